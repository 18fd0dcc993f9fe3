"""From draft to published and back: who may, what readers see, what the record says."""

from datetime import date

import pytest

from core.records.models import Change
from core.staff.models import Notice
from tests import factories
from treaties.answers.changes import change_rows
from treaties.models import Act, StatusPeriod
from treaties.writing import door, publishing

TODAY = date(2026, 11, 24)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("derived_is_clean")]


@pytest.fixture
def treaty(db):
    factories.RevisionFactory()
    treaty = factories.TreatyFactory(number="112", entered_into_force_on=date(1985, 7, 1))
    factories.ClauseFactory(treaty=treaty)
    door.rederive()
    return treaty


@pytest.fixture
def people(db):
    return factories.UserFactory(), factories.UserFactory()


def draft(treaty, editor, **values) -> Act:
    values = {"kind": "accession", "done_on": date(2024, 4, 22), "publication": "draft"} | values
    return factories.ActFactory(treaty=treaty, entered_by=editor, changed_by=editor, **values)


def correction(act, editor, **values) -> Act:
    draft = publishing.correction_of(act, act)
    for name, value in values.items():
        setattr(draft, name, value)
    draft.entered_by = draft.changed_by = editor
    with door.writing(
        [act.treaty, draft.treaty], by=editor, reason="The notification says so."
    ) as write:
        write.save(draft)
    return draft


def in_force_on(act) -> date | None:
    periods = StatusPeriod.objects.filter(treaty=act.treaty, state=act.state, status="in_force")
    return periods.values_list("starts_on", flat=True).first()


def test_a_draft_counts_once_it_is_published(treaty, people):
    editor, publisher = people
    act = draft(treaty, editor)

    before = in_force_on(act)
    publishing.publish(act, by=publisher, on=TODAY)

    assert (before, in_force_on(act)) == (None, date(2024, 8, 1))


@pytest.mark.parametrize("is_entered", [True, False], ids=["entered", "changed-last"])
def test_nobody_publishes_their_own(is_entered, treaty, people):
    editor, other = people
    act = draft(treaty, editor if is_entered else other, source="a test")
    Act.objects.filter(pk=act.pk).update(changed_by=other if is_entered else editor)

    with pytest.raises(publishing.NotAllowed, match="somebody else"):
        publishing.publish(act, by=editor, on=TODAY)

    assert in_force_on(act) is None


def write(row, user, **values) -> None:
    """Write a fact as a user, others than its act's own values included."""
    for name, value in values.items():
        setattr(row, name, value)
    treaty = row.act.treaty if hasattr(row, "act") else row.treaty
    with door.writing([treaty], by=user) as writer:
        writer.save(row)


@pytest.mark.parametrize(
    "values, is_refused",
    [
        pytest.param({"done_on": date(2024, 4, 23)}, True, id="a-published-field"),
        pytest.param({"note": "Page 3."}, False, id="the-internal-note"),
        pytest.param({"checked_on": TODAY}, False, id="the-mark-of-the-check"),
    ],
)
def test_who_wrote_what_is_counted_by_the_record(values, is_refused, treaty, people):
    """Somebody else touched the note since, so that ``changed_by`` names neither of them."""
    editor, second = people
    act = draft(treaty, editor)
    write(act, second, **values)
    write(act, factories.UserFactory(), note="Filed.", changed_by=factories.UserFactory())

    if is_refused:
        with pytest.raises(publishing.NotAllowed, match="somebody else"):
            publishing.publish(act, by=second, on=TODAY)
    else:
        publishing.publish(act, by=second, on=TODAY)

    assert (Act.objects.get().publication == "published") is not is_refused


def test_whoever_attached_a_document_does_not_publish_the_act(treaty, people):
    editor, second = people
    act = draft(treaty, editor)
    door.rederive()
    write(factories.AttachmentFactory.build(act=act), second)

    with pytest.raises(publishing.NotAllowed, match="somebody else"):
        publishing.publish(act, by=second, on=TODAY)


def test_what_was_published_before_does_not_count(treaty, people):
    editor, second = people
    act = publishing.publish(draft(treaty, editor), by=second, on=TODAY)
    act = publishing.withdraw(act, by=second, reason="In doubt.")

    publishing.publish(act, by=editor, on=TODAY)

    assert Act.objects.get().publication == "published"


