"""Notices: whom they tell what, in which language, and that a write never fails for their sake."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.utils import timezone

from core.staff import mail as mailing
from core.staff.models import Notice, NoticeKind
from core.staff.notices import recent, send, tell, together
from tests.factories import NoticeFactory, PreferenceFactory, StateFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer():
    return UserFactory(email="aida@example.org")


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Run what follows a commit, as if the test's transaction were one."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_somebody_is_told_after_the_commit(writer, committed):
    state, other = StateFactory(), UserFactory(username="bolot")

    with committed():
        tell([writer.pk], state, NoticeKind.SENT_BACK, by=other, comment="Which day?")
        assert mail.outbox == []

    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (["aida@example.org"], f"Accede: Sent back: {state}")
    assert "By bolot." in sent.body
    assert "Which day?" in sent.body
    assert f"/admin/countries/state/{state.pk}/change/" in sent.body


def test_nobody_is_told_of_their_own_doing(writer, committed):
    with committed():
        tell([writer.pk], StateFactory(), NoticeKind.PUBLISHED, by=writer)

    assert not Notice.objects.exists()


def test_whoever_left_is_not_told(committed):
    gone = UserFactory(email="gone@example.org", is_active=False)

    with committed():
        tell([gone.pk], StateFactory(), NoticeKind.PUBLISHED, by=UserFactory())

    assert mail.outbox == []


def test_the_language_is_that_of_whom_it_is_for(writer, committed):
    PreferenceFactory(user=writer, language="fr")
    state = StateFactory(names={"en": "Kyrgyzstan", "fr": "Kirghizistan"})

    with committed():
        tell([writer.pk], state, NoticeKind.PUBLISHED, by=UserFactory())

    assert mail.outbox[0].subject.endswith("Kirghizistan")


def test_many_are_told_in_one_email(writer, committed):
    with committed():
        for state in (StateFactory(), StateFactory()):
            tell([writer.pk], state, NoticeKind.PUBLISHED, by=UserFactory())

    assert [sent.subject for sent in mail.outbox] == ["Accede: 2 notices"]


def test_what_is_published_together_is_told_in_one_email(writer, committed):
    with together():
        for state in (StateFactory(), StateFactory()):
            with committed():
                tell([writer.pk], state, NoticeKind.PUBLISHED, by=UserFactory())
        assert mail.outbox == []

    assert [sent.subject for sent in mail.outbox] == ["Accede: 2 notices"]


def test_a_mail_server_that_is_away_costs_no_write(writer, committed, monkeypatch):
    def away(*args, **kwargs):
        raise SMTPServerDisconnected("away")

    monkeypatch.setattr(mailing, "send_mail", away)
    with committed():
        tell([writer.pk], StateFactory(), NoticeKind.PUBLISHED, by=UserFactory())

    assert Notice.objects.get().sent_at is None


def test_what_was_not_sent_is_sent_later_and_once():
    item = NoticeFactory(user__email="aida@example.org")

    assert [send([item.user]), send([item.user])] == [1, 0]


def test_without_an_address_a_notice_stands_on_the_board(committed):
    item = NoticeFactory(user__email="")

    assert send([item.user]) == 0
    assert list(recent(item.user)) == [item]


def test_after_a_week_nothing_is_told_any_more():
    item = NoticeFactory(user__email="aida@example.org")
    Notice.objects.update(at=timezone.now() - timedelta(days=8))

    assert (send([item.user]), list(recent(item.user))) == (0, [])
