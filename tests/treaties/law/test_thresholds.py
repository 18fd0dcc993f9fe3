from dataclasses import replace

import pytest

from treaties.law.facts import Checked, GroupInterval
from treaties.law.vocabulary import ClauseKind, StateGroup

from .stories import (
    COMPLETE,
    FOR_STATE,
    GENERAL,
    clause,
    day,
    in_body,
    period,
    state,
    status,
    treaty,
    world,
)

NON_MEMBER = StateGroup.OTHER


def general(facts, key="treaty"):
    return facts.outcome(key).general


def numbered(kind, *days):
    return {f"S{number}": [f"{kind} {on}"] for number, on in enumerate(days)}


def complete(*clauses, **values):
    return treaty("treaty", *clauses, chart=COMPLETE, **values)


def test_ets_173_fourteenth_consent_decides():
    """In force for fourteen States on 2002-07-01, for the Netherlands on 2002-08-01."""
    days = [f"{year}-05-10" for year in range(1988, 2001)]
    facts = world(
        complete(clause(GENERAL, threshold_total=14), clause(FOR_STATE)),
        **numbered("ratification", *days),
        LT=["ratification 2002-03-08"],
        NL=["acceptance 2002-04-11"],
    )

    assert general(facts).met_on == day("2002-03-08")
    assert general(facts).on == day("2002-07-01")
    assert status(facts, "S0", "2002-03-07") == "contracting"
    assert status(facts, "S0", "2002-03-08") == "entry_into_force_pending"
    assert status(facts, "LT", "2002-07-01") == "in_force"
    assert status(facts, "NL", "2002-07-31") == "entry_into_force_pending"
    assert status(facts, "NL", "2002-08-01") == "in_force"


def test_ets_185_needs_three_members_among_five():
    facts = world(
        complete(clause(GENERAL, threshold_total=5, threshold_members=3), clause(FOR_STATE)),
        states=[state(name, NON_MEMBER) for name in ("US", "JP", "CA")],
        US=["ratification 2001-11-23"],
        JP=["ratification 2001-12-01"],
        CA=["ratification 2002-01-01"],
        AL=["ratification 2002-06-20"],
        HR=["ratification 2002-10-17"],
    )
    assert general(facts).on is None
    assert status(facts, "US", "2020-01-01") == "contracting"

    facts.acts["treaty"]["EE"] = world(
        facts.treaties["treaty"], EE=["ratification 2003-05-12"]
    ).acts["treaty"]["EE"]
    facts = replace(facts, states=facts.states | {"EE": state("EE")}, _outcomes={})

    assert general(facts).met_on == day("2003-05-12")
    assert status(facts, "US", "2003-09-01") == "in_force"


def test_cets_210_ten_consents_eight_members():
    days = [f"2013-{month:02}-15" for month in range(1, 10)]
    facts = world(
        complete(clause(GENERAL, threshold_total=10, threshold_members=8)),
        **numbered("ratification", *days),
        DK=["ratification 2014-04-22"],
    )

    assert general(facts).on == day("2014-08-01")


def test_ets_085_earlier_consents_share_the_date():
    rule = {"kind": ClauseKind.MONTHS_AFTER, "extra_day": True}
    facts = world(
        complete(clause(GENERAL, threshold_total=3, **rule), clause(FOR_STATE, **rule)),
        NO=["ratification 1976-07-05"],
        SE=["ratification 1976-12-18"],
        CH=["ratification 1978-05-10"],
        RO=["ratification 1992-11-30"],
    )

    assert {period(facts, name, "1980-01-01").in_force_on for name in ("NO", "SE", "CH")} == {
        day("1978-08-11")
    }
    assert status(facts, "RO", "1993-02-28") == "entry_into_force_pending"
    assert status(facts, "RO", "1993-03-01") == "in_force"


