"""Linked data: the same in both formats, as the shapes promise, with nothing made up."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from pyshacl import validate
from rdflib import RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, XSD

from tests.factories import ActFactory, StateFactory, TreatyFactory
from treaties.sentences.codes import LISTS
from treaties.sentences.vocabulary import SCHEMES
from treaties.writing import door

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

ROOT = "http://testserver/"
ACCEDE = Namespace(f"{ROOT}ns/#")
PAIR = URIRef(f"{ROOT}api/v1/states/KG/treaties/ets-112/")
PATHS = [
    "/api/v1/treaties/ets-112/",
    "/api/v1/treaties/",
    "/api/v1/treaties/ets-112/participations/",
    "/api/v1/states/",
    "/api/v1/states/KG/",
    "/api/v1/states/KG/treaties/",
    "/api/v1/states/KG/treaties/ets-112/",
    "/api/v1/states/KZ/treaties/ets-112/",
    "/api/v1/acts/",
    "/ns/",
]


def shapes() -> Graph:
    text = (Path(settings.BASE_DIR) / "docs" / "shapes.ttl").read_text()
    return Graph().parse(data=text.replace("https://accede.example/", ROOT), format="turtle")


@pytest.fixture
def story():
    """Give a treaty to which one State has acceded, and about another nobody knows."""
    treaty = TreatyFactory(number="112", entered_into_force_on=date(1985, 7, 1))
    state = StateFactory(code="KG")
    StateFactory(code="KZ")
    pair = {"treaty": treaty, "state": state}
    ActFactory(**pair, kind="request_to_accede", done_on=date(2022, 3, 1), done_precision="until")
    ActFactory(**pair, kind="invitation", done_on=date(2023, 1, 1), done_precision="month")
    ActFactory(**pair, kind="accession", done_on=date(2024, 4, 22), effective_on=date(2024, 8, 1))
    door.rederive()


def graph(client, path: str, kind: str = "ttl") -> Graph:
    mark = "&" if "?" in path else "?"
    answer = client.get(f"{path}{mark}format={kind}")
    assert answer.status_code == 200, answer.content
    return parsed(answer.content, kind)


def parsed(content: bytes, kind: str) -> Graph:
    return Graph().parse(data=content, format={"ttl": "turtle", "jsonld": "json-ld"}[kind])


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize("path", PATHS)
def test_both_formats_say_the_same_as_the_shapes_promise(client, path):
    turtle = graph(client, path)

    assert len(turtle) > 3
    assert isomorphic(turtle, graph(client, path, "jsonld"))
    conforms, _, text = validate(turtle, shacl_graph=shapes())
    assert conforms, text


@pytest.mark.parametrize(
    "triple",
    [
        pytest.param((PAIR, ACCEDE.asOf, None), id="without-its-day"),
        pytest.param((PAIR, ACCEDE.isKnown, None), id="without-whether-it-is-known"),
        pytest.param((None, ACCEDE.actKind, None), id="act-of-no-kind"),
    ],
)
@pytest.mark.usefixtures("story")
def test_the_shapes_refuse_a_status(client, triple):
    found = graph(client, "/api/v1/states/KG/treaties/ets-112/")
    found.remove(triple)

    assert not validate(found, shacl_graph=shapes())[0]


@pytest.mark.usefixtures("story")
def test_a_status_says_its_day_and_its_grounds(client):
    found = graph(client, "/api/v1/states/KG/treaties/ets-112/?as_of=2024-08-01")

    assert found.value(PAIR, ACCEDE.asOf) == Literal(date(2024, 8, 1))
    assert found.value(PAIR, ACCEDE.status) == ACCEDE["status-in_force"]
    assert found.value(PAIR, ACCEDE.isParty) == Literal(True)
    kinds = {found.value(act, ACCEDE.actKind) for act in found.objects(PAIR, ACCEDE.act)}
    assert ACCEDE["act_kind-accession"] in kinds
    assert list(found.objects(PAIR, ACCEDE.explanation))


@pytest.mark.usefixtures("story")
def test_a_status_that_nobody_knows_says_so(client):
    found = graph(client, "/api/v1/states/KZ/treaties/ets-112/")
    (pair,) = found.subjects(RDF.type, ACCEDE.Participation)

    assert found.value(pair, ACCEDE.status) == ACCEDE["status-data_incomplete"]
    assert found.value(pair, ACCEDE.isKnown) == Literal(False)
    assert found.value(pair, ACCEDE.missing)
    assert found.value(pair, ACCEDE.isParty) is None


@pytest.mark.usefixtures("story")
def test_a_month_stays_a_month_and_a_bound_a_bound(client):
    found = graph(client, "/api/v1/acts/?state=KG")

    assert [*found.objects(None, ACCEDE.doneOn)].count(
        Literal("2023-01", datatype=XSD.gYearMonth)
    ) == 1
    assert [*found.objects(None, ACCEDE.doneOnOrBefore)] == [Literal(date(2022, 3, 1))]


@pytest.mark.usefixtures("story")
def test_turtle_is_negotiated(client):
    answer = client.get(
        "/api/v1/states/KG/treaties/ets-112/", headers={"Accept": "text/turtle, */*;q=0.1"}
    )

    assert answer["Content-Type"] == "text/turtle; charset=utf-8"
    assert "Accept" in answer["Vary"]


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize("path", PATHS[:-1])
def test_every_word_of_ours_is_in_the_vocabulary(client, path):
    known = set(graph(client, "/ns/").subjects(RDFS.label, None))

    used = {node for triple in graph(client, path) for node in triple if node in ACCEDE}
    assert used <= known


def test_every_code_is_a_concept_with_its_label_in_five_languages(client):
    found = graph(client, "/ns/")

    for name in SCHEMES:
        for code in LISTS[name].labels:
            labels = {
                label.language for label in found.objects(ACCEDE[f"{name}-{code}"], RDFS.label)
            }
            assert labels == {"en", "fr", "ru", "ky", "kk"}


def test_the_vocabulary_in_a_format_that_there_is_not(client):
    assert client.get("/ns/?format=xml").status_code == 400


@pytest.mark.parametrize("kind", ["ttl", "jsonld"])
def test_the_catalogue_leads_to_files_that_are_there(client, kind):
    answer = client.get(f"/data/catalog.{kind}")
    found = parsed(answer.content, kind)

    conforms, _, text = validate(found, shacl_graph=shapes())
    assert conforms, text
    addresses = [str(item) for item in found.objects(None, DCAT.downloadURL)]
    assert len(addresses) > 30
    for address in addresses:
        file = client.get(address.removeprefix(ROOT.rstrip("/")))
        assert file.status_code == 200
        assert file.getvalue(), address
