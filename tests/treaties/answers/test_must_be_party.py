"""A State in force in a protocol whose parent knows no consent of it: every place says so."""

from datetime import date

import pytest

from countries.models import State
from tests.factories import StatementFactory
from tests.treaties.html import main
from tests.treaties.stories import act
from treaties.answers.between import between
from treaties.answers.courses import Courses
from treaties.answers.statuses import answers
from treaties.law.vocabulary import CONSENTS, STATUSES_IN, Status, StatusGroup
from treaties.models import Act, Checked, StandingPeriod, Statement, StatusPeriod, Treaty
from treaties.models.worlds import world
from treaties.writing import door

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bundled", "today")]

TODAY = date(2026, 11, 24)
TRANSFER, PAIR = "/en/treaties/ets-112/", "/api/v1/states/TR/treaties/ets-112/"
SAYS_NO = {*STATUSES_IN[StatusGroup.NOT_POSSIBLE], Status.OPEN, Status.OPEN_BY_INVITATION}


@pytest.fixture
def charts_known():
    """Every chart was checked as complete, so that silence tells."""
    Checked.objects.filter(treaty__isnull=False).delete()
    Checked.objects.bulk_create(
        Checked(treaty=treaty, checked_on=TODAY, source="a test") for treaty in Treaty.objects.all()
    )


DECLARED = {"nature": "declaration", "made_on": date(2003, 1, 1), "source": "a letter"}


def state_something(code: str, number: str, **values) -> None:
    """Enter a statement through the door."""
    treaty, state = Treaty.objects.get(code=number), State.objects.get(code=code)
    values = DECLARED | {"publication": "published"} | values
    with door.writing([treaty]) as write:
        write.save(StatementFactory.build(treaty=treaty, state=state, **values))


@pytest.fixture
def declarations():
    """Mexico and Kazakhstan declared something, and the charts do not know them."""
    state_something("MX", "ets-181")
    state_something("KZ", "ets-005")


def contradicted(on: date) -> set[tuple[str, str]]:
    """Return the treaties and States of which a protocol or a statement says that they joined.

    Unless an end of it is recorded, or its consent, which then tells by itself.
    """
    facts = world()
    protocols = Treaty.objects.filter(form="protocol", parent__isnull=False)
    found = {
        (protocol.parent.code, state)
        for protocol in protocols.select_related("parent")
        for state in facts.parties_on(protocol.code, on)
    }
    made = Statement.objects.filter(made_on__lte=on)
    found |= set(made.values_list("treaty__code", "state__code"))
    return {
        (treaty, state)
        for treaty, state in found
        if not any(item.day <= on for item in facts.pair(treaty, state).participations)
    }


@pytest.mark.parametrize(
    "on",
    [date(1960, 1, 1), date(2003, 7, 1), TODAY],
    ids=str,
)
@pytest.mark.usefixtures("charts_known", "declarations")
def test_no_answer_says_no_where_something_suggests_otherwise(on):
    doubted = contradicted(on)

    pairs = StandingPeriod.objects.pairs(on)
    rows = answers(pairs.filter(treaty__code__in={treaty for treaty, _ in doubted}), on)

    wrong = [
        (row["treaty"]["id"], row["state"], row["status"])
        for row in rows
        if (row["treaty"]["id"], row["state"]) in doubted
        and (row["is_party"] is not None or row["status"] in SAYS_NO)
    ]
    assert doubted
    assert wrong == []


@pytest.mark.parametrize("on", [date(2003, 7, 1), TODAY], ids=str)
@pytest.mark.usefixtures("charts_known")
def test_many_days_at_once_say_the_same(on):
    treaty = Treaty.objects.get(code="ets-024")
    states = list(State.objects.all())
    courses = Courses([state.pk for state in states], [treaty.pk])

    rows = answers(StandingPeriod.objects.pairs(on).filter(treaty=treaty), on)

    assert {state.code: courses.status(treaty, state, on) for state in states} == {
        row["state"]: row["status"] for row in rows
    }


@pytest.mark.parametrize(
    "values, expected",
    [
        pytest.param({}, ["has_stated"], id="declaration"),
        pytest.param({"nature": "reservation"}, ["has_stated"], id="reservation"),
        pytest.param({"nature": "communication"}, [], id="communication"),
        pytest.param({"publication": "draft"}, [], id="draft"),
        pytest.param({"made_on": date(2026, 11, 25)}, [], id="tomorrow"),
    ],
)
def test_a_statement_speaks_against_silence(values, expected, client):
    state_something("KZ", "ets-005", **values)

    queries = ({}, {"known_at": "2026-11-24"})
    for query in queries:
        found = client.get("/api/v1/states/KZ/treaties/ets-005/", query).json()
        assert (found["is_party"], found["warnings"]) == (None if expected else False, expected)
        assert found["status"] == ("data_incomplete" if expected else "not_eligible")
    assert not door.rederive({"ets-005"}, check=True)


