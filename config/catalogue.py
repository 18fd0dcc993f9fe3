"""Linked data about the data: a catalogue in the words of DCAT-AP, and our vocabulary."""

from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from core.http import rendering
from core.http.conditional import Answer, answered
from core.http.edition import Edition
from core.http.problems import problem, with_cors
from core.http.rendering import LICENCE
from treaties.exchange import about_data
from treaties.sentences.vocabulary import vocabulary

from . import published_data

WORDS = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "spdx": "http://spdx.org/rdf/terms#",
    "adms": "http://www.w3.org/ns/adms#",
    "dcatap": "http://data.europa.eu/r5r/",
}
AUTHORITY = "http://publications.europa.eu/resource/authority"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types"
MEDIA = {
    "csv": ("text/csv", "CSV"),
    "json": ("application/json", "JSON"),
    "zip": ("application/zip", "ZIP"),
    "sqlite3": ("application/vnd.sqlite3", "OP_DATPRO"),
}
"""Of the files that hold data: their media type, and the EU's name of it."""
LANGUAGES = {"en": "ENG", "fr": "FRA", "ru": "RUS", "ky": "KIR", "kk": "KAZ"}
Absolute = Callable[[str], str]


def catalogue(absolute: Absolute) -> dict:
    """Return the catalogue: the data of today with each file, the releases, the API."""
    dataset = absolute("/data/#data")
    return {
        "@context": WORDS,
        "@graph": [
            {
                "@id": absolute("/data/#catalogue"),
                "@type": "dcat:Catalog",
                **described(about_data.TITLE, about_data.WHAT),
                "foaf:homepage": {"@id": absolute("/")},
                "dcat:dataset": [{"@id": dataset}],
                "dcat:service": [{"@id": absolute("/api/v1/#service")}],
                "dct:language": languages(),
                "dct:license": {"@id": LICENCE},
                "dct:publisher": {"@id": absolute("/#publisher")},
                "dct:modified": modified(),
            },
            publisher(absolute),
            data(absolute, dataset),
            service(absolute, dataset),
            *(release(absolute, day) for day in published_data.releases()),
        ],
    }


def described(title: str, words: str) -> dict:
    return {
        "dct:title": {"@value": title, "@language": "en"},
        "dct:description": {"@value": words, "@language": "en"},
    }


def languages() -> list[dict]:
    return [{"@id": f"{AUTHORITY}/language/{code}"} for code in LANGUAGES.values()]


def modified() -> dict:
    changed_at = Edition.current().changed_at
    return {"@value": changed_at.isoformat(), "@type": "xsd:dateTime"}


def publisher(absolute: Absolute) -> dict:
    return {
        "@id": absolute("/#publisher"),
        "@type": "foaf:Agent",
        "foaf:name": about_data.publisher(),
    }


def data(absolute: Absolute, dataset: str) -> dict:
    """Return the data as they are today."""
    return {
        "@id": dataset,
        "@type": "dcat:Dataset",
        **of_any_dataset(absolute),
        "dct:modified": modified(),
        "dct:accrualPeriodicity": {"@id": f"{AUTHORITY}/frequency/CONT"},
        "dcat:landingPage": {"@id": absolute("/en/data/")},
        "dcat:distribution": [*distributions(absolute, "/data/", published_data.NAMES)],
        "dcat:hasVersion": [
            {"@id": release_address(absolute, day)} for day in published_data.releases()
        ],
    }


def of_any_dataset(absolute: Absolute) -> dict:
    return {
        **described(about_data.TITLE, about_data.WHAT),
        "dct:publisher": {"@id": absolute("/#publisher")},
        "dct:language": languages(),
        "dcat:keyword": [{"@value": word, "@language": "en"} for word in about_data.KEYWORDS],
        "dcat:theme": [{"@id": f"{AUTHORITY}/data-theme/{code}"} for code in ("INTR", "JUST")],
        "dct:accessRights": {"@id": f"{AUTHORITY}/access-right/PUBLIC"},
    }


def release_address(absolute: Absolute, day: str) -> str:
    return absolute(f"/en/data/releases/{day}/")


def release(absolute: Absolute, day: str) -> dict:
    """Return one release, which stays as it is."""
    names = [path.name for path in published_data.release_files(day)]
    return {
        "@id": release_address(absolute, day),
        "@type": "dcat:Dataset",
        **of_any_dataset(absolute),
        "dcat:version": day,
        "dct:issued": {"@value": day, "@type": "xsd:date"},
        "dct:isVersionOf": {"@id": absolute("/data/#data")},
        "dcat:distribution": [*distributions(absolute, f"/data/releases/{day}/", names)],
    }


def distributions(absolute: Absolute, folder: str, names: list[str]) -> Iterator[dict]:
    """Yield the files that hold data, with their media types."""
    titles = {table.file_name: str(table.title) for table in published_data.EXPORTED}
    for name in names:
        kind = name.rpartition(".")[2]
        if kind not in MEDIA:
            continue
        media, file_type = MEDIA[kind]
        yield {
            "@id": absolute(f"{folder}{name}"),
            "@type": "dcat:Distribution",
            "dct:title": {"@value": titles.get(name, name), "@language": "en"},
            "dcat:accessURL": {"@id": absolute(f"{folder}{name}")},
            "dcat:downloadURL": {"@id": absolute(f"{folder}{name}")},
            "dcat:mediaType": {"@id": f"{MEDIA_TYPES}/{media}"},
            "dct:format": {"@id": f"{AUTHORITY}/file-type/{file_type}"},
            "dct:license": {"@id": LICENCE},
        }


def service(absolute: Absolute, dataset: str) -> dict:
    return {
        "@id": absolute("/api/v1/#service"),
        "@type": "dcat:DataService",
        **described("API", "Every answer of the site for programs, without a key."),
        "dcat:endpointURL": {"@id": absolute("/api/v1/")},
        "dcat:endpointDescription": {"@id": absolute("/api/v1/schema/")},
        "dcat:servesDataset": [{"@id": dataset}],
        "dct:license": {"@id": LICENCE},
    }


# --- Their addresses ------------------------------------------------------------------------------


def catalogue_file(request: HttpRequest, kind: str) -> HttpResponse:
    """Answer with the catalogue in one format."""
    with translation.override("en"):
        content = rendering.WRITERS[kind](catalogue(request.build_absolute_uri))
    return with_cors(HttpResponse(content, content_type=rendering.TYPES[kind]))


def vocabulary_file(request: HttpRequest) -> HttpResponse:
    """Answer with our vocabulary: Turtle unless JSON-LD is asked for."""
    kind = request.GET.get("format") or rendering.negotiated(request, ("ttl", "jsonld")) or "ttl"
    if kind not in rendering.LINKED:
        known = ", ".join(rendering.LINKED)
        return problem(request, 400, f"format: it is one of: {known}.")

    def make() -> Answer:
        content = rendering.WRITERS[kind](vocabulary(request.build_absolute_uri))
        return Answer.of(content, {"Content-Type": rendering.TYPES[kind]})

    edition = Edition.current()
    key = edition.key("vocabulary", request.build_absolute_uri("/ns/"), kind)
    response = answered(request, edition, key, make)
    response["Vary"] = "Accept, Accept-Encoding"
    return with_cors(response)
