import gzip
import json
import os
import stat
import subprocess
import sys
from datetime import date

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command

from core.records.models import Change, Revision
from tests.factories import (
    ActFactory,
    AttachmentFactory,
    RevisionFactory,
    StateFactory,
    StatementFactory,
    TreatyFactory,
    UserFactory,
)
from treaties.models import Act, Attachment, StatusPeriod, Treaty
from treaties.writing import door

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    return tmp_path / "accede.backup"


@pytest.fixture
def act():
    """A published act with everything that hangs on it, written through the one door."""
    RevisionFactory()
    treaty = TreatyFactory(entered_into_force_on=date(1985, 7, 1))
    state = StateFactory(code="KG")
    state.successors.add(StateFactory(code="AL"))
    user = UserFactory(username="editor")
    group = Group.objects.create(name="A group")
    group.permissions.add(Permission.objects.get(codename="publish_act"))
    user.groups.add(group)
    with door.writing([treaty], by=user, reason="Notification") as write:
        act = ActFactory.build(treaty=treaty, state=state, effective_on=date(2000, 4, 1))
        write.save(act)
    AttachmentFactory(act=act, content=b"\x00\xff")
    StatementFactory(treaty=treaty, state=state, translations={"ru": "Текст"})
    return act


def lines(file) -> list:
    """Return what a backup holds, without the moment at which it was made and its checksum."""
    head, *rest, end = map(json.loads, gzip.decompress(file.read_bytes()).splitlines())
    return [head | {"at": ""}, *rest, end["counts"]]


def rewritten(file, old: bytes, new: bytes) -> None:
    content = gzip.decompress(file.read_bytes())
    assert old in content
    file.write_bytes(gzip.compress(content.replace(old, new)))


def test_restored_database_gives_the_same_backup(act, file):
    call_command("backup", file)
    before = lines(file)
    Change.objects.all().delete()

    call_command("restore", file, "--replace")

    call_command("backup", file)
    assert lines(file) == before


def test_everything_comes_back(act, file):
    entered_at = Act.objects.get().entered_at
    call_command("backup", file)
    Attachment.objects.all().delete()

    call_command("restore", file, "--replace")

    assert bytes(Attachment.objects.get().content) == b"\x00\xff"
    assert Act.objects.get().entered_at == entered_at
    assert Change.objects.get(model="treaties.act").by.has_perm("treaties.publish_act")
    assert StatusPeriod.objects.filter(state__code="KG", status="in_force").exists()


def test_rows_are_numbered_on_after_a_restore(act, file):
    call_command("backup", file)
    call_command("restore", file, "--replace")

    assert ActFactory().pk > act.pk


def test_facts_are_not_replaced_unasked(act, file):
    call_command("backup", file)

    with pytest.raises(CommandError, match="--replace"):
        call_command("restore", file)


def test_backup_is_readable_by_its_owner_alone(act, file):
    call_command("backup", file)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda file: file.write_bytes(b"no backup"), id="other-file"),
        pytest.param(lambda file: file.write_bytes(file.read_bytes()[:-20]), id="cut-off"),
        pytest.param(lambda file: rewritten(file, b"Notification", b"Notificatiom"), id="changed"),
        pytest.param(lambda file: rewritten(file, b'"treaties.act"', b'"a.b"'), id="other-model"),
        pytest.param(lambda file: rewritten(file, b"accede-backup", b"other"), id="other-head"),
    ],
)
def test_damaged_backup_changes_nothing(act, file, damage):
    call_command("backup", file)
    damage(file)

    with pytest.raises(CommandError, match="damaged or no backup"):
        call_command("restore", file, "--replace")
    assert Act.objects.get().pk == act.pk


def test_backup_without_its_end_is_refused(act, file):
    call_command("backup", file)
    content = gzip.decompress(file.read_bytes()).splitlines(keepends=True)
    file.write_bytes(gzip.compress(b"".join(content[:-1])))

    with pytest.raises(CommandError, match="its end is missing"):
        call_command("restore", file, "--replace")


def test_backup_of_a_newer_version_is_refused(act, file):
    call_command("backup", file)
    rewritten(file, b'"treaties.0001_initial"', b'"treaties.9999_later"')

    with pytest.raises(CommandError, match=r"A newer version made this backup: treaties\.9999"):
        call_command("restore", file, "--replace")


def test_backup_that_cannot_be_written_is_named(act, tmp_path):
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("backup", tmp_path / "missing" / "file")


MADE_ELSEWHERE = """
import sys
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.factories import ActFactory
from treaties.writing import door
act = ActFactory(treaty__number="112", state__code="KG", effective_on="2000-04-01")
door.rederive()
call_command("backup", sys.argv[1])
"""


@pytest.mark.postgresql
def test_move_from_sqlite_to_postgresql(tmp_path, file):
    address = {"DATABASE_URL": f"sqlite:///{tmp_path}/old.sqlite3"}
    subprocess.run(
        [sys.executable, "-c", MADE_ELSEWHERE, str(file)],
        cwd=settings.BASE_DIR,
        env=os.environ | address | {"DJANGO_SETTINGS_MODULE": "tests.settings"},
        check=True,
    )

    call_command("restore", file)

    assert Treaty.objects.get().code == "ets-112"
    assert StatusPeriod.objects.filter(state__code="KG", status="in_force").exists()
    assert ActFactory(treaty=Treaty.objects.get()).pk
    assert Revision.objects.count() == 1
