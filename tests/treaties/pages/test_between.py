"""The page of two States: whether a treaty is in force between them, and which bind both."""

from datetime import date

import pytest
from django.core.cache import cache

from core.records.models import Revision
from countries.models import State
from tests.factories import (
    AuthorityFactory,
    PracticeFactory,
    StateFactory,
    StatementFactory,
    SubjectFactory,
)
from tests.treaties.apostille import (
    apostille_convention,
    objects,
    responds,
    states_of_apostille,
    treaty_of_parties,
)
from tests.treaties.html import main, parsed, text
from treaties.models import Statement, Treaty
from treaties.writing import door

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

PAGE = "/en/between/kg/de/"
FORM = "/en/between/"


@pytest.fixture(autouse=True)
def states():
    found = states_of_apostille()
    objects(found, apostille_convention(found))
    return found


@pytest.mark.parametrize(
    "pair, answer",
    [
        pytest.param("kg/de", "Not in force between the two.", id="objected"),
        pytest.param("kg/at", "Whether it is in force between the two is not known.", id="unknown"),
        pytest.param("de/at", "In force between the two since 13 January 1968.", id="in-force"),
    ],
)
def test_one_treaty_between_two_states(client, pair, answer):
    tree = parsed(client.get(f"/en/between/{pair}/", {"treaty": "ets-412"}))

    assert answer in text(tree.find(".//section[@aria-label='The answer']"))


def answer_of(client, path=PAGE, **asked) -> str:
    """Return what stands in the box of the answer, which a phone shows first."""
    tree = parsed(client.get(path, {"treaty": "ets-412", **asked}))
    return text(tree.find(".//section[@aria-label='The answer']"))


def test_why_not_with_the_source(client):
    answer = answer_of(client)

    assert "State DE: it objected on 20 May 2011 to the accession of State KG." in answer
    assert "Source: a test" in answer


def test_what_is_unknown_beside_an_objection_decides_nothing(client, states):
    treaty = Treaty.objects.get()
    responds(states["UZ"], treaty.acts.get(kind="accession"), made_on=date(2011, 5, 20))

    answer = answer_of(client, "/en/between/kg/uz/")

    assert "it objected on 20 May 2011" in answer
    assert "whether it is a Party" not in answer


@pytest.mark.parametrize(
    "pair, words, is_there",
    [
        pytest.param("kg/de", "The judgment is final.", False, id="not-in-force"),
        pytest.param("kg/at", "If it is in force between the two:", True, id="unknown"),
        pytest.param("de/at", "If it is in force between the two:", False, id="in-force"),
        pytest.param("de/at", "The judgment is final. article 3", True, id="condition"),
        pytest.param("de/at", "Write to the ministry.", True, id="channel"),
    ],
)
def test_what_it_asks_for_in_practice(client, pair, words, is_there):
    treaty = Treaty.objects.get()
    PracticeFactory(treaty=treaty)
    PracticeFactory(treaty=treaty, kind="channel", texts={"en": "Write to the ministry."})

    page = main(client.get(f"/en/between/{pair}/", {"treaty": "ets-412"}))

    assert (words in page) is is_there
    assert ("its text decides" in page) is (pair != "kg/de")


@pytest.mark.parametrize("is_unconfirmed", [True, False])
def test_plain_words_that_nobody_checked_say_so(client, is_unconfirmed):
    PracticeFactory(treaty=Treaty.objects.get(), is_unconfirmed=is_unconfirmed)

    page = main(client.get("/en/between/de/at/", {"treaty": "ets-412"}))

    assert ("which nobody has checked against its text yet" in page) is is_unconfirmed


def test_an_objection_says_in_words_what_it_does(client):
    Statement.objects.update(precludes_entry_into_force=True)

    page = main(client.get(PAGE.replace("/en/", "/fr/"), {"treaty": "ets-412"}))

    assert "Empêche l’entrée en vigueur entre les deux États." in page


def test_whom_to_write_to(client, states):
    AuthorityFactory(
        treaty=Treaty.objects.get(),
        state=states["DE"],
        telephone="+49 (30) 00-00",
        email="law@example.org",
        languages="de, ru",
        functions={"en": "Requests"},
        hours={"en": "9 to 17"},
        articles="6",
    )
    response = client.get(PAGE, {"treaty": "ets-412"})
    section = parsed(response).find(".//section[@aria-labelledby='authorities']")

    links = {link.get("href") for link in section.iter("a")}
    assert {"tel:+49300000", "mailto:law@example.org"} <= links
    for words in ("Ministry of Tests", "article 6", "Deutsch", "Русский", "9 to 17", "Requests"):
        assert words in text(section)
    assert "Last checked on 1 January 2026. Source: a test" in text(section)
    assert "State KG: no central authority has been recorded here." in text(section)


