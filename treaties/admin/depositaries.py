"""Who keeps treaties, how they are numbered, and what they are about."""

from django.contrib import admin

from ..models import Depositary, Series, Subject, Treaty
from .facts import FactAdmin
from .states import LinesField


@admin.register(Depositary)
class DepositaryAdmin(FactAdmin):
    list_display = ["code", "name", "extra_day"]
    list_display_links = ["code", "name"]
    search_fields = ["code"]
    filter_horizontal = ["together"]
    fields = [
        "code",
        "names",
        "together",
        "site",
        "status_page",
        ("extra_day", "overflow", "renewal_notice_months"),
    ]


@admin.register(Series)
class SeriesAdmin(FactAdmin):
    list_display = ["code", "name", "depositary", "example", "position"]
    list_display_links = ["code", "name"]
    list_select_related = ["depositary"]
    search_fields = ["code"]
    fields = [
        "code",
        "names",
        "depositary",
        "position",
        ("pattern", "example"),
        "spellings",
        "also_called",
        "numbers_stand_alone",
        "chapters",
    ]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "also_called":
            kwargs["form_class"] = LinesField
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
class SubjectAdmin(FactAdmin):
    list_display = ["code", "name", "position"]
    list_display_links = ["code", "name"]
    search_fields = ["code"]
    fields = ["code", "names", "position"]
