"""Acts, clauses and worlds in a few words, for tests that read like a chart of signatures."""

from datetime import date

from treaties.law.decision import status_on
from treaties.law.facts import (
    Act,
    Admission,
    Checked,
    Clause,
    GroupInterval,
    Span,
    State,
    Treaty,
)
from treaties.law.vocabulary import (
    NON_MEMBERS,
    ActKind,
    AppliesTo,
    ClauseKind,
    Route,
    StateGroup,
)
from treaties.law.world import World

BODY = "COE"
COMPLETE = Checked(date(2199, 12, 31))
EVERYBODY = (StateGroup.MEMBER, *NON_MEMBERS, StateGroup.INTEGRATION)
FIRST_OF_MONTH = ClauseKind.FIRST_OF_MONTH_AFTER_MONTHS
GENERAL = AppliesTo.GENERAL_ENTRY_INTO_FORCE
FOR_STATE = AppliesTo.ENTRY_INTO_FORCE_FOR_STATE


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def span(text: str) -> Span | None:
    """Return a day, a month ("2020-04"), a year, by a day ("../2020-04-30") or nothing ("?")."""
    if text == "?":
        return None
    if text.startswith("../"):
        return Span.until(day(text[3:]))
    first = date.fromisoformat(f"{text}-01-01"[:10])
    return {4: Span.year, 7: Span.month, 10: Span.day}[len(text)](first)


def act(text: str, key: object = None) -> Act:
    """Return an act from a line, such as "accession 2024-04-22 -> 2024-08-01".

    "invitation 2024 until 2029-01-01"; "accession 2024-04-22 notified 2024-05-02".
    """
    words = text.split()
    options = dict(zip(words[2::2], words[3::2], strict=True))
    effect, expiry, notice = (day(options.get(word)) for word in ("->", "until", "notified"))
    return Act(ActKind(words[0]), span(words[1]), effect, expiry, key or text, notice)


def clause(applies_to: AppliesTo, kind: ClauseKind = FIRST_OF_MONTH, n: int = 3, **conditions):
    return Clause(applies_to, kind, n, **conditions)


def routes(
    *open_to: StateGroup, parent: str | None = None, to_sign: bool = False, **starts_on: date
) -> dict[StateGroup, Admission]:
    """Return how States may join a treaty of an organisation, as is usual there.

    Who is no member accedes by invitation once it is in force (``to_sign``: before that too), to a
    protocol as a Party to its parent. ``starts_on`` is by group.
    """
    of_others = {
        (False, False): Route.BY_INVITATION_AFTER_ENTRY,
        (False, True): Route.BY_INVITATION,
        (True, False): Route.OPEN_AFTER_ENTRY,
        (True, True): Route.OPEN,
    }[parent is not None, to_sign]
    return {
        group: Admission(of_others, starts_on.get(group), parent)
        if group in NON_MEMBERS
        else Admission(Route.OPEN, starts_on.get(group))
        for group in open_to
    }


def treaty(key: str = "treaty", *clauses: Clause, **values) -> Treaty:
    """Return a treaty of an organisation, open to everybody."""
    usual = routes(*EVERYBODY, parent=values.get("parent"))
    values = {"organisation": BODY, "routes": usual} | values
    general = {item.applies_to: item for item in clauses if item.group is None}
    own = {(item.applies_to, item.group): item for item in clauses if item.group is not None}
    return Treaty(key, clauses=general, group_clauses=own, **values)


def state(key: str, group: StateGroup = StateGroup.MEMBER, **values) -> State:
    return State(key, groups=in_body(GroupInterval(group, date.min)), **values)


def in_body(*intervals: GroupInterval) -> dict[str, tuple[GroupInterval, ...]]:
    """Return a State's groups of the organisation that the treaties belong to."""
    return {BODY: intervals}


def world(
    *treaties: Treaty, states: list[State] = (), **acts: list[str] | dict[str, list[str]]
) -> World:
    """Return a world; ``acts`` are by State for the first treaty, or by treaty and State.

    States that nobody describes are members.
    """
    by_treaty = acts
    if any(isinstance(items, list) for items in acts.values()):
        by_treaty = {treaties[0].key: acts}
    known = {item.key: item for item in states}
    names = {name for by_state in by_treaty.values() for name in by_state} - known.keys()
    return World(
        known | {name: state(name) for name in names},
        {item.key: item for item in treaties},
        {
            key: {name: [act(text) for text in texts] for name, texts in by_state.items()}
            for key, by_state in by_treaty.items()
        },
    )


def status(facts: World, state_key: str, on: str, treaty_key: str = "treaty") -> str:
    """Return where a State stands on a day; of what is incomplete, or barred, also why."""
    answer = status_on(facts.pair(treaty_key, state_key), day(on))
    more = answer.missing or answer.reason
    return f"{answer.status} ({more})" if more else str(answer.status)


def period(facts: World, state_key: str, on: str, treaty_key: str = "treaty"):
    """Return the period that runs on a day."""
    asked = day(on)
    return next(
        item
        for item in facts.periods(treaty_key)[state_key]
        if item.starts_on <= asked and (item.ends_on is None or asked < item.ends_on)
    )
