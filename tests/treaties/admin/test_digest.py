"""The digest: to whom, when, what stands in it, and that a failure loses nothing."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse

from core import clock
from core.staff import mail as mailing
from core.staff.models import Preference
from tests import factories
from tests.treaties.staff import person
from treaties.admin.digest import AT_MOST, due, send_digests

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 11, 23)


@pytest.fixture
def reader():
    user = person("Viewers")
    user.email = "aida@example.org"
    user.save()
    factories.PreferenceFactory(user=user, language="en", digest="daily", digest_sequence=0)
    return user


def happened(user, **values) -> None:
    """Follow a treaty, in which somebody changed an act."""
    factories.SubscriptionFactory(user=user, topic="ets-112")
    other = factories.UserFactory(username="bolot")
    factories.ChangeFactory(
        **{"sequence": 5, "model": "treaties.act", "topic": "ets-112", "actor": "KG", "by": other}
        | values
    )


@pytest.mark.parametrize(
    "digest, last, is_due",
    [
        pytest.param("daily", None, True, id="the-first"),
        pytest.param("daily", MONDAY, False, id="today-already"),
        pytest.param("daily", MONDAY - timedelta(days=1), True, id="yesterday"),
        pytest.param("weekly", MONDAY - timedelta(days=6), False, id="six-days-ago"),
        pytest.param("weekly", MONDAY - timedelta(days=7), True, id="a-week-ago"),
        pytest.param("", None, False, id="never"),
    ],
)
def test_when_a_digest_is_due(reader, digest, last, is_due):
    Preference.objects.update(digest=digest, digest_on=last)

    assert bool(due(MONDAY)) is is_due


@pytest.mark.parametrize("left", ["is_active", "is_staff"])
def test_whoever_left_gets_none(reader, left):
    setattr(reader, left, False)
    reader.save()

    assert due(MONDAY) == []


def test_it_holds_the_work_and_what_happened(reader):
    draft = factories.ActFactory(publication="draft")
    happened(reader)

    send_digests(MONDAY)

    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (["aida@example.org"], "Accede: Digest of 23 November 2026")
    assert "Drafts waiting for review: 1" in sent.body
    assert draft.treaty.label in sent.body
    assert "What happened in what you follow\n- " in sent.body
    assert "ets-112, KG; act: created; bolot" in sent.body


def test_it_is_in_the_language_of_the_person(reader):
    Preference.objects.update(language="fr")
    happened(reader)

    send_digests(MONDAY)

    assert mail.outbox[0].subject.endswith("23 novembre 2026")


def test_what_happened_is_told_once(reader):
    happened(reader)

    sent = [send_digests(day)[0] for day in (MONDAY, MONDAY, MONDAY + timedelta(days=1))]

    assert sent == [1, 0, 0]
    assert Preference.objects.get().digest_sequence == 5


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"topic": "ets-108"}, id="elsewhere"),
        pytest.param({"model": "auth.user"}, id="what-one-may-not-see"),
    ],
)
def test_what_does_not_concern_somebody_is_left_out(reader, values):
    happened(reader, **values)

    assert send_digests(MONDAY) == (0, 0)


def test_ones_own_doing_is_left_out(reader):
    happened(reader, by=reader)

    assert send_digests(MONDAY) == (0, 0)


def test_a_state_is_followed_too(reader):
    happened(reader, topic="ets-108")
    factories.SubscriptionFactory(user=reader, topic="", actor="KG")

    assert send_digests(MONDAY) == (1, 0)


def test_a_row_changed_often_is_told_once_and_many_are_cut(reader):
    happened(reader)
    for number in range(AT_MOST + 1):
        happened_again = {"topic": "ets-112", "model": "treaties.act", "object_id": number}
        factories.ChangeFactory(sequence=10 + 2 * number, **happened_again)
        factories.ChangeFactory(sequence=11 + 2 * number, **happened_again)

    send_digests(MONDAY)

    assert mail.outbox[0].body.count("act: ") == AT_MOST
    assert "- and " in mail.outbox[0].body


def test_a_mail_server_that_is_away_loses_no_digest(reader, monkeypatch):
    happened(reader)
    with monkeypatch.context() as patch:
        patch.setattr(mailing, "send_mail", away)
        assert send_digests(MONDAY) == (0, 0)

    assert send_digests(MONDAY) == (1, 0)


def away(*args):
    raise ConnectionRefusedError("away")


def test_the_command_sends_notices_too(reader):
    factories.NoticeFactory(user=reader)
    out = StringIO()

    call_command("send_digest", stdout=out)

    assert out.getvalue() == "0 digests and 1 e-mails with notices were sent.\n"
    assert Preference.objects.get().digest_on == clock.today()


def test_what_one_follows_is_listed_by_name(client, reader):
    treaty = factories.TreatyFactory()
    factories.SubscriptionFactory(user=reader, topic=treaty.code)
    state = factories.StateFactory(code="KG", names={"en": "Kyrgyzstan"})
    factories.SubscriptionFactory(user=reader, topic="", actor=state.code)
    client.force_login(reader)

    page = client.get(reverse("staff-preferences")).text

    assert f"<span>{treaty.label}</span>" in page
    assert "<span>Kyrgyzstan</span>" in page
