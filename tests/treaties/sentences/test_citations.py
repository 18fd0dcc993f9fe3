"""How the Convention on the Transfer of Sentenced Persons is cited; no database is asked."""

from dataclasses import replace
from datetime import date

import pytest

from tests.factories import TreatyFactory
from treaties.sentences.citations import Cited, citations

CITED = Cited(
    treaty=TreatyFactory.build(
        number="112",
        titles={
            "en": "Convention on the Transfer of Sentenced Persons",
            "ru": "Конвенция о передаче осужденных лиц",
        },
        opened_on=date(1983, 3, 21),
    ),
    on=date(2024, 8, 1),
    url="https://accede.example/en/treaties/ets-112/",
    entered_into_force_on=date(1985, 7, 1),
    status="In force for Kyrgyzstan since 1 August 2024.",
)


def text(cited: Cited, code: str) -> str:
    return {citation.code: citation.text for citation in citations(cited)}[code]


@pytest.mark.parametrize(
    "code, expected",
    [
        (
            "treaty-office",
            (
                "Accede, Convention on the Transfer of Sentenced Persons, "
                "ETS No. 112, status as of 1 August 2024, "
                "https://accede.example/en/treaties/ets-112/ "
                "In force for Kyrgyzstan since 1 August 2024."
            ),
        ),
        (
            "oscola",
            (
                "Convention on the Transfer of Sentenced Persons "
                "(opened for signature 21 March 1983, entered into force 1 July 1985) ETS No 112"
            ),
        ),
        (
            "bluebook",
            "Convention on the Transfer of Sentenced Persons, Mar. 21, 1983, E.T.S. No. 112.",
        ),
        (
            "gost",
            (
                "Конвенция о передаче осужденных лиц (СЕД № 112) от 21.03.1983 // Accede "
                "[Электронный ресурс]. URL: https://accede.example/en/treaties/ets-112/ "
                "(дата обращения: 01.08.2024)."
            ),
        ),
        (
            "bibtex",
            (
                "@misc{ets-112,\n"
                "  title = {{Convention on the Transfer of Sentenced Persons}},\n"
                "  type = {Treaty},\n"
                "  number = {ETS No. 112},\n"
                "  organization = {Accede},\n"
                "  date = {1983-03-21},\n"
                "  url = {https://accede.example/en/treaties/ets-112/},\n"
                "  urldate = {2024-08-01},\n"
                "  note = {In force for Kyrgyzstan since 1 August 2024.},\n"
                "}"
            ),
        ),
        (
            "ris",
            (
                "TY  - STAT\r\n"
                "TI  - Convention on the Transfer of Sentenced Persons\r\n"
                "AU  - Accede\r\n"
                "VL  - ETS\r\n"
                "SE  - 112\r\n"
                "DA  - 1983/03/21\r\n"
                "UR  - https://accede.example/en/treaties/ets-112/\r\n"
                "Y2  - 2024/08/01\r\n"
                "N1  - In force for Kyrgyzstan since 1 August 2024.\r\n"
                "ER  - "
            ),
        ),
    ],
)
def test_citation(code, expected):
    assert text(CITED, code) == expected


def test_every_style_is_there_once_in_its_language():
    found = {citation.code: citation.language for citation in citations(CITED)}

    assert found == {
        "treaty-office": "en", "oscola": "en", "bluebook": "en", "gost": "ru", "bibtex": "en",
        "ris": "en",
    }  # fmt: skip


@pytest.mark.parametrize(
    "code, expected",
    [
        ("treaty-office", "Council of Europe Treaty Office, A Convention, ETS No. 005"),
        ("oscola", "A Convention ETS No 5"),
        ("bluebook", "A Convention, E.T.S. No. 5."),
        ("gost", "A Convention (СЕД № 5) // Accede"),
    ],
)
def test_what_is_not_known_is_left_out(code, expected):
    bare = TreatyFactory.build(number="005", titles={"en": "A Convention"})
    cited = replace(CITED, treaty=bare, entered_into_force_on=None, status="")

    assert text(cited, code).startswith(expected)


@pytest.mark.parametrize("code", ["treaty-office", "bibtex", "ris"])
def test_the_author_of_a_treaty_is_the_council_and_of_an_answer_the_publisher(code, settings):
    settings.PUBLISHER_NAME = "Ministry of Justice"

    of_treaty, of_answer = text(replace(CITED, status=""), code), text(CITED, code)

    assert ("Council of Europe" in of_treaty, "Ministry of Justice" in of_treaty) == (True, False)
    assert ("Council of Europe" in of_answer, "Ministry of Justice" in of_answer) == (False, True)


def test_a_treaty_is_cited_at_the_depositary():
    treaty = TreatyFactory.build(number="005", text_urls={"en": "https://rm.coe.int/1"})

    assert text(Cited(treaty, CITED.on, CITED.url), "treaty-office").endswith(
        "ETS No. 005, https://rm.coe.int/1"
    )
