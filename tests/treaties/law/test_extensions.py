"""What final clauses outside the Council of Europe add, each at its boundary days.

Where the data have no example, the case is a minimal one and says so.
"""

import pytest

from treaties.law.checks import check_act
from treaties.law.facts import GroupInterval, State
from treaties.law.vocabulary import (
    ActKind,
    ClauseKind,
    EarlyConsents,
    StateGroup,
    Trigger,
)

from .stories import (
    COMPLETE,
    FOR_STATE,
    GENERAL,
    act,
    clause,
    day,
    in_body,
    period,
    state,
    status,
    treaty,
    world,
)

MONTHS, DAYS, ON_DEPOSIT = ClauseKind.MONTHS_AFTER, ClauseKind.DAYS_AFTER, ClauseKind.ON_DEPOSIT
NON_MEMBER = StateGroup.OTHER


def course(facts, state_key, *days, treaty_key="treaty"):
    return [status(facts, state_key, on, treaty_key) for on in days]


def steps(facts, state_key, on, treaty_key="treaty"):
    entry = period(facts, state_key, on, treaty_key).answer.participation.entry
    return [step.code for step in entry.computed.steps]


# The first of the month after a number of days.

ROME = treaty(
    "treaty",
    clause(GENERAL, ClauseKind.FIRST_OF_MONTH_AFTER_DAYS, 60, threshold_total=60),
    clause(FOR_STATE, ClauseKind.FIRST_OF_MONTH_AFTER_DAYS, 60),
    entered_into_force_on=day("2002-07-01"),
)


def test_rome_statute_binds_greece_on_the_first_after_the_sixtieth_day():
    """Deposited on 15 May 2002, after the sixtieth consent and before the Statute was in force."""
    facts = world(ROME, GR=["ratification 2002-05-15"])

    assert course(facts, "GR", "2002-07-31", "2002-08-01", "2002-08-02") == [
        "entry_into_force_pending",
        "in_force",
        "in_force",
    ]
    assert steps(facts, "GR", "2002-08-01") == ["act", "days_end", "first_of_next_month"]


# Counted from the depositary's notice.


def counting_from_notice(*own, **values):
    """Berne Convention, article 29(2), with the days of notice that its data lack."""
    rule = clause(FOR_STATE, MONTHS, 3, trigger=Trigger.NOTIFICATION)
    values = {"entered_into_force_on": day("1887-12-05")} | values
    return treaty("treaty", clause(GENERAL, ON_DEPOSIT, 0), rule, *own, **values)


def test_a_clause_may_count_from_the_notice_of_the_deposit():
    facts = world(counting_from_notice(), S=["accession 1999-04-08 notified 1999-04-20"])

    assert course(facts, "S", "1999-07-08", "1999-07-19", "1999-07-20", "1999-07-21") == [
        "entry_into_force_pending",
        "entry_into_force_pending",
        "in_force",
        "in_force",
    ]
    assert steps(facts, "S", "1999-07-20") == ["notification", "months_end"]


def test_without_the_day_of_the_notice_nothing_is_computed():
    facts = world(counting_from_notice(), S=["accession 1999-04-08"])

    assert status(facts, "S", "2020-01-01") == "data_incomplete (date)"


def test_a_published_effect_needs_no_day_of_notice():
    facts = world(counting_from_notice(), S=["accession 1999-04-08 -> 1999-07-08"])

    assert course(facts, "S", "1999-07-07", "1999-07-08") == [
        "entry_into_force_pending",
        "in_force",
    ]


def test_the_notice_makes_up_for_the_day_of_an_act_known_by_its_month():
    facts = world(counting_from_notice(), S=["accession 1999-04 notified 1999-04-20"])

    assert period(facts, "S", "2000-01-01").in_force_on == day("1999-07-20")


def test_a_general_clause_that_counts_from_the_notice_gives_no_date():
    """A minimal case: nobody knows when notice was given of the deposit that decided."""
    rule = clause(GENERAL, MONTHS, 3, threshold_total=1, trigger=Trigger.NOTIFICATION)
    facts = world(treaty("treaty", rule, chart=COMPLETE), S=["ratification 1999-04-08"])

    assert facts.outcome("treaty").general.computed is None
    assert status(facts, "S", "2020-01-01") == "data_incomplete (general_date)"


