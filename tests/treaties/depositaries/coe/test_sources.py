import json
import time
from contextlib import contextmanager
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from django.core.management import CommandError, call_command

from tests.factories import StatementFactory, TreatyFactory
from tests.treaties.depositaries.coe.treaty_office import (
    ACCESSION,
    ON,
    create_treaty,
    save,
    save_chart,
    sync,
)
from treaties.depositaries import fetching
from treaties.depositaries.coe import Folder, Site
from treaties.depositaries.coe.declarations import plain_text
from treaties.depositaries.coe.index import addresses
from treaties.depositaries.fetching import Unreadable
from treaties.models import Act, Statement, Treaty

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("derived_is_clean")]


@pytest.fixture
def treaty():
    return create_treaty()


@pytest.fixture
def folder(tmp_path):
    return tmp_path


# --- Declarations --------------------------------------------------------------------------

DECLARATION = {
    "code_Pays": {"Value": "KGZ"},
    "code_Organisation": None,
    "nature_Dec": "Declaration",
    "numero_Article": "3",
    "date_Effet": "2024-08-01T00:00:00",
    "date_Effet_Retrait": None,
    "texte_Decl": "<p onclick='x()'>The term &quot;national&quot;</p><script>alert(1)</script>",
}


def test_new_declaration_is_published_as_plain_text(treaty, folder):
    save_chart(folder, ACCESSION)
    save(folder, "declarations/112", [DECLARATION])

    sync(folder)

    statement = Statement.objects.get()
    assert (statement.state.code, statement.nature) == ("KG", "declaration")
    assert (statement.articles, statement.starts_on) == ("3", date(2024, 8, 1))
    assert (statement.text, statement.publication) == ('The term "national"', "published")


def test_changed_declaration_waits_as_a_draft_once(treaty, folder):
    StatementFactory(treaty=treaty, state__code="KG", articles="3", starts_on=date(2024, 8, 1))
    save_chart(folder, ACCESSION)
    save(folder, "declarations/112", [DECLARATION])

    sync(folder)
    sync(folder)

    assert sorted(Statement.objects.values_list("publication", flat=True)) == [
        "draft",
        "published",
    ]


@pytest.mark.parametrize(
    "declared, checked_on",
    [
        pytest.param(None, None, id="no-list"),
        pytest.param([], ON, id="nothing-declared"),
        pytest.param([DECLARATION], ON, id="something"),
        pytest.param([DECLARATION | {"nature_Dec": "Wish"}], None, id="not-read"),
    ],
)
def test_a_list_that_was_read_is_recorded(declared, checked_on, treaty, folder):
    save_chart(folder, ACCESSION)
    if declared is not None:
        save(folder, "declarations/112", declared)

    sync(folder)

    treaty.refresh_from_db()
    assert treaty.statements_checked_on == checked_on


def test_unknown_nature_is_a_problem(treaty, folder):
    save(folder, "declarations/112", [DECLARATION | {"nature_Dec": "Wish"}])

    assert sync(folder).problems == [
        "ets-112, declarations: declaration 1: the nature 'Wish' is not known"
    ]


@pytest.mark.parametrize(
    "markup, text",
    [
        pytest.param("<p>One</p><p>Two</p>", "One\nTwo", id="paragraphs"),
        pytest.param("One<br/>Two", "One\nTwo", id="line-break"),
        pytest.param("<style>p {}</style><b>One</b>", "One", id="style"),
        pytest.param("a\0b &amp; c", "ab & c", id="nul-and-entity"),
    ],
)
def test_plain_text(markup, text):
    assert plain_text(markup) == text


# --- Index ---------------------------------------------------------------------------------

ENTRY = {
    "Numero_traite": "167",
    "Code_prot": 1,
    "Numero_traite_parent": "112",
    "Libelle_titre_ENG": " Additional  Protocol ",
    "Date_ste": "1997-12-18T00:00:00",
    "Date_vigueur_ste": "2000-06-01",
    "Code_conv": "MENX010",
    "Mention": "ETS",
}


def test_new_treaty_is_added_with_its_parent(treaty, folder):
    save(folder, "index", [ENTRY])

    sync(folder)

    protocol = Treaty.objects.get(code="ets-167")
    assert (protocol.parent, protocol.form) == (treaty, "protocol")
    assert protocol.titles == {"en": "Additional Protocol"}
    assert [(row.group, row.route, row.requires) for row in protocol.routes.all()] == [
        ("member", "open", None),
        ("european", "open_after_entry", treaty),
        ("other", "open_after_entry", treaty),
    ]


def test_missing_date_of_a_treaty_is_added_and_a_different_one_named(folder):
    treaty = TreatyFactory(number="167", code="ets-167", opened_on=date(1997, 12, 17))
    save(folder, "index", [ENTRY])

    report = sync(folder)

    treaty.refresh_from_db()
    assert (treaty.opened_on, treaty.entered_into_force_on) == (
        date(1997, 12, 17),
        date(2000, 6, 1),
    )
    assert report.differences == ["ets-167: opened_on is 1997-12-17 here, 1997-12-18 in the index"]


