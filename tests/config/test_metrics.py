import pytest
from django.test import Client

from tests.factories import ActFactory

pytestmark = pytest.mark.django_db


def test_figures_are_served_where_they_are_wanted(settings):
    settings.METRICS = True
    ActFactory(publication="published", source="x")

    response = Client().get("/metrics")

    lines = response.content.decode().splitlines()
    assert response.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    assert {"accede_acts_published 1", "accede_acts_drafts 0", "accede_treaties 1"} <= set(lines)


def test_figures_are_not_served_by_default():
    assert Client().get("/metrics").status_code == 404