def test_a_denunciation_may_count_from_the_notice():
    """A minimal case."""
    leaving = clause("denunciation", MONTHS, 12, trigger=Trigger.NOTIFICATION)
    acts = ["accession 1999-04-08 -> 1999-07-08", "denunciation 2001-01-10 notified 2001-01-20"]
    facts = world(counting_from_notice(leaving), S=acts)

    assert course(facts, "S", "2002-01-19", "2002-01-20", "2002-01-21") == [
        "denunciation_pending",
        "denounced",
        "denounced",
    ]


@pytest.mark.parametrize("trigger", [Trigger.DEPOSIT, Trigger.RECEIPT, Trigger.REGISTRATION])
def test_other_triggers_are_the_act_itself(trigger):
    """ILO C190: ratification registered on 3 June 2024."""
    rule = clause(FOR_STATE, MONTHS, 12, trigger=trigger)
    c190 = treaty("treaty", rule, entered_into_force_on=day("2021-06-25"))
    facts = world(c190, KG=["ratification 2024-06-03 notified 2024-06-30"])

    assert period(facts, "KG", "2026-01-01").in_force_on == day("2025-06-03")


# Clauses for one group of States.

ETS_033 = treaty(
    "treaty",
    clause(GENERAL, MONTHS, 3, extra_day=True),
    clause(FOR_STATE, MONTHS, 3, extra_day=True),
    clause(FOR_STATE, n=0, group=StateGroup.INTEGRATION),
    entered_into_force_on=day("1960-07-29"),
)


def test_ets_033_binds_the_community_by_a_clause_of_its_own():
    """Article 1 of ETS 110: the first of the month after 30 March 1987; Portugal three months."""
    facts = world(
        ETS_033,
        states=[state("EU", StateGroup.INTEGRATION)],
        EU=["consent 1987-03-30"],
        PT=["consent 1983-03-07"],
    )

    assert course(facts, "EU", "1987-03-31", "1987-04-01", "1987-04-02") == [
        "entry_into_force_pending",
        "in_force",
        "in_force",
    ]
    assert period(facts, "PT", "1990-01-01").in_force_on == day("1983-06-08")


@pytest.mark.parametrize(
    "consented_on, entry_on",
    [
        pytest.param("2000-04-30", "2000-05-01", id="day-before-joining"),
        pytest.param("2000-05-01", "2000-08-01", id="day-of-joining"),
        pytest.param("2000-05-02", "2000-08-02", id="day-after-joining"),
    ],
)
def test_the_group_on_the_day_of_the_consent_decides(consented_on, entry_on):
    """A minimal case: members wait three months, others until the first of the next month."""
    rules = clause(FOR_STATE, MONTHS, 3), clause(FOR_STATE, n=0, group=NON_MEMBER)
    joining = treaty("treaty", *rules, entered_into_force_on=day("1990-01-01"))
    before, after = NON_MEMBER, StateGroup.MEMBER
    groups = (
        GroupInterval(before, day("0001-01-01"), day("2000-05-01")),
        GroupInterval(after, day("2000-05-01")),
    )
    someone = State("S", groups=in_body(*groups))
    facts = world(joining, states=[someone], S=[f"ratification {consented_on}"])

    assert period(facts, "S", "2001-01-01").in_force_on == day(entry_on)


def test_a_groups_clause_on_all_consents_beats_the_one_on_accessions_of_all():
    rules = clause("accession", MONTHS, 6), clause(FOR_STATE, n=0, group=StateGroup.INTEGRATION)

    assert (
        treaty("treaty", *rules).clause_for(ActKind.ACCESSION, StateGroup.INTEGRATION) == rules[1]
    )
    assert treaty("treaty", *rules).clause_for(ActKind.ACCESSION, NON_MEMBER) == rules[0]
    assert treaty("treaty", *rules).clause_for(ActKind.RATIFICATION, NON_MEMBER) is None


def test_a_group_may_leave_by_a_clause_of_its_own():
    """A minimal case; its own group on the day of its consent decides how a State leaves."""
    rules = clause("denunciation", MONTHS, 12), clause("denunciation", n=0, group=NON_MEMBER)
    leaving = treaty("treaty", *rules, entered_into_force_on=day("1990-01-01"))
    acts = ["ratification 1989-01-01 -> 1990-01-01", "denunciation 2000-01-15"]
    facts = world(leaving, states=[state("A", NON_MEMBER)], A=acts, B=acts)

    assert [status(facts, name, "2000-02-01") for name in "AB"] == [
        "denounced",
        "denunciation_pending",
    ]
    assert status(facts, "B", "2001-01-15") == "denounced"


