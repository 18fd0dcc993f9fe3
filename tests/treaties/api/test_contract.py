"""The API's answers from the bundled data: the names and facts that readers rely on."""

import json
from datetime import date

import pytest

from core.records.models import Change
from tests import api_examples
from tests.conftest import TODAY
from treaties.answers.courses import Courses
from treaties.answers.statuses import answers
from treaties.api.serializers.evidence import PairSerializer
from treaties.api.serializers.questions import CellSerializer, StateSerializer
from treaties.api.serializers.statuses import StatusSerializer
from treaties.api.serializers.treaties import TreatyRowSerializer, TreatySerializer
from treaties.law.vocabulary import StatusGroup
from treaties.models import StandingPeriod, Treaty
from treaties.questions.filters import PairParameters
from treaties.questions.identifiers import find_state

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bundled", "today")]

FIRST_OF_MONTH = "first_of_month_after_months"
STATUS = [
    *("treaty", "state", "status", "status_label", "status_group", "is_party", "since", "until"),
    *("next_change", "as_of", "signed_on", "consented_on", "consent_kind", "in_force_on"),
    *("in_force_on_computed", "differs", "left_on", "missing", "chart_complete_on"),
]


@pytest.fixture
def ask(client):
    def ask(path: str) -> dict:
        response = client.get(f"/api/v1/{path}")
        assert response.status_code == 200, response.content
        return response.json()

    return ask


# --- One status -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "on, status, since, following",
    [
        pytest.param(
            "2024-04-21", "consent_pending_deposit", "2024-01-31", "2024-04-22", id="day-before"
        ),
        pytest.param(
            "2024-04-22", "entry_into_force_pending", "2024-04-22", "2024-08-01", id="deposit"
        ),
        pytest.param(
            "2024-07-31", "entry_into_force_pending", "2024-04-22", "2024-08-01", id="last-day"
        ),
        pytest.param("2024-08-01", "in_force", "2024-08-01", None, id="in-force"),
        pytest.param("2026-11-24", "in_force", "2024-08-01", None, id="today"),
    ],
)
def test_one_status_on_a_day(ask, on, status, since, following):
    answer = ask(f"states/KG/treaties/ets-112/?as_of={on}")

    assert (answer["status"], answer["since"], answer["until"]) == (status, since, following)
    assert (answer["next_change"] or {"on": None})["on"] == following


def test_one_status_with_everything_it_rests_on(ask):
    answer = ask("states/kg/treaties/112/?as_of=2024-05-15")

    assert answer["computation"]["clause"]["articles"] == "19(2)"
    assert [step["on"] for step in answer["computation"]["steps"]] == [
        "2024-04-22",
        "2024-07-22",
        "2024-08-01",
    ]
    assert answer["computation"]["result"] == "2024-08-01"
    assert {item["name"]: bool(item["source"]) for item in answer["computation"]["inputs"]} == {
        "consented_on": True,
        "general_on": True,
        "met_on": False,
    }
    assert answer["sources"] == list(dict.fromkeys(act["source"] for act in answer["acts"]))


def test_the_explanation_names_article_deposit_period_and_day(ask):
    sentences = " ".join(ask("states/KG/treaties/ets-112/")["explanation"])

    for words in ("Article 19(2)", "22 April 2024", "three months", "1 August 2024"):
        assert words in sentences


@pytest.mark.parametrize("language", ["fr", "ru", "ky", "kk"])
def test_the_explanation_comes_in_the_language_asked_for(client, language):
    path = "/api/v1/states/KG/treaties/ets-112/"
    by_parameter = client.get(f"{path}?lang={language}")
    by_header = client.get(path, headers={"Accept-Language": language})

    assert by_parameter.headers["Content-Language"] == language
    assert by_parameter.json()["explanation"] == by_header.json()["explanation"]
    assert "2024" in by_parameter.json()["explanation"][0]


