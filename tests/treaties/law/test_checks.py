"""Each check finds its case, and is silent beside it."""

from dataclasses import replace
from datetime import date

import pytest

from treaties.law.checks import (
    ACT_CHECKS,
    STATEMENT_CHECKS,
    check_act,
    check_statement,
    check_title,
    check_treaty,
)
from treaties.law.facts import GroupInterval, Statement
from treaties.law.finding import SEVERITY, Check, Severity, Subject
from treaties.law.vocabulary import ClauseKind, StateGroup, Trigger

from .stories import (
    COMPLETE,
    EVERYBODY,
    FOR_STATE,
    GENERAL,
    act,
    clause,
    day,
    in_body,
    routes,
    state,
    treaty,
    world,
)

NON_MEMBER, MEMBER = StateGroup.OTHER, StateGroup.MEMBER
TODAY = day("2026-11-24")
IN_FORCE = treaty(
    "treaty",
    clause(GENERAL),
    clause(FOR_STATE),
    clause("denunciation", n=6),
    opened_on=day("1983-03-21"),
    entered_into_force_on=day("1985-07-01"),
    chart=COMPLETE,
)


def found(*texts, of=IN_FORCE, group=MEMBER, about=-1, on=TODAY, **values):
    """Return the numbers of what is found about the last of some acts, or another of them."""
    facts = world(of, states=[state("KG", group, **values)], KG=list(texts))
    act = facts.acts["treaty"]["KG"][about]
    return [int(item.check) for item in check_act(facts.pair("treaty", "KG"), act, on=on)]


def test_every_check_has_its_severity_and_its_function():
    assert [int(check) for check in Check] == [*range(1, 27)]
    assert SEVERITY.keys() == set(Check)
    others = {Check.THRESHOLD_NOT_MET, Check.TITLE_OF_ANOTHER, Check.MUST_BE_PARTY}
    assert ACT_CHECKS.keys() | STATEMENT_CHECKS.keys() | others == set(Check)


def test_finding_says_what_it_is_about():
    facts = world(IN_FORCE, KG=["signature 1983-03-20"])
    act = facts.acts["treaty"]["KG"][0]
    [finding] = check_act(facts.pair("treaty", "KG"), act, on=TODAY)

    assert finding.subject == Subject.ACT
    assert (finding.treaty, finding.state, finding.key) == ("treaty", "KG", act.key)
    assert finding.parameters == {"opened_on": day("1983-03-21")}
    assert finding.severity == Severity.WARNING


def test_nothing_is_found_about_an_ordinary_story():
    acts = ["signature 1983-03-21", "ratification 1984-05-10", "denunciation 2010-01-10"]

    for about in range(3):
        assert found(*acts, about=about) == []


