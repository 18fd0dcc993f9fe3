"""Measure the site and write bench/results.json: `python -m bench`."""

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypedDict

RESULTS = Path(__file__).parent / "results.json"


class Result(TypedDict):
    name: str
    value: float
    mark: float
    holds: bool


def at_most(name: str, value: float, mark: float) -> Result:
    return Result(name=name, value=round(value, 3), mark=mark, holds=value <= mark)


def manage(folder: str, *arguments: str) -> None:
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
        "SECRET_KEY": "only-for-the-measurements",
    }
    subprocess.run([sys.executable, "manage.py", *arguments], env=environment, check=True)


def measure_load_data() -> list[Result]:
    """Load the bundled data into an empty SQLite database."""
    with TemporaryDirectory(prefix="accede-bench-") as folder:
        manage(folder, "migrate", "--verbosity", "0")
        started = time.perf_counter()
        manage(folder, "load_data")
        seconds = time.perf_counter() - started
    # Linux counts in kilobytes; the largest child is the one that loaded.
    megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return [
        at_most("load_data, seconds", seconds, 60),
        at_most("load_data, megabytes", megabytes, 512),
    ]


def main() -> int:
    results = measure_load_data()
    RESULTS.write_text(json.dumps(results, indent=2) + "\n")
    for result in results:
        verdict = "holds" if result["holds"] else "MISSED"
        print(f"{result['name']:<40}{result['value']:>12}  mark {result['mark']:>8}  {verdict}")
    return 0 if all(result["holds"] for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
