"""Status files and the database, from a folder and from a double on this machine."""

import shutil
from contextlib import contextmanager
from datetime import date
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from django.core.management import CommandError, call_command

from core.records.models import Change
from tests.factories import ActFactory, StateFactory, TreatyFactory
from treaties.depositaries.reconciliation import Report
from treaties.depositaries.un import Folder, synchronise
from treaties.models import Act, Checked, Treaty
from treaties.writing import door

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("derived_is_clean")]

ON = date(2026, 11, 24)
FILES = Path(__file__).parents[3] / "data" / "un"
STATES = {
    "BA": "Bosnia & Herzegovina",
    "BO": "Bolivia",
    "CI": "Côte d’Ivoire",
    "CU": "Cuba",
    "DO": "Dominican Republic",
    "IR": "Iran",
    "KG": "Kyrgyzstan",
    "KZ": "Kazakhstan",
    "ME": "Montenegro",
    "NL": "Netherlands",
    "NO": "Norway",
    "PS": "State of Palestine",
    "RU": "Russian Federation",
    "TR": "Türkiye",
    "US": "United States of America",
    "UZ": "Uzbekistan",
}
TITLES = {
    "IV-1": "Convention on the Prevention and Punishment of the Crime of Genocide",
    "IV-4": "International Covenant on Civil and Political Rights",
    "XXVII-7-d": "Paris Agreement",
}
PLACE = "Treaty/Participants/Table/TGroup/Tbody/Rows/Row"


def create_treaty(number: str) -> Treaty:
    return TreatyFactory(series="UNTC", number=number, titles={"en": TITLES[number]})


@pytest.fixture
def covenant():
    for code, name in STATES.items():
        StateFactory(code=code, names={"en": name})
    treaty = create_treaty("IV-4")
    door.rederive()
    return treaty


@pytest.fixture
def folder(tmp_path, covenant):
    """A folder with the Covenant's file."""
    shutil.copy(FILES / "IV-4.en.xml", tmp_path)
    return tmp_path


def sync(folder: Path, **options) -> Report:
    return synchronise(Folder(folder), on=ON, **options)


def change(folder: Path, before: str, after: str, name: str = "IV-4") -> None:
    """Replace a piece of a file."""
    file = folder / f"{name}.en.xml"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


def acts_of(code: str) -> list[tuple]:
    rows = Act.objects.filter(state__code=code).order_by("done_on")
    return [(act.kind, act.done_text, act.publication) for act in rows]


# --- New facts -----------------------------------------------------------------------------


def test_new_acts_are_published_with_their_source(folder):
    report = sync(folder)

    act = Act.objects.get(state__code="KG")
    assert acts_of("KG") == [("accession", "1994-10-07", "published")]
    assert acts_of("KZ") == [
        ("signature", "2003-12-02", "published"),
        ("ratification", "2006-01-24", "published"),
    ]
    assert acts_of("BA") == [("succession", "1993-09-01", "published")]
    assert (act.checked_on, act.effective_on) == (ON, None)
    assert act.source.startswith("United Nations Treaty Collection, status of UNTC")
    assert (report.differences, report.problems) == ([], [])


def test_table_whose_count_agrees_is_marked_as_complete(folder, covenant):
    sync(folder)

    covenant.refresh_from_db()
    check = Checked.objects.get(treaty=covenant)
    assert (check.checked_on, check.endings) == (ON, False)


@pytest.mark.parametrize(
    "count, said",
    [
        pytest.param("<Parties>9</Parties>", "gives 9 Parties and lists 8", id="another"),
        pytest.param("", "gives no number of Parties and lists 8", id="none"),
    ],
)
def test_table_whose_count_does_not_agree_is_not_marked(folder, covenant, count, said):
    change(folder, "<Parties>8</Parties>", count)

    report = sync(folder)

    covenant.refresh_from_db()
    assert not Checked.objects.exists()
    assert [said in line for line in report.differences] == [True]
    assert report.counts["acts added"] == 12


def test_second_run_changes_nothing(folder):
    sync(folder)
    before = Change.objects.count()

    report = sync(folder)

    assert (dict(report.counts), report.differences) == ({}, [])
    assert Change.objects.count() == before