CASES = [
    # 1: before the opening
    pytest.param(["signature 1983-03-20"], [1], id="1-day-before"),
    pytest.param(["signature 1983-03-21"], [], id="1-day-of-opening"),
    pytest.param(["signature 1983-03"], [], id="1-month-of-opening"),
    pytest.param(["government_approves 1983-03-01"], [], id="1-step-at-home"),
    # 2 and 3: ratification and signature
    pytest.param(["ratification 1990-01-10", "signature 1990-01-11"], [2], 0, id="2-signed-later"),
    pytest.param(["ratification 1990-01-10", "signature 1990-01-10"], [], 0, id="2-same-day"),
    pytest.param(
        ["signature 1983-04-10", "ratification 1990-01-10", "signature 1991-01-10"],
        [],
        1,
        id="2-signed-before-too",
    ),
    pytest.param(["accession 1990-01-10", "signature 1991-01-10"], [], 0, id="2-accession"),
    pytest.param(["ratification 1990-01-10", "denunciation 1995-01-10"], [3], 0, id="2-left-later"),
    pytest.param(
        [
            "signature 1984-01-10",
            "ratification 1984-02-10",
            "denunciation 1990-01-10 -> 1990-08-01",
            "signature 1990-08-01",
            "ratification 1990-08-01",
        ],
        [],
        id="2-signed-and-ratified-on-the-day-of-the-end",
    ),
    pytest.param(
        [
            "signature 1984-01-10",
            "ratification 1984-02-10",
            "denunciation 1990-01-10 -> 1990-08-01",
            "signature 1990-08-01",
            "ratification 1991-01-10",
            "signature 1992-01-10",
        ],
        [2],
        4,
        id="2-signed-on-the-day-of-the-end-and-later",
    ),
    pytest.param(["ratification 1990-01-10"], [3], id="3-never-signed"),
    pytest.param(["accession 1990-01-10"], [], id="3-accession"),
    pytest.param(["consent 1990-01-10"], [], id="3-form-not-recorded"),
    # 4: accession of a signatory
    pytest.param(["signature 1990-01-10", "accession 1991-01-10"], [4], id="4-signatory"),
    pytest.param(
        ["signature 1990-01-10", "signature_withdrawn 1990-06-01", "accession 1991-01-10"],
        [],
        id="4-signature-withdrawn",
    ),
    pytest.param(
        [
            "signature 1984-01-10",
            "ratification 1984-02-10",
            "denunciation 1990-01-10",
            "accession 1995-01-10",
        ],
        [],
        id="4-came-back",
    ),
    pytest.param(
        [
            "accession 2000-01-10",
            "denunciation 2010-03-10",
            "signature 2010-05-10",
            "accession 2010-06-10",
        ],
        [4],
        id="4-signed-before-the-end",
    ),
    # 5: accession before the general entry into force
    pytest.param(["accession 1985-06-30"], [], id="5-member"),
    # 7: published against computed
    pytest.param(["accession 2004-03-02 -> 2004-06-01"], [7], id="7-ets-112-bo"),
    pytest.param(["accession 2004-03-02 -> 2004-07-01"], [], id="7-agrees"),
    pytest.param(
        ["accession 2000-01-10", "denunciation 2010-01-10 -> 2010-07-01"], [7], id="7-denunciation"
    ),
    pytest.param(
        ["accession 2000-01-10", "denunciation 2010-01-10 -> 2010-08-01"], [], id="7-agrees-too"
    ),
    # 8: in force before the consent
    pytest.param(["accession 2004-03-02 -> 2004-03-01"], [7, 8], id="8-day-before"),
    pytest.param(["succession 2004-03-02 -> 1991-12-21"], [], id="8-succession"),
    # 9: sentinels
    pytest.param(["signature 1900-01-01"], [1, 9], id="9-beginning"),
    pytest.param(["signature 1900"], [1], id="9-year-that-begins-so"),
    pytest.param(["signature 1990-01-10 -> 9999-12-31"], [9], id="9-end"),
    pytest.param(["signature 1990-01-10 notified 1900-01-01"], [9], id="9-notice"),
    pytest.param(["invitation 1990-01-10 until 9999-12-31"], [9], id="9-expiry"),
    # 11: denunciation
    pytest.param(["denunciation 1990-01-10"], [11], id="11-without-participation"),
    pytest.param(
        ["accession 2000-01-10", "denunciation 2005-01-10", "denunciation 2010-01-10"],
        [11],
        id="11-ended-before",
    ),
    pytest.param(["accession 2000-01-10", "denunciation 2000-02-10"], [], id="11-withdraws"),
    pytest.param(
        ["accession 2000-01-10", "denunciation 2010-01-10", "denunciation 2010-02-10"],
        [11],
        id="11-twice",
    ),
    pytest.param(
        ["accession 2000-01-10", "denunciation 2010-01-10", "denunciation 2010-02-10"],
        [11],
        1,
        id="11-twice-the-first-too",
    ),
    pytest.param(
        [
            "accession 2000-01-10",
            "denunciation 2010-01-10",
            "denunciation_revoked 2010-02-10",
            "denunciation 2010-03-10",
        ],
        [],
        id="11-after-a-revocation",
    ),
    pytest.param(
        [
            "accession 2000-01-10",
            "denunciation 2010-01-10",
            "denunciation_revoked 2010-02-10",
            "denunciation 2010-03-10",
        ],
        [],
        1,
        id="11-before-a-revocation",
    ),
    pytest.param(
        [
            "accession 2000-01-10",
            "denunciation 2003-01-10",
            "denunciation_revoked 2003-02-10",
            "denunciation 2005-01-10",
            "denunciation 2010-01-10",
        ],
        [11],
        id="11-ended-after-a-revocation",
    ),
    pytest.param(
        ["accession 2000-01-10", "expiry 2010-01-10 -> 2011-01-01", "denunciation 2010-02-10"],
        [],
        id="11-before-an-expiry",
    ),
    pytest.param(
        [
            "accession 2000-01-10",
            "denunciation 2003-01-10",
            "denunciation_revoked 2003-02-10",
            "denunciation 2010-01-10",
        ],
        [],
        id="11-long-after-a-revocation",
    ),
    pytest.param(["accession 2000-01-10", "denunciation ?"], [], id="11-without-a-day"),
    # 12: end before its notice
    pytest.param(["accession 2000-01-10", "expiry ? -> 2010-01-10"], [], id="12-effect-only"),
    pytest.param(
        ["accession 2000-01-10", "denunciation 2010-01-10 -> 2010-01-09"], [7, 12], id="12"
    ),
    pytest.param(["accession 2000-01-10", "expiry 2010-01-10 -> 2010-01-10"], [], id="12-same-day"),
    # 13: two participations
    pytest.param(["accession 2000-01-10", "accession 2001-01-10"], [13], id="13-twice"),
    pytest.param(["accession 2000-01-10", "accession 2001-01-10"], [13], 0, id="13-the-first-too"),
    pytest.param(
        ["accession 2000-01-10", "denunciation 2000-12-10", "accession 2001-01-10"],
        [],
        id="13-after-a-notice",
    ),
    pytest.param(
        ["accession 2000-01-10", "denunciation 2005-12-10", "accession 2010-01-10"],
        [],
        0,
        id="13-came-back",
    ),
    pytest.param(["accession 2000-01-10", "suspension 2005-01-10"], [], id="13-no-consent"),
    # An act without a day
    pytest.param(["consent ?"], [], id="without-a-day"),
    # 18: the future
    pytest.param(["signature 2026-11-24"], [], id="18-today"),
    pytest.param(["signature 2026-11-25"], [18], id="18-tomorrow"),
    pytest.param(["signature 2026-11"], [], id="18-this-month"),
    pytest.param(["signature 2026-12"], [18], id="18-next-month"),
    pytest.param(["domestic_law_in_force 2027-01-01"], [], id="18-known-ahead"),
]


