"""Letters about joining a treaty: from which template, with which facts."""

from datetime import date

import pytest

from tests import factories
from tests.treaties.documents import document, words_in
from treaties.exchange.letters import NoLetter, letter

pytestmark = pytest.mark.django_db

ON = date(2026, 11, 24)


@pytest.fixture
def pair():
    depositary = factories.DepositaryFactory(
        invitations_asked_of={"en": "Secretary General", "fr": "Secrétaire Général"},
        invitations_source="a test",
    )
    treaty = factories.TreatyFactory(number="185", titles={"en": "A & B"}, depositary=depositary)
    names = {"en": "Kyrgyzstan", "fr": "Kirghizistan"}
    return treaty, factories.StateFactory(code="KG", names=names)


def written(kind, pair, language="en") -> str:
    return words_in(letter(kind, *pair, language=language, on=ON))


def test_a_request(pair):
    words = written("request", pair)

    assert words.startswith("24 November 2026 Secretary General Excellency,")
    assert "Kyrgyzstan, be invited to accede" in words
    assert "A & B (ETS No. 185)." in words


def test_a_request_in_another_language(pair):
    words = written("request", pair, "fr")

    assert words.startswith("24 novembre 2026 Secrétaire Général Excellence,")
    assert "(Kirghizistan)" in words


def test_a_renewal_says_which_invitation(pair):
    for year in (2019, 2024):
        factories.ActFactory(
            treaty=pair[0], state=pair[1], kind="invitation", done_on=date(year, 10, 9),
            expires_on=date(year + 5, 10, 9),
        )  # fmt: skip

    words = written("renewal", pair)

    assert "the invitation of 9 October 2024" in words
    assert "valid until 9 October 2029" in words


def test_a_last_day_that_is_not_recorded_is_not_said(pair):
    factories.ActFactory(
        treaty=pair[0], state=pair[1], kind="invitation", done_on=date(2020, 4, 1),
        done_precision="month",
    )  # fmt: skip

    words = written("renewal", pair)

    assert "the invitation of April 2020" in words
    assert "valid until" not in words


@pytest.mark.parametrize("publication", ["draft", "withdrawn", None])
def test_there_is_no_renewal_without_a_published_invitation(pair, publication):
    if publication:
        factories.ActFactory(
            treaty=pair[0], state=pair[1], kind="invitation", publication=publication
        )

    with pytest.raises(NoLetter, match="No invitation"):
        written("renewal", pair)


@pytest.mark.parametrize(
    "is_own, is_for_all, words",
    [
        pytest.param(True, True, "own", id="for-the-depositary"),
        pytest.param(False, True, "all", id="for-all"),
        pytest.param(False, False, "another", id="for-another-alone"),
    ],
)
def test_whose_template_is_taken(pair, is_own, is_for_all, words):
    chosen = {"own": pair[0].depositary, "all": None}
    wanted = [name for name, is_there in (("own", is_own), ("all", is_for_all)) if is_there]
    for name in wanted:
        factories.LetterTemplateFactory(content=document(name), depositary=chosen[name])

    found = written("request", pair)

    assert found == words or (words == "another" and found.startswith("24 November"))
