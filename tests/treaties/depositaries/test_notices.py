"""Who wrote a notice; and that any text at all leads to a clear result."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.treaties.depositaries.telling import KNOWN, read
from treaties.depositaries.notices import MINISTRY, Field, Notice, reader_of, readers, senders

CODES = ["COE", "UNSG", "ILO", "NL", "UNESCO"]
READERS = readers(CODES)


def test_who_reads_notices():
    assert list(READERS) == ["COE", "UNSG", "ILO", "NL", MINISTRY]
    assert reader_of("UNESCO") is None


@pytest.mark.parametrize(
    "text, expected",
    [
        ("JJ9343C Tr./222-20", ["COE"]),
        ("Secretary General of the Council of Europe", ["COE"]),
        ("C.N.123.2024.TREATIES-XVIII.14", ["UNSG"]),
        ("deposited with the International Labour Office", ["ILO"]),
        ("concluded at The Hague on 5 October 1961", ["NL"]),
        ("Министерство сообщает о ETS № 112", [MINISTRY]),
        ("Good morning.", []),
        ("C.N.123.2024 and the Council of Europe", ["COE", "UNSG"]),
    ],
)
def test_a_text_bears_the_marks_of_who_wrote_it(text, expected):
    assert senders(text, READERS) == expected


WORDS = st.sampled_from(
    [
        "Belgium", "KYRGYZSTAN:", "Kyrgyz Republic", "ACCESSION", "RATIFICATION:", "OBJECTION:",
        "Signature and ratification", "Withdrawal of a reservation contained in", "registered",
        "JJ1234C Tr./112-7", "C.N.1.2020.TREATIES-XVIII.14", "(ETS No. 112)", "(No. 190)", " - ",
        "deposited on", "1 May 2024", "31 February 2024", "10/11/2026", "15-11-2010", "\n", ". ",
        ":", "will enter into force for", "agreed to invite", "valid for ten years",
        "Declaration made",
        "Закон от", "22 апреля 2024 года", "2024-жылдын 22-апрелинде", "тапшырылды", "сдана на",
        "Кыргызской Республики", "9999", "valid for 99 years", "01/01/9999",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=25).map(" ".join))
DAYS = {Field.DONE_ON, Field.EFFECTIVE_ON, Field.EXPIRES_ON, Field.MADE_ON}


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, sender=st.sampled_from(list(READERS)))
def test_any_text_leads_to_a_clear_result(text, sender):
    found = read(sender, text)

    assert isinstance(found, Notice)
    for told in found.told:
        asked = {problem.field for problem in told.problems}
        own = {Field.NATURE, Field.MADE_ON} if told.is_statement else {Field.KIND, Field.DONE_ON}
        assert told.guesses.keys() | asked >= {Field.TREATY, Field.STATE, *own}
        assert all(isinstance(told.guesses[day].value, date) for day in DAYS & told.guesses.keys())


@settings(max_examples=100, deadline=None)
@given(text=TEXTS, sender=st.sampled_from(list(READERS)))
def test_what_is_guessed_is_known(text, sender):
    states, treaties = {code for _name, code in KNOWN.labels}, set()
    for group in (KNOWN.numbers, KNOWN.spellings):
        treaties |= {code for codes in group.values() for code in codes}
    treaties |= set(KNOWN.titles)

    for told in read(sender, text).told:
        if Field.STATE in told.guesses:
            assert told.guesses[Field.STATE].value in states
        if Field.TREATY in told.guesses:
            assert told.guesses[Field.TREATY].value in treaties