@pytest.mark.parametrize(
    "texts, numbers, about",
    [
        pytest.param(*(case.values if len(case.values) == 3 else (*case.values, -1)), id=case.id)
        for case in CASES
    ],
)
def test_what_is_found_about_an_act(texts, numbers, about):
    assert found(*texts, about=about) == numbers


def test_gaps_in_the_chart_silence_what_rests_on_absence():
    gaps = replace(IN_FORCE, chart=None)

    assert found("ratification 1990-01-10", of=gaps) == []


@pytest.mark.parametrize(
    "texts, numbers",
    [
        pytest.param(["accession 2000-01-10"], [6], id="none"),
        pytest.param(
            ["invitation 1999-01-10 until 2000-01-10", "accession 2000-01-10"], [], id="last-day"
        ),
        pytest.param(
            ["invitation 1999-01-10 until 2000-01-09", "accession 2000-01-10"], [6], id="lapsed"
        ),
        pytest.param(["invitation 1995-01-10", "accession 2000-01-10"], [], id="five-years"),
        pytest.param(["invitation 1995-01-09", "accession 2000-01-10"], [6], id="longer-ago"),
        pytest.param(["accession 2000-01-10", "invitation 2000-01-11"], [6], id="too-late"),
    ],
)
def test_accession_of_a_non_member_needs_an_invitation(texts, numbers):
    accession = next(place for place, text in enumerate(texts) if text.startswith("accession"))

    assert found(*texts, group=NON_MEMBER, about=accession) == numbers
    incomplete = replace(IN_FORCE, chart=None)
    assert found(*texts, group=NON_MEMBER, about=accession, of=incomplete) == []


def test_members_and_signatories_that_may_accede_need_no_invitation():
    """ETS 002 and 165."""
    free = replace(IN_FORCE, signatories_may_accede=True)

    assert found("accession 2000-01-10", group=MEMBER) == []
    assert found("accession 2000-01-10", group=NON_MEMBER, of=free) == []
    assert found("signature 1999-01-10", "accession 2000-01-10", of=free) == []


@pytest.mark.parametrize(
    "on, of, numbers",
    [
        pytest.param("1985-06-30", {}, [5], id="day-before"),
        pytest.param("1985-07-01", {}, [], id="day-of-entry"),
        pytest.param(
            "1985-06-30", {"routes": routes(*EVERYBODY, to_sign=True)}, [], id="invited-to-sign"
        ),
        pytest.param("1985-06-30", {"routes": routes(MEMBER)}, [23], id="members-only"),
        pytest.param("1985-06-30", {"chart": None}, [23], id="gaps"),
    ],
)
def test_non_member_accedes_once_the_treaty_is_in_force(on, of, numbers):
    acts = ["invitation 1984-01-10", f"accession {on}"]

    assert found(*acts, of=replace(IN_FORCE, **of), group=NON_MEMBER) == numbers