def test_the_permanent_link_names_both_days(ask, client):
    answer = ask("states/kg/treaties/112/?as_of=2024-05-15&known_at=2026-11-23")

    assert answer["permalink"].endswith(
        "/api/v1/states/KG/treaties/ets-112/?as_of=2024-05-15&known_at=2026-11-23"
    )
    assert client.get(answer["permalink"]).json() == answer


@pytest.mark.parametrize(
    "treaty, expected",
    [
        pytest.param("ets-019", ["possible", "1970-02-23", None, "2027-05-25"], id="years-over"),
        pytest.param("ets-163", ["window_unknown", "2028-05-01", None, None], id="each-two-years"),
        pytest.param("ets-112", ["not_recorded", None, None, None], id="no-bar-recorded"),
    ],
)
def test_when_germany_may_leave(ask, treaty, expected):
    rows = ask("states/DE/leaving/?on=2026-11-24&page_size=500")["results"]

    (row,) = [row for row in rows if row["treaty"]["id"] == treaty]

    fields = ("notice", "notice_from", "window_ends", "effect_if_notified_on")
    assert [row[name] for name in fields] == expected
    assert len(rows) == ask("states/DE/?as_of=2026-11-24")["counts"]["bound"]


# --- Shapes ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path, serializer",
    [
        ("states/KG/treaties/?page_size=500", StatusSerializer),
        ("treaties/ets-112/participations/", StatusSerializer),
        ("treaties/?page_size=500", TreatyRowSerializer),
        ("matrix/?states=KG,DE", CellSerializer),
        ("states/", StateSerializer),
    ],
)
def test_rows_have_exactly_the_declared_fields(ask, path, serializer):
    declared = set(serializer().fields)

    for row in ask(path)["results"]:
        assert set(row) == declared


@pytest.mark.parametrize(
    "path, serializer",
    [("states/KG/treaties/112/", PairSerializer), ("treaties/112/", TreatySerializer)],
)
def test_an_answer_has_exactly_the_declared_fields(ask, path, serializer):
    assert set(ask(path)) == set(serializer().fields)


def test_every_status_answer_carries_what_the_contract_names(ask):
    for path in ("states/KG/treaties/", "treaties/", "treaties/ets-112/participations/"):
        assert set(STATUS) <= set(ask(path)["results"][0])


def test_the_declared_values_are_those_of_the_rows():
    """The rows are not rendered by the serializer; what it declares must fit them all the same."""
    on = date(2024, 5, 15)
    pairs = StandingPeriod.objects.pairs(on).filter(state_code__in=["KG", "DE", "ME", "YUCS"])

    for row in answers(pairs, on, "en"):
        rendered = StatusSerializer(row).data
        assert json.loads(json.dumps(rendered, default=str)) == json.loads(
            json.dumps(row, default=str)
        )


@pytest.mark.parametrize("name", sorted(api_examples.ASKED))
def test_the_examples_of_the_description_are_true(client, name):
    examples = json.loads(api_examples.EXAMPLES.read_text())

    answer = api_examples.ask(client, api_examples.ASKED[name])

    assert api_examples.without_moments(answer) == api_examples.without_moments(
        examples[name]["content"]
    )


# --- Lists ----------------------------------------------------------------------------------


def test_every_treaty_has_a_status_for_the_state_asked(ask):
    rows = ask("states/KG/treaties/?page_size=500")["results"]

    assert len(rows) == Treaty.objects.count()
    of_europe = [row for row in rows if row["treaty"]["series"] in ("ETS", "CETS")]
    assert [row["treaty"]["number"] for row in of_europe if row["is_party"]] == ["112", "165"]
    assert not [row for row in of_europe if row["status"] == "data_incomplete"]


def test_pages_of_a_list_are_the_list(ask):
    rows, path = [], "states/KG/treaties/?page_size=77"
    while path:
        page = ask(path)
        rows += page["results"]
        path = page["next"] and page["next"].partition("/api/v1/")[2]

    assert rows == ask("states/KG/treaties/?page_size=500")["results"]


