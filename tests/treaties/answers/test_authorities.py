"""Whom to write to, and what a treaty asks for in practice, as readers see it."""

from datetime import date

import pytest
from django.db.models import Q
from django.http import QueryDict

from tests.factories import AuthorityFactory, PracticeFactory, StateFactory, TreatyFactory
from tests.treaties import stories
from treaties.answers.authorities import authorities, practice
from treaties.answers.known_at import pair as pair_known_at
from treaties.answers.pair import pair
from treaties.questions.filters import PairParameters
from treaties.writing import door

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

TODAY = date(2026, 11, 24)


@pytest.fixture
def both():
    return {"treaty": TreatyFactory(number="412"), "state": StateFactory(code="KG")}


@pytest.mark.parametrize("publication, count", [("published", 1), ("draft", 0), ("withdrawn", 0)])
def test_readers_see_published_ones(both, publication, count):
    AuthorityFactory(**both, publication=publication)

    assert len(authorities(Q(), "en").get(("ets-412", "KG"), [])) == count


def test_what_they_see(both):
    row = AuthorityFactory(
        **both,
        names={"en": "Ministry", "ru": "Министерство"},
        functions={"en": "Requests"},
        articles="5",
        languages="ky, ru",
        note="secret",
    )

    assert authorities(Q(), "ru")["ets-412", "KG"] == [
        {
            "id": row.pk,
            "treaty": "ets-412",
            "state": "KG",
            "articles": "5",
            "name": "Министерство",
            "name_language": "ru",
            "functions": "Requests",
            "functions_language": "en",
            "address": "1 Test Street",
            "telephone": "",
            "email": "",
            "languages": ["ky", "ru"],
            "hours": "",
            "hours_language": None,
            "source": "a test",
            "checked_on": date(2026, 1, 1),
        }
    ]


def test_several_stand_in_the_order_of_their_articles(both):
    for articles in ("7", "5"):
        AuthorityFactory(**both, articles=articles)

    found = authorities(Q(), "en")["ets-412", "KG"]
    assert [row["articles"] for row in found] == ["5", "7"]


def test_the_practice_in_its_order_and_in_the_language_asked_for(both):
    PracticeFactory(treaty=both["treaty"], position=2, kind="channel", texts={"en": "Write."})
    PracticeFactory(treaty=both["treaty"], position=1, texts={"en": "Final.", "fr": "Définitif."})

    found = practice(["ets-412", "ets-999"], "fr")

    assert [(row["kind"], row["text"], row["language"]) for row in found["ets-412"]] == [
        ("condition", "Définitif.", "fr"),
        ("channel", "Write.", "en"),
    ]


@pytest.fixture
def story():
    """One State that acceded, and its authority, entered through the door."""
    (state,) = stories.states("KG", members=False)
    treaty = stories.treaty("412")
    row = AuthorityFactory.build(treaty=treaty, state=state)
    with door.writing([treaty]) as write:
        write.save(row)
    return treaty, state, row


def test_the_answer_about_a_pair_has_them(story):
    treaty, state, row = story

    (found,) = pair(treaty, state, TODAY, "en")["authorities"]
    assert found["id"] == row.pk


@pytest.mark.parametrize("publication, count", [("published", 1), ("draft", 0)])
def test_they_are_known_as_they_were_recorded(story, publication, count):
    treaty, state, row = story
    row.publication = publication
    with door.writing([treaty]) as write:
        write.save(row)
    asked = PairParameters(QueryDict("known_at=2026-11-24&as_of=2026-11-24"))

    assert len(pair_known_at(treaty, state, asked)["authorities"]) == count