@pytest.mark.parametrize("is_amendment, numbers", [(False, [3]), (True, [])])
def test_amendment_may_be_accepted_without_a_signature(is_amendment, numbers):
    assert found("acceptance 1990-01-10", of=replace(IN_FORCE, is_amendment=is_amendment)) == (
        numbers
    )


@pytest.mark.parametrize(
    "text, values, reason",
    [
        pytest.param("accession 2000-01-10", {}, "members_only", id="members-only"),
        pytest.param("consent 2000-01-10", {}, "members_only", id="consent"),
        pytest.param("succession 2000-01-10", {}, None, id="succession"),
        pytest.param("signature 2000-01-10", {}, None, id="signature"),
        pytest.param(
            "accession 2000-01-10",
            {"routes": routes(StateGroup.EUROPEAN)},
            "european_only",
            id="europeans-only",
        ),
        pytest.param(
            "accession 2000-01-10",
            {"routes": routes(NON_MEMBER, other=day("2000-01-11"))},
            "not_yet",
            id="not-yet",
        ),
        pytest.param("accession 2000-01-10", {"routes": routes(NON_MEMBER)}, None, id="invitation"),
    ],
)
def test_treaty_not_open_to_the_state_needs_no_chart(text, values, reason):
    """ETS 005: the Kyrgyz Republic cannot accede to it."""
    closed = {"routes": routes(MEMBER), "chart": None} | values
    facts = world(replace(IN_FORCE, **closed), states=[state("KG", NON_MEMBER)], KG=[text])
    pair = facts.pair("treaty", "KG")
    reasons = [
        item.parameters["reason"]
        for item in check_act(pair, pair.acts[0], on=TODAY)
        if item.check == Check.NOT_OPEN_TO_STATE
    ]

    assert reasons == ([reason] if reason else [])


@pytest.mark.parametrize(
    "published, drafts, is_found",
    [
        pytest.param([], [], False, id="once"),
        pytest.param(["signature 1990-01-10"], [], True, id="published"),
        pytest.param([], ["signature 1990-01-10"], True, id="draft"),
        pytest.param([], ["signature 1990-01-11"], False, id="other-day"),
        pytest.param([], ["signature 1990-01"], False, id="month"),
        pytest.param([], ["signature_ad_referendum 1990-01-10"], False, id="other-kind"),
        pytest.param([], ["signature 1990-01-10 -> 1990-02-01"], True, id="other-effect"),
    ],
)
def test_same_act_a_second_time(published, drafts, is_found):
    facts = world(IN_FORCE, KG=["signature 1990-01-10"])
    facts.acts["treaty"]["KG"] += [act(text, key=number) for number, text in enumerate(published)]
    pair = facts.pair("treaty", "KG")
    others = [act(text, key=number) for number, text in enumerate(drafts)]
    checks = [item.check for item in check_act(pair, pair.acts[0], on=TODAY, drafts=others)]

    assert (Check.ENTERED_TWICE in checks) is is_found


@pytest.mark.parametrize(
    "on, numbers",
    [
        pytest.param("2005-04-30", [11], id="day-before"),
        pytest.param("2005-05-01", [], id="five-years-on"),
        pytest.param("2000-04-30", [], id="withdrawal-before-the-entry"),
    ],
)
def test_denunciation_in_the_barred_years(on, numbers):
    """ECHR, article 58: not in the first five years."""
    barred = treaty(
        "treaty",
        clause(FOR_STATE),
        clause("denunciation", n=6, barred_years=5),
        entered_into_force_on=day("1985-07-01"),
    )

    assert found("accession 2000-01-10", f"denunciation {on}", of=barred) == numbers


@pytest.mark.parametrize(
    "on, numbers",
    [
        pytest.param("2005-06-30", [11], id="day-before"),
        pytest.param("2005-07-01", [], id="first-day"),
        pytest.param("2006-07-01", [], id="last-day"),
        pytest.param("2006-07-02", [11], id="day-after"),
    ],
)
def test_denunciation_outside_the_windows(on, numbers):
    """Conventions of the ILO: each ten years for one, counted from the treaty's own entry."""
    windows = {"barred_years": 10, "counted_from_treaty": True, "window_months": 12}
    with_windows = treaty(
        "treaty",
        clause(FOR_STATE),
        clause("denunciation", n=6, every_years=10, **windows),
        entered_into_force_on=day("1985-07-01"),
    )

    assert found("accession 2000-01-10", f"denunciation {on}", of=with_windows) == numbers


