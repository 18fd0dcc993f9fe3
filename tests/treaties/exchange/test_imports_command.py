import os
import signal
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from core.records.models import Change, Revision
from tests.factories import ActFactory, TreatyFactory, UserFactory
from tests.treaties.spreadsheets import HEADER, ROW, as_csv, create_facts, read
from treaties.exchange.imports import UndoRefused, save_import, undo_import
from treaties.models import Act, StatusPeriod
from treaties.writing import door

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("derived_is_clean")]


@pytest.fixture
def facts():
    create_facts()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "acts.csv"
    path.write_bytes(as_csv(ROW))
    return path


def test_command_publishes_and_derives(facts, file, capsys):
    call_command("import_acts", file)

    assert Act.objects.get().publication == "published"
    assert StatusPeriod.objects.filter(state__code="KG", status="in_force").exists()
    assert Change.objects.get(model="treaties.act").reason == "import_acts acts.csv"
    assert "1 acts imported as published." in capsys.readouterr().out


def test_command_leaves_drafts(facts, file):
    call_command("import_acts", file, "--draft")

    assert Act.objects.get().publication == "draft"
    assert not StatusPeriod.objects.filter(state__code="KG").exists()


def test_dry_run_writes_nothing_and_says_what_would_change(facts, file, capsys):
    before = Revision.objects.get().number

    call_command("import_acts", file, "--dry-run")

    assert "line 2: KG ets-112: data_incomplete -> in_force" in capsys.readouterr().out
    assert (Act.objects.count(), Revision.objects.get().number) == (0, before)


def test_the_real_run_finds_what_the_dry_run_found(facts, file, capsys):
    def findings(*options):
        call_command("import_acts", file, *options)
        return [line for line in capsys.readouterr().out.splitlines() if "findings" in line]

    assert findings("--dry-run") == findings()


@pytest.mark.parametrize(
    "title, is_found", [("Convention on Cybercrime", True), ("Something", False), ("", False)]
)
def test_a_title_of_another_treaty_is_a_warning(facts, tmp_path, capsys, title, is_found):
    TreatyFactory(series="ETS", number="185", titles={"en": "Convention on Cybercrime"})
    path = tmp_path / "acts.csv"
    path.write_bytes(as_csv(f"{ROW},{title}", header=f"{HEADER},title"))

    call_command("import_acts", path, "--dry-run")

    assert ("title of another" in capsys.readouterr().out) is is_found


def test_warnings_are_counted_not_refused(facts, tmp_path, capsys):
    path = tmp_path / "acts.csv"
    path.write_bytes(as_csv("ETS,112,KG,denunciation,2024-04-22,,,x,"))

    call_command("import_acts", path)

    assert "1 findings (1 error)." in capsys.readouterr().out
    assert Act.objects.count() == 1


def test_command_exits_with_every_bad_row(facts, tmp_path):
    path = tmp_path / "acts.csv"
    path.write_bytes(as_csv(ROW, "ETS,112,QQ,accession,,,,x,"))

    with pytest.raises(CommandError, match="line 3, column state: “QQ” is not known"):
        call_command("import_acts", path)
    assert not Act.objects.exists()


def test_command_imports_the_good_rows_and_hands_back_the_others(facts, tmp_path, capsys):
    path, rest = tmp_path / "acts.csv", tmp_path / "rest.csv"
    path.write_bytes(as_csv(ROW, "ETS,112,QQ,accession,,,,x,"))

    call_command("import_acts", path, "--good-rows", rest)

    assert Act.objects.get().state.code == "KG"
    assert "1 problems of other rows" in capsys.readouterr().out
    assert "“QQ” is not known" in rest.read_text("utf-8-sig")


def test_command_says_with_the_bad_rows_what_the_checks_find(facts, tmp_path, capsys):
    path = tmp_path / "acts.csv"
    path.write_bytes(as_csv("ETS,112,KG,denunciation,2024-04-22,,,x,", "ETS,112,QQ,consent,,,,x,"))

    with pytest.raises(CommandError, match="“QQ” is not known"):
        call_command("import_acts", path)

    assert "1 findings (1 error)." in capsys.readouterr().out


def test_command_says_that_a_file_is_missing(tmp_path):
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        call_command("import_acts", tmp_path / "missing.csv")


# --- Killed half-way ------------------------------------------------------------------------

KILLED = """
import os, signal, sys
import django
from django.conf import settings
settings.DATABASES['default']['NAME'] = sys.argv[1]
django.setup()
from django.core.management import call_command
from treaties.writing import door
from treaties.models import Act
def die(*args, **options):
    print(Act.objects.count(), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
door.rederive = die
call_command('import_acts', sys.argv[2])
"""


@pytest.mark.django_db(transaction=True)
def test_killed_half_way_leaves_nothing(facts, file):
    """A process of its own dies after it wrote the acts, before it derived anything."""
    Revision.objects.get_or_create(id=1)
    connection.close()

    name = str(connection.settings_dict["NAME"])
    found = subprocess.run(
        [sys.executable, "-c", KILLED, name, str(file)],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (found.returncode, found.stdout.strip()) == (-signal.SIGKILL, "1")
    assert not Act.objects.exists()
    assert not Change.objects.exists()


# --- Undoing --------------------------------------------------------------------------------


def test_published_import_is_withdrawn_as_one(facts):
    found = read(as_csv(ROW, "ETS,112,CD,accession,2024-04-22,,,x,"))
    save_import(found)

    assert undo_import(found.batch, by=UserFactory(), reason="wrong file") == 2
    assert {act.publication for act in Act.objects.all()} == {"withdrawn"}
    assert not StatusPeriod.objects.filter(state__code="KG").exists()


def test_draft_import_is_deleted_as_one(facts):
    found = read(as_csv(ROW), "draft")
    save_import(found)

    undo_import(found.batch, by=UserFactory(), reason="wrong file")

    assert not Act.objects.exists()


def test_import_that_was_changed_is_not_undone(facts):
    found = read(as_csv(ROW, "ETS,112,CD,accession,2024-04-22,,,x,"))
    save_import(found)
    act = Act.objects.first()
    with door.writing([act.treaty]) as write:
        act.note = "checked"
        write.save(act)

    with pytest.raises(UndoRefused, match="changed since"):
        undo_import(found.batch, by=UserFactory(), reason="wrong file")
    assert Act.objects.filter(publication="published").count() == 2


def test_import_that_is_being_corrected_is_not_undone(facts):
    found = read(as_csv(ROW))
    save_import(found)
    act = Act.objects.get()
    ActFactory(treaty=act.treaty, state=act.state, corrects=act, publication="draft")

    with pytest.raises(UndoRefused, match="changed since"):
        undo_import(found.batch, by=UserFactory(), reason="wrong file")


def test_unknown_import_is_not_undone():
    with pytest.raises(UndoRefused, match="no such import"):
        undo_import("nothing", by=UserFactory(), reason="x")
