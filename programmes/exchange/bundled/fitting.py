"""What no single entry of the bundled programmes shows: some stand twice, some refer to nothing."""

from collections.abc import Collection, Iterable, Iterator
from operator import itemgetter

from countries.models import State
from treaties.exchange.bundled.consistency import circles, codes, layers, repeated
from treaties.models import Treaty

from ...models import Programme
from .reading import Bundle, Entry


def problems(bundle: Bundle) -> list[str]:
    """Say which entries do not fit together, or refer to what neither they nor the site have."""
    entries = bundle.programmes
    states, treaties = codes(State), codes(Treaty)
    slugs = {entry["id"] for entry in entries} | set(
        Programme.objects.values_list("slug", flat=True)
    )
    return [
        *repeated(bundle.partners, "id"),
        *repeated(bundle.themes, "id"),
        *repeated(entries, "id"),
        *circles(entries, layers(entries, itemgetter("id"), earlier_than(entries))),
        *dead(entries, "countries", lambda entry: entry["countries"], states),
        *dead(entries, "predecessor", lambda entry: [entry["predecessor"]], slugs),
        *dead(entries, "successor", lambda entry: [entry["successor"]], slugs),
        *dead(entries, "framework", lambda entry: [entry["framework"]], slugs),
        *dead(entries, "treaties", treaties_in, treaties),
        *dead(entries, "results", lambda entry: [row["state"] for row in entry["results"]], states),
        *dead(entries, "funders", funders_in, labels(bundle.partners)),
        *dead(entries, "implementers", implementers_in, labels(bundle.partners)),
        *dead(entries, "themes", themes_in, labels(bundle.themes)),
    ]


def dead(entries: Iterable[Entry], name: str, references, known: Collection[str]) -> Iterator[str]:
    """Say which entries refer to something that does not exist; empty refers to nothing."""
    for entry in entries:
        for reference in references(entry):
            if reference and reference not in known:
                yield entry.problem(f"{reference!r} does not exist", column=name)


def earlier_than(entries: list[Entry]):
    """Return what names the programmes that one refers to: its predecessor and its framework."""
    before = predecessors(entries)
    return lambda entry: [before.get(entry["id"], ""), entry["framework"]]


def predecessors(entries: list[Entry]) -> dict[str, str]:
    """Return which programme each one follows, whichever of the two says so."""
    before = {entry["successor"]: entry["id"] for entry in entries if entry["successor"]}
    return before | {entry["id"]: entry["predecessor"] for entry in entries if entry["predecessor"]}


def labels(entries: Iterable[Entry]) -> dict[str, str]:
    """Return the identifier that each spelling means."""
    return {label: entry["id"] for entry in entries for label in entry["labels"]}


def parts_of(entry: Entry) -> list[dict]:
    """Return a programme's own members and those of its components and their components."""
    components = entry["components"]
    inner = [part for component in components for part in component["subcomponents"]]
    return [entry.values, *components, *inner]


def treaties_in(entry: Entry) -> list[str]:
    aims = [aim["treaty"] for part in parts_of(entry) for aim in part["treaties"]]
    return aims + [row["treaty"] for row in entry["results"]]


def funders_in(entry: Entry) -> list[str]:
    return [funder["name"] for part in parts_of(entry) for funder in part["funders"]]


def implementers_in(entry: Entry) -> list[str]:
    return [
        name
        for part in parts_of(entry)
        for label in part["implementers"]
        for name in separate(label)
    ]


def separate(label: str) -> list[str]:
    """Return the partners that one label names: "Council of Europe / Venice Commission"."""
    return label.split(" / ")


def themes_in(entry: Entry) -> list[str]:
    return [label for part in parts_of(entry) for label in part["themes"]]
