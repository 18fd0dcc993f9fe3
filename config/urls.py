from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps import views as sitemap_views
from django.urls import include, path

from config import catalogue, downloads, health, how_to, llms, metrics, pages, worker
from config.sitemaps import SITEMAPS
from core.admin import dates
from core.staff.following import follow_page
from core.staff.languages import choose_language
from core.staff.preferences import preferences_page
from treaties.pages.sharing import shared

handler500 = "config.api.server_error"

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("metrics", metrics.metrics, name="metrics"),
    path("api/", include("config.api")),
    path("data/", downloads.index),
    path("data/catalog.ttl", catalogue.catalogue_file, {"kind": "ttl"}),
    path("data/catalog.jsonld", catalogue.catalogue_file, {"kind": "jsonld"}),
    path("ns/", catalogue.vocabulary_file),
    path("data/<name>", downloads.download, name="download"),
    path("data/releases/<day>/<name>", downloads.released, name="released"),
    path(
        f"{settings.ADMIN_PATH}date-in-words/",
        admin.site.admin_view(dates.in_words),
        name="admin_date_in_words",
    ),
    path(f"{settings.ADMIN_PATH}language/", choose_language, name="staff-language"),
    path(f"{settings.ADMIN_PATH}preferences/", preferences_page, name="staff-preferences"),
    path(f"{settings.ADMIN_PATH}follow/", follow_page, name="staff-follow"),
    path(settings.ADMIN_PATH, admin.site.urls),
    path("worker.js", worker.worker),
    path("robots.txt", pages.robots),
    path("llms.txt", llms.llms),
    path("sitemap.xml", sitemap_views.index, {"sitemaps": SITEMAPS}),
    # By the name that Django's index of sitemaps looks for.
    path(
        "sitemap-<section>.xml",
        sitemap_views.sitemap,
        {"sitemaps": SITEMAPS},
        name="django.contrib.sitemaps.views.sitemap",
    ),
    *i18n_patterns(
        *shared("about/", pages.text_page("about"), name="about"),
        path("data/", pages.data, name="data"),
        path("data/releases/<day>/", pages.release, name="release"),
        *shared("data/how-to/", how_to.how_to, name="how-to"),
        *shared("accessibility/", pages.text_page("accessibility"), name="accessibility"),
        path("opensearch.xml", pages.opensearch),
        path("", include("treaties.urls")),
        path("", include("programmes.urls")),
    ),
]