def test_ets_120_definitive_signature_counts():
    facts = world(
        complete(clause(GENERAL, n=1, threshold_total=3)),
        **numbered("definitive_signature", "1985-08-19", "1985-08-20", "1985-09-03"),
    )

    assert general(facts).on == day("1985-11-01")


def test_two_deposits_on_the_threshold_day_both_get_the_date():
    facts = world(
        complete(clause(GENERAL, threshold_total=2), clause(FOR_STATE, n=6)),
        A=["ratification 2000-01-10"],
        B=["ratification 2000-02-10"],
        C=["ratification 2000-02-10"],
        D=["ratification 2000-02-11"],
    )

    assert {period(facts, name, "2001-01-01").in_force_on for name in "ABC"} == {day("2000-06-01")}
    assert period(facts, "D", "2001-01-01").in_force_on == day("2000-09-01")


@pytest.mark.parametrize(
    "withdrawn_on, general_on",
    [
        pytest.param("2000-02-09", "2000-07-01", id="day-before-lowers-the-count"),
        pytest.param("2000-02-10", "2000-06-01", id="threshold-day-is-too-late"),
        pytest.param("2000-02-11", "2000-06-01", id="day-after-changes-nothing-for-others"),
    ],
)
@pytest.mark.parametrize("kind", ["consent_withdrawn", "denunciation"])
def test_withdrawn_consent(kind, withdrawn_on, general_on):
    facts = world(
        complete(clause(GENERAL, threshold_total=2)),
        A=["ratification 2000-01-10", f"{kind} {withdrawn_on}"],
        B=["ratification 2000-02-10"],
        C=["ratification 2000-03-10"],
    )

    assert general(facts).on == day(general_on)
    assert status(facts, "A", "2005-01-01") == "consent_withdrawn"


def test_member_that_left_still_counts_where_no_clause_ends_its_consent():
    """It was a member on the day of its consent; leaving takes nothing back."""
    left = GroupInterval(StateGroup.MEMBER, day("1949-05-05"), day("2000-02-01"))
    groups = (left, GroupInterval(NON_MEMBER, day("2000-02-01")))
    facts = world(
        complete(clause(GENERAL, threshold_total=2, threshold_members=2)),
        states=[replace(state("A"), groups=in_body(*groups))],
        A=["ratification 2000-01-10", "cessation_of_membership 2000-02-01"],
        B=["ratification 2000-03-10"],
    )

    assert general(facts).met_on == day("2000-03-10")
    assert status(facts, "A", "2000-07-01") == "in_force"


def test_member_that_left_before_its_consent_counts_as_a_non_member():
    groups = (
        GroupInterval(StateGroup.MEMBER, day("1949-05-05"), day("2000-01-10")),
        GroupInterval(NON_MEMBER, day("2000-01-10")),
    )
    facts = world(
        complete(clause(GENERAL, threshold_total=2, threshold_members=2)),
        states=[replace(state("A"), groups=in_body(*groups))],
        A=["ratification 2000-01-10"],
        B=["ratification 2000-03-10"],
    )

    assert general(facts).met_on is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("succession 2000-01-10", id="succession"),
        pytest.param("accession 2000-01-10", id="accession"),
        pytest.param("consent ? -> 2000-01-10", id="undated"),
        pytest.param("signature 2000-01-10", id="signature"),
    ],
)
def test_what_does_not_count(text):
    facts = world(
        complete(clause(GENERAL, threshold_total=2)), A=[text], B=["ratification 2000-02-10"]
    )

    assert general(facts).met_on is None


@pytest.mark.parametrize("group", [StateGroup.INTEGRATION, StateGroup.NOT_A_STATE])
def test_numbers_count_states_only(group):
    """ "States" in a clause means neither the European Union nor a territory."""
    facts = world(
        complete(clause(GENERAL, threshold_total=2)),
        states=[state("EU", group)],
        EU=["approval 2000-01-10"],
        B=["ratification 2000-02-10"],
    )

    assert general(facts).met_on is None


