"""Page, API and admin say the same about programmes, at the same cost however many there are."""

from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programmes.models import Programme
from tests.factories import (
    ActFactory,
    AimFactory,
    ContributionFactory,
    DocumentFactory,
    ExtensionFactory,
    MilestoneFactory,
    PartnerFactory,
    ProgrammeFactory,
    ProjectFactory,
    ResultFactory,
    RevisionFactory,
    StateFactory,
    ThemeFactory,
    TreatyFactory,
)

pytestmark = pytest.mark.django_db

STATUSES = ["planned", "running", "extended", "ended", "unknown"]


@pytest.fixture(autouse=True)
def revision():
    return RevisionFactory()


def full_programme(n: int) -> Programme:
    """Return a programme with something of everything."""
    states = [StateFactory(), StateFactory(code="KG")]
    before = ProgrammeFactory(slug="before")
    programme = ProgrammeFactory(
        slug=f"full-{n}",
        countries=states,
        start_on=date(2020, 1, 2),
        planned_end_on=date(2024, 1, 1),
        end_on=date(2024, 6, 30),
        budget_amount=1000,
        budget_currency="EUR",
        predecessor=before,
    )
    project = ProjectFactory(programme=programme)
    ProjectFactory(programme=programme, parent=project)
    ExtensionFactory(programme=programme)
    MilestoneFactory(programme=programme)
    treaty = TreatyFactory(number="112")
    for owner in (None, project):
        row = {"programme": programme, "project": owner}
        ContributionFactory(**row, amount=900, currency="EUR", share=90)
        AimFactory(**row, treaty=treaty)
        DocumentFactory(**row)
        part = owner or programme
        part.themes.add(ThemeFactory())
        part.implementers.add(PartnerFactory())
    ResultFactory(programme=programme, act=ActFactory(treaty=treaty, state=states[1]))
    return programme


ADDRESSES = [
    "/en/programmes/",
    "/en/programmes/full-0/",
    "/api/v1/programmes/",
    "/api/v1/programmes/full-0/",
    "/api/v1/states/KG/programmes/",
    "/api/v1/programmes/?format=csv",
    "/api/v1/programmes/?country=KG&treaty=ets-112&status=ended&theme=theme-x",
    "/api/v1/programmes/totals/?by=year",
    "/api/v1/programmes/totals/?by=funder",
    "/api/v1/programmes/totals/?by=country",
    "/api/v1/programmes/series/?from=1995&to=2026",
]


def test_20_rows_cost_what_2_do(client):
    ThemeFactory(slug="theme-x")
    costs = []
    for rows, language in ((range(2), "en"), (range(2, 20), "fr")):
        for n in rows:
            full_programme(n)
        costs.append({address: cost(client, address, language) for address in ADDRESSES})

    assert costs[0] == costs[1]
    assert max(costs[0].values()) <= 25


def cost(client, address: str, language: str) -> int:
    """Return the queries of an answer that no other question has kept."""
    address = address.replace("/en/", f"/{language}/")
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address, headers={"Accept-Language": language})
    assert response.status_code == 200
    return len(queries)


def test_page_api_and_admin_agree(client):
    for end in (date(2024, 1, 1), date(2100, 1, 1)):
        for planned in (None, date(2023, 12, 31)):
            ProgrammeFactory(start_on=date(2020, 1, 2), end_on=end, planned_end_on=planned)
    ProgrammeFactory()
    ProgrammeFactory(start_on=date(2150, 1, 1), end_on=date(2151, 1, 1))
    client.force_login(get_user_model().objects.create_superuser("chief"))

    for status in STATUSES:
        api = client.get("/api/v1/programmes/", {"status": status}).json()["results"]
        page = client.get("/en/programmes/", {"status": status}).context["rows"]
        admin = client.get(reverse("admin:programmes_programme_changelist"), {"status": status})
        found = {row["slug"] for row in api}
        assert found
        assert found == {row["slug"] for row in page}
        assert found == {row.slug for row in admin.context["cl"].result_list}


@pytest.mark.parametrize(
    "query, status, name",
    [
        pytest.param("stauts=ended", 400, "stauts", id="unknown-parameter"),
        pytest.param("status=over", 400, "over", id="unknown-status"),
        pytest.param("status=ended&status=planned", 400, "status", id="given-twice"),
        pytest.param("as_of=2024-02-30", 400, "2024-02-30", id="no-day"),
        pytest.param("runs_after=soon", 400, "soon", id="no-date"),
        pytest.param("funder=nobody", 400, "nobody", id="unknown-funder"),
        pytest.param("theme=%00", 400, "theme", id="no-text"),
        pytest.param("kind=party", 400, "party", id="unknown-kind"),
        pytest.param("role=hopes", 400, "hopes", id="unknown-role"),
        pytest.param("ordering=colour", 400, "colour", id="unknown-order"),
        pytest.param("page_size=501", 400, "501", id="page-too-large"),
        pytest.param("page=2", 400, "page", id="no-such-page"),
        pytest.param("format=pdf", 400, "pdf", id="unknown-format"),
        pytest.param("country=ZZ", 404, "ZZ", id="unknown-state"),
        pytest.param("treaty=ets-999", 404, "ets-999", id="unknown-treaty"),
    ],
)
def test_bad_questions_are_named(query, status, name, client):
    response = client.get(f"/api/v1/programmes/?{query}")

    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert name in response.json()["detail"]


