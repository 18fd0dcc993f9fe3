from django.apps import AppConfig


class StaffConfig(AppConfig):
    """What the people of the staff chose for themselves."""

    name = "core.staff"
    default_auto_field = "django.db.models.BigAutoField"
