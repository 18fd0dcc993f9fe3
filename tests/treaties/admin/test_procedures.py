"""Procedures in the admin: started in one page, followed step by step, ended by the deposit."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from core.records.models import Change
from tests import factories
from tests.treaties.staff import act_values, person, treaty_in_force
from treaties.admin.board import TASKS
from treaties.models import Act, Procedure, ProcedureStep, StepFile
from treaties.writing import publishing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

TASK = {task.code: task for task in TASKS}
ADD = "/admin/treaties/procedure/add/"
KINDS = ["", "parliament_adopts_law", "accession"]


@pytest.fixture
def step_list():
    return factories.StepListFactory(steps=KINDS)


@pytest.fixture
def treaty():
    return treaty_in_force(number="185")


def values(treaty, step_list, **changed) -> dict:
    """Return the values of the form that starts a procedure."""
    return {
        "treaty": treaty.pk,
        "state": step_list.state.pk,
        "step_list": step_list.pk,
        "started_on": "2026-01-01",
        "expected_deposit_on": "2026-12-01",
    } | changed


def start(client, treaty, step_list, user=None, **changed) -> Procedure:
    client.force_login(user or person("Editors"))
    response = client.post(ADD, values(treaty, step_list, **changed))
    assert response.status_code == 302, response.context["errors"]
    found = Procedure.objects.get()
    assert response.url == reverse("admin:treaties_procedure_change", args=[found.pk])
    return found


def address(row, what="change") -> str:
    return reverse(f"admin:treaties_{row._meta.model_name}_{what}", args=[row.pk])


def step_values(step, **changed) -> dict:
    """Return the values with which the form of a step opens, some of them changed."""
    found = {
        "position": step.position,
        "act_kind": step.act_kind,
        "names_en": step.names["en"],
        "publication": step.publication,
        "seen": Change.objects.order_by("-sequence").first().sequence,
        "files-TOTAL_FORMS": 0,
        "files-INITIAL_FORMS": 0,
    }
    days = {name: getattr(step, name) for name in ("planned_on", "reply_by", "done_on")}
    return found | {name: day or "" for name, day in days.items()} | changed


def save(client, step, **changed):
    return client.post(address(step), step_values(step, **changed))


def test_a_new_procedure_has_the_steps_of_its_list(client, treaty, step_list):
    found = start(client, treaty, step_list)

    steps = list(found.steps.values_list("position", "act_kind", "planned_on", "publication"))

    assert steps == [
        (1, "", None, "draft"),
        (2, "parliament_adopts_law", None, "draft"),
        (3, "accession", date(2026, 12, 1), "draft"),
    ]
    assert not Change.objects.filter(is_public=True).exists()


def test_planned_days_are_entered_beside_each_other(client, treaty, step_list):
    found = start(client, treaty, step_list)
    steps = list(found.steps.all())
    rows = {"steps-TOTAL_FORMS": 3, "steps-INITIAL_FORMS": 3}
    for number, step in enumerate(steps):
        rows[f"steps-{number}-id"] = step.pk
        rows[f"steps-{number}-procedure"] = found.pk
        rows[f"steps-{number}-planned_on"] = f"2026-{number + 9:02}-01"

    seen = Change.objects.order_by("-sequence").first().sequence
    client.post(address(found), {"started_on": "2026-01-01", "seen": seen, **rows})

    days = [date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)]
    assert list(found.steps.values_list("planned_on", flat=True)) == days
    assert TASK["overdue"].count(date(2026, 10, 1)) == 1
    assert TASK["overdue"].count(date(2026, 10, 2)) == 2


@pytest.mark.parametrize("owner", [{"code": "KZ"}, None], ids=["another-state", "depositary"])
def test_steps_of_somebody_else_are_refused(client, treaty, step_list, owner):
    keeper = None if owner else factories.DepositaryFactory(code="UNSG")
    state = factories.StateFactory(**owner) if owner else None
    other = factories.StepListFactory(code="other", state=state, depositary=keeper)
    client.force_login(person("Editors"))

    response = client.post(ADD, values(treaty, step_list) | {"step_list": other.pk})

    assert "These are not the steps of this State" in response.content.decode()


def test_a_second_one_is_refused_while_the_first_runs(client, treaty, step_list):
    first = start(client, treaty, step_list)
    again = values(treaty, step_list, started_on="2026-02-01")

    assert "runs already" in client.post(ADD, again).content.decode()

    Procedure.objects.filter(pk=first.pk).update(given_up_on=date(2026, 2, 1))
    assert client.post(ADD, again).status_code == 302


def test_the_act_is_entered_from_the_step_and_completes_it(client, treaty, step_list):
    found = start(client, treaty, step_list)
    step = found.steps.get(act_kind="parliament_adopts_law")

    link = client.get(address(step)).context["enter_act"]
    form = client.get(link).context["adminform"].form
    assert [form.initial[name] for name in ("treaty", "state", "kind")] == [
        str(treaty.pk),
        str(found.state.pk),
        "parliament_adopts_law",
    ]

    client.post(link, act_values(treaty, found.state, kind=step.act_kind, done_on="2026-03-01"))
    act = Act.objects.get()
    assert "An act waits for its review" in client.get(address(found)).content.decode()

    publishing.publish(act, by=person("Publishers"), on=date(2026, 11, 24))
    assert client.get(address(step)).context["act"] == act
    (row,) = [row for row in client.get(address(found)).context["stepper"]["steps"] if row["act"]]
    assert (row["step"], row["state"]) == (step, "done")


def test_a_step_of_an_act_takes_no_day_of_its_own(client, treaty, step_list):
    step = start(client, treaty, step_list).steps.get(act_kind="parliament_adopts_law")

    response = save(client, step, done_on="2026-03-01")

    assert "An act completes this step" in response.content.decode()


def test_the_deposit_ends_it(client, treaty, step_list):
    found = start(client, treaty, step_list, expected_deposit_on="2026-11-01")
    assert TASK["overdue"].count(date(2026, 11, 24)) == 1

    factories.ActFactory(
        treaty=treaty, state=found.state, kind="accession", done_on=date(2026, 11, 20)
    )

    assert TASK["overdue"].count(date(2026, 11, 24)) == 0
    assert "Ended with the deposit of 2026-11-20" in client.get(address(found)).content.decode()


def test_the_board_leads_to_the_steps(client, treaty, step_list):
    start(client, treaty, step_list, expected_deposit_on="2020-01-01")

    rows = client.get("/admin/treaties/procedurestep/?work=overdue").context["cl"].result_list

    assert [step.act_kind for step in rows] == ["accession"]
    assert "work=overdue" in client.get("/admin/").content.decode()


# --- Publishing ---------------------------------------------------------------------------------


def test_editors_do_not_publish(client, treaty, step_list):
    step = start(client, treaty, step_list).steps.first()

    save(client, step, publication="published")

    step.refresh_from_db()
    assert step.publication == "draft"


def test_a_published_step_is_changed_by_publishers_with_a_reason(client, treaty, step_list):
    step = start(client, treaty, step_list).steps.first()
    client.force_login(person("Publishers"))
    save(client, step, publication="published")
    step.refresh_from_db()

    response = save(client, step, document_title="Order")
    assert "Say why what readers see" in response.content.decode()

    client.force_login(person("Editors"))
    save(client, step, document_title="Order", note="asked again", reason="r")
    step.refresh_from_db()
    assert (step.document_title, step.note) == ("", "asked again")


def publish_by_form(client, step) -> None:
    save(client, step, publication="published")


def publish_by_action(client, step) -> None:
    seen = Change.objects.order_by("-sequence").first().sequence
    action = {"action": "publish_selected", "_selected_action": step.pk, "seen": seen}
    client.post("/admin/treaties/procedurestep/", action)


@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize("publish", [publish_by_form, publish_by_action])
def test_two_persons(client, treaty, step_list, own, publish):
    author = person("Publishers")
    step = start(client, treaty, step_list, author).steps.first()
    client.force_login(author if own else person("Publishers"))

    publish(client, step)

    step.refresh_from_db()
    assert step.publication == ("draft" if own else "published")


@pytest.mark.usefixtures("one_person")
@pytest.mark.parametrize(
    "group, title", [("Editors", "Order 2"), ("Publishers", "Order 1")], ids=["editor", "publisher"]
)
def test_only_publishers_bring_back_what_readers_see(client, treaty, step_list, group, title):
    step = start(client, treaty, step_list).steps.first()
    save(client, step, document_title="Order 1")
    first = Change.objects.order_by("-sequence").first().sequence
    save(client, step, document_title="Order 2")
    ProcedureStep.objects.filter(pk=step.pk).update(publication="published")
    client.force_login(person(group))

    client.post(address(step, "history"), {"sequence": first, "reason": "the first was right"})

    step.refresh_from_db()
    assert step.document_title == title


def test_steps_are_not_brought_back_in_the_history_of_the_procedure(client, treaty, step_list):
    found = start(client, treaty, step_list)
    step = found.steps.first()
    created = Change.objects.get(model="treaties.procedurestep", object_id=step.pk).sequence
    save(client, step, document_title="Order")

    client.post(address(found, "history"), {"sequence": created, "reason": "a test"})

    step.refresh_from_db()
    assert step.document_title == "Order"


def test_a_file_is_kept_with_its_checksum(client, treaty, step_list):
    step = start(client, treaty, step_list).steps.first()
    file = SimpleUploadedFile("letter.pdf", b"%PDF-", content_type="application/pdf")

    save(client, step, **{"files-TOTAL_FORMS": 1, "files-0-file": file})

    kept = StepFile.objects.get()
    assert (kept.step, len(kept.sha256)) == (step, 64)
    response = client.get(address(kept, "download"))
    assert (response.content, response["X-Content-Type-Options"]) == (b"%PDF-", "nosniff")


# --- Pages --------------------------------------------------------------------------------------


def test_history_and_lists_open(client, treaty, step_list):
    found = start(client, treaty, step_list)
    step = found.steps.first()
    pages = [address(found, "history"), address(step, "history"), address(step_list)]
    lists = [f"/admin/treaties/{name}/" for name in ("procedure", "procedurestep", "steplist")]

    for page in [*pages, *lists, "/admin/treaties/stepfile/", ADD]:
        assert client.get(page).status_code == 200, page


def test_a_list_of_steps_is_edited_with_its_steps(client, step_list):
    client.force_login(person("Publishers"))
    rows = {"steps-TOTAL_FORMS": 4, "steps-INITIAL_FORMS": 3}
    for number, step in enumerate(step_list.steps.all()):
        row = {"id": step.pk, "step_list": step_list.pk, "position": step.position}
        row |= {"code": step.code, "act_kind": step.act_kind, "names_en": "renamed"}
        rows |= {f"steps-{number}-{name}": value for name, value in row.items()}
    rows |= {"steps-3-position": 4, "steps-3-code": "new", "steps-3-names_en": "One more"}

    own = {"code": step_list.code, "names_en": "List", "state": step_list.state.pk, "position": 1}
    client.post(address(step_list), {**own, **rows, "seen": 0})

    assert [step.names["en"] for step in step_list.steps.all()] == [*["renamed"] * 3, "One more"]


@pytest.mark.parametrize("steps", [2, 20])
def test_the_page_of_a_procedure_costs_the_same(
    client, treaty, step_list, steps, django_assert_num_queries
):
    found = start(client, treaty, step_list, expected_deposit_on="")
    for position in range(steps):
        factories.ProcedureStepFactory(procedure=found, position=position + 4)
    client.get(address(found))

    with django_assert_num_queries(16):
        client.get(address(found))
    assert ProcedureStep.objects.count() == steps + 3
