"""Query parameters, read the same way for pages and API."""

from datetime import date

import pytest
from django.http import QueryDict

from core import clock
from core.http.parameters import BadParameters, as_day
from tests.factories import (
    EVERYBODY,
    DepositaryFactory,
    SeriesFactory,
    StateFactory,
    SubjectFactory,
    TreatyFactory,
)
from treaties.answers.statuses import answers
from treaties.questions.filters import (
    MatrixParameters,
    PairParameters,
    StateParameters,
    TreatyParameters,
)
from treaties.questions.identifiers import NotFound, find_state, find_treaty
from treaties.writing import door

pytestmark = pytest.mark.django_db


def asked(query: str, *, from_form: bool = False, kind=PairParameters):
    return kind(QueryDict(query), from_form=from_form)


@pytest.mark.parametrize(
    "query, name, said",
    [
        pytest.param("stauts=signed", "stauts", "status", id="unknown-with-suggestion"),
        pytest.param("x=1", "x", "no parameter", id="unknown"),
        pytest.param("as_of=2024-01-01&as_of=2024-01-02", "as_of", "twice", id="repeated"),
        pytest.param("status=", "status", "empty", id="empty"),
        pytest.param("status=party", "status", "data_incomplete, not_open", id="unknown-code"),
        pytest.param("as_of=1799-12-31", "as_of", "1800-01-01", id="before-the-calendar"),
        pytest.param("as_of=2200-01-01", "as_of", "2199-12-31", id="after-the-calendar"),
        pytest.param("as_of=2023-02-29", "as_of", "2023-02-29", id="no-such-day"),
        pytest.param("as_of=20240101", "as_of", "20240101", id="other-form-of-iso"),
        pytest.param("page=0", "page", "from 1", id="page-below"),
        pytest.param("page_size=501", "page_size", "500", id="page-size-above"),
        pytest.param("ordering=titel", "ordering", "-number", id="unknown-order"),
        pytest.param("open_to=moon", "open_to", "member", id="unknown-group"),
        pytest.param("series=UNTS", "series", "ETS", id="unknown-series"),
        pytest.param("depositary=UNTS", "depositary", "COE", id="unknown-depositary"),
        pytest.param("subject=peace", "subject", "rights", id="unknown-subject"),
        pytest.param("q=" + "x" * 201, "q", "200", id="too-long"),
        pytest.param("q=%00", "q", "Null", id="null-character"),
    ],
)
def test_what_is_wrong_is_named(query, name, said):
    SeriesFactory(code="ETS")
    SubjectFactory(code="rights")

    problems = asked(query).problems

    assert list(problems) == [name]
    assert name in problems[name]
    assert said in problems[name]


def test_all_problems_are_named_at_once():
    with pytest.raises(BadParameters) as error:
        asked("as_of=no&status=no&page=no").check()

    assert set(error.value.problems) == {"as_of", "status", "page"}


def test_a_page_goes_on_with_what_can_be_read(today):
    today(date(2024, 5, 15))

    found = asked("as_of=no&status=in_force", from_form=True)

    assert (found.on, found.get("status")) == (date(2024, 5, 15), ["in_force"])


def test_empty_fields_of_a_form_count_as_not_given():
    assert asked("as_of=&status=&q=", from_form=True).problems == {}


def test_the_bare_address_is_bound(today):
    today(date(2024, 5, 15))

    assert asked("").check().on == date(2024, 5, 15)


@pytest.mark.parametrize("text", ["1800-01-01", "1900-01-01", "2199-12-31", "2024-02-29"])
def test_days_within_the_calendar(text):
    assert as_day(text) == date.fromisoformat(text)


@pytest.mark.parametrize(
    "text",
    ["ets-112", "ETS-112", "112", "ETS112", "ETS No. 112", "CETS 112", "cets-112", "STE n° 112"],
)
def test_a_treaty_in_any_spelling(text):
    treaty = TreatyFactory(series="ETS", number="112")

    assert find_treaty(text) == treaty


def test_the_series_decides_between_two_of_one_number():
    TreatyFactory(series="ETS", number="112")
    later = TreatyFactory(series="CETS", number="112")

    assert find_treaty("CETS 112") == later


@pytest.mark.parametrize("text", ["", "x", "1120", "ets-", "ets-113", "112; DROP", "ets-112a"])
def test_no_treaty(text):
    TreatyFactory(series="ETS", number="112")

    with pytest.raises(NotFound, match=r"There is no treaty"):
        find_treaty(text)


@pytest.mark.parametrize("text", ["KG", "kg", "Kg"])
def test_a_state_in_any_case(text):
    state = StateFactory(code="KG")

    assert find_state(text) == state


