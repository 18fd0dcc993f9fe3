"""Print what it costs to answer in one process: the main answer computed, and all of it kept."""

import json
import statistics
import time
from collections.abc import Callable

import django

ROUNDS = 60
KEPT = (
    ("answer", "/api/v1/states/KG/treaties/?page_size=500", 10),
    ("answer", "/api/v1/states/KG/treaties/ets-112/", 10),
    ("page", "/en/countries/kg/", 10),
    ("page", "/en/treaties/ets-112/", 10),
)


def seconds_of(ask: Callable[[], object]) -> float:
    started = time.perf_counter()
    ask()
    return time.perf_counter() - started


def medians(*questions: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Return the median seconds of each, asked in turn so that they share the machine's moods."""
    for ask in questions:
        ask()
    taken = [[seconds_of(ask) for ask in questions] for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*taken, strict=True)]


def computed() -> list[dict]:
    """Compare the rendered main answer with the bare query of the same rows and columns."""
    import orjson

    from core import clock
    from core.http.rendering import WRITERS
    from countries.models import State
    from treaties.answers.statuses import answers, parts_of
    from treaties.models import StandingPeriod

    on, state = clock.today(), State.objects.filter(code="KG").values("pk")
    page = StandingPeriod.objects.pairs(on).of_states(state)[:500]
    rendered, bare = medians(
        lambda: WRITERS["json"]({"results": answers(page, on, "en")}),
        lambda: orjson.dumps(parts_of(page, on)),
    )
    count = len(page.values("pk"))
    name = f"states/KG/treaties/ uncached, {count} rows"
    return [
        {"name": f"{name}, ratio to the bare query", "value": rendered / bare, "mark": 1.5},
        {"name": f"{name}, milliseconds", "value": rendered * 1000, "mark": 100},
    ]


def kept(kind: str, address: str, mark: float) -> dict:
    """Measure the whole way through the site, without a server, for what was asked before."""
    from django.test import Client

    client = Client()

    def ask() -> None:
        response = client.get(address)
        if response.status_code != 200:
            raise RuntimeError(f"{address} answers {response.status_code}.")

    (seconds,) = medians(ask)
    return {"name": f"kept {kind} {address}, milliseconds", "value": seconds * 1000, "mark": mark}


def last_page(address: str, size: int) -> dict:
    """Compare the last page of a list with its first, both computed."""
    from django.core.cache import cache
    from django.test import Client

    client = Client()
    count = client.get(address).json()["count"]

    def ask(page: int) -> None:
        cache.clear()
        if client.get(f"{address}&page={page}").status_code != 200:
            raise RuntimeError(f"{address} has no page {page}.")

    last = max(1, count // size)
    first_seconds, last_seconds = medians(lambda: ask(1), lambda: ask(last), rounds=7)
    name = f"last full page of {address.partition('?')[0]}, {count} rows, ratio to the first"
    return {"name": name, "value": last_seconds / first_seconds, "mark": 1.5}


def last_pages() -> list[dict]:
    from countries.models import State

    states = ",".join(State.objects.order_by("code").values_list("code", flat=True)[:60])
    lists = ("treaties/?", "states/KG/treaties/?", f"matrix/?states={states}&")
    lists = (*lists, "panel/?states=KG,KZ&from=1990&to=2026&", "treaties/ets-005/participations/?")
    return [last_page(f"/api/v1/{asked}page_size=20", 20) for asked in lists]


def main() -> None:
    django.setup()
    print(json.dumps([*computed(), *(kept(*question) for question in KEPT), *last_pages()]))


if __name__ == "__main__":
    main()
