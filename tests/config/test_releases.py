"""Releases: named by their day, whole, and never changed."""

import hashlib
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories import ActFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
DAY = "2026-11-24"


@pytest.fixture
def release(settings, tmp_path):
    """Make a release of today, with one act."""
    settings.DATA_FOLDER = tmp_path
    ActFactory(source="a letter")
    call_command("release", stdout=StringIO())
    return tmp_path / "releases" / DAY


def test_a_release_is_named_by_its_day_and_can_be_deposited(release):
    package = json.loads((release / "datapackage.json").read_text())
    deposit = json.loads((release / "metadata.json").read_text())["metadata"]

    assert package["version"] == deposit["version"] == DAY
    assert deposit["upload_type"] == "dataset"
    assert deposit["license"] == "cc-by-4.0"
    assert f'version: "{DAY}"' in (release / "CITATION.cff").read_text()


def test_each_file_of_a_release_has_its_checksum(release):
    lines = (release / "SHA256SUMS").read_text().splitlines()
    sums = dict(reversed(line.split("  ")) for line in lines)

    assert sums == {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in release.iterdir()
        if path.name != "SHA256SUMS"
    }


def test_a_release_stays_as_it_is(release):
    before = (release / "acts.csv").read_bytes()
    ActFactory()

    with pytest.raises(CommandError, match=DAY):
        call_command("release", stdout=StringIO())
    assert (release / "acts.csv").read_bytes() == before


def test_releases_are_linked_and_each_of_their_files(release, client):
    assert f'href="/en/data/releases/{DAY}/"' in client.get("/en/data/").content.decode()
    page = client.get(f"/en/data/releases/{DAY}/").content.decode()

    for path in release.iterdir():
        assert f'href="/data/releases/{DAY}/{path.name}"' in page
    answer = client.get(f"/data/releases/{DAY}/acts.csv")
    assert b"".join(answer) == (release / "acts.csv").read_bytes()
    assert "immutable" in answer["Cache-Control"]


@pytest.mark.parametrize(
    "path",
    [
        "/data/releases/2020-01-01/acts.csv",
        f"/data/releases/{DAY}/..",
        "/data/releases/../current",
        "/en/data/releases/2020-01-01/",
        "/en/data/releases/.../",
    ],
)
@pytest.mark.usefixtures("release")
def test_there_is_no_other_release_and_no_other_file(client, path):
    assert client.get(path).status_code == 404
