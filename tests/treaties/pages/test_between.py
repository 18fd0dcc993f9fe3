"""The page of two States: whether a treaty is in force between them, and which bind both."""

from datetime import date

import pytest

from core.records.models import Revision
from tests.factories import StateFactory
from tests.treaties.apostille import apostille_convention, objects, states_of_apostille
from tests.treaties.html import main, parsed, text

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


def test_why_not(client):
    page = main(client.get(PAGE, {"treaty": "ets-412"}))

    assert "State DE: it objected on 20 May 2011 to the accession of State KG." in page


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


def test_it_is_kept_until_something_is_written(client, states):
    etag = client.get(PAGE)["ETag"]

    assert client.get(PAGE, headers={"If-None-Match": etag}).status_code == 304
    Revision.objects.update(number=10_000)
    assert client.get(PAGE, headers={"If-None-Match": etag}).status_code == 200
