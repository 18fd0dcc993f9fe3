"""Why a State may not join a treaty, or why nobody knows: a code and a sentence."""

from ..law.joining import Hindrance, Possibility
from ..law.vocabulary import Bar, Missing
from ..sentences import statuses as sentences


def in_words(found: Possibility, *, has_acted: bool) -> dict | None:
    """Return why a deposit is not possible, or not known to be; None where it is possible."""
    if found.reason is None:
        return None
    if found.reason == Missing.CHART and has_acted:
        return {"code": found.reason.value, "text": str(sentences.WARNINGS["chart_incomplete"])}
    if isinstance(found.reason, Hindrance):
        texts = sentences.HINDRANCES
    else:
        texts = sentences.BARS if isinstance(found.reason, Bar) else sentences.MISSING
    return {"code": found.reason.value, "text": str(texts[found.reason])}