def test_where_to_ask(client):
    Treaty.objects.update(status_url="https://example.org/412")

    page = client.get(PAGE, {"treaty": "ets-412"})
    section = parsed(page).find(".//section[@aria-labelledby='authorities']")

    assert section.find("p[@class='note']/a").get("href") == "https://example.org/412"


def test_what_both_declared(client, states):
    treaty = Treaty.objects.get()
    StatementFactory(treaty=treaty, state=states["KG"], articles="6", text="", text_not_read=True)
    page = client.get(PAGE, {"treaty": "ets-412"})

    shown = text(parsed(page).find(".//section[@aria-labelledby='statements']"))

    assert "Declaration on article 6; its text has not been read here." in shown
    assert "State DE Objection The State declares. In effect . Made on 20 May 2011." in shown
    assert "none shown does not mean none made" in shown


def test_a_state_that_no_longer_exists(client, states):
    former = StateFactory(code="YUCS", kind="former_state", exists_until=date(1992, 4, 27))
    former.successors.set([states["AT"], states["KG"]])
    door.rederive()

    tree = parsed(client.get("/en/between/kg/yucs/", {"treaty": "ets-412"}))

    notice = tree.find(".//div[@class='notice']")
    assert "State YUCS: this State has not existed since 27 April 1992." in text(notice)
    links = [link.get("href") for link in notice.iter("a")]
    assert links == ["/en/between/kg/at/?treaty=ets-412"]


@pytest.mark.parametrize("on, is_there", [("1992-04-26", False), ("1992-04-27", True)])
def test_on_its_last_day_it_still_existed(client, states, on, is_there):
    StateFactory(code="YUCS", kind="former_state", exists_until=date(1992, 4, 27))
    door.rederive()

    page = main(client.get("/en/between/kg/yucs/", {"as_of": on}))

    assert ("has not existed since" in page) is is_there


@pytest.mark.parametrize("code, kind", [("GL", "territory"), ("EU", "organisation")])
@pytest.mark.parametrize("query", ["", "?treaty=ets-412"])
def test_territories_and_organisations(client, code, kind, query):
    StateFactory(code=code, kind=kind)
    door.rederive()

    assert client.get(f"/en/between/kg/{code.lower()}/{query}").status_code == 200


def test_all_treaties_that_bind_both(client):
    tree = parsed(client.get(PAGE))

    (row,) = tree.findall(".//tbody/tr")
    assert "not in force State DE: it objected on 20 May 2011" in text(row)
    assert row.find("th/a").get("href") == f"{PAGE}?treaty=ets-412"
    assert "0 treaties are in force between the two." in main(client.get(PAGE))
    assert "At least 0 treaties" in main(client.get("/en/between/kg/at/"))


def test_the_day_asked_for_goes_along(client):
    tree = parsed(client.get(PAGE, {"as_of": "2020-01-01"}))

    link = tree.find(".//tbody/tr/th/a").get("href")
    assert link == f"{PAGE}?treaty=ets-412&as_of=2020-01-01"
    assert "As of 1 January 2020." in main(client.get(link))


@pytest.mark.parametrize(
    "path, target",
    [
        pytest.param(f"{FORM}KG/De/?treaty=ets-412", f"{PAGE}?treaty=ets-412", id="capitals"),
        pytest.param(f"{PAGE}?treaty=412", f"{PAGE}?treaty=ets-412", id="spelling"),
        pytest.param(
            f"{PAGE}?treaty=412&as_of=2020-01-01",
            f"{PAGE}?treaty=ets-412&as_of=2020-01-01",
            id="day",
        ),
        pytest.param(f"{FORM}?a=KG&b=DE&treaty=ets-412", f"{PAGE}?treaty=ets-412", id="form"),
        pytest.param(f"{FORM}?a=KG&b=DE&treaty=", PAGE, id="form-without-treaty"),
        pytest.param(f"{FORM}kg/kg/", f"{FORM}?a=KG&b=KG", id="same-state"),
    ],
)
def test_addresses_lead_to_the_canonical_one(client, path, target):
    response = client.get(path)

    assert response.status_code in (301, 302)
    assert response["Location"] == target


