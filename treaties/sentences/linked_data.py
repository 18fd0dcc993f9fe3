"""Treaties as JSON-LD with the words of schema.org and ELI, for the API and the pages.

Neither has a word for a ratification, so this says what a treaty is and whether it is in force, in
general or for one State; where each State stands is in ``linked_statuses.py``.
"""

import json
from collections.abc import Callable
from datetime import date

from django.conf import settings

from core.addresses import only_of_the_web, web
from countries.models import State

from ..law.thresholds import is_in_force
from ..law.vocabulary import Status
from ..models import Treaty

FORCE = {
    True: "https://schema.org/InForce",
    False: "https://schema.org/NotInForce",
    None: None,
}
# What leaves open whether a State that is shown as a Party is one.
DOUBTS = {"endings_not_collected", "unconfirmed"}
CONTEXT = {"@context": "https://schema.org"}
ELI_FORCE = {
    True: {"@id": "eli:InForce-inForce"},
    False: {"@id": "eli:InForce-notInForce"},
    None: None,
}
ELI_LANGUAGES = {
    "en": "ENG",
    "fr": "FRA",
    "ru": "RUS",
    "ky": "KIR",
    "kk": "KAZ",
    "de": "DEU",
    "it": "ITA",
}
"""The names of languages in the EU's list of authority, which ELI uses."""
A_DAY = {"@type": "xsd:date"}
AN_ADDRESS = {"@type": "@id"}
WORDS = {
    "@vocab": "https://schema.org/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "dct": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **dict.fromkeys(("legislationDate", "legislationDateVersion"), A_DAY),
    **dict.fromkeys(("url", "sameAs", "license", "isBasedOn", "legislationLegalForce"), AN_ADDRESS),
}
"""What the names in a document mean, said in it: nobody has to fetch it from elsewhere."""
# A closing tag or a comment inside a script would end it early.
ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&"}


def words(label: str, opened_on: date | None, on: date, *, in_force: bool | None) -> dict:
    """Return what every description of a treaty says; ``label`` is "ETS No. 112".

    The legal force is left out (``in_force`` is None) unless the answer is a plain yes or no.
    """
    return {
        "@type": "Legislation",
        "legislationIdentifier": label,
        "legislationType": "international agreement",
        "legislationDate": opened_on,
        "legislationDateVersion": on,
        "legislationLegalForce": FORCE[in_force],
    }


def force_for(answer: dict) -> bool | None:
    """Return whether a treaty is in force for a State, None unless the answer is plain.

    It is not where the data do not tell, where a Party's treaty is suspended, where a State
    applies it though not bound, where a later act may be missing that would have bound it, and
    where the act that bound it was not read at a source.
    """
    if answer["status"] in (Status.SUSPENDED, Status.PROVISIONALLY_APPLIED):
        return None
    if answer["is_party"] and not DOUBTS & set(answer["warnings"]):
        return True
    return None if answer["warnings"] else answer["is_party"]


def passed_by(organisation: str | None) -> dict | None:
    """Return the organisation whose treaty it is; None where all States are alike to it."""
    return {"@type": "Organization", "name": organisation} if organisation else None


def without_blanks(found: dict) -> dict:
    return {name: value for name, value in found.items() if value not in (None, [])}


# Of the API.


def context(absolute: Callable[[str], str]) -> dict:
    return {"@context": WORDS | {"accede": absolute("/ns/#")}}


def legislation(rows: list[dict], absolute: Callable[[str], str], language: str) -> dict:
    """Return one treaty as a document, with its title in each language that there is."""
    (row,) = rows
    found = node(row, absolute, language)
    expressions = [
        expression(found["@id"], title, code) for code, title in row["titles"].items() if title
    ]
    return context(absolute) | found | {"eli:is_realized_by": expressions}


def expression(address: str, title: str, language: str) -> dict:
    """Return a treaty's wording in one language, of which ELI has the title."""
    code = ELI_LANGUAGES.get(language)
    authority = "http://publications.europa.eu/resource/authority/language"
    return without_blanks(
        {
            "@id": f"{address}#{language}",
            "@type": "eli:LegalExpression",
            "eli:title": {"@value": title, "@language": language},
            "eli:language": {"@id": f"{authority}/{code}"} if code else None,
        }
    )


