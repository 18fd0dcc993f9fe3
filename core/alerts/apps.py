from django.apps import AppConfig


class AlertsConfig(AppConfig):
    """Readers' addresses, apart from all else: no backup and no export takes this app."""

    name = "core.alerts"
    default_auto_field = "django.db.models.BigAutoField"
