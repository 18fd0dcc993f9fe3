"""Who keeps treaties, how they are numbered, and what they are about."""

from functools import partial

from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.admin.forms import FactForm

from ..models import Depositary, Series, Subject, Treaty
from .autocomplete import Searched, name_of, of_named
from .lines import LinesField
from .proposals import ProposedAdmin
from .series_form import ChaptersField, SeriesForm

SEARCHED_BY = gettext_lazy("Code or name in any language")


class DepositaryForm(FactForm):
    """A depositary; the code of several names each of those who keep treaties together."""

    def clean(self):
        cleaned = super().clean()
        if {"code", "together"} <= cleaned.keys():
            self.compare_parts(cleaned["code"], set(cleaned["together"]))
        return cleaned

    def compare_parts(self, code: str, chosen: set[Depositary]) -> None:
        """Refuse parts that the code does not name, and a code whose parts are not chosen."""
        parts = Depositary(code=code).parts
        known = set(Depositary.objects.filter(code__in=parts).values_list("code", flat=True))
        if missing := [part for part in parts if part not in known]:
            text = _("Enter %(codes)s first: the code says that they keep treaties together.")
            self.add_error("code", text % {"codes": ", ".join(missing)})
        elif parts and {row.code for row in chosen} != set(parts):
            text = _("Choose those whom the code names: %(codes)s.")
            self.add_error("together", text % {"codes": ", ".join(parts)})
        elif len(chosen) == 1:
            self.add_error("together", _("Leave it empty for a depositary that is alone."))
        elif chosen and not parts:
            text = _("The code of several is made of theirs: %(code)s.")
            codes = "+".join(sorted(row.code for row in chosen))
            self.add_error("code", text % {"code": codes})


@admin.register(Depositary)
class DepositaryAdmin(Searched, ProposedAdmin):
    form = DepositaryForm
    list_display = ["code", name_of, "extra_day"]
    list_display_links = ["code", name_of]
    search_fields = ["code"]
    search_help_text = SEARCHED_BY
    filter_horizontal = ["together"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "code",
                    "names",
                    "together",
                    "site",
                    "status_page",
                    ("extra_day", "overflow"),
                ]
            },
        ),
        (
            gettext_lazy("Invitations to join"),
            {
                "fields": [
                    "invitations_asked_of",
                    "invitations_consult",
                    "invitations_decided_by",
                    "invitation_years",
                    "invitations_source",
                ]
            },
        ),
    ]
    found = partial(of_named, model=Depositary)


@admin.register(Series)
class SeriesAdmin(Searched, ProposedAdmin):
    form = SeriesForm
    list_display = ["code", name_of, "depositary", "example", "position"]
    list_display_links = ["code", name_of]
    list_select_related = ["depositary"]
    search_fields = ["code"]
    search_help_text = SEARCHED_BY
    autocomplete_fields = ["depositary"]
    fields = [
        "code",
        "names",
        "depositary",
        "position",
        ("pattern", "example"),
        "spellings",
        "special_spellings",
        "also_called",
        "numbers_stand_alone",
        "chapters",
    ]
    found = partial(of_named, model=Series)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        lines = {"also_called": LinesField, "chapters": ChaptersField}
        if db_field.name in lines:
            kwargs["form_class"] = lines[db_field.name]
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def write(self, request, write, form):
        """Write a series, and what follows from it for each of its treaties."""
        super().write(request, write, form)
        for treaty in Treaty.objects.filter(series=form.instance.code):
            before = (treaty.code, treaty.labels, treaty.sort_key, treaty.search_text)
            treaty.take_names(form.instance)
            if before != (treaty.code, treaty.labels, treaty.sort_key, treaty.search_text):
                write.save(treaty)


@admin.register(Subject)
class SubjectAdmin(Searched, ProposedAdmin):
    list_display = ["code", name_of, "position"]
    list_display_links = ["code", name_of]
    search_fields = ["code"]
    search_help_text = SEARCHED_BY
    fields = ["code", "names", "position"]
    found = partial(of_named, model=Subject)
