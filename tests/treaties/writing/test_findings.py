"""What the checks find in the database, in one small story."""

from datetime import date

import pytest

from tests.factories import ActFactory
from tests.treaties.stories import act, day, states, treaty
from treaties.law.finding import Check, Severity
from treaties.sentences.findings import sentence
from treaties.writing.effects import Supposition
from treaties.writing.findings import counts, findings

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("derived_is_clean")]

ON = date(2026, 1, 1)


@pytest.fixture
def story():
    """A State that ratified first and signed a year later."""
    [state] = states("FR")
    convention = treaty("112", {}, opened_on=day("1983-03-21"))
    act(convention, state, "ratification", "1990-05-02")
    return convention, state, act(convention, state, "signature", "1991-05-02")


def test_a_ratification_before_the_signature_is_an_error(story):
    convention, _, _ = story

    [found] = findings(on=ON)

    assert (found.check, found.severity) == (Check.RATIFIED_BEFORE_SIGNATURE, Severity.ERROR)
    assert (found.treaty, found.state) == (convention.code, "FR")
    assert sentence(found) == "The State signed only on 2 May 1991, after it had ratified."
    assert counts([found]) == {Check.RATIFIED_BEFORE_SIGNATURE: 1}


def test_only_the_treaties_asked_about_are_looked_at(story):
    assert findings([treaty("185")], on=ON) == []


def test_an_act_still_unsaved_is_seen_among_those_stored(story):
    convention, state, _ = story
    late = ActFactory.build(
        treaty=convention, state=state, kind="denunciation", done_on=day("2026-01-02")
    )

    [found] = Supposition([late], ON).findings(late)

    assert found.check == Check.IN_THE_FUTURE


def test_a_corrected_signature_takes_the_place_of_the_stored_one(story):
    _, _, signature = story
    signature.done_on = day("1989-05-02")

    assert list(Supposition([signature], ON).findings(signature)) == []
