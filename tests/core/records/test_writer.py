"""What a write leaves in the record, and what the writer refuses."""

import pytest

from core.records.models import Change
from tests.factories import ActFactory
from tests.treaties.stories import act, day, states, treaty
from treaties.models import Act
from treaties.writing import door

pytestmark = pytest.mark.django_db


@pytest.fixture
def stored():
    """A published signature, and nothing in the record any more."""
    [state] = states("FR")
    found = act(treaty("301"), state, "signature", "2000-01-10")
    Change.objects.all().delete()
    return found


def test_a_change_is_recorded_with_what_stood_before(stored):
    stored.done_on = day("2000-01-11")
    with door.writing([stored.treaty], reason="a slip") as write:
        write.save(stored)

    change = Change.objects.get()
    assert (change.event, change.reason, change.object_id) == ("changed", "a slip", stored.pk)
    assert (change.before["done_on"], change.after["done_on"]) == ("2000-01-10", "2000-01-11")
    assert change.after["version"] == change.before["version"] + 1


def test_a_save_that_changes_nothing_leaves_no_trace(stored):
    with door.writing([stored.treaty]) as write:
        write.save(stored)

    assert not Change.objects.exists()
    assert Act.objects.get().version == stored.version == 1


def test_a_deleted_row_keeps_its_last_values(stored):
    pk = stored.pk
    with door.writing([stored.treaty]) as write:
        write.delete(stored)

    change = Change.objects.get()
    assert (change.event, change.object_id, change.after) == ("deleted", pk, None)
    assert (change.before["kind"], change.before["done_on"]) == ("signature", "2000-01-10")


def test_of_many_rows_only_the_changed_ones_are_recorded(stored):
    other = act(stored.treaty, stored.state, "ratification", "2001-01-10")
    Change.objects.all().delete()
    other.source = "the depositary"

    with door.writing([stored.treaty]) as write:
        write.bulk_update([stored, other], ["source"])

    change = Change.objects.get()
    assert (change.object_id, change.after["source"]) == (other.pk, "the depositary")
    assert list(Act.objects.order_by("pk").values_list("version", flat=True)) == [1, 2]


@pytest.mark.parametrize("publication, is_public", [("draft", False), ("published", True)])
def test_a_draft_is_no_public_change(publication, is_public, stored):
    new = ActFactory.build(treaty=stored.treaty, state=stored.state, publication=publication)
    with door.writing([stored.treaty]) as write:
        write.bulk_create([new])

    assert Change.objects.get().is_public == is_public


@pytest.mark.parametrize("method", ["save", "delete", "bulk_create", "bulk_update"])
def test_a_write_outside_the_lock_raises_and_leaves_nothing(method, stored):
    stored.source = "another"
    arguments = {
        "save": [stored],
        "delete": [stored],
        "bulk_create": [[stored]],
        "bulk_update": [[stored], ["source"]],
    }[method]

    with (
        pytest.raises(RuntimeError, match="needs its treaty"),
        door.writing([treaty("302")]) as write,
    ):
        getattr(write, method)(*arguments)

    assert Act.objects.get().source == "a test"
    assert not Change.objects.filter(model="treaties.act").exists()
