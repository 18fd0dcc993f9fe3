"""The geometry of the timeline of programmes: each as a bar from its start to its end."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from ..sentences import period_in_words
from ..writing.contradictions import last_day

BAR = 9
LEFT, RIGHT = 3, 97
"""Where the first and the last year stand, in hundredths of the width: years are written around."""
MOST_LABELS = 6


@dataclass
class Bar:
    """One stretch of a lane: ``sure`` (it ran), ``extended`` or ``unsure`` (it may have run).

    ``x`` and ``width`` are hundredths of the lane, ``y`` and ``height`` pixels.
    """

    kind: str
    x: float
    width: float
    y: float
    height: float


@dataclass
class Lane:
    """One programme: its name, where it leads, and its bars."""

    name: str
    language: str
    url: str
    period: str
    bars: list[Bar] = field(default_factory=list)


@dataclass
class Timeline:
    """Everything that is drawn; lengths along the years are hundredths of the width."""

    lanes: list[Lane]
    years: list[dict]
    today_x: float | None


def timeline(rows: list[dict], on: date) -> Timeline | None:
    """Return the timeline of some answers; None if no date of them is known."""
    spans = [span for row in rows if (span := known_span(row))]
    if not spans:
        return None
    scale = Scale(min(first for first, _ in spans).year, max(last for _, last in spans).year + 1)
    lanes = [lane(row, scale) for row in rows]
    today_x = scale.x(on) if scale.first <= on <= scale.last else None
    return Timeline(lanes, scale.years(), today_x)


def known_span(row: dict) -> tuple[date, date] | None:
    """Return the first and the last day that a row's dates may mean."""
    dates = [known for known in (row["start"], row["planned_end"], row["end"]) if known]
    if not dates:
        return None
    return min(map(first_of, dates)), max(map(last_of, dates))


class Scale:
    """From days to lengths, over whole years."""

    def __init__(self, first_year: int, end_year: int):
        self.first, self.last = date(first_year, 1, 1), date(end_year, 1, 1)
        self.unit = (RIGHT - LEFT) / (self.last - self.first).days

    def x(self, day: date) -> float:
        return round(LEFT + (day - self.first).days * self.unit, 2)

    def years(self) -> list[dict]:
        """Return the lines of the years; not all have a label where they are many."""
        years = range(self.first.year, self.last.year + 1)
        step = -(-len(years) // MOST_LABELS)
        return [
            {"x": self.x(date(year, 1, 1)), "label": year if not place % step else ""}
            for place, year in enumerate(years)
        ]


def lane(row: dict, scale: Scale) -> Lane:
    bars = [bar(*stretch, scale) for stretch in stretches(row) if stretch[1] < stretch[2]]
    period = period_in_words(row["start"], row["end"])
    return Lane(row["name"], row["name_language"], row["url"], period, bars)


def bar(kind: str, first: date, end: date, scale: Scale) -> Bar:
    """Return a bar; an extension is told by its height too, not by its colour alone."""
    x = scale.x(first)
    height = BAR / 3 if kind == "extended" else BAR
    return Bar(kind, x, round(scale.x(end) - x, 2), 2 + (BAR - height) / 2, height)


def stretches(row: dict) -> list[tuple[str, date, date]]:
    """Return the parts of a period, half-open; nothing where the start or the end is not known."""
    if not row["start"] or not row["end"]:
        return []
    first, certain, end = first_of(row["start"]), last_of(row["start"]), after(row["end"])
    planned = after(row["planned_end"]) if row["planned_end"] else end
    return [
        ("unsure", first, min(certain, end)),
        ("sure", certain, min(planned, end)),
        ("extended", max(planned, certain), end),
    ]


def first_of(known: date | str) -> date:
    """Return the first day that a date may mean, of which perhaps only the year is known."""
    if isinstance(known, date):
        return known
    return date.fromisoformat((known + "-01-01")[:10])


def last_of(known: date | str) -> date:
    """Return the last day that a date may mean."""
    if isinstance(known, date):
        return known
    return last_day(first_of(known), "year" if len(known) == len("2015") else "month")


def after(known: date | str) -> date:
    return last_of(known) + timedelta(days=1)
