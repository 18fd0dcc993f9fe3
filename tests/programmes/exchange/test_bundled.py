"""Loading programmes: each bad entry named, nothing loaded then, and what staff did kept."""

import json
from pathlib import Path

import pytest

from core.sheets.tables import BadDataError
from programmes.exchange.bundled import DATA, load, read
from programmes.models import Contribution, Programme, Result
from programmes.writing.door import writing
from tests.factories import ActFactory, RevisionFactory, StateFactory, TreatyFactory, UserFactory
from treaties.exchange.bundled import REASON, Merge
from treaties.writing import door

pytestmark = pytest.mark.django_db

PARTNERS = [{"id": "eu", "names": {"en": "European Union"}, "labels": ["European Union"]}]
THEMES = [{"id": "elections", "names": {"en": "elections"}, "labels": ["elections"]}]
PROGRAMME = {
    "id": "one",
    "kind": "joint_programme",
    "names": {"en": "One"},
    "countries": ["KG"],
    "treaties": ["ETS 112"],
    "funders": [{"name": "European Union", "share_pct": 90}],
    "themes": ["elections"],
    "results": [
        {
            "treaty": "ETS 112",
            "state": "KG",
            "kind": "accession",
            "done_on": "2024-04-22",
            "source": "https://example.org/",
        }
    ],
}


@pytest.fixture(autouse=True)
def facts():
    RevisionFactory()
    pair = {"treaty": TreatyFactory(number="112"), "state": StateFactory(code="KG")}
    return ActFactory(**pair, kind="accession", done_on="2024-04-22")


def load_these(folder: Path, *programmes: dict, partners=PARTNERS, themes=THEMES) -> Merge:
    """Load programmes as `load_data` does."""
    for name, rows in (("partners", partners), ("themes", themes), ("programmes", programmes)):
        text = json.dumps(rows, ensure_ascii=False, indent=1)
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    with door.writing(None, reason=REASON) as write:
        merge = Merge(write)
        load(read(folder), merge)
    return merge


@pytest.mark.parametrize(
    "changed, message",
    [
        pytest.param(
            {"sources": ["javascript:alert(1)"]},
            "sources: item 1: 'javascript:alert(1)' is an address that does not begin with http",
            id="script",
        ),
        pytest.param(
            {"results": [PROGRAMME["results"][0] | {"source": "data:text/html"}]},
            "results: item 1: source: 'data:text/html' is an address that",
            id="script-of-a-result",
        ),
        pytest.param({"kind": "party"}, "kind: 'party' is not known", id="kind"),
        pytest.param({"colour": "red"}, "colour: is not known here", id="unknown-member"),
        pytest.param({"names": {}}, "names: is not an object", id="no-name"),
        pytest.param({"start": "2020-13"}, "start: '2020-13' is not a date", id="date"),
        pytest.param({"start": 2020}, "start: 2020 is not a text", id="date-as-number"),
        pytest.param({"budget_eur": 0}, "budget_eur: 0 is not an amount", id="no-money"),
        pytest.param({"budget_eur": True}, "budget_eur: True is not a number", id="truth"),
        pytest.param({"countries": ["ZZ"]}, "countries: 'ZZ' does not exist", id="state"),
        pytest.param({"countries": "KG"}, "countries: is not a list", id="no-list"),
        pytest.param({"treaties": ["ETS 999"]}, "'ets-999' does not exist", id="treaty"),
        pytest.param({"treaties": ["this"]}, "'this' is not like ETS 112", id="no-treaty"),
        pytest.param({"treaties": [{"treaty": "112", "role": "x"}]}, "role: 'x'", id="role"),
        pytest.param({"funders": [{"name": "Me"}]}, "'Me' does not exist", id="funder"),
        pytest.param(
            {"funders": [{"name": "European Union", "share_pct": 101}]}, "not a share", id="share"
        ),
        pytest.param({"implementers": ["Nobody"]}, "'Nobody' does not exist", id="implementer"),
        pytest.param({"themes": ["weather"]}, "'weather' does not exist", id="theme"),
        pytest.param({"predecessor": "none"}, "'none' does not exist", id="predecessor"),
        pytest.param({"predecessor": "one"}, "in a circle", id="circle"),
        pytest.param({"start": "2020", "end": "2019"}, "cannot end before", id="order"),
        pytest.param({"countries": []}, "not one of the countries", id="result-elsewhere"),
        pytest.param({"id": ""}, "is missing", id="no-identifier"),
    ],
)
def test_a_bad_entry_is_named_and_nothing_loaded(changed, message, tmp_path):
    bad = PROGRAMME | changed
    if changed == {"id": ""}:
        del bad["id"]

    with pytest.raises(BadDataError) as caught:
        load_these(tmp_path, bad)

    assert message in str(caught.value)
    assert not Programme.objects.exists()


def test_the_line_is_named(tmp_path):
    other = {"id": "two", "kind": "party", "names": {"en": "Two"}}

    with pytest.raises(BadDataError) as caught:
        load_these(tmp_path, PROGRAMME, other)

    lines = (tmp_path / "programmes.json").read_text().splitlines()
    line = lines.index('  "id": "two",') + 1
    assert f"programmes.json, line {line}, two: kind:" in str(caught.value)


@pytest.mark.parametrize(
    "text, message",
    [
        pytest.param("[{]", "line 1, column 3", id="not-json"),
        pytest.param("{}", "is not a list", id="no-list"),
        pytest.param(None, "there is no such file", id="no-file"),
    ],
)
def test_a_bad_file_is_named(text, message, tmp_path):
    load_these(tmp_path)
    path = tmp_path / "programmes.json"
    path.unlink() if text is None else path.write_text(text)

    with pytest.raises(BadDataError, match=message):
        read(tmp_path)


def test_loading_again_changes_nothing(tmp_path):
    load_these(tmp_path, PROGRAMME)

    counts = load_these(tmp_path, PROGRAMME).counts

    assert {outcome for count in counts.values() for outcome in +count} == {"unchanged"}


def test_what_staff_changed_is_kept(tmp_path):
    load_these(tmp_path, PROGRAMME)
    programme, user = Programme.objects.get(), UserFactory()
    with writing(by=user) as write:
        programme.contract_number = "of staff"
        write.save(programme)
        write.delete(Result.objects.get())

    load_these(tmp_path, PROGRAMME | {"contract_number": "of the file"})

    assert Programme.objects.get().contract_number == "of staff"
    assert not Result.objects.exists()


def test_what_the_file_no_longer_says_is_withdrawn(tmp_path):
    load_these(tmp_path, PROGRAMME)

    load_these(tmp_path, PROGRAMME | {"funders": []})

    assert not Contribution.objects.exists()


def test_components_of_components(tmp_path):
    parts = [{"names": {"en": "Part"}}, {"names": {"en": "Other"}, "budget_eur": 818000}]
    component = {"id": "c", "names": {"en": "Component"}, "subcomponents": parts}

    load_these(tmp_path, PROGRAMME | {"components": [component]})

    projects = Programme.objects.get().projects.order_by("slug")
    assert [(row.slug, row.parent and row.parent.slug) for row in projects] == [
        ("c", None),
        ("c-1", "c"),
        ("c-2", "c"),
    ]


def test_the_bundled_files_can_be_read():
    assert len(read(DATA).programmes) == 11