def test_denunciation_in_years_that_cannot_be_counted():
    """Of a consent known by its year, nobody knows when the five years are over."""
    barred = treaty(
        "treaty",
        clause(FOR_STATE),
        clause("denunciation", n=6, barred_years=5),
        entered_into_force_on=day("1985-07-01"),
    )

    assert found("accession 2000", "denunciation 2005-12-01", of=barred) == []


def protocol(parent_acts, own="accession 2000-01-10"):
    parent = treaty("parent", clause(FOR_STATE), entered_into_force_on=day("1980-01-01"))
    facts = world(
        replace(IN_FORCE, parent="parent", routes=routes(*EVERYBODY, parent="parent")),
        parent,
        states=[state("KG", NON_MEMBER)],
        treaty={"KG": [own]},
        parent={"KG": parent_acts},
    )
    pair = facts.pair("treaty", "KG")
    return [int(item.check) for item in check_act(pair, pair.acts[0], on=TODAY)]


@pytest.mark.parametrize(
    "parent_acts, numbers",
    [
        pytest.param([], [10], id="never"),
        pytest.param(["accession 2000-01-11"], [10], id="day-after"),
        pytest.param(["accession 2000-01-10"], [], id="same-day"),
        pytest.param(["accession 1999-01-10", "expiry 2000-01-01"], [10], id="left"),
    ],
)
def test_protocol_needs_the_parent_but_no_invitation(parent_acts, numbers):
    assert protocol(parent_acts) == numbers


def test_protocol_may_be_signed_without_the_parent():
    assert protocol([], own="signature 2000-01-10") == []


@pytest.mark.parametrize(
    "on, numbers",
    [
        pytest.param("1991-08-30", [16], id="day-before"),
        pytest.param("1991-08-31", [], id="first-day"),
        pytest.param("2005-12-31", [], id="last-day"),
        pytest.param("2006-01-01", [16], id="no-longer"),
    ],
)
def test_state_acts_while_it_exists(on, numbers):
    groups = {"groups": in_body(GroupInterval(MEMBER, date.min))}
    life = {"begins_on": day("1991-08-31"), "ends_on": day("2006-01-01")}
    facts = world(IN_FORCE, states=[replace(state("KG"), **groups, **life)], KG=[f"signature {on}"])
    pair = facts.pair("treaty", "KG")

    assert [int(item.check) for item in check_act(pair, pair.acts[0], on=TODAY)] == numbers


def test_nobody_knows_whether_a_state_existed_on_a_day_that_is_not_known():
    assert found("consent ?", begins_on=day("1991-08-31"), ends_on=day("2006-01-01")) == []


@pytest.mark.parametrize("end", ["closed_on", "ended_on"])
@pytest.mark.parametrize(
    "text, is_found",
    [
        pytest.param("signature 2009-12-31", False, id="day-before"),
        pytest.param("signature 2010-01-01", True, id="first-day-closed"),
        pytest.param("accession 2010-01-02", True, id="accession"),
        pytest.param("succession 2010-01-02", False, id="succession"),
        pytest.param("denunciation 2010-01-02", False, id="leaving"),
    ],
)
def test_closed_treaty_takes_no_new_act(text, is_found, end):
    closed = replace(IN_FORCE, chart=None, **{end: day("2010-01-01")})

    assert (int(Check.TREATY_CLOSED) in found(text, of=closed)) is is_found


def test_publication_needs_a_source():
    facts = world(IN_FORCE, KG=["signature 1990-01-10"])
    pair = facts.pair("treaty", "KG")
    [finding] = check_act(pair, pair.acts[0], on=TODAY, has_source=False)

    assert finding.check == Check.SOURCE_MISSING
    assert finding.severity == Severity.BLOCKS_PUBLICATION


TITLES = {
    "ets-112": ["convention on the transfer of prisoners"],
    "ets-167": ["protocol to the convention on the transfer of prisoners"],
    "ets-185": ["convention on cybercrime"],
}


