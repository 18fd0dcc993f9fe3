"""Print what one write and one page cost, computed anew: `python -m bench.growing`.

The same questions are asked of a database with the bundled data and of one with many more.
Nothing that is written stays.
"""

import json
import resource
import statistics
import time
from collections.abc import Callable
from datetime import date

import django

ROUNDS = 3
PAGES = {
    "country page": "/en/countries/kg/",
    "treaty page": "/en/treaties/ets-112/",
    "list of treaties": "/en/treaties/",
    "agenda": "/en/agenda/",
    "compare": "/en/compare/",
    "search": "/en/search/?q=transfer+of+sentenced+persons",
    "start page": "/en/",
    "feed": "/en/acts.atom",
    "API list of treaties": "/api/v1/treaties/?page_size=50",
    "API known_at of a chart": "/api/v1/treaties/ets-112/participations/?known_at={today}",
    "API known_at of a State": "/api/v1/states/KG/treaties/?known_at={today}&page_size=50",
}


def median(ask: Callable[[], object]) -> float:
    """Return the median seconds of this processor, after a first time."""
    ask()
    found = []
    for _round in range(ROUNDS):
        started = time.process_time()
        ask()
        found.append(time.process_time() - started)
        if sum(found) > 20:
            break
    return statistics.median(found)


def pages() -> dict[str, float]:
    """Return what each page costs when nothing is kept."""
    from django.core.cache import cache
    from django.test import Client

    from core import clock

    client, found = Client(), {}

    def ask(address: str) -> None:
        cache.clear()
        response = client.get(address)
        if response.status_code != 200:
            raise RuntimeError(f"{address} answers {response.status_code}.")

    for name, address in PAGES.items():
        found[name] = median(lambda address=address: ask(address.format(today=clock.today())))
    return found


def writes() -> dict[str, float]:
    """Return what it costs to preview and save an act, and to edit a clause of a large family."""
    from django.db import transaction
    from django.db.models import Count

    from countries.models import State
    from treaties.models import Act, Clause, Treaty
    from treaties.writing import door
    from treaties.writing.preview import preview

    treaty, state = Treaty.objects.get(code="ets-112"), State.objects.get(code="KZ")

    def save() -> None:
        with transaction.atomic():
            act = Act(treaty=treaty, state=state, kind="accession", done_on=date(2026, 11, 2),
                      publication="published", source="made up for a measurement")  # fmt: skip
            preview(act, date(2026, 11, 24))
            with door.writing([treaty], reason="a measurement") as write:
                write.save(act)
            transaction.set_rollback(True)

    parent = Treaty.objects.annotate(size=Count("protocols")).order_by("-size", "id").first()
    size = parent.size + 1

    def edit() -> None:
        with transaction.atomic():
            clause = Clause.objects.filter(treaty=parent).order_by("id").first()
            clause.note += "."
            with door.writing(None, reason="a measurement") as write:
                write.save(clause)
            transaction.set_rollback(True)

    return {
        "saving one act with preview": median(save),
        f"a clause of a family of {size}": median(edit),
    }


def deriving() -> dict[str, float]:
    """Return how many acts are derived from in a second of one processor, and the memory for it."""
    from django.db import transaction

    from treaties.models import Act, SearchKey, StandingPeriod, StatusPeriod
    from treaties.writing import door

    acts = Act.objects.count()
    with transaction.atomic():
        started = time.process_time()
        differing = door.rederive(check=True)
        checked = time.process_time() - started
        for model in (StatusPeriod, StandingPeriod, SearchKey):
            model.objects.all().delete()
        started = time.process_time()
        door.rederive()
        derived = time.process_time() - started
        transaction.set_rollback(True)
    if differing:
        raise RuntimeError(f"What is derived was not right: {differing}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "acts": acts,
        "derive --check, acts per second": acts / checked,
        "derive from empty, acts per second": acts / derived,
        "deriving, megabytes": memory,
    }


def main() -> None:
    django.setup()
    # First, so that the memory is that of deriving alone.
    print(json.dumps({"deriving": deriving(), "seconds": writes() | pages()}))


if __name__ == "__main__":
    main()
