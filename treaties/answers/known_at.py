"""What the site would have said on an earlier day: the facts as recorded by then, the same law.

The record of changes holds each fact as it stood after each write. The facts of a day are the
last versions written by its end (where the depositary is); from them everything follows as it
does from the facts of today.
"""

from datetime import date, datetime, time, timedelta
from operator import attrgetter

from django.utils import timezone
from django.utils.functional import cached_property

from core.records.publication import Publication
from core.records.versions import restored, versions
from countries.models import Membership, Organisation, State

from ..law import facts as law
from ..law import periods as law_periods
from ..law.silence import oldest_believed
from ..law.standing import Standing
from ..law.statements import CONSENT_AWAITED
from ..law.vocabulary import BEGINNING, Missing, Status
from ..law.world import World
from ..models import (
    Act,
    ArticleSubject,
    Authority,
    Checked,
    Clause,
    Depositary,
    Monitoring,
    MonitoringBody,
    NationalLaw,
    Report,
    ReportingDuty,
    Route,
    Statement,
    StatusPeriod,
    Treaty,
    Validity,
)
from ..models.worlds import act_facts, add_stated, outline
from ..writing.derivation import status_row
from .after_joining import Recorded, concerns
from .objections import BOUND_OR_SOON, refuses
from .pair import Evidence, Inherited, with_evidence
from .recorded import OF_TREATY, Stated
from .references import NAMING
from .statements import Beside as BesideStatements
from .statuses import OF_PERIOD, PARTS, Ahead, Beside, answer, known_in

FACTS = (
    State,
    Organisation,
    Membership,
    Depositary,
    Treaty,
    Route,
    Clause,
    Checked,
    Act,
    Statement,
    Authority,
    MonitoringBody,
    Monitoring,
    ReportingDuty,
    Report,
    NationalLaw,
    Validity,
    ArticleSubject,
)


def rows(asked, pairs, treaty: Treaty | None = None) -> list[dict]:
    """Return the answers about some pairs as known at the end of a day, as filtered and in order.

    ``asked`` are parameters of a list of statuses, ``pairs`` its rows whatever their status. What
    is asked of a status is asked of that known then; what is asked of a treaty, of today's facts.
    """
    record = Record(asked.get("known_at"), treaty)
    columns = ("treaty_id", "state_id", "treaty__sort_key", "treaty__opened_on")
    chosen = list(pairs.values_list(*columns))
    treaties = Treaty.objects.in_bulk({row[0] for row in chosen})
    states = State.objects.in_bulk({row[1] for row in chosen})
    found = []
    for treaty_id, state_id, *order in chosen:
        answer = record.answer(treaties[treaty_id], states[state_id], asked.on, asked.language)
        if asked.keeps(answer):
            found.append((answer, order))
    return in_order(found, asked.one_of("ordering", "sort") or [])


def on_day(record: "Record", pairs, on: date, language: str | None) -> list[dict]:
    """Return the answers about some pairs on a day, in their order, by what a record holds."""
    chosen = list(pairs.values_list("treaty_id", "state_id"))
    treaties = Treaty.objects.in_bulk({treaty for treaty, _state in chosen})
    states = State.objects.in_bulk({state for _treaty, state in chosen})
    return [record.answer(treaties[one], states[two], on, language) for one, two in chosen]


def in_order(found: list[tuple[dict, list]], names: list[str]) -> list[dict]:
    """Return answers ordered by some columns; what has no value comes last, as in the database.

    With each stand its treaty's number and opening.
    """

    for name in reversed(names):
        values = [(order_of(name.lstrip("-"), *item), item) for item in found]
        told = [pair for pair in values if pair[0] is not None]
        told.sort(key=lambda pair: str(pair[0]), reverse=name.startswith("-"))
        found = [item for _value, item in (*told, *(pair for pair in values if pair[0] is None))]
    return [answer for answer, _order in found]


