"""The whole export: complete, described, and the same again when it is read into nothing."""

import csv
import hashlib
import json
import sqlite3
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from io import StringIO
from time import sleep

import pytest
from django.core.management import call_command
from frictionless import Package

from config import published_data
from countries.models import GroupPeriod, State
from tests.bundled import working_on
from tests.factories import (
    ActFactory,
    AuthorityFactory,
    DepositaryFactory,
    RouteFactory,
    StateFactory,
    StatementFactory,
    StatusPeriodFactory,
    TreatyFactory,
)
from treaties.exchange import bundled
from treaties.exchange.data_package import write_package
from treaties.exchange.exports import TABLES
from treaties.models import Checked, StandingPeriod, StatusPeriod
from treaties.writing import door

pytestmark = pytest.mark.django_db


def statuses() -> list:
    """Return all periods and standings: they say every status of every day, not only of some."""
    return [
        *StatusPeriod.objects.values_list(
            *("treaty__code", "state__code", "starts_on", "ends_on", "status", "reason", "missing"),
            *("signed_on", "consented_on", "in_force_on", "in_force_on_computed", "left_on"),
            "silence",
        ),
        *StandingPeriod.objects.values_list("treaty__code", "group_id", "starts_on", "status"),
        *GroupPeriod.objects.values_list("state__code", "group_id", "starts_on", "ends_on"),
        *Checked.objects.values_list("treaty__code", "state__code", "checked_on", "endings"),
    ]


def differences(rows: list, others: list) -> list:
    """Return what only one of two lists has, as often; to compare them line by line takes long."""
    one, other = Counter(rows), Counter(others)
    return sorted([*(one - other).elements(), *(other - one).elements()], key=repr)


@pytest.fixture(scope="module")
def exported(bundled_copy, django_db_blocker, tmp_path_factory):
    """Export the bundled data; the tests themselves begin with an empty database."""
    folder = tmp_path_factory.mktemp("export")
    with django_db_blocker.unblock(), working_on(bundled_copy):
        call_command("export", str(folder), stdout=StringIO())
        found = statuses()
    return folder, found


# The ids of rows are new, and whoever loads acts keeps their notes for staff.
NOT_THE_SAME = {"statements": {"objects_to", "about_act"}, "acts": {"note"}}

# The bundled data have none.
KEPT_BY_STAFF = {"authorities", "national_laws", "procedure_steps", "reports"}


def rows_of(name: str, content: bytes) -> list[dict]:
    """Return the rows of an exported table without what another site has its own of."""
    rows = csv.DictReader(StringIO(content.decode()))
    own = NOT_THE_SAME.get(name, set()) | {"id"}
    return [{column: cell for column, cell in row.items() if column not in own} for row in rows]


def load(folder) -> None:
    bundle = bundled.read(folder, folder)
    with door.writing(None, reason="a test") as write:
        bundled.load(bundle, bundled.Merge(write, progress=lambda count: None))


def test_the_export_read_into_nothing_gives_the_same_statuses(exported):
    folder, before = exported
    assert not State.objects.exists()

    load(folder)
    assert differences(statuses(), before) == []
    for table in TABLES:
        exported_rows = rows_of(table.name, (folder / table.file_name).read_bytes())
        assert rows_of(table.name, table.content()) == exported_rows, table.name
        assert exported_rows or table.name in KEPT_BY_STAFF, table.name


def test_the_description_fits_the_files(exported):
    folder, _ = exported
    description = json.loads((folder / "datapackage.json").read_text())

    for resource in description["resources"]:
        content = (folder / resource["path"]).read_bytes()
        header = next(csv.reader(StringIO(content.decode())))
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert resource["bytes"] == len(content)
        assert [field["name"] for field in resource["schema"]["fields"]] == header


