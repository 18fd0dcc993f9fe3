"""The fold against the naive transcription of the decision table, on every day that matters."""

import os
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from treaties.law.facts import Act, Admission, Clause, Span, State, Treaty
from treaties.law.groups import group_intervals
from treaties.law.periods import days_of_change
from treaties.law.standing import standing
from treaties.law.vocabulary import (
    NON_MEMBERS,
    ActKind,
    AppliesTo,
    ClauseKind,
    EarlyConsents,
    Route,
    StateGroup,
    Status,
    Trigger,
)
from treaties.law.world import World

from . import oracle


def some(number: int):
    """Settings for so many worlds, the same ones in every run; `make nightly` draws many others."""
    questions = os.environ.get("QUESTIONS")
    return settings(
        max_examples=20 * int(questions) if questions else number,
        derandomize=not questions,
        suppress_health_check=list(HealthCheck),
    )


DAY = timedelta(days=1)
FIRST = date(2000, 1, 1)
days = st.sampled_from(
    sorted(
        {date(year, month, day) for year in (2000, 2001) for month in (1, 4, 7) for day in (1, 30)}
        | {date(2000, 2, 1), date(2000, 1, 31), date(2006, 1, 1), date(2006, 1, 2)}
    )
)
maybe_day = st.none() | days
JOINING = [ActKind.RATIFICATION, ActKind.ACCESSION, ActKind.SUCCESSION]
parts = [days.map(make) for make in (Span.month, Span.year, Span.until)]
spans = st.one_of(*[days.map(Span.day)] * 5, st.none(), *parts)
triggers = st.sampled_from([Trigger.DEPOSIT, Trigger.REGISTRATION, Trigger.NOTIFICATION])
groups = st.sampled_from(list(StateGroup)[:4])
STORIES = [
    [
        ActKind.SIGNATURE,
        ActKind.RATIFICATION,
        ActKind.DENUNCIATION,
        ActKind.DENUNCIATION_REVOKED,
        ActKind.CONSENT_WITHDRAWN,
        ActKind.CESSATION_OF_MEMBERSHIP,
    ],
    [
        ActKind.REQUEST_TO_ACCEDE,
        ActKind.REQUEST_REFUSED,
        ActKind.INVITATION,
        ActKind.PRESIDENT_SIGNS_LAW,
        ActKind.ACCESSION,
        ActKind.SIGNATURE_WITHDRAWN,
    ],
    [
        ActKind.PROVISIONAL_APPLICATION,
        ActKind.END_OF_PROVISIONAL_APPLICATION,
        ActKind.SIGNATURE,
        ActKind.CONSENT,
        ActKind.SUSPENSION,
        ActKind.END_OF_SUSPENSION,
        ActKind.DENUNCIATION,
    ],
    [ActKind.SUCCESSION, ActKind.ACCESSION, ActKind.EXPIRY, ActKind.DENUNCIATION],
    [ActKind.RATIFICATION, ActKind.ACCESSION, ActKind.REPLACEMENT, ActKind.DENUNCIATION],
    [ActKind.ACCESSION, ActKind.DENUNCIATION, ActKind.DENUNCIATION_REVOKED],
    [ActKind.CONSENT, ActKind.SUSPENSION, ActKind.END_OF_SUSPENSION],
    list(ActKind),
]


@st.composite
def acts(draw, kinds):
    kind = draw(st.sampled_from(kinds))
    done = draw(spans)
    effective_on = draw(st.none() | st.none() | days)
    expires_on = draw(maybe_day) if kind == ActKind.INVITATION else None
    if done and expires_on and expires_on < done.last:
        expires_on = None
    notified_on = draw(maybe_day)
    return Act(kind, done, effective_on, expires_on, notified_on=notified_on)


@st.composite
def stories(draw, size):
    """Some acts between one State and one treaty, each with a key of its own."""
    kinds = draw(st.sampled_from(STORIES))
    number = draw(st.integers(0, size))
    found = draw(st.lists(acts(kinds), min_size=number, max_size=number))
    return [replace(act, key=number) for number, act in enumerate(found)]