# Consents between the day on which the general date was certain and that date.


def early(early_consents):
    """ETS 162, article 8: in force since 1 November 1998 for those who had consented by then."""
    general = clause(GENERAL, n=1, threshold_total=3, early_consents=early_consents)
    own = clause(FOR_STATE, MONTHS, 1, extra_day=True)
    return treaty("treaty", general, own, entered_into_force_on=day("1998-11-01"))


@pytest.mark.parametrize(
    "early_consents, consented_on, entry_on",
    [
        pytest.param(EarlyConsents.OWN_RULE, "1998-09-30", "1998-11-01", id="certain"),
        pytest.param(EarlyConsents.OWN_RULE, "1998-10-15", "1998-11-16", id="own-rule"),
        pytest.param(EarlyConsents.SHARE_GENERAL, "1998-10-15", "1998-11-01", id="shared"),
        pytest.param(EarlyConsents.SHARE_GENERAL, "1998-10-31", "1998-11-01", id="day-before"),
        pytest.param(EarlyConsents.SHARE_GENERAL, "1998-11-01", "1998-11-01", id="general-date"),
        pytest.param(EarlyConsents.SHARE_GENERAL, "1998-11-02", "1998-12-03", id="day-after"),
    ],
)
def test_early_consents_may_share_the_general_date(early_consents, consented_on, entry_on):
    facts = world(early(early_consents), S=[f"ratification {consented_on}"])

    assert period(facts, "S", "2000-01-01").in_force_on == day(entry_on)


def test_solas_1974_binds_early_consents_on_its_general_date():
    """A minimal case after article X: in force on 25 May 1980, later deposits three months on."""
    rules = (
        clause(GENERAL, MONTHS, 12, early_consents=EarlyConsents.SHARE_GENERAL),
        clause(FOR_STATE, MONTHS, 3),
    )
    solas = treaty("treaty", *rules, entered_into_force_on=day("1980-05-25"))
    acts = {"A": ["accession 1980-05-25"], "B": ["accession 1980-05-26"]}
    facts = world(solas, **acts)

    assert course(facts, "A", "1980-05-25") == ["in_force"]
    assert course(facts, "B", "1980-05-26", "1980-08-25", "1980-08-26") == [
        "entry_into_force_pending",
        "entry_into_force_pending",
        "in_force",
    ]


# Not before the parent.

CONVENTION = treaty("parent", clause(FOR_STATE, DAYS, 30), entered_into_force_on=day("1962-01-01"))


def waiting(**values):
    """A minimal case after the protocols of Geneva, 1958."""
    rule = clause(FOR_STATE, ON_DEPOSIT, 0, not_before_parent=True)
    values = {"entered_into_force_on": day("1962-09-30")} | values
    return treaty("treaty", rule, parent="parent", **values)


def with_parent(own, parent, protocol=None, convention=CONVENTION):
    return world(protocol or waiting(), convention, treaty={"S": own}, parent={"S": parent})


def test_a_protocol_may_wait_for_its_parent():
    facts = with_parent(["ratification 1963-06-01"], ["ratification 1963-06-01"])

    assert course(facts, "S", "1963-06-01", "1963-06-30", "1963-07-01", "1963-07-02") == [
        "entry_into_force_pending",
        "entry_into_force_pending",
        "in_force",
        "in_force",
    ]
    assert steps(facts, "S", "1963-07-01") == ["act", "not_before_parent"]


def test_it_does_not_wait_where_the_parent_is_in_force_already():
    facts = with_parent(["ratification 1963-06-01"], ["ratification 1962-06-01"])

    assert status(facts, "S", "1963-06-01") == "in_force"
    assert steps(facts, "S", "1963-06-01") == ["act"]


def test_while_the_state_has_not_joined_the_parent_nobody_can_tell():
    facts = with_parent(["ratification 1963-06-01"], ["ratification 1964-06-01"])

    assert course(facts, "S", "1963-06-01", "1964-05-31", "1964-06-01", "1964-07-01") == [
        "data_incomplete (date)",
        "data_incomplete (date)",
        "entry_into_force_pending",
        "in_force",
    ]
    assert period(facts, "S", "1964-05-31").in_force_on is None
    assert period(facts, "S", "1964-06-01").in_force_on == day("1964-07-01")


