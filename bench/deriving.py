"""Print how many seconds it takes to derive everything again."""

import time

import django


def main() -> None:
    django.setup()
    from django.db import transaction

    from treaties.models import StandingPeriod, StatusPeriod
    from treaties.writing import door

    with transaction.atomic():
        StatusPeriod.objects.all().delete()
        StandingPeriod.objects.all().delete()
        started = time.perf_counter()
        codes, facts = door.lock(None)
        door.rederive(codes, facts=facts)
        seconds = time.perf_counter() - started
        if not StatusPeriod.objects.exists():
            raise RuntimeError("Nothing was derived.")
    print(seconds)


if __name__ == "__main__":
    main()
