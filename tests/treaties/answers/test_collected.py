"""What is said where nobody looked: statements not collected, charts and lists not checked."""

from datetime import date

import pytest

from tests.factories import CheckedFactory
from tests.treaties.html import main
from treaties.models import Checked, Treaty

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bundled", "today")]

COLLECTED = date(2026, 5, 1)
NOT_COLLECTED = (
    "Declarations and reservations were not collected for this treaty: none shown does not mean "
    "none made."
)
PAIR, TREATY = "/en/countries/kg/treaties/ets-112/", "/en/treaties/ets-112/"


@pytest.fixture
def collected():
    Treaty.objects.filter(code="ets-112").update(statements_checked_on=COLLECTED)


ADDRESSES = [
    pytest.param("states/KG/treaties/ets-112/", id="pair"),
    pytest.param("treaties/ets-112/", id="treaty"),
    pytest.param("statements/?treaty=ets-112", id="statements"),
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_api_says_that_nobody_collected_statements(address, client):
    assert client.get(f"/api/v1/{address}").json()["statements_collected"] is False


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.usefixtures("collected")
def test_the_api_says_that_somebody_did(address, client):
    found = client.get(f"/api/v1/{address}").json()

    assert found["statements_collected"] is True
    assert found.get("statements_checked_on", "2026-05-01") == "2026-05-01"


@pytest.mark.usefixtures("collected")
def test_statements_of_all_treaties_are_collected_only_if_each_is(client):
    assert client.get("/api/v1/statements/").json()["statements_collected"] is False

    Treaty.objects.update(statements_checked_on=COLLECTED)
    assert client.get("/api/v1/statements/?state=KG").json()["statements_collected"] is True


@pytest.mark.parametrize("address", [PAIR, TREATY], ids=["pair", "treaty"])
def test_pages_say_that_nobody_collected_statements(address, client):
    page = main(client.get(address))

    assert NOT_COLLECTED in page
    assert "No declaration or reservation" not in page


@pytest.mark.parametrize("address", [PAIR, TREATY], ids=["pair", "treaty"])
@pytest.mark.usefixtures("collected")
def test_pages_say_that_somebody_did(address, client):
    page = main(client.get(address))

    assert NOT_COLLECTED not in page
    assert "were collected on 1 May 2026" in page
    assert ("No declaration or reservation of this State is recorded." in page) == (address == PAIR)


RELIED_ON = [
    pytest.param("2026-05-01", "That is relied on until 1 May 2028.", id="that-day"),
    pytest.param("2028-05-01", "That is relied on until 1 May 2028.", id="last-day-of-trust"),
    pytest.param("2028-05-02", "That was relied on until 1 May 2028;", id="no-more"),
]


@pytest.mark.parametrize("on, expected", RELIED_ON)
def test_the_page_of_a_treaty_says_until_when_its_chart_is_relied_on(on, expected, client):
    CheckedFactory(treaty=Treaty.objects.get(code="ets-112"), checked_on=COLLECTED)

    page = main(client.get(TREATY, {"as_of": on}))

    assert f"This chart was checked as complete on 1 May 2026. {expected}" in page
    assert ("at least" in page) == expected.startswith("That was")


@pytest.mark.parametrize("on, expected", RELIED_ON)
def test_the_page_of_a_state_says_until_when_its_list_is_relied_on(on, expected, client):
    Checked.objects.filter(state__code="KG").update(checked_on=COLLECTED)

    page = main(client.get("/en/countries/kg/", {"as_of": on}))

    checked = "Record checked up to 1 May 2026. (Secretary General of the Council of Europe)"
    assert f"{checked} {expected}" in page


def test_the_page_of_a_state_says_that_nobody_checked_its_list(client):
    page = main(client.get("/en/countries/fr/"))

    assert "The list of this State was not checked as a whole" in page
    assert "checked as complete" not in page