def test_dry_run_writes_nothing(folder):
    before = Change.objects.count()

    report = sync(folder, dry_run=True)

    assert report.counts["acts added"] == 12
    assert (Act.objects.count(), Change.objects.count()) == (0, before)


# --- What is recorded here already ---------------------------------------------------------


@pytest.mark.parametrize(
    "kind, done_on",
    [
        pytest.param("accession", date(1994, 10, 8), id="another-day"),
        pytest.param("ratification", date(1994, 10, 7), id="another-kind"),
    ],
)
def test_different_act_waits_for_a_decision_once(folder, covenant, kind, done_on):
    act = ActFactory(treaty=covenant, state__code="KG", kind=kind, done_on=done_on)

    sync(folder)
    report = sync(folder)

    act.refresh_from_db()
    correction = Act.objects.get(corrects=act)
    assert (act.kind, act.done_on) == (kind, done_on)
    assert (correction.kind, correction.done_text) == ("accession", "1994-10-07")
    assert correction.publication == "draft"
    assert len(report.differences) == 1


def test_refused_correction_is_not_made_again(folder, covenant):
    act = ActFactory(
        treaty=covenant, state__code="KG", kind="ratification", done_on=date(1994, 10, 7)
    )
    sync(folder)
    with door.writing([covenant]) as write:
        write.delete(Act.objects.get(corrects=act))

    report = sync(folder)

    assert not Act.objects.filter(corrects=act).exists()
    assert report.differences == [f"{act}: the chart says kind accession"]


@pytest.mark.parametrize(
    "code, kind, stated",
    [
        pytest.param("KG", "consent", "accession", id="form-not-recorded"),
        pytest.param(
            "KZ", "ratification_acceptance_or_approval", "ratification", id="one-of-three"
        ),
    ],
)
def test_kind_that_was_left_open_is_completed(folder, covenant, code, kind, stated):
    days = {"KG": date(1994, 10, 7), "KZ": date(2006, 1, 24)}
    act = ActFactory(treaty=covenant, state__code=code, kind=kind, done_on=days[code])

    report = sync(folder)

    act.refresh_from_db()
    assert (act.kind, report.counts["acts completed"]) == (stated, 1)


def test_party_that_the_file_does_not_list_is_a_difference_and_no_end(folder, covenant):
    ActFactory(treaty=covenant, state__code="NO", kind="ratification", done_on=date(1972, 9, 13))

    report = sync(folder)

    assert acts_of("NO") == [("ratification", "1972-09-13", "published")]
    assert [line.endswith("1972-09-13: not in the chart") for line in report.differences] == [True]


def test_state_that_has_ceased_to_exist_and_an_end_are_not_expected_in_the_file(folder, covenant):
    StateFactory(code="YUCS", kind="former_state", exists_until=date(1992, 4, 27))
    ActFactory(treaty=covenant, state__code="YUCS", kind="ratification", done_on=date(1971, 6, 2))
    ActFactory(treaty=covenant, state__code="NO", kind="accession", done_on=date(1980, 1, 1))
    ActFactory(treaty=covenant, state__code="NO", kind="denunciation", done_on=date(1990, 1, 1))

    assert sync(folder).differences == []


def test_act_that_staff_withdrew_is_not_published_again(folder, covenant):
    ActFactory(
        treaty=covenant,
        state__code="KG",
        kind="accession",
        done_on=date(1994, 10, 7),
        publication="withdrawn",
    )

    report = sync(folder)

    assert acts_of("KG") == [("accession", "1994-10-07", "withdrawn")]
    assert "in the chart, but withdrawn from publication here" in report.differences[0]


# --- Square brackets -----------------------------------------------------------------------


@pytest.fixture
def paris(tmp_path, covenant):
    shutil.copy(FILES / "XXVII-7-d.en.xml", tmp_path)
    treaty = create_treaty("XXVII-7-d")
    door.rederive()
    return treaty


AMERICAN = [("acceptance", date(2021, 1, 20)), ("denunciation", date(2025, 1, 27))]


