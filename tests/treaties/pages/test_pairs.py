"""The page of one pair: the answer in the first line, its reasons, how to cite it."""

import json
from datetime import date

import pytest

from countries.models import State
from tests import factories
from tests.treaties import stories
from tests.treaties.html import main, parsed, text
from treaties.models import Act, Clause, Treaty

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bundled", "today")]

PAIR = "/en/countries/kg/treaties/ets-112/"


@pytest.mark.parametrize(
    "on, answer",
    [
        pytest.param("2023-01-01", "this State may accede if it is invited", id="before-the-law"),
        pytest.param("2024-04-21", "approved at home since 31 January 2024", id="before-deposit"),
        pytest.param("2024-04-22", "will enter into force on 1 August 2024", id="day-of-deposit"),
        pytest.param("2024-07-31", "will enter into force on 1 August 2024", id="day-before"),
        pytest.param("2024-08-01", "yes, in force since 1 August 2024", id="day-of-force"),
    ],
)
def test_the_answer_on_a_day(client, on, answer):
    tree = parsed(client.get(PAIR, {"as_of": on}))

    assert answer in text(tree.find(".//section[@aria-label='The answer']"))


def test_three_dates_and_their_meaning(client):
    tree = parsed(client.get(PAIR))

    dates = [
        (text(item.find("span")), text(item.find("strong")))
        for item in tree.findall(".//ol[@class='dates full']/li")
    ]

    assert dates == [
        ("Signature of the law by the president", "31 January 2024"),
        ("Deposit: accession", "22 April 2024"),
        ("Entry into force", "1 August 2024"),
    ]


def test_why_this_date(client):
    tree = parsed(client.get(PAIR))

    why = text(tree.find(".//section[@id='why']"))

    assert "Why this date?" in why
    assert "Article 19(2): for a State that accedes" in why
    assert "ends on 22 July 2024" in why
    assert why.endswith("= 1 August 2024")


def test_what_had_not_happened_is_still_to_come(client):
    tree = parsed(client.get(PAIR, {"as_of": "2024-02-01"}))

    ahead = {
        text(item.find("span[@class='when']")): text(item)
        for item in tree.iter("li")
        if "ahead" in (item.get("class") or "")
    }
    dates = text(tree.find(".//div[@class='columns']/div/section"))

    assert set(ahead) >= {"22 April 2024", "1 August 2024"}
    assert all("still to come" in words for words in ahead.values())
    assert "31 January 2024" not in ahead
    assert "1 August 2024" not in dates


def test_a_decision_at_home_that_lies_ahead_is_not_among_the_dates(client):
    page = main(client.get(PAIR, {"as_of": "2023-01-01"}))

    assert "A decision at home." not in page


def test_the_sentences_of_a_refusal(client):
    page = main(client.get("/en/countries/kg/treaties/ets-005/"))

    assert "Only members of the organisation (Council of Europe) may join it." in page


@pytest.mark.parametrize(
    "text_of_it",
    [
        "Accede, Convention on the Transfer of Sentenced Persons, "
        "ETS No. 112, status as of 24 November 2026, http://testserver" + PAIR,
        "(opened for signature 21 March 1983, entered into force 1 July 1985) ETS No 112",
        "Convention on the Transfer of Sentenced Persons, Mar. 21, 1983, E.T.S. No. 112.",
        "Конвенция о передаче осужденных лиц (СЕД № 112) от 21.03.1983",
        "@misc{ets-112,",
        "TY - STAT",
    ],
)
def test_citations(client, text_of_it):
    assert text_of_it in main(client.get(PAIR))


def test_statements_say_whether_they_are_in_effect(client):
    statement = {"nature": "declaration", "articles": "3", "publication": "published"}
    treaty, state = factories.TreatyFactory(number="112"), factories.StateFactory(code="KG")
    for words, ends_on in (("It stands.", None), ("It was withdrawn.", date(2025, 1, 1))):
        factories.StatementFactory(
            treaty=treaty, state=state, text=words, ends_on=ends_on, **statement
        )

    page = main(client.get(PAIR))

    assert "It stands. In effect" in page
    assert "It was withdrawn. No longer in effect. No longer in effect from 1 January 2025." in page