def order_of(column: str, answer: dict, order: list):
    """Return the value of a column by which answers are ordered."""
    beside = dict(zip(("number", "opened_on"), order, strict=True))
    if column in beside:
        return beside[column]
    value = answer[column]
    # What has no known beginning comes before all that has one; what is not told comes last.
    if column == "since" and value is None and answer["missing"] is None:
        return BEGINNING
    return value.removeprefix("../") if isinstance(value, str) else value


def chart(treaty: Treaty, asked) -> list[dict]:
    """Return the status of each State of a treaty's chart, as known at the end of a day.

    Those that had acted, or must have because a protocol was in force for them. Where nothing had
    been recorded, one row for each State that has acted by now says so.
    """
    record = Record(asked.get("known_at"), treaty)
    acted = {
        act.state_id
        for act in record.published
        if act.treaty_id == treaty.pk and is_done(act, asked.on)
    }
    if treaty.pk not in record.treaties:
        acted = set(treaty.acts.filter(publication=Publication.PUBLISHED).values_list("state"))
        acted = {state for (state,) in acted}
    on_protocols = {act.state_id for act in record.published if act.treaty_id != treaty.pk}
    pairs = asked.pairs_in_any_status().filter(treaty=treaty)
    found = rows(asked, pairs.of_states([*(acted | on_protocols)]), treaty)
    codes = set(State.objects.filter(pk__in=acted).values_list("code", flat=True))
    return [row for row in found if row["state"] in codes or row["must_be_party"]]


def is_done(act: Act, on: date) -> bool:
    """Whether an act counts as done by a day; one without any date may have been."""
    days = [day for day in (act.done_on, act.effective_on) if day]
    return not days or min(days) <= on


def pair(treaty: Treaty, state: State, asked) -> dict:
    """Return the answer about one pair with its evidence, as known at the end of a day."""
    record = Record(asked.get("known_at"), treaty)
    found = record.answer(treaty, state, asked.on, asked.language)
    evidence = record.evidence(treaty, state, asked.on)
    return with_evidence(found, evidence, asked.on, asked.language) | {"joining": None}


