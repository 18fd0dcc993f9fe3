from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StaffConfig(AppConfig):
    """What the people of the staff chose for themselves."""

    name = "core.staff"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Staff")