@pytest.mark.parametrize(
    "recorded, said",
    [
        pytest.param(0, "no longer in force in the chart, and not here", id="not-recorded"),
        pytest.param(
            1, "no longer in force in the chart, but without an end here", id="without-its-end"
        ),
        pytest.param(2, "", id="with-its-end"),
    ],
)
def test_what_has_ended_is_not_published_and_not_ended_here(tmp_path, paris, recorded, said):
    for kind, done_on in AMERICAN[:recorded]:
        ActFactory(treaty=paris, state__code="US", kind=kind, done_on=done_on)

    report = sync(tmp_path)

    assert [line.partition(": ")[2] for line in report.differences] == [said] * bool(said)
    assert len(acts_of("US")) == 1 + recorded
    assert report.counts["charts complete"] == 1


# --- What cannot be read -------------------------------------------------------------------


def test_unknown_participant_leaves_the_whole_treaty_out_and_the_others_in(folder, covenant):
    shutil.copy(FILES / "IV-1.en.xml", folder)
    genocide = create_treaty("IV-1")
    door.rederive()
    change(folder, "Uzbekistan", "Atlantis")

    report = sync(folder)

    assert report.problems == [
        f"UNTC IV-4: {folder}/IV-4.en.xml: {PLACE} 9: “Atlantis” is not known"
    ]
    assert set(Act.objects.values_list("treaty", flat=True)) == {genocide.pk}
    assert list(Checked.objects.values_list("treaty", flat=True)) == [genocide.pk]


def test_participant_that_stands_twice_leaves_the_treaty_out(folder):
    change(folder, "Uzbekistan", "Kyrgyzstan")

    report = sync(folder)

    assert "Kyrgyzstan stands twice" in report.problems[0]
    assert not Act.objects.exists()


def test_another_title_is_named(folder):
    change(folder, "4. International Covenant", "5. Optional Protocol to the Covenant")

    [difference] = sync(folder).differences

    assert "the file is titled '5. Optional Protocol" in difference


def test_treaty_that_is_not_here_is_counted_and_named(folder):
    shutil.copy(FILES / "IV-1.en.xml", folder)

    report = sync(folder)

    assert (report.unknown, report.problems) == (["UNTC IV-1"], [])


def test_only_the_treaty_asked_for_and_what_it_lacks_is_a_problem(folder):
    report = sync(folder, numbers={"IV-1", "IV-2"})

    assert not Act.objects.exists()
    assert report.problems == [
        "UNTC IV-1: there is no such treaty here",
        "UNTC IV-2: there is no such treaty here",
    ]


# --- The command and an address ------------------------------------------------------------


class Collection(SimpleHTTPRequestHandler):
    """A double of the depositary's address: a file in the first volume, the rest in maintenance."""

    def do_GET(self):
        if self.path == "/Volume%20I/Chapter%20IV/IV-4.en.xml":
            self.answer(200, (FILES / "IV-4.en.xml").read_bytes())
        elif self.path == "/Volume%20I/Chapter%20XXVII/XXVII-7-d.en.xml":
            self.answer(200, (FILES / "XXVII-7-d.en.xml").read_bytes())
        elif "IV-1." in self.path:
            self.answer(200, b"<!DOCTYPE html><title>Under maintenance</title>")
        else:
            self.answer(404, b"")

    def answer(self, code: int, content: bytes) -> None:
        self.send_response(code)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args):
        pass


@contextmanager
def serving():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Collection)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_address_answers_by_volume_and_chapter(paris, capsys):
    with serving() as address:
        call_command("sync_un", "--url", f"{address}/")

    assert "22 acts added, 2 charts complete; 1 differ." in capsys.readouterr().out
    assert acts_of("KG")[0] == ("accession", "1994-10-07", "published")


def test_address_in_maintenance_is_named_and_the_others_are_read(covenant):
    create_treaty("IV-1")
    door.rederive()

    with (
        serving() as address,
        pytest.raises(CommandError, match=r"IV-1\.en\.xml: is a page in HTML.*maintenance"),
    ):
        call_command("sync_un", "--url", address)

    assert Act.objects.filter(treaty=covenant).exists()


def test_treaty_without_a_file_at_the_address_is_named(covenant):
    with serving() as address, pytest.raises(CommandError, match="is no such treaty here"):
        call_command("sync_un", "--url", address, "--treaty", "untc-iv-9")


def test_command_refuses_what_is_no_number(folder):
    with pytest.raises(CommandError, match="invalid number value: '112'"):
        call_command("sync_un", "--from", str(folder), "--treaty", "112")
