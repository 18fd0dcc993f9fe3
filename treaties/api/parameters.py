"""The parameters of questions that only the API is asked."""

from datetime import date, timedelta
from functools import cached_property

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.http.parameters import (
    Asked,
    AskedCode,
    AskedDay,
    AskedList,
    AskedNumber,
    Parameters,
)
from core.records.models import Change
from countries.models import State

from ..answers.known_at import FACTS
from ..answers.objections import in_effect
from ..law.vocabulary import CONSENTS, COUNTED_KINDS, ActKind, ClauseKind, Trigger
from ..models import (
    Act,
    Authority,
    Practice,
    Relation,
    Series,
    StandingPeriod,
    Statement,
    Subject,
    Treaty,
)
from ..models.choices import StatementNature
from ..models.querysets import StandingQuerySet
from ..questions.filters import (
    KNOWN_AT,
    SOME_STATES,
    SOME_TREATIES,
    ChangedSinceFilter,
    CodesFilter,
    DayFilter,
    Listed,
    MatrixParameters,
    Several,
    StatesFilter,
    TreatiesFilter,
    TreatyParameters,
    end_of,
)
from ..questions.identifiers import find_state, find_treaty

FIRST_YEAR, LAST_YEAR = 1901, 2199
DAY = timedelta(days=1)
PLAIN = {"states", "treaties", "as_of", "lang", "page", "page_size", "format", "fields"}
"""Parameters that neither leave out a pair of those named nor put them in another order."""
GROUPINGS = ("state", "decade")
OBJECTS = {
    model._meta.model_name: model._meta.label_lower
    for model in (*FACTS, Practice, Relation, Series, Subject)
}
"""What changes of this app and of States are about, by the name that readers know."""
MOST_ANSWERS = 500
MOST_ROWS = 100_000
TREATY = gettext_lazy("A treaty, in any spelling of its number.")
STATE = gettext_lazy("The code of a State.")
STATES = gettext_lazy("Codes of States, separated by commas; the focus State if not given.")


class SingleParameters(Parameters):
    """What may be asked of one object."""

    format = AskedCode(codes=["json"], label=gettext_lazy("JSON."))
    fields = AskedList(label=gettext_lazy("Only these fields, separated by commas."))


class OneTreatyParameters(SingleParameters):
    state = Asked(label=gettext_lazy("The State whose status is shown."))
    format = AskedCode(codes=["json", "jsonld"], label=gettext_lazy("JSON or JSON-LD."))

    @property
    def state_asked(self):
        return find_state(self.get("state") or settings.FOCUS_STATE)


class OnePairParameters(SingleParameters):
    known_at = AskedDay(label=KNOWN_AT)

    @property
    def problems(self) -> dict[str, str]:
        return super().problems | ahead(self)


class ManyTreatiesParameters(TreatyParameters):
    """What may be asked about treaties, each with its status for one State or for several."""

    known_at = AskedDay(label=KNOWN_AT)
    states = AskedList(
        most=60,
        label=gettext_lazy("Codes of States, separated by commas: a row for each of them."),
    )
    either = (*TreatyParameters.either, ("state", "states"))


class MatrixKnownParameters(MatrixParameters):
    """What may be asked about several States and treaties at once, also as it was known."""

    known_at = AskedDay(label=KNOWN_AT)

    @property
    def is_whole(self) -> bool:
        """Whether each State is asked about with each treaty, in the usual order."""
        return self.given.keys() <= PLAIN

    @cached_property
    def ids_of_treaties(self) -> list[int]:
        """The ids of the treaties asked about, in the order of their numbers."""
        rows = Treaty.objects.order_by("sort_key", "pk")
        if names := self.get("treaties"):
            rows = rows.filter(pk__in=ids_of_treaties(names))
        return list(rows.values_list("pk", flat=True))


