"""The decision table row by row, each at its boundary: the day before, the day, the day after."""

from datetime import date

import pytest

from treaties.law.facts import GroupInterval, State
from treaties.law.periods import fold
from treaties.law.vocabulary import ClauseKind, Modifier, Silence, StateGroup, Status

from .stories import FOR_STATE, GENERAL, clause, day, in_body, period, state, status, treaty, world

NON_MEMBER = StateGroup.OTHER
IN_FORCE = treaty(
    "treaty",
    clause(GENERAL),
    clause(FOR_STATE),
    clause("denunciation", n=6),
    opened_on=day("1983-03-21"),
    entered_into_force_on=day("1985-07-01"),
)


def story(*acts, of=IN_FORCE, group=NON_MEMBER, **values):
    return world(of, states=[state("KG", group, **values)], KG=list(acts))


def course(*acts, of=IN_FORCE, **values):
    """Return the statuses of a State with their first days."""
    facts = story(*acts, of=of, **values)
    periods = [item for item in fold(facts.pair("treaty", "KG")) if item.since == item.starts_on]
    missing = [f" ({item.answer.missing})" if item.answer.missing else "" for item in periods]
    return [
        f"{item.starts_on} {item.status}{lack}" for item, lack in zip(periods, missing, strict=True)
    ]


# Real stories.


def test_kg_accedes_to_ets_112():
    """Law of 20 December 2023, deposit of 22 April 2024; article 19(2)."""
    assert course(
        "parliament_adopts_law 2023-12-20",
        "president_signs_law 2024-01-31",
        "accession 2024-04-22",
    ) == [
        "2024-01-31 consent_pending_deposit",
        "2024-04-22 entry_into_force_pending",
        "2024-08-01 in_force",
    ]


def test_turkiye_leaves_cets_210():
    """Received 22 March 2021, effect 1 July 2021."""
    istanbul = treaty(
        "treaty",
        clause(GENERAL),
        clause("denunciation"),
        entered_into_force_on=day("2014-08-01"),
    )

    assert course("ratification 2012-03-14", "denunciation 2021-03-22", of=istanbul) == [
        "2012-03-14 contracting",
        "2014-04-30 entry_into_force_pending",
        "2014-08-01 in_force",
        "2021-03-22 denunciation_pending",
        "2021-07-01 denounced",
    ]


def test_greece_leaves_ets_005_and_comes_back():
    """Denounced 12 December 1969 with effect on 13 June 1970; six months and the extra day."""
    convention = treaty(
        "treaty",
        clause(GENERAL, ClauseKind.ON_DEPOSIT, 0),
        clause("denunciation", ClauseKind.MONTHS_AFTER, 6, extra_day=True),
        entered_into_force_on=day("1953-09-03"),
    )

    assert course(
        "ratification 1953-03-28",
        "denunciation 1969-12-12",
        "ratification 1974-11-28",
        of=convention,
    )[-4:] == [
        "1953-09-03 in_force",
        "1969-12-12 denunciation_pending",
        "1970-06-13 denounced",
        "1974-11-28 in_force",
    ]


def test_russia_ceases_to_be_a_party_to_ets_005():
    """Outside from 16 March 2022, Party until 16 September 2022; no pending period."""
    convention = treaty(
        "treaty",
        clause(GENERAL, ClauseKind.ON_DEPOSIT, 0),
        clause("loss_of_membership", ClauseKind.MONTHS_AFTER, 6),
        entered_into_force_on=day("1953-09-03"),
    )

    assert course(
        "ratification 1998-05-05", "cessation_of_membership 2022-03-16", of=convention
    ) == ["1998-05-05 in_force", "2022-09-16 ceased_membership"]


def test_belgium_leaves_ets_120():
    """Party on 31 March 2025, no longer on 1 April 2025."""
    facts = story("ratification 1990-05-23", "denunciation 2024-09-20 -> 2025-04-01")

    assert status(facts, "KG", "2025-03-31") == "denunciation_pending"
    assert status(facts, "KG", "2025-04-01") == "denounced"


def test_montenegro_succeeds_to_ets_112_without_a_deposit():
    facts = story("succession ? -> 2006-06-06")
    found = period(facts, "KG", "2006-06-06")

    assert course("succession ? -> 2006-06-06") == ["2006-06-06 in_force"]
    assert (found.in_force_on, found.in_force_on_computed) == (day("2006-06-06"), None)
    assert Modifier.BY_SUCCESSION in found.answer.modifiers


