"""The staff's side: facts are entered here, checked before anybody sees them, and published."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from . import (
    acts,
    attachments,
    authorities,
    depositaries,
    derived,
    differences,
    duties,
    letters,
    procedures,
    proposals,
    statements,
    states,
    steps,
    treaties,
    webhooks,
)

__all__ = [
    "acts",
    "attachments",
    "authorities",
    "depositaries",
    "derived",
    "differences",
    "duties",
    "letters",
    "procedures",
    "proposals",
    "statements",
    "states",
    "steps",
    "treaties",
    "webhooks",
]

admin.site.site_header = _("Accede: staff")
admin.site.site_title = _("Accede: staff")
