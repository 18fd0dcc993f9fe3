import os
import shutil
import sys
from datetime import UTC, date, datetime, time
from ipaddress import ip_address

import pytest
from django.core.cache import cache
from django.db import connections
from django.utils import translation
from hypothesis import settings as hypothesis_settings
from pytest_django.live_server_helper import LiveServer

from core import clock
from core.records.models import Revision
from tests import bundled as bundled_data

# The same examples on every run and machine: a red test is then about the change at hand.
hypothesis_settings.register_profile("project", deadline=None, derandomize=True, database=None)
hypothesis_settings.load_profile("project")

# The day on which the bundled data were gathered.
TODAY = date(2026, 11, 24)
CHROMIUM = shutil.which("chromium")


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine; a name is, only if it is `localhost`."""
    if host in {"localhost", ""}:
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def refuse_foreign_hosts(event: str, arguments: tuple) -> None:
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event == "socket.connect" and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    host = host.decode() if isinstance(host, bytes) else host or ""
    if not is_loopback(host):
        raise RuntimeError(f"A test tried to reach {host}: tests have no network.")


# An audit hook sees every socket of the process, whoever opens it. It cannot be removed.
sys.addaudithook(refuse_foreign_hosts)


# What a test asks for, or is marked with, before pytest-django lets it reach a database.
# Not `django_db_blocker`: every test has that one, it is what refuses the others.
OF_DATABASE = {"db", "transactional_db", "live_server", "django_db_setup"}


def pytest_collection_modifyitems(config, items):
    """Skip what cannot run here, and leave to SQLite's run what asks for no database at all.

    A test that needs a database and does not say so fails on SQLite: pytest-django refuses it.
    """
    if is_on_postgresql():
        pure = [item for item in items if not may_reach_database(item)]
        config.hook.pytest_deselected(items=pure)
        items[:] = [item for item in items if may_reach_database(item)]
    for item in items:
        if item.get_closest_marker("browser") and not CHROMIUM and os.environ.get("CI") != "true":
            item.add_marker(pytest.mark.skip(reason="Chromium is not installed"))
        if item.get_closest_marker("postgresql") and not is_on_postgresql():
            item.add_marker(pytest.mark.skip(reason="only PostgreSQL promises this"))


def may_reach_database(item) -> bool:
    marks = ("django_db", "postgresql")
    return any(map(item.get_closest_marker, marks)) or not OF_DATABASE.isdisjoint(item.fixturenames)


def is_on_postgresql() -> bool:
    return connections["default"].vendor == "postgresql"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """Keep the SQLite test database in a file, so that threads share it with real transactions."""
    for connection in connections.all():
        if connection.vendor == "sqlite":
            path = tmp_path_factory.mktemp("database") / f"{connection.alias}.sqlite3"
            connection.settings_dict["TEST"]["NAME"] = str(path)
            kept = bundled_data.kept_empty()
            if kept and kept.exists():
                shutil.copy(kept, path)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Go on from an empty database that an earlier run kept; only what is missing is migrated."""
    kept = bundled_data.kept_empty()
    return bool(kept and kept.exists())


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Keep the empty database for later runs where a developer asks for it."""
    kept = bundled_data.kept_empty()
    if kept and not kept.exists():
        with django_db_blocker.unblock():
            bundled_data.keep_empty(kept)


@pytest.fixture(scope="session")
def chromium():
    """Return a running Chromium, the system's own."""
    if not CHROMIUM:
        pytest.fail("Chromium is not installed: apt-get install chromium")
    # Playwright's loop runs in this thread, and Django would take it for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-quic", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@pytest.fixture
def page(chromium, live_server):
    """Return an empty page of a new visitor; `page.goto("/en/")` opens the site under test."""
    context = chromium.new_context(base_url=live_server.url, locale="en-GB")
    yield context.new_page()
    context.close()


@pytest.fixture(autouse=True)
def as_new():
    """Forget kept answers, whose keys hold the data revision, and the last reader's language."""
    cache.clear()
    translation.deactivate()


@pytest.fixture
def today(monkeypatch):
    """Make it the day of the bundled data; return how to make it another day."""

    def make_it(day: date) -> None:
        monkeypatch.setattr(clock, "today", lambda: day)
        monkeypatch.setattr(clock, "now", lambda: datetime.combine(day, time(12), UTC))

    make_it(TODAY)
    return make_it


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory):
    """Return the folder of this run, which all its workers share."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


@pytest.fixture(scope="session")
def bundled_copy(django_db_setup, django_db_blocker, shared_folder):
    """Return the name of this worker's database with the bundled data."""
    with django_db_blocker.unblock():
        bundled_data.load_once(shared_folder)
        name = bundled_data.own_copy(shared_folder)
    yield name
    with django_db_blocker.unblock():
        bundled_data.drop(name)


@pytest.fixture(scope="module")
def bundled(bundled_copy, django_db_blocker, shared_folder):
    """Let a module's tests work on the bundled data; return what `load_data` printed."""
    with (
        django_db_blocker.unblock(),
        bundled_data.working_on(bundled_copy),
        bundled_data.nothing_committed(),
    ):
        yield (shared_folder / bundled_data.OUTPUT).read_text()


@pytest.fixture(scope="module")
def site(bundled):
    """Return the address of the site with the bundled data, which all tests of a module read."""
    server = LiveServer("localhost")
    yield server.url
    server.stop()


@pytest.fixture(scope="module", autouse=True)
def rows_of_migrations(request, django_db_blocker):
    """Put back what the migrations made, after a module whose tests emptied the database."""
    yield
    mine = [item for item in request.session.items if item.getparent(pytest.Module) is request.node]
    if any(is_transactional(item) for item in mine):
        with django_db_blocker.unblock():
            Revision.objects.get_or_create(id=1)


def is_transactional(item) -> bool:
    mark = item.get_closest_marker("django_db")
    return bool(mark and mark.kwargs.get("transaction")) or not {
        "transactional_db",
        "live_server",
    }.isdisjoint(item.fixturenames)
