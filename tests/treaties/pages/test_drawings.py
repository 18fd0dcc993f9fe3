"""The geometry of the charts, and what stands beside them for readers who do not see them."""

import re
from datetime import date
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string

from treaties.pages.drawings import (
    BAR,
    COLUMNS,
    ROWS,
    TILE,
    count_bar,
    multiples,
    share_bar,
    tile_map,
    timeline,
)

ON = date(2024, 8, 1)
CHANGES = [
    (date(2000, 1, 1), date(2010, 1, 1)),
    (date(2004, 1, 1), None),
    (date(2025, 1, 1), None),
]
KYRGYZSTAN = ("Kyrgyzstan", "/en/countries/kg/", CHANGES)
MONGOLIA = ("Mongolia", "/en/countries/mn/", [(date(1961, 10, 27), None)])
TREATY = SimpleNamespace(code="ets-112", label="ETS No. 112")
EVENTS = [
    SimpleNamespace(on=date(2024, 4, 22), treaty=TREATY, is_effect=False, sentence="It acceded."),
    SimpleNamespace(on=ON, treaty=TREATY, is_effect=True, sentence="It is in force."),
    SimpleNamespace(on=date(2025, 1, 1), treaty=TREATY, is_effect=True, sentence="It is later."),
]
STATES = [
    {"code": "KG", "name": "Kyrgyzstan", "group": "bound", "label": "in force"},
    {"code": "JP", "name": "Japan", "group": "possible", "label": "open"},
]


@pytest.mark.parametrize(
    "changes",
    [pytest.param([], id="none"), pytest.param([(date(2025, 1, 1), None)], id="only-later-ones")],
)
def test_without_treaties_in_force_there_are_no_charts(changes):
    assert multiples([("Kyrgyzstan", "", changes)], ON) is None


@pytest.mark.parametrize("found", [[], EVENTS[2:]], ids=["none", "only-later-ones"])
def test_without_events_there_is_no_timeline(found):
    assert timeline(found, {}, ON) is None


def test_without_states_the_map_is_empty():
    found = tile_map([])

    assert (found.tiles, found.width, found.height) == ([], COLUMNS * TILE, TILE)


@pytest.mark.parametrize(
    "exists_from, first",
    [
        pytest.param(None, 1961, id="the-first-treaty-of-any"),
        pytest.param(date(1991, 8, 31), 1991, id="not-before-the-first-state"),
        pytest.param(date(1911, 12, 29), 1961, id="not-all-years-of-the-state"),
    ],
)
def test_the_years_are_those_of_all_and_of_the_first_state(exists_from, first):
    assert multiples([KYRGYZSTAN, MONGOLIA], ON, exists_from).first == date(first, 1, 1)


@pytest.mark.parametrize(
    "count, most, length",
    [
        pytest.param(83, 83, BAR, id="the-most"),
        pytest.param(1, 1000, 2, id="still-to-be-seen"),
        pytest.param(0, 83, 0, id="none"),
        pytest.param(0, 0, 0, id="none-of-none"),
    ],
)
def test_a_bar_beside_a_number(count, most, length):
    assert count_bar(count, most).length == length


def test_a_line_counts_what_binds_until_the_day_shown():
    found = multiples([KYRGYZSTAN], ON)

    (steps,) = found.states
    assert steps.points == [(date(2000, 1, 1), 1), (date(2004, 1, 1), 2), (date(2010, 1, 1), 1)]
    assert (found.most, steps.on(ON), steps.on(date(1999, 12, 31))) == (2, 1, 0)
    assert found.y(2) < found.y(1) < found.y(0) == found.height
    assert found.line(steps).endswith(f"H{found.width}")


def test_what_was_before_the_first_year_begins_with_it():
    found = multiples([KYRGYZSTAN, MONGOLIA], ON, date(1991, 8, 31))

    assert found.line(found.states[1]).startswith(f"M0 {found.height}H0.0V{found.y(1)}")


def test_the_table_and_the_label_say_what_the_charts_show():
    found = multiples([KYRGYZSTAN, MONGOLIA], ON, date(2004, 1, 1))

    text = render_to_string("treaties/includes/multiples.html", {"multiples": found})

    assert 'aria-label="Kyrgyzstan: 2005 – 2, 2010 – 1, 2015 – 1, 2020 – 1, 2024 – 1"' in text
    cells = re.findall(r"<tr><th scope=.row.><time.*?>(.*?)</time></th><td>(.*?)</td>", text)
    assert cells[0] == ("1 January 2005", "2")
    assert cells[-1] == ("1 August 2024", "1")


def test_the_list_says_what_the_timeline_shows():
    found = timeline(EVENTS, {"ets-112": [(ON, None)]}, ON)

    text = render_to_string("treaties/includes/timeline.html", {"timeline": found})

    assert 'role="img" aria-label="A line for each treaty' in text
    assert "<li>It acceded.</li>" in text
    assert "<li>It is in force.</li>" in text
    assert "It is later." not in text


def test_a_state_outside_the_map_stands_below_it_with_its_words():
    found = tile_map(STATES)
    kyrgyzstan, japan = found.tiles

    text = render_to_string(
        "treaties/includes/tile_map.html", {"tiles": found, "treaty": {"code": "x-1"}}
    )

    assert kyrgyzstan.y < ROWS * TILE == japan.y
    assert 'role="group" aria-label="States as tiles' in text
    assert "<title>Kyrgyzstan: in force</title>" in text
    assert "<title>Japan: open</title>" in text


@pytest.mark.parametrize(
    "given, differ, split",
    [
        pytest.param(3, 1, 90, id="a-quarter-differs"),
        pytest.param(5, 0, BAR, id="all-given"),
        pytest.param(0, 5, 0, id="none-given"),
        pytest.param(9999, 1, BAR - 2, id="a-small-rest-is-seen"),
        pytest.param(1, 9999, 2, id="a-small-share-is-seen"),
    ],
)
def test_the_bar_of_a_share(given, differ, split):
    bar = share_bar(given, differ)

    assert (bar.split, bar.rest) == (split, BAR - split)


def test_there_is_no_bar_of_nothing():
    assert share_bar(0, 0) is None
