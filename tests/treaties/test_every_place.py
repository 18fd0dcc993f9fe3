"""Every place says the same: pairs and days, asked where a reader may meet the answer."""

import json
import os
import random
import re
from collections import Counter
from datetime import date, timedelta
from functools import cached_property
from html import unescape

import feedparser
import pytest
from django.test import Client
from icalendar import Calendar

from countries.models import State
from treaties.feeds.atom import NEWEST
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
IN_PART = ("suspended", "provisionally_applied")
FORCE = {True: "InForce", False: "NotInForce"}
QUESTIONS = int(os.environ.get("QUESTIONS", "12"))
FORESEEN = timedelta(days=3653)
"""How far ahead the agenda tells of windows for notice, which come again without end."""


def code_of(row: dict) -> str:
    """Return the treaty that a row is about, named by its code or with its titles."""
    treaty = row["treaty"]
    return treaty["id"] if isinstance(treaty, dict) else treaty


class Question:
    """One State, one treaty and one day, with the API's own answer to compare others with."""

    def __init__(self, state: str, treaty: str, on: str):
        self.state, self.treaty, self.on = state, treaty, on
        self.client = Client()
        self.pair = f"countries/{state.lower()}/treaties/{treaty}/"
        self.answer = self.ask(f"states/{state}/treaties/{treaty}/", as_of=on)
        self.said = self.part(self.answer)

    def __str__(self) -> str:
        return f"{self.state} {self.treaty} {self.on}"

    def get(self, path: str, **asked) -> str:
        response = self.client.get(path, asked)
        assert response.status_code == 200, path
        return response.content.decode()

    def ask(self, path: str, **asked) -> dict:
        return json.loads(self.get(f"/api/v1/{path}", **asked))

    def page(self, path: str, **asked) -> str:
        return unescape(self.get(f"/en/{path}", as_of=self.on, **asked))

    @cached_property
    def own_page(self) -> str:
        return self.page(self.pair)

    def part(self, row: dict) -> dict:
        return {name: row[name] for name in SAID}

    def row(self, rows: list[dict]) -> dict:
        (row,) = [row for row in rows if code_of(row) == self.treaty]
        return row


# --- Places, each with what it must have in common with the answer ----------------------------


def in_list(question: Question) -> bool:
    asked = {"q": question.treaty, "as_of": question.on, "page_size": 500}
    rows = question.ask(f"states/{question.state}/treaties/", **asked)["results"]
    return question.part(question.row(rows)) == question.said


def in_matrix(question: Question) -> bool:
    asked = {"q": question.treaty, "as_of": question.on, "page_size": 500}
    rows = question.ask("matrix/", states=question.state, **asked)["results"]
    return question.part(question.row(rows)) == question.said


def between(question: Question) -> bool:
    """Nothing is in force between two States while it is not for one, or not known to be."""
    other = "KG" if question.state != "KG" else "TJ"
    asked = {"a": question.state, "b": other, "treaty": question.treaty, "as_of": question.on}
    both = question.ask("between/", **asked)
    if not question.answer["is_party"]:
        return both["in_force"] is not True
    is_unknown = {reason["code"] for reason in both["reasons"]} == {"unknown"}
    return both["in_force"] is None or not is_unknown


def structured_data(question: Question) -> bool:
    """The force is told where the answer is plain, and may be left out where it is not."""
    data = json.loads(re.search(r'ld\+json">(.*?)</script>', question.own_page, re.DOTALL)[1])
    force = data.get("legislationLegalForce", "").rpartition("/")[2]
    answer = question.answer
    is_plain = not answer["warnings"] and answer["status"] not in IN_PART
    return force == FORCE.get(answer["is_party"], "") or (force == "" and not is_plain)


def on_badge(question: Question) -> bool:
    return words(question.answer) in question.page(f"{question.pair}badge.svg")


def on_page(question: Question) -> bool:
    return question.answer["status_label"] in question.own_page