def test_accessions_count_where_the_clause_says_so():
    """ETS 001 and 002."""
    rule = clause(GENERAL, ClauseKind.ON_DEPOSIT, threshold_total=2, counts_accessions=True)
    facts = world(complete(rule), A=["accession 1949-08-01"], B=["ratification 1949-08-03"])

    assert general(facts).on == day("1949-08-03")


def test_one_state_counts_once():
    facts = world(
        complete(clause(GENERAL, threshold_total=2)),
        A=["definitive_signature 2000-01-10", "ratification 2000-02-10"],
        B=["ratification 2000-03-10"],
    )

    assert general(facts).met_on == day("2000-03-10")


# Other treaties in the condition.

PARENT = treaty("parent", clause(FOR_STATE), entered_into_force_on=day("1990-01-01"))


def test_threshold_counts_only_parties_to_another_treaty():
    facts = world(
        complete(clause(GENERAL, threshold_total=2, threshold_of="parent")),
        PARENT,
        treaty={
            "A": ["ratification 2000-01-10"],
            "B": ["ratification 2000-02-10"],
            "C": ["ratification 2000-03-10"],
        },
        parent={"A": ["ratification 1995-01-10"], "C": ["ratification 2000-01-15"]},
    )

    assert general(facts).met_on == day("2000-05-01")  # C is Party to the parent only from then


def all_parties(**values):
    return treaty(
        "treaty",
        clause(GENERAL, n=1, all_parties_to="parent"),
        clause(FOR_STATE, n=1),
        **({"chart": COMPLETE} | values),
    )


ALL = {
    "treaty": {"A": ["ratification 2000-01-10"], "B": ["ratification 2000-02-10"]},
    "parent": {"A": ["ratification 1995-01-10"], "B": ["ratification 1996-01-10"]},
}


@pytest.mark.parametrize(
    "own, other, on",
    [
        pytest.param(True, True, "2000-04-01", id="both-charts-complete"),
        pytest.param(True, False, None, id="other-chart-incomplete"),
        pytest.param(False, True, None, id="own-chart-incomplete"),
    ],
)
def test_all_parties_is_safe_only_with_both_charts(own, other, on):
    facts = world(
        all_parties(chart=COMPLETE if own else None),
        replace(PARENT, chart=COMPLETE if other else None),
        **ALL,
    )

    assert general(facts).computed == day("2000-04-01")
    assert general(facts).on == day(on)


def test_all_parties_waits_for_the_last_or_for_its_departure():
    leaving = clause(FOR_STATE), clause("denunciation", n=6)
    parent = treaty("parent", *leaving, entered_into_force_on=day("1990-01-01"))
    facts = world(
        all_parties(),
        parent,
        treaty={"A": ["ratification 2000-01-10"]},
        parent=ALL["parent"] | {"B": ["ratification 1996-01-10", "denunciation 2000-05-20"]},
    )

    assert general(facts).met_on == day("2000-12-01")


def test_all_parties_consents_up_to_the_general_date_share_it():
    facts = world(
        all_parties(entered_into_force_on=day("2000-04-01")),
        PARENT,
        treaty=ALL["treaty"] | {"C": ["ratification 2000-03-31"], "D": ["ratification 2000-04-02"]},
        parent=ALL["parent"],
    )

    assert period(facts, "C", "2001-01-01").in_force_on == day("2000-04-01")
    assert period(facts, "D", "2001-01-01").in_force_on == day("2000-06-01")


def test_all_parties_includes_the_eu():
    """CETS 180 and others: the European Union, once Party, must accept as well."""
    facts = world(
        all_parties(),
        PARENT,
        states=[state("EU", StateGroup.INTEGRATION)],
        treaty=ALL["treaty"],
        parent=ALL["parent"] | {"EU": ["approval 1997-01-10"]},
    )
    assert general(facts).met_on is None

    facts.acts["treaty"]["EU"] = world(PARENT, EU=["approval 2000-06-15"]).acts["parent"]["EU"]
    facts = replace(facts, _outcomes={})

    assert general(facts).met_on == day("2000-06-15")