@pytest.mark.parametrize(
    "address, status, name",
    [
        pytest.param("programmes/nothing/", 404, "nothing", id="unknown-programme"),
        pytest.param("programmes/%00/", 404, "programme", id="no-text"),
        pytest.param("states/ZZ/programmes/", 404, "ZZ", id="unknown-state"),
        pytest.param("programmes/totals/", 400, "by", id="totals-by-nothing"),
        pytest.param("programmes/totals/?by=colour", 400, "colour", id="totals-by-colour"),
        pytest.param("programmes/series/?from=2020&to=2019", 400, "span", id="backwards"),
    ],
)
def test_bad_addresses_are_named(address, status, name, client):
    response = client.get(f"/api/v1/{address}")

    assert response.status_code == status
    assert name in response.json()["detail"]


def test_drafts_are_not_shown(client):
    ProgrammeFactory(slug="secret", publication="draft", countries=[StateFactory(code="KG")])

    assert client.get("/en/programmes/secret/").status_code == 404
    assert client.get("/api/v1/programmes/secret/").status_code == 404
    assert client.get("/api/v1/programmes/").json()["count"] == 0
    assert client.get("/api/v1/states/KG/programmes/").json()["count"] == 0
    assert b"secret" not in client.get("/en/programmes/").content


def test_a_draft_predecessor_is_not_named(client):
    secret = ProgrammeFactory(slug="secret", publication="draft")
    ProgrammeFactory(slug="shown", predecessor=secret)

    assert client.get("/api/v1/programmes/shown/").json()["predecessor"] is None
    assert b"secret" not in client.get("/en/programmes/shown/").content


def test_the_page_says_what_was_wrong(client):
    response = client.get("/en/programmes/?status=over&as_of=2024-02-30")

    assert response.status_code == 400
    assert len(response.context["problems"]) == 2


def test_a_capital_letter_leads_to_the_page(client):
    ProgrammeFactory(slug="shown")

    response = client.get("/en/programmes/SHOWN/?as_of=2024-01-01")

    assert response.status_code == 301
    assert response["Location"] == "/en/programmes/shown/?as_of=2024-01-01"


@pytest.mark.parametrize("order, first", [("start", "old"), ("-start", "new"), ("-slug", "old")])
def test_lists_are_ordered(order, first, client):
    ProgrammeFactory(slug="new", start_on=date(2020, 1, 1))
    ProgrammeFactory(slug="old", start_on=date(2000, 1, 1))
    ProgrammeFactory(slug="a-last")

    results = client.get(f"/api/v1/programmes/?ordering={order}").json()["results"]

    assert results[0]["slug"] == first
    assert (results[-1]["slug"] == "a-last") is True


@pytest.mark.parametrize(
    "query, found",
    [
        pytest.param("runs_after=2024-07-01", ["unknown"], id="day-after-the-end"),
        pytest.param("runs_after=2024-06-30", ["known", "unknown"], id="last-day"),
        pytest.param("runs_before=2020-01-02", ["known", "unknown"], id="first-day"),
        pytest.param("runs_before=2020-01-01", ["unknown"], id="day-before-the-start"),
    ],
)
def test_programmes_of_a_period(query, found, client):
    ProgrammeFactory(slug="known", start_on=date(2020, 1, 2), end_on=date(2024, 6, 30))
    ProgrammeFactory(slug="unknown")

    results = client.get(f"/api/v1/programmes/?{query}").json()["results"]

    assert [row["slug"] for row in results] == found


def test_the_answer_has_the_declared_fields(client):
    full_programme(0)
    for address, row in (
        ("/api/v1/programmes/", lambda answer: answer["results"][0]),
        ("/api/v1/programmes/full-0/", lambda answer: answer),
        ("/api/v1/programmes/totals/?by=year", lambda answer: answer["results"][0]),
        ("/api/v1/programmes/series/?from=2020", lambda answer: answer["results"][0]),
    ):
        serializer = client.get(address).resolver_match.func.view_class.serializer_class()
        same_shape(row(client.get(address).json()), serializer)


def same_shape(row: dict, serializer) -> None:
    """Check that an answer has exactly the fields of a serializer, at each depth."""
    assert set(row) == set(serializer.fields)
    for name, field in serializer.fields.items():
        child = getattr(field, "child", None)
        if hasattr(child, "fields"):
            assert row[name]
            same_shape(row[name][0], child)
