"""How treaties of several depositaries, and answers about them, are cited; no database is asked."""

from dataclasses import replace
from datetime import date

import pytest

from tests.factories import DepositaryFactory, TreatyFactory
from treaties.depositaries.citing import citations
from treaties.models.numbers import labels
from treaties.sentences.citations import Cited

NAMES = {
    "COE": "Secretary General of the Council of Europe",
    "UNSG": "Secretary-General of the United Nations",
}
SPELLINGS = {
    "ETS": {"en": "ETS No. {number}", "ru": "СЕД № {number}"},
    "UNTC": {"en": "UNTC {number}", "ru": "СДООН {number}"},
}


def treaty(*, series="ETS", number="112", depositary="COE", **more):
    """Return a treaty that is in no database, with the labels of its series."""
    return TreatyFactory.build(
        series=series,
        number=number,
        labels=labels(SPELLINGS[series], series, number),
        depositary=DepositaryFactory.build(
            code=depositary, names={"en": NAMES.get(depositary, depositary)}
        ),
        **more,
    )


CITED = Cited(
    treaty=treaty(
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
            "answer",
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
        "answer": "en", "oscola": "en", "bluebook": "en", "gost": "ru", "bibtex": "en", "ris": "en",
    }  # fmt: skip


@pytest.mark.parametrize(
    "code, expected",
    [
        ("treaty-office", "Council of Europe Treaty Office, A Convention, ETS No. 005"),
        ("oscola", "A Convention ETS No 5"),
        ("bluebook", "A Convention, E.T.S. No. 5."),
        ("gost", "A Convention (СЕД № 5) // Accede"),
        ("bibtex", "@misc{ets-005,\n  title = {{A Convention}},\n  type = {Treaty},\n  number"),
        ("ris", "TY  - STAT\r\nTI  - A Convention\r\n"),
    ],
)
def test_what_is_not_known_is_left_out(code, expected):
    bare = treaty(number="005", titles={"en": "A Convention"})
    cited = replace(CITED, treaty=bare, entered_into_force_on=None, status="")

    assert text(cited, code).startswith(expected)


@pytest.mark.parametrize("code", ["bibtex", "ris"])
def test_the_author_of_a_treaty_is_its_depositary_and_of_an_answer_the_publisher(code, settings):
    settings.PUBLISHER_NAME = "Ministry of Justice"

    of_treaty, of_answer = text(replace(CITED, status=""), code), text(CITED, code)

    assert (NAMES["COE"] in of_treaty, "Ministry of Justice" in of_treaty) == (True, False)
    assert (NAMES["COE"] in of_answer, "Ministry of Justice" in of_answer) == (False, True)


def test_a_treaty_is_cited_at_the_depositary():
    found = treaty(number="005", text_urls={"en": "https://rm.coe.int/1"})

    assert text(Cited(found, CITED.on, CITED.url), "treaty-office").endswith(
        "ETS No. 005, https://rm.coe.int/1"
    )


COVENANT = Cited(
    treaty=treaty(
        series="UNTC",
        number="IV-4",
        depositary="UNSG",
        titles={"en": "International Covenant on Civil and Political Rights"},
        adopted_on=date(1966, 12, 16),
        status_url="https://treaties.un.org/IV-4",
    ),
    on=date(2024, 8, 1),
    url="https://accede.example/en/treaties/untc-iv-4/",
    entered_into_force_on=date(1976, 3, 23),
)


@pytest.mark.parametrize(
    "code, expected",
    [
        pytest.param(
            "depositary",
            (
                "Secretary-General of the United Nations, International Covenant on Civil and "
                "Political Rights, UNTC IV-4, https://treaties.un.org/IV-4"
            ),
            id="depositary",
        ),
        pytest.param(
            "oscola",
            (
                "International Covenant on Civil and Political Rights (adopted 16 December 1966, "
                "entered into force 23 March 1976) UNTC IV-4"
            ),
            id="oscola",
        ),
        pytest.param(
            "bluebook",
            "International Covenant on Civil and Political Rights, Dec. 16, 1966, UNTC IV-4.",
            id="bluebook",
        ),
        pytest.param(
            "gost",
            (
                "International Covenant on Civil and Political Rights (СДООН IV-4) от 16.12.1966 "
                "// Accede [Электронный ресурс]. URL: "
                "https://accede.example/en/treaties/untc-iv-4/ (дата обращения: 01.08.2024)."
            ),
            id="gost",
        ),
    ],
)
def test_a_treaty_of_another_depositary(code, expected):
    assert text(COVENANT, code) == expected


def test_only_the_council_of_europe_has_the_style_of_its_treaty_office():
    styles = [citations(cited)[0].style for cited in (replace(CITED, status=""), COVENANT, CITED)]

    assert styles == ["Treaty Office", "Depositary", "This site"]


def test_a_treaty_whose_depositary_is_not_known():
    found = treaty(number="005", titles={"en": "A Convention"})
    found.depositary = None

    assert text(Cited(found, CITED.on, CITED.url), "depositary") == "A Convention, ETS No. 005"