@pytest.mark.parametrize(
    "query, words",
    [
        pytest.param("a=KG&b=KG", "Choose two different States.", id="same"),
        pytest.param("a=KG&b=ZZ", "There is no State “ZZ”.", id="unknown-state"),
        pytest.param("a=KG&b=DE&treaty=999", "There is no treaty “999”.", id="unknown-treaty"),
        pytest.param("a=KG&b=DE&x=1", "There is no parameter “x” here.", id="unknown-parameter"),
        pytest.param("a=KG", "And which country?", id="one-alone"),
        pytest.param("", "Between two countries", id="nothing"),
    ],
)
def test_the_form_says_what_is_wrong(client, query, words):
    assert words in main(client.get(f"{FORM}?{query}"))


@pytest.mark.parametrize("path", [f"{FORM}kg/zz/", f"{PAGE}?treaty=999"])
def test_what_does_not_exist(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["countries/kg/treaties/ets-412/", "treaties/ets-412/"])
def test_other_pages_lead_there_without_a_script(client, path):
    StateFactory(code="SUHH", kind="former_state", exists_until=date(1991, 12, 26))
    tree = parsed(client.get(f"/en/{path}"))

    form = tree.find(".//section[@aria-labelledby='between']/form")
    fields = {item.get("name"): item.get("value") for item in form.iter("input")}
    codes = {item.get("value") for item in form.find(".//select[@name='b']").iter("option")}

    assert form.get("action") == FORM
    assert fields["treaty"] == "ets-412"
    assert {"DE", "AT"} <= codes
    assert "SUHH" not in codes


def test_the_pair_names_with_whom_it_is_not_in_force(client):
    tree = parsed(client.get("/en/countries/kg/treaties/ets-412/"))

    section = tree.find(".//section[@aria-labelledby='between']")
    link = section.find("p/a")
    assert (text(link), link.get("href")) == ("State DE", f"{PAGE}?treaty=ets-412")


@pytest.fixture
def subjects():
    """Give the treaty two subjects, and let a second one bind Germany and Austria."""
    treaty = Treaty.objects.get()
    treaty.subjects.set([SubjectFactory(code="law", position=2), SubjectFactory(position=1)])
    treaty_of_parties({row.code: row for row in State.objects.all()}, "413")


def test_by_subject(client, subjects):
    tree = parsed(client.get("/en/between/de/at/"))

    sections = tree.findall(".//details[@class='subject']")
    assert [text(part.find("summary")) for part in sections] == [
        "human_rights 1",
        "law 1",
        "Without a subject 1",
    ]
    (row,) = sections[0].findall(".//tbody/tr")
    assert row.find("th/a").get("href") == "/en/between/de/at/?treaty=ets-412"
    assert "2 treaties are in force between the two." in main(client.get("/en/between/de/at/"))


def test_what_is_not_known_counts_nowhere_and_is_told(client, subjects):
    page = main(client.get("/en/between/de/uz/"))

    assert "At least 0 treaties are in force between the two." in page
    assert "Of 2 further treaties it is not known whether they bind both." in page


def test_a_doubt_stands_beside_its_subject(client, subjects):
    tree = parsed(client.get("/en/between/kg/at/"))

    found = [text(part) for part in tree.findall(".//details[@class='subject']/summary")]
    assert found == ["human_rights ?", "law ?"]


@pytest.mark.parametrize("query, number", [("?treaty=ets-412", 23), ("", 17)])
def test_queries(client, states, django_assert_num_queries, query, number):
    address = f"/en/between/de/at/{query}"
    with django_assert_num_queries(number):
        client.get(address)
    cache.clear()
    treaty_of_parties(states, "413")
    for code in ("DE", "AT"):
        AuthorityFactory.create_batch(3, treaty=Treaty.objects.first(), state=states[code])
        StatementFactory.create_batch(3, treaty=Treaty.objects.first(), state=states[code])

    with django_assert_num_queries(number):
        client.get(address)


def test_it_is_kept_until_something_is_written(client, states):
    etag = client.get(PAGE)["ETag"]

    assert client.get(PAGE, headers={"If-None-Match": etag}).status_code == 304
    Revision.objects.update(number=10_000)
    assert client.get(PAGE, headers={"If-None-Match": etag}).status_code == 200
