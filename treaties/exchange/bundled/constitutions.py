"""Acts that follow from a membership: members are Parties to the organisation's constitution."""

from collections.abc import Iterable

from core.records.publication import Publication
from countries.models import Membership

from ...law.vocabulary import CONSENTS, ActKind
from ...models import Act, Treaty
from ...models.choices import Precision

BEGAN = "Derived from the membership of the organisation, not from a recorded instrument."
ENDED = "Derived from the end of the membership of the organisation."


def acts_of_members(constitution: Treaty, acts: Iterable[Act]) -> list[Act]:
    """Return for each membership the consent to the constitution and, if it ended, the end of it.

    Only for memberships whose first day is known, and not for those that the given acts record
    already, with that day as the published effect.
    """
    recorded = {of_participation(act) for act in acts if act.treaty_id == constitution.pk}
    memberships = Membership.objects.filter(
        organisation=constitution.organisation_id,
        member_from_precision=Membership.Precision.DAY,
    ).select_related("state")
    derived = [act for membership in memberships for act in derived_acts(constitution, membership)]
    return [act for act in derived if of_participation(act) not in recorded]


def of_participation(act: Act) -> tuple:
    """Return what makes two acts the same here: the State, beginning or end, the day of effect."""
    return act.state_id, act.kind in CONSENTS, act.effective_on


def derived_acts(constitution: Treaty, membership: Membership) -> list[Act]:
    """Return what one membership says: a consent and perhaps its end."""
    common = {
        "treaty": constitution,
        "state": membership.state,
        "source": f"{constitution.titles['en']}, article {constitution.membership_article}",
        "publication": Publication.PUBLISHED,
    }
    began = Act(
        kind=ActKind.CONSENT.value,
        done_precision=Precision.UNKNOWN,
        effective_on=membership.member_from,
        public_note=BEGAN,
        **common,
    )
    if membership.member_until is None:
        return [began]
    ended = Act(
        kind=ActKind.CESSATION_OF_MEMBERSHIP.value,
        done_on=membership.member_until,
        effective_on=membership.member_until,
        public_note=ENDED,
        **common,
    )
    return [began, ended]
