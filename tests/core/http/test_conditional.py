"""What an edition is made of, and what several of its answers share."""

from datetime import date
from itertools import count

import pytest

from core.http.conditional import once_an_edition
from core.http.edition import release
from core.records.models import Revision

pytestmark = pytest.mark.django_db


def test_it_is_made_once_while_nothing_changes(today):
    numbers = count()

    found = [once_an_edition("number", lambda: next(numbers)) for _ in range(3)]

    assert found == [0, 0, 0]
    assert once_an_edition("another", lambda: next(numbers)) == 1


def test_a_write_makes_it_anew(today):
    numbers = count()
    once_an_edition("number", lambda: next(numbers))

    Revision.objects.update_or_create(id=1, defaults={"number": 7})

    assert once_an_edition("number", lambda: next(numbers)) == 1


def test_the_next_day_makes_it_anew(today):
    numbers = count()
    once_an_edition("number", lambda: next(numbers))

    today(date(2026, 11, 25))

    assert once_an_edition("number", lambda: next(numbers)) == 1


def test_a_list_that_comes_with_the_program_is_part_of_it(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    place = tmp_path / "treaties" / "known_differences.csv"
    place.parent.mkdir()
    place.write_text("reason")
    before = release.__wrapped__()

    place.write_text("another reason")

    assert release.__wrapped__() != before