@pytest.mark.parametrize(
    "text, named",
    [
        pytest.param("the convention on the transfer of prisoners", None, id="its-own"),
        pytest.param("protocol to the convention on the transfer of prisoners", "ets-167", id="in"),
        pytest.param("convention on cybercrime", "ets-185", id="another"),
        pytest.param("convention on cybercrime, and its protocol", "ets-185", id="more-words"),
        pytest.param("convention on something", None, id="not-known"),
    ],
)
def test_number_and_title_name_one_treaty(text, named):
    found = [item.parameters["named"] for item in check_title("ets-112", text, TITLES)]

    assert found == ([[named]] if named else [])


# Statements.


def about_statement(*acts, of=IN_FORCE, has_source=True, **values):
    facts = world(of, states=[replace(state("KG"), territories=frozenset({"Osh"}))], KG=list(acts))
    statement = Statement(**values)
    checked = check_statement(facts.pair("treaty", "KG"), statement, has_source=has_source)
    return [int(item.check) for item in checked]


STORY = ["signature 1990-01-10", "ratification 1995-01-10", "denunciation 2010-01-10"]


@pytest.mark.parametrize(
    "values, numbers",
    [
        pytest.param({"made_on": day("1990-01-10")}, [], id="14-at-signature"),
        pytest.param({"made_on": day("1995-01-10")}, [], id="14-at-ratification"),
        pytest.param({"made_on": day("1995-01-11")}, [14], id="14-day-after"),
        pytest.param({"made_on": None}, [], id="14-not-dated"),
    ],
)
def test_reservation_is_made_with_the_consent_at_the_latest(values, numbers):
    assert about_statement(*STORY, is_reservation=True, **values) == numbers
    assert about_statement(*STORY, is_reservation=False, **values) == []


def test_reservation_where_the_treaty_forbids_it():
    """ETS 126, article 21."""
    strict = replace(IN_FORCE, forbids_reservations=True)

    assert about_statement(*STORY, of=strict, is_reservation=True) == [15]
    assert about_statement(*STORY, of=strict, is_reservation=False) == []


def test_territory_of_another_state():
    assert about_statement(*STORY, territories=frozenset({"Osh"})) == []
    assert about_statement(*STORY, territories=frozenset({"Osh", "Jersey"})) == [19]


@pytest.mark.parametrize(
    "starts_on, ends_on, numbers",
    [
        pytest.param("1995-01-09", None, [22], id="day-before-the-consent"),
        pytest.param("1995-01-10", None, [], id="day-of-the-consent"),
        pytest.param("2010-07-31", "2010-08-01", [], id="until-the-end"),
        pytest.param("2010-07-31", "2010-08-02", [22], id="day-longer"),
        pytest.param("2010-08-01", None, [22], id="after-the-end"),
        pytest.param(None, "1995-01-09", [22], id="ends-before"),
        pytest.param(None, None, [], id="not-dated"),
    ],
)
def test_statement_lies_within_the_participation(starts_on, ends_on, numbers):
    values = {"starts_on": day(starts_on), "ends_on": day(ends_on)}

    assert about_statement(*STORY, **values) == numbers


def test_statement_needs_a_source():
    assert about_statement(*STORY, has_source=False) == [21]


# Treaties.


def about_treaty(of, **acts):
    facts = world(of, **acts)
    return [int(item.check) for item in check_treaty(of, facts.outcome(of.key).general)]


def counted(**values):
    return treaty("treaty", clause(GENERAL, threshold_total=2), **values)


@pytest.mark.parametrize(
    "second, numbers",
    [
        pytest.param("2000-02-10", [], id="met"),
        pytest.param("2000-07-01", [20], id="met-too-late"),
        pytest.param(None, [20], id="not-met"),
    ],
)
def test_entry_into_force_that_the_consents_do_not_explain(second, numbers):
    published = counted(entered_into_force_on=day("2000-06-01"))
    acts = {"A": ["ratification 2000-01-10"]}
    if second:
        acts["B"] = [f"ratification {second}"]

    assert about_treaty(published, **acts) == numbers


@pytest.mark.parametrize(
    "published, is_complete, numbers",
    [
        pytest.param("2000-06-01", True, [], id="agrees"),
        pytest.param("2000-07-01", False, [7], id="counted-too-early-is-an-error-in-the-acts"),
        pytest.param("2000-05-01", False, [], id="incomplete-chart-lacks-consents"),
        pytest.param("2000-05-01", True, [7], id="complete-chart-must-agree"),
    ],
)
def test_published_general_date_against_the_counted_one(published, is_complete, numbers):
    of = counted(entered_into_force_on=day(published), chart=COMPLETE if is_complete else None)
    acts = {"A": ["ratification 2000-01-10"], "B": ["ratification 2000-02-10"]}

    assert about_treaty(of, **acts) == numbers


