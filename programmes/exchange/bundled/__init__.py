"""Loading the bundled programmes: read the files, check that they fit together, write them.

A bad entry stops everything: the error names it, and nothing is loaded. What staff changed or
deleted stays as it is.
"""

from core.sheets.tables import BadDataError
from treaties.exchange.bundled import Merge

from ...writing.contradictions import contradictions
from .fitting import problems
from .reading import DATA, Bundle, read
from .storing import store

__all__ = ["DATA", "Bundle", "load", "read"]


def load(bundle: Bundle, merge: Merge) -> None:
    """Write what the files say; BadDataError names the entries that do not fit.

    States, treaties and acts are those of the database: load them first.
    """
    wrong = problems(bundle)
    if wrong:
        raise BadDataError(wrong)
    store(bundle, merge)
    if wrong := contradictions():
        raise BadDataError(wrong)