@pytest.mark.parametrize("on", ["1999-12-31", "2024-05-15", "2026-11-24", "2030-06-01"])
@pytest.mark.parametrize(
    "query", ["status_group=possible", "q=cybercrime", "series=CETS&ordering=-number"]
)
def test_a_page_given_the_same_filters_has_the_same_rows(ask, rf, on, query):
    path = f"states/KG/treaties/?{query}&as_of={on}&page_size=500"
    asked = PairParameters(rf.get(f"/{path}").GET, from_form=True)
    pairs = asked.pairs().of_states([find_state("KG").pk])

    of_page = [row["treaty"]["id"] for row in answers(pairs, asked.on)]

    assert of_page == [row["treaty"]["id"] for row in ask(path)["results"]]


def test_a_chart_has_one_row_for_each_state_that_has_acted(ask):
    answer = ask("treaties/ets-173/participations/?as_of=2002-07-01&page_size=500")
    in_force = [row["state"] for row in answer["results"] if row["status"] == "in_force"]

    assert len(in_force) == 14
    assert "NL" not in in_force
    assert "chart_complete_on" in answer


def test_treaties_carry_the_status_of_the_focus_state_or_another(ask):
    assert ask("treaties/112/")["status"] == "in_force"
    assert ask("treaties/112/?state=kz")["state"] == "KZ"
    assert {row["state"] for row in ask("treaties/?state=DE")["results"]} == {"DE"}


def test_clauses_have_a_sentence_each(ask):
    rows = ask("treaties/112/clauses/")["results"]

    assert {row["applies_to"] for row in rows} >= {"general_entry_into_force", "accession"}
    assert all("Article" in row["sentence"] for row in rows)


def test_states_carry_counts_that_add_up(ask):
    total = Treaty.objects.count()

    for state in ask("states/?page_size=500&as_of=2024-05-15")["results"]:
        assert sum(state["counts"][group] for group in StatusGroup) == total
    bound = ask("states/KG/treaties/?as_of=2024-08-01&status_group=bound")["count"]
    assert ask("states/KG/?as_of=2024-08-01")["counts"]["bound"] == bound


@pytest.mark.parametrize("code", ["KG", "DE", "VA"])
def test_counts_say_where_a_chart_is_not_known(ask, code):
    rows = ask(f"states/{code}/treaties/?as_of=2026-11-24&page_size=500")["results"]
    at_least = any(row["is_party"] is None for row in rows)

    assert ask(f"states/{code}/?as_of=2026-11-24")["counts"]["at_least"] is at_least


def test_counts_of_every_year_say_where_a_chart_is_not_known(ask):
    (year,) = ask("states/DE/series/?from=2026&to=2026")["results"]
    counts = ask("states/DE/?as_of=2026-01-01")["counts"]

    assert year["at_least"] is counts["at_least"] is True


# --- Whole questions ------------------------------------------------------------------------


def test_the_agenda_tells_the_status_before_and_after(ask):
    rows = ask("states/KG/agenda/?as_of=2024-04-22")["results"]

    assert [
        (row["on"], row["event"], row["status_before"], row["status_after"])
        for row in rows
        if row["treaty"]["id"] == "ets-112"
    ] == [("2024-08-01", "in_force", "entry_into_force_pending", "in_force")]


def test_the_series_counts_as_the_list_does(ask):
    rows = ask("states/DE/series/?from=1995&to=2026")["results"]

    assert [row["on"] for row in rows] == [f"{year}-01-01" for year in range(1995, 2027)]
    for row in rows[::10]:
        counts = ask(f"states/DE/?as_of={row['on']}")["counts"]
        assert {name: row[name] for name in (*StatusGroup, "at_least")} == counts