def on_map(question: Question) -> bool:
    """A State outside the region that has not acted has no tile; any other its own answer."""
    page = question.page(f"treaties/{question.treaty}/")
    tiles = re.findall(
        r'<a class="tile is-([a-z_]+)".*?<title>(.*?)</title>.*?<text[^>]*>(\w+)<', page
    )
    said = [(group, title) for group, title, code in tiles if code == question.state]
    answer = question.answer
    return all(
        group == answer["status_group"] and answer["status_label"] in title for group, title in said
    )


def in_search(question: Question) -> bool:
    name = State.objects.get(code=question.state).name
    page = question.page("search/", q=f"{name} {question.treaty}")
    return question.answer["status_label"] in page


def agenda_of(question: Question, until: date | str) -> list[dict]:
    """Return what the agenda tells about the pair up to a day; it is the State's, in pages."""
    path, found = f"/api/v1/states/{question.state}/agenda/?page_size=500&to={until}", []
    while path:
        answer = json.loads(question.get(path))
        found += [row for row in answer["results"] if code_of(row) == question.treaty]
        path = answer["next"]
    return found


def in_agenda(question: Question) -> bool:
    """The day of an event parts the two answers; the last event before a day leads to its own."""
    past = agenda_of(question, question.on)
    if not past:
        return True
    last = past[-1]
    path = f"states/{question.state}/treaties/{question.treaty}/"
    day = date.fromisoformat(last["on"])
    around = [question.ask(path, as_of=on)["status"] for on in (day - timedelta(days=1), day)]
    return around == [last["status_before"], last["status_after"]]


def in_calendar(question: Question) -> bool:
    until = date.fromisoformat(question.on) + FORESEEN
    told = [row["on"] for row in agenda_of(question, until)]
    calendar = Calendar.from_ical(question.page(f"{question.pair}agenda.ics"))
    entries = [entry for entry in calendar.walk("VEVENT") if entry["status"] == "CONFIRMED"]
    days = [str(day) for entry in entries if (day := entry.decoded("dtstart")) <= until]
    # What is known by its month or year alone has no day there, and is counted instead.
    left_out = re.search("[0-9]+", str(calendar.get("x-wr-caldesc", "0")))
    missing = Counter(told) - Counter(days)
    return not Counter(days) - Counter(told) and missing.total() <= int(left_out[0])


def in_feed(question: Question) -> bool:
    # The feed tells what happened, not by when somebody could or should have done something.
    due = {"notice_window_opens", "notice_window_closes", "report_due"}
    told = [row for row in agenda_of(question, question.on) if row["event"] not in due]
    entries = feedparser.parse(question.page(f"{question.pair}acts.atom")).entries
    days = sorted(entry.published[:10] for entry in entries if "published" in entry)
    return days == [row["on"] for row in told][-NEWEST:]


PLACES = [
    in_list,
    in_matrix,
    between,
    structured_data,
    on_badge,
    on_page,
    on_map,
    in_search,
    in_agenda,
    in_calendar,
    in_feed,
]


def differences(state: str, treaty: str, on: str) -> list[str]:
    question = Question(state, treaty, on)
    return [f"{place.__name__}: {question}" for place in PLACES if not place(question)]


def pairs_and_days(count: int) -> list[tuple[str, str, str]]:
    """Return random questions, the same in every run; every second one of a pair that has acted."""
    chance = random.Random(11)
    states = list(State.objects.order_by("code").values_list("code", flat=True))
    treaties = list(Treaty.objects.order_by("code").values_list("code", flat=True))
    acted = list(Treaty.objects.order_by("acts").values_list("acts__state__code", "code"))
    found = []
    for number in range(count):
        any_pair = chance.choice(states), chance.choice(treaties)
        pair = chance.choice(acted) if number % 2 else any_pair
        found.append((*pair, str(SINCE + timedelta(days=chance.randrange(DAYS)))))
    return found


@pytest.mark.parametrize("question", SILENT, ids=" ".join)
def test_every_place_says_the_same_where_the_record_is_silent(question):
    assert differences(*question) == []


def test_every_place_says_the_same_about_any_pair_on_any_day():
    assert [text for question in pairs_and_days(QUESTIONS) for text in differences(*question)] == []