class SpanParameters(Listed):
    """A span of days; both are included."""

    treaties = AskedList(label=SOME_TREATIES)

    # "from" is a word of Python and cannot be written as a name.
    vars()["from"] = AskedDay(label=gettext_lazy("The first day."))
    to = AskedDay(label=gettext_lazy("The last day."))
    as_of = AskedDay(label=gettext_lazy("Only what comes after this day."))

    @cached_property
    def treaties_asked(self) -> set[int] | None:
        """The ids of the treaties asked about; None for all."""
        return ids_of_treaties(self.get("treaties"))

    @property
    def problems(self) -> dict[str, str]:
        return super().problems | backwards(self)


class PanelParameters(Several):
    """Several States and treaties, on the first day of each year or month of a span of years."""

    vars()["from"] = AskedNumber(
        least=FIRST_YEAR, most=LAST_YEAR, required=True, label=gettext_lazy("The first year.")
    )
    to = AskedNumber(
        least=FIRST_YEAR,
        most=LAST_YEAR,
        label=gettext_lazy("The last year; this one if not given."),
    )
    every = AskedCode(
        codes=["year", "month"],
        label=gettext_lazy("On the first day of each year, or of each month; year if not given."),
    )
    known_at = AskedDay(label=KNOWN_AT)
    as_of = None

    @cached_property
    def days(self) -> list[date]:
        """The days asked about, in order."""
        months = range(1, 13) if self.get("every") == "month" else (1,)
        first = self.get("from")
        years = range(first, (self.get("to") or max(first, self.on.year)) + 1)
        return [date(year, month, 1) for year in years for month in months]

    @cached_property
    def problems(self) -> dict[str, str]:
        found = super().problems | backwards(self) | ahead(self)
        if not found and len(self.days) * self.pairs(self.days[0]).count() > MOST_ROWS:
            message = _("to: at most %(most)s answers at once; ask for fewer days or treaties.")
            found["to"] = message % {"most": MOST_ROWS}
        return found

    def pairs(self, on: date) -> StandingQuerySet:
        """Return the pairs on a day, the same ones on every day."""
        rows = StandingPeriod.objects.pairs(on).of_states([row.pk for row in self.states_asked])
        if self.treaties_asked is not None:
            rows = rows.filter(treaty__in=self.treaties_asked)
        return rows.order_by("treaty__sort_key", "treaty_id", "state_code")


class LeavingParameters(Listed):
    """The day on which a notice is supposed to be given; ``as_of`` is another name for it."""

    on = AskedDay(label=gettext_lazy("The day of the supposed notice; today if not given."))
    as_of = AskedDay(label=gettext_lazy("The same."))
    treaties = TreatiesFilter("treaty", label=SOME_TREATIES)
    either = (("as_of", "on"),)

    @property
    def day_given(self):
        return super().day_given or self.get("on")


class YearsParameters(Listed):
    """A span of years; both are included."""

    vars()["from"] = AskedNumber(
        least=FIRST_YEAR, most=LAST_YEAR, label=gettext_lazy("The first year.")
    )
    to = AskedNumber(least=FIRST_YEAR, most=LAST_YEAR, label=gettext_lazy("The last year."))
    as_of = None

    @property
    def problems(self) -> dict[str, str]:
        return super().problems | backwards(self)


def ahead(asked: Parameters) -> dict[str, str]:
    """Return what is wrong with a day of knowledge that is still to come."""
    day = asked.get("known_at")
    if day is None or day <= asked.today:
        return {}
    return {"known_at": _("known_at: %(day)s lies ahead.") % {"day": day}}


def ids_of_treaties(names: list[str] | None) -> set[int] | None:
    """Return the ids of the treaties that some names mean; None where none are named."""
    return {find_treaty(name).pk for name in names} if names else None


def backwards(asked: Parameters) -> dict[str, str]:
    """Return what is wrong with a span that ends before it begins."""
    first, last = asked.get("from"), asked.get("to")
    if first is None or last is None or first <= last:
        return {}
    return {"to": _("to: the span ends before it begins.")}