def test_courses_and_pairs_say_the_same():
    treaties = {row.code: row for row in Treaty.objects.all()}
    states = [find_state(code) for code in ("KG", "DE", "ME", "RU", "YUCS", "EU")]
    courses = Courses([state.pk for state in states], [row.pk for row in treaties.values()])

    for on in (date(1950, 1, 1), date(1993, 2, 28), date(2006, 6, 6), TODAY, date(2040, 1, 1)):
        pairs = StandingPeriod.objects.pairs(on).of_states([state.pk for state in states])
        rows = pairs.values_list("treaty__code", "state_code", "current_status")
        found = {(treaty, state): status for treaty, state, status in rows}
        assert found == {
            (code, state.code): courses.status(treaty, state, on)
            for code, treaty in treaties.items()
            for state in states
        }


def test_the_matrix(ask):
    rows = ask("matrix/?states=KG,DE&treaties=112,CETS 185&as_of=2024-08-01")["results"]

    found = {(row["state"], row["treaty"]): (row["status"], row["since"]) for row in rows}
    assert found["KG", "ets-112"] == ("in_force", "2024-08-01")
    assert found["DE", "ets-112"] == ("in_force", "1992-02-01")
    assert len(found) == 4


@pytest.mark.parametrize(
    "on, in_force, since",
    [("2024-07-31", False, None), ("2024-08-01", True, "2024-08-01")],
)
def test_between_two_states(ask, on, in_force, since):
    answer = ask(f"between/?treaty=ets-112&a=KG&b=DE&as_of={on}")

    assert (answer["in_force"], answer["since"]) == (in_force, since)
    assert (answer["a"]["state"], answer["b"]["state"]) == ("KG", "DE")
    assert all(reason["text"] for reason in answer["reasons"])


def test_between_says_when_it_cannot_tell(ask):
    answer = ask("between/?treaty=ets-112&a=KG&b=KZ")

    assert answer["in_force"] is None
    assert "unknown" in [reason["code"] for reason in answer["reasons"]]


def test_durations_name_what_is_unknown(ask):
    row = ask("durations/?state=KG")["results"][0]

    assert (row["days_from_deposit"], row["days_from_law"]) == (101, 225)
    assert (row["days_from_invitation"], row["unknown"]) == (None, ["invitation"])


def test_the_forecast_of_a_deposit(ask):
    answer = ask("treaties/ets-167/forecast/?state=KG&deposited=2027-02-10&kind=accession")

    assert answer["in_force_on"] == "2027-06-01"
    assert [item["status"] for item in answer["periods"]] == [
        "entry_into_force_pending",
        "in_force",
    ]


@pytest.mark.parametrize(
    "query, possible, reason, expected",
    [
        pytest.param("ets-005", False, "members_only", (None, []), id="closed-to-the-state"),
        pytest.param(
            "ets-005&hypothetical=1",
            False,
            "members_only",
            ("2027-02-10", ["hypothetical"]),
            id="supposed",
        ),
        pytest.param("ets-112", False, "already_consented", (None, []), id="party"),
        pytest.param("ets-185", True, None, ("2027-06-01", ["invitation_needed"]), id="invitation"),
        pytest.param("ets-167", True, None, ("2027-06-01", []), id="protocol-to-a-treaty-joined"),
    ],
)
def test_a_forecast_says_whether_the_state_may(ask, query, possible, reason, expected):
    in_force_on, warnings = expected
    [answer] = ask(f"forecast/?state=KG&deposited=2027-02-10&treaties={query}")["results"]

    assert (answer["possible"], answer["in_force_on"]) == (possible, in_force_on)
    assert (answer["reason"] or {}).get("code") == reason
    assert [item["code"] for item in answer["warnings"]] == warnings
    if in_force_on is None:
        assert (answer["steps"], answer["periods"]) == ([], [])
        assert answer["sentences"] == [answer["reason"]["text"]]


def test_the_sentences_of_a_forecast_end_with_its_date(ask):
    answer = ask("treaties/ets-185/forecast/?state=KG&deposited=2027-02-10")

    assert answer["sentences"][-1] == (
        "The treaty would enter into force for the State on 1 June 2027."
    )


