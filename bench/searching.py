"""Print what a search costs among the bundled treaties, and among ten thousand."""

import json
import random
import statistics
import time

import django

TREATIES = 10_000
ROUNDS = 20
QUERIES = (
    "Istanbul Convention",
    "Стамбульской конвенции",
    "Kyrgyzstan and ETS 112",
    "домашнее насилие",
    "соттолгондорду өткөрүп берүү",
    "protection of personal data",
    "Istambul",
)


def median_seconds() -> float:
    """Return the median seconds of a search, each query asked in turn, after a first round."""
    from treaties.questions.lookup import look_up

    seconds = []
    for number in range(ROUNDS + 1):
        for text in QUERIES:
            started = time.perf_counter()
            look_up(text)
            seconds += [time.perf_counter() - started] if number else []
    return statistics.median(seconds)


def add_treaties(count: int) -> None:
    """Add treaties whose titles are those of others, with the words in another order."""
    from treaties.models import Treaty
    from treaties.writing import door

    chance = random.Random(1)
    models = list(Treaty.objects.select_related("series"))
    rows = []
    for number in range(count):
        model = chance.choice(models)
        titles = {language: shuffled(text, chance) for language, text in model.titles.items()}
        row = Treaty(series=model.series, number=f"9{number:05}", titles=titles)
        row.take_names(model.series)
        rows.append(row)
    Treaty.objects.bulk_create(rows, batch_size=500)
    door.reindex()


def shuffled(text: str, chance: random.Random) -> str:
    words = text.split()
    # A title of a thousand has a word that no other has.
    words.append(f"{chance.choice(words)}{chance.choice(words)}")
    chance.shuffle(words)
    return " ".join(words)


def measure() -> list[dict]:
    from django.core.cache import cache
    from django.db import transaction

    from treaties.models import SearchKey, Treaty

    with transaction.atomic():
        few, bundled = Treaty.objects.count(), median_seconds()
        add_treaties(TREATIES - few)
        cache.clear()
        many = median_seconds()
        keys = SearchKey.objects.count()
        transaction.set_rollback(True)
    name = f"search among {TREATIES:,} treaties"
    return [
        {"name": f"search among {few} treaties, milliseconds", "value": bundled * 1e3, "mark": 50},
        {"name": f"{name} ({keys:,} keys), milliseconds", "value": many * 1e3, "mark": 100},
        {"name": f"{name}, ratio to {few}", "value": many / bundled, "mark": 3},
    ]


def main() -> None:
    django.setup()
    print(json.dumps(measure()))


if __name__ == "__main__":
    main()
