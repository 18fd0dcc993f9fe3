"""The answer to "where does this State stand?" as data, the same for the API and the pages."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter

from django.db.models import F, Q, QuerySet

from core.dates import date_text
from core.records.publication import Publication
from countries.identifiers import identifiers
from countries.models import GroupPeriod

from ..law.silence import KNOWN, Caveat, Known, Record, known, last_known_as_party
from ..law.vocabulary import (
    BEGINNING,
    GROUP_OF,
    PARTY,
    Bar,
    Missing,
    Modifier,
    Silence,
    Status,
)
from ..models import Act, StandingPeriod, StatusPeriod, Treaty
from ..models.choices import STATUS_LABELS, Precision
from ..models.querysets import StandingQuerySet, running
from ..sentences.explanation import warning_sentences
from .objections import not_between
from .recorded import OF_TREATY, Stated
from .references import NAMING, named

OF_PERIOD = (
    "signed_on",
    "signed_precision",
    "consented_on",
    "consented_precision",
    "consent_kind",
    "in_force_on",
    "in_force_on_computed",
    "left_on",
    "base_status",
    "modifiers",
    "bound_by",
    "has_stated",
)
"""What a stored period says beside its status."""

ASKED = {
    **{name: f"treaty__{name}" for name in (*NAMING, *OF_TREATY)},
    "barred_by": "treaty__barred_for_parties_to__code",
    "chart_has_endings": "treaty__chart_check__endings",
    "requires_code": "requires__code",
    "period_requires_code": "period__requires__code",
    "state": "state_code",
    "is_unconfirmed": "period__act__is_unconfirmed",
    "organisation_id": "treaty__organisation_id",
    "state_ends_on": "group__periods__state__exists_until",
    "period_id": "period__id",
    **{name: f"period__{name}" for name in OF_PERIOD},
}
FOUND = (
    "treaty_id",
    "state_id",
    "group_id",
    "is_unknown",
    "current_status",
    "current_missing",
    "current_reason",
    "current_silence",
    "since",
    "chart_on",
    "list_on",
    "required_chart_on",
    "not_between",
)
PARTS = (*ASKED, *FOUND)
"""What an answer about a pair is made of, whether it is asked of the database or of a record."""


GROUPS = {status.value: group.value for status, group in GROUP_OF.items()}


def answers(pairs: StandingQuerySet, on: date, language: str | None = None) -> list[dict]:
    """Return the answers for some pairs on a day, in their order.

    Dates are dates, or text where only a month or a year is known ("2020-04"). ``until`` is the
    day on which the next status begins, None if nothing is laid out. Costs five queries.
    """
    rows = parts_of(pairs, on)
    beside = Beside(Ahead.of(rows, on), Stated.of(rows), language)
    return [answer(row, on, beside) for row in rows]


def parts_of(pairs: StandingQuerySet, on: date) -> list[dict]:
    """Return what the answers about some pairs on a day are made of, with one query."""
    rows = pairs.annotate(not_between=not_between(on))
    return list(rows.values(*FOUND, **{name: F(column) for name, column in ASKED.items()}))


def answer(row: dict, on: date, beside: "Beside") -> dict:
    """Return one pair's answer with the fields of the API."""
    stated = beside.stated
    found = told(row, on, beside)
    if stated.partial:
        found["since"] = stated.told(row, found["since"])
    found["confidence"] = stated.confidence(row, found)
    found["warning_sentences"] = beside.words(found) if found["warnings"] else []
    return found


def told(row: dict, on: date, beside: "Beside") -> dict:
    """Return what one pair's own row, and the next change of its status, tell."""
    status, excluded = row["current_status"], excepted(row)
    change = beside.ahead.next_change(row, on)
    in_force_on = row["in_force_on"]
    computed = row["in_force_on_computed"]
    return {
        "treaty": named(row, beside.language),
        "state": row["state"],
        "state_iso3": identifiers(row["state"]).iso3,
        "status": status,
        "status_label": beside.label(status),
        "status_group": GROUPS[status],
        "is_party": is_party(row),
        "since": None if row["since"] == BEGINNING else row["since"],
        "until": change["on"] if change else None,
        "next_change": change,
        "as_of": on,
        "signed_on": as_known(row["signed_on"], row["signed_precision"]),
        "consented_on": as_known(row["consented_on"], row["consented_precision"]),
        "consent_kind": row["consent_kind"] or None,
        "in_force_on": in_force_on,
        "in_force_on_computed": computed,
        "differs": None not in (in_force_on, computed) and in_force_on != computed,
        "left_on": row["left_on"],
        "missing": row["current_missing"] or None,
        "reason": row["current_reason"] or None,
        "barred_by": row["barred_by"] if row["current_reason"] == Bar.BARRED_BY else None,
        "base_status": row["base_status"] or None,
        "modifiers": modifiers(row, excluded),
        "not_between": excluded,
        "requires": None if row["is_unknown"] else required(row),
        "chart_complete_on": row["chart_on"],
        "known": known_row(row),
        "warnings": warnings(row, on),
        "must_be_party": row["bound_by"] or [],
    }


