import os
import shutil
import sys
from contextlib import contextmanager
from io import StringIO
from ipaddress import ip_address

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, connections
from hypothesis import settings as hypothesis_settings
from pytest_django.live_server_helper import LiveServer

from core.records.models import Revision
from countries.models import Group
from treaties.law.vocabulary import StateGroup

# The same examples on every run and machine: a red test is then about the change at hand.
hypothesis_settings.register_profile("project", deadline=None, derandomize=True, database=None)
hypothesis_settings.load_profile("project")

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


def pytest_collection_modifyitems(config, items):
    if is_on_postgresql():
        leave_to_sqlite(config, items)
    for item in items:
        if item.get_closest_marker("browser") and not CHROMIUM and os.environ.get("CI") != "true":
            item.add_marker(pytest.mark.skip(reason="Chromium is not installed"))
        if item.get_closest_marker("postgresql") and not is_on_postgresql():
            item.add_marker(pytest.mark.skip(reason="only PostgreSQL promises this"))


def leave_to_sqlite(config, items) -> None:
    """Deselect what touches no database: PostgreSQL can tell nothing new about it.

    Nothing that asks the database is lost: without the mark or a fixture looked for here,
    pytest-django refuses every query, so such a test is red on SQLite.
    """
    pure = [item for item in items if not touches_database(item)]
    items[:] = [item for item in items if touches_database(item)]
    config.hook.pytest_deselected(items=pure)


def touches_database(item) -> bool:
    """Tell whether a test may ask the database; what is not a plain function may."""
    if not isinstance(item, pytest.Function) or item.cls or item.get_closest_marker("django_db"):
        return True
    # What a fixture asks for is among the names too.
    return not {"django_db_setup", "live_server"}.isdisjoint(item.fixturenames)


def is_on_postgresql() -> bool:
    return connections["default"].vendor == "postgresql"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """Keep the SQLite test database in a file, so that threads share it with real transactions."""
    for database in connections.all():
        if database.vendor == "sqlite":
            path = tmp_path_factory.mktemp("database") / f"{database.alias}.sqlite3"
            database.settings_dict["TEST"]["NAME"] = str(path)


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
def empty_cache():
    """Forget kept answers: their keys hold the data revision, which each test begins anew."""
    cache.clear()


@pytest.fixture(autouse=True)
def rows_of_the_migrations(request):
    """Write again what the migrations had written, where an earlier test emptied the tables."""
    if touches_database(request.node):
        request.getfixturevalue("_django_db_helper")
        if not Revision.objects.exists():
            write_rows_of_the_migrations()


def write_rows_of_the_migrations():
    Group.objects.bulk_create([Group(code=code) for code in StateGroup], ignore_conflicts=True)
    Revision.objects.create(id=1)


class Bundled:
    """A database beside the tests' own, with the bundled data and nothing else."""

    def __init__(self):
        # SQLite moves what it wrote into the file that is copied here when the last one leaves.
        connection.close()
        connection.creation.clone_test_db("bundled", verbosity=0)
        self.name = connection.creation.get_test_db_clone_settings("bundled")["NAME"]
        stdout = StringIO()
        with self.in_use():
            # Earlier tests may have emptied what was cloned: begin as the migrations end.
            call_command("flush", interactive=False, verbosity=0)
            write_rows_of_the_migrations()
            call_command("load_data", stdout=stdout)
        self.said = stdout.getvalue()

    @contextmanager
    def in_use(self):
        """Let all queries, of every thread, go to this database."""
        # All threads share this dictionary, and read it when they connect.
        own = connection.settings_dict["NAME"]
        self.turn_to(self.name)
        try:
            yield
        finally:
            self.turn_to(own)

    def turn_to(self, name: str) -> None:
        connection.close()
        connection.settings_dict["NAME"] = name
        # A database emptied meanwhile gave its models other numbers.
        ContentType.objects.clear_cache()

    def remove(self) -> None:
        connection.creation.destroy_test_db(suffix="bundled", verbosity=0)


@pytest.fixture(scope="session")
def bundled_database(django_db_setup, django_db_blocker):
    """Return the database with the bundled data, loaded once for all tests of this process."""
    with django_db_blocker.unblock():
        database = Bundled()
    yield database
    with django_db_blocker.unblock():
        database.remove()


@pytest.fixture(scope="module")
def bundled(bundled_database, django_db_blocker):
    """Give all tests of a module the bundled data; return what `load_data` printed.

    What a test writes leaves with it, so no test may commit here.
    """
    with django_db_blocker.unblock(), bundled_database.in_use():
        before = Revision.objects.get().number
        yield bundled_database.said
        assert Revision.objects.get().number == before, "A test changed the bundled data."


@pytest.fixture(scope="module")
def site(bundled):
    """Return the address of the site with the bundled data, which all tests of a module read."""
    server = LiveServer("localhost")
    yield server.url
    server.stop()
