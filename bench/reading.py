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


def medians(*questions: Callable[[], object]) -> list[float]:
    """Return the median seconds of each, asked in turn so that they share the machine's moods."""
    for ask in questions:
        ask()
    rounds = [[seconds_of(ask) for ask in questions] for _ in range(ROUNDS)]
    return [statistics.median(column) for column in zip(*rounds, strict=True)]


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


def main() -> None:
    django.setup()
    print(json.dumps([*computed(), *(kept(*question) for question in KEPT)]))


if __name__ == "__main__":
    main()