# Row 1 and 12a: the State's own life.


def test_state_that_no_longer_exists():
    facts = story("ratification 1990-01-10", ends_on=day("1993-01-01"))

    assert status(facts, "KG", "1992-12-31") == "in_force"
    assert status(facts, "KG", "1993-01-01") == "state_extinct"


def test_state_that_does_not_exist_yet():
    groups = (
        GroupInterval(StateGroup.NOT_A_STATE, date.min, day("1991-08-31")),
        GroupInterval(NON_MEMBER, day("1991-08-31")),
    )
    facts = world(
        IN_FORCE, states=[State("KG", begins_on=day("1991-08-31"), groups=in_body(*groups))]
    )

    assert status(facts, "KG", "1991-08-30") == "not_eligible (state_not_yet)"
    assert status(facts, "KG", "1991-08-31") == "open_by_invitation"


# Row 2: consents and endings without any day.


@pytest.mark.parametrize("text", ["consent ?", "accession ?", "denunciation ?", "expiry ?"])
def test_undated_consent_or_ending_leaves_the_status_open(text):
    assert status(story(text), "KG", "2020-01-01") == "data_incomplete (date)"


def test_undated_signature_says_nothing():
    assert status(story("signature ?"), "KG", "2020-01-01") == "open_by_invitation"


def test_live_consent_beats_an_undated_one():
    facts = story("consent ?", "accession 2000-01-10")

    assert status(facts, "KG", "2000-01-09") == "data_incomplete (date)"
    assert status(facts, "KG", "2000-05-01") == "in_force"


# Row 3: a live consent.


@pytest.mark.parametrize("end_status", [Status.TREATY_TERMINATED, Status.REPLACED])
def test_3a_end_of_the_treaty(end_status):
    ended = treaty(
        "treaty",
        clause(FOR_STATE),
        entered_into_force_on=day("1985-07-01"),
        ended_on=day("2010-01-01"),
        end_status=end_status,
    )
    facts = story("accession 2000-01-10", of=ended)

    assert status(facts, "KG", "2009-12-31") == "in_force"
    assert status(facts, "KG", "2010-01-01") == end_status
    assert period(facts, "KG", "2010-01-01").left_on == day("2010-01-01")


@pytest.mark.parametrize(
    "denunciation",
    [
        pytest.param(None, id="no-clause"),
        pytest.param(clause("denunciation", ClauseKind.MANUAL), id="manual"),
    ],
)
def test_3b_end_without_a_known_effect(denunciation):
    clauses = [clause(FOR_STATE), *([denunciation] if denunciation else [])]
    bare = treaty("treaty", *clauses, entered_into_force_on=day("1985-07-01"))

    assert course("accession 2000-01-10", "denunciation 2010-01-10", of=bare)[1:] == [
        "2000-05-01 in_force",
        "2010-01-10 data_incomplete (end)",
    ]


def test_3b_month_leaves_the_effect_open():
    days = treaty(
        "treaty",
        clause(FOR_STATE),
        clause("denunciation", ClauseKind.DAYS_AFTER, 90),
        entered_into_force_on=day("1985-07-01"),
    )

    assert course("accession 2000-01-10", "denunciation 2010-01", of=days)[-1] == (
        "2010-01-31 data_incomplete (end)"
    )


def test_3c_suspension_beats_a_pending_denunciation():
    assert course(
        "accession 2000-01-10",
        "suspension 2010-01-10 -> 2010-02-01",
        "denunciation 2010-03-10",
        "end_of_suspension 2010-06-01",
    )[1:] == [
        "2000-05-01 in_force",
        "2010-02-01 suspended",
        "2010-06-01 denunciation_pending",
        "2010-10-01 denounced",
    ]


def test_3d_effect_published_but_receipt_unknown():
    """In force until the effect, without a pending period."""
    assert course("accession 2000-01-10", "denunciation ? -> 2010-10-01")[1:] == [
        "2000-05-01 in_force",
        "2010-10-01 denounced",
    ]


