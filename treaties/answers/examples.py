"""Accession by example: how long those took, from invitation to deposit, who were invited before.

Only acts whose days are known tell something; none is found where nobody recorded any.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.db.models import QuerySet

from core.records.publication import Publication
from countries.models import State

from ..law.vocabulary import CONSENTS, ActKind
from ..models import Act, Treaty
from ..models.choices import Precision
from ..sentences.joining import no_wait, waited
from .references import treaty_reference

SHOWN = 3


@dataclass(frozen=True)
class Wait:
    """One State that was invited and then deposited its instrument."""

    invitation: Act
    deposit: Act

    @property
    def days(self) -> int:
        return (self.deposit.done_on - self.invitation.done_on).days


def examples(treaty: Treaty, state: State, on: date, language: str) -> dict:
    """Return how long others took from the invitation to the deposit, by what was done by a day.

    Of this treaty; where it has no example, of all treaties of its depositary (``of`` says which).
    ``latest`` are the last three. Beside them the last accessions to this treaty with their days,
    invited or not. Costs two queries, three where somebody was ever invited.
    """
    waits = waits_at(treaty, state, on)
    own = [wait for wait in waits if wait.deposit.treaty_id == treaty.pk]
    chosen = own or waits
    days = sorted(wait.days for wait in chosen)
    numbers = (len(days), round(median(days)), days[0], days[-1]) if days else (0, None, None, None)
    return {
        "of": None if not chosen else "treaty" if own else "depositary",
        **dict(zip(("count", "median", "least", "most"), numbers, strict=True)),
        "sentence": waited(*numbers) if days else no_wait(),
        "latest": [wait_row(wait, language) for wait in chosen[:SHOWN]],
        "accessions": [act_row(act) for act in accessions(treaty, state, on)],
    }


def waits_at(treaty: Treaty, state: State, on: date) -> list[Wait]:
    """Return who was invited to a treaty of the same depositary and joined it, the last first."""
    invitations = defaultdict(list)
    for act in dated(on).filter(kind=ActKind.INVITATION, treaty__depositary=treaty.depositary_id):
        invitations[act.treaty_id, act.state_id].append(act)
    if not invitations:
        return []
    treaties, states = zip(*invitations, strict=True)
    consents = dated(on).filter(kind__in=CONSENTS, treaty__in=treaties, state__in=states)
    consents = consents.exclude(state=state).select_related("treaty", "state")
    found = [
        wait
        for act in consents.order_by("-done_on", "-id")
        for wait in waits_for(act, invitations[act.treaty_id, act.state_id])
    ]
    return first_of_each(found)


def waits_for(deposit: Act, invitations: Iterable[Act]) -> list[Wait]:
    """Return the wait from the first invitation before a deposit; a later one only renews it."""
    before = [act for act in invitations if act.done_on <= deposit.done_on]
    return [Wait(min(before, key=lambda act: act.done_on), deposit)] if before else []


def first_of_each(waits: list[Wait]) -> list[Wait]:
    """Keep one wait for each State and treaty: that which ended first after the invitation."""
    earliest = {}
    for wait in waits:
        earliest[wait.deposit.treaty_id, wait.deposit.state_id] = wait
    return [wait for wait in waits if wait in earliest.values()]


def accessions(treaty: Treaty, state: State, on: date) -> QuerySet:
    """Return the last accessions of others to a treaty whose days are known."""
    found = dated(on).filter(kind=ActKind.ACCESSION, treaty=treaty).exclude(state=state)
    return found.select_related("state").order_by("-done_on", "-id")[:SHOWN]


def dated(on: date) -> QuerySet:
    """Return the published acts done by a day whose exact day is known."""
    return Act.objects.filter(
        publication=Publication.PUBLISHED, done_precision=Precision.DAY, done_on__lte=on
    )


def wait_row(wait: Wait, language: str) -> dict:
    deposit = wait.deposit
    return {
        "treaty": treaty_reference(deposit.treaty, language),
        **act_row(deposit),
        "invited_on": wait.invitation.done_on,
        "days": wait.days,
    }


def act_row(act: Act) -> dict:
    return {"state": act.state.code, "name": act.state.name, "deposited_on": act.done_on}
