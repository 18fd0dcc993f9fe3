"""What each person of the staff chose for themselves; never a fact that readers get."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

LANGUAGES = [code for code, _name in settings.LANGUAGES]


class Preference(models.Model):
    """In which language one person reads the admin; empty: in that of the browser."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="preference"
    )
    language = models.CharField(_("language"), max_length=8, blank=True)

    class Meta:
        verbose_name = _("preference")
        verbose_name_plural = _("preferences")
        constraints = [
            models.CheckConstraint(
                condition=Q(language__in=["", *LANGUAGES]),
                name="%(app_label)s_%(class)s_language_known",
            )
        ]

    def __str__(self):
        return f"{self.user}: {self.language}"
