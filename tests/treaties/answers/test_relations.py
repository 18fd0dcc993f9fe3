"""How treaties are related: the same pair seen from either side, on the page and in the API."""

import pytest

from tests import factories
from tests.treaties.html import main
from treaties.answers.relations import LABELS, related
from treaties.models.choices import RelationKind
from treaties.writing import door

pytestmark = pytest.mark.django_db

SIDES = [
    pytest.param("revises", "revised_by", id="revises"),
    pytest.param("amends", "amended_by", id="amends"),
    pytest.param("replaces_between_parties", "replaced_between_parties_of", id="between Parties"),
]


def kinds(treaty) -> list[tuple]:
    return [(found.kind, found.treaty) for found in related(treaty)]


@pytest.mark.parametrize("kind, opposite", SIDES)
def test_a_relation_is_seen_from_both_sides(kind, opposite):
    row = factories.RelationFactory(kind=kind)

    assert kinds(row.treaty) == [(kind, row.other)]
    assert kinds(row.other) == [(opposite, row.treaty)]


@pytest.mark.parametrize(
    "field, kind, opposite",
    [
        pytest.param("parent", "protocol_to", "has_protocol", id="protocol"),
        pytest.param("replaced_by", "replaced_by", "replaces", id="replaced"),
        pytest.param(
            "barred_for_parties_to",
            "not_open_to_parties_to",
            "not_open_to_its_parties",
            id="barred",
        ),
    ],
)
def test_so_is_what_a_treaty_refers_to_itself(field, kind, opposite):
    other = factories.TreatyFactory()
    treaty = factories.TreatyFactory(**{field: other})

    assert kinds(treaty) == [(kind, other)]
    assert kinds(other) == [(opposite, treaty)]


def test_every_kind_that_can_be_entered_has_its_names():
    assert {*RelationKind.values} < {*LABELS}


@pytest.mark.parametrize("is_later", [True, False])
def test_page_and_api_show_it_from_both_sides(client, is_later):
    factories.StateFactory(code="KG")
    row = factories.RelationFactory(kind="amends", articles="3", source="its title")
    shown, other = (row.treaty, row.other) if is_later else (row.other, row.treaty)
    kind, label = ("amends", "amends") if is_later else ("amended_by", "amended by")
    door.rederive()

    page = main(client.get(f"/en/treaties/{shown.code}/"))
    answer = client.get(f"/api/v1/treaties/{shown.code}/").json()

    assert f"{label.capitalize()} {other.label}" in page
    assert answer["relations"] == [
        {
            "kind": kind,
            "kind_label": label,
            "treaty": other.code,
            "articles": "3",
            "source": "its title",
        }
    ]
