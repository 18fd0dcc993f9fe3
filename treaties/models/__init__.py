"""The models of treaties: facts that staff enter, and what is derived from them."""

from .acts import Act, Attachment
from .depositaries import Checked, Depositary, Series
from .derived import GeneralEntryIntoForce, StandingPeriod, StatusPeriod
from .statements import ArticleSubject, Statement, Validity
from .treaties import Clause, Relation, Route, Subject, Treaty

__all__ = [
    "Act",
    "ArticleSubject",
    "Attachment",
    "Checked",
    "Clause",
    "Depositary",
    "GeneralEntryIntoForce",
    "Relation",
    "Route",
    "Series",
    "StandingPeriod",
    "Statement",
    "StatusPeriod",
    "Subject",
    "Treaty",
    "Validity",
]
