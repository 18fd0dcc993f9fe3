"""Requests in a second over HTTP, each rival in turn in one run: the site, a bare view, Datasette.

They answer with the same status list of one State; Datasette with the same rows and columns from a
table of its own. ``wrk`` asks over eight connections; it has to be installed.
"""

import json
import os
import re
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROUNDS, SECONDS, CONNECTIONS = 3, 3, 8
LIST = "/api/v1/states/KG/treaties/?page_size=500"
PER_SECOND = re.compile(r"Requests/sec:\s+([\d.]+)")
BAD = re.compile(r"Non-2xx or 3xx responses: (\d+)|Socket errors: (.*)")
BIN = Path(sys.executable).parent


def measure(environment: dict, folder: Path) -> dict[str, float]:
    """Return the median requests in a second of each rival, warm."""
    with serving("config.wsgi:application", environment) as site:
        content = read(site + LIST)
    (folder / "answer.json").write_bytes(content)
    bare = environment | {"BARE_FILE": str(folder / "answer.json")}
    with (
        serving("config.wsgi:application", environment) as site,
        serving("bench.bare:application", bare) as view,
        datasette(folder, content) as rival,
    ):
        asked = {"site": site + LIST, "site, gzip": site + LIST, "bare view": view + "/"}
        asked |= {"datasette": rival} if rival else {}
        for address in asked.values():
            read(address)
        rounds = [
            {name: per_second(address, gzip="gzip" in name) for name, address in asked.items()}
            for _round in range(ROUNDS)
        ]
    return {name: statistics.median(found[name] for found in rounds) for name in asked}


def by_workers(environment: dict) -> dict[int, float]:
    """Return the median requests in a second of one, two and four processes of the site."""
    found = {}
    for workers in (1, 2, 4):
        with serving("config.wsgi:application", environment, workers=workers) as site:
            for _time in range(4 * workers):
                read(site + LIST)
            found[workers] = statistics.median(per_second(site + LIST) for _round in range(ROUNDS))
    return found


@contextmanager
def serving(application: str, environment: dict, *, workers: int = 1) -> Iterator[str]:
    """Serve an application as the site is served, and yield its address."""
    port = free_port()
    command = [BIN / "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", str(workers), "--blocking-threads", "4", "--backpressure", "128"]
    command += ["--no-access-log", "--log-level", "warning", application]
    with running(command, environment, port) as address:
        yield address


@contextmanager
def datasette(folder: Path, content: bytes) -> Iterator[str | None]:
    """Serve the same rows by Datasette and yield their address; None where it is not installed."""
    if not (BIN / "datasette").exists():
        yield None
        return
    file, port = folder / "answers.db", free_port()
    rows = json.loads(content)["results"]
    names = list(rows[0])
    columns = ", ".join(f'"{name}"' for name in names)
    with sqlite3.connect(file) as database:
        database.execute(f"CREATE TABLE answers ({columns})")
        database.executemany(
            f"INSERT INTO answers VALUES ({', '.join('?' for _ in names)})",
            [[plain(row[name]) for name in names] for row in rows],
        )
    command = [BIN / "datasette", "serve", file, "--port", str(port)]
    command += ["--setting", "max_returned_rows", "1000", "--setting", "default_page_size", "1000"]
    with running(command, os.environ, port) as address:
        yield f"{address}/answers/answers.json?_size=max&_shape=objects"


def plain(value: object) -> object:
    return value if value is None or isinstance(value, str | int) else json.dumps(value)


@contextmanager
def running(command: list, environment: dict, port: int) -> Iterator[str]:
    # What is wrong is told by the answers; Datasette would write a line for each.
    process = subprocess.Popen(
        command,
        env=environment,
        cwd=Path(__file__).parent.parent,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def wait_for(port: int) -> None:
    for _time in range(600):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise RuntimeError(f"Nobody listens on port {port}.")


def read(address: str) -> bytes:
    with urllib.request.urlopen(address) as response:
        return response.read()


def per_second(address: str, *, gzip: bool = False) -> float:
    """Return how many good answers come in a second."""
    wrk = shutil.which("wrk")
    if wrk is None:
        raise RuntimeError("wrk is not installed: apt-get install wrk")
    command = [wrk, "-t2", f"-c{CONNECTIONS}", f"-d{SECONDS}s"]
    command += ["-H", "Accept-Encoding: gzip"] if gzip else []
    output = subprocess.run([*command, address], capture_output=True, text=True, check=True).stdout
    if bad := BAD.search(output):
        raise RuntimeError(f"{address}: {bad[0]}")
    return float(PER_SECOND.search(output)[1])
