"""The drafts that a notice leads to: each with what was read, and the form that would enter it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.records.publication import Publication
from countries.models import State

from ..depositaries.notices import Field, Guess, Known, Notice, Problem, Told, Trouble
from ..law.checks import check_title
from ..models import Act, Statement, Treaty
from ..models.acts import ANSWERABLE
from ..models.choices import Precision, StatementNature
from ..models.numbers import normalised, spellings_of
from ..questions.states import names_in_texts
from .previews import by_severity, finding, in_words

FIELD_LABELS = {
    Field.REFERENCE: gettext_lazy("Document reference"),
    Field.TREATY: gettext_lazy("Treaty"),
    Field.STATE: gettext_lazy("State"),
    Field.KIND: gettext_lazy("Kind"),
    Field.DONE_ON: gettext_lazy("Done on"),
    Field.EFFECTIVE_ON: gettext_lazy("Published effect"),
    Field.EXPIRES_ON: gettext_lazy("Valid until"),
    Field.NATURE: gettext_lazy("Nature"),
    Field.MADE_ON: gettext_lazy("Made on"),
    Field.TEXT: gettext_lazy("Text"),
    Field.ARTICLES: gettext_lazy("Articles"),
}
TROUBLES = {
    Trouble.MISSING: gettext_lazy("not found in the text."),
    Trouble.SEVERAL: gettext_lazy("the text can mean several, so none was chosen:"),
    Trouble.UNKNOWN: gettext_lazy("the text names what is not known:"),
    Trouble.UNCLEAR: gettext_lazy("the text does not say what this date is of:"),
    Trouble.DAY_OR_MONTH: gettext_lazy("which number is the day, and which the month?"),
    Trouble.TAKES_BACK: gettext_lazy(
        "this takes a statement back. Enter the end of that statement too, if it is here:"
    ),
    Trouble.ANSWERS: gettext_lazy("choose the accession that is meant, once it is published:"),
}
ACT_FIELDS = [
    "treaty", "state", "kind", "done_on", "effective_on", "expires_on", "document_reference",
    "source", "public_note", "note",
]  # fmt: skip
STATEMENT_FIELDS = [
    "treaty", "state", "nature", "articles", "text", "language", "made_on", "starts_on",
    "about_act", "source",
]  # fmt: skip
# What the forms demand and the page does not ask.
SET = {"done_precision": Precision.DAY.value, "publication": Publication.DRAFT.value}


class Records:
    """The States and treaties here, as a notice may call them."""

    @cached_property
    def states(self) -> dict[str, State]:
        return {state.code: state for state in State.objects.all()}

    @cached_property
    def treaties(self) -> dict[str, Treaty]:
        return {treaty.code: treaty for treaty in Treaty.objects.all()}

    @cached_property
    def titles(self) -> dict[str, list[str]]:
        rows = self.treaties.values()
        return {row.code: [normalised(title) for title in row.titles.values()] for row in rows}

    def known(self) -> Known:
        numbers: dict[str, list[str]] = {}
        spellings: dict[str, list[str]] = {}
        for treaty in self.treaties.values():
            numbers.setdefault(treaty.number, []).append(treaty.code)
            for spelling in spellings_of(treaty):
                spellings.setdefault(spelling, []).append(treaty.code)
        labels = [(name, state.code) for name, state in names_in_texts(self.states.values())]
        titles = {row.code: list(row.titles.values()) for row in self.treaties.values()}
        return Known(labels, numbers, spellings, titles)

    def key_of(self, field: Field, guess: Guess) -> str:
        """Return a guess as a form's field takes it."""
        rows = {Field.STATE: self.states, Field.TREATY: self.treaties}.get(field)
        return str(rows[guess.value].pk) if rows else str(guess.value)


