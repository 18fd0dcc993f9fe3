"""The models of treaties: facts that staff enter, and what is derived from them."""

from .acts import Act, Attachment, Statement
from .derived import GeneralEntryIntoForce, StandingPeriod, StatusPeriod
from .treaties import Clause, Treaty

__all__ = [
    "Act",
    "Attachment",
    "Clause",
    "GeneralEntryIntoForce",
    "StandingPeriod",
    "Statement",
    "StatusPeriod",
    "Treaty",
]
