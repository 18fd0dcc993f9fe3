"""A Django view without any middleware that answers one file: what the site is compared with.

Served as ``bench.bare:application``; ``BARE_FILE`` names the file.
"""

import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

CONTENT = Path(os.environ["BARE_FILE"]).read_bytes()


def answer(request: HttpRequest) -> HttpResponse:
    return HttpResponse(CONTENT, content_type="application/json")


urlpatterns = [path("", answer)]
settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], MIDDLEWARE=[], SECRET_KEY="bare")
application = get_wsgi_application()
