"""Reservations, declarations and other statements."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.admin.forms import EXTRA_FIELDS
from core.records.publication import Publication, needs_second_person, own_words, two_persons
from countries.formats import day_in_words
from countries.models import State

from ..law.checks import check_statement
from ..law.finding import Finding, Severity
from ..models import Act, Statement, Treaty
from ..models.choices import Precision
from ..models.worlds import statement_facts, world
from .attachments import KeptInline
from .autocomplete import Searched, of_pair, treaty_label
from .checked_form import CheckedForm, numbered
from .facts import FactAdmin
from .filters import WorkFilter
from .previews import finding


class StatementForm(CheckedForm):
    """A statement's fields; it is judged beside the acts of its State."""

    findings: list[Finding] = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "about_act" in self.fields:
            text = _("Choose a published accession.")
            self.fields["about_act"].error_messages["invalid_choice"] = text

    def clean(self):
        cleaned = super().clean()
        self.was_published = bool(
            self.instance.pk and self.instance.publication == Publication.PUBLISHED
        )
        if {"treaty", "state", "nature"} <= cleaned.keys() and self.values_changed():
            self.findings = self.found(cleaned)
            self.judge(self.findings)
            self.refuse_wrong_answer(cleaned)
        if self.was_published and self.values_changed() and not cleaned.get("reason"):
            self.add_error("reason", _("Say why a published statement is changed."))
        is_published = cleaned.get("publication") == Publication.PUBLISHED
        self.publishes = is_published and not self.was_published
        if self.publishes:
            self.ask_for_second_person()
        return cleaned

    def refuse_wrong_answer(self, cleaned: dict) -> None:
        """Refuse an answer to an accession that this State cannot answer, or not on that day."""
        act, made_on = cleaned.get("about_act"), cleaned.get("made_on")
        if act is None:
            return
        if problem := wrong_answer(act, cleaned["treaty"], cleaned["state"]):
            self.add_error("about_act", problem)
        elif made_on and act.done_precision == Precision.DAY and made_on < act.done_on:
            text = _("It answers an accession of %(day)s and cannot have been made before.")
            self.add_error("made_on", text % {"day": day_in_words(act.done_on)})

    def values_changed(self) -> bool:
        """Whether anything but the publication was changed."""
        return bool(set(self.changed_data) - {"publication", *EXTRA_FIELDS})

    def found(self, cleaned: dict) -> list[Finding]:
        """Return what the checks find about the statement as typed."""
        names = [field.name for field in Statement._meta.concrete_fields if field.name in cleaned]
        statement = Statement(**{name: cleaned[name] for name in names})
        return found_by_checks(statement, cleaned.get("territories", ()))

    def ask_for_second_person(self) -> None:
        """Refuse to publish what the same person wrote, under that rule.

        A statement that changes after this was asked is not written: the form is refused.
        """
        is_written_now = self.instance.pk is None or self.values_changed()
        if two_persons() and (is_written_now or needs_second_person(self.instance, self.user)):
            self.add_error("publication", own_words())

    def in_words(self) -> dict:
        """Return the findings as the template shows them, the warnings ticked or not."""
        by = {
            severity: [item for item in self.findings if item.severity == severity]
            for severity in Severity
        }
        others = [Severity.FLAG, Severity.INFO, Severity.BLOCKS_PUBLICATION]
        return {
            "errors": [finding(item) for item in by[Severity.ERROR]],
            "warnings": [finding(item, self.confirmed) for item in by[Severity.WARNING]],
            "notes": [finding(item) for severity in others for item in by[severity]],
        }


def wrong_answer(act: Act, treaty: Treaty, state: State) -> str:
    """Return why a State cannot object to an accession or accept it; empty if it can."""
    if act.treaty_id != treaty.pk:
        return _("This accession is to another treaty: %(treaty)s.") % {"treaty": act.treaty.label}
    if act.state_id == state.pk:
        return _("A State cannot object to its own accession, nor accept it.")
    if not treaty.accession_binds:
        text = _(
            "An accession to %(treaty)s binds towards all Parties, so nobody may refuse it. If "
            "that is wrong, correct the treaty first."
        )
        return text % {"treaty": treaty.label}
    return ""


def found_by_checks(statement: Statement, territories) -> list[Finding]:
    """Return what the checks find about a statement that need not be stored."""
    pair = world([statement.treaty]).pair(statement.treaty.code, statement.state.code)
    has_source = bool(statement.source.strip())
    return check_statement(pair, statement_facts(statement, territories), has_source=has_source)


@admin.register(Statement)
class StatementAdmin(Searched, FactAdmin):
    """Statements: drafts of the Editors, changed and published by the Publishers."""

    form = StatementForm
    list_display = [
        treaty_label,
        "state",
        "nature",
        "articles",
        "made_on",
        "ends_on",
        "publication",
    ]
    list_display_links = [treaty_label, "state"]
    list_select_related = ["treaty", "state"]
    list_filter = [WorkFilter, "publication", "nature"]
    search_fields = ["treaty__search_text"]
    search_help_text = gettext_lazy("Treaty and State by number, code or name in any language")
    autocomplete_fields = ["treaty", "state", "territories", "objects_to", "about_act"]
    fields = [
        "treaty",
        "state",
        ("nature", "articles"),
        "text",
        "language",
        "translations",
        ("made_on", "starts_on", "ends_on"),
        "territories",
        ("objects_to", "precludes_entry_into_force"),
        "about_act",
        "source",
        "publication",
    ]
    found = staticmethod(of_pair)

    def treaties_of(self, row):
        stored = Statement.objects.filter(pk=row.pk).select_related("treaty").first()
        return [row.treaty, *([stored.treaty] if stored else [])]

    def refuse_by_checks(self, row, reason):
        """Refuse errors; the reason for going back confirms the warnings."""
        found = found_by_checks(row, row.territories.all())
        errors = [item for item in found if item.severity == Severity.ERROR]
        if errors:
            raise ValidationError([numbered(item) for item in errors])

    def may_publish(self, request) -> bool:
        return request.user.has_perm("treaties.publish_act")

    def get_inlines(self, request, obj):
        """Show what is kept with a statement that came out of a notice."""
        return [KeptInline] if obj is not None and obj.attachments.exists() else []

    def get_readonly_fields(self, request, obj=None):
        return [] if self.may_publish(request) else ["publication"]

    def has_change_permission(self, request, obj=None):
        """Allow Editors their drafts; what is published, or was, the Publishers change."""
        is_draft = obj is None or obj.publication == Publication.DRAFT
        return super().has_change_permission(request, obj) and (
            is_draft or self.may_publish(request)
        )

    def has_delete_permission(self, request, obj=None):
        is_draft = obj is None or obj.publication == Publication.DRAFT
        return is_draft and super().has_delete_permission(request, obj)

    def render_change_form(self, request, context, *args, **kwargs):
        context["findings"] = context["adminform"].form.in_words()
        return super().render_change_form(request, context, *args, **kwargs)
