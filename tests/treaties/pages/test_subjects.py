"""The page of a subject: its treaties, and where a State stands towards each."""

import pytest

from tests.treaties.html import main, parsed, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bundled", "today")]

SPORT = "/en/subjects/sport/"


def listed(response) -> dict[str, list[str]]:
    """Return the numbers of the treaties in each group of statuses."""
    parts = parsed(response).findall(".//main/details[@class='subject']")
    return {
        text(part.find("summary/h2")): [
            text(row.find("span[@class='number']")) for row in part.findall("ul/li")
        ]
        for part in parts
    }


def test_the_treaties_of_a_subject_with_the_status_of_the_focus_state(client):
    found = listed(client.get(SPORT))

    assert found["Bound"] == ["UNTC IV-10", "UNESCO 2005-DOPING", "WIPO NAIROBI"]
    assert list(found) == ["Bound", "Possible", "Not possible"]


@pytest.mark.parametrize("code", ["sport", "human_rights", "labour"])
def test_the_page_lists_what_the_api_lists(client, code):
    rows = client.get("/api/v1/states/KG/treaties/", {"subject": code, "page_size": 500}).json()

    found = listed(client.get(f"/en/subjects/{code}/"))

    numbers = [number for part in found.values() for number in part]
    assert sorted(numbers) == sorted(row["treaty"]["label"] for row in rows["results"])


def test_on_another_day_and_for_another_state(client):
    page = main(client.get(SPORT, {"state": "KZ", "as_of": "2000-01-01"}))

    assert "The status is that of Kazakhstan on 1 January 2000." in page


def test_a_page_in_another_language_has_the_name_in_it(client):
    assert "Спорт" in main(client.get("/ky/subjects/sport/"))


def test_an_unknown_subject_is_not_found(client):
    assert client.get("/en/subjects/nonsense/").status_code == 404


def test_another_spelling_redirects(client):
    response = client.get("/en/subjects/SPORT/")

    assert (response.status_code, response["Location"]) == (301, SPORT)


def test_an_unknown_state_is_named(client):
    assert "There is no State “zz”." in main(client.get(SPORT, {"state": "zz"}))


def test_a_treaty_leads_to_its_subjects(client):
    tree = parsed(client.get("/en/treaties/ets-135/"))

    assert tree.find(f".//a[@href='{SPORT}']") is not None


@pytest.mark.parametrize("code", ["cybercrime", "human_rights"])
def test_queries(client, django_assert_num_queries, code):
    with django_assert_num_queries(9):
        client.get(f"/en/subjects/{code}/")