@st.composite
def clauses(draw, name, **conditions):
    kind = draw(st.sampled_from([k for k in ClauseKind if k != ClauseKind.SAME_AS_PARENT]))
    is_counted = kind == ClauseKind.MONTHS_AFTER
    return Clause(
        name,
        kind,
        n=draw(st.sampled_from([0, 1, 3])),
        days=draw(st.sampled_from([0, 30])) if kind == ClauseKind.DAYS_AFTER_MONTHS else 0,
        extra_day=is_counted and draw(st.booleans()),
        trigger=draw(triggers),
        early_consents=draw(st.sampled_from(EarlyConsents)),
        not_before_parent=draw(st.booleans()),
        **conditions,
    )


NOWHERE = (StateGroup.NOT_A_STATE, StateGroup.UNKNOWN)
IN_NONE = (StateGroup.STATE, StateGroup.STATE, StateGroup.INTEGRATION, StateGroup.UNKNOWN)
IN_ONE = (*NON_MEMBERS, *NON_MEMBERS, StateGroup.INTEGRATION, StateGroup.UNKNOWN)


@st.composite
def clauses_of_groups(draw):
    """Some clauses for one group of States; the treaty's general date is for all of them."""
    names = st.sampled_from(list(AppliesTo)[1:5])
    found = draw(st.lists(st.tuples(names, groups), max_size=3, unique=True))
    return {(name, group): draw(clauses(name, group=group)) for name, group in found}


@st.composite
def treaties(draw, key, **references):
    opened_on, general_on = draw(maybe_day), draw(maybe_day)
    all_parties = draw(st.sampled_from([None, None, None, "other"]))
    names = [name for name in list(AppliesTo)[:5] if draw(st.booleans())]
    found = {name: draw(clauses(name)) for name in names}
    general = AppliesTo.GENERAL_ENTRY_INTO_FORCE
    if general in found and all_parties:
        found[general] = draw(clauses(general, all_parties_to=all_parties))
    return Treaty(
        key,
        opened_on=opened_on,
        entered_into_force_on=general_on,
        not_in_force=draw(st.booleans()),
        closed_on=draw(st.none() | st.none() | days),
        ended_on=draw(st.none() | st.none() | st.none() | days),
        end_status=draw(st.sampled_from([Status.TREATY_TERMINATED, Status.REPLACED])),
        organisation=draw(st.sampled_from(["COE", "COE", "UN", ""])),
        named_states=draw(st.sampled_from([frozenset(), frozenset("S"), frozenset("T")])),
        clauses=found,
        group_clauses=draw(clauses_of_groups()),
        ends_with_parent=draw(st.booleans()),
        **references,
    )


@st.composite
def routes_of_groups(draw):
    """Draw a route for some of the groups that have one, perhaps for Parties to another only."""
    groups = [group for group in StateGroup if group not in NOWHERE]
    admissions = st.builds(
        Admission,
        st.sampled_from(Route),
        maybe_day,
        st.sampled_from([None, None, "parent", "required"]),
    )
    return draw(st.dictionaries(st.sampled_from(groups), admissions, max_size=5))


@st.composite
def states(draw):
    begins_on = draw(st.none() | st.none() | days)
    ends_on = draw(st.sampled_from([None, None, None, date(2005, 1, 1)]))
    groups = {
        "": group_intervals(draw(st.sampled_from(IN_NONE)), begins_on),
        "COE": draw(groups_of_one(begins_on, IN_ONE)),
        "UN": draw(groups_of_one(begins_on, IN_ONE)),
    }
    return State("S", begins_on, ends_on, groups)


@st.composite
def groups_of_one(draw, begins_on, usual):
    usual = draw(st.sampled_from(usual))
    member_from, member_until = draw(maybe_day), draw(maybe_day)
    if member_from and member_until and member_until <= member_from:
        member_until = None
    is_member = member_from and usual != StateGroup.INTEGRATION
    if not is_member or (begins_on and member_from < begins_on):
        return group_intervals(usual, begins_on)
    return group_intervals(usual, begins_on, [(member_from, member_until)])