@pytest.mark.parametrize(
    "revoked_on, expected",
    [
        pytest.param(
            "2010-09-30",
            ["2010-03-10 denunciation_pending", "2010-09-30 in_force"],
            id="day-before-the-effect",
        ),
        pytest.param(
            "2010-10-01",
            ["2010-03-10 denunciation_pending", "2010-10-01 denounced"],
            id="day-of-the-effect-is-too-late",
        ),
    ],
)
def test_3d_revoked_denunciation_stood_until_its_revocation(revoked_on, expected):
    """Vienna Convention on the Law of Treaties, article 68."""
    assert (
        course(
            "accession 2000-01-10",
            "denunciation 2010-03-10",
            f"denunciation_revoked {revoked_on}",
        )[2:]
        == expected
    )


def test_3f_provisional_application_ends_with_the_entry_into_force():
    """Vienna Convention on the Law of Treaties, article 25."""
    facts = story(
        "signature 2000-01-10",
        "provisional_application 2000-01-10 -> 2000-02-01",
        "ratification 2000-03-10",
    )

    assert status(facts, "KG", "2000-01-31") == "signed"
    assert status(facts, "KG", "2000-02-01") == "provisionally_applied"
    assert status(facts, "KG", "2000-06-30") == "provisionally_applied"
    assert status(facts, "KG", "2000-07-01") == "in_force"


def test_3f_does_not_come_back_after_an_earlier_participation():
    assert course(
        "provisional_application 2000-01-10",
        "ratification 2000-03-10",
        "denunciation 2005-03-10",
        "accession 2007-01-10",
    )[-2:] == ["2007-01-10 entry_into_force_pending", "2007-05-01 in_force"]


def test_3f_on_the_day_of_the_end_belongs_to_what_has_ended():
    assert course(
        "accession 2000-01-10",
        "denunciation 2010-03-10",
        "provisional_application 2010-10-01",
        "accession 2010-12-01",
    )[3:5] == ["2010-10-01 denounced", "2010-12-01 entry_into_force_pending"]


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("accession 2000", "in_force (date)", id="3e-year-last-possible-day"),
        pytest.param("succession 2000-01-10", "data_incomplete (date)", id="3h-succession"),
        pytest.param("accession 2000-01", "in_force", id="3e-month-decides"),
    ],
)
def test_3h_entry_into_force_not_known(text, expected):
    assert status(story(text), "KG", "2002-01-01") == expected


def test_3h_no_clause_would_help_a_succession():
    bare = treaty("treaty", entered_into_force_on=day("1985-07-01"))

    assert status(story("succession 2000-01-10", of=bare), "KG", "2002-01-01") == (
        "data_incomplete (date)"
    )


def test_3c_suspended_from_the_day_of_the_consent():
    on_deposit = clause(FOR_STATE, ClauseKind.ON_DEPOSIT, 0)
    at_once = treaty("treaty", on_deposit, entered_into_force_on=day("1985-07-01"))
    facts = story("accession 2000-01-10", "suspension 2000-01-10", of=at_once)

    assert status(facts, "KG", "2000-01-10") == "suspended"


@pytest.mark.parametrize("clauses", [(), (clause(FOR_STATE, ClauseKind.UNKNOWN),)])
def test_3h_clause_not_known(clauses):
    bare = treaty("treaty", *clauses, entered_into_force_on=day("1985-07-01"))

    assert status(story("accession 2000-01-10", of=bare), "KG", "2002-01-01") == (
        "data_incomplete (clause)"
    )


def test_3i_and_3j_contracting_until_the_date_became_certain():
    """The last day that leads to 1 July 1985 is 31 March 1985."""
    facts = story("ratification 1984-05-10")

    assert status(facts, "KG", "1985-03-30") == "contracting"
    assert status(facts, "KG", "1985-03-31") == "entry_into_force_pending"
    assert status(facts, "KG", "1985-06-30") == "entry_into_force_pending"
    assert status(facts, "KG", "1985-07-01") == "in_force"


def test_entry_is_shown_once_it_is_determined():
    facts = story("ratification 1984-05-10")

    assert period(facts, "KG", "1985-03-30").in_force_on is None
    assert period(facts, "KG", "1985-03-31").in_force_on == day("1985-07-01")


def test_published_entry_wins_over_the_computed_one():
    """ETS 112, the accession of 2 March 2004: published 1 June, by the clause 1 July."""
    facts = story("accession 2004-03-02 -> 2004-06-01")
    found = period(facts, "KG", "2004-06-01")

    assert status(facts, "KG", "2004-05-31") == "entry_into_force_pending"
    assert (found.status, found.in_force_on_computed) == ("in_force", day("2004-07-01"))
    assert Modifier.DATE_DIFFERS_FROM_CLAUSE in found.answer.modifiers