class Record:
    """The facts as they were recorded at the end of a day; of one treaty's acts, or of all."""

    def __init__(self, day: date, treaty: Treaty | None = None):
        end = datetime.combine(day + timedelta(days=1), time.min)
        self.versions = versions(FACTS, timezone.make_aware(end))
        self.only = treaty
        self.folded: dict[tuple[int, int], list[StatusPeriod]] = {}

    def rows(self, model) -> dict:
        """Return the rows of a model as they stood, by id."""
        found = self.versions[model._meta.label_lower]
        return {pk: restored(model, values) for pk, values in found.items()}

    @cached_property
    def treaties(self) -> dict[int, Treaty]:
        return self.rows(Treaty)

    @cached_property
    def states(self) -> dict[int, State]:
        return self.rows(State)

    @cached_property
    def clauses(self) -> list[Clause]:
        return self.in_order(Clause)

    @cached_property
    def statements(self) -> dict[int, Statement]:
        """The statements that were published, by id, with their treaties and States."""
        found = {}
        for pk, row in self.rows(Statement).items():
            is_whole = row.treaty_id in self.treaties and row.state_id in self.states
            if is_whole and row.publication == Publication.PUBLISHED:
                row.treaty, row.state = self.treaties[row.treaty_id], self.states[row.state_id]
                found[pk] = row
        return found

    @cached_property
    def authorities(self) -> list[Authority]:
        """The central authorities that were published, in the order in which readers see them."""
        found = self.rows(Authority).values()
        published = [row for row in found if row.publication == Publication.PUBLISHED]
        return sorted(published, key=lambda row: (row.articles, row.pk))

    @cached_property
    def codes(self) -> dict[int, str]:
        return {pk: treaty.code for pk, treaty in self.treaties.items()}

    @cached_property
    def ids(self) -> dict[str, int]:
        return {code: pk for pk, code in self.codes.items()}

    @cached_property
    def published(self) -> list[Act]:
        """The acts that were published, of the treaty asked about and those it refers to."""
        found = self.versions["treaties.act"].values()
        wanted = {pk for pk, code in self.codes.items() if self.concerns(code)}
        rows = [
            restored(Act, values)
            for values in found
            if values["publication"] == Publication.PUBLISHED and values["treaty_id"] in wanted
        ]
        return sorted(rows, key=lambda act: act.pk)

    @cached_property
    def acts(self) -> dict[int, Act]:
        """The same, by their ids."""
        return {act.pk: act for act in self.published}

    def concerns(self, code: str) -> bool:
        return self.only is None or code in self.referred

    @cached_property
    def referred(self) -> set[str]:
        code = self.only.code
        return self.outline.needed_for({code}) if code in self.outline.treaties else {code}

    @cached_property
    def outline(self) -> World:
        """The facts without acts."""
        return outline(lambda model: sorted(self.rows(model).values(), key=attrgetter("pk")))

    @cached_property
    def world(self) -> World:
        """The facts, to which the law is applied."""
        acts: dict[str, dict[str, list[law.Act]]] = {}
        for row in self.published:
            if row.treaty_id in self.codes and row.state_id in self.states:
                pairs = acts.setdefault(self.codes[row.treaty_id], {})
                code = self.states[row.state_id].code
                pairs.setdefault(code, []).append(act_facts(row))
        return World(self.outline.states, self.outline.treaties, acts, self.stated)

    @property
    def stated(self) -> dict[str, dict[str, date]]:
        """From when each State had declared something about a treaty."""
        found: dict[str, dict[str, date]] = {}
        for row in self.statements.values():
            if row.treaty_id in self.codes and row.state_id in self.states:
                pairs = found.setdefault(self.codes[row.treaty_id], {})
                add_stated(pairs, self.states[row.state_id].code, row)
        return found

    def answer(self, treaty: Treaty, state: State, on: date, language: str) -> dict:
        """Return one answer, made as from the tables of today."""
        then = self.treaties.get(treaty.pk), self.states.get(state.pk)
        if None in then:
            row, ahead = unknown_row(treaty, state), Ahead()
        else:
            row, ahead = self.row(*then, on)
            row["barred_by"] = self.codes.get(then[0].barred_for_parties_to_id)
        return answer(row, on, Beside(ahead, self.said, language))

    @cached_property
    def said(self) -> Stated:
        """What the published acts stated of dates."""
        found = Stated()
        for act in self.published:
            found.add_act(act)
        return found

    def row(self, treaty: Treaty, state: State, on: date) -> tuple[dict, Ahead]:
        """Return what the query of pairs would have, and what was laid out after the day."""
        periods = self.periods(treaty, state)
        current = next((item for item in reversed(periods) if item.starts_on <= on), None)
        facts = self.world.treaties[treaty.code]
        groups = self.world.states[state.code].groups_of(facts.organisation)
        group = next(item for item in reversed(groups) if item.starts_on <= on)
        standings = self.world.standings(treaty.code, {item.group for item in groups})
        standing = next(item for item in reversed(standings[group.group]) if item.starts_on <= on)
        ahead = Ahead()
        ahead.periods[treaty.pk, state.pk] = [
            [item.starts_on, item.status, item.silence, item.missing]
            for item in periods
            if item.starts_on > on
        ]
        ahead.groups[state.pk, treaty.organisation_id] = [
            (item.starts_on, item.group.value) for item in groups if item.starts_on > on
        ]
        for name, intervals in standings.items():
            ahead.standings[treaty.pk, name.value] = [
                [item.starts_on, *as_columns(item.standing)]
                for item in intervals
                if item.ends_on is None or item.ends_on > on
            ]
        row = unknown_row(treaty, state) | self.checked(treaty, state, current, standing)
        if current is not None and current.act_id in self.acts:
            row["is_unconfirmed"] = self.acts[current.act_id].is_unconfirmed
        if current is not None and current.status in BOUND_OR_SOON:
            row["not_between"] = self.not_between(treaty, state, on)
        return found_row(row, (current, group, standing), on=on), ahead

    def not_between(self, treaty: Treaty, state: State, on: date) -> str:
        """Return the States with whom an objection kept it from being in force, as they stood."""
        found = [
            {row.state_id, self.objected(row)}
            for row in self.statements.values()
            if row.treaty_id == treaty.pk
            and refuses(row, on)
            and not self.awaits_consent(treaty, row.state, on)
        ]
        others = {key for both in found if state.pk in both for key in both - {state.pk}}
        return ",".join(self.states[key].code for key in others if key in self.states)

    def awaits_consent(self, treaty: Treaty, state: State, on: date) -> bool:
        """Whether a State is known not to have consented yet; the twin of ``by_signatory``."""
        charts = [row.checked_on for row in self.of_treaty(Checked, treaty)]
        periods = [item for item in self.periods(treaty, state) if item.starts_on <= on]
        is_known = bool(charts) and charts[0] >= oldest_believed(on)
        return is_known and bool(periods) and periods[-1].status in CONSENT_AWAITED

    def objected(self, row: Statement) -> int | None:
        """Return the State against whose act or reservation an objection is."""
        found = self.acts.get(row.about_act_id) or self.statements.get(row.objects_to_id)
        return found.state_id if found else None

    def checked(self, treaty: Treaty, state: State, current, standing) -> dict:
        """Return what was checked of a pair, and of the treaty that its route requires."""
        own_requires = self.codes.get(current.requires_id) if current else None
        required = own_requires if current else standing.standing.requires
        record = self.world.record(treaty.code, state.code)
        chart = self.world.record(required, state.code).chart
        return {
            "chart_on": record.chart.on if record.chart else None,
            "chart_has_endings": record.chart.endings if record.chart else None,
            "list_on": record.list.on if record.list else None,
            "required_chart_on": chart.on if chart else None,
            "requires_code": standing.standing.requires,
            "period_requires_code": own_requires,
        }

    def periods(self, treaty: Treaty, state: State) -> list[StatusPeriod]:
        """Return the periods of a pair, folded once."""
        key = treaty.pk, state.pk
        if key not in self.folded:
            self.folded[key] = self.fold(treaty, state)
        return self.folded[key]

    def fold(self, treaty: Treaty, state: State) -> list[StatusPeriod]:
        found = []
        if treaty.pk in self.treaties and state.pk in self.states:
            for period in law_periods.fold(self.world.pair(treaty.code, state.code)):
                row = status_row(self.world, treaty.code, period)
                row.treaty_id, row.state_id = treaty.pk, state.pk
                row.requires_id = self.ids.get(period.answer.requires)
                found.append(row)
        return found

    def evidence(self, treaty: Treaty, state: State, on: date) -> Evidence:
        """Return the rows about a pair as they stood."""

        def is_own(row):
            return row.treaty_id == treaty.pk and row.state_id == state.pk

        found = Evidence(
            self.treaties.get(treaty.pk, treaty),
            self.states.get(state.pk, state),
            [act for act in self.published if is_own(act)],
            self.periods(treaty, state),
            self.clauses_of(treaty.pk),
            [row for row in self.statements.values() if is_own(row)],
            [row for row in self.authorities if is_own(row)],
            self.general_on(treaty),
            lambda treaty: self.world.record(self.codes.get(treaty), state.code),
            self.beside(treaty, state),
        )
        found.inherited = self.inherited(found.end(on))
        if concerns(found.period(on)):
            found.joined = self.joined(is_own, treaty)
        return found

    def joined(self, is_own, treaty: Treaty) -> Recorded:
        """Return what was recorded of the duties of a pair, whose rows ``is_own`` tells."""
        bodies = self.rows(MonitoringBody)
        monitoring = [row for row in self.in_order(Monitoring) if row.treaty_id == treaty.pk]
        for row in monitoring:
            row.body = bodies[row.body_id]
        duties = [row for row in self.in_order(ReportingDuty) if row.treaty_id == treaty.pk]
        published = {
            model: [
                row
                for row in self.in_order(model)
                if is_own(row) and row.publication == Publication.PUBLISHED
            ]
            for model in (Report, NationalLaw)
        }
        return Recorded(monitoring, duties, published[Report], published[NationalLaw])

    def in_order(self, model) -> list:
        """Return the rows of a model as they stood, by id."""
        return sorted(self.rows(model).values(), key=attrgetter("pk"))

    def beside(self, treaty: Treaty, state: State) -> BesideStatements:
        """Return what a pair's statements are read beside, as it stood."""
        own = [row for row in self.statements.values() if row.treaty_id == treaty.pk]
        related = [
            row
            for row in own
            if self.objected(row) == state.pk or (row.follows_id and row.state_id == state.pk)
        ]
        said = {row.state_id for row in own}
        return BesideStatements(
            {
                (treaty.pk, key): self.periods(treaty, self.states[key])
                for key in said & self.states.keys()
            },
            related,
            {treaty.pk: self.of_treaty(Validity, treaty)},
            {treaty.pk: {row.article: row.names for row in self.of_treaty(ArticleSubject, treaty)}},
            {row.treaty_id: row.checked_on for row in self.of_treaty(Checked, treaty)},
        )

    def of_treaty(self, model, treaty: Treaty) -> list:
        """Return a treaty's rows of a model, as they stood, in the order of their ids."""
        rows = self.rows(model)
        return [rows[pk] for pk in sorted(rows) if rows[pk].treaty_id == treaty.pk]

    def inherited(self, end: dict) -> Inherited | None:
        """Return the act on the parent treaty from which an end follows, if it does."""
        if "ended_with" not in end:
            return None
        act = next(act for act in self.published if act.pk == end["act"])
        return Inherited(self.treaties[act.treaty_id], act, self.clauses_of(act.treaty_id))

    def clauses_of(self, treaty: int) -> list[Clause]:
        return [clause for clause in self.clauses if clause.treaty_id == treaty]

    def general_on(self, treaty: Treaty) -> date | None:
        """Return the day of a treaty's own entry into force, as it was known."""
        if treaty.pk not in self.treaties:
            return None
        return self.world.outcome(self.treaties[treaty.pk].code).general.on