@dataclass
class Draft:
    """One act or statement of a notice, and the form that would enter it."""

    told: Told
    form: object
    model_admin: object
    is_wanted: bool
    running: Iterable[Statement] = ()

    @property
    def fields(self) -> list[dict]:
        """The fields that the page asks for, each with the piece from which it was read."""
        names = STATEMENT_FIELDS if self.told.is_statement else ACT_FIELDS
        guesses = self.told.guesses
        return [
            {"field": self.form[name], "piece": guesses[name].piece if name in guesses else ""}
            for name in names
            if self.is_asked(name)
        ]

    def is_asked(self, name: str) -> bool:
        """Whether a field is shown: some only where the notice or its kind gives a reason."""
        kind = self.form["kind"].value() if "kind" in self.form.fields else ""
        nature = self.form["nature"].value() if "nature" in self.form.fields else ""
        answers = (StatementNature.OBJECTION, StatementNature.ACCEPTANCE)
        given = {"expires_on": kind == "invitation", "about_act": nature in answers}
        return name in self.form.fields and given.get(name, True)

    @property
    def problems(self) -> list[dict]:
        return [problem_in_words(problem) for problem in self.told.problems]

    @property
    def preview(self) -> dict | None:
        """What an act would change, for its template; None for a statement."""
        found = getattr(self.form, "preview", None)
        return in_words(found, self.form.confirmed) if found else None

    @property
    def findings(self) -> dict:
        """What the checks find, for their template; for an act the preview shows its own."""
        others = [finding(item, self.form.confirmed) for item in self.form.of_the_notice]
        is_statement = self.told.is_statement
        found = by_severity(self.form.findings, self.form.confirmed) if is_statement else {}
        return {**found, "warnings": [*others, *found.get("warnings", [])]}


def problem_in_words(problem: Problem) -> dict:
    """Return a problem as the page shows it."""
    return {
        "field": FIELD_LABELS[problem.field],
        "text": TROUBLES[problem.trouble],
        "pieces": problem.pieces,
    }


def first_values(notice: Notice, records: Records) -> QueryDict:
    """Return the values with which the forms open: the guesses, and nothing where there is none."""
    data = QueryDict(mutable=True)
    for number, told in enumerate(notice.told):
        for name, value in values_of(told, notice, records).items():
            data[f"{prefix_of(number)}-{name}"] = value
        data[f"{prefix_of(number)}-wanted"] = "on"
    return data


def values_of(told: Told, notice: Notice, records: Records) -> dict[str, str]:
    """Return the values of one form by the name of the field."""
    values = {field.value: records.key_of(field, guess) for field, guess in told.guesses.items()}
    reference = values.pop(Field.REFERENCE.value, "")[:200]
    values["source"] = (
        _("Notification %(reference)s") % {"reference": reference} if reference else ""
    )
    if told.is_statement:
        values["articles"] = values.get("articles", "")[:100]
        values["language"] = notice.language
        values["about_act"] = answered(told, notice)
        return values
    values.pop("articles", None)
    return values | {"document_reference": reference}


def answered(told: Told, notice: Notice) -> str:
    """Return the one published accession that an objection of a notice can mean; else nothing."""
    if all(problem.trouble != Trouble.ANSWERS for problem in told.problems):
        return ""
    treaty = told.guesses.get(Field.TREATY)
    others = {one.guesses[Field.STATE].value for one in notice.told if Field.STATE in one.guesses}
    found = Act.objects.filter(
        **ANSWERABLE, treaty__code=treaty.value if treaty else "", state__code__in=others
    )
    keys = list(found.values_list("pk", flat=True)[:2])
    return str(keys[0]) if len(keys) == 1 else ""


def prefix_of(number: int) -> str:
    return f"draft-{number}"


def drafts_of(
    model_admin, request, notice: Notice, data: QueryDict, *, text: str, records: Records
) -> list[Draft]:
    """Return the drafts of a notice with their forms filled in; only those wanted are checked."""
    site = model_admin.admin_site
    found = []
    for number, told in enumerate(notice.told):
        prefix = prefix_of(number)
        admin = site.get_model_admin(Statement if told.is_statement else Act)
        values = data.copy()
        for name, value in {**SET, "reason": data.get("reason", "")}.items():
            values[f"{prefix}-{name}"] = value
        form = admin.get_form(request)(values, prefix=prefix)
        form.of_the_notice = contradictions(form["treaty"].value(), text, records)
        is_wanted = f"{prefix}-wanted" in data
        found.append(Draft(told, form, admin, is_wanted, running(told)))
    return found


def contradictions(treaty: str, text: str, records: Records) -> list:
    """Return what the check finds if the text holds the title of another treaty than the chosen."""
    codes = [code for code, row in records.treaties.items() if str(row.pk) == treaty]
    return check_title(codes[0], normalised(text), records.titles) if codes else []


def running(told: Told) -> Iterable[Statement]:
    """Return the published statements that a withdrawal can mean: those without an end."""
    takes_back = any(problem.trouble == Trouble.TAKES_BACK for problem in told.problems)
    if not takes_back or not {Field.TREATY, Field.STATE} <= told.guesses.keys():
        return []
    return Statement.objects.filter(
        treaty__code=told.guesses[Field.TREATY].value,
        state__code=told.guesses[Field.STATE].value,
        ends_on=None,
        publication=Publication.PUBLISHED,
    ).select_related("treaty", "state")
