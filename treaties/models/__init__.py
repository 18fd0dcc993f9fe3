"""The models of treaties: facts that staff enter, and what is derived from them."""

from .acts import Act, Attachment
from .authorities import Authority, Practice
from .depositaries import Checked, Depositary, Series
from .derived import GeneralEntryIntoForce, StandingPeriod, StatusPeriod
from .differences import Difference
from .duties import Monitoring, MonitoringBody, NationalLaw, Report, ReportingDuty
from .letters import LetterTemplate
from .notes import ActNote
from .procedures import ListStep, Procedure, ProcedureStep, StepFile, StepList
from .proposals import Proposal
from .search import SearchKey
from .statements import ArticleSubject, Statement, Validity
from .treaties import Clause, Relation, Route, Subject, Treaty

__all__ = [
    "Act",
    "ActNote",
    "ArticleSubject",
    "Attachment",
    "Authority",
    "Checked",
    "Clause",
    "Depositary",
    "Difference",
    "GeneralEntryIntoForce",
    "LetterTemplate",
    "ListStep",
    "Monitoring",
    "MonitoringBody",
    "NationalLaw",
    "Practice",
    "Procedure",
    "ProcedureStep",
    "Proposal",
    "Relation",
    "Report",
    "ReportingDuty",
    "Route",
    "SearchKey",
    "Series",
    "StandingPeriod",
    "Statement",
    "StatusPeriod",
    "StepFile",
    "StepList",
    "Subject",
    "Treaty",
    "Validity",
]