def test_readers_see_no_inner_reason(treaty, people):
    """A reviewer's comment, a draft's reason and an emergency's stay inside."""
    editor, publisher = people
    act = draft(treaty, editor)
    publishing.send_back(act, by=publisher, comment="INNER: which page?")
    publishing.publish(act, by=publisher, on=TODAY)
    act = publishing.withdraw(act, by=publisher, reason="INNER: in doubt.", public_reason="Wrong.")
    publishing.publish(act, by=publisher, on=TODAY, reason="INNER: alone.", emergency=True)

    rows = change_rows(Change.objects.order_by("sequence"))

    assert "INNER" not in str(rows)
    assert [row["reason"] for row in rows] == [None, None, "Wrong.", None]


def test_one_person_suffices_where_the_rule_is_off(treaty, people, settings):
    settings.TWO_PERSON_RULE = False
    act = draft(treaty, people[0])

    publishing.publish(act, by=people[0], on=TODAY)

    assert in_force_on(act) == date(2024, 8, 1)


def test_an_emergency_needs_a_reason_and_is_recorded(treaty, people):
    act = draft(treaty, people[0])

    with pytest.raises(publishing.NotAllowed, match="needs its reason"):
        publishing.publish(act, by=people[0], on=TODAY, emergency=True)
    publishing.publish(act, by=people[0], on=TODAY, emergency=True, reason="Nobody is here.")

    change = Change.objects.get()
    assert change.reason == "Emergency, published without a second person: Nobody is here."
    assert change.by == people[0]


@pytest.mark.parametrize(
    "values, message",
    [
        pytest.param({"source": ""}, "needs its source", id="no-source"),
        pytest.param({"done_on": date(2027, 1, 1)}, "after today", id="an-error-by-the-checks"),
    ],
)
def test_what_is_not_published(values, message, treaty, people):
    act = draft(treaty, people[0], **values)

    with pytest.raises(publishing.NotAllowed, match=message):
        publishing.publish(act, by=people[1], on=TODAY)


def test_a_corrected_act_keeps_its_values_until_the_correction_is_published(treaty, people):
    editor, publisher = people
    act = publishing.publish(draft(treaty, editor), by=publisher, on=TODAY)
    attached = correction(act, editor, done_on=date(2024, 5, 2))
    factories.AttachmentFactory(act=attached)

    before = in_force_on(act)
    published = publishing.publish(attached, by=publisher, on=TODAY)

    assert (before, in_force_on(act)) == (date(2024, 8, 1), date(2024, 9, 1))
    assert (published.pk, published.done_on) == (act.pk, date(2024, 5, 2))
    assert list(Act.objects.values_list("pk", flat=True)) == [act.pk]
    assert published.attachments.count() == 1


def test_the_record_keeps_the_old_value_and_the_editors_reason(treaty, people):
    editor, publisher = people
    act = publishing.publish(draft(treaty, editor), by=publisher, on=TODAY)

    publishing.publish(correction(act, editor, done_on=date(2024, 4, 23)), by=publisher, on=TODAY)

    change = Change.objects.filter(object_id=act.pk).last()
    assert (change.before["done_on"], change.after["done_on"]) == ("2024-04-22", "2024-04-23")
    assert change.reason == "The notification says so."
    assert change.is_public


def test_a_correction_may_move_an_act_to_another_treaty(treaty, people):
    editor, publisher = people
    other = factories.TreatyFactory(entered_into_force_on=date(1990, 1, 1))
    factories.ClauseFactory(treaty=other)
    act = publishing.publish(draft(treaty, editor), by=publisher, on=TODAY)

    publishing.publish(correction(act, editor, treaty=other), by=publisher, on=TODAY)

    assert {period.treaty for period in StatusPeriod.objects.all()} == {other}


def test_a_withdrawn_act_stays_as_a_tombstone(treaty, people):
    editor, publisher = people
    act = publishing.publish(draft(treaty, editor), by=publisher, on=TODAY)

    with pytest.raises(publishing.NotAllowed, match="needs its reason"):
        publishing.withdraw(act, by=publisher, reason=" ")
    act = publishing.withdraw(act, by=publisher, reason="Entered for the wrong State.")

    assert in_force_on(act) is None
    assert Act.objects.get().publication == "withdrawn"
    assert Change.objects.last().reason == "Entered for the wrong State."


