from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.constraints import constraints_of, refusal_by
from tests.factories import (
    GroupPeriodFactory,
    MembershipFactory,
    OrganisationFactory,
    StateFactory,
)

JANUARY, JUNE = date(2000, 1, 1), date(2000, 6, 1)


def two(factory, first: dict, second: dict):
    """Return what writes two rows about one State."""
    return lambda: (factory(state__code="QAAA", **first), factory(state__code="QAAA", **second))


CASES = {
    "countries_state_kind_known": (
        lambda: StateFactory(kind="territory"),
        lambda: StateFactory(kind="planet"),
    ),
    "countries_state_code_is_iso": (
        lambda: StateFactory(code="YUCS"),
        lambda: StateFactory(code="KGZ"),
    ),
    "countries_state_exists_in_order": (
        lambda: StateFactory(exists_from=JANUARY, exists_until=JUNE),
        lambda: StateFactory(exists_from=JUNE, exists_until=JUNE),
    ),
    "countries_state_former_has_end": (
        lambda: StateFactory(kind="former_state", exists_until=JUNE),
        lambda: StateFactory(kind="former_state"),
    ),
    "countries_state_only_a_territory_belongs": (
        lambda: StateFactory(kind="territory", territory_of=StateFactory()),
        lambda: StateFactory(kind="state", territory_of=StateFactory()),
    ),
    "countries_organisation_code_is_capital_letters": (
        lambda: OrganisationFactory(code="UNESCO"),
        lambda: OrganisationFactory(code="coe"),
    ),
    "countries_membership_in_order": (
        lambda: MembershipFactory(member_from=JANUARY, member_until=JUNE),
        lambda: MembershipFactory(member_from=JUNE, member_until=JUNE),
    ),
    "countries_membership_starts_once": (
        two(MembershipFactory, {"member_until": JANUARY}, {"member_from": JUNE}),
        two(MembershipFactory, {"member_until": JANUARY}, {"member_until": JUNE}),
    ),
    "countries_membership_one_open": (
        two(MembershipFactory, {"member_until": JANUARY}, {"member_from": JANUARY}),
        two(MembershipFactory, {}, {"member_from": JANUARY}),
    ),
    "countries_groupperiod_starts_once": (
        two(GroupPeriodFactory, {"ends_on": JANUARY}, {"starts_on": JANUARY}),
        two(GroupPeriodFactory, {"ends_on": JANUARY}, {"ends_on": JUNE}),
    ),
    "countries_groupperiod_one_open": (
        two(GroupPeriodFactory, {"ends_on": JUNE}, {"starts_on": JUNE}),
        two(GroupPeriodFactory, {}, {"starts_on": JUNE}),
    ),
    "countries_groupperiod_in_order": (
        lambda: GroupPeriodFactory(starts_on=JANUARY, ends_on=JUNE),
        lambda: GroupPeriodFactory(starts_on=JUNE, ends_on=JUNE),
    ),
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", CASES)
def test_constraint_accepts(name):
    accepted, _ = CASES[name]

    accepted()


@pytest.mark.django_db
@pytest.mark.parametrize("name", CASES)
def test_constraint_refuses(name):
    _, refused = CASES[name]

    with pytest.raises(IntegrityError, match=refusal_by(name)), transaction.atomic():
        refused()


def test_each_constraint_has_a_case():
    assert set(CASES) == set(constraints_of("countries"))


@pytest.mark.django_db
def test_a_form_shows_the_message():
    state = StateFactory.build(exists_from=JUNE, exists_until=JANUARY)

    with pytest.raises(ValidationError, match="A State cannot end before it begins"):
        state.full_clean()
