"""What the pages of countries, treaties and pairs show about programmes."""

from datetime import date

import pytest

from programmes.templatetags import programmes as tags
from tests.factories import (
    ActFactory,
    AimFactory,
    ProgrammeFactory,
    ResultFactory,
    StateFactory,
    TreatyFactory,
)

pytestmark = pytest.mark.django_db

ON = date(2024, 3, 1)
RUNNING = {"start_on": date(2020, 1, 2), "end_on": date(2024, 6, 30)}


@pytest.fixture
def state():
    return StateFactory(code="KG")


@pytest.fixture
def treaty():
    return TreatyFactory(number="112")


def slugs(rows) -> list[str]:
    return [row["programme"].slug for row in rows]


def test_of_a_country(state, django_assert_num_queries):
    ProgrammeFactory(slug="runs", countries=[state], **RUNNING)
    ProgrammeFactory(slug="unknown", countries=[state])
    ProgrammeFactory(slug="draft", countries=[state], publication="draft", **RUNNING)
    ProgrammeFactory(slug="elsewhere", **RUNNING)

    with django_assert_num_queries(1):
        shown = tags.programmes_of_country(state, ON)

    assert (slugs(shown["running"]), slugs(shown["others"])) == (["runs"], ["unknown"])


def test_of_a_pair(state, treaty, django_assert_num_queries):
    credited = ProgrammeFactory(slug="credited")
    ResultFactory(programme=credited, act=ActFactory(state=state, treaty=treaty))
    ResultFactory(programme=credited)
    for programme in (credited, ProgrammeFactory(slug="aims", countries=[state])):
        AimFactory(programme=programme, treaty=treaty)
    AimFactory(programme=ProgrammeFactory(slug="elsewhere"), treaty=treaty)

    with django_assert_num_queries(2):
        shown = tags.programmes_of_pair(state, treaty, ON)

    assert [result.programme.slug for result in shown["results"]] == ["credited"]
    assert slugs(shown["rows"]) == ["aims"]


def test_of_a_treaty(treaty, django_assert_num_queries):
    AimFactory(programme=ProgrammeFactory(slug="aims"), treaty=treaty)
    AimFactory(programme=ProgrammeFactory(slug="elsewhere"))
    AimFactory(programme=ProgrammeFactory(slug="draft", publication="draft"), treaty=treaty)

    with django_assert_num_queries(1):
        shown = tags.programmes_of_treaty(treaty, ON)

    assert slugs(shown["rows"]) == ["aims"]
