"""Which treaties have the words of a search, the one that is meant first."""

from collections import Counter, defaultdict
from math import log

from ..models import SearchKey, Treaty
from ..models.choices import Form
from .terms import Term

MOST_ROWS = 2_000
"""Of each term: the rows of the index that are read, the heaviest first."""

USUAL = 10_000
OTHER_WORDS = 0.7
"""What other words for the same count beside those that were said."""

LEADING = 300
WANTED = 1_000
NAMED = 1_000_000
MOST = 50

Weights = dict[int, float]


def weigh(term: Term, **within) -> Weights:
    """Return what a term weighs in each treaty that has it, by any of its words; one query."""
    rows = SearchKey.objects.filter(key__in=term.keys, **within).order_by("-weight")
    by_key: dict[str, dict[int, int]] = defaultdict(dict)
    for key, treaty, weight in rows.values_list("key", "treaty_id", "weight")[:MOST_ROWS]:
        by_key[key].setdefault(treaty, weight)
    best: Weights = {}
    for place, words in enumerate(term.alternatives):
        each = [weights_of(stems, by_key) for stems in words]
        share = (1 if place == 0 else OTHER_WORDS) / len(each)
        for treaty in set(each[0]).intersection(*each[1:]):
            weight = sum(one[treaty] for one in each) * share
            best[treaty] = max(weight, best.get(treaty, 0))
    return best


def weights_of(stems: frozenset[str], by_key: dict[str, dict[int, int]]) -> Weights:
    """Return what a word weighs in each treaty that has it: the rarer, the more."""
    found: dict[int, int] = {}
    for stem in stems:
        for treaty, weight in by_key.get(stem, {}).items():
            found[treaty] = max(weight, found.get(treaty, 0))
    rarity = log(1 + USUAL / (len(found) or 1))
    return {treaty: weight * rarity for treaty, weight in found.items()}


def lead(terms: list[Term], weighed: list[Weights]) -> None:
    """Put the treaties that are meant first by a term before others that have its words."""
    codes = {code for term in terms for code in term.leading}
    ids = dict(Treaty.objects.filter(code__in=codes).values_list("code", "id")) if codes else {}
    for term, weights in zip(terms, weighed, strict=True):
        for place, code in enumerate(term.leading):
            if code in ids:
                weights[ids[code]] = weights.get(ids[code], 0) + LEADING / (place + 1)


def together(weighed: list[Weights]) -> Weights:
    """Return the treaties with all the terms, else those with the most, and what they weigh."""
    counted = Counter(treaty for weights in weighed for treaty in weights)
    best = max(counted.values(), default=0)
    least = best if best == len(weighed) else max(best - 1, (len(weighed) + 1) // 2, 1)
    return {
        treaty: sum(weights.get(treaty, 0) for weights in weighed) + USUAL * count
        for treaty, count in counted.items()
        if count >= least
    }


def tell_apart(scored: Weights, general: list[Term]) -> None:
    """Let words that stand in every other title tell among the treaties that have the others."""
    heaviest = sorted(scored, key=scored.__getitem__, reverse=True)[: 4 * MOST]
    for term in general:
        for treaty, weight in weigh(term, treaty__in=heaviest).items():
            scored[treaty] += weight / 10


def in_order(scored: Weights, *, wants_protocol: bool = False) -> list[Treaty]:
    """Return the heaviest treaties in that order, and equals in the order of their numbers."""
    heaviest = sorted(scored, key=scored.__getitem__, reverse=True)[: 4 * MOST]
    rows = Treaty.objects.filter(pk__in=heaviest)

    def place(treaty: Treaty):
        is_wanted = wants_protocol and treaty.form != Form.TREATY
        return -round(scored[treaty.pk] + (WANTED if is_wanted else 0)), treaty.sort_key

    return sorted(rows, key=place)
