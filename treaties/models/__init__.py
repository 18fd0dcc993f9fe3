"""The models of treaties: facts that staff enter, what is derived from them, and the record."""

from .acts import Act, Attachment, Statement
from .derived import GeneralEntryIntoForce, StandingPeriod, StatusPeriod
from .record import Change, Revision
from .treaties import Clause, Treaty

__all__ = [
    "Act",
    "Attachment",
    "Change",
    "Clause",
    "GeneralEntryIntoForce",
    "Revision",
    "StandingPeriod",
    "Statement",
    "StatusPeriod",
    "Treaty",
]
