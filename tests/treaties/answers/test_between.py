"""Between which States a treaty is in force where others may refuse an accession to it."""

from datetime import date

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from tests.factories import StatementFactory, TreatyFactory
from tests.treaties import stories
from tests.treaties.apostille import (
    accession,
    apostille_convention,
    objects,
    responds,
    states_of_apostille,
    treaty_of_parties,
)
from tests.treaties.stories import day
from treaties.answers.between import between, binding, relations
from treaties.answers.known_at import pair as pair_known_at
from treaties.answers.statuses import answers
from treaties.models import StandingPeriod, Treaty
from treaties.questions.filters import PairParameters

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

TODAY = date(2026, 11, 24)


@pytest.fixture
def states():
    return states_of_apostille()


@pytest.fixture
def apostille(states):
    return apostille_convention(states)


def told(treaty, a, b, on="2026-11-24") -> tuple:
    found = between(treaty, a, b, day(on), "en")
    codes = [item["code"] for item in found["reasons"] if item["code"] != "party"]
    since = found["since"]
    return found["in_force"], since and since.isoformat(), codes


@pytest.mark.parametrize(
    "a, b, expected",
    [
        pytest.param("KG", "DE", (False, None, ["objected"]), id="objected"),
        pytest.param("DE", "KG", (False, None, ["objected"]), id="the-other-way"),
        pytest.param("KG", "AT", (None, None, ["objections_not_collected"]), id="not-collected"),
        pytest.param("DE", "AT", (True, "1968-01-13", []), id="both-ratified"),
        pytest.param(
            "KG", "UZ", (None, None, ["unknown", "objections_not_collected"]), id="unknown-party"
        ),
        pytest.param("DE", "UZ", (None, None, ["unknown"]), id="unknown-party-and-ratified"),
    ],
)
def test_apostille_of_two_states(apostille, states, a, b, expected):
    objects(states, apostille)

    assert told(apostille, states[a], states[b]) == expected


def test_who_objected_is_named_with_the_day(apostille, states):
    objects(states, apostille)

    found = between(apostille, states["KG"], states["DE"], TODAY, "en")

    assert found["reasons"][-1]["text"] == (
        "State DE: it objected on 20 May 2011 to the accession of State KG."
    )


@pytest.mark.parametrize(
    "on, expected",
    [
        pytest.param("2011-05-19", (False, None, ["not_a_party"]), id="before-anything"),
        pytest.param("2015-02-28", (False, None, ["objected"]), id="day-before-the-withdrawal"),
        pytest.param("2015-03-01", (True, "2015-03-01", ["objection_withdrawn"]), id="withdrawal"),
        pytest.param("2026-11-24", (True, "2015-03-01", ["objection_withdrawn"]), id="later"),
    ],
)
def test_a_withdrawn_objection(apostille, states, on, expected):
    objects(states, apostille, ends_on=day("2015-03-01"))

    assert told(apostille, states["KG"], states["DE"], on) == expected


def test_all_objections_were_collected(states):
    treaty = treaty_of_parties(states)
    checked = {"notified_on": day("2010-12-01"), "objections_checked_on": day("2011-06-02")}
    accession(treaty, states, **checked)
    objects(states, treaty)

    assert told(treaty, states["KG"], states["AT"]) == (True, "2011-07-31", ["no_objection"])
    assert told(treaty, states["KG"], states["DE"]) == (False, None, ["objected"])


def test_an_objection_to_an_earlier_accession_says_nothing(apostille, states):
    objects(states, apostille)
    stories.act(
        apostille, states["KG"], "denunciation", "2012-01-01", effective_on=day("2013-01-01")
    )
    stories.act(apostille, states["KG"], "accession", "2014-01-01", effective_on=day("2015-01-01"))

    assert told(apostille, states["KG"], states["DE"])[2] == ["objections_not_collected"]


@pytest.mark.parametrize(
    "on, expected",
    [
        pytest.param("2013-02-28", (False, None, ["accepted_later"]), id="day-before"),
        pytest.param("2013-03-01", (True, "2013-03-01", ["accepted"]), id="day"),
    ],
)
def test_an_acceptance(apostille, states, on, expected):
    Treaty.objects.update(accession_binds="those_who_accept")
    dates = {"made_on": day("2012-11-15"), "starts_on": day("2013-03-01")}
    responds(states["DE"], apostille.acts.get(kind="accession"), "acceptance", **dates)

    assert told(apostille, states["KG"], states["DE"], on) == expected
    assert told(apostille, states["KG"], states["AT"])[2] == ["acceptances_not_collected"]


def test_drafts_say_nothing(apostille, states):
    objects(states, apostille, publication="draft")

    assert told(apostille, states["KG"], states["DE"])[2] == ["objections_not_collected"]


def test_a_day_of_entry_into_force_that_is_not_known(states):
    treaty = treaty_of_parties(states, accession_binds="")
    stories.act(treaty, states["KG"], "consent", "2015-03-14", done_precision="until")

    assert told(treaty, states["KG"], states["DE"])[:2] == (True, None)