@pytest.mark.parametrize("conditions", [{}, {"kind": ClauseKind.MANUAL}])
def test_treaty_without_a_condition_has_no_threshold_to_meet(conditions):
    of = treaty("treaty", clause(GENERAL, **conditions), entered_into_force_on=day("2000-06-01"))

    assert about_treaty(of, A=["ratification 2000-01-10"]) == []


# What a finding tells.


def parameters(check, *texts, of=IN_FORCE, group=MEMBER, about=-1, drafts=(), **values):
    """Return what one check tells about one of some acts; None if it finds nothing."""
    facts = world(of, states=[state("KG", group, **values)], KG=list(texts))
    about = facts.acts["treaty"]["KG"][about]
    others = [act(text, key=number) for number, text in enumerate(drafts)]
    found = check_act(facts.pair("treaty", "KG"), about, on=TODAY, drafts=others)
    return next((item.parameters for item in found if item.check == check), None)


@pytest.mark.parametrize("about, is_later, on", [(0, True, "2001-01-10"), (1, False, "2000-01-10")])
def test_second_consent_says_which_of_them_is_later(about, is_later, on):
    acts = ["accession 2000-01-10", "consent 2001-01-10"]
    other = {0: "consent", 1: "accession"}[about]

    assert parameters(Check.TWO_PARTICIPATIONS, *acts, about=about) == {
        "consented_on": day(on),
        "kind": other,
        "is_later": is_later,
    }


@pytest.mark.parametrize(
    "second, drafts, expected",
    [
        pytest.param("consent ? -> 1990-01-10", [], {"is_draft": False}, id="same-effect"),
        pytest.param("consent ? -> 1991-01-10", [], None, id="other-effect"),
        pytest.param("consent 1989-01-10 -> 1990-01-10", [], None, id="with-its-day"),
        pytest.param("signature ?", ["consent ? -> 1990-01-10"], {"is_draft": True}, id="draft"),
    ],
)
def test_effect_tells_undated_acts_apart(second, drafts, expected):
    first = "consent ? -> 1990-01-10"

    assert parameters(Check.ENTERED_TWICE, first, second, about=0, drafts=drafts) == expected
    if not drafts:
        assert parameters(Check.ENTERED_TWICE, second, first, about=0) == expected


@pytest.mark.parametrize(
    "closed_on, ended_on",
    [
        pytest.param("2010-01-01", None, id="closed"),
        pytest.param("2010-01-01", "2015-01-01", id="closed-first"),
        pytest.param("2015-01-01", "2010-01-01", id="ended-first"),
    ],
)
def test_closed_treaty_says_since_when(closed_on, ended_on):
    closed = replace(IN_FORCE, closed_on=day(closed_on), ended_on=day(ended_on))

    assert parameters(Check.TREATY_CLOSED, "accession 2016-01-10", of=closed) == {
        "closed_on": day("2010-01-01")
    }


@pytest.mark.parametrize(
    "values, text, numbers",
    [
        pytest.param({"closed_on": day("2010-01-01")}, "accession 2010-01-02", [17], id="closed"),
        pytest.param({}, "accession 1983-03-20", [1], id="before-the-opening"),
        pytest.param(
            {"opened_on": None, "routes": routes(NON_MEMBER)}, "accession 1990-01-10", [23], id="23"
        ),
    ],
)
def test_not_open_is_said_once(values, text, numbers):
    assert found(text, of=replace(IN_FORCE, chart=None, **values)) == numbers


def test_who_cannot_join_yet_is_not_asked_for_an_invitation():
    """ETS 127: non-members from 1 June 2011."""
    later = replace(IN_FORCE, routes=routes(*EVERYBODY, other=day("2011-06-01")))

    assert found("accession 2011-05-31", of=later, group=NON_MEMBER) == [23]
    assert found("accession 2011-06-01", of=later, group=NON_MEMBER) == [6]


def test_denunciation_agrees_with_the_clause_of_the_group():
    """A minimal case: others than members leave on the first of the next month."""
    own = clause("denunciation", n=0, group=NON_MEMBER)
    entry_on = IN_FORCE.entered_into_force_on
    leaving = treaty("treaty", *IN_FORCE.clauses.values(), own, entered_into_force_on=entry_on)
    acts = ["accession 2000-01-10", "denunciation 2010-01-10 -> 2010-02-01"]

    assert found(*acts, of=leaving, group=NON_MEMBER) == []
    assert found(*acts, of=leaving) == [7]