class BetweenParameters(Listed):
    """Two States, or one and several others, and one treaty, some, or all that bind two of them."""

    treaty = Asked(
        label=gettext_lazy(
            "A treaty, in any spelling of its number; all that bind both if not given."
        )
    )
    treaties = AskedList(
        label=gettext_lazy("Identifiers of treaties, separated by commas, instead of one.")
    )
    a = Asked(required=True, label=STATE)
    b = AskedList(
        most=60, required=True, label=gettext_lazy("Codes of States, separated by commas.")
    )
    either = (("treaty", "treaties"),)

    @cached_property
    def a_asked(self) -> State:
        return find_state(self.get("a"))

    @cached_property
    def b_asked(self) -> list[State]:
        return list({row.pk: row for row in map(find_state, self.get("b"))}.values())

    @cached_property
    def treaties_asked(self) -> list[Treaty]:
        """The treaties asked about; none if it is all that bind two of the States."""
        names = [self.get("treaty")] if self.get("treaty") else self.get("treaties") or []
        return list({row.pk: row for row in map(find_treaty, names)}.values())

    @property
    def pairs(self) -> list[tuple[str, State]]:
        """Each treaty asked about with each other State."""
        return [(treaty.code, state) for treaty in self.treaties_asked for state in self.b_asked]

    @property
    def is_single(self) -> bool:
        """Whether one answer is asked for, as JSON: about one treaty and two States."""
        is_file = self.get("format") not in (None, "json")
        return bool(self.get("treaty")) and len(self.b_asked) == 1 and not is_file

    @property
    def problems(self) -> dict[str, str]:
        found = dict(super().problems)
        if not found and self.a_asked in self.b_asked:
            found["b"] = _("b: %(code)s is the same State as a.") % {"code": self.a_asked.code}
        if not found and len(self.pairs) > MOST_ANSWERS:
            message = _("treaties: at most %(most)s answers at once; name fewer.")
            found["treaties"] = message % {"most": MOST_ANSWERS}
        return found


class DurationParameters(Listed):
    """How long some States took over some treaties."""

    state = Asked(label=gettext_lazy("The State; the focus State if not given."))
    states = AskedList(most=300, label=STATES)
    treaties = AskedList(label=SOME_TREATIES)
    either = (("state", "states"),)

    @cached_property
    def states_asked(self) -> list[State]:
        """The States asked about, each once."""
        codes = self.get("states") or [self.get("state") or settings.FOCUS_STATE]
        return list({row.pk: row for row in map(find_state, codes)}.values())

    @cached_property
    def treaties_asked(self) -> set[int] | None:
        """The ids of the treaties asked about; None for all."""
        return ids_of_treaties(self.get("treaties"))


class DurationSummaryParameters(DurationParameters):
    """The same of all States if none is named, in groups."""

    state = Asked(label=gettext_lazy("The State; all if not given."))
    states = AskedList(most=300, label=SOME_STATES)
    by = CodesFilter(codes=GROUPINGS, label=gettext_lazy("By State, by decade, or by both."))

    @cached_property
    def states_asked(self) -> list[State]:
        if not self.one_of("state", "states"):
            return list(State.objects.order_by("code"))
        return super().states_asked

    @property
    def groups_asked(self) -> list[str]:
        """By what the stages are grouped; by State and decade if nothing is said."""
        return self.get("by") or list(GROUPINGS)


KIND = AskedCode(
    codes=[kind for kind in ActKind if kind in CONSENTS - {ActKind.SUCCESSION}],
    label=gettext_lazy("How the State would consent; accession if not given."),
)
HYPOTHETICAL = AskedNumber(
    least=0, most=1, label=gettext_lazy("1 to suppose a deposit that is not possible, else 0.")
)


class ForecastParameters(SingleParameters):
    state = Asked(label=gettext_lazy("The State; the focus State if not given."))
    deposited = AskedDay(required=True, label=gettext_lazy("The day of the supposed deposit."))
    kind = KIND
    hypothetical = HYPOTHETICAL

    @property
    def state_asked(self):
        return find_state(self.get("state") or settings.FOCUS_STATE)