@pytest.mark.parametrize(
    "text, in_force_on",
    [
        pytest.param("accession 2004-03-02 -> 2004-03-01", "2004-07-01", id="before-consent"),
        pytest.param("accession 2004-03-02 -> 2004-03-02", "2004-03-02", id="on-its-day"),
        pytest.param("succession 1993-01-27 -> 1991-10-08", "1991-10-08", id="ets-120-hr-like"),
    ],
)
def test_only_a_succession_takes_effect_before_the_act(text, in_force_on):
    facts = story(text)

    assert period(facts, "KG", "2020-01-01").in_force_on == day(in_force_on)


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param(
            "succession 1994-12-29 -> 1992-03-06", ["1992-03-06 in_force"], id="ets-120-ba"
        ),
        pytest.param(
            "succession 1994-03-30 -> 1991-11-17", ["1991-11-17 in_force"], id="ets-120-mk"
        ),
        pytest.param(
            "succession 1993-01-27 -> 1993-03-01",
            ["1993-01-27 entry_into_force_pending", "1993-03-01 in_force"],
            id="ets-120-hr",
        ),
    ],
)
def test_succession_is_recorded_not_computed(text, expected):
    assert course(text) == expected


# How participations end.


def test_denunciation_before_the_entry_into_force_withdraws_the_consent():
    facts = story("accession 2000-01-10", "denunciation 2000-04-30")

    assert status(facts, "KG", "2000-04-29") == "entry_into_force_pending"
    assert status(facts, "KG", "2000-04-30") == "consent_withdrawn"
    assert status(facts, "KG", "2000-05-01") == "consent_withdrawn"
    assert period(facts, "KG", "2000-05-01").left_on is None


def test_withdrawal_on_the_day_of_the_entry_into_force_comes_too_late():
    facts = story("accession 2000-01-10", "consent_withdrawn 2000-05-01")

    assert status(facts, "KG", "2000-05-01") == "in_force"


def test_withdrawn_consent_leaves_the_signature():
    assert course(
        "signature 1999-01-10", "ratification 2000-01-10", "consent_withdrawn 2000-02-10"
    ) == [
        "1999-01-10 signed",
        "2000-01-10 entry_into_force_pending",
        "2000-02-10 signed",
    ]


def test_withdrawal_cannot_be_revoked_once_it_has_taken_effect():
    facts = story(
        "accession 2000-01-10", "denunciation 2000-02-10", "denunciation_revoked 2000-03-10"
    )

    assert status(facts, "KG", "2001-01-01") == "consent_withdrawn"


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param("cessation_of_membership 2010-01-10", "in_force", id="no-clause"),
        pytest.param(
            "cessation_of_membership 2010-01-10 -> 2010-01-10",
            "ceased_membership",
            id="published",
        ),
        pytest.param("expiry 2010-01-10", "expired", id="expiry"),
    ],
)
def test_treaty_is_left_by_loss_of_membership_only_if_somebody_says_so(text, expected):
    facts = story("accession 2000-01-10", text)

    assert status(facts, "KG", "2010-01-09") == "in_force"
    assert status(facts, "KG", "2010-01-10") == expected


def test_earliest_end_wins():
    assert (
        course("accession 2000-01-10", "denunciation 2010-03-10", "expiry 2010-04-01")[-1]
        == "2010-04-01 expired"
    )


# Protocols and their parents.

PARENT = treaty(
    "parent",
    clause(FOR_STATE),
    clause("denunciation", n=6),
    entered_into_force_on=day("1980-01-01"),
)
PROTOCOL = treaty(
    "treaty",
    clause(FOR_STATE),
    clause("denunciation"),
    entered_into_force_on=day("1985-07-01"),
    opened_on=day("1983-01-01"),
    parent="parent",
)


def protocol(own, parent, of=PROTOCOL):
    return world(
        of, PARENT, states=[state("KG", NON_MEMBER)], treaty={"KG": own}, parent={"KG": parent}
    )


def test_end_of_the_parent_ends_the_protocol_on_the_same_day():
    facts = protocol(["accession 2000-01-10"], ["accession 1999-01-10", "denunciation 2010-03-10"])

    assert status(facts, "KG", "2010-03-10") == "in_force"
    assert status(facts, "KG", "2010-09-30") == "in_force"
    assert status(facts, "KG", "2010-10-01") == "denounced"
    assert period(facts, "KG", "2010-10-01").left_on == day("2010-10-01")


