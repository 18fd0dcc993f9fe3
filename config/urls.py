from django.conf import settings
from django.contrib import admin
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from config import health

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path(settings.ADMIN_PATH, admin.site.urls),
    *i18n_patterns(path("", include("treaties.urls"))),
]