def modifiers(row: dict, excluded: list[str]) -> list[str]:
    """Return what qualifies the status without changing it."""
    stored = [] if row["is_unknown"] else row["modifiers"] or []
    return [*stored, Modifier.NOT_BETWEEN.value] if excluded else stored


def excepted(row: dict) -> list[str]:
    """Return the States with whom an objection keeps the treaty from being in force, in order."""
    codes = None if row["is_unknown"] else row["not_between"]
    return sorted(set(codes.split(","))) if codes else []


def required(row: dict) -> str | None:
    """Return the treaty that the State would have to join first, where it has not."""
    own = row["period_id"] is not None
    return row["period_requires_code"] if own else row["requires_code"]


def is_party(row: dict) -> bool | None:
    """Return whether a State is a Party; None if the data do not tell.

    They do not where its own acts stop short of a consent, but a protocol is in force for it.
    """
    is_untold = row["current_status"] == Status.DATA_INCOMPLETE or row["bound_by"]
    return None if is_untold else row["current_status"] in PARTY


def as_known(on: date | None, precision: str | None) -> date | str | None:
    """Return a date, or as text the month or the year if only that is known."""
    if on is None or precision == Precision.DAY:
        return on
    return date_text(on, precision)


def warnings(row: dict, on: date) -> list[str]:
    """Return what weakens an answer.

    ``chart_incomplete``: the State has acted, but nobody looked lately whether anything is missing.
    ``checked_on``: it rests on silence, and on a check before the day asked about.
    ``endings_not_collected``: nobody looked since the chart's day whether the Party has left.
    ``unconfirmed``: the act that it rests on was not read at a source.
    ``must_be_party``: a protocol is in force for the State, so its consent to the treaty itself is
    not recorded; ``must_be_party`` of the answer names the protocols.
    ``has_stated``: the State declared something about the treaty, so an act is not recorded.
    """
    has_acted = row["consented_on"] or row["signed_on"] or row["consent_kind"]
    found = ["chart_incomplete"] if has_acted and not record(row).tells(on) else []
    if row["is_unconfirmed"]:
        found.append("unconfirmed")
    caveats = [
        known_in(row, row["current_silence"], on).caveat,
        last_known(row, on).caveat,
        Caveat.MUST_BE_PARTY if row["bound_by"] else None,
        Caveat.HAS_STATED if row["has_stated"] else None,
    ]
    return [*found, *(item.value for item in caveats if item)]


def last_known(row: dict, on: date) -> Known:
    """Return until when it is sure that a Party has not left."""
    status = Status(row["current_status"])
    return last_known_as_party(status, on, row["consented_on"], record(row))


def record(row: dict, chart: str = "chart_on") -> Record:
    """Return what was checked about a pair: the treaty's chart, and the State's list."""
    has_endings = row["chart_has_endings"] is not False
    return Record.of(row[chart], row["list_on"], row["state_ends_on"], has_endings)


def known_in(row: dict, silence: str, on: date) -> Known:
    """Return whether what rests on some silence may be said of a pair on a day."""
    if not silence:
        return KNOWN
    return known(Silence(silence), on, record(row), record(row, "required_chart_on"))


def known_row(row: dict) -> dict:
    """Return what silence rests on: the days of the checks, and the last day they are relied on."""
    return {
        "chart_checked_on": row["chart_on"],
        "list_checked_on": row["list_on"],
        "until": record(row).until,
    }


def acted(treaty: Treaty, on: date) -> QuerySet:
    """Return the ids of the States that had acted on a treaty by a day.

    A succession may be dated back; an act without any date may have been done by any day.
    """
    undated = Q(done_on=None, effective_on=None)
    done = undated | Q(done_on__lte=on) | Q(effective_on__lte=on)
    acts = Act.objects.filter(done, treaty=treaty, publication=Publication.PUBLISHED)
    return acts.values("state")


def in_chart(treaty: Treaty, on: date) -> Q:
    """Hold for the pairs of a treaty's chart on a day.

    The States that had acted, and those that must be Parties because a protocol is in force for
    them: they are missing from the chart only because their consent is not recorded.
    """
    must_be_party = StatusPeriod.objects.as_of(on).must_be_party().filter(treaty=treaty)
    in_it = Q(state_id__in=acted(treaty, on)) | Q(state_id__in=must_be_party.values("state"))
    return Q(treaty=treaty) & in_it


