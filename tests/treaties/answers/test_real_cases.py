"""Real cases, from the bundled acts through the law to the answer and its explanation."""

import json
from collections import Counter
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from countries.models import State
from tests import counts
from treaties.answers.forecast import forecast
from treaties.answers.statuses import answers
from treaties.law.dates import compute
from treaties.law.facts import Clause as ClauseFacts
from treaties.law.vocabulary import ActKind, AppliesTo, ClauseKind
from treaties.models import Clause, StandingPeriod, Treaty
from treaties.sentences.explanation import clause_sentence, explanation
from treaties.writing.verification import known_differences, verify

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bundled")]

TODAY = date(2026, 11, 24)
MONTHS, FIRST_OF_MONTH = ClauseKind.MONTHS_AFTER, ClauseKind.FIRST_OF_MONTH_AFTER_MONTHS


def answer(state: str, treaty: str, on: str) -> dict:
    pairs = StandingPeriod.objects.pairs(date.fromisoformat(on))
    pair = pairs.filter(treaty__code=treaty, state_code=state)
    return answers(pair, date.fromisoformat(on))[0]


@pytest.mark.parametrize(
    "state, treaty, on, status",
    [
        pytest.param("KG", "ets-112", "2024-01-30", "open_by_invitation", id="KG-before-the-law"),
        pytest.param("KG", "ets-112", "2024-01-31", "consent_pending_deposit", id="KG-law-signed"),
        pytest.param("KG", "ets-112", "2024-04-21", "consent_pending_deposit", id="KG-day-before"),
        pytest.param("KG", "ets-112", "2024-04-22", "entry_into_force_pending", id="KG-deposit"),
        pytest.param("KG", "ets-112", "2024-07-31", "entry_into_force_pending", id="KG-last-day"),
        pytest.param("KG", "ets-112", "2024-08-01", "in_force", id="KG-in-force"),
        pytest.param("KG", "ets-165", "2004-04-30", "entry_into_force_pending", id="KG-165-before"),
        pytest.param("KG", "ets-165", "2004-05-01", "in_force", id="KG-165-in-force"),
        pytest.param("KG", "ets-167", "2024-04-21", "not_eligible", id="KG-protocol-before-parent"),
        pytest.param("KG", "ets-167", "2024-04-22", "open", id="KG-protocol-after-parent"),
        pytest.param("KG", "ets-015", "2004-05-01", "not_eligible", id="KG-barred-by-165"),
        pytest.param("DE", "cets-201", "2026-11-24", "data_incomplete", id="DE-chart-unknown"),
        pytest.param("BE", "ets-120", "2025-03-31", "denunciation_pending", id="BE-last-day"),
        pytest.param("BE", "ets-120", "2025-04-01", "denounced", id="BE-denounced"),
        pytest.param("TR", "cets-210", "2021-06-30", "denunciation_pending", id="TR-last-day"),
        pytest.param("TR", "cets-210", "2021-07-01", "denounced", id="TR-denounced"),
        pytest.param("RO", "ets-085", "1993-02-28", "entry_into_force_pending", id="RO-last-day"),
        pytest.param("RO", "ets-085", "1993-03-01", "in_force", id="RO-clipped-plus-a-day"),
        pytest.param("ME", "ets-112", "2006-06-06", "in_force", id="ME-succession"),
        pytest.param("GR", "ets-005", "1970-06-12", "denunciation_pending", id="GR-leaving"),
        pytest.param("GR", "ets-005", "1970-06-13", "denounced", id="GR-left"),
        pytest.param("GR", "ets-005", "1974-11-28", "in_force", id="GR-back"),
        pytest.param("RU", "ets-005", "2022-09-15", "in_force", id="RU-until-six-months"),
        pytest.param("RU", "ets-005", "2022-09-16", "ceased_membership", id="RU-ceased"),
        pytest.param("KZ", "ets-127", "2026-11-24", "data_incomplete", id="KZ-undated-consent"),
        pytest.param("KZ", "ets-173", "2027-07-31", "invited", id="KZ-five-years-of-invitation"),
        pytest.param("KZ", "ets-173", "2027-08-01", "data_incomplete", id="KZ-invitation-unclear"),
        pytest.param("YUCS", "ets-112", "2000-01-01", "state_extinct", id="YUCS-extinct"),
    ],
)
def test_status(state, treaty, on, status):
    assert answer(state, treaty, on)["status"] == status