def test_one_answer_says_which_protocol(client):
    found = client.get(PAIR).json()

    assert (found["status"], found["is_party"]) == ("data_incomplete", None)
    assert (found["warnings"], found["must_be_party"]) == (["must_be_party"], ["ets-167"])
    assert any("(ETS 167)" in sentence for sentence in found["explanation"])
    assert found["since"] is None


def test_what_is_known_today_says_the_same(client):
    now, then = (client.get(PAIR, query).json() for query in ({}, {"known_at": "2026-11-24"}))

    names = ("status", "since", "warnings", "must_be_party", "missing", "next_change")
    assert {name: then[name] for name in names} == {name: now[name] for name in names}


def test_the_chart_known_today_is_the_chart_of_today(client):
    address = "/api/v1/treaties/ets-112/participations/"
    now, then = (
        client.get(address, {"page_size": 100, **query}).json()["results"]
        for query in ({}, {"known_at": "2026-11-24"})
    )

    assert {row["state"] for row in then} == {row["state"] for row in now}


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("states/TR/treaties/?q=ETS+112", id="state"),
        pytest.param("treaties/?state=TR&q=ETS+112", id="treaties"),
        pytest.param("treaties/ets-112/participations/", id="chart"),
        pytest.param("matrix/?states=TR&treaties=ets-112", id="matrix"),
    ],
)
def test_lists_say_so(address, client):
    rows = client.get(f"/api/v1/{address}").json()["results"]

    [row] = [item for item in rows if item["state"] == "TR"]
    assert (row["is_party"], row["warnings"]) == (None, ["must_be_party"])
    assert row["must_be_party"] == ["ets-167"]


def test_files_say_so(client):
    found = client.get("/api/v1/matrix/?states=TR&treaties=ets-112&format=csv").content.decode()

    header, row = (line.split(",") for line in found.lstrip("\ufeff").splitlines())
    cells = dict(zip(header, row, strict=True))
    assert (cells["is_party"], cells["warnings"]) == ("", "must_be_party")
    assert cells["must_be_party"] == "ets-167"


def test_a_signatory_keeps_its_status_but_is_not_told_to_be_no_party(client):
    period = StatusPeriod.objects.must_be_party().filter(ends_on=None, status="signed").first()

    found = client.get(f"/api/v1/states/{period.state.code}/treaties/{period.treaty.code}/").json()

    assert (found["status"], found["is_party"]) == ("signed", None)
    assert "must_be_party" in found["warnings"]


def test_between_two_states_it_is_unknown():
    treaty, a, b = (
        Treaty.objects.get(code="ets-112"),
        *State.objects.filter(code__in=["TR", "KG"]).order_by("-code"),
    )

    assert between(treaty, a, b, TODAY, "en")["in_force"] is None


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("/en/countries/tr/", id="country"),
        pytest.param("/en/treaties/?state=TR&q=ets-112", id="treaties"),
        pytest.param("/en/compare/?states=TR,KG", id="compare"),
        pytest.param(TRANSFER, id="chart"),
    ],
)
def test_pages_say_so(address, client):
    assert "must be a Party, because of ETS 167" in main(client.get(address))


def test_the_map_says_so(client):
    page = client.get(TRANSFER).content.decode()

    label = "data incomplete; must be a Party, because of ETS 167"
    assert f"<title>Türkiye: {label}</title>" in page


def test_the_page_of_the_pair_says_so_once(client):
    page = main(client.get("/en/countries/tr/treaties/ets-112/"))

    assert page.count("The State must be a Party: a protocol to this treaty is in force") == 1


def test_it_costs_no_query_more(django_assert_num_queries):
    with django_assert_num_queries(4):
        answers(StandingPeriod.objects.pairs(TODAY).filter(treaty__code="ets-112"), TODAY)


@pytest.mark.parametrize(
    "kind, expected", [("accession", []), ("signature", ["ets-167"])], ids=["joined", "signed"]
)
def test_a_consent_to_the_parent_ends_the_doubt(kind, expected, client):
    treaty, state = Treaty.objects.get(code="ets-112"), State.objects.get(code="TR")
    act(treaty, state, kind, "1990-01-10")

    assert client.get(PAIR).json()["must_be_party"] == expected


def test_the_parent_learns_of_a_new_act_on_its_protocol(client):
    [consent] = Act.objects.filter(state__code="TR", treaty__code="ets-167", kind__in=CONSENTS)
    consent.publication = "withdrawn"

    with door.writing([consent.treaty]) as write:
        write.save(consent)

    assert client.get(PAIR).json()["must_be_party"] == []
    assert not door.rederive({"ets-112", "ets-167"}, check=True)