def test_a_consent_to_the_parent_taken_back_on_its_day_is_none():
    """A minimal case: a protocol that waits for its parent, but does not end with it."""
    taken_back = ["ratification 1963-06-01", "consent_withdrawn 1963-06-01"]
    parent = [*taken_back, "ratification 1964-06-01"]
    facts = with_parent(["ratification 1963-06-01"], parent, waiting(ends_with_parent=False))

    assert period(facts, "S", "1965-01-01").in_force_on == day("1964-07-01")


def test_without_the_parent_it_is_never_in_force():
    facts = with_parent(["ratification 1963-06-01"], [])

    assert status(facts, "S", "2020-01-01") == "data_incomplete (date)"


def test_of_a_parent_joined_in_some_month_the_last_day_counts():
    facts = with_parent(["ratification 1963-06-01"], ["ratification 1963-06"])

    assert course(facts, "S", "1963-06-30", "1963-07-01", "1963-07-29", "1963-07-30") == [
        "entry_into_force_pending",
        "data_incomplete (date)",
        "data_incomplete (date)",
        "in_force (date)",
    ]


# Protocols that go on without their parent.


@pytest.mark.parametrize(
    "ends_with_parent, after",
    [
        pytest.param(True, "denounced", id="ends"),
        pytest.param(False, "in_force", id="optional-protocol-to-the-crc"),
    ],
)
def test_leaving_the_parent_ends_a_protocol_unless_it_goes_on(ends_with_parent, after):
    """The optional protocols to the Convention on the Rights of the Child have no such end."""
    rules = clause(FOR_STATE, MONTHS, 1), clause("denunciation", MONTHS, 12)
    crc = treaty("parent", *rules, entered_into_force_on=day("1990-09-02"))
    protocol = treaty(
        "treaty",
        rules[0],
        parent="parent",
        ends_with_parent=ends_with_parent,
        entered_into_force_on=day("2002-02-12"),
    )
    parent = ["ratification 1995-01-10", "denunciation 2010-03-01"]
    facts = with_parent(["ratification 2003-01-10"], parent, protocol, crc)

    assert course(facts, "S", "2011-02-28", "2011-03-01", treaty_key="parent") == [
        "denunciation_pending",
        "denounced",
    ]
    assert (
        course(facts, "S", "2011-02-28", "2011-03-01", "2011-03-02") == ["in_force"] + [after] * 2
    )


# Replaced for one State.

ILO = treaty("treaty", clause(FOR_STATE, MONTHS, 12), entered_into_force_on=day("1921-06-13"))


def test_a_later_convention_may_replace_an_old_one_for_one_state():
    """A minimal case after the revised conventions of the International Labour Organisation."""
    acts = ["ratification 1992-03-31", "replacement 2010-05-06 -> 2011-05-06"]
    facts = world(ILO, S=acts, T=acts[:1])

    assert course(facts, "S", "2010-05-06", "2011-05-05", "2011-05-06", "2011-05-07") == [
        "in_force",
        "in_force",
        "replaced",
        "replaced",
    ]
    assert period(facts, "S", "2012-01-01").left_on == day("2011-05-06")
    assert status(facts, "T", "2011-05-06") == "in_force"


def test_a_replacement_takes_effect_on_its_own_day_if_no_other_is_published():
    facts = world(ILO, S=["ratification 1992-03-31", "replacement 2010-05-06"])

    assert course(facts, "S", "2010-05-05", "2010-05-06") == ["in_force", "replaced"]


def test_a_replacement_before_the_entry_into_force_withdraws_the_consent():
    facts = world(ILO, S=["ratification 1992-03-31", "replacement 1993-03-30"])

    assert status(facts, "S", "1993-03-30") == "consent_withdrawn"


def test_who_consents_on_the_day_of_the_replacement_begins_anew():
    acts = ["ratification 1992-03-31", "replacement 2010-05-06", "ratification 2010-05-06"]

    assert status(world(ILO, S=acts), "S", "2010-05-06") == "entry_into_force_pending"


def test_a_replacement_known_ahead_is_no_act_of_the_future():
    replaced = act("replacement 2030-05-06")
    facts = world(ILO, S=["ratification 1992-03-31", "replacement 2030-05-06"])
    found = check_act(facts.pair("treaty", "S"), replaced, on=day("2026-11-24"))

    assert [item.check for item in found] == []
