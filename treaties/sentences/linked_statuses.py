"""States, and where each stands towards a treaty, as JSON-LD: with its day and what it rests on.

What schema.org and ELI have no word for is said in our own (``vocabulary.py``). A day is a day, a
month a month and a year a year; what is not known is left out, and a status that cannot be told
says so.
"""

from collections.abc import Callable

from ..law.vocabulary import Status
from .linked_data import context, without_blanks
from .vocabulary import concept

Absolute = Callable[[str], str]
TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
TYPES_OF_STATES = {"state": "Country", "organisation": "Organization"}


def day(value) -> dict | None:
    """Return a day, a month or a year as a literal of its own type."""
    text = str(value or "")
    return {"@value": text, "@type": TYPES[len(text)]} if text else None


def days(row: dict, names: dict[str, str]) -> dict:
    return {f"accede:{word}": day(row[name]) for word, name in names.items()}


def known_concept(name: str, code: str | None) -> dict | None:
    return {"@id": concept(name, code)} if code else None


def state_address(absolute: Absolute, code: str) -> str:
    return absolute(f"/api/v1/states/{code}/")


def treaty_address(absolute: Absolute, code: str) -> str:
    return absolute(f"/api/v1/treaties/{code}/")


def pair_address(absolute: Absolute, state: str, treaty: str) -> str:
    return absolute(f"/api/v1/states/{state}/treaties/{treaty}/")


# --- States -------------------------------------------------------------------------------------


def states(rows: list[dict], absolute: Absolute, language: str) -> dict:
    """Return States as one graph."""
    return context(absolute) | {"@graph": [state(row, absolute) for row in rows]}


def state(row: dict, absolute: Absolute) -> dict:
    name = {"@value": row["name"], "@language": row["name_language"]}
    return without_blanks(
        {
            "@id": state_address(absolute, row["code"]),
            "@type": TYPES_OF_STATES.get(row["kind"], "AdministrativeArea"),
            "name": name,
            "identifier": row["code"],
            "url": absolute(row["url"]),
            "foundingDate": day(row["exists_from"]),
            "dissolutionDate": day(row["exists_until"]),
        }
    )


# --- Acts ---------------------------------------------------------------------------------------


def acts(rows: list[dict], absolute: Absolute, language: str) -> dict:
    """Return acts as one graph, each with its State and its treaty."""
    return context(absolute) | {
        "@graph": [act(row, absolute) | about(row, absolute) for row in rows]
    }


def about(row: dict, absolute: Absolute) -> dict:
    return {
        "accede:state": {"@id": state_address(absolute, row["state"])},
        "accede:treaty": {"@id": treaty_address(absolute, row["treaty"])},
    }


def act(row: dict, absolute: Absolute) -> dict:
    done, until = row["done_on"] or "", None
    if done.startswith("../"):
        done, until = "", done.removeprefix("../")
    known = {"effectiveOn": "effective_on", "expiresOn": "expires_on", "notifiedOn": "notified_on"}
    return without_blanks(
        {
            "@id": f"{pair_address(absolute, row['state'], row['treaty'])}#act-{row['id']}",
            "@type": "accede:Act",
            "accede:actKind": known_concept("act_kind", row["kind"]),
            "accede:doneOn": day(done),
            "accede:doneOnOrBefore": day(until),
            **days(row, known),
            "accede:isUnconfirmed": row["unconfirmed"],
            "dct:source": row["source"] or None,
        }
    )


# --- Statuses -----------------------------------------------------------------------------------


def statuses(rows: list[dict], absolute: Absolute, language: str) -> dict:
    """Return the statuses of several pairs as one graph."""
    return context(absolute) | {"@graph": [participation(row, absolute) for row in rows]}


def pair(rows: list[dict], absolute: Absolute, language: str) -> dict:
    """Return one status with its explanation, its acts and the periods before and after it."""
    (row,) = rows
    address = pair_address(absolute, row["state"], row["treaty"]["id"])
    return (
        context(absolute)
        | participation(row, absolute)
        | without_blanks(
            {
                "accede:explanation": [
                    {"@value": text, "@language": language} for text in row["explanation"]
                ],
                "accede:act": [act(item, absolute) for item in row["acts"]],
                "accede:period": [period(item, address) for item in row["periods"]],
                "dct:source": row["sources"],
            }
        )
    )


KNOWN_DAYS = {
    "asOf": "as_of",
    "since": "since",
    "until": "until",
    "signedOn": "signed_on",
    "consentedOn": "consented_on",
    "inForceOn": "in_force_on",
    "leftOn": "left_on",
}


def participation(row: dict, absolute: Absolute) -> dict:
    """Return a status on a day. Whether the State is a Party is left out where nobody knows."""
    state, treaty = row["state"], row["treaty"]
    return without_blanks(
        {
            "@id": pair_address(absolute, state, treaty["id"]),
            "@type": "accede:Participation",
            "accede:state": {"@id": state_address(absolute, state), "identifier": state},
            "accede:treaty": {
                "@id": treaty_address(absolute, treaty["id"]),
                "eli:id_local": treaty["id"],
            },
            **status(row),
            "accede:isParty": row["is_party"],
            **days(row, KNOWN_DAYS),
            "accede:warning": row["warnings"],
        }
    )


def status(row: dict) -> dict:
    """Return a status with what it rests on; one that cannot be told is not known."""
    return {
        "accede:status": known_concept("status", row["status"]),
        "accede:isKnown": row["status"] != Status.DATA_INCOMPLETE,
        "accede:ground": known_concept("reason", row["reason"]),
        "accede:missing": known_concept("missing", row["missing"]),
    }


def period(row: dict, address: str) -> dict:
    return without_blanks(
        {
            "@id": f"{address}#status-{row['starts_on'] or 'first'}",
            "@type": "accede:StatusPeriod",
            **status(row),
            "accede:startsOn": day(row["starts_on"]),
            "accede:endsOn": day(row["ends_on"]),
        }
    )