def legislation_list(rows: list[dict], absolute: Callable[[str], str], language: str) -> dict:
    """Return several treaties as one graph."""
    return context(absolute) | {"@graph": [node(row, absolute, language) for row in rows]}


def node(row: dict, absolute: Callable[[str], str], language: str) -> dict:
    begun, ended = row["entered_into_force_on"], row["ended_on"]
    in_force = is_in_force(begun, ended, row["as_of"])
    label = row["label"]
    parent = f"/api/v1/treaties/{row['parent']}/" if row["parent"] else None
    return without_blanks(
        words(label, row["opened_on"], row["as_of"], in_force=in_force)
        | {
            "@type": ["Legislation", "eli:LegalResource"],
            "@id": absolute(f"/api/v1/treaties/{row['id']}/"),
            "eli:id_local": row["id"],
            "eli:date_document": as_day(row["adopted_on"]),
            "eli:first_date_entry_in_force": as_day(begun),
            "eli:date_no_longer_in_force": as_day(ended),
            "eli:in_force": ELI_FORCE[in_force],
            "eli:is_about": row["subjects"],
            "url": absolute(row["url"]),
            "name": {"@value": row["title"], "@language": row["title_language"]},
            "alternateName": row["common_name"],
            "abstract": abstract(row),
            "temporalCoverage": f"{begun}/{ended or '..'}" if begun else None,
            "isBasedOn": absolute(parent) if parent else None,
            "legislationPassedBy": passed_by(row["organisation_name"]),
            "sameAs": row["status_url"],
            "inLanguage": language,
            "license": "https://creativecommons.org/licenses/by/4.0/",
        }
    )


def as_day(on: date | None) -> dict | None:
    return {"@value": on, "@type": "xsd:date"} if on else None


def abstract(row: dict) -> dict | None:
    """Return what a treaty is for, with the language; None where nobody wrote it."""
    if not row["purpose"]:
        return None
    return {"@value": row["purpose"], "@language": row["purpose_language"]}


def same_as(treaty: Treaty) -> list[str]:
    """Return where else the treaty is: its texts, and its page at the depositary."""
    addresses = [*only_of_the_web(treaty.text_urls).values(), treaty.status_page]
    return [*filter(None, dict.fromkeys(addresses))]


# Of the pages.


def page_script(
    treaty: Treaty,
    url: str,
    *,
    on: date,
    in_force: bool | None,
    state: State | None = None,
    since: date | None = None,
) -> str:
    """Return a treaty, or its force for one State, as JSON-LD that may stand inside a script."""
    found = without_blanks(
        CONTEXT
        | words(treaty.label, treaty.opened_on, on, in_force=in_force)
        | {
            "@id": url,
            "url": url,
            "name": treaty.titles["en"],
            "alternateName": [text for text in treaty.common_names.values() if text],
            "abstract": treaty.purposes.get("en"),
            "legislationPassedBy": passed_by(
                treaty.organisation.names["en"] if treaty.organisation else None
            ),
            "sameAs": same_as(treaty),
            "legislationJurisdiction": (
                {"@type": "Country", "name": state.names["en"]} if state else None
            ),
            "temporalCoverage": f"{since}/.." if since else None,
            "sdPublisher": publisher(),
        }
    )
    return as_script(found)


def site_script(url: str) -> str:
    """Return the site itself with who publishes it and where to write, as JSON-LD."""
    site = {"@type": "WebSite", "name": "Accede", "url": url, "publisher": publisher()}
    return as_script(CONTEXT | site)


def publisher() -> dict:
    """Return who answers for the site; a contact is an e-mail address or a page."""
    contact = settings.CONTACT
    where = {} if not contact else {"url" if web(contact) else "email": contact}
    return {"@type": "Organization", "name": settings.PUBLISHER_NAME, **where}


def as_script(found: dict) -> str:
    """Return a document as text that may stand inside a script."""
    return json.dumps(found, ensure_ascii=False, default=str).translate(ESCAPES)
