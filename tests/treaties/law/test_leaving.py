"""Leaving a treaty and coming back: which notice ends which participation, and what it leaves."""

from dataclasses import replace

import pytest

from treaties.law.decision import status_on
from treaties.law.periods import fold
from treaties.law.vocabulary import ClauseKind, Modifier, Trigger

from .stories import FOR_STATE, GENERAL, clause, day, period, status, treaty, world

AT_ONCE = treaty(
    "treaty",
    clause(GENERAL, ClauseKind.ON_DEPOSIT, 0),
    clause("denunciation", ClauseKind.MONTHS_AFTER, 3),
    entered_into_force_on=day("1990-01-01"),
)
SLOW = treaty(
    "treaty",
    clause(FOR_STATE),
    clause("denunciation", n=6),
    entered_into_force_on=day("1990-01-01"),
)


def story(*acts, of=SLOW):
    return world(of, S=list(acts))


def course(facts, key="treaty"):
    """Return the runs of a status with their first days."""
    periods = fold(facts.pair(key, "S"))
    return [f"{item.starts_on} {item.status}" for item in periods if item.since == item.starts_on]


def test_denounced_and_acceded_to_again_on_one_day():
    """Trinidad and Tobago, 26 May 1998: a Party throughout, for the new entry is the old end."""
    facts = story(
        "accession 1991-02-14 -> 1991-02-14",
        "denunciation 1998-05-26 -> 1998-08-26",
        "accession 1998-05-26 -> 1998-08-26",
        of=AT_ONCE,
    )

    assert course(facts) == [
        "1991-02-14 in_force",
        "1998-05-26 denunciation_pending",
        "1998-08-26 in_force",
    ]
    assert period(facts, "S", "1998-06-01").left_on is None
    assert period(facts, "S", "1998-06-01").consent.day == day("1991-02-14")
    assert period(facts, "S", "1998-08-26").consent.day == day("1998-05-26")


@pytest.mark.parametrize(
    "acceded_on, expected",
    [
        pytest.param("2010-06-20", ["2010-10-01 in_force"], id="in-force-again-that-day"),
        pytest.param(
            "2010-08-20",
            ["2010-10-01 entry_into_force_pending", "2010-12-01 in_force"],
            id="only-after-a-gap",
        ),
    ],
)
def test_rejoining_before_the_notice_takes_effect(acceded_on, expected):
    facts = story("accession 2000-01-10", "denunciation 2010-03-10", f"accession {acceded_on}")

    assert course(facts)[2:] == ["2010-03-10 denunciation_pending", *expected]


def test_rejoining_shows_the_end_only_where_there_is_a_gap():
    acts = "accession 2000-01-10", "denunciation 2010-03-10"
    seamless = story(*acts, "accession 2010-06-20")
    gap = story(*acts, "accession 2010-08-20")

    assert period(seamless, "S", "2010-06-19").left_on == day("2010-10-01")
    assert period(seamless, "S", "2010-06-20").left_on is None
    assert period(gap, "S", "2010-08-20").left_on == day("2010-10-01")


def test_second_consent_of_a_party_begins_nothing():
    facts = story("accession 2000-01-10", "accession 2005-01-10", "denunciation 2010-03-10")

    assert [item.day for item in facts.outcome("treaty").participations["S"]] == [day("2000-01-10")]
    assert course(facts)[-1] == "2010-10-01 denounced"


def test_consent_on_the_day_of_the_end_begins_a_participation():
    facts = story("accession 2000-01-10", "denunciation 2010-03-10", "accession 2010-10-01")

    assert status(facts, "S", "2010-10-01") == "entry_into_force_pending"


@pytest.mark.parametrize(
    "revoked_on, expected",
    [
        pytest.param(None, "denounced", id="the-earlier-end-counts"),
        pytest.param("2010-06-01", "in_force", id="revocation-ends-both"),
    ],
)
def test_second_denunciation(revoked_on, expected):
    acts = ["accession 2000-01-10", "denunciation 2010-03-10", "denunciation 2010-05-10"]
    facts = story(*acts, *([f"denunciation_revoked {revoked_on}"] if revoked_on else []))

    assert status(facts, "S", "2010-10-01") == expected


