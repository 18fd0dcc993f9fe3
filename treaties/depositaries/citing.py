"""How a treaty, or an answer about it, is cited: as its depositary asks, and in other styles."""

from ..sentences.citations import Citation, Cited, general, in_styles
from . import folder_of


def citations(cited: Cited) -> list[Citation]:
    """Return the citations in every style, the depositary's own first.

    An answer of this site is cited in its own form: no depositary has said it.
    """
    return [general(cited) if cited.status else by_depositary(cited), *in_styles(cited)]


def by_depositary(cited: Cited) -> Citation:
    """Return how the depositary wants its treaty cited; where that is not known, a general form."""
    depositary = cited.treaty.depositary
    try:
        folder = folder_of(depositary.code) if depositary else None
    except ModuleNotFoundError:
        folder = None
    return getattr(folder, "cite", general)(cited)