def test_every_file_has_its_checksum(exported):
    folder, _ = exported
    lines = (folder / "SHA256SUMS").read_text().splitlines()
    sums = {name: digest for digest, name in (line.split("  ") for line in lines)}

    names = {path.name for path in folder.iterdir()} - {"SHA256SUMS"}
    assert sums == {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names
    }


def test_the_package_is_valid_with_its_keys(exported):
    folder, _ = exported

    report = Package(folder / "datapackage.json").validate()

    assert report.flatten(["rowNumber", "fieldName", "type", "note"]) == []
    assert report.stats["tasks"] == len(TABLES) + 1


def test_the_database_holds_the_same_rows_with_whole_references(exported):
    folder, _ = exported
    with closing(sqlite3.connect(folder / "accede.sqlite3")) as database:
        broken = database.execute("PRAGMA foreign_key_check").fetchall()
        counts = {
            table.name: database.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0]
            for table in TABLES
        }

    assert broken == []
    assert counts == {
        table.name: len(rows_of(table.name, (folder / table.file_name).read_bytes()))
        for table in TABLES
    }


def test_what_is_not_published_is_not_exported(tmp_path):
    treaty = TreatyFactory()
    for publication in ("draft", "withdrawn"):
        ActFactory(treaty=treaty, publication=publication, source="secret")
        StatementFactory(treaty=treaty, publication=publication, source="secret")
        AuthorityFactory(treaty=treaty, publication=publication, source="secret")
    ActFactory(treaty=treaty, note="secret", source="open")
    door.rederive()

    names = write_package(tmp_path, TABLES)

    files = {name: (tmp_path / name).read_bytes() for name in names}
    assert b"open" in files["acts.csv"]
    assert not [name for name, content in files.items() if b"secret" in content]


def exported_row(name: str) -> dict:
    """Return the one row of a table that says something."""
    [table] = [table for table in TABLES if table.name == name]
    [row] = csv.DictReader(StringIO(table.content().decode()))
    return row


def test_an_act_that_nobody_read_at_a_source_is_marked():
    ActFactory(is_unconfirmed=True)

    assert exported_row("acts")["unconfirmed"] == "1"


def test_a_route_names_its_group_and_its_states():
    route = RouteFactory(group="named", starts_on=date(2021, 7, 1))
    route.states.set([StateFactory(code="RS"), StateFactory(code="KG")])

    row = exported_row("routes")

    assert (row["group"], row["from"], row["states"]) == ("named", "2021-07-01", "KG RS")


def test_a_central_authority_is_exported_without_its_note():
    row = AuthorityFactory(
        names={"en": "Ministry", "ky": "Министрлик"}, hours={"en": "9 to 17"}, note="secret"
    )

    found = exported_row("authorities")

    assert (found["name_en"], found["name_ky"], found["name_fr"]) == ("Ministry", "Министрлик", "")
    assert (found["state"], found["hours_en"]) == (row.state.code, "9 to 17")
    assert "secret" not in found.values()


def test_only_objections_that_keep_two_states_apart_are_objections_of_the_loader():
    accession = ActFactory(kind="accession")
    answer = {"treaty": accession.treaty, "nature": "objection", "about_act": accession}
    StatementFactory(**answer, text="remarks")
    StatementFactory(**answer, text="not between the two", precludes_entry_into_force=True)

    row = exported_row("objections")

    assert (row["acceding_state"], row["effect"]) == (accession.state.code, "not between the two")


def test_when_statements_and_objections_were_looked_for_is_exported():
    treaty = TreatyFactory(statements_checked_on=date(2026, 5, 1))
    ActFactory(treaty=treaty, kind="accession", objections_checked_on=date(2026, 6, 1))

    assert exported_row("treaties")["statements_checked_on"] == "2026-05-01"
    assert exported_row("acts")["objections_checked_on"] == "2026-06-01"


def test_a_declaration_whose_text_was_not_read_is_one_of_the_loader():
    StatementFactory(text="", text_not_read=True, made_on=date(2016, 4, 7), note="For staff.")
    StatementFactory(publication="draft")

    row = exported_row("declarations")

    assert (row["text"], row["text_not_read"], row["made_on"]) == ("", "1", "2016-04-07")
    assert "note" not in row


