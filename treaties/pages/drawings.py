"""Small charts as geometry: numbers in, coordinates out; the templates draw them as SVG.

Each comes with what a table says instead, for readers who do not see it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

WIDTH = 640
LEFT, RIGHT = 44, 12


@dataclass(frozen=True)
class Axis:
    """Years along a chart."""

    first: date
    last: date

    def x(self, on: date) -> float:
        """Return where a day stands, within the chart's frame."""
        share = (on - self.first).days / max((self.last - self.first).days, 1)
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    @property
    def years(self) -> list[dict]:
        """About six years with their places; round ones."""
        first, last = self.first.year, self.last.year
        step = next(step for step in (1, 2, 5, 10, 20, 50) if (last - first) / step <= 7)
        start = -(-first // step) * step
        days = [date(year, 1, 1) for year in range(start, last + 1, step)]
        return [{"year": day.year, "x": self.x(day)} for day in days if day >= self.first]


def axis(days: Iterable[date], on: date, exists_from: date | None = None) -> Axis | None:
    """Return an axis from the year before the first day to the day shown; None without days.

    It does not begin before the year in which the State did.
    """
    first = min((day for day in days if day <= on), default=None)
    if first is None:
        return None
    begins = exists_from.year if exists_from and exists_from <= first else 1
    return Axis(date(max(first.year - 1, begins), 1, 1), on)


# --- Treaties in force over the years, a small chart for each State ---------------------------

SMALL_WIDTH, SMALL_HEIGHT = 160, 60
EVERY = 5
"""Years between the rows of the table that says the same."""

Changes = list[tuple[date, date | None]]
"""When treaties became binding on a State, each with the first day on which it no longer was."""


@dataclass(frozen=True)
class Steps:
    """How many treaties bound one State, from each day on which that changed."""

    name: str
    href: str
    points: list[tuple[date, int]]

    def on(self, day: date) -> int:
        return next((count for start, count in reversed(self.points) if start <= day), 0)


@dataclass(frozen=True)
class Multiples:
    """The same small chart for several States, with the same years and the same height."""

    states: list[Steps]
    first: date
    last: date
    most: int

    width, height = SMALL_WIDTH, SMALL_HEIGHT

    def x(self, on: date) -> float:
        """Return where a day stands; what was before the first year begins with it."""
        days = max((self.last - self.first).days, 1)
        return round(max((on - self.first).days, 0) / days * SMALL_WIDTH, 1)

    def y(self, count: int) -> float:
        return round(SMALL_HEIGHT - count / self.most * (SMALL_HEIGHT - 2), 1)

    def line(self, steps: Steps) -> str:
        """Return the path of one State's steps."""
        path = f"M0 {SMALL_HEIGHT}"
        for day, count in steps.points:
            path += f"H{self.x(day)}V{self.y(count)}"
        return f"{path}H{SMALL_WIDTH}"

    @property
    def charts(self) -> list[dict]:
        return [
            {
                "name": steps.name,
                "href": steps.href,
                "line": self.line(steps),
                "area": f"{self.line(steps)}V{SMALL_HEIGHT}Z",
                "count": steps.on(self.last),
                "counts": [(day.year, steps.on(day)) for day in self.days],
            }
            for steps in self.states
        ]

    @property
    def days(self) -> list[date]:
        """The days that the table shows: round years and the last day."""
        start = -(-self.first.year // EVERY) * EVERY
        found = [date(year, 1, 1) for year in range(start, self.last.year + 1, EVERY)]
        return [*(day for day in found if self.first <= day < self.last), self.last]

    @property
    def rows(self) -> list[dict]:
        return [{"on": day, "counts": [s.on(day) for s in self.states]} for day in self.days]


def multiples(
    states: Iterable[tuple[str, str, Changes]], on: date, exists_from: date | None = None
) -> Multiples | None:
    """Return small charts of the treaties in force for States up to a day; None if there are none.

    ``states`` are (name, address, changes). The years begin with the first treaty of any of them,
    or with the year in which the first State came to exist, if that is later.
    """
    found = [Steps(name, href, steps(changes, on)) for name, href, changes in states]
    days = [own.points[0][0] for own in found if own.points]
    if not days:
        return None
    first = max(min(days).year, exists_from.year if exists_from else 1)
    most = max(count for own in found for _, count in own.points)
    return Multiples(found, min(date(first, 1, 1), on), on, most) if most else None


def steps(changes: Changes, on: date) -> list[tuple[date, int]]:
    """Return the count of what is in force from each day on which it changed, up to a day."""
    found: Counter = Counter()
    for starts_on, ends_on in changes:
        if starts_on <= on:
            found[starts_on] += 1
            if ends_on is not None and ends_on <= on:
                found[ends_on] -= 1
    points, count = [], 0
    for day in sorted(found):
        count += found[day]
        if found[day]:
            points.append((day, count))
    return points


# --- A timeline of events -------------------------------------------------------------------

ROW, TIMELINE_TOP = 26, 14
MOST_LANES = 12


@dataclass(frozen=True)
class Lane:
    """The events about one treaty, side by side."""

    label: str
    y: int
    marks: list[dict]
    bars: list[dict]


@dataclass(frozen=True)
class Timeline:
    axis: Axis
    lanes: list[Lane]

    width, left, right, label_x = WIDTH, LEFT, WIDTH - RIGHT, LEFT

    @property
    def floor(self) -> int:
        return TIMELINE_TOP + ROW * len(self.lanes)

    @property
    def height(self) -> int:
        return self.floor + 24


def timeline(found: list, spans: dict[str, list], on: date) -> Timeline | None:
    """Return the latest treaties' events in lanes; None without events.

    ``found`` are events, ``spans`` the intervals in which each treaty (by code) was binding.
    """
    by_treaty: dict[str, list] = {}
    for event in found:
        if event.on <= on:
            by_treaty.setdefault(event.treaty.code, []).append(event)
    latest = sorted(by_treaty.items(), key=lambda item: item[1][-1].on)[-MOST_LANES:]
    years = axis((event.on for _, own in latest for event in own), on)
    if years is None:
        return None
    lanes = [
        lane(years, own, spans.get(code, []), number) for number, (code, own) in enumerate(latest)
    ]
    return Timeline(years, lanes)


def lane(years: Axis, own: list, spans: list, number: int) -> Lane:
    bars = []
    for starts_on, ends_on in spans:
        if starts_on <= years.last:
            start = years.x(max(starts_on, years.first))
            end = years.x(min(ends_on or years.last, years.last))
            bars.append({"x": start, "width": round(max(end - start, 1), 1)})
    marks = [
        {"x": years.x(event.on), "is_effect": event.is_effect, "title": event.sentence}
        for event in own
    ]
    return Lane(own[0].treaty.label, TIMELINE_TOP + ROW * number + ROW // 2, marks, bars)


# --- States as tiles ------------------------------------------------------------------------

TILE = 44

# A rough map of Europe and Central Asia with their neighbours: each
# row from north to south, each letter pair one State, west to east.
MAP = """
IS .. .. .. NO SE FI .. .. .. .. ..
.. .. .. .. DK .. EE .. .. .. .. ..
IE GB .. NL DE PL LV .. RU .. .. ..
.. .. BE LU .. CZ LT BY .. .. KZ MN
.. FR LI CH AT SK .. UA .. .. KG ..
.. MC .. SI HU RO MD .. GE .. UZ ..
PT ES AD .. HR BA RS BG AM AZ TJ ..
.. .. IT SM .. ME XK MK TR .. TM ..
.. .. .. MT .. AL GR .. CY IL .. ..
"""
PLACES = {
    code: (column, row)
    for row, line in enumerate(MAP.strip().splitlines())
    for column, code in enumerate(line.split())
    if code != ".."
}
COLUMNS = 1 + max(column for column, _ in PLACES.values())
ROWS = 1 + max(row for _, row in PLACES.values())


@dataclass(frozen=True)
class Tile:
    """One State on the tile map; ``group`` is that of its status."""

    code: str
    name: str
    group: str
    label: str
    x: int
    y: int


@dataclass(frozen=True)
class TileMap:
    tiles: list[Tile]

    size = TILE

    @property
    def width(self) -> int:
        return COLUMNS * TILE

    @property
    def height(self) -> int:
        return max((tile.y for tile in self.tiles), default=0) + TILE


def tile_map(states: Iterable[dict]) -> TileMap:
    """Return the States of the map and, in rows below it, every other one given.

    ``states`` are ``{code, name, group, label}``.
    """
    tiles, others = [], 0
    for state in states:
        if state["code"] in PLACES:
            column, row = PLACES[state["code"]]
        else:
            column, row = others % COLUMNS, ROWS + others // COLUMNS
            others += 1
        tiles.append(Tile(**state, x=column * TILE, y=row * TILE))
    return TileMap(tiles)


# --- Counts side by side ----------------------------------------------------------------------

THINNEST = 2


@dataclass(frozen=True)
class CountBar:
    """A bar beside a number, as long as the number is beside the greatest one."""

    length: float

    width, height = 120, 10


def count_bar(count: int, most: int) -> CountBar:
    """Return the bar of a number; what there is of anything stays wide enough to see."""
    return CountBar(round(max(CountBar.width * count / most, THINNEST), 1) if count else 0)


# --- A share ----------------------------------------------------------------------------------

BAR = 120


@dataclass(frozen=True)
class ShareBar:
    """A bar in two parts: what a clause gives, and from ``split`` on what contradicts it."""

    split: float

    width, height = BAR, 10

    @property
    def rest(self) -> float:
        return round(self.width - self.split, 1)


def share_bar(given: int, differ: int) -> ShareBar | None:
    """Return a bar of two numbers, None of nothing; the smaller part stays wide enough to see."""
    if not given + differ:
        return None
    split = BAR * given / (given + differ)
    if given and differ:
        split = min(max(split, THINNEST), BAR - THINNEST)
    return ShareBar(round(split, 1))
