import os
import shutil
import sys
from io import StringIO
from ipaddress import ip_address

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connections, transaction
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
    for connection in connections.all():
        if connection.vendor == "sqlite":
            path = tmp_path_factory.mktemp("database") / f"{connection.alias}.sqlite3"
            connection.settings_dict["TEST"]["NAME"] = str(path)


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


@pytest.fixture(scope="module")
def bundled(django_db_setup, django_db_blocker):
    """Load the bundled data once for all tests of a module; they leave with its last test."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_data", stdout=StringIO())
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    """Return the address of the site with the bundled data, which all tests of a module read.

    The server's threads see committed rows alone, so there is no rollback: the database is
    emptied before and after, down to the rows that the migrations made.
    """
    with django_db_blocker.unblock():
        empty_database()
        call_command("load_data", stdout=StringIO())
        server = LiveServer("localhost")
        yield server.url
        server.stop()
        empty_database()


def empty_database():
    call_command("flush", interactive=False, verbosity=0)
    Group.objects.bulk_create([Group(code=code) for code in StateGroup])
    Revision.objects.create(id=1)
