import re
from datetime import date

import pytest
from django.utils.translation import override

from tests import factories
from treaties.law.between import Between
from treaties.law.vocabulary import AppliesTo, Bar, ClauseKind, Missing, Status, Trigger
from treaties.sentences import clauses, glossary, statuses
from treaties.sentences.explanation import (
    clause_sentence,
    clause_words,
    computation_sentences,
    condition_sentences,
    status_sentence,
    step_sentences,
    warning_sentences,
    why_not,
)
from treaties.sentences.statuses import BETWEEN, MISSING, STATUSES

LANGUAGES = ["en", "fr", "ru", "ky", "kk"]

GENERAL = AppliesTo.GENERAL_ENTRY_INTO_FORCE
FIRST_OF_MONTH = ClauseKind.FIRST_OF_MONTH_AFTER_MONTHS
MONTHS = ClauseKind.MONTHS_AFTER
COUNTED = (Trigger.DEPOSIT, Trigger.REGISTRATION, Trigger.NOTIFICATION)


def general(**inputs):
    """A general entry into force by article 9: three months, then the first of the month."""
    return {
        "applies_to": "general_entry_into_force",
        "articles": "9",
        "kind": "first_of_month_after_months",
        "n": 3,
        "extra_day": False,
        "inputs": inputs,
        "steps": [
            {"code": "act", "on": "2010-02-28", "n": None},
            {"code": "months_end", "on": "2010-05-28", "n": 3},
            {"code": "first_of_next_month", "on": "2010-06-01", "n": None},
        ],
        "result": "2010-06-01",
        "is_shared": True,
    }


def test_general_date_that_follows_from_the_acts():
    found = [*computation_sentences(general(met_on="2010-02-28"))]

    assert found[1:-1] == [
        "The condition was met on 28 February 2010.",
        "The period of three months ends on 28 May 2010.",
        "The first day of the following month is 1 June 2010.",
    ]


def test_general_date_that_the_acts_do_not_explain():
    steps = [{"code": "general_date", "on": "2009-07-01", "n": None}]
    found = [*computation_sentences(general() | {"steps": steps, "result": "2009-07-01"})]

    assert found[1] == (
        "The acts recorded here do not suffice to compute that day; the treaty's general date is "
        "1 July 2009."
    )
    assert not any("period" in text for text in found[1:])


def test_own_date_by_the_general_clause_is_no_shared_one():
    """Where no clause decides for a State alone, the general one counts from its own consent."""
    found = [*computation_sentences(general() | {"is_shared": False})]

    assert found[1:] == [
        "The period of three months ends on 28 May 2010.",
        "The first day of the following month is 1 June 2010.",
    ]


@pytest.mark.parametrize("missing", Missing, ids=str)
def test_what_is_missing_has_its_sentence(missing):
    assert str(MISSING[missing])


@pytest.mark.parametrize("reason", list(Between)[2:], ids=str)
@pytest.mark.parametrize("language", ["fr", "ru", "ky", "kk"])
def test_why_an_accession_has_no_effect_between_two_in_every_language(language, reason):
    """That one of the two is no Party, its own status says."""
    with override(language):
        told = BETWEEN[reason] % {"state": "X"}

    assert told.startswith("X")
    assert told != BETWEEN[reason] % {"state": "X"}


@pytest.mark.parametrize("language", ["en", "fr", "ru", "ky", "kk"])
@pytest.mark.parametrize("applies_to", AppliesTo, ids=str)
@pytest.mark.parametrize("trigger", Trigger, ids=str)
def test_clauses_in_every_language(trigger, applies_to, language):
    clause = {"trigger": trigger, "days": 60}
    with override(language):
        texts = [clause_words(applies_to, kind, 3, clause) for kind in ClauseKind]
        texts.append(clause_words(applies_to, FIRST_OF_MONTH, 0, clause))

    assert [text for text in texts if "  " in text or "%(" in text or not text[0].isupper()] == []


