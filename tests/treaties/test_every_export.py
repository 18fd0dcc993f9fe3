"""Random pairs and days: the API, the page, the exported files, the linked data, the feed, and what
the decision table makes of the exported facts, which nobody else computes so."""

import os
from datetime import date

import pytest
from rdflib import Graph, Namespace, URIRef

from tests.treaties.exported import Exported
from tests.treaties.test_every_place import Question, in_feed, on_page, pairs_and_days
from treaties.exchange.data_package import write_package

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bundled", "today")]

COUNT = 10 * int(os.environ.get("QUESTIONS", "20"))
ROOT = "http://testserver"
ACCEDE = Namespace(f"{ROOT}/ns/#")
OF_A_PERIOD = ("status", "starts_on", "ends_on", "missing", "reason")
OF_AN_ACT = ("kind", "done_on", "effective_on", "expires_on", "source")


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return tmp_path_factory.mktemp("package")


@pytest.fixture
def exported(files, bundled):
    """Give the exported tables, written once."""
    if not (files / "SHA256SUMS").exists():
        write_package(files)
    return Exported(files)


# --- Places, each with what it must have in common with the answer ----------------------------


def in_files(question: Question, exported: Exported) -> bool:
    """The files hold the same periods and the same acts, cell by cell."""
    periods = exported.periods.get((question.state, question.treaty), [])
    acts = {str(row["id"]): row for row in question.answer["acts"]}
    return [cells(row, OF_A_PERIOD) for row in periods] == [
        cells(row, OF_A_PERIOD) for row in question.answer["periods"]
    ] and all(
        cells(row, OF_AN_ACT) == cells(exported.acts_by_id[key], OF_AN_ACT)
        for key, row in acts.items()
    )


def cells(row: dict, names: tuple[str, ...]) -> list[str]:
    return [str(row[name] or "").removeprefix("'") for name in names]


def by_table(question: Question, exported: Exported) -> bool:
    on = date.fromisoformat(question.on)
    return exported.status(question.state, question.treaty, on) == question.answer["status"]


def in_linked_data(question: Question, exported: Exported) -> bool:
    path = f"/api/v1/states/{question.state}/treaties/{question.treaty}/"
    text = question.get(path, as_of=question.on, format="ttl")
    graph, pair = Graph().parse(data=text, format="turtle"), URIRef(f"{ROOT}{path}")
    known = {name: graph.value(pair, ACCEDE[name]) for name in ("isParty", "since", "asOf")}
    answer = question.answer
    return (
        graph.value(pair, ACCEDE.status) == ACCEDE[f"status-{answer['status']}"]
        and {name: value if value is None else value.toPython() for name, value in known.items()}
        == {
            "isParty": answer["is_party"],
            "since": answer["since"] and date.fromisoformat(answer["since"]),
            "asOf": date.fromisoformat(question.on),
        }
        and {str(act).rpartition("-")[2] for act in graph.objects(pair, ACCEDE.act)}
        == {str(row["id"]) for row in answer["acts"]}
        and len(list(graph.objects(pair, ACCEDE.period))) == len(answer["periods"])
    )


PLACES = {
    "page": lambda question, exported: on_page(question),
    "files": in_files,
    "linked data": in_linked_data,
    "feed": lambda question, exported: in_feed(question),
    "table": by_table,
}


def differences(asked: tuple[str, str, str], exported: Exported) -> list[str]:
    question = Question(*asked)
    return [f"{name}: {question}" for name, says in PLACES.items() if not says(question, exported)]


def is_decided(asked: tuple[str, str, str], exported: Exported) -> bool:
    """Tell whether the table decides: not of a member that was no State of its own yet.

    Belarus and Ukraine were members of the United Nations before the day on which they begin here.
    """
    state = exported.states[asked[0]]
    return state.begins_on is None or asked[2] >= str(state.begins_on) or state.key not in "BY UA"


def test_files_linked_data_feed_and_table_say_the_same_about_any_pair_on_any_day(exported):
    asked = [item for item in pairs_and_days(COUNT) if is_decided(item, exported)]

    assert len(asked) > 0.95 * COUNT
    assert [text for item in asked for text in differences(item, exported)] == []


ASKED = ("KG", "ets-112", "2024-08-01")


def test_another_status_in_one_file_is_found(exported):
    exported.periods["KG", "ets-112"][-1]["status"] = "denounced"

    assert differences(ASKED, exported) == ["files: KG ets-112 2024-08-01"]


def test_another_day_of_an_exported_act_is_found(exported):
    acts = [row for row in exported.acts_by_id.values() if row["treaty_id"] == "ets-112"]
    (act,) = [row for row in acts if (row["state"], row["kind"]) == ("KG", "accession")]
    act |= {"done_on": "2025-04-22", "effective_on": "2025-08-01"}

    found = {text.partition(":")[0] for text in differences(ASKED, exported)}
    assert found == {"files", "table"}


@pytest.mark.parametrize(
    "status, places",
    [
        pytest.param("denounced", {"table", "linked data"}, id="status"),
        pytest.param("data_incomplete", {"table", "linked data"}, id="unknown"),
    ],
)
def test_another_answer_is_found_everywhere(exported, monkeypatch, status, places):
    question = Question(*ASKED)
    question.answer["status"] = status

    found = {name for name, says in PLACES.items() if not says(question, exported)}
    assert found == places
