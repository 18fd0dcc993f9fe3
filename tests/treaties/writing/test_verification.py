"""Published dates against the clauses: what decided, in which group, and why they differ."""

from datetime import date

import pytest

from tests.factories import ActFactory, ClauseFactory, StateFactory, TreatyFactory
from treaties.law.vocabulary import AppliesTo, ClauseKind
from treaties.models import Treaty
from treaties.writing import verification
from treaties.writing.verification import Comparison, verify

pytestmark = pytest.mark.django_db

MONTHS, FIRST_OF_MONTH = ClauseKind.MONTHS_AFTER, ClauseKind.FIRST_OF_MONTH_AFTER_MONTHS


@pytest.fixture
def treaty() -> Treaty:
    """In force since 1985: for a State on the first of the month after three months."""
    found = TreatyFactory(number="112", entered_into_force_on=date(1985, 7, 1))
    ClauseFactory(treaty=found, articles="18(2)")
    return found


def published(treaty, done_on: date, effective_on: date, **values):
    return ActFactory(treaty=treaty, done_on=done_on, effective_on=effective_on, **values)


def test_a_date_that_the_clause_gives(treaty):
    published(treaty, date(2001, 1, 31), date(2001, 5, 1))

    [found] = verify().comparisons

    assert (found.agrees, found.days, found.tests_clause) == (True, 0, True)
    assert (found.series, found.clause_kind, found.articles) == ("ETS", FIRST_OF_MONTH, "18(2)")
    assert verify().differences == []


@pytest.mark.parametrize(
    "effective_on, days",
    [
        pytest.param(date(2001, 4, 30), -1, id="earlier"),
        pytest.param(date(2001, 6, 1), 31, id="later"),
    ],
)
def test_a_date_that_contradicts_its_clause(treaty, effective_on, days):
    published(treaty, date(2001, 1, 31), effective_on)

    [found] = verify().differences

    assert (found.computed_on, found.days) == (date(2001, 5, 1), days)


def test_a_date_without_a_clause_is_counted_apart():
    treaty = TreatyFactory(entered_into_force_on=date(1985, 7, 1))
    published(treaty, date(2001, 1, 31), date(2001, 5, 1))

    [found] = verify().without_clause

    assert (found.clause_kind, found.days) == (ClauseKind.UNKNOWN, None)
    assert verify().computable == []


@pytest.mark.parametrize(
    "applies_to, kind, values",
    [
        pytest.param(AppliesTo.ACCESSION, "accession", {}, id="accession"),
        pytest.param(AppliesTo.DENUNCIATION, "denunciation", {}, id="denunciation"),
    ],
)
def test_the_kind_is_that_of_the_clause_that_decided(treaty, applies_to, kind, values):
    ClauseFactory(treaty=treaty, applies_to=applies_to, kind=MONTHS, n=6, articles="19")
    act = ActFactory(treaty=treaty, done_on=date(1990, 1, 1))
    state = act.state if kind == "denunciation" else StateFactory()
    published(treaty, date(2001, 1, 31), date(2001, 7, 31), kind=kind, state=state)

    [found] = verify().comparisons

    assert (found.kind, found.clause_kind, found.articles) == (kind, MONTHS, "19")
    assert found.agrees


def test_the_treatys_own_published_date_tests_no_clause(treaty):
    general = AppliesTo.GENERAL_ENTRY_INTO_FORCE
    ClauseFactory(treaty=treaty, applies_to=general, threshold_total=3)
    published(treaty, date(1984, 1, 1), date(1985, 7, 1))

    found = verify()

    assert [item.agrees for item in found.comparisons] == [True]
    assert found.by_clause_kind() == {"general_date": {"agree": 1, "taken_over": 1}}
    assert found.untested_treaties == ["ets-112"]


def test_a_general_date_that_the_recorded_consents_give_tests_the_clause(treaty):
    general = AppliesTo.GENERAL_ENTRY_INTO_FORCE
    ClauseFactory(treaty=treaty, applies_to=general, threshold_total=1)
    published(treaty, date(1985, 3, 1), date(1985, 7, 1))

    found = verify()

    assert found.by_clause_kind() == {FIRST_OF_MONTH: {"agree": 1}}
    assert (found.taken_over, found.untested_treaties) == ([], [])


def test_counts_by_treaty_kind_and_depositary(treaty):
    other = TreatyFactory(series="CETS", number="201", entered_into_force_on=date(2000, 1, 1))
    ClauseFactory(treaty=other, kind=MONTHS)
    published(treaty, date(2001, 1, 31), date(2001, 5, 1))
    published(treaty, date(2002, 1, 31), date(2002, 5, 2))
    published(other, date(2002, 1, 31), date(2002, 4, 30))

    found = verify()

    assert found.by_treaty() == {"cets-201": {"agree": 1}, "ets-112": {"agree": 1, "differ": 1}}
    assert found.by_clause_kind() == {
        FIRST_OF_MONTH: {"agree": 1, "differ": 1},
        MONTHS: {"agree": 1},
    }
    assert found.by_depositary() == {"COE": {"agree": 2, "differ": 1}}


def test_dates_are_grouped_by_what_their_depositary_is(treaty, monkeypatch):
    def depositary_of(item: Comparison) -> str:
        return {"ETS": "one", "CETS": "another"}[item.series]

    monkeypatch.setattr(verification, "depositary_of", depositary_of)
    other = TreatyFactory(series="CETS", number="201", entered_into_force_on=date(2000, 1, 1))
    for one in (treaty, other):
        published(one, date(2001, 1, 31), date(2001, 5, 1))

    assert verify().by_depositary() == {"one": {"agree": 1}, "another": {"no_clause": 1}}


@pytest.mark.parametrize(
    "state, entered, words",
    [
        pytest.param("BO", "", "Tractatenblad", id="known"),
        pytest.param("BO", "A misprint.", "Tractatenblad", id="known-and-entered"),
        pytest.param("QA", "A misprint.", "A misprint.", id="entered-with-the-act"),
        pytest.param("QA", "", "", id="none"),
    ],
)
def test_the_reason_of_a_difference(treaty, state, entered, words):
    published(
        treaty,
        date(2004, 3, 2),
        date(2004, 6, 1),
        kind="accession",
        state=StateFactory(code=state),
        difference_reason=entered,
    )

    [found] = verify().differences

    assert words in found.reason
    assert bool(words) == bool(found.reason)


@pytest.mark.parametrize("kind", [ClauseKind.UNKNOWN, ClauseKind.MANUAL, None])
def test_a_treaty_of_which_nothing_can_be_computed(treaty, kind):
    other = TreatyFactory(number="201")
    if kind:
        ClauseFactory(treaty=other, kind=kind, n=None)

    found = verify()

    assert found.treaties_without_clause == ("ets-201",)
    assert found.untested_treaties == ["ets-112"]


def test_only_some_treaties_are_told_of(treaty):
    TreatyFactory(number="201")

    found = verify([treaty])

    assert found.treaties_without_clause == ()
    assert found.computable_treaties == ("ets-112",)


@pytest.mark.parametrize(
    "on, number",
    [
        pytest.param(date(2001, 1, 30), 0, id="day-before"),
        pytest.param(date(2001, 1, 31), 1, id="day-of-the-act"),
    ],
)
def test_acts_done_by_a_day(treaty, on, number):
    published(treaty, date(2001, 1, 31), date(2001, 5, 1))

    found = verify().until(on)

    assert len(found.comparisons) == number
    assert found.untested_treaties == ([] if number else ["ets-112"])
