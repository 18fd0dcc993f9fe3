from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecordsConfig(AppConfig):
    """The record of changes, which every app writes and reads."""

    name = "core.records"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Record of changes")
