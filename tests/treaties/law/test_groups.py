"""The groups of States that a treaty tells apart, and those of a State over time."""

import pytest

from treaties.law.groups import group_code, group_intervals, groups_of
from treaties.law.vocabulary import BEGINNING, StateGroup

from .stories import day

EACH = ["integration", "not_a_state", "unknown"]


@pytest.mark.parametrize(
    "organisation, tells_european, expected",
    [
        pytest.param("", False, ["state", *EACH], id="all-alike"),
        pytest.param("UN", False, ["member", "other", *EACH], id="members"),
        pytest.param("COE", True, ["member", "european", "other", *EACH], id="council-of-europe"),
    ],
)
def test_groups_of_an_organisation(organisation, tells_european, expected):
    assert [*groups_of(organisation, tells_european=tells_european)] == expected


def test_an_organisation_tells_no_european_states_unless_it_says_so():
    assert StateGroup.EUROPEAN not in groups_of("UN")


@pytest.mark.parametrize(
    "organisation, group, code",
    [
        ("COE", StateGroup.MEMBER, "coe-member"),
        ("", StateGroup.STATE, "any-state"),
        ("UN", StateGroup.NOT_A_STATE, "un-not-a-state"),
    ],
)
def test_code_of_a_group(organisation, group, code):
    assert group_code(organisation, group) == code


def laid_out(begins_on, *memberships):
    spans = [(day(first), day(until)) for first, until in memberships]
    found = group_intervals(StateGroup.OTHER, day(begins_on), spans)
    assert (found[0].starts_on, found[-1].ends_on) == (BEGINNING, None)
    return [(item.group, str(item.ends_on)) for item in found]


@pytest.mark.parametrize(
    "begins_on, memberships, expected",
    [
        pytest.param(None, [], [("other", "None")], id="never-a-member"),
        pytest.param(
            "1991-08-31",
            [],
            [("not_a_state", "1991-08-31"), ("other", "None")],
            id="not-a-state-before",
        ),
        pytest.param(
            None, [("1949-05-05", None)], [("other", "1949-05-05"), ("member", "None")], id="lasts"
        ),
        pytest.param(
            None,
            [("1974-11-28", None), ("1949-08-09", "1969-12-31")],
            [
                ("other", "1949-08-09"),
                ("member", "1969-12-31"),
                ("other", "1974-11-28"),
                ("member", "None"),
            ],
            id="greece-came-back",
        ),
        pytest.param(
            None,
            [("1990-01-01", None), ("1980-01-01", "1990-01-01")],
            [("other", "1980-01-01"), ("member", "1990-01-01"), ("member", "None")],
            id="minimal-without-a-gap",
        ),
    ],
)
def test_groups_of_a_state_over_time(begins_on, memberships, expected):
    assert laid_out(begins_on, *memberships) == expected
