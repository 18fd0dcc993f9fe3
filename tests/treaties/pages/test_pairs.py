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
    assert "= 1 August 2024" in why


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
    assert "No longer in effect from 1 January 2025." in page


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
    assert (
        tree.find(".//link[@rel='canonical']").get("href")
        == f"http://testserver{PAIR}?as_of=2024-07-01"
    )


def test_what_the_treaty_is_for_and_about(client):
    tree = parsed(client.get(PAIR))

    assert text(tree.find(".//p[@class='purpose']")).startswith("Lets a person sentenced abroad")
    assert (
        tree.find(".//ul[@class='tags']/li/a").get("href") == "/en/subjects/criminal_cooperation/"
    )


def test_a_title_in_another_language_is_marked(client):
    title = parsed(client.get("/ky/countries/kg/treaties/ets-005/")).find(".//h1/span")

    assert title.get("lang") == "ru"
    assert parsed(client.get("/ru/countries/kg/treaties/ets-005/")).find(".//h1/span") is None


@pytest.mark.parametrize(
    "code, treaty, most",
    [("kg", "ets-112", 33), ("de", "ets-173", 40), ("kg", "ets-005", 36), ("ch", "ets-103", 39)],
)
def test_queries(client, django_assert_max_num_queries, code, treaty, most):
    """Of who is no Party it is also asked how it could join."""
    with django_assert_max_num_queries(most):
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


# --- Step by step -------------------------------------------------------------------------------


def steps(client, path=PAIR, **asked) -> list[tuple[str, str]]:
    """Return the steps that the page shows: the day or the state, and what is done."""
    tree = parsed(client.get(path, asked))
    return [
        (text(item.find("span[@class='when']")), text(item.findall("span")[1]))
        for item in tree.findall(".//ol[@class='timeline stepper']/li")
    ]


def test_the_domestic_acts_stand_on_the_list_of_steps(client):
    found = steps(client)

    assert len(found) == 15
    assert [day for day, _name in found if "20" in day] == [
        "20 December 2023",
        "31 January 2024",
        "9 February 2024",
        "22 April 2024",
    ]
    assert {day for day, _name in found if "20" not in day} == {"nothing recorded"}
    assert "a proposal that nobody has confirmed" in main(client.get(PAIR))


@pytest.mark.parametrize(
    "on, done",
    [
        pytest.param("2023-12-19", 0, id="day-before-the-law"),
        pytest.param("2023-12-20", 1, id="day-of-the-law"),
        pytest.param("2024-04-21", 3, id="day-before-the-deposit"),
    ],
)
def test_the_steps_of_a_day(client, on, done):
    assert len([day for day, name in steps(client, as_of=on) if "(done)" in name]) == done


def test_an_invitation_stands_on_the_steps_of_the_depositary(client):
    found = steps(client, "/en/countries/kz/treaties/ets-030/")

    assert len(found) == 7
    assert [day for day, name in found if "(done)" in name] == ["18 June 2025"]


def test_no_steps_without_an_act_that_led_there(client):
    assert steps(client, "/en/countries/de/treaties/ets-112/") == []


def after_joining(client, code="kg", treaty="untc-iv-8", **asked):
    """Return the section on what follows after joining; None where there is none."""
    tree = parsed(client.get(f"/en/countries/{code}/treaties/{treaty}/", asked))
    return tree.find(".//section[@aria-labelledby='after-joining']")


def test_after_joining_is_folded_and_says_what_is_due(client):
    section = after_joining(client)

    folded = section.find("details")
    assert folded.get("open") is None
    assert text(folded.find("summary")) == (
        "Monitoring, reports (next due on 12 March 2030), national laws"
    )
    words = text(folded)
    assert (
        "Discrimination against Women (article 17; not checked against the treaty's text)" in words
    )
    assert "The last one was due on 12 March 2026: no report is recorded here." in words
    assert "the body that receives the reports may have set others" in words
    assert "No national law that gives effect to it is recorded here." in words


def test_after_joining_shows_reports_and_laws(client):
    kg, treaty = State.objects.get(code="KG"), Treaty.objects.get(code="untc-iv-8")
    about = {"treaty": treaty, "state": kg}
    numbers = {"duty": treaty.reporting_duties.get(), "first_number": 7, "last_number": 8}
    factories.ReportFactory(**about, **numbers, link="https://example.org/report")
    factories.NationalLawFactory(**about, titles={"ru": "О гарантиях"}, number="184")

    section = after_joining(client)

    words = text(section)
    assert "1 March 2026 : CEDAW/C/KGZ/8 (reports 7 to 8) a test" in words
    assert "The last one was due on 12 March 2026: a report is recorded." in words
    assert "О гарантиях , No. 184 a test" in words
    assert section.find(".//span[@lang='ru']").text == "О гарантиях"


def test_drafts_of_reports_and_laws_are_not_shown(client):
    about = {
        "treaty": Treaty.objects.get(code="untc-iv-8"),
        "state": State.objects.get(code="KG"),
        "publication": "draft",
        "source": "internal",
    }
    factories.ReportFactory(**about, document="SECRET/1")
    factories.NationalLawFactory(**about, titles={"en": "A secret bill"})

    answer = client.get("/api/v1/states/KG/treaties/untc-iv-8/").text
    page = client.get("/en/countries/kg/treaties/untc-iv-8/").text

    assert "ecret" not in page + answer
    assert "SECRET" not in page + answer


def test_where_nothing_is_recorded_one_line_says_so(client):
    section = after_joining(client, treaty="ets-112")

    (line,) = section.findall("p")
    assert text(line) == (
        "No monitoring body, no duty to report and no national law that gives effect to it is "
        "recorded here."
    )


@pytest.mark.parametrize(
    "code, treaty, on, is_shown",
    [
        pytest.param("kg", "untc-iv-8", "1997-02-09", False, id="before-the-accession"),
        pytest.param("kg", "untc-iv-8", "1997-02-10", True, id="about-to-be-a-party"),
        pytest.param("kg", "ets-005", "2026-11-24", False, id="no-party"),
    ],
)
def test_after_joining_is_for_parties(client, code, treaty, on, is_shown):
    assert (after_joining(client, code, treaty, as_of=on) is not None) is is_shown


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

    assert "declaration on article 16(7) (transit of sentenced persons)" in page
    assert "A reservation lapses" not in page
    assert "unless renewed" in main(client.get("/en/treaties/ets-173/"))