def test_denunciation_after_a_revoked_one_stands():
    facts = story(
        "accession 2000-01-10",
        "denunciation 2010-03-10",
        "denunciation_revoked 2010-04-10",
        "denunciation 2010-05-10",
    )

    assert status(facts, "S", "2010-10-01") == "denunciation_pending"
    assert status(facts, "S", "2010-12-01") == "denounced"


def test_notice_after_coming_back_withdraws_the_new_consent():
    facts = story(
        "accession 2000-01-10",
        "denunciation 2010-03-10",
        "accession 2010-08-20",
        "denunciation 2010-09-01",
    )

    assert status(facts, "S", "2010-09-30") == "denunciation_pending"
    assert status(facts, "S", "2010-12-01") == "consent_withdrawn"


def test_what_ends_the_new_consent_leaves_the_old_one_its_own_end():
    """A minimal case: an expiry between the new consent and the end of the old one."""
    acts = ["accession 2000-01-10", "denunciation 2010-03-10", "accession 2010-08-20"]
    facts = story(*acts, "expiry 2010-09-01")

    assert status(facts, "S", "2010-09-30") == "denunciation_pending"
    assert status(facts, "S", "2010-10-01") == "consent_withdrawn"


@pytest.mark.parametrize(
    "second, expected",
    [
        pytest.param("consent_withdrawn 2000-03-01", "in_force", id="first-taken-back"),
        pytest.param("consent_withdrawn 2000-04-10", "consent_withdrawn", id="second-taken-back"),
    ],
)
def test_which_of_two_consents_a_withdrawal_takes_back(second, expected):
    facts = story("accession 2000-01-10", "accession 2000-04-01", second)

    assert status(facts, "S", "2001-01-01") == expected


def test_end_of_an_unknown_effect_does_not_outlive_a_new_consent():
    bare = treaty("treaty", clause(FOR_STATE), entered_into_force_on=day("1990-01-01"))
    facts = story(
        "accession 2000-01-10", "denunciation 2005-01-10", "accession 2010-01-10", of=bare
    )

    assert status(facts, "S", "2009-12-31") == "data_incomplete (end)"
    assert status(facts, "S", "2010-05-01") == "in_force"


# A protocol and its parent.

PARENT = treaty(
    "parent",
    clause(FOR_STATE),
    clause("denunciation", n=6),
    clause("loss_of_membership", ClauseKind.MONTHS_AFTER, 6),
    entered_into_force_on=day("1980-01-01"),
)
PROTOCOL = treaty(
    "treaty", clause(FOR_STATE), entered_into_force_on=day("1985-07-01"), parent="parent"
)


def protocol(own, parent, of=PROTOCOL, parent_treaty=PARENT):
    return world(of, parent_treaty, treaty={"S": own}, parent={"S": parent})


LEAVING = ["accession 1999-01-10", "denunciation 2010-03-10"]


def test_announced_end_of_a_protocol_falls_with_the_revocation():
    facts = protocol(["accession 2000-01-10"], [*LEAVING, "denunciation_revoked 2010-06-01"])

    assert course(facts)[-1] == "2000-05-01 in_force"
    assert period(facts, "S", "2010-03-09").left_on is None
    assert period(facts, "S", "2010-03-10").left_on == day("2010-10-01")
    assert period(facts, "S", "2010-05-31").left_on == day("2010-10-01")
    assert period(facts, "S", "2010-06-01").left_on is None


def test_announced_end_of_a_protocol_falls_as_soon_as_the_state_is_back():
    back = ["accession 2010-05-10", "denunciation_revoked 2010-06-01"]
    facts = protocol(["accession 2000-01-10"], [*LEAVING, *back])

    assert period(facts, "S", "2010-05-09").left_on == day("2010-10-01")
    assert period(facts, "S", "2010-05-10").left_on is None


def test_inherited_end_says_whose_it_is_and_why():
    (item,) = protocol(["accession 2000-01-10"], LEAVING).outcome("treaty").participations["S"]
    (ending,) = item.endings

    assert (ending.inherited_from, ending.act.key) == ("parent", "denunciation 2010-03-10")
    assert (ending.takes_effect_on, ending.computed_on) == (day("2010-10-01"),) * 2


