from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """The record of changes, which every app writes and reads."""

    name = "core.records"
    default_auto_field = "django.db.models.BigAutoField"
