"""The models of treaties: facts that staff enter, and what is derived from them."""

from .acts import Act, Attachment, Statement
from .authorities import Authority, Practice
from .depositaries import Checked, Depositary, Series
from .derived import GeneralEntryIntoForce, StandingPeriod, StatusPeriod
from .letters import LetterTemplate
from .procedures import ListStep, Procedure, ProcedureStep, StepFile, StepList
from .treaties import Clause, Relation, Route, Subject, Treaty

__all__ = [
    "Act",
    "Attachment",
    "Authority",
    "Checked",
    "Clause",
    "Depositary",
    "GeneralEntryIntoForce",
    "LetterTemplate",
    "ListStep",
    "Practice",
    "Procedure",
    "ProcedureStep",
    "Relation",
    "Route",
    "Series",
    "StandingPeriod",
    "Statement",
    "StatusPeriod",
    "StepFile",
    "StepList",
    "Subject",
    "Treaty",
]