def test_entry_that_cannot_be_added_keeps_out_no_other(treaty, folder):
    save(folder, "index", [ENTRY | {"Libelle_titre_ENG": ""}, ENTRY | {"Numero_traite": "170"}])

    report = sync(folder)

    assert report.problems == ["index, 167: 167 has no title"]
    assert Treaty.objects.filter(code="ets-170").exists()


def test_address_that_was_pasted_twice_is_repaired():
    record = {"Lien_pdf_traite_ENG": "https://example.org/1680b06af9ttp://example.org/1680b06af9"}

    assert addresses(record, "Lien_pdf_traite") == {"en": "https://example.org/1680b06af9"}


# --- The command and the address -----------------------------------------------------------


def test_command_reports_and_exits_with_problems(treaty, folder, capsys):
    save_chart(folder, ACCESSION)
    save(folder, "signatures/999", [[], [ACCESSION], []])

    with pytest.raises(CommandError, match="999: there is no such treaty"):
        call_command("sync_treaty_office", "--from", str(folder))
    assert "1 acts added, 1 charts complete; 0 differ." in capsys.readouterr().out


def test_broken_file_is_named(treaty, folder):
    save_chart(folder, ACCESSION)
    (folder / "signatures/112.json").write_text("{", encoding="utf-8")

    assert "signatures/112.json" in sync(folder).problems[0]


def test_missing_folder_is_named(folder):
    with pytest.raises(Unreadable, match="is not a folder"):
        Folder(folder / "missing")


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


@contextmanager
def serving(handler):
    """Serve on this machine, and give the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_address_answers_like_a_folder(treaty, folder):
    save_chart(folder, ACCESSION)

    with serving(partial(Quiet, directory=folder)) as address:
        call_command("sync_treaty_office", "--url", address, "--treaty", "ETS 112")

    assert Act.objects.get().kind == "accession"


class Office(Quiet):
    """Answers as the Treaty Office's own interface does."""

    def do_GET(self):
        found = self.path == "/office/api/signatures?NumSte=112&langue=ENG"
        self.answer([[], [ACCESSION], []] if found else None)

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.answer([ENTRY])

    def answer(self, data):
        self.send_response(404 if data is None else 200)
        self.end_headers()
        self.wfile.write(json.dumps(data).encode())


def test_address_answers_like_the_treaty_office(treaty):
    with serving(Office) as address:
        call_command("sync_treaty_office", "--url", f"{address}/office/")

    assert Act.objects.get().treaty == treaty
    assert Treaty.objects.filter(code="ets-167").exists()


class Moody(Quiet):
    """Answers as addresses do that are of no use, or elsewhere."""

    def do_GET(self):
        mood = self.path.split("/")[1]
        if mood == "slow":
            time.sleep(1)
        self.send_response({"broken": 503, "absent": 404, "moved": 301}.get(mood, 200))
        self.send_header("Location", "/good/index.json")
        self.end_headers()
        try:
            self.wfile.write(b"[1, " if mood == "cut" else b"[1]")
            while mood == "endless":
                self.wfile.write(bytes(1000))
        except OSError:
            pass  # the reader had enough

    def do_POST(self):
        self.do_GET()


@pytest.fixture(scope="module")
def moody():
    with serving(Moody) as address:
        yield address


@pytest.mark.parametrize(
    "mood, answer",
    [
        pytest.param("good", [1], id="answered"),
        pytest.param("moved", [1], id="elsewhere"),
        pytest.param("absent", None, id="not-there"),
    ],
)
def test_answer_of_an_address(moody, mood, answer):
    assert Site(f"{moody}/{mood}").index() == answer


@pytest.mark.parametrize(
    "mood, problem",
    [
        pytest.param("broken", "503 Service Unavailable", id="broken"),
        pytest.param("slow", "timed out", id="too-slow"),
        pytest.param("endless", "has more than", id="too-much"),
        pytest.param("cut", "Expecting value", id="not-json"),
    ],
)
def test_address_that_cannot_be_read_is_named(moody, mood, problem, monkeypatch):
    monkeypatch.setattr(fetching, "TIMEOUT", 0.5)
    monkeypatch.setattr(fetching, "MAX_BYTES", 10_000)

    with pytest.raises(Unreadable, match=f"/{mood}/index.json: .*{problem}"):
        Site(f"{moody}/{mood}").index()


@pytest.mark.parametrize("url", ["ftp://example.org", "file:///etc", "example.org"])
def test_what_is_no_web_address(url):
    with pytest.raises(Unreadable, match="is not a web address"):
        Site(url)


@pytest.mark.parametrize("url", ["http://", "http://localhost:port"])
def test_address_that_leads_nowhere(url):
    with pytest.raises(Unreadable, match="/index"):
        Site(url).index()


def test_asking_writes_no_log(moody, caplog):
    Site(f"{moody}/good").index()

    assert caplog.messages == []
