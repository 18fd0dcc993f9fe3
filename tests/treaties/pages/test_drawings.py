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
    series,
    share_bar,
    tile_map,
    timeline,
)

ON = date(2024, 8, 1)
PERIODS = [
    ("in_force", date(2000, 1, 1), date(2010, 1, 1)),
    ("in_force", date(2004, 1, 1), None),
    ("denounced", date(2010, 1, 1), None),
    ("in_force", date(2025, 1, 1), None),
]
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
    "periods",
    [
        pytest.param([], id="none"),
        pytest.param([("signed", date(2000, 1, 1), None)], id="none-that-binds"),
        pytest.param([("in_force", date(2025, 1, 1), None)], id="only-later-ones"),
    ],
)
def test_without_treaties_in_force_there_is_no_line(periods):
    assert series(periods, ON) is None


@pytest.mark.parametrize("found", [[], EVENTS[2:]], ids=["none", "only-later-ones"])
def test_without_events_there_is_no_timeline(found):
    assert timeline(found, {}, ON) is None


def test_without_states_the_map_is_empty():
    found = tile_map([])

    assert (found.tiles, found.width, found.height) == ([], COLUMNS * TILE, TILE)


@pytest.mark.parametrize(
    "exists_from, first",
    [
        pytest.param(None, 1999, id="a-year-of-nothing-before"),
        pytest.param(date(2000, 1, 1), 2000, id="no-year-before-the-state"),
        pytest.param(date(1991, 8, 31), 1999, id="not-all-years-of-the-state"),
    ],
)
def test_the_line_begins_not_before_the_state(exists_from, first):
    assert series(PERIODS, ON, exists_from).axis.first == date(first, 1, 1)


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


def test_the_line_counts_what_binds_until_the_day_shown():
    found = series(PERIODS, ON)

    assert found.points == [(date(2000, 1, 1), 1), (date(2004, 1, 1), 2), (date(2010, 1, 1), 1)]
    assert found.most == 2
    assert found.y(2) < found.y(1) < found.y(0) == found.floor
    assert found.line.endswith(f"H{found.axis.x(ON)}")


def test_the_table_says_what_the_line_shows():
    text = render_to_string("treaties/includes/series.html", {"series": series(PERIODS, ON)})

    assert 'role="img" aria-label="A step line that rises to 2; the table below says' in text
    cells = re.findall(r"<tr><td><time.*?>(.*?)</time></td><td>(.*?)</td></tr>", text)
    assert cells == [("1 January 2000", "1"), ("1 January 2004", "2"), ("1 January 2010", "1")]


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

    text = render_to_string("treaties/includes/tile_map.html", {"tiles": found})

    assert kyrgyzstan.y < ROWS * TILE == japan.y
    assert 'role="img" aria-label="States as tiles' in text
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
