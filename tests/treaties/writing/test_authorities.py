"""Central authorities from draft to published: who may, what the record says, what readers see."""

from datetime import date
from functools import partial

import pytest

from core.records.models import Change
from core.records.publication import NotAllowed, NotSeen
from core.records.versions import current_sequence
from core.staff.models import Notice
from tests import factories
from treaties.answers.changes import change_rows
from treaties.models import Authority
from treaties.writing import door, publishing

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)
publish = partial(publishing.publish, on=TODAY)


@pytest.fixture(autouse=True)
def revision(db):
    factories.RevisionFactory()


@pytest.fixture
def people(db):
    return factories.UserFactory(), factories.UserFactory()


def entered(editor, **values) -> Authority:
    """Enter an authority through the door, as an editor does."""
    values = {"publication": "draft", "entered_by": editor, "changed_by": editor} | values
    row = factories.AuthorityFactory.build(
        treaty=factories.TreatyFactory(), state=factories.StateFactory(), **values
    )
    with door.writing([row.treaty], by=editor, reason="Found in the notification.") as write:
        write.save(row)
    return row


def correction(row, editor, **values) -> Authority:
    draft = publishing.correction_of(row, row)
    for name, value in {"entered_by": editor, "changed_by": editor, **values}.items():
        setattr(draft, name, value)
    with door.writing([row.treaty], by=editor, reason="It has moved.") as write:
        write.save(draft)
    return draft


def test_a_draft_is_published_by_another_person(people):
    editor, publisher = people
    row = entered(editor)

    publish(row, by=publisher, public_reason="New.")

    row.refresh_from_db()
    assert row.publication == "published"
    change = Change.objects.get(sequence=current_sequence())
    assert (change.reason, change.public_reason) == ("Found in the notification.", "New.")


@pytest.mark.parametrize("two_persons, allowed", [(True, False), (False, True)])
def test_ones_own_draft(people, settings, two_persons, allowed):
    settings.TWO_PERSON_RULE = two_persons
    editor, _publisher = people
    row = entered(editor)

    if allowed:
        assert publish(row, by=editor).publication == "published"
    else:
        with pytest.raises(NotAllowed, match="somebody else"):
            publish(row, by=editor)


def test_an_emergency_needs_a_reason_and_leaves_a_trace(people, settings):
    settings.TWO_PERSON_RULE = True
    editor, _publisher = people
    row = entered(editor)

    with pytest.raises(NotAllowed, match="emergency needs"):
        publish(row, by=editor, emergency=True)
    publish(row, by=editor, emergency=True, reason="Tonight.")

    assert "without a second person" in Change.objects.get(sequence=current_sequence()).reason


@pytest.mark.parametrize("missing", [{"source": ""}, {"checked_on": None}])
def test_what_was_not_checked_is_not_published(people, missing):
    editor, publisher = people
    row = entered(editor, **missing)

    with pytest.raises(NotAllowed, match="needs its source"):
        publish(row, by=publisher)


def test_what_was_changed_after_it_was_seen_is_not_published(people):
    editor, publisher = people
    row = entered(editor)

    with pytest.raises(NotSeen):
        publish(row, by=publisher, seen=current_sequence() - 1)
    assert publish(row, by=publisher, seen=current_sequence()).pk == row.pk


def test_a_correction_gives_the_published_one_its_values(people):
    editor, publisher = people
    row = publish(entered(editor), by=publisher)
    draft = correction(row, editor, address="2 Test Street")

    found = publish(draft, by=publisher)

    assert (found.pk, found.address, found.publication) == (row.pk, "2 Test Street", "published")
    assert list(Authority.objects.all()) == [found]


def test_a_published_one_is_not_published_again(people):
    editor, publisher = people
    row = publish(entered(editor), by=publisher)

    with pytest.raises(NotAllowed, match="published already"):
        publish(row, by=publisher)


def test_a_withdrawn_one_is_gone_for_readers_and_can_come_back(people):
    editor, publisher = people
    row = publish(entered(editor), by=publisher)

    with pytest.raises(NotAllowed, match="needs its reason"):
        publishing.withdraw(row, by=publisher, reason=" ")
    row = publishing.withdraw(row, by=publisher, reason="Closed.")

    assert row.publication == "withdrawn"
    with pytest.raises(NotAllowed, match="Only what is published"):
        publishing.withdraw(row, by=publisher, reason="Closed.")
    assert publish(row, by=editor).publication == "published"


def test_a_draft_is_sent_back_with_a_comment(people):
    editor, publisher = people
    row = publishing.send_back(entered(editor), by=publisher, comment="Which floor?")

    assert row.note == f"{publisher.username}: Which floor?"
    with pytest.raises(NotAllowed, match="Say what"):
        publishing.send_back(row, by=publisher, comment="")
    published = publish(row, by=publisher)
    with pytest.raises(NotAllowed, match="Only a draft"):
        publishing.send_back(published, by=publisher, comment="No.")


@pytest.mark.parametrize("two_persons, found", [(True, (0, 1)), (False, (1, 0))])
def test_a_check_moves_the_day_alone(people, settings, two_persons, found):
    settings.TWO_PERSON_RULE = two_persons
    editor, publisher = people
    row = entered(editor, publication="published")

    assert publishing.mark_checked([row], by=editor, on=TODAY) == found
    for draft in row.corrections.all():
        publish(draft, by=publisher)

    row.refresh_from_db()
    assert (row.checked_on, row.publication) == (TODAY, "published")


def test_a_draft_deleted_meanwhile(people):
    editor, publisher = people
    row = entered(editor)
    Authority.objects.filter(pk=row.pk).delete()

    with pytest.raises(NotAllowed, match="published or deleted"):
        publish(row, by=publisher)


def test_readers_of_the_record_see_no_draft_and_no_note(people):
    editor, publisher = people
    row = publish(entered(editor, note="secret"), by=publisher)
    correction(row, editor, address="secret street")

    shown = change_rows(Change.objects.order_by("sequence"))

    assert [item["event"] for item in shown] == ["withheld", "created", "withheld"]
    assert "secret" not in str(shown)


def test_whoever_wrote_an_authority_is_told_what_became_of_it(people):
    editor, publisher = people
    row = entered(editor)

    publishing.send_back(row, by=publisher, comment="Which floor?")
    publish(row, by=publisher)

    kinds = Notice.objects.filter(user=editor, object_id=row.pk).values_list("kind", flat=True)
    assert list(kinds) == ["sent_back", "published"]