def test_every_treaty_has_a_truthful_status_for_the_kyrgyz_republic():
    kyrgyz_republic = StandingPeriod.objects.pairs(TODAY).filter(state_code="KG")

    found = Counter((row["status"], row["reason"]) for row in answers(kyrgyz_republic, TODAY))

    assert found == counts.KYRGYZ_STATUSES


@pytest.mark.parametrize(
    "on, count",
    [
        pytest.param("2002-06-30", 0, id="day-before"),
        pytest.param("2002-07-01", 14, id="the-fourteen"),
        pytest.param("2002-08-01", 15, id="with-the-netherlands"),
    ],
)
def test_parties_to_the_criminal_law_convention_on_corruption(on, count):
    pairs = StandingPeriod.objects.pairs(date.fromisoformat(on)).filter(treaty__code="ets-173")

    assert pairs.in_status("in_force").count() == count


def test_an_answer_says_what_comes_next():
    found = answer("KG", "ets-112", "2024-05-01")

    assert found["since"] == date(2024, 4, 22)
    assert found["until"] == date(2024, 8, 1)
    assert found["next_change"] == {
        "on": date(2024, 8, 1),
        "status": "in_force",
        "missing": None,
    }


def test_a_contracting_state_has_no_date_yet():
    found = answer("HR", "ets-173", "2001-01-01")

    assert (found["status"], found["in_force_on"]) == ("contracting", None)
    assert found["next_change"] == {
        "on": date(2002, 3, 8),
        "status": "entry_into_force_pending",
        "missing": None,
    }


def test_the_explanation_names_article_deposit_months_and_first_of_month():
    pairs = StandingPeriod.objects.pairs(TODAY)
    pair = pairs.filter(treaty__code="ets-112", state_code="KG")
    computation = pair.values_list("period__computation", flat=True).get()

    found = explanation(
        answers(pair, TODAY)[0], state=State.objects.get(code="KG").name, computation=computation
    )

    assert found == [
        "Kyrgyzstan: yes, in force since 1 August 2024.",
        "The instrument of accession was deposited on 22 April 2024.",
        (
            "Article 19(2): for a State that accedes, it enters into force on the first day of the "
            "month following the expiration of a period of three months after the deposit of the "
            "instrument of accession."
        ),
        "The period of three months ends on 22 July 2024.",
        "The first day of the following month is 1 August 2024.",
    ]


def test_every_status_of_every_state_can_be_explained():
    pairs = StandingPeriod.objects.pairs(date(2003, 5, 1))
    found = answers(pairs.filter(period__id__isnull=False), date(2003, 5, 1))

    assert len(found) > 1000
    assert all(explanation(item, state="X") for item in found)


def test_every_clause_is_a_sentence():
    found = [clause_sentence(clause) for clause in Clause.objects.all()]

    assert len(found) == counts.CLAUSES
    assert all(text.endswith(".") and "%(" not in text for text in found)


def test_a_forecast_says_what_a_deposit_would_lead_to():
    found = forecast(
        Treaty.objects.get(code="ets-167"),
        State.objects.get(code="KG"),
        kind=ActKind.ACCESSION,
        on=date(2026, 12, 31),
    )

    assert found.in_force_on == date(2027, 4, 1)
    assert [(item.status, item.starts_on) for item in found.periods] == [
        ("entry_into_force_pending", date(2026, 12, 31)),
        ("in_force", date(2027, 4, 1)),
    ]
    assert answer("KG", "ets-167", "2027-04-01")["status"] == "open"


