"""The models of treaties: facts that staff enter, and what is derived from them."""

from .acts import Act, Attachment, Statement
from .authorities import Authority, Practice
from .depositaries import Checked, Depositary, Series
from .derived import GeneralEntryIntoForce, StandingPeriod, StatusPeriod
from .treaties import Clause, Relation, Route, Subject, Treaty

__all__ = [
    "Act",
    "Attachment",
    "Authority",
    "Checked",
    "Clause",
    "Depositary",
    "GeneralEntryIntoForce",
    "Practice",
    "Relation",
    "Route",
    "Series",
    "StandingPeriod",
    "Statement",
    "StatusPeriod",
    "Subject",
    "Treaty",
]
