"""Whether a treaty is in force between two of its Parties: accessions that others may refuse.

By some conventions of The Hague an accession binds only towards those who accept it (Evidence,
1970, article 39; Child Abduction, 1980, article 38) or who do not object in time (Apostille, 1961,
article 12; Adoption, 1993, article 44).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .dates import effective_date
from .facts import Act, Treaty
from .vocabulary import AccessionBinds, ActKind


class Between(StrEnum):
    """Why a treaty is or is not in force between two States, or why nobody can tell."""

    NOT_A_PARTY = "not_a_party"
    PARTY_UNKNOWN = "party_unknown"
    OBJECTED = "objected"
    NOT_ACCEPTED = "not_accepted"
    NOT_COLLECTED = "not_collected"
    ACCEPTED_WITHOUT_DATE = "accepted_without_date"
    FORM_UNKNOWN = "form_unknown"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two States: its consent, and whether it is a Party on the day asked.

    ``is_party`` is None where that is not known.
    """

    state: str
    consent: Act | None
    is_party: bool | None

    @property
    def acceded(self) -> bool:
        return self.consent is not None and self.consent.kind == ActKind.ACCESSION

    @property
    def may_have_acceded(self) -> bool:
        """Whether it acceded, or consented in a form that is not recorded."""
        return self.consent is not None and self.consent.kind in (
            ActKind.ACCESSION,
            ActKind.CONSENT,
        )


@dataclass(frozen=True, slots=True)
class Response:
    """One State's objection to the accession of another, or its acceptance of it.

    An objection without a day was made in time. ``starts_on`` is the published first day on which
    the treaty is in force between the two by an acceptance.
    """

    by: str
    to: str
    accepts: bool
    made_on: date | None = None
    starts_on: date | None = None
    withdrawn_on: date | None = None
    key: object = None

    def stands(self, on: date) -> bool:
        is_made = self.made_on is None or self.made_on <= on
        return is_made and (self.withdrawn_on is None or on < self.withdrawn_on)


@dataclass(frozen=True, slots=True)
class Relation:
    """Whether a treaty is in force between two States on a day; None if that is not known.

    ``reason`` says why not, ``state`` which State it is about, ``response`` what decided.
    """

    in_force: bool | None
    reason: Between | None = None
    state: str | None = None
    response: Response | None = None


IN_FORCE = Relation(True)


def relation(
    treaty: Treaty,
    sides: tuple[Side, Side],
    responses: Iterable[Response],
    on: date,
    *,
    is_collected: bool,
) -> Relation:
    """Return whether a treaty is in force between two States on a day.

    ``responses`` are those of the treaty, or of the two; ``is_collected`` says whether somebody
    looked for all of them. What is recorded counts; what is not recorded is told only if so.
    """
    for side in sides:
        if side.is_party is False:
            return Relation(False, Between.NOT_A_PARTY, side.state)
    for side in sides:
        if side.is_party is None:
            return Relation(None, Between.PARTY_UNKNOWN, side.state)
    if treaty.accession_binds == AccessionBinds.ALL:
        return IN_FORCE
    responses = list(responses)
    found = [
        _of_accession(
            _Accession(treaty, side, other, _own(responses, side, other), on), is_collected
        )
        for side, other in (sides, sides[::-1])
        if side.may_have_acceded
    ]
    return min(found, key=_weight, default=IN_FORCE)


def _weight(found: Relation) -> int:
    """Put what is not in force first, then what is unknown."""
    return (False, None, True).index(found.in_force)


def _own(responses: list[Response], acceding: Side, other: Side) -> tuple[Response, ...]:
    return tuple(item for item in responses if (item.to, item.by) == (acceding.state, other.state))


@dataclass(frozen=True, slots=True)
class _Accession:
    """One State's accession and all that another one said about it, as seen on a day."""

    treaty: Treaty
    acceding: Side
    other: Side
    responses: tuple[Response, ...]
    on: date

    def standing(self, *, accepts: bool) -> list[Response]:
        return [item for item in self.responses if item.accepts == accepts and item.stands(self.on)]

    @property
    def is_answered(self) -> bool:
        return any(item.made_on is None or item.made_on <= self.on for item in self.responses)

    @property
    def may_be_refused(self) -> bool:
        """Whether the other may refuse it: not if it acceded itself on a later day.

        Then the first one may refuse its accession instead. A State that ratifies later may respond
        when it does so (1980, article 38; 1993, article 44).
        """
        days = [side.consent.day if side.consent else None for side in (self.other, self.acceding)]
        return not self.other.acceded or None in days or days[0] <= days[1]


def _of_accession(found: _Accession, is_collected: bool) -> Relation:
    """Return what one State's accession means towards the other."""
    other = found.other.state
    objections = found.standing(accepts=False)
    if objections:
        return Relation(False, Between.OBJECTED, other, objections[0])
    if found.treaty.accession_binds == AccessionBinds.THOSE_WHO_ACCEPT:
        return _if_accepted(found, is_collected)
    if found.is_answered or is_collected or not found.may_be_refused:
        return IN_FORCE
    return Relation(None, Between.NOT_COLLECTED, other)


def _if_accepted(found: _Accession, is_collected: bool) -> Relation:
    other = found.other.state
    begun = [(_begins(found.treaty, item), item) for item in found.standing(accepts=True)]
    if any(day is not None and day <= found.on for day, _item in begun):
        return IN_FORCE
    if not found.may_be_refused:
        return IN_FORCE
    for day, item in begun:
        if day is None:
            return Relation(None, Between.ACCEPTED_WITHOUT_DATE, other, item)
        return Relation(False, Between.NOT_ACCEPTED, other, item)
    if not is_collected:
        return Relation(None, Between.NOT_COLLECTED, other)
    if not found.acceding.acceded:
        return Relation(None, Between.FORM_UNKNOWN, found.acceding.state)
    return Relation(False, Between.NOT_ACCEPTED, other)


def _begins(treaty: Treaty, acceptance: Response) -> date | None:
    """Return from when an acceptance makes the treaty binding between the two.

    As published, else by the clause on accessions, whose period counts from the acceptance as it
    does from the accession (1970, article 39; 1980, article 38).
    """
    if acceptance.starts_on is not None or acceptance.made_on is None:
        return acceptance.starts_on
    clause = treaty.clause_for(ActKind.ACCESSION)
    return effective_date(clause, acceptance.made_on) if clause else None