def test_parent_left_on_the_day_of_the_protocols_entry_into_force_is_left_as_a_party():
    facts = protocol(["accession 2010-06-10"], ["accession 1999-01-10", "denunciation 2010-03-10"])

    assert status(facts, "KG", "2010-09-30") == "entry_into_force_pending"
    assert status(facts, "KG", "2010-10-01") == "denounced"


def test_parent_denounced_before_the_protocol_enters_into_force_withdraws_the_consent():
    facts = protocol(["accession 2010-08-10"], ["accession 1999-01-10", "denunciation 2010-03-10"])

    assert status(facts, "KG", "2010-09-30") == "entry_into_force_pending"
    assert status(facts, "KG", "2010-10-01") == "consent_withdrawn"


def test_protocol_may_be_joined_once_the_parent_is():
    """The Kyrgyz Republic may accede to ETS 167 since it acceded to ETS 112."""
    facts = protocol([], ["accession 2024-04-22"])

    assert status(facts, "KG", "2024-04-21") == "not_eligible (needs_parent)"
    assert status(facts, "KG", "2024-04-22") == "open"
    assert [str(item.starts_on) for item in fold(facts.pair("treaty", "KG"))] == ["2024-04-22"]


def test_protocol_closes_again_when_the_parent_is_left():
    facts = protocol([], ["accession 2000-01-10", "denunciation 2010-03-10"])

    assert status(facts, "KG", "2010-09-30") == "open"
    assert status(facts, "KG", "2010-10-01") == "not_eligible (needs_parent)"


def test_protocol_not_in_force_waits_for_it():
    waiting = treaty("treaty", clause(FOR_STATE), parent="parent", not_in_force=True)
    facts = protocol([], ["accession 2000-01-10"], of=waiting)

    assert status(facts, "KG", "2020-01-01") == "not_eligible (after_entry_into_force)"


def test_party_to_the_parent_is_bound_through_it_by_a_closed_protocol():
    closed = treaty("treaty", closed_on=day("1990-01-01"), parent="parent")
    facts = protocol([], ["accession 2000-01-10"], of=closed)
    found = period(facts, "KG", "2000-05-01")

    assert (str(found.starts_on), found.status) == ("2000-05-01", "closed")
    assert found.answer.modifiers == (Modifier.BOUND_THROUGH_PARENT,)
    assert found.answer.silence == Silence.CHART


def test_participation_outlives_the_closing_of_the_treaty():
    closed = treaty(
        "treaty",
        clause(FOR_STATE),
        entered_into_force_on=day("1985-07-01"),
        closed_on=day("2005-01-01"),
    )

    assert course("accession 2000-01-10", of=closed)[-1] == "2000-05-01 in_force"


def test_party_to_ets_165_is_barred_from_the_older_treaties():
    """ETS 165, article XI.4(2): from the entry into force for the State on."""
    older = treaty(
        "treaty", entered_into_force_on=day("1954-04-20"), barred_for_parties_to="parent"
    )
    facts = world(
        older, PARENT, states=[state("KG", NON_MEMBER)], parent={"KG": ["accession 2004-01-09"]}
    )

    assert status(facts, "KG", "2004-04-30") == "open_by_invitation"
    assert status(facts, "KG", "2004-05-01") == "not_eligible (barred_by)"


# Rows 4 to 11: no consent is live.


@pytest.mark.parametrize(
    "newer, expected",
    [
        pytest.param("signature 2010-09-30", "denounced", id="day-before-the-end"),
        pytest.param("signature 2010-10-01", "denounced", id="same-day-the-end-wins"),
        pytest.param("signature 2010-10-02", "signed", id="day-after"),
        pytest.param("request_to_accede 2010-10-01", "denounced", id="request-that-day"),
        pytest.param("invitation 2010-10-01 until 2015-10-01", "denounced", id="invited-that-day"),
        pytest.param("president_signs_law 2010-10-01", "denounced", id="approved-that-day"),
        pytest.param("signature_withdrawn 2010-10-01", "denounced", id="withdrawn-that-day"),
        pytest.param("provisional_application 2010-10-01", "denounced", id="applied-that-day"),
        pytest.param("request_to_accede 2010-10-02", "requested", id="request"),
        pytest.param("invitation 2010-10-02", "invited", id="invitation"),
        pytest.param("president_signs_law 2010-10-02", "consent_pending_deposit", id="approval"),
        pytest.param("parliament_adopts_law 2010-10-02", "denounced", id="not-enough-at-home"),
    ],
)
def test_4_former_party_unless_it_acts_anew(newer, expected):
    facts = story("accession 2000-01-10", "denunciation 2010-03-10", newer)

    assert status(facts, "KG", "2010-10-03") == expected