class ForecastsParameters(Listed):
    """What may be asked about several deposits at once: each State with each treaty."""

    state = AskedList(most=60, label=STATES)
    states = AskedList(most=60, label=STATES)
    treaties = AskedList(
        label=gettext_lazy("Identifiers of treaties, separated by commas; all if not given.")
    )
    deposited = AskedDay(label=gettext_lazy("The day of the supposed deposit; today if not given."))
    kind = KIND
    hypothetical = HYPOTHETICAL
    either = (("state", "states"),)

    @cached_property
    def states_asked(self) -> list[State]:
        codes = self.get("states") or self.get("state") or [settings.FOCUS_STATE]
        return list({row.pk: row for row in map(find_state, codes)}.values())

    @cached_property
    def treaties_asked(self) -> list[Treaty]:
        names = self.get("treaties")
        rows = map(find_treaty, names) if names else Treaty.objects.all()
        return list({row.pk: row for row in rows}.values())

    @property
    def problems(self) -> dict[str, str]:
        found = dict(super().problems)
        if not found and len(self.states_asked) * len(self.treaties_asked) > MOST_ANSWERS:
            message = _("treaties: at most %(most)s answers at once; name fewer.")
            found["treaties"] = message % {"most": MOST_ANSWERS}
        return found


class ComputeParameters(SingleParameters):
    kind = AskedCode(codes=ClauseKind, required=True, label=gettext_lazy("The kind of clause."))
    date = AskedDay(required=True, label=gettext_lazy("The day of the act."))
    n = AskedNumber(least=0, most=1200, label=gettext_lazy("The number of months or days."))
    days = AskedNumber(
        least=1,
        most=1200,
        label=gettext_lazy("The number of days that follow the months, for days_after_months."),
    )
    trigger = AskedCode(
        codes=Trigger, label=gettext_lazy("What the clause counts from; without it, the deposit.")
    )
    extra_day = AskedNumber(
        least=0, most=1, label=gettext_lazy("1 if the day after the period counts, else 0.")
    )
    overflow = AskedNumber(
        least=0,
        most=1,
        label=gettext_lazy("1 if a day that a month lacks moves to the next month, else 0."),
    )
    as_of = None

    @property
    def problems(self) -> dict[str, str]:
        found = dict(super().problems)
        kind = self.get("kind")
        if kind in COUNTED_KINDS and "n" not in self.given:
            found["n"] = _("The parameter %(name)s is required.") % {"name": "n"}
        if kind == ClauseKind.DAYS_AFTER_MONTHS and "days" not in self.given:
            found["days"] = _("The parameter %(name)s is required.") % {"name": "days"}
        if self.get("days") and kind != ClauseKind.DAYS_AFTER_MONTHS:
            found["days"] = _("days: only for days_after_months.")
        if self.get("overflow") and kind != ClauseKind.MONTHS_AFTER:
            found["overflow"] = _("overflow: only for months_after.")
        if self.get("extra_day") and kind not in (ClauseKind.MONTHS_AFTER, ClauseKind.DAYS_AFTER):
            found["extra_day"] = _("extra_day: only for months_after and days_after.")
        return found


class VerificationParameters(SingleParameters):
    as_of = AskedDay(label=gettext_lazy("Only acts done by this day; today if not given."))


class RecordParameters(Listed):
    """What may be asked about what was recorded; pages continue by cursor."""

    cursor = Asked(max_length=60, label=gettext_lazy("Where to go on: from a link of an answer."))
    treaty = Asked(label=TREATY)
    treaties = TreatiesFilter("treaty", label=SOME_TREATIES)
    state = Asked(label=STATE)
    states = StatesFilter("state", label=SOME_STATES)
    changed_since = ChangedSinceFilter(treaty="treaty__code", state="state__code")
    either = (("treaty", "treaties"), ("state", "states"))
    page = None
    as_of = None
    model: type[Act] | type[Statement] | type[Authority] = Act

    @property
    def rows(self):
        """The published rows asked for."""
        rows = self.filter_queryset(self.model.objects.filter(publication="published"))
        if self.get("treaty"):
            rows = rows.filter(treaty=find_treaty(self.get("treaty")))
        if self.get("state"):
            rows = rows.filter(state=find_state(self.get("state")))
        return rows.select_related("treaty", "state")


