"""Whether a treaty is in force between two of its Parties: accessions that others may refuse.

By some conventions of The Hague an accession binds only towards those who accept it (Evidence,
1970, article 39; Child Abduction, 1980, article 38) or who do not object in time (Apostille, 1961,
article 12; Adoption, 1993, article 44).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .dates import add_months, effective_date
from .facts import Act, Treaty
from .silence import oldest_believed
from .vocabulary import MAY_BE_ACCESSIONS, AccessionBinds, ActKind

MONTHS_TO_OBJECT = 6
"""So long after the depositary's notice of it an accession may be refused (1961, 12; 1993, 44)."""


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

    ``is_party`` is None where that is not known. ``responses_checked_on`` is the day on which
    somebody last looked for all objections to its accession, or all acceptances of it.
    """

    state: str
    consent: Act | None
    is_party: bool | None
    responses_checked_on: date | None = None

    @property
    def acceded(self) -> bool:
        return self.consent is not None and self.consent.kind == ActKind.ACCESSION

    @property
    def may_have_acceded(self) -> bool:
        """Whether it acceded, or consented in a form that is not recorded."""
        return self.consent is not None and self.consent.kind in MAY_BE_ACCESSIONS


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
    ``since`` is the day from which an acceptance, or the withdrawal of an objection, lets it be in
    force, which may lie ahead; None where it is in force as soon as both are Parties.
    ``checked_on`` is the day of the last check, where the answer rests on somebody's silence.
    """

    in_force: bool | None
    reason: Between | None = None
    state: str | None = None
    response: Response | None = None
    since: date | None = None
    checked_on: date | None = None


IN_FORCE = Relation(True)


def relation(
    treaty: Treaty,
    sides: tuple[Side, Side],
    responses: Iterable[Response],
    on: date,
) -> Relation:
    """Return whether a treaty is in force between two States on a day.

    ``responses`` are those of the treaty, or of the two. What is recorded counts; what is not
    recorded is told only where somebody looked for all of it. Whoever objected, or did not accept,
    refuses, whether or not it is known to be a Party.
    """
    for side in sides:
        if side.is_party is False:
            return Relation(False, Between.NOT_A_PARTY, side.state)
    found = _of_accessions(treaty, sides, list(responses), on)
    unknown = [side.state for side in sides if side.is_party is None]
    if found.in_force and unknown:
        return Relation(None, Between.PARTY_UNKNOWN, unknown[0])
    return found


def _of_accessions(
    treaty: Treaty, sides: tuple[Side, Side], responses: list[Response], on: date
) -> Relation:
    """Return what the accessions of the two mean; the one that keeps it from being in force wins.

    Of two that let it be in force, the one that did so last, else the one that says why.
    """
    if treaty.accession_binds == AccessionBinds.ALL:
        return IN_FORCE
    found = [
        _of_accession(_Accession(treaty, side, other, _own(responses, side, other), on))
        for side, other in (sides, sides[::-1])
        if side.may_have_acceded
    ]
    worst = max(found, key=_weight, default=IN_FORCE)
    if not worst.in_force:
        return worst
    return max(found, key=_told_last, default=IN_FORCE)


def _weight(found: Relation) -> tuple:
    """Put what is in force first, then what is unknown; an objection says most."""
    return (True, None, False).index(found.in_force), found.reason == Between.OBJECTED


def _told_last(found: Relation) -> tuple:
    return found.since or date.min, found.state is not None


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
    def withdrawn(self) -> Response | None:
        """The objection that was withdrawn last by the day."""
        over = [
            item
            for item in self.responses
            if not item.accepts and item.withdrawn_on and item.withdrawn_on <= self.on
        ]
        return max(over, key=lambda item: item.withdrawn_on, default=None)

    @property
    def may_be_refused(self) -> bool:
        """Whether the other may refuse it: not if it acceded itself on a later day.

        Then the first one may refuse its accession instead. A State that ratifies later may respond
        when it does so (1980, article 38; 1993, article 44).
        """
        days = [side.consent.day if side.consent else None for side in (self.other, self.acceding)]
        return not self.other.acceded or None in days or days[0] <= days[1]

    @property
    def is_collected(self) -> bool:
        """Whether the other's silence up to the day asked about is known.

        Up to the day of the check it is. Later, where an accession can be refused only for a time,
        if that was over before the check; else it is believed as long as that of a chart. Who
        consented since may have responded when it did so.
        """
        checked_on = self.acceding.responses_checked_on
        if checked_on is None:
            return False
        if self.on <= checked_on:
            return True
        consent = self.other.consent
        if consent is None or consent.day is None or consent.day > checked_on:
            return False
        last_day = self.last_day_to_object
        return checked_on > last_day if last_day else checked_on >= oldest_believed(self.on)

    @property
    def last_day_to_object(self) -> date | None:
        """The last day on which the accession could be refused; None if that is not known.

        Six months after the depositary's notice of it.
        """
        notified_on = self.acceding.consent.notified_on
        if self.treaty.accession_binds != AccessionBinds.THOSE_WHO_DO_NOT_OBJECT:
            return None
        return add_months(notified_on, MONTHS_TO_OBJECT) if notified_on else None


def _of_accession(found: _Accession) -> Relation:
    """Return what one State's accession means towards the other."""
    other = found.other.state
    objections = found.standing(accepts=False)
    if objections:
        return Relation(False, Between.OBJECTED, other, objections[0])
    if found.treaty.accession_binds == AccessionBinds.THOSE_WHO_ACCEPT:
        return _if_accepted(found)
    withdrawn, accepted = found.withdrawn, found.standing(accepts=True)
    if withdrawn:
        return Relation(True, None, other, withdrawn, since=withdrawn.withdrawn_on)
    if accepted:
        return Relation(True, None, other, accepted[0])
    if not found.may_be_refused:
        return IN_FORCE
    if found.is_collected:
        return Relation(True, None, other, checked_on=found.acceding.responses_checked_on)
    return Relation(None, Between.NOT_COLLECTED, other)


def _if_accepted(found: _Accession) -> Relation:
    other = found.other.state
    accepted = found.standing(accepts=True)
    begun = [(day, item) for item in accepted if (day := _begins(found.treaty, item))]
    first = min(begun, key=lambda pair: pair[0], default=None)
    if first and first[0] <= found.on:
        return Relation(True, None, other, first[1], since=first[0])
    if not found.may_be_refused:
        return IN_FORCE
    if len(begun) < len(accepted):
        unclear = next(item for item in accepted if _begins(found.treaty, item) is None)
        return Relation(None, Between.ACCEPTED_WITHOUT_DATE, other, unclear)
    if first:
        return Relation(False, Between.NOT_ACCEPTED, other, first[1], since=first[0])
    if not found.is_collected:
        return Relation(None, Between.NOT_COLLECTED, other)
    checked_on = found.acceding.responses_checked_on
    if not found.acceding.acceded:
        return Relation(None, Between.FORM_UNKNOWN, found.acceding.state)
    return Relation(False, Between.NOT_ACCEPTED, other, checked_on=checked_on)


def _begins(treaty: Treaty, acceptance: Response) -> date | None:
    """Return from when an acceptance makes the treaty binding between the two.

    As published, else by the clause on accessions, whose period counts from the acceptance as it
    does from the accession (1970, article 39; 1980, article 38).
    """
    if acceptance.starts_on is not None or acceptance.made_on is None:
        return acceptance.starts_on
    clause = treaty.clause_for(ActKind.ACCESSION)
    return effective_date(clause, acceptance.made_on) if clause else None
