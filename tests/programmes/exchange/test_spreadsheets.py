"""Programmes as a file: what is exported is imported again, as drafts, all or nothing."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from core.records.models import Change
from programmes.exchange.spreadsheets import exported
from programmes.models import Programme
from tests.factories import (
    AimFactory,
    ContributionFactory,
    DocumentFactory,
    PartnerFactory,
    ProgrammeFactory,
    RevisionFactory,
    StateFactory,
    ThemeFactory,
    TreatyFactory,
)
from tests.treaties.staff import person

pytestmark = pytest.mark.django_db

IMPORT = "admin:programmes_programme_import"
EXPORT = "admin:programmes_programme_export"


@pytest.fixture(autouse=True)
def editor(client):
    RevisionFactory()
    user = person("Editors")
    client.force_login(user)
    return user


def upload(client, content: str | bytes, **more):
    content = content if isinstance(content, bytes) else content.encode()
    file = BytesIO(content)
    file.name = "programmes.csv"
    return client.post(reverse(IMPORT), {"file": file, **more})


def full_programme() -> Programme:
    programme = ProgrammeFactory(
        slug="full",
        names={"en": "=Programme, with a comma", "ky": "Программа"},
        countries=[StateFactory(code="KG"), StateFactory(code="KZ")],
        start_on=date(2015, 1, 1),
        start_precision="year",
        end_on=date(2019, 12, 1),
        end_precision="month",
        budget_amount="818000.50",
        budget_currency="EUR",
    )
    programme.themes.add(ThemeFactory(slug="elections"))
    programme.implementers.add(PartnerFactory(slug="coe"))
    ContributionFactory(programme=programme, funder=PartnerFactory(slug="eu"))
    AimFactory(programme=programme, treaty=TreatyFactory(number="112"))
    DocumentFactory(programme=programme, title="", url="https://example.org/a")
    return programme


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_what_is_exported_is_imported_again(format_, client, editor):
    programme = full_programme()
    content = client.get(reverse(EXPORT), {"format": format_}).content
    [before] = exported(Programme.objects.all())
    Programme.objects.update(slug="another")

    response = upload(client, content)

    assert response.status_code == 302
    imported = Programme.objects.get(slug="full")
    assert exported(Programme.objects.filter(slug="full")) == [before]
    assert (imported.publication, imported.entered_by) == ("draft", editor)
    assert imported.names == programme.names
    assert not Change.objects.filter(is_public=True).exists()


def test_the_spreadsheet_opens(client):
    full_programme()

    content = client.get(reverse(EXPORT), {"format": "xlsx"}).content

    sheet = load_workbook(BytesIO(content)).worksheets[0]
    assert [row[0].value for row in sheet.iter_rows()] == ["slug", "full"]


@pytest.mark.parametrize(
    "content, message",
    [
        pytest.param("slug,kind,name_en\nnew,party,N", "line 2, column kind", id="kind"),
        pytest.param("slug,kind\nnew,action_plan", "at least one language", id="no-name"),
        pytest.param("slug,kind,name\nnew,action_plan,N", "column name:", id="unknown-column"),
        pytest.param("slug,name_en\nnew,N", "the column “kind” is missing", id="missing-column"),
        pytest.param("slug,kind,name_en,start\nnew,action_plan,N,2020-13", "start", id="date"),
        pytest.param("slug,kind,name_en,countries\nnew,action_plan,N,ZZ", "ZZ", id="state"),
        pytest.param("slug,kind,name_en,funders\nnew,action_plan,N,nobody", "nobody", id="funder"),
        pytest.param("slug,kind,name_en,treaties\nnew,action_plan,N,ets-9", "ets-9", id="treaty"),
        pytest.param(
            "slug,kind,name_en,budget_amount\nnew,action_plan,N,5", "stand together", id="currency"
        ),
        pytest.param(
            "slug,kind,name_en,budget_amount\nnew,action_plan,N,-5", "not an amount", id="amount"
        ),
        pytest.param(
            "slug,kind,name_en\nnew,action_plan,N\nnew,action_plan,N", "line 3", id="twice"
        ),
        pytest.param("slug,kind,name_en\nstored,action_plan,N", "already", id="exists"),
        pytest.param(
            "slug,kind,name_en,source\nnew,action_plan,N,javascript:alert(1)",
            "line 2, column source: 'javascript:alert(1)' is an address",
            id="script",
        ),
        pytest.param("slug,kind,name_en\nnew,action_plan", "2 cells under 3", id="short-row"),
        pytest.param("", "empty", id="empty-file"),
        pytest.param(b"\xff\xfe", "empty", id="empty-utf-16"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_imported(content, message, client):
    ProgrammeFactory(slug="stored")

    response = upload(client, content)

    assert response.status_code == 200
    shown = " ".join([*response.context["problems"], str(response.context["form"].errors)])
    assert message in shown
    assert Programme.objects.count() == 1
    assert not Change.objects.exists()


def test_a_database_rule_is_said_too(client):
    content = "slug,kind,name_en,start,end\nnew,action_plan,N,2020,2019"

    response = upload(client, content)

    assert "cannot end before it starts" in " ".join(response.context["problems"])
    assert not Programme.objects.exists()


def test_a_check_imports_nothing(client):
    response = upload(client, "slug,kind,name_en\nnew,action_plan,N", check_only="on")

    assert response.status_code == 302
    assert not Programme.objects.exists()


def test_viewers_export_but_do_not_import(client):
    client.force_login(person("Viewers"))

    assert client.get(reverse(IMPORT)).status_code == 403
    assert client.get(reverse(EXPORT)).status_code == 200
    assert client.get(reverse("admin:programmes_programme_changelist")).status_code == 200