def test_4_invitation_of_the_day_of_the_end_does_not_lapse_later():
    """A minimal case: it belongs to what has ended, and hinders no approval after that."""
    facts = story(
        "accession 2000-01-10",
        "denunciation 2010-03-10",
        "invitation 2010-10-01 until 2011-10-01",
        "president_signs_law 2012-01-10",
    )

    assert status(facts, "KG", "2012-01-10") == "consent_pending_deposit"


def test_4_coming_back_opens_a_new_participation():
    facts = story("accession 2000-01-10", "denunciation 2010-03-10", "accession 2012-01-10")
    before, after = period(facts, "KG", "2011-01-01"), period(facts, "KG", "2012-01-10")

    assert (before.consent.day, before.left_on) == (day("2000-01-10"), day("2010-10-01"))
    assert (after.consent.day, after.left_on) == (day("2012-01-10"), None)
    assert after.in_force_on == day("2012-05-01")


def test_5_provisional_application_without_consent():
    facts = story(
        "signature 2000-01-10",
        "provisional_application 2000-02-01",
        "end_of_provisional_application 2001-02-01 -> 2001-03-01",
    )

    assert status(facts, "KG", "2000-02-01") == "provisionally_applied"
    assert status(facts, "KG", "2001-02-28") == "provisionally_applied"
    assert status(facts, "KG", "2001-03-01") == "signed"


def test_10_provisional_application_ended_without_a_signature():
    facts = story("provisional_application 2000-02-01", "end_of_provisional_application 2001-02-01")

    assert status(facts, "KG", "2001-02-01") == "signature_withdrawn"


CLOSING = treaty(
    "treaty",
    clause(FOR_STATE),
    clause("denunciation"),
    entered_into_force_on=day("1985-07-01"),
    closed_on=day("2010-01-01"),
)


@pytest.mark.parametrize(
    "acts, expected",
    [
        pytest.param(["signature 2000-01-10"], "closed", id="signed"),
        pytest.param(["invitation 2008-01-10 until 2013-01-10"], "closed", id="invited"),
        pytest.param(
            ["accession 2000-01-10", "denunciation 2005-01-10", "signature 2006-01-01"],
            "denounced",
            id="former-party",
        ),
    ],
)
def test_6_closed_treaty(acts, expected):
    facts = story(*acts, of=CLOSING)

    assert status(facts, "KG", "2009-12-31") != "closed"
    assert status(facts, "KG", "2010-01-01") == expected
    assert period(facts, "KG", "2010-01-01").answer.silence == Silence.NONE


@pytest.mark.parametrize(
    "acts, expected",
    [
        pytest.param(["government_approves 2010-01-10"], "open_by_invitation", id="government"),
        pytest.param(["parliament_adopts_law 2010-01-10"], "open_by_invitation", id="parliament"),
        pytest.param(["president_signs_law 2010-01-10"], "consent_pending_deposit", id="signed"),
        pytest.param(["instrument_signed 2010-01-10"], "consent_pending_deposit", id="instrument"),
        pytest.param(["domestic_law_in_force 2010-01-10"], "consent_pending_deposit", id="law"),
        pytest.param(
            ["president_signs_law 2000-01-10", "accession 2000-02-01", "denunciation 2001-01-01"],
            "denounced",
            id="older-than-an-ended-consent",
        ),
        pytest.param(
            [
                "president_signs_law 2000-01-10",
                "accession 2000-02-01",
                "consent_withdrawn 2000-03-01",
            ],
            "consent_withdrawn",
            id="older-than-a-withdrawn-consent",
        ),
        pytest.param(
            ["president_signs_law 2000-01-10", "signature_withdrawn 2001-01-01"],
            "signature_withdrawn",
            id="older-than-a-withdrawn-signature",
        ),
        pytest.param(
            ["invitation 2000-01-10 until 2005-01-10", "president_signs_law 2004-01-10"],
            "invitation_lapsed",
            id="invitation-expired",
        ),
        pytest.param(
            [
                "invitation 2000-01-10 until 2005-01-10",
                "president_signs_law 2004-01-10",
                "request_to_accede 2006-01-10",
            ],
            "requested",
            id="invitation-expired-renewal-asked-for",
        ),
        pytest.param(
            [
                "signature 2000-01-01",
                "invitation 2000-01-10 until 2005-01-10",
                "president_signs_law 2004-01-10",
            ],
            "consent_pending_deposit",
            id="a-signature-needs-no-invitation",
        ),
    ],
)
def test_7_domestic_approval(acts, expected):
    assert status(story(*acts), "KG", "2010-02-01") == expected