def test_end_passes_through_a_protocol_to_the_protocol_of_it():
    grandchild = treaty(
        "third", clause(FOR_STATE), entered_into_force_on=day("1990-01-01"), parent="treaty"
    )
    facts = world(
        grandchild,
        PROTOCOL,
        PARENT,
        third={"S": ["accession 2000-01-10"]},
        treaty={"S": ["accession 2000-01-10"]},
        parent={"S": LEAVING},
    )

    (item,) = facts.outcome("third").participations["S"]
    assert [ending.inherited_from for ending in item.endings] == ["parent"]


@pytest.mark.parametrize(
    "rejoined_on, expected",
    [
        pytest.param("2010-06-20", "in_force", id="party-to-the-parent-throughout"),
        pytest.param("2010-08-20", "denounced", id="out-of-the-parent-for-a-time"),
    ],
)
def test_protocol_ends_only_if_the_parent_was_left(rejoined_on, expected):
    facts = protocol(["accession 2000-01-10"], [*LEAVING, f"accession {rejoined_on}"])

    assert status(facts, "S", "2011-06-01") == expected


def test_bound_through_the_parent_by_any_of_several_participations():
    closed = treaty("treaty", closed_on=day("1990-01-01"), parent="parent")
    facts = protocol([], [*LEAVING, "accession 2012-01-10"], of=closed)

    assert period(facts, "S", "2011-01-01").answer.modifiers == ()
    assert period(facts, "S", "2012-05-01").answer.modifiers == (Modifier.BOUND_THROUGH_PARENT,)


def test_nobody_is_bound_through_a_parent_that_has_ended():
    closed = treaty("treaty", closed_on=day("1990-01-01"), parent="parent")
    ended = treaty(
        "parent",
        clause(FOR_STATE),
        entered_into_force_on=day("1980-01-01"),
        ended_on=day("2015-01-01"),
    )
    facts = protocol([], LEAVING[:1], of=closed, parent_treaty=ended)

    assert period(facts, "S", "2014-12-31").answer.modifiers == (Modifier.BOUND_THROUGH_PARENT,)
    assert period(facts, "S", "2015-01-01").answer.modifiers == ()


def test_end_announced_after_the_period_has_ended_is_not_shown_in_it():
    """The loss of membership becomes known when the State has long been out by its own notice."""
    facts = story("accession 2000-01-10", "denunciation 2010-03-10", "expiry 2015-01-01")

    assert {item.left_on for item in fold(facts.pair("treaty", "S"))} == {None, day("2010-10-01")}
    assert period(facts, "S", "2005-01-01").left_on is None


# Revocations: minimal cases.


@pytest.mark.parametrize(
    "on, expected",
    [
        pytest.param("2010-04-09", "denunciation_pending", id="first-notice"),
        pytest.param("2010-04-20", "in_force", id="first-revocation"),
        pytest.param("2010-05-20", "denunciation_pending", id="second-notice"),
        pytest.param("2010-06-10", "in_force", id="second-revocation"),
    ],
)
def test_each_revocation_takes_back_the_notice_before_it(on, expected):
    facts = story(
        "accession 2000-01-10",
        "denunciation 2010-03-10",
        "denunciation_revoked 2010-04-10",
        "denunciation 2010-05-10",
        "denunciation_revoked 2010-06-10",
    )

    assert status(facts, "S", on) == expected


def test_a_notice_may_be_taken_back_on_its_day():
    facts = story(
        "accession 2000-01-10", "denunciation 2010-03-10", "denunciation_revoked 2010-03-10"
    )

    assert course(facts)[-1] == "2000-05-01 in_force"


def test_only_a_denunciation_is_revoked():
    """After Russia and ETS 005: nobody takes back the loss of membership."""
    acts = ["accession 2000-01-10", "cessation_of_membership 2022-03-16"]
    facts = world(PARENT, S=[*acts, "denunciation_revoked 2022-04-01"])

    assert status(facts, "S", "2022-09-15", "parent") == "in_force"
    assert status(facts, "S", "2022-09-16", "parent") == "ceased_membership"


def test_a_denunciation_that_counts_from_a_notice_nobody_dated():
    rule = clause("denunciation", n=6, trigger=Trigger.NOTIFICATION)
    counting = treaty("treaty", clause(FOR_STATE), rule, entered_into_force_on=day("1990-01-01"))
    facts = story("accession 2000-01-10", "denunciation 2010-03-10", of=counting)

    assert status(facts, "S", "2020-01-01") == "data_incomplete (end)"


