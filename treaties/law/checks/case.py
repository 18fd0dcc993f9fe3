"""What the checks on acts look at: one act among the others of its State and treaty."""

from dataclasses import dataclass
from datetime import date

from ..facts import Act, Treaty
from ..pair import Pair
from ..participations import Participation
from ..vocabulary import SIGNATURES, ActKind


@dataclass(frozen=True, slots=True)
class Case:
    """An act among the others of its State and treaty, as seen on a day.

    ``drafts`` are those of the others that are not published yet.
    """

    pair: Pair
    act: Act
    on: date
    has_source: bool
    drafts: tuple[Act, ...]

    @property
    def treaty(self) -> Treaty:
        return self.pair.treaty

    def is_a(self, *kinds: ActKind) -> bool:
        """Whether the act is of one of some kinds and has a day."""
        return self.act.kind in kinds and self.act.day is not None

    @property
    def participation(self) -> Participation | None:
        """The participation that the act began."""
        return next((item for item in self.pair.participations if item.consent == self.act), None)

    @property
    def signatures(self) -> list[Act]:
        """The signatures before the act, or on its day, since an earlier participation ended."""
        since = self.pair.last_end(self.act.day)
        return [act for act in self.pair.until(self.act.day, SIGNATURES) if act.day > since]
