"""What the files say of the data as a whole: who made them, how to cite them, what they may do."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from core.http.rendering import LICENCE

from .exports import Table
from .fields import field_of

TITLE = "Accede: where each State stands towards each treaty"
WHAT = (
    "Multilateral treaties, their final clauses, the acts of States on them, and where each State "
    "stood towards each treaty from day to day. Every act has its source. An empty cell is not "
    "known; the code NA is Namibia."
)
KEYWORDS = ["treaties", "accession", "ratification", "entry into force", "international law"]
LICENCE_TITLE = "Creative Commons Attribution 4.0 International"

CITATION, LICENCE_FILE = "CITATION.cff", "LICENSE.txt"
ZENODO, DATASETTE = "metadata.json", "datasette.json"
NAMES = [CITATION, LICENCE_FILE, ZENODO, DATASETTE]


@dataclass(frozen=True)
class Version:
    """Of which state of the record the files are: after which change, and when that was made."""

    version: str
    revision: int
    sequence: int
    changed_at: datetime


def publisher() -> str:
    return settings.PUBLISHER_NAME


def as_json(content: dict) -> str:
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def texts(state: Version, tables: Iterable[Table]) -> dict[str, str]:
    """Return the files in words, by name."""
    return {
        CITATION: citation(state),
        LICENCE_FILE: licence(state),
        ZENODO: as_json(zenodo(state)),
        DATASETTE: as_json(datasette(tables)),
    }


def citation(state: Version) -> str:
    """Return how to cite the data, in the Citation File Format; a JSON string is one of YAML."""
    return "".join(
        f"{name}: {value}\n"
        for name, value in {
            "cff-version": "1.2.0",
            "message": '"If you use these data, please cite them as below."',
            "type": "dataset",
            "title": json.dumps(TITLE),
            "abstract": json.dumps(WHAT),
            "authors": f"\n  - name: {json.dumps(publisher(), ensure_ascii=False)}",
            "version": json.dumps(state.version),
            "date-released": json.dumps(state.changed_at.date().isoformat()),
            "license": "CC-BY-4.0",
            "keywords": "".join(f"\n  - {json.dumps(word)}" for word in KEYWORDS),
        }.items()
    )


def licence(state: Version) -> str:
    day = state.changed_at.date().isoformat()
    return (
        f"{TITLE}\n\nThese data may be used under the licence {LICENCE_TITLE} (CC BY 4.0),\n"
        f"{LICENCE}\n\nName {publisher()} and the day of the data: {day}.\n"
    )


def zenodo(state: Version) -> dict:
    """Return the metadata of a deposit, as Zenodo takes them."""
    return {
        "metadata": {
            "title": TITLE,
            "upload_type": "dataset",
            "description": WHAT,
            "creators": [{"name": publisher()}],
            "version": state.version,
            "publication_date": state.changed_at.date().isoformat(),
            "access_right": "open",
            "license": "cc-by-4.0",
            "language": "eng",
            "keywords": KEYWORDS,
        }
    }


def datasette(tables: Iterable[Table]) -> dict:
    """Return what Datasette shows beside the tables of the SQLite file."""
    return {
        "title": TITLE,
        "description": WHAT,
        "license": "CC BY 4.0",
        "license_url": LICENCE,
        "databases": {
            "accede": {
                "tables": {
                    table.name: {
                        "description": str(table.title),
                        "columns": {
                            name: field_of(table, name).description for name in table.columns
                        },
                    }
                    for table in tables
                }
            }
        },
    }
