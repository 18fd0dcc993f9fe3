"""What the checks find in the database: for the staff's board, forms, imports and the API.

Bundled data contain real violations, which load all the same and appear here.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from core.records.publication import Publication
from countries.models import State

from ..law.checks import check_act, check_missing, check_statement, check_treaty
from ..law.finding import Check, Finding, Severity
from ..law.world import World
from ..models import Statement, Treaty
from ..models.worlds import statement_facts, world

ORDER = list(Severity)


def findings(treaties: Iterable[Treaty] | None = None, *, on: date) -> list[Finding]:
    """Return what is found in the published facts about some treaties (None: about all).

    The gravest first, then by check, treaty and State. ``on`` is the day of asking: an act after
    it lies in the future. Costs seven queries, however many treaties there are.
    """
    facts = world(treaties)
    codes = sorted(facts.treaties if treaties is None else {row.code for row in treaties})
    found = [item for code in codes for item in _about_treaty(facts, code, on)]
    found += _about_statements(facts, codes)
    return sorted(found, key=_rank)


def _rank(item: Finding) -> tuple:
    return ORDER.index(item.severity), item.check, item.treaty, item.state or "", str(item.key)


def _about_treaty(facts: World, code: str, on: date) -> Iterator[Finding]:
    yield from check_treaty(facts.treaties[code], facts.outcome(code).general)
    yield from check_missing(facts.pairs_in_protocols(code), on=on)
    for state, acts in facts.acts.get(code, {}).items():
        pair = facts.pair(code, state)
        for act in acts:
            yield from check_act(pair, act, on=on)


def _about_statements(facts: World, codes: Iterable[str]) -> Iterator[Finding]:
    rows = Statement.objects.filter(publication=Publication.PUBLISHED, treaty__code__in=codes)
    for row in rows.select_related("treaty", "state").prefetch_related("territories"):
        pair = facts.pair(row.treaty.code, row.state.code)
        yield from check_statement(pair, statement_facts(row))


def about_statement(
    statement: Statement, territories: Iterable[State] | None = None
) -> list[Finding]:
    """Return what the checks find about a statement, stored or as somebody typed it.

    ``territories`` are those of one that is not stored yet.
    """
    pair = world([statement.treaty]).pair(statement.treaty.code, statement.state.code)
    has_source = bool(statement.source.strip())
    return check_statement(pair, statement_facts(statement, territories), has_source=has_source)


def counts(found: Iterable[Finding]) -> dict[Check, int]:
    """Return how many findings each check has, those without any left out."""
    totals = {}
    for item in found:
        totals[item.check] = totals.get(item.check, 0) + 1
    return totals
