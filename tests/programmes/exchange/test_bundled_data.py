"""The bundled programmes as `load_data` stores them, as page and API show them."""

from datetime import date

import pytest

from countries.formats import money
from programmes.models import (
    Aim,
    Contribution,
    Document,
    Extension,
    Milestone,
    Partner,
    Programme,
    Project,
    Result,
    Theme,
)
from programmes.writing.contradictions import contradictions
from tests import counts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bundled")]

PROGRAMME = "carlp-2020-2024"
SOURCE = "the-kyrgyz-republic-acceded-to-the-convention-on-the-transfer-of-sentenced-persons"


@pytest.mark.parametrize(
    "model, count",
    [
        pytest.param(Programme, counts.PROGRAMMES, id="programmes"),
        pytest.param(Project, counts.PROJECTS, id="six-components-and-four-parts-of-them"),
        pytest.param(Contribution, counts.CONTRIBUTIONS, id="contributions"),
        pytest.param(Aim, counts.AIMS, id="treaties-aimed-at"),
        pytest.param(Document, counts.DOCUMENTS, id="sources"),
        pytest.param(Extension, counts.EXTENSIONS, id="extensions"),
        pytest.param(Milestone, counts.MILESTONES, id="events"),
        pytest.param(Result, counts.RESULTS, id="results"),
        pytest.param(Partner, counts.PARTNERS, id="partners"),
        pytest.param(Theme, counts.THEMES, id="themes"),
    ],
)
def test_everything_is_loaded(model, count):
    assert model.objects.count() == count


def test_no_public_note_is_about_how_the_data_were_gathered():
    words = ("not seen", "seen)", "was found", "prints", "not printed", "added here", "the copy")
    notes = [
        note
        for model, names in (
            (Programme, ("period_note", "budget_note", "countries_note", "treaties_note")),
            (Project, ("period_note", "budget_note", "treaties_note")),
        )
        for row in model.objects.values_list(*names)
        for note in row
    ]

    assert not [note for note in notes if any(word in note for word in words)]


def test_nothing_contradicts():
    assert contradictions() == []


def running(on: date) -> set[str]:
    programmes = Programme.objects.published().with_status(on).filter(countries__code="KG")
    return set(programmes.in_status("running").values_list("slug", flat=True))


def test_what_ran_with_the_kyrgyz_republic():
    assert "ncp-kg-2015-2019" in running(date(2019, 6, 1))
    assert running(date(2020, 6, 1)) == {PROGRAMME}


@pytest.mark.parametrize(
    "on, status",
    [
        (date(2020, 1, 1), "planned"),
        (date(2024, 1, 1), "running"),
        (date(2024, 1, 2), "extended"),
        (date(2024, 6, 30), "extended"),
        (date(2024, 7, 1), "ended"),
    ],
)
def test_the_rule_of_law_programme(on, status, client):
    answer = client.get(f"/api/v1/programmes/{PROGRAMME}/", {"as_of": on}).json()
    page = client.get(f"/en/programmes/{PROGRAMME}/", {"as_of": on})

    assert answer["status"] == page.context["programme"]["status"] == status


@pytest.mark.parametrize("slug", ["electoral-lac-ca-mn", "equal-before-law-fi"])
def test_what_is_not_known_is_unknown(slug, client):
    answer = client.get(f"/api/v1/programmes/{slug}/").json()

    assert answer["status"] == "unknown"
    assert (answer["start"], answer["end"], answer["budget_amount"]) == (None, None, None)


def test_a_year_stays_a_year(client):
    answer = client.get("/api/v1/programmes/ncp-kg-2015-2019/").json()

    assert (answer["start"], answer["planned_end"], answer["end"]) == ("2015", "2017-12", "2019-12")
    assert answer["extensions"][0]["decided"] == "2017-11"


def test_the_accession_is_a_result_and_its_page_links_back(client):
    page = client.get(f"/en/programmes/{PROGRAMME}/").content.decode()
    pair = client.get("/en/countries/kg/treaties/ets-112/").content.decode()
    [result] = client.get(f"/api/v1/programmes/{PROGRAMME}/").json()["results"]

    assert (result["treaty"]["id"], result["state"], result["kind"]) == (
        "ets-112",
        "KG",
        "accession",
    )
    assert result["done_on"] == "2024-04-22"
    assert SOURCE in result["source"]
    assert '<a href="/en/countries/kg/treaties/ets-112/">' in page
    assert '<time datetime="2024-04-22">' in page
    assert f'<a href="/en/programmes/{PROGRAMME}/">' in pair


@pytest.mark.parametrize("on, is_result", [("2024-04-21", False), ("2024-04-22", True)])
def test_the_pairs_page_credits_no_later_act(on, is_result, client):
    page = client.get("/en/countries/kg/treaties/ets-112/", {"as_of": on}).content.decode()

    assert ("is a result of:" in page) is is_result
    assert f'<a href="/en/programmes/{PROGRAMME}/?as_of={on}">' in page


def test_the_country_page_lists_its_programmes(client):
    page = client.get("/en/countries/kg/", {"as_of": "2024-03-01"}).content.decode()

    assert f'<a href="/en/programmes/{PROGRAMME}/?as_of=2024-03-01">' in page


@pytest.mark.parametrize("language", ["en", "fr", "ru", "ky", "kk"])
def test_the_budget_in_the_readers_format(language, client):
    page = client.get(f"/{language}/programmes/{PROGRAMME}/").content.decode()

    assert money(8_889_000, "EUR", language) in page
    assert money(8_000_000, "EUR", language) in page


def test_the_budget_in_english(client):
    page = client.get(f"/en/programmes/{PROGRAMME}/")

    budget = page.context["programme"]["budget"].replace("\xa0", " ")
    assert budget == "EUR 8,889,000, of which EUR 8,000,000 (90%) from: European Union"


@pytest.mark.parametrize(
    "language, name",
    [
        ("fr", "Programme pour l&#x27;État de droit en Asie centrale"),
        ("ru", "Программа по верховенству права в Центральной Азии"),
        ("ky", "Борбор Азиядагы Укук Үстөмдүгү Программасы"),
        ("kk", "Орталық Азияда құқық үстемдігін орнату бағдарламасы"),
    ],
)
def test_bundled_names_are_used(language, name, client):
    page = client.get(f"/{language}/programmes/{PROGRAMME}/").content.decode()

    assert f"<h1>{name}</h1>" in page


def test_another_language_is_marked(client):
    page = client.get("/ru/programmes/kz-education-2013-2014/").content.decode()

    assert '<h1 lang="en">Supporting educational policies' in page


def test_suggested_results_of_the_rule_of_law_programme():
    from programmes.writing.suggestions import suggested_acts

    found = suggested_acts(Programme.objects.get(slug=PROGRAMME))

    assert {(act.state.code, act.treaty.code) for act in found} == {("KG", "ets-112")}
    assert "accession" not in {act.kind for act in found}
    assert "parliament_adopts_law" in {act.kind for act in found}
