"""May a State join a treaty on a day, and if not, why."""

from dataclasses import replace

import pytest

from treaties.law.joining import Hindrance, Possibility, mark_before, possibility
from treaties.law.vocabulary import Bar, Missing, StateGroup

from .stories import COMPLETE, FOR_STATE, clause, day, routes, state, treaty, world

NON_MEMBER = StateGroup.OTHER
IN_FORCE = treaty(
    "treaty",
    clause(FOR_STATE),
    clause("denunciation", n=6),
    opened_on=day("1983-03-21"),
    entered_into_force_on=day("1985-07-01"),
    chart=COMPLETE,
)
POSSIBLE, BY_INVITATION = Possibility(True), Possibility(True, by_invitation=True)


def asked(*acts, on="2020-01-01", of=IN_FORCE, group=StateGroup.MEMBER, **values):
    facts = world(of, states=[state("KG", group, **values)], treaty={"KG": list(acts)})
    return possibility(facts.pair("treaty", "KG"), day(on))


@pytest.mark.parametrize(
    "on, expected",
    [
        pytest.param("1983-03-20", Possibility(False, Hindrance.NOT_OPEN), id="day-before-opening"),
        pytest.param("1983-03-21", POSSIBLE, id="opening"),
        pytest.param("2029-12-31", POSSIBLE, id="last-day-of-the-state"),
        pytest.param("2030-01-01", Possibility(False, Hindrance.STATE_EXTINCT), id="extinct"),
    ],
)
def test_a_state_joins_while_it_exists_and_the_treaty_is_open(on, expected):
    """Of a State that has ended only its list tells."""
    assert asked(on=on, ends_on=day("2030-01-01"), lists={"": COMPLETE}) == expected


@pytest.mark.parametrize(
    "on, expected",
    [
        pytest.param("1999-12-31", POSSIBLE, id="day-before"),
        pytest.param("2000-01-01", Possibility(False, Hindrance.CLOSED), id="closed"),
    ],
)
def test_nobody_joins_a_closed_treaty(on, expected):
    assert asked(on=on, of=replace(IN_FORCE, closed_on=day("2000-01-01"))) == expected


def test_who_is_of_another_group_cannot_join():
    """ETS 005: the Kyrgyz Republic cannot accede to it."""
    only = replace(IN_FORCE, routes=routes(StateGroup.MEMBER))

    assert asked(of=only, group=NON_MEMBER) == Possibility(False, Bar.MEMBERS_ONLY)
    assert asked(of=only, group=StateGroup.UNKNOWN) == Possibility(None, Missing.GROUP)


@pytest.mark.parametrize(
    "on, expected",
    [
        pytest.param("2000-01-09", POSSIBLE, id="day-before"),
        pytest.param("2000-01-10", Possibility(False, Hindrance.ALREADY_CONSENTED), id="consent"),
        pytest.param(
            "2010-01-09", Possibility(False, Hindrance.ALREADY_CONSENTED), id="before-the-notice"
        ),
        pytest.param("2010-01-10", POSSIBLE, id="notice"),
        pytest.param("2020-01-01", POSSIBLE, id="left"),
    ],
)
def test_who_has_consented_joins_again_only_after_a_notice(on, expected):
    assert asked("ratification 2000-01-10", "denunciation 2010-01-10", on=on) == expected


@pytest.mark.parametrize(
    "acts, expected",
    [
        pytest.param(["consent ?"], Possibility(None, Missing.DATE), id="undated"),
        pytest.param(["signature ?"], POSSIBLE, id="undated-signature"),
        pytest.param(
            ["consent ?", "ratification 2000-01-10", "denunciation 2010-01-10"],
            POSSIBLE,
            id="a-later-participation-is-known",
        ),
    ],
)
def test_a_consent_without_a_date_leaves_it_open(acts, expected):
    assert asked(*acts) == expected


@pytest.mark.parametrize("group", [StateGroup.MEMBER, NON_MEMBER])
def test_where_nobody_looked_nobody_knows_whether_it_has_joined(group):
    found = asked(of=replace(IN_FORCE, chart=None), group=group)

    assert (found.possible, found.reason) == (None, Missing.CHART)
    assert found.by_invitation is (group == NON_MEMBER)