# Capital dotless i is I, and the Kelvin sign is k: neither is a code.
@pytest.mark.parametrize("text", ["", "K", "KGZ", "ıT", "\u212ag", "КГ", "K G", "KG\n", "KG%"])
def test_no_state(text):
    StateFactory(code="KG")
    StateFactory(code="IT")

    with pytest.raises(NotFound, match="There is no State"):
        find_state(text)


@pytest.fixture
def treaties():
    """Four treaties and a State that has done nothing; what is derived of them."""
    rows = [
        ("ETS", "112", "Convention on the Transfer of Sentenced Persons", date(1983, 3, 21)),
        ("ETS", "185", "Convention on Cybercrime", date(2001, 11, 23)),
        ("CETS", "210", "Convention on Violence against Women", date(2011, 5, 11)),
    ]
    for series, number, title, opened_on in rows:
        TreatyFactory(
            series=series,
            number=number,
            titles={"en": title},
            opened_on=opened_on,
            open_to=EVERYBODY if number == "210" else ("member", "other"),
        )
    SeriesFactory(code="UNTC", position=3, depositary=DepositaryFactory(code="UNSG"))
    covenant = TreatyFactory(series="UNTC", number="IV-4", titles={"en": "Covenant"}, open_to=())
    covenant.subjects.set([SubjectFactory(code=code) for code in ("rights", "trade")])
    StateFactory(code="KG")
    door.rederive()


def found(query: str) -> list[str]:
    asked_for = asked(query).check()
    pairs = asked_for.pairs().filter(state_code="KG")
    rows = answers(pairs, asked_for.on, asked_for.language)
    return [row["treaty"]["number"] for row in rows]


@pytest.mark.parametrize(
    "query, numbers",
    [
        pytest.param("", ["112", "185", "210", "IV-4"], id="all"),
        pytest.param("q=ETS+no.+185", ["185"], id="number"),
        pytest.param("q=convention+SENTENCED", ["112"], id="all-words-any-case"),
        pytest.param("q=%25", [], id="wildcard-is-a-letter"),
        pytest.param("series=CETS", ["210"], id="series"),
        pytest.param("series=UNTC", ["IV-4"], id="series-of-another-depositary"),
        pytest.param("depositary=UNSG", ["IV-4"], id="depositary"),
        pytest.param("subject=rights", ["IV-4"], id="subject"),
        pytest.param("subject=rights,trade", ["IV-4"], id="one-of-two-subjects-and-once"),
        pytest.param("q=untc+iv-4", ["IV-4"], id="chapter"),
        pytest.param("open_to=integration", ["210"], id="open-to"),
        pytest.param("opened_after=2001-11-23", ["185", "210"], id="opened-that-day-or-later"),
        pytest.param("opened_before=2001-11-23", ["112", "185"], id="opened-that-day-or-earlier"),
        pytest.param("status=not_open&as_of=2001-11-22", ["185", "210"], id="status-of-the-day"),
        pytest.param("status=not_open&as_of=2001-11-23", ["210"], id="status-of-the-next-day"),
        pytest.param("status_group=bound", [], id="status-group"),
        pytest.param("ordering=-number", ["IV-4", "210", "185", "112"], id="series-reversed"),
        pytest.param("ordering=-opened_on", ["210", "185", "112", "IV-4"], id="order-reversed"),
        pytest.param("changed_since=1950-01-01", [], id="nothing-recorded"),
    ],
)
def test_rows_asked_for(treaties, query, numbers):
    assert found(query) == numbers


def test_what_was_changed_since_a_day(treaties):
    treaty = find_treaty("185")
    treaty.invited_by = "The Committee of Ministers"
    with door.writing(None) as write:
        write.save(treaty)

    today = clock.today().isoformat()
    assert found(f"changed_since={today}") == ["185"]


def test_the_state_asked_is_the_focus_state_unless_named(settings):
    StateFactory(code="KG")
    other = StateFactory(code="KZ")
    settings.FOCUS_STATE = "KG"

    assert asked("", kind=TreatyParameters).state_asked.code == "KG"
    assert asked("state=kz", kind=TreatyParameters).state_asked == other


def test_a_matrix_needs_its_states():
    assert "states" in asked("", kind=MatrixParameters).problems


@pytest.mark.parametrize("query", ["q=kg", "q=кыргыз", "q=KYRGYZ"])
def test_states_by_code_and_name_in_any_language(query):
    StateFactory(code="DE", names={"en": "Germany"})
    StateFactory(code="KG", names={"en": "Kyrgyzstan", "ru": "Кыргызстан"})

    assert [state.code for state in asked(query, kind=StateParameters).chosen()] == ["KG"]