def test_not_before_another_treaty():
    facts = world(
        complete(clause(GENERAL, threshold_total=1, not_before="parent")),
        replace(PARENT, entered_into_force_on=day("2001-01-01")),
        A=["ratification 2000-01-10"],
    )

    assert general(facts).on == day("2001-01-01")


def test_same_as_parent_takes_the_parents_general_date():
    """ETS 089 enters into force with ETS 048."""
    rule = clause(GENERAL, ClauseKind.SAME_AS_PARENT, n=0)
    facts = world(complete(rule, parent="parent"), PARENT)

    assert general(facts).on == day("1990-01-01")


# The published date.


def test_published_date_wins_and_the_computed_one_stands_beside():
    facts = world(
        complete(clause(GENERAL, threshold_total=1), entered_into_force_on=day("2000-09-01")),
        A=["ratification 2000-01-10"],
    )

    assert general(facts).on == day("2000-09-01")
    assert general(facts).computed == day("2000-05-01")
    assert general(facts).certain_on == day("2000-05-31")  # the latest day that leads to it


@pytest.mark.parametrize("kind", [ClauseKind.UNKNOWN, ClauseKind.MANUAL])
def test_unknown_clause_computes_no_general_date(kind):
    facts = world(complete(clause(GENERAL, kind, threshold_total=1)), A=["ratification 2000-01-10"])

    assert general(facts).on is None
    assert status(facts, "A", "2020-01-01") == "data_incomplete (general_date)"


def test_computed_date_counts_only_with_a_complete_chart():
    facts = world(
        treaty("treaty", clause(GENERAL, threshold_total=1)), A=["ratification 2000-01-10"]
    )

    assert general(facts).computed == day("2000-05-01")
    assert general(facts).on is None


def test_date_is_uncertain_where_no_day_leads_to_it():
    """Then a State is contracting until the general date."""
    published = treaty(
        "treaty",
        clause(GENERAL, threshold_total=2),
        clause(FOR_STATE),
        entered_into_force_on=day("2000-09-02"),
    )
    facts = world(published, A=["ratification 2000-01-10"])

    assert general(facts).certain_on is None
    assert status(facts, "A", "2000-09-01") == "contracting"
    assert status(facts, "A", "2000-09-02") == "in_force"


# Which withdrawal counts: minimal cases.

CEASING = clause("loss_of_membership", ClauseKind.MONTHS_AFTER, 6)


@pytest.mark.parametrize(
    "acts, clauses, met_on",
    [
        pytest.param(["consent_withdrawn 2000-01-10"], [], None, id="on-the-day-of-the-consent"),
        pytest.param(
            ["denunciation 2000-01-20", "expiry 2000-03-01"], [], None, id="the-first-of-two"
        ),
        pytest.param(["expiry 2000-01-20"], [], None, id="expiry"),
        pytest.param(["expiry 1999-01-20"], [], "2000-02-10", id="before-the-consent"),
        pytest.param(
            ["signature 1999-01-10", "consent_withdrawn 2000-01-10"],
            [],
            None,
            id="on-the-day-of-the-consent-though-signed-before",
        ),
        pytest.param(
            ["denunciation 2000-01-20", "denunciation_revoked ?"], [], None, id="revoked-one-day"
        ),
        pytest.param(
            ["denunciation 2000-01-20", "denunciation_revoked 2000-12-01"],
            [clause("denunciation", n=6)],
            None,
            id="revoked-after-the-computed-effect",
        ),
        pytest.param(["cessation_of_membership 2000-01-20"], [], "2000-02-10", id="no-clause"),
        pytest.param(["cessation_of_membership 2000-01-20"], [CEASING], None, id="clause"),
        pytest.param(
            ["cessation_of_membership 2000-01-20 -> 2000-01-20"], [], None, id="published"
        ),
    ],
)
def test_which_withdrawal_lowers_the_count(acts, clauses, met_on):
    counted = complete(clause(GENERAL, threshold_total=2), *clauses)
    facts = world(counted, A=["ratification 2000-01-10", *acts], B=["ratification 2000-02-10"])

    assert general(facts).met_on == day(met_on)