def as_columns(standing: Standing) -> tuple[str, str, str]:
    """Return what a standing says as the table has it: status, silence, what is missing."""
    return standing.status.value, standing.silence.value, str(standing.missing or "")


def found_row(row: dict, here, *, on: date) -> dict:
    """Return what the answer about a pair is made of, from the facts as they were recorded.

    ``here`` is the period of the pair (None if it has none), its group and the standing towards it.
    """
    current, group, standing = here
    here = current or standing.standing
    is_known = known_in(row, here.silence, on).is_known
    row |= {
        "group_id": group.group.value,
        "current_silence": str(here.silence),
        "is_unknown": not is_known,
        "since": max(standing.starts_on, group.starts_on),
    }
    if is_known:
        row["current_status"] = str(here.status)
        row["current_missing"] = str(here.missing or "")
        row["current_reason"] = str(here.reason or "")
    else:
        row["current_missing"] = Missing.CHART.value
    if current is not None:
        row |= {name: getattr(current, name) for name in OF_PERIOD}
        row |= {"since": current.since, "period_id": 0}
    return row | {"since": None} if row["current_missing"] == Missing.CHART else row


def unknown_row(treaty: Treaty, state: State) -> dict:
    """Return what an answer is made of that says that nothing had been recorded."""
    return dict.fromkeys(PARTS) | {
        **{name: getattr(treaty, name) for name in (*NAMING, *OF_TREATY)},
        "treaty_id": treaty.pk,
        "organisation_id": treaty.organisation_id,
        "state": state.code,
        "state_id": state.pk,
        "state_ends_on": state.exists_until,
        "current_silence": "",
        "current_status": Status.DATA_INCOMPLETE.value,
        "current_missing": Missing.HISTORY.value,
        "current_reason": "",
    }