def test_who_came_back_to_the_parent_is_bound_through_it():
    closed = treaty("treaty", closed_on=day("1990-01-01"), parent="parent")
    facts = protocol([], [*LEAVING, "accession 2012-01-10"], of=closed)

    assert period(facts, "S", "2010-09-30").answer.modifiers == (Modifier.BOUND_THROUGH_PARENT,)
    assert status_on(facts.pair("treaty", "S"), day("2010-10-01")).modifiers == ()
    assert period(facts, "S", "2012-05-01").answer.modifiers == (Modifier.BOUND_THROUGH_PARENT,)


def test_a_terminated_parent_binds_nobody():
    closed = treaty("treaty", closed_on=day("1990-01-01"), parent="parent")
    ended = replace(PARENT, ended_on=day("2010-01-01"))
    facts = protocol([], LEAVING[:1], of=closed, parent_treaty=ended)
    pair = facts.pair("treaty", "S")

    assert status_on(pair, day("2009-12-31")).modifiers == (Modifier.BOUND_THROUGH_PARENT,)
    assert status_on(pair, day("2010-01-01")).modifiers == ()


def test_an_end_announced_later_is_not_known_before():
    """Of two notices the earlier end is shown from the day of the second one on."""
    acts = "denunciation 2010-03-10 -> 2012-01-01", "denunciation 2010-06-10 -> 2011-01-01"
    facts = story("accession 2000-01-10", *acts)

    assert period(facts, "S", "2010-06-09").left_on == day("2012-01-01")
    assert period(facts, "S", "2010-06-10").left_on == day("2011-01-01")


@pytest.mark.parametrize(
    "acceded_on, expected",
    [
        pytest.param("2010-06-10", "in_force", id="day-of-the-end"),
        pytest.param("2010-06-11", "denounced", id="day-after"),
    ],
)
def test_who_is_party_to_the_parent_again_as_it_leaves_has_not_left_the_protocol(
    acceded_on, expected
):
    """A minimal case: the parent is in force for a State at once."""
    convention = replace(AT_ONCE, key="parent")
    parent = ["accession 1999-01-10", "denunciation 2010-03-10", f"accession {acceded_on}"]
    facts = protocol(["accession 2000-01-10"], parent, parent_treaty=convention)

    assert status(facts, "S", "2010-06-11") == expected


def test_a_terminated_protocol_binds_nobody_through_its_parent():
    ended = treaty("treaty", ended_on=day("2010-01-01"), parent="parent")
    pair = protocol([], ["accession 1999-01-10"], of=ended).pair("treaty", "S")

    assert status_on(pair, day("2010-01-01")).status == "closed"
    assert status_on(pair, day("2010-01-01")).modifiers == ()


def test_who_came_back_is_no_longer_suspended():
    acts = ["accession 2000-01-10", "suspension 2005-01-10", "denunciation 2006-01-10"]
    facts = story(*acts, "accession 2010-01-10")

    assert status(facts, "S", "2010-05-01") == "in_force"


def test_second_consent_before_the_entry_into_force_begins_anew():
    facts = story("accession 2000-01-10", "accession 2000-04-01")
    found = [item.day for item in facts.outcome("treaty").participations["S"]]

    assert found == [day("2000-01-10"), day("2000-04-01")]


def test_parent_left_while_the_protocol_is_not_in_force_withdraws_the_consent():
    waiting = treaty("treaty", clause(FOR_STATE), parent="parent", not_in_force=True)
    facts = protocol(["accession 2000-01-10"], LEAVING, of=waiting)

    assert status(facts, "S", "2010-09-30") == "contracting"
    assert status(facts, "S", "2010-10-01") == "consent_withdrawn"


def test_parent_left_at_an_unknown_day_and_joined_again_leaves_the_protocol_open():
    bare = replace(PARENT, clauses={FOR_STATE: clause(FOR_STATE)})
    back = [*LEAVING, "accession 2012-01-10"]
    facts = protocol(["accession 2000-01-10"], back, parent_treaty=bare)

    assert status(facts, "S", "2010-03-10") == "data_incomplete (end)"