def test_a_depositary_of_several_names_them():
    both = DepositaryFactory(code="RU+GB")
    both.together.set([DepositaryFactory(code=code) for code in ("RU", "GB")])
    [table] = [table for table in TABLES if table.name == "depositaries"]

    rows = list(csv.DictReader(StringIO(table.content().decode())))

    assert [(row["code"], row["together"]) for row in rows] == [
        ("GB", ""),
        ("RU", ""),
        ("RU+GB", "GB RU"),
    ]


def test_a_download_is_the_exported_file_and_kept(client, django_assert_num_queries):
    ActFactory(source="a letter")
    door.rederive()

    first = client.get("/data/acts.csv")
    with django_assert_num_queries(1):
        again = client.get("/data/acts.csv", headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    assert b"a letter" in b"".join(first)
    assert again.status_code == 304


@pytest.mark.parametrize("name", ["nothing.csv", "..%2Fsettings.py", "acts"])
def test_there_is_no_other_file_and_nothing_is_made_to_say_so(client, monkeypatch, name):
    message = "made for an unknown name"
    monkeypatch.setattr(published_data, "current", lambda key: pytest.fail(message))

    assert client.get(f"/data/{name}").status_code == 404


def test_every_file_has_a_known_name_and_is_linked(client, tmp_path):
    assert set(published_data.write_files(tmp_path)) == set(published_data.NAMES)

    page = client.get("/en/data/").content.decode()
    assert [name for name in published_data.NAMES if f'href="/data/{name}"' not in page] == []


@pytest.fixture
def slow(monkeypatch, settings, tmp_path):
    """Let the making of all files take a moment, and count how often it is done."""
    settings.DATA_FOLDER = tmp_path
    begun = []

    def write_files(folder):
        begun.append(1)
        sleep(0.5)
        (folder / "acts.csv").write_text("made")
        return ["acts.csv"]

    monkeypatch.setattr(published_data, "write_files", write_files)
    return begun


def test_many_readers_at_once_have_the_files_made_once(slow):
    with ThreadPoolExecutor(8) as readers:
        found = list(readers.map(published_data.current, ["key"] * 8))

    assert [(folder / "acts.csv").read_text() for folder in found] == ["made"] * 8
    assert len(slow) == 1


def test_who_waits_too_long_is_told_when_to_ask_again(client, monkeypatch, slow, settings):
    monkeypatch.setattr(published_data, "WAITING_AT_MOST", 0)

    with published_data.turn(settings.DATA_FOLDER / "current") as is_ours:
        answer = client.get("/data/acts.csv")

    assert is_ours
    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert answer["Content-Type"] == "application/problem+json"
    assert slow == []


def test_files_that_could_not_be_made_are_tried_again(monkeypatch, slow):
    with monkeypatch.context() as patched:
        patched.setattr(published_data, "write_files", lambda folder: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            published_data.current("key")

    assert (published_data.current("key") / "acts.csv").read_text() == "made"


def test_only_the_files_of_the_last_two_editions_are_kept(slow, settings):
    for key in ("one", "two", "three"):
        published_data.current(key)

    folder = settings.DATA_FOLDER / "current"
    assert {path.name for path in folder.iterdir()} == {"two", "three", "lock"}


def test_the_folder_leads_to_its_page(client):
    assert client.get("/data/").headers["Location"] == "/en/data/"


def test_a_period_names_its_treaty_by_code_and_in_words():
    StatusPeriodFactory(treaty=TreatyFactory(number="112"))
    (table,) = [table for table in TABLES if table.name == "periods"]

    header, row = csv.reader(StringIO(table.content().decode()))

    assert header[1:5] == ["series", "number", "treaty", "label"]
    assert row[1:5] == ["ETS", "112", "ets-112", "ETS No. 112"]