@pytest.mark.parametrize("language", ["fr", "ru", "ky", "kk"])
@pytest.mark.parametrize("applies_to", list(AppliesTo)[1:4], ids=str)
def test_every_trigger_has_its_own_words_in_every_language(applies_to, language):
    with override(language):
        texts = {clause_words(applies_to, MONTHS, 3, {"trigger": item}) for item in COUNTED}
    english = {clause_words(applies_to, MONTHS, 3, {"trigger": item}) for item in COUNTED}

    assert len(texts) == len(COUNTED)
    assert not texts & english


@pytest.mark.parametrize(
    "kind, n, clause, text",
    [
        pytest.param(
            ClauseKind.FIRST_OF_MONTH_AFTER_DAYS,
            60,
            {"articles": "126(2)"},
            "Article 126(2): for a State that consents later, it enters into force on the first "
            "day of the month following the expiration of a period of 60 days after the deposit.",
            id="rome-statute",
        ),
        pytest.param(
            MONTHS,
            12,
            {"trigger": "registration"},
            "For a State that consents later, it enters into force 12 months after the "
            "registration of its ratification.",
            id="ilo",
        ),
        pytest.param(
            MONTHS,
            3,
            {"trigger": "notification"},
            "For a State that consents later, it enters into force three months after the "
            "depositary's notice of the deposit.",
            id="berne",
        ),
        pytest.param(
            ClauseKind.DAYS_AFTER_MONTHS,
            6,
            {"days": 60},
            "For a State that consents later, it enters into force 60 days after the expiration of "
            "a period of six months after the deposit.",
            id="minimal-days-after-months",
        ),
        pytest.param(
            FIRST_OF_MONTH,
            0,
            {"group": "European Union"},
            "For a State that consents later, it enters into force on the first day of the month "
            "following the deposit. This holds for one group only: European Union.",
            id="ets-033",
        ),
        pytest.param(
            ClauseKind.ON_DEPOSIT,
            0,
            {"not_before_parent": True},
            "For a State that consents later, it enters into force on the day of the deposit. It "
            "does not enter into force for a State before the parent treaty does.",
            id="minimal-not-before-the-parent",
        ),
    ],
)
def test_clause_of_another_depositary(kind, n, clause, text):
    assert clause_words(AppliesTo.ENTRY_INTO_FORCE_FOR_STATE, kind, n, clause) == text


def test_clause_that_lets_early_consents_share_the_general_date():
    assert clause_words(GENERAL, MONTHS, 12, {"early_consents": "share_general"}) == (
        "The treaty enters into force 12 months after the date on which its condition is met. A "
        "State that consents by the day on which the treaty enters into force becomes a Party on "
        "that day."
    )


def test_steps_in_days_after_steps_in_months():
    steps = [
        {"code": "notification", "on": "2010-12-01", "n": None},
        {"code": "months_end", "on": "2011-06-01", "n": 6},
        {"code": "days_end", "on": "2011-07-31", "n": 60},
        {"code": "not_before_parent", "on": "2011-08-15", "n": None},
    ]

    assert step_sentences({"kind": "days_after_months", "steps": steps}) == [
        "The depositary gave notice of it on 1 December 2010.",
        "The period of six months ends on 1 June 2011.",
        "The period of 60 days ends on 31 July 2011.",
        "The parent treaty entered into force for the State only on 15 August 2011.",
    ]


def test_clause_without_months():
    assert clause_words(GENERAL, FIRST_OF_MONTH, 0, {"articles": "13"}) == (
        "Article 13: the treaty enters into force on the first day of the month following the "
        "date on which its condition is met."
    )


