"""Two processes answer, each from its own memory, while a third writes: never what stood before."""

import os
import random
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from core.records.publication import Publication
from tests.factories import ActFactory
from tests.treaties import stories
from treaties.models import Act
from treaties.writing import door

pytestmark = pytest.mark.django_db(transaction=True)

ROOT = Path(__file__).parent.parent.parent
SERVER = """
import sys
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer
from config.wsgi import application

class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True

class Quiet(WSGIRequestHandler):
    def log_message(self, *_arguments):
        pass

server = Server(("127.0.0.1", int(sys.argv[1])), Quiet)
server.set_app(application)
server.serve_forever()
"""
PATHS = [
    "/api/v1/states/KG/treaties/",
    "/api/v1/treaties/ets-112/",
    "/api/v1/acts/",
    "/api/v1/treaties/ets-112/participations/",
    "/en/treaties/ets-112/",
    "/ru/countries/kg/",
]
STEPS = 40


@pytest.fixture
def story():
    states = stories.states("KG", "KZ", members=False)
    treaty = stories.treaty("112", {})
    door.rederive()
    return treaty, states


@pytest.fixture
def servers(story):
    """Yield the addresses of two processes of the site on the test's database."""
    if connection.vendor != "sqlite":
        pytest.skip("the processes share a file")
    running = [serve(free_port()) for _number in range(2)]
    yield [address for _process, address in running]
    for process, _address in running:
        process.kill()
        process.wait()


def serve(port: int) -> tuple[subprocess.Popen, str]:
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{connection.settings_dict['NAME']}",
        "SECRET_KEY": "of-two-processes",
        "DEBUG": "0",
        "ALLOWED_HOSTS": "127.0.0.1",
        "SECURE_SSL_REDIRECT": "0",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    command = [sys.executable, "-c", SERVER, str(port)]
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    for _time in range(600):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return process, f"http://127.0.0.1:{port}"
        time.sleep(0.1)
    raise RuntimeError("The server did not start.")


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def read(address: str, encoding: str) -> tuple[bytes, str]:
    request = urllib.request.Request(address, headers={"Accept-Encoding": encoding})
    with urllib.request.urlopen(request) as response:
        return response.read(), response.headers.get("ETag", "")


def fresh(path: str, encoding: str, host: str) -> bytes:
    """Return what the site says now, made anew."""
    cache.clear()
    return Client().get(path, headers={"accept-encoding": encoding, "host": host}).content


def write(chance: random.Random, treaty, states) -> None:
    """Write, change, withdraw or delete an act, as it comes."""
    act = Act.objects.order_by("?").first()
    if act is None or chance.random() < 0.5:
        kind = chance.choice(["signature", "accession", "invitation"])
        act = ActFactory.build(treaty=treaty, state=chance.choice(states), kind=kind, source="x")
    else:
        act.publication = chance.choice([Publication.WITHDRAWN, Publication.PUBLISHED])
        act.note = str(chance.random())
    with door.writing([treaty]) as writer:
        writer.save(act)


def test_every_answer_is_that_of_the_last_write(story, servers):
    chance, kept = random.Random(7), 0
    for _step in range(STEPS):
        if chance.random() < 0.4:
            write(chance, *story)
        path, server = chance.choice(PATHS), chance.choice(servers)
        encoding = chance.choice(["identity", "gzip", "br"])
        first, second = (read(server + path, encoding) for _time in range(2))

        assert first == second
        assert first[0] == fresh(path, encoding, server.removeprefix("http://")), path
        kept += 1

    assert kept == STEPS