def test_7_keeps_the_former_status_as_base():
    facts = story("invitation 2008-01-10 until 2013-01-10", "president_signs_law 2010-01-10")

    assert period(facts, "KG", "2010-01-09").answer.base_status is None
    assert period(facts, "KG", "2010-01-10").answer.base_status == "invited"
    assert status(facts, "KG", "2013-01-10") == "consent_pending_deposit"
    assert status(facts, "KG", "2013-01-11") == "invitation_lapsed"


def test_8_signature_ad_referendum_is_confirmed_by_another():
    """Vienna Convention, article 12(2)(b): signed from the confirmation, first date shown."""
    facts = story("signature_ad_referendum 2000-01-10", "signature 2000-03-10")

    assert status(facts, "KG", "2000-03-09") == "signed_ad_referendum"
    assert status(facts, "KG", "2000-03-10") == "signed"
    assert period(facts, "KG", "2000-03-10").signed.first == day("2000-01-10")


def test_8_signature_withdrawn_and_given_again():
    assert course(
        "signature 2000-01-10", "signature_withdrawn 2001-01-10", "signature 2002-01-10"
    ) == ["2000-01-10 signed", "2001-01-10 signature_withdrawn", "2002-01-10 signed"]


@pytest.mark.parametrize(
    "acts, on, expected",
    [
        pytest.param(
            ["invitation 2024-10-09 until 2029-10-09"], "2029-10-09", "invited", id="last"
        ),
        pytest.param(
            ["invitation 2024-10-09 until 2029-10-09"],
            "2029-10-10",
            "invitation_lapsed",
            id="day-after",
        ),
        pytest.param(["invitation 2015-10-09"], "2020-10-09", "invited", id="five-years"),
        pytest.param(
            ["invitation 2015-10-09"],
            "2020-10-10",
            "data_incomplete (expires_on)",
            id="validity-not-recorded",
        ),
        pytest.param(
            ["invitation 2015-10-09 until 2020-10-09", "invitation 2020-09-01 until 2025-09-01"],
            "2025-09-01",
            "invited",
            id="renewed",
        ),
        pytest.param(
            ["invitation 2015-10-09 until 2025-10-09", "invitation 2016-09-01 until 2017-09-01"],
            "2020-01-01",
            "invited",
            id="latest-validity-counts",
        ),
        pytest.param(
            ["invitation 2015-10-09 until 2020-10-09", "invitation 2022-09-01 until 2027-09-01"],
            "2022-08-31",
            "invitation_lapsed",
            id="lapsed-before-the-renewal",
        ),
        pytest.param(
            ["invitation 2015-10-09 until 2020-10-09", "request_to_accede 2021-01-01"],
            "2021-01-01",
            "requested",
            id="asked-again",
        ),
        pytest.param(
            ["request_to_accede 2014-01-01", "request_postponed 2014-06-01"],
            "2015-01-01",
            "requested",
            id="postponed",
        ),
        pytest.param(
            ["request_to_accede 2014-01-01", "request_refused 2014-06-01"],
            "2014-06-01",
            "request_not_granted",
            id="refused",
        ),
        pytest.param(
            ["request_to_accede 2014-01-01", "request_withdrawn 2014-06-01"],
            "2014-06-01",
            "request_not_granted",
            id="withdrawn-by-the-state",
        ),
        pytest.param(
            ["request_refused 2014-06-01", "request_to_accede 2015-06-01"],
            "2015-06-01",
            "requested",
            id="asked-after-a-refusal",
        ),
    ],
)
def test_9_invitations_and_requests(acts, on, expected):
    assert status(story(*acts), "KG", on) == expected


