"""Every place says the same: pairs and days, asked where a reader may meet the answer."""

import json
import random
import re
from datetime import date, timedelta

import pytest

from countries.models import State
from treaties.models import Treaty
from treaties.pages.badges import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bundled", "today")]

SILENT = [
    ("MX", "ets-181", "2026-11-24"),
    ("RU", "ets-009", "2022-05-01"),
    ("TR", "ets-112", "2026-11-24"),
    ("KZ", "ets-030", "2026-11-24"),
    ("KG", "ets-112", "2024-07-31"),
    ("KG", "ets-112", "2024-08-01"),
    ("DE", "hcch-12", "2026-11-24"),
]
SINCE, DAYS = date(1950, 1, 1), 29000
SAID = ("status", "is_party", "since", "warnings", "must_be_party")
FORCE = {True: "InForce", False: "NotInForce"}


def pairs_and_days(count: int) -> list[tuple[str, str, str]]:
    """Return random questions, the same in every run."""
    chance = random.Random(11)
    states = list(State.objects.order_by("code").values_list("code", flat=True))
    treaties = list(Treaty.objects.order_by("code").values_list("code", flat=True))
    return [
        (
            chance.choice(states),
            chance.choice(treaties),
            str(SINCE + timedelta(days=chance.randrange(DAYS))),
        )
        for _ in range(count)
    ]


@pytest.fixture
def ask(client):
    def get(path: str, **asked):
        response = client.get(f"/api/v1/{path}", asked)
        assert response.status_code == 200, path
        return response.json()

    return get


def of_treaty(rows: list[dict], code: str) -> dict:
    """Return the row about a treaty, which a list names by its code or with its titles."""
    (row,) = [row for row in rows if code in (row["treaty"], row["treaty"]["id"])]
    return row


@pytest.fixture
def differences(ask, client):
    def found(state: str, treaty: str, on: str) -> list[str]:
        answer = ask(f"states/{state}/treaties/{treaty}/", as_of=on)
        said = {name: answer[name] for name in SAID}
        in_list = of_treaty(
            ask(f"states/{state}/treaties/", q=treaty, as_of=on, page_size=500)["results"], treaty
        )
        (cell,) = [
            row
            for row in ask("matrix/", states=state, q=treaty, as_of=on, page_size=500)["results"]
            if row["treaty"] == treaty
        ]
        other = "KG" if state != "KG" else "TJ"
        both = ask("between/", a=state, b=other, treaty=treaty, as_of=on)
        reasons = {reason["code"] for reason in both["reasons"]}
        page = client.get(f"/en/countries/{state.lower()}/treaties/{treaty}/?as_of={on}")
        content = page.content.decode()
        data = json.loads(re.search(r'ld\+json">(.*?)</script>', content, re.DOTALL)[1])
        force = data.get("legislationLegalForce", "").rpartition("/")[2]
        badge = client.get(
            f"/en/countries/{state.lower()}/treaties/{treaty}/badge.svg?as_of={on}"
        ).content.decode()

        places = {
            "list": {name: in_list[name] for name in SAID} == said,
            "matrix": {name: cell[name] for name in SAID} == said,
            "between": both["in_force"] is not True if not answer["is_party"] else True,
            "between, unknown": (
                both["in_force"] is None
                if answer["is_party"] is None and reasons == {"unknown"}
                else True
            ),
            "structured data": force == FORCE.get(answer["is_party"], ""),
            "badge": words(answer) in badge,
            "page": answer["status_label"] in content,
        }
        return [
            f"{place}: {state} {treaty} {on}" for place, is_same in places.items() if not is_same
        ]

    return found


@pytest.mark.parametrize("question", SILENT, ids=" ".join)
def test_every_place_says_the_same_where_the_record_is_silent(differences, question):
    assert differences(*question) == []


def test_every_place_says_the_same_about_any_pair_on_any_day(differences):
    assert [text for question in pairs_and_days(25) for text in differences(*question)] == []
