"""Spreadsheets in the admin: a dry run, drafts, the undoing of an import, and files to download."""

import io
import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from core.records.models import Change
from tests import factories
from tests.treaties.spreadsheets import ROW, as_csv, as_xlsx
from tests.treaties.staff import person, treaty_in_force
from treaties.models import Act, StatusPeriod
from treaties.writing import door

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("derived_is_clean")]

IMPORT = "admin:treaties_act_import"
REST = "admin:treaties_act_import_rest"
IMPORTS = "admin:treaties_act_imports"
CHANGELIST = "admin:treaties_act_changelist"
TEMPLATE = "admin:treaties_act_import_template"
CONTRADICTION = as_csv(
    "ETS,112,KG,signature,2024-04-22,,,x,", "ETS,112,KG,ratification,2023-01-05,,,x,"
)


@pytest.fixture
def treaty():
    factories.StateFactory(code="KG", names={"en": "Kyrgyzstan"})
    return treaty_in_force(series="ETS", number="112", code="ets-112")


@pytest.fixture
def editor(client):
    client.force_login(person("Editors"))
    return client


def upload(client, content: bytes):
    file = SimpleUploadedFile("acts.csv", content)
    return client.post(reverse(IMPORT), {"file": file})


def text(response) -> str:
    """Return what a page says, without its tags and with single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def confirm(client, dry_run, reason="Notified by the depositary"):
    data = {"sealed": dry_run.context["sealed"], "reason": reason}
    return client.post(reverse(IMPORT), data)


def import_acts(client, *rows: str):
    return confirm(client, upload(client, as_csv(*rows)))


def undo(client, reason="The wrong file"):
    batch = Act.objects.exclude(import_batch="").first().import_batch
    address = reverse("admin:treaties_act_undo_import", args=[batch])
    return client.post(address, {"reason": reason})


def with_the_example_first(content: bytes) -> bytes:
    """Return the example of a template as somebody would copy it to the first sheet."""
    book = load_workbook(io.BytesIO(content))
    book.move_sheet("Example", -1)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


# --- Who may ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [IMPORT, TEMPLATE])
@pytest.mark.parametrize("group, status", [("Viewers", 403), ("Editors", 200), ("Publishers", 200)])
def test_who_opens_the_import(client, treaty, group, status, name):
    client.force_login(person(group))

    assert client.get(reverse(name)).status_code == status


@pytest.mark.parametrize("group, is_allowed", [("Viewers", False), ("Editors", True)])
def test_who_uploads(client, treaty, group, is_allowed):
    client.force_login(person(group))

    response = upload(client, as_csv(ROW))

    assert (response.status_code == 200) is is_allowed


@pytest.mark.parametrize("group, left", [("Viewers", 1), ("Editors", 0), ("Publishers", 0)])
def test_who_undoes_drafts(client, treaty, group, left):
    client.force_login(person("Editors"))
    import_acts(client, ROW)
    client.force_login(person(group))

    undo(client)

    assert Act.objects.count() == left


@pytest.mark.parametrize(
    "group, publication", [("Editors", "published"), ("Publishers", "withdrawn")]
)
def test_who_undoes_what_is_published(client, treaty, group, publication):
    act = factories.ActFactory.build(
        treaty=treaty, state=factories.StateFactory(), import_batch="20240101T000000-aa"
    )
    with door.writing([treaty], reason="import_acts") as write:
        write.bulk_create([act])
    client.force_login(person(group))

    undo(client)

    assert Act.objects.get().publication == publication


def test_a_visitor_is_asked_to_log_in(client, treaty):
    assert client.get(reverse(IMPORTS)).status_code == 302


# --- The dry run ------------------------------------------------------------------------------


def test_dry_run_shows_the_effect_and_imports_nothing(editor, treaty):
    response = upload(editor, as_csv(ROW))

    assert "becomes in force" in text(response)
    assert not Act.objects.exists()


def test_dry_run_shows_what_follows(editor, treaty):
    response = upload(editor, as_csv("ETS,112,KG,accession,2024-04-22,2199-08-01,,x,"))

    assert "1 August 2199: in force" in text(response)


def test_dry_run_shows_how_an_invitation_lapses(editor, treaty, today):
    recorded = upload(editor, as_csv("ETS,112,KG,invitation,2024-04-22,,2199-05-31,x,"))
    expected = upload(editor, as_csv("ETS,112,KG,invitation,2026-04-22,,,x,"))

    assert "1 June 2199: the invitation lapses (last day 31 May 2199)" in text(recorded)
    assert "23 April 2031: the invitation lapses unless renewed" in text(expected)


def test_dry_run_shows_other_states(editor, treaty):
    pending = factories.TreatyFactory(
        series="ETS", number="113", code="ets-113", chart_complete_on=date(2026, 1, 1)
    )
    clause = {"applies_to": "general_entry_into_force", "threshold_total": 2}
    factories.ClauseFactory(treaty=pending, **clause)
    first = factories.ActFactory(treaty=pending, done_on=date(2020, 1, 1))

    response = upload(editor, as_csv("ETS,113,KG,ratification,2024-04-22,,,x,"))

    (other,) = response.context["found"].others
    assert (other["state"], str(other["after"])) == (first.state.name, "in force")


@pytest.mark.parametrize(
    "content, problem",
    [
        pytest.param(
            as_csv("ETS,112,KG,accession,10/11/2024,,,x,"), "line 2, column done_on:", id="csv"
        ),
        pytest.param(as_xlsx(["ETS", "112", "XX", "accession", "2024"]), "C2:", id="xlsx"),
        pytest.param(as_csv(ROW, ROW), "line 3: the same act as in line 2", id="twice"),
        pytest.param(as_csv(), "no rows below its header", id="no-rows"),
        pytest.param(b"\x00\x98\xff", "no text in UTF-8", id="binary"),
    ],
)
def test_errors_are_named_by_cell(editor, treaty, content, problem):
    response = upload(editor, content)

    assert problem in text(response)
    assert b"Import as drafts" not in response.content


def test_an_error_of_the_checks_refuses_the_import(editor, treaty):
    response = upload(editor, CONTRADICTION)
    confirm(editor, response)

    assert "1 error: correct the file" in text(response)
    assert b"Import as drafts" not in response.content
    assert not Act.objects.exists()


def test_a_large_file_is_refused(editor, treaty):
    response = upload(editor, b"x" * (1 << 21))

    assert "more than 1024 KB" in text(response)


def test_many_rows_are_refused(editor, treaty):
    assert "more than 2000 rows" in text(upload(editor, as_csv(*[ROW] * 2_001)))


def test_costs_the_same_with_many_rows(editor, treaty):
    states = [factories.StateFactory() for _ in range(60)]
    rows = [f"ETS,112,{state.code},accession,2024-04-22,,,x," for state in states]
    costs = []
    for count in (2, 60):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            upload(editor, as_csv(*rows[:count]))
        costs.append(len(queries))

    assert costs[0] == costs[1] <= 40


# --- The import -------------------------------------------------------------------------------


def test_import_makes_drafts_only(editor, treaty):
    response = import_acts(editor, ROW)

    act = Act.objects.get()
    assert response.url == reverse(IMPORTS)
    assert (act.publication, act.entered_by, act.changed_by) == (
        "draft",
        response.wsgi_request.user,
        response.wsgi_request.user,
    )
    assert not StatusPeriod.objects.filter(state=act.state, status="in_force").exists()


def test_import_is_recorded_with_its_reason(editor, treaty):
    response = import_acts(editor, ROW)

    change = Change.objects.get(model="treaties.act")
    assert (change.by, change.reason) == (response.wsgi_request.user, "Notified by the depositary")
    assert Act.objects.get().import_batch


def test_import_asks_for_a_reason(editor, treaty):
    response = confirm(editor, upload(editor, as_csv(ROW)), reason=" ")

    assert "This field is required" in text(response)
    assert not Act.objects.exists()


def test_spreadsheet_survives_the_two_steps(editor, treaty):
    content = as_xlsx(["ETS", 112, "KG", "accession", date(2024, 4, 22), None, None, "x"])

    confirm(editor, upload(editor, content))

    assert Act.objects.get().done_text == "2024-04-22"


def test_a_changed_file_is_not_imported(editor, treaty):
    sealed = upload(editor, as_csv(ROW)).context["sealed"]

    editor.post(reverse(IMPORT), {"sealed": f"A{sealed}", "reason": "x"})

    assert not Act.objects.exists()


def test_a_file_of_somebody_else_is_not_imported(editor, treaty):
    dry_run = upload(editor, as_csv(ROW))
    editor.force_login(person("Editors"))

    confirm(editor, dry_run)

    assert not Act.objects.exists()


def test_what_was_entered_meanwhile_is_refused(editor, treaty):
    dry_run = upload(editor, as_csv(ROW))
    confirm(editor, dry_run)

    response = confirm(editor, dry_run)

    assert "this act is in the database already" in text(response)
    assert Act.objects.count() == 1


# --- The good rows alone ----------------------------------------------------------------------

MIXED = as_csv(ROW, "ETS,112,Атлантида,accession,2024-04-22,,,x,")


def test_nothing_is_imported_while_a_row_is_wrong(editor, treaty):
    response = confirm(editor, upload(editor, MIXED))

    assert "“Атлантида” is not known" in text(response)
    assert not Act.objects.exists()


def test_good_rows_are_imported_and_the_others_handed_back(editor, treaty):
    page = upload(editor, MIXED)
    assert "Import the 1 row without errors as a draft" in text(page)
    data = {"sealed": page.context["sealed"], "reason": "Good ones", "good": "1"}

    response = editor.post(reverse(IMPORT), data)

    assert Act.objects.get().state.code == "KG"
    assert "1 row was not imported." in text(response)
    rest = editor.post(reverse(REST), {"rest": response.context["rest"]})
    assert rest["Content-Disposition"] == 'attachment; filename="acts-to-correct.csv"'
    assert rest.content.decode("utf-8-sig").splitlines()[1].startswith("ETS,112,Атлантида,")


def test_a_corrected_file_is_imported(editor, treaty):
    rest = editor.post(reverse(REST), {"rest": upload(editor, MIXED).context["rest"]}).content

    confirm(editor, upload(editor, rest.replace("Атлантида".encode(), "Киргизия".encode())))

    assert Act.objects.get().state.code == "KG"


def test_rows_in_which_a_check_finds_an_error_are_handed_back(editor, treaty):
    rest = editor.post(reverse(REST), {"rest": upload(editor, CONTRADICTION).context["rest"]})

    assert len(rest.content.decode("utf-8-sig").splitlines()) == 2


def test_a_file_without_a_good_row_offers_none(editor, treaty):
    page = upload(editor, as_csv("ETS,112,Атлантида,accession,,,,x,"))
    data = {"sealed": page.context["sealed"], "reason": "x", "good": "1"}

    assert editor.post(reverse(IMPORT), data).status_code == 200
    assert not Act.objects.exists()


def test_the_rest_of_somebody_else_is_not_handed_out(editor, treaty):
    sealed = upload(editor, MIXED).context["rest"]
    editor.force_login(person("Editors"))

    response = editor.post(reverse(REST), {"rest": sealed})

    assert "Please choose the file again." in text(response)


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_fetches_the_rest(client, treaty, method):
    client.force_login(person("Viewers"))

    assert getattr(client, method)(reverse(REST)).status_code == 403


def test_the_encoding_of_windows_is_said(editor, treaty):
    content = "Номер;Страна;Вид;Дата\n112;Киргизия;присоединение;22.04.2024"

    response = upload(editor, content.encode("windows-1251"))

    assert "Its letters were read as windows-1251." in text(response)


# --- Imports and their undoing ----------------------------------------------------------------


def test_imports_are_listed(editor, treaty):
    import_acts(editor, ROW)

    response = editor.get(reverse(IMPORTS))

    (batch,) = response.context["batches"]
    assert (batch["drafts"], batch["published"], batch["may_undo"]) == (1, 0, True)
    assert batch["by"] == response.wsgi_request.user.username


def test_undone_import_is_not_listed(editor, treaty):
    import_acts(editor, ROW)

    response = undo(editor)

    assert editor.get(response.url).context["batches"] == []


def test_undoing_is_asked_first(editor, treaty):
    import_acts(editor, ROW)
    batch = Act.objects.get().import_batch

    page = editor.get(reverse("admin:treaties_act_undo_import", args=[batch]))

    assert "drafts to delete: 1" in text(page)
    assert Act.objects.exists()


def test_undoing_needs_a_reason(editor, treaty):
    import_acts(editor, ROW)

    response = undo(editor, reason=" ")

    assert "Say why the import is to be undone." in text(response)
    assert Act.objects.exists()


def test_changed_import_is_not_undone(editor, treaty):
    import_acts(editor, ROW)
    act = Act.objects.get()
    with door.writing([treaty], reason="test") as write:
        act.note = "seen"
        write.save(act)

    response = undo(editor)

    assert "were changed since" in text(editor.get(response.url))
    assert Act.objects.exists()


def test_an_import_that_does_not_exist(editor, treaty):
    address = reverse("admin:treaties_act_undo_import", args=["none"])

    assert editor.post(address, {"reason": "x"}).status_code == 404


# --- The template -----------------------------------------------------------------------------


def test_template_offers_the_kinds(editor, treaty):
    book = load_workbook(io.BytesIO(editor.get(reverse(TEMPLATE)).content))

    (offer,) = book["Acts"].data_validations.dataValidation
    sheet, cells = offer.formula1.split("!")
    kinds = [row[0].value for row in book[sheet][cells.replace("$", "")]]
    assert str(offer.sqref) == "D2:D2001"
    assert "accession" in kinds
    assert len(kinds) == len(set(kinds)) == book[sheet].max_row - 1


def test_example_of_the_template_can_be_imported(editor, treaty):
    content = editor.get(reverse(TEMPLATE)).content

    confirm(editor, upload(editor, with_the_example_first(content)))

    act = Act.objects.get()
    assert (act.treaty, act.state.code, act.effective_on) == (treaty, "KG", date(2024, 8, 1))


def test_empty_template_is_refused(editor, treaty):
    response = upload(editor, editor.get(reverse(TEMPLATE)).content)

    assert "no rows below its header" in text(response)


# --- The export -------------------------------------------------------------------------------


def export(client, format_: str, acts, **query):
    data = {"action": f"export_{format_}", "_selected_action": [act.pk for act in acts]}
    return client.post(reverse(CHANGELIST, query=query), data)


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_export_is_imported_again(editor, treaty, format_):
    import_acts(
        editor,
        "ETS,112,KG,invitation,2020-04,,2199-12-31,,",
        'ETS,112,KG,accession,2024-04-22,2024-08-01,,Notification,"=1+1, ""quoted"""',
    )
    before = list(Act.objects.order_by("id"))
    content = export(editor, format_, before).content
    undo(editor)

    confirm(editor, upload(editor, content))

    names = ["treaty", "state", "kind", "done_text", "effective_on", "expires_on", "source"]
    names += ["public_note", "is_unconfirmed"]
    after = Act.objects.order_by("id")
    assert sorted([str(getattr(act, name)) for name in names] for act in after) == sorted(
        [str(getattr(act, name)) for name in names] for act in before
    )


def test_export_of_all_keeps_to_the_filter(editor, treaty):
    shown = factories.ActFactory(treaty=treaty, kind="accession")
    hidden = factories.ActFactory(treaty=treaty, kind="ratification")
    address = reverse(CHANGELIST, query={"kind__exact": "accession"})
    data = {"action": "export_csv", "_selected_action": [shown.pk], "select_across": 1}

    lines = editor.post(address, data).content.decode().splitlines()

    assert [line.split(",")[2] for line in lines[1:]] == [shown.state.code] != [hidden.state.code]


def test_viewers_export(client, treaty):
    client.force_login(person("Viewers"))

    response = export(client, "csv", [factories.ActFactory(treaty=treaty)])

    assert response["Content-Disposition"] == 'attachment; filename="acts.csv"'


def test_export_costs_the_same_with_many_acts(editor, treaty):
    acts = [factories.ActFactory(treaty=treaty) for _ in range(30)]
    costs = []
    for count in (2, 30):
        with CaptureQueriesContext(connection) as queries:
            export(editor, "csv", acts[:count])
        costs.append(len(queries))

    assert costs[0] == costs[1] <= 20