def test_non_members_alone_meet_a_condition_that_asks_for_no_members():
    facts = world(
        complete(clause(GENERAL, threshold_total=1)),
        states=[state("A", NON_MEMBER)],
        A=["ratification 2000-01-10"],
    )

    assert general(facts).met_on == day("2000-01-10")


def test_all_parties_may_be_the_eu_alone():
    facts = world(
        all_parties(),
        PARENT,
        states=[state("EU", StateGroup.INTEGRATION)],
        treaty={"EU": ["approval 2000-01-10"]},
        parent={"EU": ["approval 1997-01-10"]},
    )

    assert general(facts).met_on == day("2000-01-10")


def test_a_condition_may_ask_for_members_alone():
    facts = world(
        complete(clause(GENERAL, threshold_members=1)),
        states=[state("A", NON_MEMBER)],
        A=["ratification 2000-01-10"],
        B=["ratification 2000-02-10"],
    )

    assert general(facts).met_on == day("2000-02-10")


def test_a_chart_without_those_who_left_is_not_counted():
    """The charts of the United Nations' treaties of March 2015."""
    without = Checked(day("2015-03-14"), endings=False)
    counted = treaty("treaty", clause(GENERAL, threshold_total=1), chart=without)
    facts = world(counted, A=["ratification 2000-01-10"])

    assert (general(facts).computed, general(facts).on) == (day("2000-05-01"), None)


@pytest.mark.parametrize(
    "clauses, values, expected",
    [
        pytest.param([clause(GENERAL, threshold_total=2)], {}, True, id="condition-not-met"),
        pytest.param([clause(GENERAL, threshold_total=1)], {}, False, id="condition-met"),
        pytest.param(
            [clause(GENERAL, threshold_total=2)], {"chart": None}, False, id="chart-has-gaps"
        ),
        pytest.param([clause(GENERAL)], {}, False, id="no-condition"),
        pytest.param(
            [clause(GENERAL, ClauseKind.MANUAL, threshold_total=2)], {}, False, id="not-computable"
        ),
        pytest.param([], {}, False, id="no-clause"),
        pytest.param([], {"not_in_force": True}, True, id="listed-as-not-in-force"),
        pytest.param(
            [],
            {"not_in_force": True, "entered_into_force_on": day("1990-01-01")},
            False,
            id="a-published-date-wins",
        ),
    ],
)
def test_general_date_is_awaited_where_the_treaty_is_known_not_to_be_in_force(
    clauses, values, expected
):
    of = treaty("treaty", *clauses, **({"chart": COMPLETE} | values))

    assert general(world(of, A=["ratification 2000-01-10"])).is_awaited is expected


@pytest.mark.parametrize(
    "rule",
    [
        pytest.param({"threshold_total": 2}, id="condition-not-met"),
        pytest.param({"threshold_total": 1, "kind": ClauseKind.MANUAL}, id="not-computable"),
    ],
)
def test_treaty_that_waits_for_another_has_no_date_before_its_own_condition_is_met(rule):
    other = treaty("other", clause(GENERAL, threshold_total=1), chart=COMPLETE)
    own = complete(clause(GENERAL, not_before="other", **rule))
    acts = {key: {"A": ["ratification 2000-01-10"]} for key in ("treaty", "other")}

    assert general(world(own, other, **acts)).computed is None
    assert general(world(own, other, **acts)).certain_on is None


def test_published_date_of_a_protocol_whose_parent_is_not_known_is_never_certain():
    rule = clause(GENERAL, ClauseKind.SAME_AS_PARENT, n=0)

    assert (
        general(world(complete(rule, entered_into_force_on=day("1990-01-01")))).certain_on is None
    )
