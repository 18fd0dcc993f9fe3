"""Which treaties refer to each other."""

from datetime import UTC, datetime

import pytest

from core import clock
from core.records.models import Change
from tests.factories import ClauseFactory, TreatyFactory
from treaties.models.components import batches, component, components, former_links
from treaties.writing import door

pytestmark = pytest.mark.django_db


@pytest.fixture
def family() -> list[int]:
    """Return a treaty, its protocol, and a treaty whose clause waits for the protocol."""
    parent = TreatyFactory(number="301")
    protocol = TreatyFactory(number="302", parent=parent)
    waiting = TreatyFactory(number="303")
    ClauseFactory(treaty=waiting, not_before=protocol)
    return [parent.pk, protocol.pk, waiting.pk]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_family_is_found_from_each_of_its_treaties(family, place):
    TreatyFactory(number="304")

    assert component([family[place]]) == set(family)


def test_each_treaty_is_in_one_family(family):
    alone = TreatyFactory(number="304")

    assert [*components()] == [set(family), {alone.pk}]


@pytest.mark.parametrize("size, expected", [(1, 2), (3, 2), (4, 1)])
def test_a_batch_keeps_families_together(family, size, expected):
    alone = TreatyFactory(number="304")

    found = [*batches(size)]

    assert len(found) == expected
    assert set().union(*found) == {*family, alone.pk}
    assert all(batch.isdisjoint(family) or batch.issuperset(family) for batch in found)


def test_who_was_a_protocol_belongs_to_the_family_of_before(monkeypatch):
    parent, protocol = TreatyFactory(number="301"), TreatyFactory(number="302")
    then = datetime(2026, 1, 1, tzinfo=UTC)
    for day, value in ((1, parent), (3, None)):
        now = datetime(2025, 12, 31, tzinfo=UTC) if day == 1 else datetime(2026, 1, 3, tzinfo=UTC)
        monkeypatch.setattr(clock, "now", lambda now=now: now)
        protocol.parent = value
        with door.writing(None) as write:
            write.save(protocol)

    assert Change.objects.count() == 2
    assert component([parent.pk]) == {parent.pk}
    assert component([parent.pk], former_links(then)) == {parent.pk, protocol.pk}
