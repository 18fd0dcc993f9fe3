from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from config import health

handler500 = "config.api.server_error"

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("api/", include("config.api")),
    path(settings.ADMIN_PATH, admin.site.urls),
    *i18n_patterns(path("", include("treaties.urls")), path("", include("programmes.urls"))),
]