def test_9_lapse_before_five_years_is_laid_out():
    assert course("invitation 2024-10-09 until 2026-10-09") == [
        "2024-10-09 invited",
        "2026-10-10 invitation_lapsed",
    ]


def test_9_lapse_is_laid_out_as_a_period():
    assert course("invitation 2024-10-09 until 2029-10-09") == [
        "2024-10-09 invited",
        "2029-10-10 invitation_lapsed",
    ]


@pytest.mark.parametrize(
    "earlier, later, expected",
    [
        ("request_to_accede", "request_refused", "request_not_granted"),
        ("request_refused", "invitation", "invited"),
        ("invitation", "president_signs_law", "consent_pending_deposit"),
        ("president_signs_law", "accession", "entry_into_force_pending"),
        ("signature", "ratification", "entry_into_force_pending"),
        ("signature", "signature_withdrawn", "signature_withdrawn"),
        ("accession", "consent_withdrawn", "consent_withdrawn"),
    ],
)
def test_on_one_day_the_later_stage_wins(earlier, later, expected):
    """In whichever order the acts were entered."""
    texts = [f"{earlier} 2000-01-10", f"{later} 2000-01-10"]

    assert status(story(*texts), "KG", "2000-01-10") == expected
    assert status(story(*reversed(texts)), "KG", "2000-01-10") == expected


# Transitions.


def test_the_whole_way_of_a_non_member():
    assert course(
        "request_to_accede 2000-01-10",
        "request_refused 2000-06-10",
        "request_to_accede 2001-01-10",
        "invitation 2001-06-10 until 2006-06-10",
        "invitation 2007-01-10 until 2012-01-10",
        "president_signs_law 2008-01-10",
        "accession 2008-03-10",
        "suspension 2010-01-01",
        "end_of_suspension 2011-01-01",
        "denunciation 2012-01-10",
        "accession 2020-01-10",
    ) == [
        "2000-01-10 requested",
        "2000-06-10 request_not_granted",
        "2001-01-10 requested",
        "2001-06-10 invited",
        "2006-06-11 invitation_lapsed",
        "2007-01-10 invited",
        "2008-01-10 consent_pending_deposit",
        "2008-03-10 entry_into_force_pending",
        "2008-07-01 in_force",
        "2010-01-01 suspended",
        "2011-01-01 in_force",
        "2012-01-10 denunciation_pending",
        "2012-08-01 denounced",
        "2020-01-10 entry_into_force_pending",
        "2020-05-01 in_force",
    ]


def test_the_whole_way_of_a_signatory():
    assert course(
        "signature_ad_referendum 1983-03-21",
        "signature 1983-06-01",
        "president_signs_law 1984-01-10",
        "ratification 1984-05-10",
        group=StateGroup.MEMBER,
    ) == [
        "1983-03-21 signed_ad_referendum",
        "1983-06-01 signed",
        "1984-01-10 consent_pending_deposit",
        "1984-05-10 contracting",
        "1985-03-31 entry_into_force_pending",
        "1985-07-01 in_force",
    ]


def test_on_deposit_a_treaty_is_in_force_at_once():
    at_once = treaty(
        "treaty",
        clause(FOR_STATE, ClauseKind.ON_DEPOSIT, 0),
        entered_into_force_on=day("1955-05-05"),
    )

    assert course("accession 1996-10-02", of=at_once) == ["1996-10-02 in_force"]


def test_lone_step_at_home_is_no_period_of_its_own():
    """Whether the State has gone further, an incomplete chart cannot tell."""
    assert course("parliament_adopts_law 2010-01-10") == []


def test_announced_loss_of_membership_shows_the_end_while_still_a_party():
    """Russia and ETS 005: known on 16 March 2022, effective on 16 September 2022."""
    convention = treaty(
        "treaty",
        clause(FOR_STATE, ClauseKind.ON_DEPOSIT, 0),
        clause("loss_of_membership", ClauseKind.MONTHS_AFTER, 6),
        entered_into_force_on=day("1953-09-03"),
    )
    facts = story("ratification 1998-05-05", "cessation_of_membership 2022-03-16", of=convention)
    found = period(facts, "KG", "2022-03-16")

    assert (found.since, found.status) == (day("1998-05-05"), "in_force")
    assert found.left_on == day("2022-09-16")
    assert period(facts, "KG", "2022-03-15").left_on is None
    assert period(facts, "KG", "2022-09-16").left_on == day("2022-09-16")