def test_json_ld(client):
    tree = parsed(client.get(PAIR))

    data = json.loads(tree.find(".//script[@type='application/ld+json']").text)

    assert data["legislationIdentifier"] == "ETS No. 112"
    assert data["legislationLegalForce"] == "https://schema.org/InForce"
    assert data["temporalCoverage"] == "2024-08-01/.."


def legal_force(client, code: str, treaty: str, on: str) -> str | None:
    tree = parsed(client.get(f"/en/countries/{code}/treaties/{treaty}/", {"as_of": on}))
    data = json.loads(tree.find(".//script[@type='application/ld+json']").text)
    return data.get("legislationLegalForce", "").rpartition("/")[2] or None


@pytest.mark.parametrize(
    "code, treaty, on, force",
    [
        pytest.param("kg", "ets-112", "2026-11-24", "InForce", id="yes"),
        pytest.param("kg", "ets-112", "2024-07-31", "NotInForce", id="no-list-checked"),
        pytest.param("kg", "ets-005", "2026-11-24", "NotInForce", id="never-possible"),
        pytest.param("jp", "ets-112", "1980-01-01", "NotInForce", id="not-yet-open"),
        pytest.param("uz", "ets-112", "2026-11-24", None, id="nobody-can-tell"),
        pytest.param("kz", "cets-210", "2026-11-24", None, id="invitation-without-last-day"),
        pytest.param("cy", "cets-195", "2026-11-24", None, id="signed-but-chart-incomplete"),
    ],
)
def test_the_legal_force_is_said_only_of_a_plain_answer(client, code, treaty, on, force):
    assert legal_force(client, code, treaty, on) == force


@pytest.mark.parametrize("kind, force", [("suspension", None), ("denunciation", "InForce")])
def test_the_legal_force_of_a_party(client, kind, force):
    treaty, state = Treaty.objects.get(code="ets-112"), State.objects.get(code="KG")
    stories.act(treaty, state, kind, "2026-11-01")

    assert legal_force(client, "kg", "ets-112", "2026-11-24") == force


@pytest.mark.parametrize(
    "code, treaty, is_indexed",
    [
        pytest.param("kg", "ets-112", True, id="an-answer"),
        pytest.param("kg", "ets-005", True, id="an-answer-without-an-act"),
        pytest.param("kz", "cets-210", True, id="unknown-with-an-act"),
        pytest.param("uz", "ets-112", False, id="nothing"),
    ],
)
def test_a_page_that_says_nothing_is_not_indexed(client, code, treaty, is_indexed):
    path = f"/en/countries/{code}/treaties/{treaty}/"
    robots = parsed(client.get(path)).find(".//meta[@name='robots']")

    assert (robots is None) == is_indexed
    if not is_indexed:
        assert robots.get("content") == "noindex"
        assert f"{path}<" not in client.get("/sitemap-en.xml").content.decode()


def test_changes_are_told_in_the_readers_words(client):
    page = main(client.get(PAIR))

    assert "(from the data that come with this site)" in page
    assert "load_data" not in page


def test_working_notes_stay_inside(client):
    act = Act.objects.get(treaty__code="ets-015", state__code="CH", kind="consent")
    page = client.get("/en/countries/ch/treaties/ets-015/").content.decode()

    assert act.note == "EIF from Swiss SR front matter"
    assert act.note not in page


@pytest.mark.parametrize("code, treaty", [("KG", "ets-112"), ("kg", "112"), ("kg", "ETS No. 112")])
def test_other_spellings_redirect(client, code, treaty):
    response = client.get(f"/en/countries/{code}/treaties/{treaty}/")

    assert (response.status_code, response["Location"]) == (301, PAIR)


@pytest.mark.parametrize("treaty", ["ets-999", "nonsense", "ets-112x"])
def test_unknown_treaties_are_not_found(client, treaty):
    assert client.get(f"/en/countries/kg/treaties/{treaty}/").status_code == 404