@st.composite
def worlds(draw):
    references = {}
    if draw(st.booleans()):
        references["parent"] = "parent"
    if draw(st.sampled_from([False, False, True])):
        references["barred_for_parties_to"] = "barring"
    found = {
        "other": Treaty("other"),
        "parent": draw(treaties("parent", routes={})),
        "barring": draw(treaties("barring", routes={})),
        "required": draw(treaties("required", routes={})),
        "treaty": draw(treaties("treaty", routes=draw(routes_of_groups()), **references)),
    }
    own = {
        "treaty": draw(stories(7)),
        "parent": draw(stories(4)),
        "required": draw(stories(3)),
        "barring": draw(stories(2)) if "barred_for_parties_to" in references else [],
    }
    state = draw(states())
    stated_on = draw(st.none() | st.none() | days)
    return World(
        {"S": state, "T": State("T")},
        found,
        {key: {"S": items} for key, items in own.items() if items},
        {"treaty": {"S": stated_on}} if stated_on else {},
    )


COMPUTED = [ClauseKind.MONTHS_AFTER, ClauseKind.DAYS_AFTER_MONTHS, ClauseKind.ON_DEPOSIT]
ENTRIES = [AppliesTo.ENTRY_INTO_FORCE_FOR_STATE, AppliesTo.ACCESSION]
LIFE = [
    ActKind.RATIFICATION,
    ActKind.ACCESSION,
    ActKind.DENUNCIATION,
    ActKind.CESSATION_OF_MEMBERSHIP,
    ActKind.REPLACEMENT,
]


@st.composite
def computed_clauses(draw, name, group=None):
    return Clause(
        name,
        draw(st.sampled_from(COMPUTED)),
        n=draw(st.sampled_from([1, 3, 14])),
        days=30,
        trigger=draw(triggers),
        group=group,
        early_consents=draw(st.sampled_from(EarlyConsents)),
        not_before_parent=draw(st.booleans()),
    )


@st.composite
def computed_treaties(draw, key, **references):
    """A treaty in force whose clauses, not published days, say what an act leads to."""
    groups = (StateGroup.MEMBER, StateGroup.OTHER)
    names = [*ENTRIES, AppliesTo.DENUNCIATION, AppliesTo.LOSS_OF_MEMBERSHIP]
    own = [(draw(st.sampled_from(names)), draw(st.sampled_from(groups)))]
    found = [AppliesTo.GENERAL_ENTRY_INTO_FORCE, *names]
    return Treaty(
        key,
        entered_into_force_on=draw(days),
        ends_with_parent=draw(st.booleans()),
        clauses={name: draw(computed_clauses(name)) for name in found},
        group_clauses={(name, of): draw(computed_clauses(name, of)) for name, of in own},
        **references,
    )


@st.composite
def lives(draw):
    """Some acts without published effects, most of them on one day."""
    kinds = draw(st.lists(st.sampled_from(LIFE), min_size=1, max_size=3))
    done = st.one_of(*[days.map(Span.day)] * 4, days.map(Span.month), days.map(Span.until))
    return [
        Act(kind, draw(done), notified_on=draw(maybe_day), key=number)
        for number, kind in enumerate(kinds)
    ]


@st.composite
def computed_worlds(draw):
    found = {"parent": draw(computed_treaties("parent"))}
    found["treaty"] = draw(computed_treaties("treaty", parent="parent"))
    member_from = draw(days)
    member_until = draw(st.none() | st.just(date(2006, 1, 2)))
    membership = [(member_from, member_until)] if member_until != member_from else []
    own_groups = group_intervals(StateGroup.OTHER, None, membership)
    acts = {key: {"S": draw(lives())} for key in found}
    return World({"S": State("S", groups={"": own_groups})}, found, acts)


