"""The published steps of procedures; what is for staff alone reaches no reader."""

from datetime import date

import pytest

from countries.models import State
from tests import factories
from treaties.api.serializers.questions import ProcedureStepSerializer
from treaties.exchange.exports import TABLES
from treaties.models import Procedure, StepList, Treaty
from treaties.writing import door
from treaties.writing.procedures import start

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bundled", "today")]

ROWS = "/api/v1/states/KG/procedures/"
PAIR = "/en/countries/kg/treaties/ets-185/"
MARKER = "MARKER"


@pytest.fixture
def procedure() -> Procedure:
    """Start the procedure of the Kyrgyz Republic for the Convention on Cybercrime."""
    treaty = Treaty.objects.get(code="ets-185")
    found = Procedure(
        treaty=treaty,
        state=State.objects.get(code="KG"),
        step_list=StepList.objects.get(code="kg-law"),
        started_on=date(2026, 3, 1),
        responsible=f"{MARKER} office",
        note=f"{MARKER} note",
    )
    with door.writing([treaty], by=None) as write:
        start(write, found, by=None, expected_deposit_on=date(2027, 2, 10))
        for step in found.steps.all():
            step.note = step.responsible = f"{MARKER} internal"
            step.document_title = f"{MARKER} {step.position}"
            step.reply_by = date(2031, 3, 17)
            write.save(step)
        file = factories.StepFileFactory.build(step=found.steps.first(), name=f"{MARKER}.pdf")
        write.save(file)
    return found


def publish(procedure: Procedure, *positions: int) -> None:
    """Publish some steps, each with a document that everybody may know of."""
    with door.writing([procedure.treaty], by=None) as write:
        for step in procedure.steps.filter(position__in=positions):
            step.document_title, step.document_number = "Order", f"No. {step.position}"
            step.planned_on = step.planned_on or date(2026, 12, 1)
            step.publication = "published"
            write.save(step)


def deposit(procedure: Procedure, **values):
    pair = {"treaty": procedure.treaty, "state": procedure.state}
    factories.ActFactory(**pair, kind="accession", done_on=date(2026, 11, 20), **values)


EXPORTED = [table for table in TABLES if "step" in table.name]


def everything(client) -> str:
    """Return all that a reader can get about the procedures and their changes."""
    paths = [
        *(PAIR, f"{PAIR}acts.atom", f"{PAIR}agenda.ics", ROWS, f"{ROWS}?format=csv"),
        *("/en/countries/kg/", "/en/treaties/ets-185/", "/en/agenda/"),
        "/api/v1/states/KG/treaties/ets-185/",
        f"/api/v1/changes/?page_size=500&since={factories.Change.objects.count() - 80}",
    ]
    answers = [client.get(path).content.decode() for path in paths]
    return "\n".join([*answers, *(table.content().decode() for table in EXPORTED)])


def test_nothing_is_public_before_it_is_published(client, procedure):
    found = everything(client)

    assert MARKER not in found
    assert "2031-03-17" not in found
    assert "2027-02-10" not in found
    assert "Step by step" not in client.get(PAIR).content.decode()


def test_what_is_for_staff_stays_inside_when_a_step_is_published(client, procedure):
    publish(procedure, 1, 12)

    found = everything(client)

    assert MARKER not in found
    assert "2031-03-17" not in found
    assert found.count("No. 12") >= 4


def test_the_published_steps(client, procedure):
    publish(procedure, 1, 12)

    answer = client.get(ROWS).json()

    assert (answer["count"], answer["state"], answer["as_of"]) == (2, "KG", "2026-11-24")
    assert set(answer["results"][0]) == set(ProcedureStepSerializer().fields)
    assert [
        [row["treaty"]["id"], row["list"], row["step"], row["step_state"], row["planned_on"]]
        for row in answer["results"]
    ] == [
        ["ets-185", "kg-law", "Joining the treaty is proposed", "now", "2026-12-01"],
        ["ets-185", "kg-law", "The instrument is deposited", "to_come", "2027-02-10"],
    ]


@pytest.mark.parametrize("language", ["fr", "ru", "ky", "kk"])
def test_the_steps_come_in_the_language_asked_for(client, procedure, language):
    publish(procedure, 1)

    (row,) = client.get(f"{ROWS}?lang={language}").json()["results"]

    assert row["step_language"] == language
    assert row["step_state_label"] != "now"


@pytest.mark.parametrize(
    "on, count",
    [
        pytest.param("2026-02-28", 0, id="day-before-it-was-begun"),
        pytest.param("2026-03-01", 2, id="begun"),
        pytest.param("2026-11-19", 2, id="day-before-the-deposit"),
        pytest.param("2026-11-20", 0, id="deposit"),
    ],
)
def test_the_day_asked_for(client, procedure, on, count):
    publish(procedure, 1, 12)
    deposit(procedure)

    assert client.get(ROWS, {"as_of": on}).json()["count"] == count


def test_a_draft_of_the_deposit_closes_nothing(client, procedure):
    publish(procedure, 1)
    deposit(procedure, publication="draft")

    assert client.get(ROWS).json()["count"] == 1


def test_the_page_says_what_the_expected_deposit_leads_to_only_if_it_is_published(
    client, procedure
):
    publish(procedure, 1)
    assert "If the instrument is deposited" not in client.get(PAIR).content.decode()

    publish(procedure, 12)
    page = client.get(PAIR).content.decode()
    assert "If the instrument is deposited on 10 February 2027: in force on 1 June 2027." in page


def test_withdrawing_takes_a_step_from_readers(client, procedure):
    publish(procedure, 1)
    step = procedure.steps.first()
    step.publication = "withdrawn"
    with door.writing([procedure.treaty], by=None) as write:
        write.save(step)

    assert client.get(ROWS).json()["count"] == 0
    last = factories.Change.objects.order_by("-sequence").first().sequence
    (change,) = client.get(f"/api/v1/changes/?since={last - 1}").json()["results"]
    assert (change["event"], change["after"]) == ("deleted", None)


def test_the_file_of_the_export_has_the_published_steps_alone(procedure):
    publish(procedure, 12)

    (table,) = [table for table in EXPORTED if table.name == "procedure_steps"]
    rows = table.content().decode().splitlines()

    assert len(rows) == 2
    assert (
        rows[1]
        .partition(",")[2]
        .partition(",")[2]
        .startswith("ETS,185,KG,kg-law,accession,The instrument is deposited,")
    )
    assert rows[1].endswith("2027-02-10,,Order,No. 12")


@pytest.mark.parametrize("more", [0, 10])
def test_queries(client, procedure, more, django_assert_num_queries):
    publish(procedure, 1, 12)
    for number in range(more):
        factories.ProcedureStepFactory(
            procedure=procedure, position=20 + number, publication="published"
        )

    with django_assert_num_queries(5):
        assert client.get(ROWS).json()["count"] == 2 + more
