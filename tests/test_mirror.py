"""The program of docs/mirror.py: a copy that stays equal, whatever is written meanwhile."""

import importlib.util
import json
import random
from collections import Counter
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from core.records.models import Revision
from programmes.writing import door as programmes_door
from tests import factories
from treaties.answers.changes import public_objects
from treaties.models import Act, Statement, Treaty
from treaties.writing import door

ROOT = Path(__file__).parent.parent
WRITES = 120
DAY = date(2001, 1, 1)


@pytest.fixture(scope="module")
def program():
    spec = importlib.util.spec_from_file_location("mirror", ROOT / "docs" / "mirror.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def public_now() -> dict:
    """Return what readers may see, read from the facts alone."""
    found: dict[str, dict] = {}
    for item in json.loads(json.dumps(list(public_objects()), default=str)):
        told = item["object"]
        found.setdefault(told["type"], {})[str(told["id"])] = item["after"]
    return found


def copied(path: Path) -> dict:
    objects = json.loads(path.read_text())["objects"]
    return {type_: rows for type_, rows in objects.items() if rows}


class Office:
    """Somebody who writes at random, the same each time: enters, publishes, withdraws, deletes."""

    def __init__(self, seed: int):
        Revision.objects.get_or_create(id=1)
        factories.SeriesFactory(code="ETS")
        self.random = random.Random(seed)
        self.states = [factories.StateFactory() for _ in range(4)]
        self.subjects = [factories.SubjectFactory(code=f"subject-{n}") for n in range(3)]
        self.treaties = [self.entered(self.treaty(n)) for n in range(3)]
        self.programmes = []
        self.written = Counter()
        self.writes = [
            self.treaty_renumbered, self.treaty_about, self.act_entered, self.act_moved,
            self.published_or_withdrawn, self.deleted, self.statement_entered, self.territories,
            self.programme_entered, self.programme_shown_or_not, self.part_entered,
            self.in_countries,
        ]  # fmt: skip

    def write_something(self) -> None:
        """Try one write; what the database refuses was not written."""
        write = self.random.choice(self.writes)
        with suppress(IntegrityError, ValidationError):
            write()
            self.written[write.__name__] += 1

    def treaty(self, n: int) -> Treaty:
        return factories.TreatyFactory.build(series="ETS", number=f"{n + 900}")

    def entered(self, row, writing=lambda: door.writing(None)):
        with writing() as write:
            write.save(row)
        return row

    def some(self, rows: list) -> list:
        return self.random.sample(rows, self.random.randint(0, len(rows)))

    def publication(self) -> str:
        return self.random.choice(["draft", "published", "withdrawn"])

    def one(self, model):
        rows = list(model.objects.order_by("pk"))
        return self.random.choice(rows) if rows else None

    def treaty_renumbered(self):
        treaty = self.random.choice(self.treaties)
        treaty.number = f"{self.random.randint(100, 999)}"
        treaty.code = f"ets-{treaty.number}"
        self.entered(treaty)

    def treaty_about(self):
        with door.writing(None) as write:
            write.set(self.random.choice(self.treaties), "subjects", self.some(self.subjects))

    def act_entered(self):
        self.entered(
            factories.ActFactory.build(
                treaty=self.random.choice(self.treaties),
                state=self.random.choice(self.states),
                kind="signature",
                done_on=DAY + timedelta(self.random.randint(0, 4_000)),
                publication=self.publication(),
                note="confidential",
            )
        )

    def act_moved(self):
        if act := self.one(Act):
            act.done_on += timedelta(self.random.randint(0, 2))
            act.note = f"confidential {self.random.randint(0, 9)}"
            self.entered(act)

    def published_or_withdrawn(self):
        if fact := self.one(self.random.choice([Act, Statement])):
            fact.publication = self.publication()
            self.entered(fact)

    def deleted(self):
        if act := self.one(Act):
            with door.writing(None) as write:
                write.delete(act)

    def statement_entered(self):
        self.entered(
            factories.StatementFactory.build(
                treaty=self.random.choice(self.treaties),
                state=self.random.choice(self.states),
                publication=self.publication(),
            )
        )

    def territories(self):
        if statement := self.one(Statement):
            with door.writing(None) as write:
                write.set(statement, "territories", self.some(self.states))

    def programme_entered(self):
        programme = factories.ProgrammeFactory.build(publication=self.publication())
        self.programmes.append(self.entered(programme, programmes_door.writing))

    def programme_shown_or_not(self):
        if self.programmes:
            programme = self.random.choice(self.programmes)
            programme.publication = self.publication()
            self.entered(programme, programmes_door.writing)

    def part_entered(self):
        if self.programmes:
            title = f"Document {self.random.random()}"
            programme = self.random.choice(self.programmes)
            part = factories.DocumentFactory.build(programme=programme, title=title)
            self.entered(part, programmes_door.writing)

    def in_countries(self):
        if self.programmes:
            with programmes_door.writing() as write:
                write.set(self.random.choice(self.programmes), "countries", self.some(self.states))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("seed", [1, 2])
def test_the_copy_stays_equal_whatever_is_written(program, live_server, tmp_path, seed):
    office, path = Office(seed), tmp_path / "copy.json"
    for _ in range(20):
        office.write_something()

    assert program.mirror(live_server.url, path) > 0
    assert copied(path) == public_now()
    for _ in range(6):
        for _ in range(WRITES // 6):
            office.write_something()
        program.mirror(live_server.url, path)
        assert copied(path) == public_now()
    assert "confidential" not in path.read_text()
    assert min(office.written[write.__name__] for write in office.writes) > 2, office.written


@pytest.mark.django_db(transaction=True)
def test_a_copy_from_the_first_change_on_is_the_same(program, live_server, tmp_path):
    office = Office(3)
    for _ in range(60):
        office.write_something()
    path = tmp_path / "copy.json"
    path.write_text(json.dumps({"sequence": 0, "objects": {}}))
    cache.clear()

    program.mirror(live_server.url, path)

    recorded = {label: rows for label, rows in public_now().items() if label in RECORDED}
    assert {label: rows for label, rows in copied(path).items() if label in RECORDED} == recorded


# What the tests' office writes through the door; its States and subjects are made beside it.
RECORDED = {"treaty", "act", "statement", "programme", "document"}


def test_a_copy_that_missed_a_change_would_be_found(program):
    copy = {"sequence": 0, "objects": {}}
    told = {"type": "act", "id": 1}

    program.apply(copy, {"sequence": 1, "object": told, "after": {"kind": "signature"}})
    program.apply(copy, {"sequence": 2, "object": None, "after": None})
    assert copy == {"sequence": 2, "objects": {"act": {"1": {"kind": "signature"}}}}
    program.apply(copy, {"sequence": 3, "object": told, "before": {}, "after": None})
    assert copy == {"sequence": 3, "objects": {"act": {}}}


def test_the_program_is_short_and_needs_nothing_else():
    text = (ROOT / "docs" / "mirror.py").read_text()
    imported = {line.split()[1].partition(".")[0] for line in text.splitlines() if "import" in line}

    assert len(text.splitlines()) <= 50
    assert imported <= {"json", "sys", "time", "urllib", "pathlib"}