def test_published_dates_agree_with_the_clauses():
    found = verify()

    agreeing = len(found.computable) - len(found.differences)
    assert len(found.computable) >= 8757
    assert agreeing / len(found.computable) >= 0.979
    assert all(item.reason for item in found.differences)


def test_each_known_difference_is_one_and_each_is_explained():
    found = {(item.treaty, item.state, item.kind, item.done_on) for item in verify().differences}

    assert found == known_differences().keys()
    assert not [reason for reason in known_differences().values() if reason.startswith("Not known")]


@pytest.mark.parametrize(
    "is_own, share",
    [
        pytest.param(True, 0.985, id="council-of-europe"),
        pytest.param(False, 0.97, id="other-depositaries"),
    ],
)
def test_clauses_that_are_certain_reproduce_the_published_dates(is_own, share):
    certain = Clause.objects.filter(confidence="certain", applies_to="entry_into_force_for_state")
    codes = set(certain.values_list("treaty__code", flat=True))
    found = [
        item
        for item in verify().computable
        if (item.depositary == "COE") == is_own and item.treaty in codes
    ]

    assert sum(item.published_on == item.computed_on for item in found) / len(found) >= share


@pytest.mark.parametrize(
    "treaty, state, words, clause",
    [
        pytest.param("ets-033", "CH", "day count", (MONTHS, 3, False), id="no-extra-day"),
        pytest.param("ets-086", "MC", "three months and one day", (MONTHS, 3, True), id="months"),
        pytest.param("ets-112", "BO", "two months", (FIRST_OF_MONTH, 2), id="two-months"),
        pytest.param("ets-123", "FR", "five months", (FIRST_OF_MONTH, 5), id="five-months"),
        pytest.param("ets-125", "CZ", "the one of ETS 065", (MONTHS, 6, True), id="other-treaty"),
        pytest.param("ets-135", "MA", "three months", (FIRST_OF_MONTH, 3), id="three-months"),
        pytest.param("ets-159", "CH", "day count", (MONTHS, 3, False), id="no-extra-day-either"),
    ],
)
def test_what_is_said_of_a_difference_gives_the_published_date(treaty, state, words, clause):
    differences = verify().differences
    item = next(row for row in differences if (row.treaty, row.state) == (treaty, state))

    assert words in item.reason
    told = ClauseFacts(AppliesTo.ENTRY_INTO_FORCE_FOR_STATE, *clause)
    assert compute(told, item.done_on).on == item.published_on


def test_verify_ends_with_the_counts():
    found = verify()
    agreeing = len(found.computable) - len(found.differences)
    output = StringIO()

    call_command("verify", stdout=output)

    lines = output.getvalue().splitlines()
    assert next(line for line in lines if line.startswith("COE ")).split()[1] == "1058"
    assert lines[-1].startswith(f"{agreeing} of {len(found.computable)} published dates agree (")


def test_verify_prints_nothing_but_json():
    output = StringIO()

    call_command("verify", json=True, stdout=output)

    found = json.loads(output.getvalue())
    assert found["compared"] == found["agree"] + found["differ"]
    for groups in ("depositaries", "clause_kinds", "treaties"):
        total = sum((Counter(counts) for counts in found[groups].values()), Counter())
        assert (total["agree"], total["differ"]) == (found["agree"], found["differ"])
    told = {"treaty": "ets-112", "state": "BO", "published_on": "2004-06-01", "days": -30}
    assert (
        told.items()
        <= next(item for item in found["differences"] if item["treaty"] == "ets-112").items()
    )


def test_derive_check_finds_nothing_to_change():
    output = StringIO()

    call_command("derive", check=True, stdout=output)

    assert output.getvalue() == "0 derived rows differ.\n"
