import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()
if not settings.DEBUG:
    # It needs the settings, which Django reads above.
    from core.http.resending import Kept, Resending

    application = Resending(application, Kept(**settings.SENT_AGAIN))