@pytest.mark.parametrize(
    "acts, of, expected",
    [
        pytest.param([], {}, BY_INVITATION, id="not-invited"),
        pytest.param([], {"signatories_may_accede": True}, POSSIBLE, id="ets-002"),
        pytest.param(["signature 2015-01-10"], {}, POSSIBLE, id="signed"),
        pytest.param(
            ["signature 2015-01-10", "signature_withdrawn 2016-01-10"],
            {},
            BY_INVITATION,
            id="signature-withdrawn",
        ),
        pytest.param(["invitation 2019-01-10 until 2020-01-01"], {}, POSSIBLE, id="last-day"),
        pytest.param(["invitation 2019-01-10 until 2019-12-31"], {}, BY_INVITATION, id="lapsed"),
        pytest.param(["invitation 2015-01-01"], {}, POSSIBLE, id="five-years"),
        pytest.param(["invitation 2014-12-31"], {}, BY_INVITATION, id="longer-ago"),
    ],
)
def test_who_needs_an_invitation(acts, of, expected):
    assert asked(*acts, of=replace(IN_FORCE, **of), group=NON_MEMBER) == expected


@pytest.mark.parametrize(
    "on, expected",
    [
        pytest.param("2004-04-30", POSSIBLE, id="day-before"),
        pytest.param("2004-05-01", Possibility(False, Bar.BARRED_BY), id="party"),
        pytest.param("2009-12-31", Possibility(False, Bar.BARRED_BY), id="last-day"),
        pytest.param("2010-01-01", POSSIBLE, id="terminated-treaty-bars-nobody"),
    ],
)
def test_party_to_a_treaty_that_bars_another_cannot_join_it(on, expected):
    """ETS 165, article XI.4(2), and a minimal case: that it ends."""
    barring = replace(IN_FORCE, key="barring", ended_on=day("2010-01-01"))
    older = replace(IN_FORCE, barred_for_parties_to="barring")
    facts = world(older, barring, treaty={}, barring={"KG": ["accession 2004-01-09"]})

    assert possibility(facts.pair("treaty", "KG"), day(on)) == expected


def test_the_longest_validity_of_two_invitations_counts():
    acts = ["invitation 2010-01-10 until 2020-01-01", "invitation 2012-01-10 until 2014-01-10"]

    assert asked(*acts, group=NON_MEMBER) == POSSIBLE


@pytest.mark.parametrize(
    "parent, expected",
    [
        pytest.param([], Possibility(False, Bar.NEEDS_PARENT), id="not-joined"),
        pytest.param(["accession ?"], Possibility(None, Missing.DATE), id="nobody-knows-when"),
        pytest.param(["accession 2024-04-22"], POSSIBLE, id="ets-167-kg"),
    ],
)
def test_a_protocol_is_joined_after_its_parent(parent, expected):
    of_parent = routes(NON_MEMBER, parent="parent")
    protocol = replace(IN_FORCE, parent="parent", routes=of_parent)
    convention = replace(IN_FORCE, key="parent")
    acts = {"parent": {"KG": parent}}
    facts = world(protocol, convention, states=[state("KG", NON_MEMBER)], **acts)

    assert possibility(facts.pair("treaty", "KG"), day("2026-11-24")) == expected


@pytest.mark.parametrize(
    "on, mark",
    [
        pytest.param("2028-10-09", None, id="day-before-the-first"),
        pytest.param("2028-10-10", 12, id="twelve-months"),
        pytest.param("2029-04-09", 12, id="day-before-the-second"),
        pytest.param("2029-04-10", 6, id="six-months"),
        pytest.param("2029-07-10", 3, id="three-months"),
        pytest.param("2029-09-09", 3, id="day-before-the-last"),
        pytest.param("2029-09-10", 1, id="one-month"),
        pytest.param("2029-10-09", 1, id="last-day-of-validity"),
        pytest.param("2029-10-10", None, id="lapsed"),
    ],
)
def test_the_mark_before_a_lapse_that_was_reached_last(on, mark):
    """The invitation of 9 October 2024 is valid for five years: it lapses on 10 October 2029."""
    assert mark_before(day("2029-10-10"), day(on)) == mark