@pytest.mark.parametrize("language", ["en", "fr", "ru", "ky", "kk"])
@pytest.mark.parametrize("status", Status, ids=str)
def test_status_in_every_language(status, language):
    answer = {"status": status, "in_force_on": date(2024, 8, 1)}
    with override(language):
        dated = status_sentence(answer | {"since": date(2024, 8, 1)}, "Kyrgyzstan")
        undated = status_sentence(answer | {"since": None}, "Kyrgyzstan")

    # Kyrgyz and Kazakh say yes before they name the State.
    for sentence in (dated, undated):
        assert re.match(r"((Ооба|Иә)[.] )?Kyrgyzstan", sentence)
    assert ".." not in dated + undated
    assert ("2024" in dated) == ("%(" in str(STATUSES[status][0]).removeprefix("%(state)s"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", Bar, ids=str)
def test_every_reason_in_every_language(reason, language):
    with override(language):
        text = why_not(reason)

    assert text
    assert "%(" not in text
    assert (text == str(statuses.BARS[reason])) == (language == "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "reason, named, name",
    [
        pytest.param(Bar.MEMBERS_ONLY, {"organisation": "МОТ"}, "(МОТ)", id="members-only"),
        pytest.param(Bar.NOT_OPEN_TO_MEMBERS, {"organisation": "МОТ"}, "(МОТ)", id="no-members"),
        pytest.param(Bar.NEEDS_PARENT, {"treaty": "СЕД № 5"}, "(СЕД № 5)", id="parent"),
        pytest.param(Bar.NEEDS_TREATY, {"treaty": "СЕД № 5"}, ": СЕД № 5.", id="treaty"),
    ],
)
def test_a_reason_names_what_it_is_about(reason, named, name, language):
    with override(language):
        text = why_not(reason, **named)

    # French has a space before the colon.
    assert name in text.replace("\u00a0:", ":")
    assert "%(" not in text


def test_a_reason_that_is_about_no_name_leaves_it_out():
    words = {"organisation": "Council of Europe", "treaty": "ETS No. 5"}

    assert why_not(Bar.STATE_NOT_YET, **words) == "On this day the State did not exist yet."


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "warning", ["unconfirmed", "endings_not_collected", "chart_incomplete", "checked_on"]
)
def test_every_warning_in_every_language(warning, language):
    with override(language):
        (text,) = warning_sentences({"warnings": [warning], "must_be_party": []})

    assert (text == str(statuses.WARNINGS[warning])) == (language == "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_group_that_is_not_known_in_every_language(language):
    english = str(MISSING[Missing.GROUP])
    with override(language):
        text = str(MISSING[Missing.GROUP])

    assert english.startswith("It is not known to which group of States the State belongs")
    assert (text == english) == (language == "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("confidence", ["certain", "probable", ""])
def test_a_probable_clause_says_that_its_text_was_not_read(confidence, language):
    clause = factories.ClauseFactory.build(
        treaty=None, articles="9", confidence=confidence, threshold_total=3
    )
    with override(language):
        told, computed = clause_sentence(clause), [*computation_sentences(general())]
        doubted = [*computation_sentences(general() | {"confidence": confidence})]

    added = [text for text in doubted if text not in computed]
    assert len(added) == (confidence == "probable")
    assert all(told.endswith(text) for text in added)
    if language == "en":
        assert ("the text of the treaty was not read" in told) == (confidence == "probable")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_takes_the_council_of_europe_for_the_only_organisation(language):
    clause = factories.ClauseFactory.build(treaty=None, threshold_total=3, threshold_members=2)
    with override(language):
        texts = [
            *map(str, [*statuses.BARS.values(), *statuses.MISSING.values()]),
            *(str(text) for texts in statuses.STATUSES.values() for text in texts),
            *(str(text) for texts in statuses.ENDS_OF_PARENT.values() for text in texts),
            *(str(text) for kinds in clauses.CLAUSES.values() for text in kinds.values()),
            *map(str, clauses.FIRST_OF_NEXT_MONTH.values()),
            *(entry.text for entry in (*glossary.statuses(), *glossary.terms())),
            *condition_sentences(clause),
        ]

    names = ("Council of Europe", "Conseil de l", "Совет", "Европа", "Еуропа", "Committee of")
    assert [text for text in texts if any(name in text for name in names)] == []
