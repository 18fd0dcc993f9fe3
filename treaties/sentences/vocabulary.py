"""The words of our own in linked data, where ELI and schema.org have none, with what they mean."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from core.http.parameters import LANGUAGES

from .codes import LISTS, CodeList

ADDRESS = "/ns/"
SCHEMES = {
    "status": _("Statuses"),
    "status_group": _("Groups of statuses"),
    "reason": _("Why a State may not join a treaty"),
    "missing": _("What is missing where a status cannot be told"),
    "act_kind": _("Kinds of acts"),
}
"""The lists of codes that are concepts here, each with what its scheme is called."""


class Property(NamedTuple):
    label: str
    domain: str
    range: str = ""


CLASSES = {
    "Participation": _("Where one State stands towards one treaty"),
    "StatusPeriod": _("A time during which a State's status towards a treaty was the same"),
    "Act": _("What a State did about a treaty, with its day and its source"),
}
PROPERTIES = {
    "state": Property(_("State"), "Participation"),
    "treaty": Property(_("Treaty"), "Participation"),
    "asOf": Property(_("The day on which the status is that"), "Participation", "xsd:date"),
    "status": Property(_("Status; it may be that it cannot be told"), "", "skos:Concept"),
    "isKnown": Property(_("Whether the status can be told from the data"), "", "xsd:boolean"),
    "isParty": Property(
        _("Whether the State is a Party; absent where that is not known"),
        *("Participation", "xsd:boolean"),
    ),
    "ground": Property(_("Why nothing else is possible"), "", "skos:Concept"),
    "missing": Property(_("What is missing to tell the status"), "", "skos:Concept"),
    "warning": Property(_("What the answer leaves open, as a code"), "Participation", "xsd:string"),
    "explanation": Property(_("The explanation of the status in words"), "Participation"),
    "since": Property(_("First day of the status"), "Participation", "xsd:date"),
    "until": Property(_("First day of the next status"), "Participation", "xsd:date"),
    "signedOn": Property(_("When the State signed, as exactly as it is known"), "Participation"),
    "consentedOn": Property(
        _("When the State consented to be bound, as exactly as it is known"), "Participation"
    ),
    "inForceOn": Property(
        _("Day of the entry into force for the State"), "Participation", "xsd:date"
    ),
    "leftOn": Property(_("First day no longer a Party"), "Participation", "xsd:date"),
    "period": Property(_("Period of one status"), "Participation", "accede:StatusPeriod"),
    "startsOn": Property(_("First day; absent if it is not known"), "StatusPeriod", "xsd:date"),
    "endsOn": Property(_("First day of the next period"), "StatusPeriod", "xsd:date"),
    "act": Property(_("Act on which the status rests"), "Participation", "accede:Act"),
    "actKind": Property(_("Kind of act"), "Act", "skos:Concept"),
    "doneOn": Property(_("Day, month or year of the act, as it is known"), "Act"),
    "doneOnOrBefore": Property(_("Day on or before which the act was done"), "Act", "xsd:date"),
    "effectiveOn": Property(_("Day of effect as the depositary published it"), "Act", "xsd:date"),
    "expiresOn": Property(_("Last day of an invitation's validity"), "Act", "xsd:date"),
    "notifiedOn": Property(_("Day of the depositary's notice of it"), "Act", "xsd:date"),
    "isUnconfirmed": Property(_("Whether nobody has read it at its source"), "Act", "xsd:boolean"),
}
CONTEXT = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def vocabulary(absolute: Callable[[str], str], lists: Mapping[str, CodeList] = LISTS) -> dict:
    """Return the classes, properties and codes with their labels in every language of the site."""
    root = absolute(ADDRESS)
    return {
        "@context": CONTEXT | {"accede": f"{root}#"},
        "@graph": [
            {"@id": root, "@type": "owl:Ontology", "rdfs:label": "Accede"},
            *(thing(name, "rdfs:Class", label) for name, label in CLASSES.items()),
            *(thing(name, "rdf:Property", *row) for name, row in PROPERTIES.items()),
            *concepts(lists),
        ],
    }


def thing(name: str, type_: str, label: str, domain: str = "", range_: str = "") -> dict:
    found = {
        "@id": f"accede:{name}",
        "@type": type_.replace("rdf:", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
        "rdfs:label": in_every_language(label),
    }
    if domain:
        found["rdfs:domain"] = {"@id": f"accede:{domain}"}
    if range_:
        found["rdfs:range"] = {"@id": range_}
    return found


def concepts(lists: Mapping[str, CodeList]) -> Iterator[dict]:
    """Yield each code as a concept of the scheme of its list."""
    for name, title in SCHEMES.items():
        scheme = f"accede:{name}"
        yield {
            "@id": f"{scheme}-codes",
            "@type": "skos:ConceptScheme",
            "rdfs:label": in_every_language(title),
        }
        for code, label in lists[name].labels.items():
            meaning = lists[name].meanings.get(code)
            yield {
                "@id": concept(name, code),
                "@type": "skos:Concept",
                "skos:inScheme": {"@id": f"{scheme}-codes"},
                "skos:notation": str(code),
                "rdfs:label": in_every_language(label),
                "skos:prefLabel": in_every_language(label),
                **({"skos:definition": in_every_language(meaning)} if meaning else {}),
            }


def concept(name: str, code: str) -> str:
    """Return the name of a code as a concept."""
    return f"accede:{name}-{code}"


def in_every_language(text) -> list[dict]:
    return [{"@value": said(text, language), "@language": language} for language in LANGUAGES]


def said(text, language: str) -> str:
    with translation.override(language):
        return str(text)