def test_a_withdrawn_act_can_be_published_again_by_another_person(treaty, people):
    editor, publisher = people
    act = publishing.publish(draft(treaty, editor), by=publisher, on=TODAY)
    act = publishing.withdraw(act, by=publisher, reason="In doubt.")

    with pytest.raises(publishing.NotAllowed, match="somebody else"):
        publishing.publish(act, by=publisher, on=TODAY)
    publishing.publish(act, by=factories.UserFactory(), on=TODAY, reason="No doubt any more.")

    assert in_force_on(act) == date(2024, 8, 1)


def test_a_draft_is_sent_back_with_a_comment(treaty, people):
    editor, publisher = people
    act = publishing.send_back(draft(treaty, editor), by=publisher, comment="Which page?")

    assert act.note == f"{publisher.username}: Which page?"
    assert Change.objects.get().reason == "Which page?"
    publishing.publish(act, by=publisher, on=TODAY)


def test_an_act_published_meanwhile_is_not_published_again(treaty, people):
    editor, publisher = people
    act = publishing.publish(draft(treaty, editor), by=publisher, on=TODAY)
    open_correction = correction(act, editor, note="x")
    publishing.publish(open_correction, by=publisher, on=TODAY)

    with pytest.raises(publishing.NotAllowed, match="meanwhile"):
        publishing.publish(open_correction, by=publisher, on=TODAY)


def test_sources_are_marked_as_checked(treaty, people):
    act = draft(treaty, people[0])

    assert publishing.mark_checked([act], by=people[0], on=TODAY) == (1, 0)

    assert Act.objects.get().checked_on == TODAY


def told() -> list[tuple]:
    """Return whom notices told what of which act, the first first."""
    return [(item.user, item.kind, item.object_id, item.comment) for item in Notice.objects.all()]


def test_whoever_wrote_a_draft_is_told_that_it_is_published(treaty, people):
    editor, publisher = people
    act = draft(treaty, editor)

    publishing.publish(act, by=publisher, on=TODAY, reason="As notified.")

    assert told() == [(editor, "published", act.pk, "As notified.")]


def test_whoever_wrote_a_correction_is_told_of_the_corrected_act(treaty, people):
    editor, publisher = people
    act = draft(treaty, publisher, publication="published")

    publishing.publish(correction(act, editor, place="Paris"), by=publisher, on=TODAY)

    assert told() == [(editor, "published", act.pk, "")]


def test_whoever_wrote_a_draft_is_told_that_it_is_sent_back(treaty, people):
    editor, publisher = people
    act = draft(treaty, editor)

    publishing.send_back(act, by=publisher, comment="Which page?")

    assert told() == [(editor, "sent_back", act.pk, "Which page?")]


def test_what_is_not_published_tells_nobody(treaty, people):
    editor, publisher = people
    act = draft(treaty, editor, source="")

    with pytest.raises(publishing.NotAllowed):
        publishing.publish(act, by=publisher, on=TODAY)

    assert told() == []


@pytest.mark.parametrize(
    "publication, two_persons, found",
    [
        pytest.param("published", True, (0, 1), id="published"),
        pytest.param("published", False, (1, 0), id="one-person"),
        pytest.param("withdrawn", True, (1, 0), id="withdrawn"),
    ],
)
def test_what_readers_see_is_marked_by_two(
    treaty, people, settings, *, publication, two_persons, found
):
    settings.TWO_PERSON_RULE = two_persons
    act = draft(treaty, people[0], publication=publication, checked_on=None)

    assert publishing.mark_checked([act], by=people[0], on=TODAY) == found

    act.refresh_from_db()
    assert act.checked_on == (TODAY if found == (1, 0) else None)
    assert [each.checked_on for each in act.corrections.all()] == [TODAY] * found[1]


def test_what_is_being_corrected_is_not_marked(treaty, people, settings):
    settings.TWO_PERSON_RULE = True
    act = draft(treaty, people[0], publication="published")
    correction(act, people[0], note="Asked.")

    assert publishing.mark_checked([act], by=people[0], on=TODAY) == (0, 0)


def test_nothing_is_marked_where_nothing_is_chosen(people):
    assert publishing.mark_checked([], by=people[0], on=TODAY) == (0, 0)


def test_a_statement_marked_keeps_its_territories(people, settings):
    settings.TWO_PERSON_RULE = True
    factories.RevisionFactory()
    statement = factories.StatementFactory(publication="published")
    territory = factories.StateFactory()
    statement.territories.set([territory])

    publishing.mark_checked([statement], by=people[0], on=TODAY)

    assert list(statement.corrections.get().territories.all()) == [territory]
