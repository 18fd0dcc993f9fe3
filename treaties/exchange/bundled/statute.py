"""Acts that follow from the membership: members are Parties to the Statute by its article 4."""

from collections.abc import Iterable

from core.records.publication import Publication
from countries.models import Membership

from ...law.vocabulary import CONSENTS, ActKind
from ...models import Act, Treaty
from ...models.choices import Precision

STATUTE = "ets-001"
COUNCIL_OF_EUROPE = "COE"
SOURCE = "Statute of the Council of Europe, article 4"
BEGAN = "Derived from the membership of the Council of Europe, not from a recorded instrument."
ENDED = "Derived from the end of the membership of the Council of Europe."


def acts_of_members(acts: Iterable[Act]) -> list[Act]:
    """Return for each membership its consent to the Statute and, if it ended, the end of it.

    Not for those that the given acts record already, with that day as the published effect.
    """
    statute = Treaty.objects.filter(code=STATUTE).first()
    if statute is None:
        return []
    recorded = {
        (act.state_id, act.kind in CONSENTS, act.effective_on)
        for act in acts
        if act.treaty_id == statute.pk
    }
    memberships = Membership.objects.filter(
        organisation__code=COUNCIL_OF_EUROPE, member_from_precision=Membership.Precision.DAY
    ).select_related("state")
    derived = [act for membership in memberships for act in derived_acts(statute, membership)]
    return [
        act
        for act in derived
        if (act.state_id, act.kind in CONSENTS, act.effective_on) not in recorded
    ]


def derived_acts(statute: Treaty, membership: Membership) -> list[Act]:
    """Return what one membership says: a consent and perhaps its end."""
    common = {
        "treaty": statute,
        "state": membership.state,
        "source": SOURCE,
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
