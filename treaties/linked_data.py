"""Treaties as JSON-LD with the words of schema.org for legislation.

schema.org has no word for a ratification, so this says what a treaty is and whether it is in
force; where each State stands is in the JSON.
"""

from collections.abc import Callable

IN_FORCE = {
    "in_force": "InForce",
    "closed_to_acts": "InForce",
    "terminated": "NotInForce",
    "replaced": "NotInForce",
    "not_open": "NotInForce",
    "open": "NotInForce",
    "entry_into_force_pending": "NotInForce",
}


def legislation(row: dict, absolute: Callable[[str], str], language: str) -> dict:
    """Return one treaty as a document."""
    return {"@context": "https://schema.org"} | node(row, absolute, language)


def legislation_list(rows: list[dict], absolute: Callable[[str], str], language: str) -> dict:
    """Return several treaties as one graph."""
    nodes = [node(row, absolute, language) for row in rows]
    return {"@context": "https://schema.org", "@graph": nodes}


def node(row: dict, absolute: Callable[[str], str], language: str) -> dict:
    found = {
        "@type": "Legislation",
        "@id": absolute(f"/api/v1/treaties/{row['id']}/"),
        "url": absolute(row["url"]),
        "name": {"@value": row["title"], "@language": row["title_language"]},
        "alternateName": row["common_name"],
        "legislationIdentifier": f"{row['series']} No. {row['number']}",
        "legislationType": "international agreement",
        "legislationDate": row["opened_on"],
        "legislationDateVersion": row["as_of"],
        "legislationLegalForce": legal_force(row),
        "temporalCoverage": coverage(row),
        "isBasedOn": absolute(f"/api/v1/treaties/{row['parent']}/") if row["parent"] else None,
        "inLanguage": language,
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }
    return {name: value for name, value in found.items() if value is not None}


def legal_force(row: dict) -> str:
    """Return the term for whether a treaty is in force in general; one closed to acts may be."""
    force = IN_FORCE[row["treaty_status"]]
    begun = row["entered_into_force_on"]
    if begun is None or begun > row["as_of"]:
        force = "NotInForce"
    return f"https://schema.org/{force}"


def coverage(row: dict) -> str | None:
    """Return the interval in which a treaty is in force, as schema.org writes it."""
    begun = row["entered_into_force_on"]
    return f"{begun}/{row['ended_on'] or '..'}" if begun else None
