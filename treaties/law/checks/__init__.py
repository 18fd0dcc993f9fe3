"""The checks: what an act, a statement or a treaty says against the law or against itself.

Each is a small function that returns what it found as data (the parameters of a sentence), or None.
Forms and imports warn or refuse by the severity; in bundled data real violations appear as
findings. The numbers are those of :class:`~treaties.law.finding.Check`.
"""

from .acts import ACT_CHECKS, SENTINELS, check_act
from .statements import STATEMENT_CHECKS, check_statement
from .titles import check_title
from .treaties import check_missing, check_treaty

__all__ = [
    "ACT_CHECKS",
    "SENTINELS",
    "STATEMENT_CHECKS",
    "check_act",
    "check_missing",
    "check_statement",
    "check_title",
    "check_treaty",
]