class ActParameters(RecordParameters):
    @property
    def rows(self):
        return super().rows.select_related("treaty", "state", "depositary")

    kind = CodesFilter("kind", codes=ActKind, label=gettext_lazy("Acts of these kinds."))
    done_after = DayFilter("done_on", "gte", label=gettext_lazy("Done on this day or later."))
    done_before = DayFilter("done_on", "lte", label=gettext_lazy("Done on this day or earlier."))
    effective_after = DayFilter(
        "effective_on", "gte", label=gettext_lazy("Published effect on this day or later.")
    )
    effective_before = DayFilter(
        "effective_on", "lte", label=gettext_lazy("Published effect on this day or earlier.")
    )


class RunningFilter(DayFilter):
    """Keep the statements in effect on a day by their own days; without one they have begun."""

    def filter(self, qs, value):
        if value is None:
            return qs
        return qs.filter(in_effect(value))


class StatementParameters(RecordParameters):
    nature = CodesFilter(
        "nature", codes=StatementNature.values, label=gettext_lazy("Of these natures.")
    )
    article = Asked(max_length=20, label=gettext_lazy("About this article: 22 or 14(2)."))
    as_of = RunningFilter(label=gettext_lazy("In effect on this day; all if not given."))
    model = Statement

    @property
    def treaties(self):
        """The treaties whose statements are asked for."""
        names = self.get("treaties") or ([self.get("treaty")] if self.get("treaty") else None)
        ids = ids_of_treaties(names)
        return Treaty.objects.all() if ids is None else Treaty.objects.filter(pk__in=ids)

    @property
    def rows(self):
        rows = super().rows
        article = self.get("article")
        if not article:
            return rows
        exact = Q(articles=article) | Q(articles__startswith=f"{article},")
        later = Q(articles__endswith=f", {article}") | Q(articles__endswith=f",{article}")
        return rows.filter(exact | later | Q(articles__contains=f", {article},"))


class AuthorityParameters(RecordParameters):
    model = Authority


class ChangeParameters(SingleParameters):
    """Which changes: after a number, and of these the published ones about what is named."""

    since = AskedNumber(label=gettext_lazy("Changes after this sequence number; 0 for all."))
    page_size = AskedNumber(least=1, most=500, label=gettext_lazy("At most so many; 100."))
    treaty = Asked(label=TREATY)
    treaties = AskedList(label=SOME_TREATIES)
    state = Asked(label=STATE)
    states = AskedList(label=SOME_STATES)
    type = CodesFilter("model", codes=OBJECTS, label=gettext_lazy("About objects of these types."))
    kind = CodesFilter(codes=ActKind, label=gettext_lazy("About acts of these kinds."))
    vars()["from"] = AskedDay(label=gettext_lazy("Made on this day or later."))
    to = AskedDay(label=gettext_lazy("Made on this day or earlier."))
    either = (("treaty", "treaties"), ("state", "states"))
    as_of = None

    @property
    def problems(self) -> dict[str, str]:
        return super().problems | backwards(self)

    @property
    def rows(self):
        """The changes asked for, in order; of those about something only what was published."""
        rows = Change.objects.order_by("sequence").filter(sequence__gt=self.get("since") or 0)
        wanted = self.wanted
        return rows.filter(wanted, is_public=True) if wanted else rows

    @property
    def wanted(self) -> Q:
        """What the changes must be about; empty if nothing is named."""
        wanted = Q()
        if names := self.get("treaties") or self.named("treaty"):
            wanted &= Q(topic__in=[find_treaty(name).code for name in names])
        if codes := self.get("states") or self.named("state"):
            wanted &= Q(actor__in=[find_state(code).code for code in codes])
        if types := self.get("type"):
            wanted &= Q(model__in=[OBJECTS[name] for name in types])
        if kinds := self.get("kind"):
            wanted &= Q(model=OBJECTS["act"])
            wanted &= Q(before__kind__in=kinds) | Q(after__kind__in=kinds)
        return wanted & self.period

    @property
    def period(self) -> Q:
        """When the changes must have been made."""
        first, last = self.get("from"), self.get("to")
        period = Q(at__gte=end_of(first - DAY)) if first else Q()
        return period & Q(at__lt=end_of(last)) if last else period

    def named(self, name: str) -> list[str]:
        return [self.get(name)] if self.get(name) else []
