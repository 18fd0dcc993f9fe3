"""Statements in the admin: what is refused, corrected beside the published one, reviewed."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from core.records.models import Change
from tests import factories
from tests.treaties.staff import MANAGEMENT, person, treaty_in_force
from treaties.models import Attachment, Statement
from treaties.writing import door

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("derived_is_clean")]

ADD = "admin:treaties_statement_add"


@pytest.fixture
def treaty():
    return treaty_in_force(number="112")


@pytest.fixture(autouse=True)
def editor(client):
    user = person("Editors")
    client.force_login(user)
    return user


@pytest.fixture
def publisher():
    return person("Publishers")


@pytest.fixture
def statement(treaty):
    found = factories.StatementFactory(treaty=treaty, made_on=date(2020, 1, 1))
    door.rederive()
    return found


def typed(treaty, state, **changed) -> dict:
    return {
        "treaty": treaty.pk,
        "state": state.pk,
        "nature": "declaration",
        "text": "The State declares.",
        "language": "en",
        "made_on": "2020-01-01",
        "source": "a test",
        "reason": "Read again.",
        **MANAGEMENT,
    } | changed


def page(name: str, statement) -> str:
    return reverse(f"admin:treaties_statement_{name}", args=[statement.pk])


def errors(client, treaty, **changed) -> dict:
    """Return what the form of a new statement refuses, by field."""
    state = changed.pop("by", None) or factories.StateFactory()
    response = client.post(reverse(ADD), typed(treaty, state, **changed))
    found = response.context["adminform"].form.errors if response.status_code == 200 else {}
    return {name: " ".join(texts) for name, texts in found.items()}


def tomorrow() -> str:
    return (timezone.localdate() + timedelta(days=1)).isoformat()


@pytest.mark.parametrize("field", ["made_on", "withdrawn_on", "checked_on"])
def test_what_is_done_does_not_lie_ahead(client, treaty, field):
    found = errors(client, treaty, **{field: tomorrow()})

    assert found[field] == "This day lies ahead: it has not been done yet."


@pytest.mark.parametrize("field", ["starts_on", "ends_on"])
def test_an_effect_may_lie_ahead(client, treaty, field):
    found = errors(client, treaty, **{field: tomorrow()})

    assert field not in found


def test_what_is_made_today_does_not_lie_ahead(client, treaty):
    assert errors(client, treaty, made_on=timezone.localdate().isoformat()) == {}


def test_an_unknown_language_is_refused(client, treaty):
    assert "xx" in errors(client, treaty, language="xx")["language"]


def test_an_objection_needs_what_it_objects_to(client, treaty):
    found = errors(client, treaty, nature="objection")

    assert found["objects_to"] == "Choose the statement, or the accession, that it objects to."


def test_an_objection_to_a_statement_of_another_state(client, treaty, statement):
    assert errors(client, treaty, nature="objection", objects_to=statement.pk) == {}


def test_a_state_does_not_object_to_its_own_statement(client, treaty, statement):
    values = {"nature": "objection", "objects_to": statement.pk, "by": statement.state}

    assert "A State cannot object" in errors(client, treaty, **values)["objects_to"]


def test_a_renewal_is_of_the_own_statement(client, treaty, statement):
    values = {"nature": "renewal", "follows": statement.pk, "text": ""}

    assert "the same State" in errors(client, treaty, **values)["follows"]
    assert errors(client, treaty, by=statement.state, **values) == {}


@pytest.mark.parametrize(
    "clause, ends_on",
    [
        pytest.param(None, date(2021, 5, 4), id="on-receipt"),
        pytest.param({"kind": "months_after", "n": 3}, date(2021, 8, 4), id="as-the-treaty-says"),
    ],
)
def test_the_end_follows_from_the_withdrawal(client, treaty, clause, ends_on):
    if clause:
        values = {"applies_to": "reservation_withdrawal"} | clause
        factories.ClauseFactory(treaty=treaty, **values)

    # Rule 22: its State does not take part.
    values = {"withdrawn_on": "2021-05-04", "confirmed": ["22"]}
    assert errors(client, treaty, **values) == {}
    assert Statement.objects.get().ends_on == ends_on


def test_an_end_that_the_clause_does_not_say_is_asked_for(client, treaty):
    factories.ClauseFactory(treaty=treaty, applies_to="reservation_withdrawal", kind="manual")

    assert "give the day" in errors(client, treaty, withdrawn_on="2021-05-04")["ends_on"]


def test_a_change_of_a_published_statement_is_a_draft_beside_it(client, treaty, statement):
    client.post(page("change", statement), typed(treaty, statement.state, text="Otherwise."))

    statement.refresh_from_db()
    correction = Statement.objects.get(corrects=statement)
    assert (statement.text, correction.text) == ("The State declares.", "Otherwise.")
    assert correction.publication == "draft"


def decide(client, user, statement, decision, reason="So it says."):
    client.force_login(user)
    seen = client.get(page("review", statement)).context["seen"]
    data = {"decision": decision, "reason": reason, "seen": seen}
    return client.post(page("review", statement), data, follow=True)


def test_a_second_person_publishes_the_correction(client, treaty, statement, publisher):
    territory = factories.StateFactory(kind="territory", territory_of=statement.state)
    data = typed(treaty, statement.state, text="Otherwise.", territories=[territory.pk])
    client.post(page("change", statement), data)
    correction = Statement.objects.get(corrects=statement)
    factories.AttachmentFactory(act=None, statement=correction)

    shown = decide(client, publisher, correction, "publish")

    statement.refresh_from_db()
    assert "It is published." in shown.text
    assert (statement.text, statement.publication) == ("Otherwise.", "published")
    assert [*statement.territories.all()] == [territory]
    assert statement.attachments.count() == 1
    assert Statement.objects.count() == 1


def test_whoever_wrote_the_correction_does_not_publish_it(client, treaty, statement, publisher):
    client.force_login(publisher)
    client.post(page("change", statement), typed(treaty, statement.state, text="Otherwise."))
    correction = Statement.objects.get(corrects=statement)

    shown = decide(client, publisher, correction, "publish")

    assert "somebody else has to publish it" in shown.text
    statement.refresh_from_db()
    assert statement.text == "The State declares."


def test_an_editor_does_not_publish(client, statement, editor):
    assert client.post(page("review", statement), {"decision": "withdraw"}).status_code == 403


@pytest.mark.parametrize(
    "values, problem",
    [
        pytest.param({"text": ""}, "needs its text", id="text"),
        pytest.param({"source": ""}, "needs its source", id="source"),
        pytest.param({"nature": "objection"}, "names the statement", id="target"),
        pytest.param({"made_on": date(2199, 1, 1)}, "lies ahead", id="future"),
    ],
)
def test_what_a_published_statement_may_not_lack(client, treaty, publisher, values, problem):
    draft = factories.StatementFactory(treaty=treaty, publication="draft", **values)
    door.rederive()

    shown = decide(client, publisher, draft, "publish")

    draft.refresh_from_db()
    assert draft.publication == "draft"
    assert problem in shown.text


def test_a_statement_is_withdrawn_from_publication_and_published_again(
    client, statement, publisher
):
    decide(client, publisher, statement, "withdraw")
    statement.refresh_from_db()
    assert statement.publication == "withdrawn"

    decide(client, person("Publishers"), statement, "publish")
    statement.refresh_from_db()
    assert statement.publication == "published"


def test_a_draft_is_sent_back_with_a_comment_for_staff(client, treaty, publisher):
    draft = factories.StatementFactory(treaty=treaty, publication="draft")
    door.rederive()

    decide(client, publisher, draft, "send_back", "Which article?")

    draft.refresh_from_db()
    assert draft.note.endswith(": Which article?")


def test_a_document_is_kept_with_a_statement(client, treaty):
    data = typed(treaty, factories.StateFactory(), **{"attachments-TOTAL_FORMS": 1})
    data["attachments-0-file"] = SimpleUploadedFile("note.pdf", b"%PDF-", "application/pdf")

    client.post(reverse(ADD), data)

    kept = Attachment.objects.get()
    assert (kept.statement, kept.act) == (Statement.objects.get(), None)
    assert kept.about() == (treaty.code, kept.statement.state.code)


def test_going_back_keeps_the_territories_of_the_published_statement(client, treaty, statement):
    territory = factories.StateFactory(kind="territory", territory_of=statement.state)
    statement.territories.set([territory])
    with door.writing([treaty]) as write:
        statement.text = "It was so."
        write.save(statement)
        statement.text = "Not so."
        write.save(statement)
    earlier = Change.objects.get(after__text="It was so.")

    data = {"sequence": earlier.sequence, "reason": "It was right."}
    client.force_login(person("Publishers"))
    client.post(page("history", statement), data)

    correction = Statement.objects.get(corrects=statement)
    assert correction.text == "It was so."
    assert [*correction.territories.all()] == [territory]
