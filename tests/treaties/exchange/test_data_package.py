"""The files as others use them: described, of one moment, joined with the changes since."""

import csv
import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import date

import pandas
import pytest

from tests.factories import (
    ActFactory,
    AuthorityFactory,
    StateFactory,
    StatementFactory,
    TreatyFactory,
)
from treaties.exchange import table_files
from treaties.exchange.data_package import write_package
from treaties.exchange.exports import TABLES
from treaties.exchange.fields import field_of, references
from treaties.exchange.table_files import ParquetIsMissingError
from treaties.writing import door

BY_NAME = {table.name: table for table in TABLES}
# The names by which the record of changes calls what a table of acts calls otherwise.
OF_ACTS = {
    "treaty_id": "treaty",
    "state": "state",
    "kind": "kind",
    "effective_on": "effective_on",
    "expires_on": "expires_on",
    "notified_on": "notified_on",
    "place": "place",
    "source": "source",
    "note": "public_note",
}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_field_is_described_and_every_reference_leads_somewhere(table):
    for column in table.columns:
        assert len(field_of(table, column).description) > 3, column
    for other, column in references(table).values():
        assert column in BY_NAME[other].columns
        assert column in {*BY_NAME[other].key, "id"}


def rows_of(folder, name) -> list[dict]:
    with (folder / f"{name}.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def dumped(folder) -> tuple[dict, int]:
    """Write a dump; return its acts by id, in the words of the changes, and its sequence."""
    folder.mkdir()
    write_package(folder)
    acts = {
        int(row["id"]): {name: row[column] for column, name in OF_ACTS.items()}
        for row in rows_of(folder, "acts")
    }
    return acts, json.loads((folder / "datapackage.json").read_text())["sequence"]


def applied(acts: dict, changes: list[dict]) -> dict:
    """Return the acts of a dump with the changes since."""
    acts = dict(acts)
    for change in changes:
        if not change["object"] or change["object"]["type"] != "act":
            continue
        acts.pop(change["object"]["id"], None)
        if change["after"]:
            after = {name: change["after"][name] for name in OF_ACTS.values()}
            acts[change["object"]["id"]] = {key: value or "" for key, value in after.items()}
    return acts


def written(reason="a test"):
    return door.writing(None, by=None, reason=reason)


@pytest.mark.django_db
def test_a_dump_and_the_changes_since_are_the_next_dump(client, tmp_path):
    treaty, state = TreatyFactory(), StateFactory(code="NA")
    pair = {"treaty": treaty, "state": state}
    with written() as write:
        kept, dropped, withdrawn, draft = rows = [
            ActFactory.build(kind=kind, done_on=date(2000 + number, 1, 1), **pair)
            for number, kind in enumerate(
                ("signature", "ratification", "denunciation", "invitation")
            )
        ]
        draft.publication = "draft"
        write.bulk_create(rows)
    before, sequence = dumped(tmp_path / "first")

    with written() as write:
        kept.place = "Windhoek"
        withdrawn.publication = "withdrawn"
        draft.publication = "published"
        new = ActFactory.build(kind="accession", done_on=date(2020, 1, 1), **pair)
        for row in (kept, withdrawn, draft, new):
            write.save(row)
        write.delete(dropped)
    answer = client.get(f"/api/v1/changes/?since={sequence}").json()
    after, later = dumped(tmp_path / "second")

    assert answer["results"][0]["sequence"] == sequence + 1
    assert answer["results"][-1]["sequence"] == later
    assert before != after
    assert applied(before, answer["results"]) == after


@pytest.mark.django_db
def test_the_code_of_namibia_is_no_missing_value(tmp_path):
    ActFactory(state=StateFactory(code="NA"))

    write_package(tmp_path)

    fields = json.loads((tmp_path / "datapackage.json").read_text())["resources"]
    (acts,) = [row["schema"] for row in fields if row["name"] == "acts"]
    found = pandas.read_csv(
        tmp_path / "acts.csv", keep_default_na=False, na_values=acts["missingValues"]
    )
    assert list(found["state"]) == ["NA"]
    with closing(sqlite3.connect(tmp_path / "accede.sqlite3")) as database:
        assert database.execute("SELECT state FROM acts").fetchall() == [("NA",)]


@pytest.mark.django_db
def test_a_package_may_be_written_again_into_its_folder(tmp_path):
    names = write_package(tmp_path)
    ActFactory()

    assert write_package(tmp_path) == names
    with closing(sqlite3.connect(tmp_path / "accede.sqlite3")) as database:
        assert database.execute("SELECT count(*) FROM acts").fetchone() == (1,)


@pytest.mark.django_db
def test_the_database_has_types_and_no_guards(tmp_path):
    AuthorityFactory(telephone="+996 312 000000")
    ActFactory(done_on=date(2020, 1, 1), is_unconfirmed=True, effective_on=date(2020, 2, 1))

    write_package(tmp_path)

    with closing(sqlite3.connect(tmp_path / "accede.sqlite3")) as database:
        act = database.execute("SELECT effective_on, unconfirmed, expires_on FROM acts").fetchone()
        telephone = database.execute("SELECT telephone FROM authorities").fetchone()
    assert act == ("2020-02-01", 1, None)
    assert telephone == ("+996 312 000000",)


@pytest.mark.django_db
def test_the_zip_holds_the_tables_with_all_that_explains_them(tmp_path):
    write_package(tmp_path)

    with zipfile.ZipFile(tmp_path / "accede.zip") as file:
        names = set(file.namelist())
    explaining = {"datapackage.json", "CITATION.cff", "LICENSE.txt", "metadata.json"}
    assert names == {table.file_name for table in TABLES} | explaining | {"datasette.json"}


@pytest.mark.django_db
def test_parquet_has_the_same_rows_with_days(tmp_path):
    pytest.importorskip("pyarrow")
    ActFactory(state=StateFactory(code="NA"), effective_on=date(2020, 2, 1))

    names = write_package(tmp_path, with_parquet=True)

    found = pandas.read_parquet(tmp_path / "acts.parquet")
    assert {f"{table.name}.parquet" for table in TABLES} <= set(names)
    assert (found["state"][0], found["effective_on"][0]) == ("NA", date(2020, 2, 1))


@pytest.mark.django_db
def test_without_its_package_parquet_is_refused_with_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr(table_files, "pyarrow", None)

    with pytest.raises(ParquetIsMissingError, match=r"requirements-parquet\.txt"):
        write_package(tmp_path, with_parquet=True)


@pytest.mark.django_db
def test_a_reference_to_what_is_not_published_is_left_out(tmp_path):
    hidden = ActFactory(kind="accession", publication="draft")
    StatementFactory(treaty=hidden.treaty, nature="objection", about_act=hidden)

    write_package(tmp_path)

    (row,) = rows_of(tmp_path, "statements")
    assert row["about_act"] == ""