@st.composite
def worlds_with_protocol(draw):
    """A State that has hardly acted on a treaty, and has joined its protocol."""
    world = draw(worlds())
    is_amendment = draw(st.sampled_from([False, False, True]))
    protocol = draw(treaties("protocol", parent="treaty", is_amendment=is_amendment))
    own = draw(st.lists(acts(list(ActKind)), max_size=1))
    consent = Act(draw(st.sampled_from(JOINING)), draw(days.map(Span.day)), draw(days), key=0)
    later = draw(st.lists(acts(STORIES[0]), max_size=2))
    found = world.acts | {"treaty": {"S": own}, "protocol": {"S": [consent, *later]}}
    return World(world.states, world.treaties | {"protocol": protocol}, found, world.stated)


def facts_for_oracle(world):
    facts = facts_about(world, "treaty")
    facts.stated_on = world.stated.get("treaty", {}).get("S")
    protocol = world.treaties.get("protocol")
    if protocol and not protocol.is_amendment:
        facts.protocols.append(facts_about(world, "protocol"))
    return facts


def facts_about(world, key):
    treaty = world.treaties[key]
    others = {"parent": treaty.parent, "barring": treaty.barred_for_parties_to}
    return oracle.Facts(
        treaty,
        world.states["S"],
        world.acts.get(key, {}).get("S", []),
        **{name: facts_about(world, other) for name, other in others.items() if other},
        required={
            route.requires: facts_about(world, route.requires)
            for route in treaty.routes.values()
            if route.requires
        },
    )


def law_of(world):
    """Return what says, of a day, the stored period's answer, else the treaty's standing."""
    pair, periods = world.pair("treaty", "S"), world.periods("treaty").get("S", [])

    def law_says(on):
        for period in periods:
            if period.starts_on <= on and (period.ends_on is None or on < period.ends_on):
                answer = period.answer
                why = answer.missing or answer.reason
                return period.status, why, answer.silence, answer.bound_by, answer.has_stated
        group = pair.state.group_on(on, pair.treaty.organisation)
        current = standing(pair.treaty, pair.general, group, on)
        return current.status, current.missing or current.reason or "", current.silence, (), False

    return law_says


def every_day(world):
    pair = world.pair("treaty", "S")
    turning = {day for day in days_of_change(pair) if day > date.min} | {FIRST}
    turning |= {date(2000, 7, 15), date(2006, 6, 1)}
    return sorted(turning | {day - DAY for day in turning} | {day + DAY for day in turning})


@some(100)
@given(worlds())
def test_fold_says_what_the_table_says(world):
    facts, law_says = facts_for_oracle(world), law_of(world)

    for on in every_day(world):
        assert law_says(on) == oracle.status(facts, on), on


@some(200)
@given(computed_worlds())
def test_fold_computes_what_the_table_says(world):
    facts, law_says = facts_for_oracle(world), law_of(world)

    for on in every_day(world):
        assert law_says(on) == oracle.status(facts, on), on


@some(100)
@given(worlds_with_protocol())
def test_protocol_in_force_speaks_against_silence_about_its_parent(world):
    facts, law_says = facts_for_oracle(world), law_of(world)

    for on in every_day(world):
        assert law_says(on) == oracle.status(facts, on), on


@some(60)
@given(worlds())
def test_periods_follow_each_other_without_gap_or_overlap(world):
    periods = world.periods("treaty").get("S", [])

    for earlier, later in pairwise(periods):
        assert earlier.starts_on < earlier.ends_on == later.starts_on
    assert all(period.ends_on is None for period in periods[-1:])


@some(60)
@given(worlds(), acts(list(ActKind)))
def test_an_act_changes_nothing_before_it(world, act):
    """Its own day is the earliest at which it may count: the effect, where that is dated back."""
    act = replace(act, key=-1)
    known = [act.done.first if act.done else None, act.effective_on]
    own = world.acts.get("treaty", {}).get("S", [])
    acts_after = world.acts | {"treaty": {"S": [*own, act]}}
    after = World(world.states, world.treaties, acts_after, world.stated)
    assume(any(known))
    first = min(day for day in known if day)

    then, now = law_of(world), law_of(after)
    for on in every_day(after):
        if on < first:
            assert now(on) == then(on), on
