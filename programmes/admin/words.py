"""Partners and themes: what programmes refer to by name."""

from django.contrib import admin
from django.utils.translation import gettext_lazy

from ..models import Partner, Theme
from .facts import ProgrammeFactAdmin


class NamedAdmin(ProgrammeFactAdmin):
    """Rows that are little more than a name."""

    list_display = ["slug", "name_text"]
    search_fields = ["slug", "names__en"]
    search_help_text = gettext_lazy("Identifier or English name")
    fields = ["slug", "names"]

    @admin.display(description=gettext_lazy("name"))
    def name_text(self, row):
        return row.name.text


admin.site.register([Partner, Theme], NamedAdmin)