def test_what_one_clause_calls_registration_is_not_signed():
    """The conventions of the ILO are ratified without having been signed."""
    registered = clause(FOR_STATE, trigger=Trigger.REGISTRATION)
    ilo = treaty(
        "treaty", clause("denunciation"), registered, entered_into_force_on=day("1985-07-01")
    )

    assert found("ratification 1990-01-10", of=replace(ilo, chart=COMPLETE)) == []


@pytest.mark.parametrize(
    "starts_on, numbers",
    [
        pytest.param("1995-01-09", [22], id="day-before"),
        pytest.param("1995-01-10", [], id="day-of-the-consent"),
        pytest.param("2020-01-10", [], id="still-a-party"),
    ],
)
def test_statement_of_a_party(starts_on, numbers):
    assert about_statement(*STORY[:2], starts_on=day(starts_on)) == numbers


def test_statement_may_lie_in_the_second_participation():
    acts = [*STORY, "ratification 2015-01-10"]

    assert about_statement(*acts, starts_on=day("2016-01-01")) == []
    assert about_statement(*acts, starts_on=day("2012-01-01")) == [22]


def test_statement_is_a_declaration_with_a_source_unless_somebody_says_otherwise():
    facts = world(IN_FORCE, KG=STORY[:2])
    late = Statement(made_on=day("2000-01-10"))

    assert check_statement(facts.pair("treaty", "KG"), late) == []


SHORT, LONG = TITLES["ets-185"][0], TITLES["ets-167"][0]


@pytest.mark.parametrize(
    "text, named",
    [
        pytest.param("on the convention on cybercrime", ["ets-185"], id="not-at-the-beginning"),
        pytest.param("convention on cybercrime of 2001", ["ets-999"], id="longer-title"),
        pytest.param(f"{SHORT} and {LONG}", ["ets-167", "ets-185"], id="short-one-first"),
        pytest.param(f"{LONG} and {SHORT}", ["ets-167", "ets-185"], id="long-one-first"),
    ],
)
def test_longest_title_counts(text, named):
    titles = TITLES | {"ets-999": ["convention on cybercrime of 2001"]}
    found = [item.parameters["named"] for item in check_title("ets-112", text, titles)]

    assert found == [named]


def test_condition_met_on_the_day_of_the_entry_into_force():
    """ETS 001 and 002 take effect on the day of the deciding deposit."""
    rule = clause(GENERAL, ClauseKind.ON_DEPOSIT, threshold_total=1)
    of = treaty("treaty", rule, entered_into_force_on=day("1949-08-03"))

    assert about_treaty(of, A=["ratification 1949-08-03"]) == []


def test_treaty_whose_clause_or_date_nobody_entered_has_no_threshold_to_meet():
    assert about_treaty(treaty("treaty", entered_into_force_on=day("2000-06-01"))) == []
    assert about_treaty(counted()) == []


def test_second_denunciation_where_the_effect_of_the_first_is_not_known():
    bare = treaty("treaty", clause(FOR_STATE), entered_into_force_on=day("1985-07-01"))
    acts = ["accession 2000-01-10", "denunciation 2010-01-10", "denunciation 2011-01-10"]

    assert found(*acts, of=bare) == [11]


def test_non_member_accedes_to_a_treaty_that_is_not_in_force():
    waiting = replace(IN_FORCE, entered_into_force_on=None, not_in_force=True)

    assert found("invitation 1984-01-10", "accession 1985-01-10", of=waiting, group=NON_MEMBER) == (
        [5]
    )


@pytest.mark.parametrize(
    "own",
    [
        pytest.param(["signature 2000-01-10", "accession 2001-01-10"], id="4-signatory-accedes"),
        pytest.param(["accession 2001-01-10", "denunciation 2010-04-10"], id="11-after-parent-s"),
    ],
)
def test_protocol_follows_its_parent(own):
    parent = treaty("parent", clause("denunciation", n=6), entered_into_force_on=day("1980-01-01"))
    parent_acts = ["accession 1999-01-10 -> 1999-01-10", "denunciation 2010-03-10"]
    follows = replace(IN_FORCE, parent="parent", routes=routes(*EVERYBODY, parent="parent"))
    facts = world(follows, parent, treaty={"KG": own}, parent={"KG": parent_acts})
    pair = facts.pair("treaty", "KG")

    assert check_act(pair, pair.acts[1], on=TODAY) == []
