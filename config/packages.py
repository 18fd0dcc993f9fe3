"""The packages whose tables the admin shows: what its headings and columns call them.

The two of one-time passwords have English names alone. Theirs are replaced once they are loaded:
what a migration is made of stays as it is.
"""

from axes.apps import AppConfig as Axes
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_static.apps import DefaultConfig as Static
from django_otp.plugins.otp_totp.apps import DefaultConfig as Totp

MODELS = {
    "totpdevice": (_("one-time password app"), _("one-time password apps")),
    "staticdevice": (_("list of emergency codes"), _("lists of emergency codes")),
    "statictoken": (_("emergency code"), _("emergency codes")),
}
FIELDS = {
    "user": _("user"),
    "name": _("name"),
    "confirmed": _("ready for use"),
    "created_at": _("created at"),
    "last_used_at": _("last used at"),
    "key": _("secret key"),
    "step": _("seconds that a code holds"),
    "t0": _("moment from which steps are counted"),
    "digits": _("digits of a code"),
    "tolerance": _("steps allowed before and after"),
    "drift": _("steps by which its clock differs"),
    "last_t": _("last step used"),
    "throttling_failure_timestamp": _("last failed attempt"),
    "throttling_failure_count": _("failed attempts"),
    "token": _("code"),
    "device": _("list of emergency codes"),
}


class AxesConfig(Axes):
    verbose_name = _("Failed logins")


class StaticConfig(Static):
    verbose_name = _("Emergency codes")

    def ready(self):
        super().ready()
        name_models(self)


class TotpConfig(Totp):
    verbose_name = _("One-time passwords")

    def ready(self):
        super().ready()
        name_models(self)


def name_models(app) -> None:
    """Give the models of an app, and their fields, names in the reader's language."""
    for model in app.get_models():
        names = MODELS[model._meta.model_name]
        model._meta.verbose_name, model._meta.verbose_name_plural = names
        for field in model._meta.concrete_fields:
            field.verbose_name = FIELDS.get(field.name, field.verbose_name)
