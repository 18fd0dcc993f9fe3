"""Acts in the admin: corrected beside the published one, reviewed, withdrawn, brought back."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from core.records.models import Change
from tests import factories
from tests.treaties.staff import act_values, person, treaty_in_force, values_of
from treaties.law.vocabulary import ActKind
from treaties.models import Act, Attachment, StatusPeriod
from treaties.writing import door

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("derived_is_clean")]


@pytest.fixture
def treaty(db):
    return treaty_in_force(number="112")


@pytest.fixture
def editor(client, db):
    user = person("Editors")
    client.force_login(user)
    return user


@pytest.fixture
def publisher(db):
    return person("Publishers")


@pytest.fixture
def act(treaty):
    values = {"kind": "accession", "done_on": date(2024, 4, 22)}
    act = factories.ActFactory(treaty=treaty, **values)
    door.rederive()
    return act


def change(act) -> str:
    return reverse("admin:treaties_act_change", args=[act.pk])


def review(act) -> str:
    return reverse("admin:treaties_act_review", args=[act.pk])


def decide(client, user, act, decision, reason=""):
    client.force_login(user)
    seen = client.get(review(act)).context["seen"]
    data = {"decision": decision, "reason": reason, "seen": seen}
    return client.post(review(act), data, follow=True)


def slip_in(act, user, **values) -> None:
    """Write an act after somebody opened its review."""
    for name, value in values.items():
        setattr(act, name, value)
    with door.writing([act.treaty], by=user) as write:
        write.save(act)


@pytest.mark.parametrize("decision", ["publish", "emergency"])
def test_what_was_slipped_in_is_shown_and_not_published(decision, client, editor, publisher, act):
    client.post(change(act), values_of(act, done_on="2024-04-23", reason="Misread."))
    correction = Act.objects.get(corrects=act)
    client.force_login(publisher)
    data = {
        "decision": decision,
        "reason": "Read.",
        "seen": client.get(review(correction)).context["seen"],
    }
    slip_in(correction, editor, public_note="Slipped in.")

    asked = client.post(review(correction), data)
    act.refresh_from_db()
    before = act.done_on
    again = client.post(review(correction), data | {"seen": asked.context["seen"]}, follow=True)

    act.refresh_from_db()
    assert (asked.status_code, before) == (200, date(2024, 4, 22))
    [entry] = asked.context["changed"]
    assert [field["new"] for field in entry["fields"]] == ["Slipped in."]
    assert "Read." in asked.text
    assert (again.status_code, act.public_note) == (200, "Slipped in.")


def test_a_document_slipped_in_is_shown_too(client, editor, publisher, treaty):
    draft = factories.ActFactory(treaty=treaty, publication="draft")
    client.force_login(publisher)
    data = {"decision": "publish", "seen": client.get(review(draft)).context["seen"]}
    with door.writing([treaty], by=editor) as write:
        write.save(factories.AttachmentFactory.build(act=draft, name="slipped-in.pdf"))
    door.rederive()

    asked = client.post(review(draft), data)

    draft.refresh_from_db()
    assert ("slipped-in.pdf" in str(asked.context["changed"][0]["fields"]), draft.publication) == (
        True,
        "draft",
    )


def test_a_list_publishes_nothing_if_one_was_changed_since(client, editor, publisher, treaty):
    drafts = [
        factories.ActFactory(treaty=treaty, publication="draft", done_on=date(2020, 1, day))
        for day in (1, 2)
    ]
    door.rederive()
    client.force_login(publisher)
    address = reverse("admin:treaties_act_changelist")
    data = {
        "action": "publish_selected",
        "confirmed": 1,
        "_selected_action": [draft.pk for draft in drafts],
        "seen": client.get(address).context["action_form"].initial["seen"],
    }
    slip_in(drafts[1], editor, done_on=date(2020, 2, 3))

    asked = client.post(address, data)
    before = Act.objects.filter(publication="published").count()
    client.post(address, data | {"seen": asked.context["asked"]["seen"]})

    assert before == 0
    assert ("2020-01-02" in asked.text, "2020-02-03" in asked.text) == (True, True)
    assert Act.objects.filter(publication="published").count() == 2


def test_readers_are_told_what_was_typed_for_them(client, publisher, treaty):
    draft = factories.ActFactory(treaty=treaty, publication="draft")
    client.force_login(publisher)
    data = {"decision": "publish", "reason": "Inner.", "public_reason": "Notified late.", "seen": 0}

    client.post(review(draft), data)

    written = Change.objects.get()
    assert (written.reason, written.public_reason) == ("Inner.", "Notified late.")


@pytest.mark.parametrize(
    "typed, stored",
    [
        pytest.param("22 апреля 2024", (date(2024, 4, 22), "day"), id="day"),
        pytest.param("04.2024", (date(2024, 4, 1), "month"), id="month"),
        pytest.param("2024", (date(2024, 1, 1), "year"), id="year"),
        pytest.param("../22.04.2024", (date(2024, 4, 22), "until"), id="on-or-before"),
        pytest.param("", (None, "unknown"), id="no-date"),
    ],
)
def test_how_exactly_a_date_is_known_follows_from_it(typed, stored, client, editor, treaty):
    values = act_values(treaty, factories.StateFactory(), kind="signature", done_on=typed)

    client.post(reverse("admin:treaties_act_add"), values)

    act = Act.objects.get()
    assert (act.done_on, act.done_precision) == stored


def test_a_date_is_asked_about_that_may_be_two(client, editor, treaty):
    values = act_values(treaty, factories.StateFactory(), done_on="10/11/2024")

    response = client.post(reverse("admin:treaties_act_add"), values)

    assert "10 November 2024 or 11 October 2024: which one?" in response.text
    assert not Act.objects.exists()


def test_a_month_is_shown_as_one_and_becomes_a_day_when_more_is_known(client, editor, act):
    Act.objects.update(done_on=date(2024, 4, 1), done_precision="month", publication="draft")
    address = reverse("admin:treaties_act_change", args=[act.pk])
    assert 'value="2024-04"' in client.get(address).text

    client.post(address, values_of(act, done_on="2024-04-01", reason="Read at the source."))

    assert Act.objects.get().done_text == "2024-04-01"


@pytest.mark.parametrize(
    "kind, typed, words",
    [
        pytest.param("bound", "15.10.26", "15 October 2026", id="day"),
        pytest.param("bound", "../31.03.2022", "31 March 2022 or before", id="bound"),
        pytest.param("part", "10.2026", "October 2026", id="month"),
        pytest.param("day", "10.2026", "“10.2026” is not a whole date", id="month-for-a-day"),
        pytest.param("x", "10/11/2026", "which one?", id="which"),
        pytest.param("day", "", "", id="nothing"),
    ],
)
@pytest.mark.usefixtures("editor")
def test_a_date_is_said_in_words(kind, typed, words, client):
    found = client.get(reverse("admin_date_in_words"), {"as": kind, "text": typed}).json()

    assert words in found["words"]


def test_visitors_are_not_told(client, db):
    assert client.get(reverse("admin_date_in_words"), {"text": "2026"}).status_code == 302


def test_the_preview_says_when_and_for_whom(client, editor, treaty):
    treaty.chart_complete_on = date(2026, 1, 1)
    treaty.save()
    values = act_values(treaty, factories.StateFactory())

    found = client.post(reverse("admin:treaties_act_preview"), values, headers={"X-Fragment": "1"})

    text = " ".join(found.text.split())
    assert "Takes effect on <strong>1 August 2024</strong>" in text
    assert "The period of three months ends on 22 July 2024." in text
    assert "<html" not in text
    assert not Act.objects.exists()


@pytest.mark.parametrize("done_on", ["0001-01-01", "1900-01-01", "9999-12-31", "rubbish", ""])
@pytest.mark.parametrize("kind", [kind.value for kind in ActKind])
def test_the_preview_stands_any_date(kind, done_on, client, editor, treaty):
    days = {"done_on": done_on, "expires_on": "9999-12-31", "effective_on": done_on}
    values = act_values(treaty, factories.StateFactory(), kind=kind, **days)

    for precision in ("day", "month", "year"):
        data = values | {"done_precision": precision, "row": "²", "confirmed": "²"}
        assert client.post(reverse("admin:treaties_act_preview"), data).status_code == 200


def test_changing_a_published_act_makes_a_correction(client, editor, act):
    values = values_of(act, done_on="2024-04-23")

    unexplained = client.post(change(act), values)
    assert "reason" in unexplained.context["adminform"].form.errors
    client.post(change(act), values | {"reason": "Misread."})

    act.refresh_from_db()
    correction = Act.objects.get(corrects=act)
    assert (act.done_on, act.publication) == (date(2024, 4, 22), "published")
    assert (correction.done_on, correction.publication) == (date(2024, 4, 23), "draft")
    assert correction.entered_by == editor


def test_a_second_correction_is_refused(client, editor, act):
    client.post(change(act), values_of(act, done_on="2024-04-23", reason="Misread."))

    response = client.post(change(act), values_of(act, done_on="2024-04-24", reason="No, 24."))

    assert response.status_code == 200
    assert Act.objects.get(corrects=act).done_on == date(2024, 4, 23)


def test_the_review_shows_the_change_in_words(client, editor, publisher, act):
    client.post(change(act), values_of(act, done_on="2024-04-23", reason="Misread."))

    client.force_login(publisher)
    page = client.get(review(Act.objects.get(corrects=act)))

    assert (
        page.context["change"]
        == "deposit 22 → 23 April 2024: entry into force unchanged, 1 August 2024"
    )
    assert "Misread." in page.text


def test_publishing_a_correction_changes_the_act(client, editor, publisher, act):
    client.post(change(act), values_of(act, done_on="2024-05-02", reason="Misread."))

    decide(client, publisher, Act.objects.get(corrects=act), "publish")

    act = Act.objects.get()
    history = client.get(reverse("admin:treaties_act_history", args=[act.pk])).text
    assert act.done_on == date(2024, 5, 2)
    assert (editor.username in history, publisher.username in history) == (True, True)
    periods = StatusPeriod.objects.filter(status="in_force").values_list("starts_on", flat=True)
    assert list(periods) == [date(2024, 9, 1)]


def test_ones_own_act_is_published_in_an_emergency_only(client, publisher, treaty):
    values = {"publication": "draft", "entered_by": publisher, "changed_by": publisher}
    act = factories.ActFactory(treaty=treaty, kind="accession", **values)

    refused = decide(client, publisher, act, "publish")
    act.refresh_from_db()
    assert ("somebody else" in refused.text, act.publication) == (True, "draft")
    decide(client, publisher, act, "emergency", "The office is empty.")

    act.refresh_from_db()
    assert act.publication == "published"
    history = client.get(reverse("admin:treaties_act_history", args=[act.pk]))
    assert "Emergency, published without a second person: The office is empty." in history.text


def test_a_withdrawal_shows_its_effect_and_needs_a_reason(client, publisher, act):
    client.force_login(publisher)
    assert [item["after"] for item in client.get(review(act)).context["withdrawal"]] != []

    decide(client, publisher, act, "withdraw")
    act.refresh_from_db()
    assert act.publication == "published"
    decide(client, publisher, act, "withdraw", "The wrong State.")

    act.refresh_from_db()
    assert act.publication == "withdrawn"


def test_a_draft_is_sent_back(client, publisher, treaty):
    act = factories.ActFactory(treaty=treaty, publication="draft")

    decide(client, publisher, act, "send_back", "Which page?")

    act.refresh_from_db()
    assert act.note.endswith("Which page?")


def test_a_published_act_is_not_deleted(client, act):
    from django.contrib.auth.models import User

    client.force_login(User.objects.create_superuser("chief"))

    response = client.post(reverse("admin:treaties_act_delete", args=[act.pk]), {"post": "yes"})

    assert response.status_code == 403
    assert Act.objects.exists()


def test_history_shows_both_values_and_brings_one_back(client, editor, treaty):
    state = factories.StateFactory()
    client.post(reverse("admin:treaties_act_add"), act_values(treaty, state))
    act = Act.objects.get()
    first = Change.objects.get()
    seen = first.sequence
    values = values_of(act, done_on="2024-04-23", seen=seen, reason="Misread.")
    client.post(change(act), values)
    address = reverse("admin:treaties_act_history", args=[act.pk])

    page = client.get(address)
    assert ("2024-04-22" in page.text, "2024-04-23" in page.text) == (True, True)
    client.post(address, {"sequence": first.sequence, "reason": "It was right."})

    act.refresh_from_db()
    assert act.done_on == date(2024, 4, 22)
    assert Change.objects.last().reason == "It was right."


def test_going_back_in_a_published_act_is_a_correction(client, editor, publisher, act):
    client.post(change(act), values_of(act, done_on="2024-04-23", reason="Misread."))
    decide(client, publisher, Act.objects.get(corrects=act), "publish")
    last = Change.objects.filter(object_id=act.pk).last()
    old = factories.ChangeFactory(
        sequence=0, object_id=act.pk, event="created", after=last.before, before=None
    )

    client.force_login(editor)
    address = reverse("admin:treaties_act_history", args=[act.pk])
    client.post(address, {"sequence": old.sequence, "reason": "It was right."})

    assert Act.objects.get(corrects=act).done_on == date(2024, 4, 22)
    assert Act.objects.get(pk=act.pk).done_on == date(2024, 4, 23)


def upload(act, content: bytes, name="letter.pdf") -> dict:
    return values_of(act) | {
        "attachments-TOTAL_FORMS": 1,
        "attachments-0-act": act.pk,
        "attachments-0-file": SimpleUploadedFile(name, content, "application/pdf"),
    }


def test_an_attachment_is_kept_with_its_checksum(client, editor, act):
    client.post(change(act), upload(act, b"%PDF- a letter"))

    kept = Attachment.objects.get()
    assert (kept.name, kept.size, kept.added_by) == ("letter.pdf", 14, editor)
    assert kept.sha256 == "f8a418b1e854165083ea9a6c06336b47805c33049e6159e5b806cf402a153ead"
    assert Act.objects.get() == act


def test_an_attachment_over_10_megabytes_is_refused(client, editor, act):
    response = client.post(change(act), upload(act, b"x" * (10 * 1024 * 1024 + 1)))

    assert "at most 10 MB" in response.text
    assert not Attachment.objects.exists()


def test_an_attachment_is_saved_never_shown(client, editor, act):
    kept = factories.AttachmentFactory(act=act, name="письмо.html", content=b"<script>")
    address = reverse("admin:treaties_attachment_download", args=[kept.pk])

    response = client.get(address)

    assert response.content == b"<script>"
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Type"] == "application/octet-stream"


def test_an_attachment_is_for_staff_only(client, act):
    kept = factories.AttachmentFactory(act=act)

    response = client.get(reverse("admin:treaties_attachment_download", args=[kept.pk]))

    assert response.status_code == 302
    assert "/login/" in response["Location"]
