"""All public data as files with their description and checksums."""

import hashlib
import json
from collections.abc import Iterable

import orjson

from core.http.conditional import Edition
from core.http.rendering import LICENCE

from ..answers.changes import public_objects
from .exports import TABLES, Table

DESCRIPTION, CHECKSUMS, OBJECTS = "datapackage.json", "SHA256SUMS", "objects.jsonl"


def file_names(tables: Iterable[Table]) -> set[str]:
    """Return the names of the files of an export, without making them."""
    return {*(table.file_name for table in tables), DESCRIPTION, CHECKSUMS, OBJECTS}


def package(tables: Iterable[Table] = TABLES) -> dict[str, bytes]:
    """Return the files of an export by name: the tables, their description, their checksums."""
    tables = list(tables)
    files = {table.file_name: table.content() for table in tables}
    resources = [resource(table, files[table.file_name]) for table in tables]
    files[DESCRIPTION] = json.dumps(description(resources), indent=2, ensure_ascii=False).encode()
    files[OBJECTS] = objects()
    sums = [f"{digest(content)}  {name}\n" for name, content in files.items()]
    files[CHECKSUMS] = "".join(sums).encode()
    return files


def objects() -> bytes:
    """Return every object that readers may see, one a line, as the feed of changes shows it."""
    return b"".join(orjson.dumps(item) + b"\n" for item in public_objects())


def description(resources: list[dict]) -> dict:
    """Return the data package's description; its version is the data revision."""
    edition = Edition.current()
    return {
        "profile": "tabular-data-package",
        "name": "accede",
        "title": "Accede: where each State stands towards each treaty",
        "version": str(edition.revision),
        "created": edition.changed_at.isoformat(),
        "licenses": [{"name": "CC-BY-4.0", "path": LICENCE}],
        "resources": resources,
    }


def resource(table: Table, content: bytes) -> dict:
    return {
        "name": table.name,
        "title": table.title,
        "path": table.file_name,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{digest(content)}",
        "schema": {
            "fields": [field(name, kind) for name, kind in table.columns.items()],
            "missingValues": [""],
        },
    }


def field(name: str, kind: str) -> dict:
    flags = {"trueValues": ["1"], "falseValues": ["0"]} if kind == "boolean" else {}
    return {"name": name, "type": kind, **flags}


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
