"""How long others took from the invitation to the deposit: whose acts tell, and what they tell."""

from datetime import date

import pytest

from tests import factories
from treaties.answers.examples import examples

pytestmark = pytest.mark.django_db

ON = date(2026, 11, 24)


@pytest.fixture
def treaty():
    return factories.TreatyFactory(number="185")


def joined(treaty, code, invited="2010-01-01", deposited="2011-01-01", **values):
    """Let a State be invited and accede; no day: only the other."""
    for kind, on in (("invitation", invited), ("accession", deposited)):
        if on:
            factories.ActFactory(
                treaty=treaty,
                state=factories.StateFactory(code=code),
                kind=kind,
                done_on=date.fromisoformat(on),
                **values,
            )


def asked(treaty, code="KG", on=ON):
    return examples(treaty, factories.StateFactory(code=code), on, "en")


def test_median_range_and_the_last_three(treaty):
    for code, deposited in (("CL", "2010-01-11"), ("PE", "2010-01-21"), ("MA", "2010-04-11")):
        joined(treaty, code, deposited=deposited)
    joined(treaty, "GH", deposited="2010-01-02")

    found = asked(treaty)

    assert [found[name] for name in ("of", "count", "median", "least", "most")] == [
        "treaty", 4, 15, 1, 100,
    ]  # fmt: skip
    assert [item["state"] for item in found["latest"]] == ["MA", "PE", "CL"]
    assert found["sentence"] == (
        "4 States: from the invitation to the deposit they took 15 days (median), at least 1 day, "
        "at most 100 days."
    )


def test_nothing_is_told_where_nothing_is_recorded(treaty):
    found = asked(treaty)

    assert (found["of"], found["count"], found["median"], found["latest"]) == (None, 0, None, [])
    assert found["sentence"].startswith("No example")


@pytest.mark.parametrize(
    "values, code",
    [
        pytest.param({"publication": "draft"}, "CL", id="draft"),
        pytest.param({"done_precision": "month"}, "CL", id="a-month"),
        pytest.param({"invited": None}, "CL", id="no-invitation"),
        pytest.param({"invited": "2011-01-02"}, "CL", id="invited-after-it"),
        pytest.param({"deposited": "2026-11-25"}, "CL", id="after-the-day"),
        pytest.param({}, "KG", id="the-State-itself"),
    ],
)
def test_what_is_no_example(treaty, values, code):
    joined(treaty, code, **values)

    assert asked(treaty)["count"] == 0


def test_a_renewal_does_not_shorten_the_wait(treaty):
    joined(treaty, "CL", deposited=None)
    joined(treaty, "CL", invited="2010-12-22")

    assert asked(treaty)["median"] == 365


def test_other_treaties_of_the_depositary_stand_in(treaty):
    other = factories.TreatyFactory(number="104")
    joined(other, "CL")

    found = asked(treaty)

    assert (found["of"], found["latest"][0]["treaty"]["id"]) == ("depositary", "ets-104")
    assert asked(other)["of"] == "treaty"


def test_another_depositary_does_not(treaty):
    joined(factories.TreatyFactory(depositary=factories.DepositaryFactory(code="UNSG")), "CL")

    assert asked(treaty)["of"] is None


def test_the_last_accessions_need_no_invitation(treaty):
    joined(treaty, "CL", invited=None)
    joined(treaty, "PE", invited=None, deposited="2012-01-01")

    assert [item["state"] for item in asked(treaty)["accessions"]] == ["PE", "CL"]


def test_queries(treaty, django_assert_num_queries):
    state = factories.StateFactory(code="KG")
    with django_assert_num_queries(2):
        examples(treaty, state, ON, "en")

    for code in ("CL", "PE", "MA", "GH"):
        joined(treaty, code)
    with django_assert_num_queries(3):
        examples(treaty, state, ON, "en")
