"""What a check finds: a contradiction in the facts, or something that ought to be looked at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum


class Severity(StrEnum):
    """How much a finding weighs.

    An error contradicts the law or itself, a warning is unusual, a flag marks two dates that
    differ, an info only tells, and what blocks publication is fine for a draft.
    """

    ERROR = "error"
    BLOCKS_PUBLICATION = "blocks_publication"
    WARNING = "warning"
    FLAG = "flag"
    INFO = "info"


class Check(IntEnum):
    """The checks by the numbers that staff know them by; ``docs/domain.md`` lists them."""

    BEFORE_OPENING = 1
    RATIFIED_BEFORE_SIGNATURE = 2
    RATIFIED_WITHOUT_SIGNATURE = 3
    ACCEDED_THOUGH_SIGNATORY = 4
    ACCEDED_BEFORE_GENERAL_ENTRY = 5
    ACCEDED_WITHOUT_INVITATION = 6
    DIFFERS_FROM_CLAUSE = 7
    IN_FORCE_BEFORE_CONSENT = 8
    SENTINEL_DATE = 9
    PROTOCOL_WITHOUT_PARENT = 10
    DENUNCIATION_NOT_POSSIBLE = 11
    ENDED_BEFORE_NOTICE = 12
    TWO_PARTICIPATIONS = 13
    LATE_RESERVATION = 14
    FORBIDDEN_RESERVATION = 15
    STATE_DID_NOT_EXIST = 16
    TREATY_CLOSED = 17
    IN_THE_FUTURE = 18
    FOREIGN_TERRITORY = 19
    THRESHOLD_NOT_MET = 20
    SOURCE_MISSING = 21
    OUTSIDE_PARTICIPATION = 22
    NOT_OPEN_TO_STATE = 23
    ENTERED_TWICE = 24
    TITLE_OF_ANOTHER = 25
    MUST_BE_PARTY = 26


SEVERITY = {
    Check.BEFORE_OPENING: Severity.WARNING,
    Check.RATIFIED_BEFORE_SIGNATURE: Severity.ERROR,
    Check.RATIFIED_WITHOUT_SIGNATURE: Severity.WARNING,
    Check.ACCEDED_THOUGH_SIGNATORY: Severity.WARNING,
    Check.ACCEDED_BEFORE_GENERAL_ENTRY: Severity.WARNING,
    Check.ACCEDED_WITHOUT_INVITATION: Severity.WARNING,
    Check.DIFFERS_FROM_CLAUSE: Severity.FLAG,
    Check.IN_FORCE_BEFORE_CONSENT: Severity.ERROR,
    Check.SENTINEL_DATE: Severity.ERROR,
    Check.PROTOCOL_WITHOUT_PARENT: Severity.ERROR,
    Check.DENUNCIATION_NOT_POSSIBLE: Severity.ERROR,
    Check.ENDED_BEFORE_NOTICE: Severity.ERROR,
    Check.TWO_PARTICIPATIONS: Severity.ERROR,
    Check.LATE_RESERVATION: Severity.WARNING,
    Check.FORBIDDEN_RESERVATION: Severity.WARNING,
    Check.STATE_DID_NOT_EXIST: Severity.WARNING,
    Check.TREATY_CLOSED: Severity.WARNING,
    Check.IN_THE_FUTURE: Severity.ERROR,
    Check.FOREIGN_TERRITORY: Severity.ERROR,
    Check.THRESHOLD_NOT_MET: Severity.INFO,
    Check.SOURCE_MISSING: Severity.BLOCKS_PUBLICATION,
    Check.OUTSIDE_PARTICIPATION: Severity.WARNING,
    Check.NOT_OPEN_TO_STATE: Severity.WARNING,
    Check.ENTERED_TWICE: Severity.ERROR,
    Check.TITLE_OF_ANOTHER: Severity.WARNING,
    Check.MUST_BE_PARTY: Severity.WARNING,
}


class Subject(StrEnum):
    """What a finding is about."""

    ACT = "act"
    STATEMENT = "statement"
    TREATY = "treaty"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found: about which treaty, State and act or statement, and what.

    ``key`` is that of the act or statement; a finding about a treaty has none, and a State only
    where one is missing from its chart.
    ``parameters`` are the days, numbers and codes that a sentence about it needs.
    """

    check: Check
    subject: Subject
    treaty: str
    state: str | None = None
    key: object = None
    parameters: Mapping[str, object] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        return SEVERITY[self.check]
