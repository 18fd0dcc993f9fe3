"""What would follow if a State deposited its instrument on a given day, and whether it may."""

from dataclasses import dataclass
from datetime import date

from countries.formats import day_in_words
from countries.models import State

from ..law import facts as law
from ..law.checks import check_act
from ..law.dates import Computation
from ..law.entry import Setting, entry_clause
from ..law.finding import Check
from ..law.joining import Possibility, possibility
from ..law.pair import Pair
from ..law.periods import Period, fold
from ..law.vocabulary import ActKind
from ..law.world import World
from ..models import Treaty
from ..models.worlds import world
from ..sentences import findings
from ..sentences import statuses as sentences
from ..writing.preview import reasons
from .reasons import in_words

SAID_ALREADY = {
    Check.BEFORE_OPENING,
    Check.ACCEDED_BEFORE_GENERAL_ENTRY,
    Check.ACCEDED_WITHOUT_INVITATION,
    Check.PROTOCOL_WITHOUT_PARENT,
    Check.TWO_PARTICIPATIONS,
    Check.STATE_DID_NOT_EXIST,
    Check.TREATY_CLOSED,
    Check.NOT_OPEN_TO_STATE,
    Check.ENTERED_TWICE,
}
"""What the checks find that the possibility and its cautions say."""


@dataclass(frozen=True)
class Forecast:
    """Whether a State may deposit on a day, and what would follow if it did.

    ``possible`` is None where that is not known. ``in_force_on`` is None if it cannot be told, and,
    with all that follows from it, where the deposit is not possible, unless it is supposed.
    ``periods`` are those from the day of the deposit on; ``after`` the facts with the supposed
    act. ``reason`` and ``warnings`` are codes with their sentences.
    """

    possible: bool | None
    reason: dict | None
    in_force_on: date | None
    clause: law.Clause | None
    computation: Computation
    sentences: list[str]
    periods: list[Period]
    warnings: list[dict]
    act: law.Act
    after: World


def forecast(
    treaty: Treaty,
    state: State,
    *,
    kind: ActKind,
    on: date,
    hypothetical: bool = False,
    facts: World | None = None,
) -> Forecast:
    """Return what a deposit on a day would lead to, by the facts recorded now.

    Nothing is written. The State's own acts stay as they are. ``hypothetical``: tell what would
    follow even where the deposit is not possible. ``facts`` may be given where many treaties are
    asked about.
    """
    before = facts or world([treaty])
    act = law.Act(kind, law.Span.day(on))
    after = before.plus([(treaty.code, state.code, act)])
    before_pair = before.pair(treaty.code, state.code)
    found = possibility(before_pair, on)
    reason = in_words(found, has_acted=before_pair.has_acted(on))
    if found.possible is False and not hypothetical:
        texts = [reason["text"]]
        return Forecast(False, reason, None, None, Computation(None), texts, [], [], act, after)
    follows = what_follows(after, after.pair(treaty.code, state.code), act, found)
    if reason:
        follows["sentences"].insert(0, reason["text"])
    if not before_pair.record.tells(on):
        follows["warnings"].append(chart_incomplete())
    return Forecast(found.possible, reason, act=act, after=after, **follows)


def what_follows(after: World, pair: Pair, act: law.Act, found: Possibility) -> dict:
    """Return what a supposed act leads to; the pair is that of the facts with the act."""
    own = next((item for item in pair.participations if item.consent == act), None)
    in_force_on = own.in_force_on if own else None
    group = pair.state.group_on(act.day, pair.treaty.organisation)
    clause = entry_clause(Setting(pair.treaty, pair.general, group), act)
    is_told = in_force_on is not None
    steps = own.entry.computed if is_told else Computation(None)
    periods = fold(pair)
    codes = cautions(found, pair.general.on, clause, in_force_on, act.day)
    return {
        "in_force_on": in_force_on,
        "clause": clause,
        "computation": steps,
        "sentences": [
            *(reasons(after, pair, act, periods) if is_told else []),
            *would_enter(in_force_on),
        ],
        "periods": [item for item in periods if item.ends_on is None or item.ends_on > act.day],
        "warnings": [*map(caution, codes), *checked(pair, act)],
    }


def cautions(
    found: Possibility,
    general_on: date | None,
    clause: law.Clause | None,
    in_force_on: date | None,
    on: date,
) -> list[str]:
    """Return the codes of what makes a forecast uncertain."""
    is_unknown = clause is None or not clause.is_computable
    codes = {
        "hypothetical": found.possible is False,
        "invitation_needed": found.by_invitation,
        "not_in_force": general_on is None or on < general_on,
        "clause_unknown": in_force_on is None and is_unknown,
        "date_unknown": in_force_on is None and not is_unknown,
    }
    return [code for code, holds in codes.items() if holds]


def caution(code: str) -> dict:
    return {"code": code, "text": str(sentences.CAUTIONS[code])}


def chart_incomplete() -> dict:
    return {"code": "chart_incomplete", "text": str(sentences.WARNINGS["chart_incomplete"])}


def checked(pair: Pair, act: law.Act) -> list[dict]:
    """Return what else the checks find about the supposed act."""
    return [
        {"code": item.check.name.lower(), "text": findings.sentence(item)}
        for item in check_act(pair, act, on=act.day)
        if item.check not in SAID_ALREADY
    ]


def would_enter(in_force_on: date | None) -> list[str]:
    if in_force_on is None:
        return []
    return [sentences.WOULD_ENTER % {"day": day_in_words(in_force_on)}]