def test_languages_and_canonical_address(client):
    tree = parsed(client.get(PAIR, {"as_of": "2024-07-01"}))

    alternates = {
        link.get("hreflang"): link.get("href")
        for link in tree.findall(".//link[@rel='alternate'][@hreflang]")
    }

    assert set(alternates) == {"en", "fr", "ru", "ky", "kk", "x-default"}
    assert alternates["ky"] == f"http://testserver/ky{PAIR[3:]}?as_of=2024-07-01"
    assert tree.find(".//link[@rel='canonical']").get("href") == f"http://testserver{PAIR}"


def test_a_title_in_another_language_is_marked(client):
    title = parsed(client.get("/ky" + PAIR[3:])).find(".//h1/span")

    assert title.get("lang") == "en"
    assert parsed(client.get("/ru" + PAIR[3:])).find(".//h1/span") is None


@pytest.mark.parametrize(
    "code, treaty",
    [("kg", "ets-112"), ("de", "ets-173"), ("kg", "ets-005"), ("ch", "ets-103")],
)
def test_queries(client, django_assert_max_num_queries, code, treaty):
    with django_assert_max_num_queries(23):
        client.get(f"/en/countries/{code}/treaties/{treaty}/")


def test_the_badge_says_since_when(client):
    response = client.get(f"{PAIR}badge.svg")

    assert response["Content-Type"] == "image/svg+xml"
    assert "Kyrgyzstan, ETS No. 112: in force since 1 August 2024" in response.content.decode()


def test_an_unconfirmed_act_is_marked(client):
    page = main(client.get("/en/countries/kg/treaties/ilo-c029/"))

    assert "31 March 1992 Ratification (unconfirmed)" in page
    assert "The act that this answer rests on was not read at a source." in page
    assert "(unconfirmed)" not in main(client.get(PAIR))


def test_a_probable_clause_is_named_as_such_with_the_computation(client):
    address = "countries/kg/treaties/ets-112"
    Clause.objects.filter(treaty__code="ets-112").update(confidence="probable")
    sentence = "This clause is probable: the text of the treaty was not read."

    row = client.get("/api/v1/states/KG/treaties/ets-112/").json()

    assert sentence in main(client.get(f"/en/{address}/"))
    assert sentence in row["explanation"]
    assert sentence in row["computation"]["sentences"]
    assert row["computation"]["clause"]["confidence"] == "probable"


def test_the_reason_names_the_treaty_to_be_joined_first(client):
    page = main(client.get("/en/countries/kg/treaties/ets-098/"))

    assert "would have to join its parent treaty first (ETS No. 024)." in page


@pytest.mark.parametrize(
    "language, sentence",
    [
        pytest.param(
            "en",
            "Declaration on article 3(4) (definition of “national”); its text has not been read",
            id="en",
        ),
        pytest.param("ky", "3(4)-берене («жаран» деген терминдин аныктамасы)", id="ky"),
    ],
)
def test_declarations_whose_text_was_not_read_are_said_to_be_so(client, language, sentence):
    page = client.get(f"/{language}/countries/mn/treaties/ets-112/")

    assert sentence in main(page)
    assert len(parsed(page).findall(".//article[@class='card statement']")) == 5


@pytest.mark.parametrize("on, is_shown", [("2011-05-19", False), ("2011-05-20", True)])
def test_an_objection_stands_beside_the_accession(client, on, is_shown):
    page = main(client.get("/en/countries/kg/treaties/hcch-12/", {"as_of": on}))

    shown = "Germany: objection (precludes the entry into force between the two). In effect"
    assert (shown in page) is is_shown


def test_the_treaty_lists_its_statements_by_nature(client):
    page = main(client.get("/en/treaties/ets-112/"))

    assert "Mongolia: declaration on article 16(7) (transit of sentenced persons)" in page
    assert "A reservation lapses" not in page
    assert "unless renewed" in main(client.get("/en/treaties/ets-173/"))
