"""Programs run on a database of their own, each with the time and the memory that it took."""

import csv
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, product
from pathlib import Path

ROOT = Path(__file__).parent.parent
HEADER = ("series", "number", "state", "kind", "done_on", "source")


@dataclass
class Run:
    """A program that has ended well."""

    seconds: float
    megabytes: float
    output: str


@dataclass
class Site:
    """The site as it is installed, on one database."""

    address: str

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {
            "DATABASE_URL": self.address,
            "SECRET_KEY": "only-for-the-measurements",
            "DEBUG": "0",
            "ALLOWED_HOSTS": "testserver,127.0.0.1",
            "SECURE_SSL_REDIRECT": "0",
            "THROTTLE_RATE": "",
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }

    def manage(self, *arguments: str) -> Run:
        """Run one of the site's commands."""
        return self._run("manage.py", *arguments)

    def run(self, module: str, *arguments: str) -> Run:
        """Run a measuring program, which prints what it found as JSON."""
        return self._run("-m", module, *arguments)

    def _run(self, *arguments: str) -> Run:
        command = [sys.executable, *arguments]
        started = time.perf_counter()
        with subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, text=True
        ) as process:
            output = process.stdout.read()
            # Waiting this way tells of this child alone, not of the largest one so far.
            _pid, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"{' '.join(command)} failed:\n{output}")
        # Linux counts in kilobytes.
        return Run(time.perf_counter() - started, usage.ru_maxrss / 1024, output)


def write_acts(file: Path, count: int) -> None:
    """Write a file of signatures, ratifications and denunciations that is good to import."""
    treaties = [row for row in rows_of("treaties/data/treaties.csv") if row["opened_on"]]
    states = [row for row in rows_of("countries/data/states.csv") if not row["exists_until"]]
    kinds = (("signature", 400), ("ratification", 800), ("denunciation", 4000))
    combinations = product(states, treaties, kinds)
    with file.open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADER)
        for state, treaty, (kind, days) in islice(combinations, count):
            done_on = date.fromisoformat(treaty["opened_on"]) + timedelta(days)
            source = "made up for a measurement"
            row = (treaty["series"], treaty["number"], state["code"], kind, done_on, source)
            writer.writerow(row)


def rows_of(path: str) -> list[dict]:
    """Return the rows of a bundled table."""
    with (ROOT / path).open(newline="") as stream:
        return list(csv.DictReader(stream))
