"""The models of treaties: facts that staff enter, and what is derived from them."""

from .acts import Act, Attachment, Statement
from .depositaries import Checked, Depositary, Series
from .derived import GeneralEntryIntoForce, StandingPeriod, StatusPeriod
from .duties import Monitoring, MonitoringBody, NationalLaw, Report, ReportingDuty
from .treaties import Clause, Relation, Route, Subject, Treaty

__all__ = [
    "Act",
    "Attachment",
    "Checked",
    "Clause",
    "Depositary",
    "GeneralEntryIntoForce",
    "Monitoring",
    "MonitoringBody",
    "NationalLaw",
    "Relation",
    "Report",
    "ReportingDuty",
    "Route",
    "Series",
    "StandingPeriod",
    "Statement",
    "StatusPeriod",
    "Subject",
    "Treaty",
]
