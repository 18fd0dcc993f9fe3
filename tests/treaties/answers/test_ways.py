"""The way to an end, above all an inherited one, as exactly as the act it follows from is known."""

from datetime import date

import pytest

from tests.treaties import stories
from treaties.models import Act, Treaty

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def ask(client):
    """Return how to ask for one answer."""

    def ask(path: str, **query) -> dict:
        return client.get(f"/api/v1/{path}", query).json()

    return ask


@pytest.fixture
def denounced():
    """Let Austria leave a parent treaty; return how, by when the notice was received.

    The notice takes effect on the first day of the month after six months; Austria was a Party to
    the protocol as well.
    """

    def denounced(on: str, precision: str = "day", *, bound_on="2000-05-01", **values) -> Act:
        in_force = {"entered_into_force_on": date(1990, 1, 1)}
        parent = stories.treaty(
            "901", stories.LEAVING | {"articles": "17", "quoted_text": "Six months."}, **in_force
        )
        protocol = stories.treaty(
            "902", stories.LEAVING | {"n": 12, "articles": "9"}, parent=parent, **in_force
        )
        austria = stories.states("AT")[0]
        stories.act(parent, austria, "ratification", "2000-01-10", effective_on=date(2000, 5, 1))
        bound = {"effective_on": date.fromisoformat(bound_on)}
        stories.act(protocol, austria, "ratification", "2000-01-10", **bound)
        values = {"source": "JJ901", "done_precision": precision} | values
        return stories.act(parent, austria, "denunciation", on, **values)

    return denounced


AUSTRIA = "states/AT/treaties/ets-902/"


def test_the_clause_is_that_of_the_parent(ask, denounced):
    denounced("2010-02-10")

    end = ask(AUSTRIA)["computation_of_end"]

    assert (end["clause"]["articles"], end["clause"]["quoted_text"]) == ("17", "Six months.")
    assert end["sentences"][0] == "The State denounced ETS No. 901 (10 February 2010)."
    assert end["takes_effect_on"] == end["result"] == "2010-09-01"


@pytest.mark.parametrize(
    "path",
    [pytest.param(AUSTRIA, id="protocol"), pytest.param("states/AT/treaties/ets-901/", id="own")],
)
def test_a_notice_known_by_its_month_pretends_no_day(ask, denounced, path):
    denounced("2010-02-01", "month")

    end = ask(path)["computation_of_end"]

    assert end["inputs"] == [{"name": "received_on", "date": "2010-02", "source": "JJ901"}]
    assert [step["code"] for step in end["steps"]] == ["first_of_next_month"]
    assert "August 2010" not in " ".join(end["sentences"])
    assert end["result"] == "2010-09-01"


def test_a_notice_known_by_its_month_is_told_with_the_month(ask, denounced):
    denounced("2010-02-01", "month")

    assert "The State denounced ETS No. 901 (February 2010)." in ask(AUSTRIA)["explanation"]


def test_a_published_effect_that_differs_from_the_parents_clause_is_told(ask, denounced):
    denounced("2010-02-10", effective_on=date(2010, 10, 1))

    end = ask(AUSTRIA)["computation_of_end"]

    assert (end["takes_effect_on"], end["result"]) == ("2010-10-01", "2010-09-01")
    assert end["sentences"][-2:] == [
        (
            "The depositary published 1 October 2010; by the clause it would be 1 September 2010. "
            "The published date counts."
        ),
        "A protocol ends for a State together with its parent treaty: on 1 October 2010.",
    ]


def test_a_consent_that_ends_with_the_parent_before_the_entry_into_force(ask, denounced):
    denounced("2010-02-10", bound_on="2011-01-01")

    answer = ask(AUSTRIA)

    assert answer["status"] == "consent_withdrawn"
    assert answer["explanation"][0] == (
        "State AT: no; before the entry into force the consent ended on 1 September 2010 with the "
        "participation in ETS No. 901."
    )
    assert answer["computation_of_end"]["ended_with"] == "ets-901"


def test_a_denunciation_of_the_protocol_itself_is_its_own(ask, denounced):
    act = denounced("2010-02-10")
    protocol = Treaty.objects.get(code="ets-902")
    stories.act(protocol, act.state, "denunciation", "2009-01-10", source="JJ902")

    answer = ask(AUSTRIA)

    assert answer["computation_of_end"]["ended_with"] is None
    assert answer["computation_of_end"]["act"]["source"] == "JJ902"
    assert "JJ901" not in answer["sources"]


def test_a_consent_known_by_its_month_pretends_no_day(ask):
    treaty = stories.treaty(
        "901",
        {"applies_to": "entry_into_force_for_state", "n": 3},
        entered_into_force_on=date(1990, 1, 1),
    )
    (austria,) = stories.states("AT")
    stories.act(treaty, austria, "ratification", "2010-02-01", done_precision="month")

    entry = ask("states/AT/treaties/ets-901/")["computation"]

    assert entry["inputs"][0]["date"] == "2010-02"
    assert [step["code"] for step in entry["steps"]] == ["first_of_next_month"]
    assert entry["result"] == "2010-06-01"
