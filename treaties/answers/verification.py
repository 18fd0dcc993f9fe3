"""How many published dates the clauses give, which they do not, and what cannot be checked."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from core.http.conditional import once_an_edition

from ..law.vocabulary import ActKind
from ..models import Depositary, Treaty
from ..models.choices import ACT_KIND_LABELS, CLAUSE_KIND_LABELS
from ..sentences.clauses import TAKEN_OVER
from ..writing.verification import GENERAL_DATE, Comparison, verify
from .references import treaty_reference

KIND_LABELS = CLAUSE_KIND_LABELS | {GENERAL_DATE: TAKEN_OVER}
COUNTS = ("agree", "taken_over", "differ", "no_clause")


def verification(on: date, language: str) -> dict:
    """Return what the comparison of all published dates of acts done by a day comes to.

    In all, by depositary, kind of clause and treaty; each date that contradicts its clause; and the
    treaties of which nothing can be computed, or no date is published that would test a clause.
    Treaties are in the order of their numbers.
    """
    found = once_an_edition("verification", verify).until(on)
    rows = {row.code: row for row in Treaty.objects.all()}
    names = {code: treaty_reference(row, language) for code, row in rows.items()}
    opened = [code for code, row in rows.items() if row.opened_on is None or row.opened_on <= on]
    return {
        "as_of": on,
        "compared": len(found.computable),
        **counts(sum(found.by_depositary().values(), Counter())),
        "depositaries": depositaries(found.by_depositary()),
        "clause_kinds": [
            {"clause_kind": kind, "clause_kind_label": str(KIND_LABELS[kind]), **counts(number)}
            for kind, number in found.by_clause_kind().items()
        ],
        "treaties": [
            {"treaty": names[code], **counts(number)}
            for code, number in in_order(found.by_treaty().items(), rows)
        ],
        "differences": [
            difference(item, names[code])
            for code, item in in_order([(row.treaty, row) for row in found.differences], rows)
        ],
        "treaties_without_clause": named(opened, found.treaties_without_clause, names),
        "untested_treaties": named(opened, found.untested_treaties, names),
    }


def in_order(pairs: Iterable[tuple], codes: Iterable[str]) -> list[tuple]:
    """Return pairs that begin with a treaty's code in the order of the codes."""
    places = {code: place for place, code in enumerate(codes)}
    return sorted(pairs, key=lambda pair: places[pair[0]])


def named(codes: list[str], wanted: Iterable[str], names: dict[str, dict]) -> list[dict]:
    """Return references to the wanted ones among some treaties, in their order."""
    wanted = {*wanted}
    return [names[code] for code in codes if code in wanted]


def counts(found: Counter) -> dict[str, int]:
    return {name: found[name] for name in COUNTS}


def depositaries(found: dict[str, Counter]) -> list[dict]:
    """Return the counts of each depositary with its name; of none, with words that say so."""
    names = {row.code: str(row) for row in Depositary.objects.filter(code__in=found)}
    return [
        {
            "depositary": code,
            "depositary_name": names[code] if code else _("No depositary recorded"),
            **counts(number),
        }
        for code, number in found.items()
    ]


def difference(item: Comparison, treaty: dict) -> dict:
    """Return a date that contradicts its clause; ``reason`` is None where none was found out."""
    return {
        "treaty": treaty,
        "state": item.state,
        "kind": item.kind,
        "kind_label": str(ACT_KIND_LABELS[ActKind(item.kind)]),
        "done_on": item.done_on,
        "published_on": item.published_on,
        "computed_on": item.computed_on,
        "days": item.days,
        "clause_kind": item.clause_kind,
        "clause_kind_label": str(KIND_LABELS[item.clause_kind]),
        "articles": item.articles or None,
        "reason": item.reason or None,
    }
