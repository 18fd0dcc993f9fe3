"""Which fields an answer always has, said in the API's description.

All of them, but for those that ``fields=`` can leave out: the fields of the rows themselves.
"""

from collections.abc import Iterator

ENVELOPE = ["count", "next", "previous", "results"]
ONLY_SOMETIMES = {"Problem": {"errors"}}
"""What an object has in some cases alone: a problem names parameters only where some are bad."""
PREFIX = "#/components/schemas/"


def require(document: dict) -> None:
    """Write into each object that the API answers with which of its fields are always there."""
    schemas = document["components"]["schemas"]
    rows = {name for item in document["paths"].values() for name in row_names(item, schemas)}
    for name, schema in schemas.items():
        properties = schema.get("properties")
        if not properties or "required" in schema:
            continue
        if "results" in properties:
            schema["required"] = ENVELOPE
        elif name not in rows:
            schema["required"] = sorted(properties.keys() - ONLY_SOMETIMES.get(name, set()))


def row_names(item: dict, schemas: dict) -> Iterator[str]:
    """Yield the names of what an operation answers with: one object, or the rows of a list."""
    answer = item["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    for name in references(answer):
        schema = schemas[name]
        if "oneOf" in schema:
            yield from (part for choice in schema["oneOf"] for part in rows_of(choice, schemas))
        else:
            yield from rows_of({"$ref": PREFIX + name}, schemas)


def rows_of(reference: dict, schemas: dict) -> Iterator[str]:
    """Yield the name of the rows of a list, else of the object itself."""
    for name in references(reference):
        results = schemas[name].get("properties", {}).get("results")
        yield from references(results["items"]) if results else [name]


def references(schema: dict) -> Iterator[str]:
    """Yield the name of the component that a schema refers to, if it does."""
    if "$ref" in schema:
        yield schema["$ref"].removeprefix(PREFIX)
