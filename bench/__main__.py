"""Measure the site and write bench/results.json: `python -m bench`."""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from .commands import Site, write_acts
from .results import Result, at_most

RESULTS = Path(__file__).parent / "results.json"
ACTS = 10_000


def measure_writing(site: Site, folder: Path) -> list[Result]:
    """Load the bundled data into an empty database, derive all of it, import many acts."""
    site.manage("migrate", "--verbosity", "0")
    # Pages name their files by content, as they do where the site is served.
    site.manage("collectstatic", "--noinput", "--verbosity", "0")
    loading = site.manage("load_data")
    deriving = site.run("bench.deriving")
    return [
        at_most("load_data from empty, seconds", loading.seconds, 30),
        at_most("load_data from empty, megabytes", loading.megabytes, 400),
        at_most("derive everything, seconds", json.loads(deriving.output), 10),
    ]


def measure_reading(site: Site, folder: Path) -> list[Result]:
    """Ask for answers and pages in one process, on the bundled data."""
    return [at_most(**result) for result in json.loads(site.run("bench.reading").output)]


def measure_searching(site: Site, folder: Path) -> list[Result]:
    """Search among the bundled treaties, and among many more, which do not stay."""
    return [at_most(**result) for result in json.loads(site.run("bench.searching").output)]


def measure_importing(site: Site, folder: Path) -> list[Result]:
    """Import more acts than are bundled, into the database that the others have read."""
    file = folder / "acts.csv"
    write_acts(file, ACTS)
    importing = site.manage("import_acts", str(file))
    if f"{ACTS:,} acts imported" not in importing.output:
        raise RuntimeError(f"The acts were not imported:\n{importing.output}")
    return [
        at_most(f"import_acts, {ACTS:,} acts, seconds", importing.seconds, 10),
        at_most(f"import_acts, {ACTS:,} acts, megabytes", importing.megabytes, 500),
    ]


def main() -> int:
    results = []
    with TemporaryDirectory(prefix="accede-bench-") as name:
        site = Site(Path(name) / "bench.sqlite3")
        for measure in (measure_writing, measure_reading, measure_searching, measure_importing):
            results += measure(site, Path(name))
    RESULTS.write_text(json.dumps(results, indent=2) + "\n")
    for result in results:
        verdict = "holds" if result["holds"] else "MISSED"
        print(f"{result['name']:<64}{result['value']:>10}  mark {result['mark']:>6}  {verdict}")
    return 0 if all(result["holds"] for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