def test_the_forecast_where_nobody_knows_what_the_state_has_done(ask):
    answer = ask("treaties/cets-201/forecast/?state=DE&deposited=2027-02-10&kind=ratification")

    assert (answer["possible"], answer["reason"]["code"]) == (None, "chart")
    assert "chart_incomplete" in [item["code"] for item in answer["warnings"]]


def test_several_forecasts_at_once(ask):
    answer = ask("forecast/?states=KG,KZ&treaties=ets-112,ets-185&deposited=2027-02-10")

    found = [(row["state"], row["treaty"]["id"]) for row in answer["results"]]
    assert found == [(state, f"ets-{n}") for state in ("KG", "KZ") for n in ("112", "185")]
    single = ask("treaties/ets-185/forecast/?state=KZ&deposited=2027-02-10")
    assert answer["results"][-1] == single


def test_too_many_forecasts_are_refused(client):
    response = client.get("/api/v1/forecast/?states=KG,KZ,DE&deposited=2027-02-10")

    assert response.status_code == 400
    assert "500" in response.json()["detail"]


@pytest.mark.parametrize(
    "query, day",
    [
        pytest.param(
            "kind=first_of_month_after_months&n=3&date=2024-04-22", "2024-08-01", id="112"
        ),
        pytest.param(
            "kind=first_of_month_after_months&n=3&date=2001-06-01", "2001-10-01", id="1st"
        ),
        pytest.param("kind=months_after&n=3&extra_day=1&date=2002-11-29", "2003-03-01", id="076"),
        pytest.param("kind=months_after&n=3&overflow=1&date=2024-01-31", "2024-05-01", id="IMO"),
        pytest.param("kind=days_after&n=90&date=1960-01-19", "1960-04-18", id="ninety-days"),
        pytest.param(
            "kind=first_of_month_after_days&n=60&date=2002-04-11", "2002-07-01", id="rome"
        ),
        pytest.param(
            "kind=days_after_months&n=6&days=60&date=2010-12-01", "2011-07-31", id="six-months-60"
        ),
        pytest.param("kind=on_deposit&date=1880-02-29", "1880-02-29", id="nineteenth-century"),
        pytest.param("kind=on_deposit&date=1996-10-02", "1996-10-02", id="on-deposit"),
        pytest.param("kind=manual&date=1996-10-02", None, id="not-computed"),
    ],
)
def test_the_date_engine_alone(ask, query, day):
    assert ask(f"compute/?{query}")["date"] == day


def test_the_date_engine_says_from_what_it_counts(ask):
    """ILO C190; the depositary's notice is the other trigger that has words of its own."""
    asked = "compute/?kind=months_after&n=12&date=2024-06-03&trigger="

    assert "the registration of its ratification" in ask(asked + "registration")["sentences"][0]
    assert ask(asked + "notification")["steps"][0]["code"] == "notification"
    assert ask(asked[:-9])["trigger"] == "deposit"


# --- The record -----------------------------------------------------------------------------


def test_cursors_lead_through_all_acts_and_back(ask):
    ids, path, last = [], "acts/?page_size=500", None
    while path:
        last = ask(path)
        ids += [row["id"] for row in last["results"]]
        path = last["next"] and last["next"].partition("/api/v1/")[2]
    before = ask(last["previous"].partition("/api/v1/")[2])

    assert ids == sorted(set(ids))
    assert len(ids) == last["count"]
    assert [row["id"] for row in before["results"]] == ids[-len(last["results"]) - 500 :][:500]


def test_the_change_feed_has_no_gap(ask):
    numbers, path = [], "changes/?since=0&page_size=500"
    while path:
        page = ask(path)
        numbers += [row["sequence"] for row in page["results"]]
        path = page["next"] and page["next"].partition("/api/v1/")[2]

    assert numbers == list(range(1, Change.objects.count() + 1))