# --- All treaties that bind both ------------------------------------------------------------


def test_treaties_that_bind_both(apostille, states):
    objects(states, apostille)
    other = TreatyFactory(number="413", entered_into_force_on=day("1965-01-24"))
    for code in ("KG", "AT"):
        stories.act(other, states[code], "ratification", "2000-01-01", effective_on=TODAY)

    found = binding(states["KG"], [states["DE"], states["AT"]], TODAY)
    before = binding(states["KG"], [states["AT"]], date(2026, 11, 23))

    assert [(code, b.code) for code, b in found.pairs] == [
        ("ets-412", "DE"),
        ("ets-412", "AT"),
        ("ets-413", "AT"),
    ]
    assert [code for code, _b in before.pairs] == ["ets-412"]


def test_whether_more_treaties_may_bind_both(apostille, states):
    assert binding(states["KG"], [states["UZ"]], TODAY).at_least is True
    assert binding(states["KG"], [states["DE"]], TODAY).at_least is False


def test_many_cost_as_many_queries_as_one(apostille, states):
    objects(states, apostille)
    kyrgyzstan, others = states["KG"], [states[code] for code in ("DE", "AT", "FR")]

    def cost(asked) -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            relations(asked, kyrgyzstan, TODAY, "en")
        return len(queries)

    one = cost([("ets-412", others[0])])
    assert cost([("ets-412", state) for state in others]) == one == 8


# --- The modifier ---------------------------------------------------------------------------


def own(treaty, state, on=TODAY) -> dict:
    pairs = StandingPeriod.objects.pairs(on).filter(treaty=treaty).of_states([state.pk])
    return answers(pairs, on, "en")[0]


def excepted(treaty, state, on="2026-11-24") -> tuple[str, list]:
    found = own(treaty, state, day(on))
    assert ("not_between" in found["modifiers"]) == bool(found["not_between"])
    return found["status"], found["not_between"]


def test_the_status_names_with_whom_it_is_not_in_force(apostille, states):
    for code in ("FR", "DE"):
        objects(states, apostille, code)

    assert excepted(apostille, states["KG"]) == ("in_force", ["DE", "FR"])
    assert excepted(apostille, states["DE"]) == ("in_force", ["KG"])
    assert excepted(apostille, states["AT"]) == ("in_force", [])


@pytest.mark.parametrize(
    "on, expected",
    [
        pytest.param("2011-05-19", ("entry_into_force_pending", []), id="day-before"),
        pytest.param("2011-05-20", ("entry_into_force_pending", ["DE"]), id="objection"),
        pytest.param("2015-02-28", ("in_force", ["DE"]), id="day-before-the-withdrawal"),
        pytest.param("2015-03-01", ("in_force", []), id="withdrawal"),
    ],
)
def test_the_modifier_runs_with_the_objection(apostille, states, on, expected):
    objects(states, apostille, ends_on=day("2015-03-01"))

    assert excepted(apostille, states["KG"], on) == expected


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"starts_on": None, "made_on": day("2027-01-01")}, id="made-later"),
        pytest.param({"publication": "draft"}, id="draft"),
        pytest.param({"nature": "acceptance"}, id="acceptance"),
    ],
)
def test_what_is_no_modifier(apostille, states, values):
    objects(states, apostille, **values)

    assert excepted(apostille, states["KG"]) == ("in_force", [])


def test_an_objection_to_a_reservation_that_precludes_entry_into_force(apostille, states):
    reservation = StatementFactory(treaty=apostille, state=states["AT"], nature="reservation")
    for code, precludes in (("FR", True), ("DE", False)):
        StatementFactory(
            treaty=apostille,
            state=states[code],
            nature="objection",
            objects_to=reservation,
            precludes_entry_into_force=precludes,
        )

    assert excepted(apostille, states["AT"])[1] == ["FR"]
    assert excepted(apostille, states["FR"])[1] == ["AT"]
    assert told(apostille, states["FR"], states["AT"])[2] == ["objection"]


def test_lists_read_it_with_the_query_they_make_anyway(apostille, states):
    objects(states, apostille)
    pairs = StandingPeriod.objects.pairs(TODAY).filter(treaty=apostille)

    with CaptureQueriesContext(connection) as queries:
        rows = answers(pairs, TODAY, "en")

    assert {row["state"]: row["not_between"] for row in rows if row["not_between"]} == {
        "KG": ["DE"],
        "DE": ["KG"],
    }
    assert len(queries) == 4


def test_it_is_known_as_it_was_recorded(apostille, states):
    objects(states, apostille)
    asked = PairParameters(QueryDict("known_at=2026-11-24&as_of=2026-11-24"))

    found = pair_known_at(apostille, states["KG"], asked)

    assert found["not_between"] == ["DE"]
    assert found["explanation"][-1] == "Because of an objection it is not in force with: State DE."
