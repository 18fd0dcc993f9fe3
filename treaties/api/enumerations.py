"""One name for one list of codes, wherever the API's description tells of it."""

from collections.abc import Iterator, Mapping

from ..sentences.codes import CodeList


def name_enumerations(document: dict, lists: Mapping[str, CodeList]) -> None:
    """Put each list of codes into the components once, and refer to it where it is used.

    A list of which an answer or a parameter takes only a part stays where it is.
    """
    names = {frozenset(map(str, codes.labels)): name for name, codes in lists.items()}
    schemas = document["components"]["schemas"]
    for place in [*_places(document)]:
        name = names.get(frozenset(place["enum"]) - {None})
        if name is None:
            continue
        schema = "".join(word.title() for word in name.split("_")) + "Code"
        codes = [code for code in place["enum"] if code is not None]
        schemas.setdefault(schema, {"type": "string", "enum": sorted(codes)})
        reference = {"$ref": f"#/components/schemas/{schema}"}
        may_be_null = None in place.pop("enum")
        place.pop("type", None)
        place.update({"oneOf": [reference, {"type": "null"}]} if may_be_null else reference)


def _places(value) -> Iterator[dict]:
    """Yield each schema with an enumeration, outside the examples."""
    if isinstance(value, list):
        for item in value:
            yield from _places(item)
    if not isinstance(value, dict):
        return
    if isinstance(value.get("enum"), list):
        yield value
    for name, item in value.items():
        if name not in {"example", "examples"}:
            yield from _places(item)