@dataclass
class Ahead:
    """What is already laid out after a day: later periods, standings and groups of States."""

    periods: dict = field(default_factory=lambda: defaultdict(list))
    standings: dict = field(default_factory=lambda: defaultdict(list))
    groups: dict = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, rows: Iterable[dict], on: date) -> "Ahead":
        """Load what is laid out for some pairs after a day, with three queries."""
        ahead = cls()
        states = {row["state_id"] for row in rows}
        treaties = {row["treaty_id"] for row in rows}
        groups = {row["group_id"] for row in rows}
        entered = set()
        chosen = {} if len(treaties) > 100 else {"treaty__in": treaties}
        later = GroupPeriod.objects.filter(starts_on__gt=on, state__in=states)
        columns = ("state_id", "group__organisation_id", "starts_on", "group_id")
        for state, organisation, starts_on, group in later.values_list(*columns):
            ahead.groups[state, organisation].append((starts_on, group))
            entered.add(group)
        groups |= entered
        later = StatusPeriod.objects.filter(starts_on__gt=on, state__in=states, **chosen)
        for treaty, state, *rest in later.order_by().values_list(
            "treaty_id", "state_id", "starts_on", "status", "silence", "missing"
        ):
            ahead.periods[treaty, state].append(rest)
        running_later = Q(group__in=groups, starts_on__gt=on)
        if entered:
            # What is running now in a group that a State enters later may still be running then.
            running_later |= Q(group__in=entered) & running(on)
        later = StandingPeriod.objects.filter(running_later, **chosen)
        for treaty, group, *rest in later.order_by().values_list(
            "treaty_id", "group_id", "starts_on", "status", "silence", "missing"
        ):
            ahead.standings[treaty, group].append(rest)
        # Hardly anything lies ahead: to put it in order costs less here than in the queries.
        for items in (*ahead.periods.values(), *ahead.standings.values()):
            items.sort(key=itemgetter(0))
        return ahead

    def next_change(self, row: dict, on: date) -> dict | None:
        """Return the first later day on which a pair's status is another, and that status.

        Where it will not be told, with what is missing: of an invitation without a recorded end
        that is the day on which it lapses by practice.
        """
        if self._is_settled(row):
            return None
        for day, *rest in self._later(row, on):
            laid_out, silence, missing = rest
            # As relied on the day asked about: that trust ends is no event, nor that a protocol
            # enters into force and gives the lie to the silence about this treaty.
            if missing == Missing.CHART:
                continue
            if not known_in(row, silence, on).is_known:
                laid_out, missing = Status.DATA_INCOMPLETE.value, Missing.CHART.value
            if laid_out != row["current_status"]:
                return {"on": day, "status": laid_out, "missing": missing or None}
        return None

    def _is_settled(self, row: dict) -> bool:
        """Tell at once what holds for most pairs: nothing is laid out."""
        treaty, state = row["treaty_id"], row["state_id"]
        return not (
            (treaty, state) in self.periods
            or (state, row["organisation_id"]) in self.groups
            or (treaty, row["group_id"]) in self.standings
        )

    def _later(self, row: dict, on: date):
        """Yield the later days of a pair, each with status, what is missing, whose silence.

        Standings come first, then its own periods.
        """
        own = self.periods.get((row["treaty_id"], row["state_id"]), ())
        if row["period_id"] is None:
            first_own = own[0][0] if own else date.max
            entered = self.groups.get((row["state_id"], row["organisation_id"]), [])
            changes = [(on, row["group_id"]), *entered]
            ends = [*(day for day, _ in changes[1:]), first_own]
            for (starts_on, group), ends_on in zip(changes, ends, strict=True):
                yield from self._standings(
                    row["treaty_id"], group, starts_on, min(ends_on, first_own), on
                )
        yield from own

    def _standings(self, treaty: int, group: str, first: date, end: date, on: date):
        items = self.standings.get((treaty, group), [])
        for number, (starts_on, *laid_out) in enumerate(items):
            is_over = number + 1 < len(items) and items[number + 1][0] <= first
            day = max(starts_on, first)
            if not is_over and on < day < end:
                yield day, *laid_out


@dataclass
class Beside:
    """What is told beside the rows of some pairs, in one language; each text is found once."""

    ahead: Ahead
    stated: Stated
    language: str | None
    labels: dict[str, str] = field(default_factory=dict)
    warnings: dict[tuple, list[str]] = field(default_factory=dict)

    def label(self, status: str) -> str:
        found = self.labels.get(status)
        if found is None:
            found = self.labels[status] = str(STATUS_LABELS[Status(status)])
        return found

    def words(self, answer: dict) -> list[str]:
        """Return the sentences of an answer's warnings."""
        key = (*answer["warnings"], *answer["must_be_party"])
        if key not in self.warnings:
            self.warnings[key] = warning_sentences(answer)
        return self.warnings[key]
