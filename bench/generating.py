"""Add made-up States, treaties and acts to the bundled ones: `python -m bench.generating ACTS`.

Each new family of treaties is a bundled one again, with its clauses and routes, its acts given to
other States; about a third of the acts, so that there are as many treaties to a million acts as
depositaries have. One family has forty treaties. The same number gives the same rows.
"""

import json
import random
import sys
import time
from collections import defaultdict
from itertools import count

import django

STATES, FAMILY = 250, 40
KEPT_ACTS = 0.3
ACTS_AT_ONCE = 5_000


def main() -> None:
    django.setup()
    from core.records.models import Change
    from treaties.models import Act

    wanted = int(sys.argv[1])
    before, started = Act.objects.count(), time.process_time()
    families = Families(random.Random(1))
    add_states()
    families.add([families.of_forty()])
    while (found := Act.objects.count()) < wanted:
        families.add(families.some(min(ACTS_AT_ONCE, wanted - found)))
    seconds = time.process_time() - started
    if not Change.objects.filter(model="treaties.act").count() >= found:
        raise RuntimeError("The acts were not recorded.")
    print(json.dumps({"acts": found, "per_second": (found - before) / seconds}))


def add_states() -> None:
    """Add States until there are as many as are wanted, all of them of old."""
    from countries.models import State
    from treaties.writing import door

    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    known = set(State.objects.values_list("code", flat=True))
    free = (a + b for a in "XQZ" for b in letters if a + b not in known)
    rows = [
        State(code=next(free), names={"en": f"State {number}"})
        for number in range(STATES - len(known))
    ]
    with door.writing(None, reason="made up for a measurement") as write:
        write.bulk_create(rows)


class Families:
    """Makes families of treaties after those that are bundled."""

    def __init__(self, chance: random.Random):
        from countries.models import State
        from treaties.models import Act, Clause, Route, Treaty
        from treaties.models.components import components

        self.chance, self.numbers = chance, count(100_000)
        self.models = list(components())
        self.treaties = Treaty.objects.select_related("series").in_bulk()
        self.parts = {model: self.by_treaty(model) for model in (Clause, Route)}
        published = Act.objects.filter(publication="published", corrects=None)
        self.acts = self.by_treaty(Act, published)
        self.states = list(State.objects.filter(kind="state").values_list("pk", flat=True))

    def by_treaty(self, model, rows=None) -> dict[int, list]:
        found = defaultdict(list)
        for row in (rows if rows is not None else model.objects.all()).order_by("pk"):
            found[row.treaty_id].append(row)
        return found

    def some(self, acts: int) -> list[dict]:
        """Return new families with about so many acts."""
        found, total = [], 0
        while total < acts:
            family = self.like(self.chance.choice(self.models))
            total += len(family["acts"])
            found.append(family)
        return found

    def of_forty(self) -> dict:
        """Return a family of a treaty and protocols to it, each like the same bundled one."""
        model = next(some for some in self.models if len(some) == 1)
        found = self.like(model)
        for _number in range(FAMILY - 1):
            protocol = self.like(model)
            protocol["treaties"][0].protocol_to = found["treaties"][0]
            for kind in found:
                found[kind] += protocol[kind]
        return found

    def like(self, model: set[int]) -> dict:
        """Return copies of treaties that refer to each other, not stored yet."""
        copies = {pk: self.copy_of_treaty(self.treaties[pk]) for pk in sorted(model)}
        others = dict(zip(self.states, self.shuffled(self.states), strict=True))
        return {
            "treaties": [*copies.values()],
            "parts": [
                self.copied(row, copies)
                for rows in self.parts.values()
                for pk in copies
                for row in rows[pk]
            ],
            "acts": [
                self.copied(row, copies, state_id=others.get(row.state_id, row.state_id))
                for pk in copies
                for row in self.acts[pk]
                if self.chance.random() < KEPT_ACTS
            ],
            "references": [(copy, self.treaties[pk], copies) for pk, copy in copies.items()],
        }

    def shuffled(self, rows: list) -> list:
        return self.chance.sample(rows, len(rows))

    def copy_of_treaty(self, row):
        titles = {
            language: " ".join(self.shuffled(text.split())) for language, text in row.titles.items()
        }
        copy = type(row)(**{field.attname: getattr(row, field.attname) for field in fields(row)})
        copy.number, copy.code, copy.titles, copy.common_names = (
            str(next(self.numbers)),
            "",
            titles,
            {},
        )
        copy.parent = copy.barred_for_parties_to = copy.replaced_by = None
        copy.take_names(row.series)
        return copy

    def copied(self, row, copies: dict, **changed):
        """Return a copy of a part of a treaty; what it refers to is copied later."""
        names = [field.attname for field in fields(row)]
        values = {name: getattr(row, name) for name in names} | changed
        values |= {"version": 0} if "version" in names else {}
        copy = type(row)(**values)
        copy.owner = copies[row.treaty_id]
        copy.others = {
            name: copies.get(values[name]) for name in names if name in OTHERS and values[name]
        }
        return copy

    def add(self, families: list[dict]) -> None:
        """Write some families through the door, with their record."""
        from treaties.writing import door

        with door.writing(None, reason="made up for a measurement") as write:
            treaties = [row for family in families for row in family["treaties"]]
            write.bulk_create(treaties)
            referring = [pair for family in families for pair in family["references"]]
            write.bulk_update(
                [link(*pair) for pair in referring], ["parent", "barred_for_parties_to"]
            )
            for kind in ("parts", "acts"):
                rows = [placed(row) for family in families for row in family[kind]]
                for model in dict.fromkeys(map(type, rows)):
                    write.bulk_create([row for row in rows if type(row) is model])


OTHERS = {"threshold_of_id", "all_parties_to_id", "not_before_id", "requires_id"}


def fields(row) -> list:
    return [field for field in row._meta.concrete_fields if not field.primary_key]


def link(copy, original, copies: dict):
    """Let a copy refer to the copies of what its original refers to."""
    copy.parent = getattr(copy, "protocol_to", None) or copies.get(original.parent_id)
    copy.barred_for_parties_to = copies.get(original.barred_for_parties_to_id)
    return copy


def placed(row):
    """Give a copied part its treaty, which has been stored, and those it refers to."""
    row.treaty = row.owner
    for name, other in row.others.items():
        setattr(row, name, other.pk if other else None)
    return row


if __name__ == "__main__":
    main()
