"""The facts in the database as the plain data that the law is applied to."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import NamedTuple

from django.db.models import JSONField, Model, Q, QuerySet, TextField

from core.records.publication import Publication
from countries.models import Membership, Organisation, State

from ..law import facts as law
from ..law.groups import group_intervals
from ..law.vocabulary import (
    BEGINNING,
    AccessionBinds,
    ActKind,
    AppliesTo,
    ClauseKind,
    EarlyConsents,
    StateGroup,
    Status,
    Trigger,
)
from ..law.vocabulary import Route as RouteKind
from ..law.world import World
from . import (
    Act,
    Checked,
    Clause,
    Depositary,
    GeneralEntryIntoForce,
    Route,
    Statement,
    Treaty,
)
from .choices import UNTIL, CountedFrom, EndKind, Form, Precision, StatementNature
from .components import REFERRING, component

RowsOf = Callable[[type[Model]], Iterable[Model]]
"""What returns the rows of a model, as they stand or as they stood."""

SPANS = {
    Precision.DAY.value: law.Span.day,
    Precision.MONTH.value: law.Span.month,
    Precision.YEAR.value: law.Span.year,
    UNTIL: law.Span.until,
}


def world(treaties: Iterable[Treaty] | None = None) -> World:
    """Return the facts about some treaties and those they refer to (None: about all)."""
    if treaties is None:
        return with_acts_on(outline())
    chosen = list(treaties)
    return with_acts_on(outline_around(chosen), {row.code for row in chosen})


def outline_around(treaties: Iterable[Treaty]) -> World:
    """Return the outline of some treaties and all that they refer to or that refer to them."""
    return outline(about(component(row.pk for row in treaties)))


def with_acts_on(facts: World, codes: Iterable[str] | None = None) -> World:
    """Return an outline with the published acts on some treaties and on those they rest on.

    None: on all that are recorded.
    """
    needed = {} if codes is None else {"treaty__code__in": facts.needed_for(codes)}
    acts, statements = (
        model.objects.filter(publication=Publication.PUBLISHED, **needed)
        for model in (Act, Statement)
    )
    return World(facts.states, facts.treaties, acts_by_pair(acts), stated_by_pair(statements))


def outline(rows_of: RowsOf | None = None, states: dict[str, law.State] | None = None) -> World:
    """Return the facts about treaties and States but the acts: who refers to whom.

    ``rows_of`` returns the rows of a model, by default all that are stored. ``states`` are those
    of another outline of the same moment.
    """
    rows_of = rows_of or stored_rows
    treaties = list(rows_of(Treaty))
    codes = Codes(
        code_by_id(treaties), *(code_by_id(rows_of(model)) for model in (Organisation, Depositary))
    )
    charts, lists = checks(rows_of(Checked), codes.depositaries)
    clauses, routes = by_treaty(rows_of(Clause)), by_treaty(rows_of(Route))
    named = named_states(row for some in routes.values() for row in some)
    return World(
        states=states or state_facts(rows_of, lists, {row.organisation_id for row in treaties}),
        treaties={
            row.code: treaty_facts(
                row,
                codes,
                clauses=[clause_facts(clause, codes.treaties) for clause in clauses[row.pk]],
                routes={
                    StateGroup(route.group): admission(route, codes.treaties)
                    for route in routes[row.pk]
                },
                named=frozenset(code for route in routes[row.pk] for code in named[route.pk]),
                chart=charts.get(row.pk),
            )
            for row in treaties
        },
    )


def around(treaty: Treaty, state: State) -> World:
    """Return the facts about one State and a treaty with all that its standing may rest on.

    For ``World.pair`` of the two alone: other States' acts, and what the State did about protocols,
    are left out. The treaties' general dates are those derived. Costs nine queries, and three
    more for each layer of treaties that refer to others.
    """
    chosen = referred(treaty)
    ids = {row.pk for row in chosen[Treaty]}
    own = Q(state=state)
    checked = Q(treaty__in=ids) | own
    chosen |= {
        State: [state],
        Membership: list(Membership.objects.filter(own)),
        Organisation: list(stored_rows(Organisation)),
        Checked: list(Checked.objects.filter(checked)),
    }
    facts = outline(lambda model: chosen[model] if model in chosen else list(stored_rows(model)))
    published = Act.objects.filter(own, treaty__in=ids, publication=Publication.PUBLISHED)
    facts = World(facts.states, facts.treaties, acts_by_pair(published))
    for row in GeneralEntryIntoForce.objects.filter(treaty__in=ids).select_related("treaty"):
        facts.take_general(row.treaty.code, row.on, row.computed_on, row.met_on, row.certain_on)
    return facts


def referred(treaty: Treaty) -> dict[type[Model], list[Model]]:
    """Return a treaty with those it refers to, directly or not, and their routes and clauses."""
    found: dict[type[Model], list[Model]] = {model: [] for model in REFERRING}
    layer, seen = {treaty.pk}, set()
    while layer:
        seen |= layer
        rows = {
            Treaty: treaties_of(layer, treaty),
            Route: list(Route.objects.filter(treaty__in=layer).order_by("id")),
            Clause: list(Clause.objects.filter(treaty__in=layer).order_by("id")),
        }
        for model, some in rows.items():
            found[model] += some
        columns = [
            (row, name) for model, some in rows.items() for row in some for name in REFERRING[model]
        ]
        layer = {getattr(row, name) for row, name in columns} - seen - {None}
    return found


def treaties_of(layer: set[int], given: Treaty) -> list[Treaty]:
    """Return some treaties; the one at hand is not read again."""
    if layer == {given.pk}:
        return [given]
    return list(Treaty.objects.filter(pk__in=layer).order_by("id"))


class Codes(NamedTuple):
    """The codes by which the law calls what the rows refer to by id."""

    treaties: dict[int, str]
    organisations: dict[int, str]
    depositaries: dict[int, str]


def stored_rows(model: type[Model]) -> QuerySet:
    return model._default_manager.order_by("id").defer(*texts_of(model))


@cache
def texts_of(model: type[Model]) -> list[str]:
    """Return the fields of a model that are long to read and decide no status."""
    kinds = (JSONField, TextField)
    return [field.name for field in model._meta.concrete_fields if isinstance(field, kinds)]


def about(treaties: set[int]) -> RowsOf:
    """Return what reads the stored rows about some treaties, by id, and all of other models."""
    of_treaty = Q(treaty__in=treaties)
    chosen = {
        Treaty: Q(pk__in=treaties),
        Route: of_treaty,
        Clause: of_treaty,
        Checked: of_treaty | Q(treaty=None),
    }
    return lambda model: stored_rows(model).filter(chosen.get(model, Q()))


def code_by_id(rows: Iterable[Model]) -> dict[int, str]:
    return {row.pk: row.code for row in rows}


def by_treaty(rows: Iterable[Model]) -> dict[int, list]:
    found = defaultdict(list)
    for row in rows:
        found[row.treaty_id].append(row)
    return found


def named_states(routes: Iterable[Route]) -> dict[int, list[str]]:
    """Return the codes of the States that each route for named ones names, by its id."""
    found = defaultdict(list)
    naming = [row.pk for row in routes if row.group == StateGroup.NAMED]
    rows = Route.states.through.objects.filter(route__in=naming)
    for route, state in rows.values_list("route_id", "state__code"):
        found[route].append(state)
    return found


def checks(rows: Iterable[Checked], depositaries: dict[int, str]) -> tuple[dict, dict]:
    """Return the checks of charts by treaty, and those of lists by State and depositary."""
    charts, lists = {}, defaultdict(dict)
    for row in rows:
        check = law.Checked(row.checked_on, row.endings)
        if row.treaty_id:
            charts[row.treaty_id] = check
        else:
            lists[row.state_id][depositaries.get(row.depositary_id, "")] = check
    return charts, lists


def admission(row: Route, treaties: dict[int, str]) -> law.Admission:
    return law.Admission(RouteKind(row.route), row.starts_on, treaties.get(row.requires_id))


def drafts(acts: Iterable[Act]) -> dict[str, dict[str, list[law.Act]]]:
    """Return the other acts of the same States and treaties that are not published yet.

    Without those that correct one of the acts, or the same published act.
    """
    acts = list(acts)
    own = {key for act in acts for key in (act.pk, act.corrects_id)} - {None}
    found = Act.objects.filter(
        publication=Publication.DRAFT,
        treaty__in={act.treaty_id for act in acts},
        state__in={act.state_id for act in acts},
    )
    return acts_by_pair(found.exclude(pk__in=own).exclude(corrects__in=own))


def all_states() -> dict[str, law.State]:
    """Return every State, with its groups of all organisations that a treaty speaks of."""
    depositaries = code_by_id(stored_rows(Depositary))
    _charts, lists = checks(stored_rows(Checked).filter(treaty=None), depositaries)
    spoken_of = Treaty.objects.order_by().values_list("organisation", flat=True).distinct()
    return state_facts(stored_rows, lists, set(spoken_of))


def state_facts(
    rows_of: RowsOf, lists: dict[int, dict], spoken_of: set[int | None]
) -> dict[str, law.State]:
    """Return every State with its existence, its groups over time, and what was checked of it.

    ``spoken_of`` are the organisations, by id, whose groups are asked about.
    """
    states = list(rows_of(State))
    organisations = [row for row in rows_of(Organisation) if row.pk in spoken_of]
    memberships, territories = defaultdict(list), defaultdict(set)
    for row in rows_of(Membership):
        key = row.state_id, row.organisation_id
        memberships[key].append((row.member_from, row.member_until))
    for state in states:
        territories[state.territory_of_id].add(state.code)
    return {
        state.code: law.State(
            state.code,
            state.exists_from,
            state.exists_until,
            {"": group_intervals(usual_group(state), state.exists_from)}
            | {
                body.code: groups_in(body, state, memberships[state.pk, body.pk])
                for body in organisations
            },
            frozenset(territories[state.pk]),
            lists.get(state.pk, {}),
        )
        for state in states
    }


def groups_in(organisation: Organisation, state: State, memberships: list):
    """Return a State's groups of an organisation over time.

    Who is no member is known only of an organisation whose members are all recorded, and of
    States about which something is recorded.
    """
    usual = usual_group(state, organisation)
    if usual == StateGroup.OTHER and not (memberships or organisation.members_are_complete):
        usual = StateGroup.UNKNOWN
    return group_intervals(usual, state.exists_from, memberships)


def usual_group(state: State, organisation: Organisation | None = None) -> StateGroup:
    """Return the group of a State while it is not a member; of no organisation: its only one."""
    if state.kind == State.Kind.ORGANISATION:
        return StateGroup.INTEGRATION
    if state.kind == State.Kind.TERRITORY:
        return StateGroup.NOT_A_STATE
    if organisation is None:
        return StateGroup.STATE if state.counts_as_any_state else StateGroup.UNKNOWN
    if organisation.tells_european_states and state.is_european:
        return StateGroup.EUROPEAN
    return StateGroup.OTHER


def treaty_facts(row: Treaty, codes: Codes, **found) -> law.Treaty:
    """Return a treaty as the law sees it; ``found`` is what other rows say about it."""
    clauses = found.pop("clauses")
    named = found.pop("named")
    of_groups = [clause for clause in clauses if clause.group]
    return law.Treaty(
        key=row.code,
        adopted_on=row.adopted_on,
        opened_on=row.opened_on,
        entered_into_force_on=row.entered_into_force_on,
        not_in_force=row.not_in_force,
        closed_on=row.closed_on,
        ended_on=row.ended_on,
        end_status=Status(row.end_kind or EndKind.TREATY_TERMINATED.value),
        parent=codes.treaties.get(row.parent_id),
        depositary=codes.depositaries.get(row.depositary_id, ""),
        organisation=codes.organisations.get(row.organisation_id, ""),
        named_states=named,
        barred_for_parties_to=codes.treaties.get(row.barred_for_parties_to_id),
        signatories_may_accede=row.signatories_may_accede,
        is_amendment=row.form == Form.AMENDING_PROTOCOL,
        forbids_reservations=row.forbids_reservations,
        ends_with_parent=row.ends_with_parent,
        accession_binds=AccessionBinds(row.accession_binds),
        clauses={clause.applies_to: clause for clause in clauses if not clause.group},
        group_clauses={(clause.applies_to, clause.group): clause for clause in of_groups},
        **found,
    )


def clause_facts(row: Clause, keys: dict[int, str]) -> law.Clause:
    return law.Clause(
        applies_to=AppliesTo(row.applies_to),
        kind=ClauseKind(row.kind),
        n=row.n or 0,
        days=row.days or 0,
        extra_day=row.extra_day,
        overflow=row.overflow,
        threshold_total=row.threshold_total,
        threshold_members=row.threshold_members,
        threshold_of=keys.get(row.threshold_of_id),
        all_parties_to=keys.get(row.all_parties_to_id),
        not_before=keys.get(row.not_before_id),
        counts_accessions=row.counts_accessions,
        barred_years=row.barred_years,
        counted_from_treaty=row.counted_from == CountedFrom.TREATY,
        every_years=row.every_years,
        window_months=row.window_months,
        trigger=Trigger(row.trigger or Trigger.DEPOSIT),
        group=StateGroup(row.group) if row.group else None,
        early_consents=EarlyConsents(row.early_consents or EarlyConsents.OWN_RULE),
        not_before_parent=row.not_before_parent,
        articles=row.articles,
    )


def act_facts(row: Act) -> law.Act:
    """Return an act, stored or not, as the law sees it."""
    return law.Act(
        kind=ActKind(row.kind),
        done=span(row.done_on, row.done_precision),
        effective_on=row.effective_on,
        expires_on=row.expires_on,
        key=row.pk,
        notified_on=row.notified_on,
    )


def statement_facts(row: Statement, territories: Iterable[State] | None = None) -> law.Statement:
    """Return a statement as the law sees it; ``territories`` are those of one not stored yet."""
    if territories is None:
        territories = row.territories.all() if row.pk else ()
    return law.Statement(
        is_reservation=row.nature == StatementNature.RESERVATION,
        made_on=row.made_on,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        territories=frozenset(state.code for state in territories),
        key=row.pk,
    )


def stated_by_pair(rows) -> dict[str, dict[str, date]]:
    """Return the first day of what each State declared about a treaty."""
    found: dict[str, dict[str, date]] = {}
    columns = ("nature", "made_on", "starts_on")
    for row in rows.values_list("treaty__code", "state__code", *columns, named=True):
        add_stated(found.setdefault(row.treaty__code, {}), row.state__code, row)
    return found


def add_stated(pairs: dict[str, date], state: str, row) -> None:
    """Keep the first day of a State's statements about one treaty.

    Communications are left out: anybody may send one. A statement without a day may be of any.
    """
    if row.nature != StatementNature.COMMUNICATION:
        day = min((day for day in (row.made_on, row.starts_on) if day), default=BEGINNING)
        pairs[state] = min(pairs.get(state, day), day)


def span(on, precision: str) -> law.Span | None:
    return SPANS[precision](on) if on is not None else None


def acts_by_pair(rows) -> dict[str, dict[str, list[law.Act]]]:
    found: dict[str, dict[str, list[law.Act]]] = {}
    # Plain columns: a model instance for each of ten thousand acts would take seconds.
    columns = (
        *("kind", "done_on", "done_precision", "effective_on", "expires_on", "notified_on"),
        "pk",
    )
    rows = rows.order_by("id").values_list("treaty__code", "state__code", *columns, named=True)
    for row in rows:
        pairs = found.setdefault(row.treaty__code, {})
        pairs.setdefault(row.state__code, []).append(act_facts(row))
    return found
