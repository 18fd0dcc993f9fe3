"""The parameters of questions that only the API is asked."""

from datetime import date
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
    BadParameters,
    Parameters,
)
from core.http.rendering import LINKED
from countries.models import State

from ..answers.objections import in_effect
from ..law.vocabulary import CONSENTS, COUNTED_KINDS, ActKind, ClauseKind, Trigger
from ..models import Act, Authority, StandingPeriod, Statement, Treaty
from ..models.choices import StatementNature
from ..models.querysets import StandingQuerySet
from ..questions.filters import (
    ChangedSinceFilter,
    CodesFilter,
    DayFilter,
    Listed,
    Several,
    linked_format,
)
from ..questions.identifiers import find_state, find_treaty
from .following import LONGEST_WAIT

FIRST_YEAR, LAST_YEAR = 1901, 2199
MOST_ANSWERS = 500
MOST_ROWS = 100_000
TREATY = gettext_lazy("A treaty, in any spelling of its number.")
STATE = gettext_lazy("The code of a State.")
STATES = gettext_lazy("Codes of States, separated by commas; the focus State if not given.")


class SingleParameters(Parameters):
    """What may be asked of one object."""

    format = AskedCode(codes=["json"], label=gettext_lazy("JSON."))
    fields = AskedList(label=gettext_lazy("Only these fields, separated by commas."))


class LinkedParameters(SingleParameters):
    """What may be asked of one object that is answered as linked data too."""

    format = AskedCode(
        codes=["json", *LINKED], label=gettext_lazy("JSON or linked data (JSON-LD or Turtle).")
    )


class OneTreatyParameters(LinkedParameters):
    state = Asked(label=gettext_lazy("The State whose status is shown."))

    @property
    def state_asked(self):
        return find_state(self.get("state") or settings.FOCUS_STATE)


class OnePairParameters(LinkedParameters):
    known_at = AskedDay(label=gettext_lazy("As the site knew it at the end of this day."))


class SpanParameters(Listed):
    """A span of days; both are included."""

    # "from" is a word of Python and cannot be written as a name.
    vars()["from"] = AskedDay(label=gettext_lazy("The first day."))
    to = AskedDay(label=gettext_lazy("The last day."))
    as_of = AskedDay(label=gettext_lazy("Only what comes after this day."))

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
        found = super().problems | backwards(self)
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

    @property
    def day_given(self):
        return super().day_given or self.get("on")

    @property
    def problems(self) -> dict[str, str]:
        found = dict(super().problems)
        if {"on", "as_of"} <= self.given.keys():
            found["on"] = _("on: give either on or as_of.")
        return found


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
        if {"treaty", "treaties"} <= self.given.keys():
            found["treaties"] = _("treaties: give either treaty or treaties.")
        if not found and self.a_asked in self.b_asked:
            found["b"] = _("b: %(code)s is the same State as a.") % {"code": self.a_asked.code}
        if not found and len(self.pairs) > MOST_ANSWERS:
            message = _("treaties: at most %(most)s answers at once; name fewer.")
            found["treaties"] = message % {"most": MOST_ANSWERS}
        return found


class DurationParameters(Listed):
    state = Asked(label=gettext_lazy("The State; the focus State if not given."))

    @property
    def state_asked(self):
        return find_state(self.get("state") or settings.FOCUS_STATE)


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
        if {"state", "states"} <= self.given.keys():
            found["states"] = _("states: give either state or states.")
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
    state = Asked(label=STATE)
    changed_since = ChangedSinceFilter(treaty="treaty__code", state="state__code")
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
    format = linked_format()

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
        every = Treaty.objects.all()
        number = self.get("treaty")
        return every.filter(pk=find_treaty(number).pk) if number else every

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
    since = AskedNumber(label=gettext_lazy("Changes after this sequence number; 0 for all."))
    wait = AskedNumber(
        most=LONGEST_WAIT,
        label=gettext_lazy("Seconds to wait for a change if there is none yet; 0 if not given."),
    )
    page_size = AskedNumber(least=1, most=500, label=gettext_lazy("At most so many; 100."))
    as_of = None


COMBINED = {"as_of", "known_at", "lang", "page", "page_size", "format", "fields"}
OF_STATUS = {"status", "status_group"}


def check_known_at(asked: Parameters) -> None:
    """Raise BadParameters for a day that lies ahead, or what cannot be combined with it."""
    day = asked.get("known_at")
    if day > asked.today:
        message = _("known_at: %(day)s lies ahead.")
        raise BadParameters({"known_at": message % {"day": day}})
    for name in asked.given:
        if name not in COMBINED | OF_STATUS:
            message = _("%(name)s: cannot be combined with known_at.")
            raise BadParameters({name: message % {"name": name}})
