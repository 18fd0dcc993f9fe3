"""Notifications of the depositary: what is read in them, and what is not guessed."""

from datetime import date

import pytest

from treaties.depositaries.coe import read_notification
from treaties.depositaries.notices import Field, Guess, Known, Problem, Told, Trouble
from treaties.law.vocabulary import ActKind

LABELS = [
    ("Belgium", "BE"),
    ("Belgique", "BE"),
    ("Kyrgyzstan", "KG"),
    ("Kirghizistan", "KG"),
    ("Türkiye", "TR"),
    ("Turkey", "TR"),
    ("Serbia", "RS"),
    ("Montenegro", "ME"),
    ("Serbia and Montenegro", "CSXX"),
    ("Serbie-et-Monténégro", "CSXX"),
    ("Yugoslavia", "YUCS"),
    ("Federal Republic of Yugoslavia", "CSXX"),
    ("Congo", "CG"),
    ("Congo", "CD"),
]
NUMBERS = {
    "048A": ["ets-048A"],
    "112": ["ets-112"],
    "167": ["ets-167"],
    "222": ["cets-222"],
    "300": ["ets-300", "cets-300"],
}
HEADING = (
    "Notification - JJ9343C Tr./222-20 - Belgium - Signature of the Protocol amending the "
    "Additional Protocol to the Convention on the Transfer of Sentenced Persons (CETS No. 222)"
)
FRENCH = (
    "Notification – JJ9344C Tr./112-70 – Kirghizistan – Adhésion à la Convention sur le "
    "transfèrement des personnes condamnées (STE n° 112). Instrument d'adhésion déposé le "
    "1er février 2024. Entrée en vigueur à l'égard du Kirghizistan : 1er juin 2024. Article 18."
)


def read(text) -> Told:
    """Return what a notice tells of one act."""
    (told,) = read_notification(text, Known(LABELS, NUMBERS)).told
    return told


def values(text) -> dict:
    return {field.value: guess.value for field, guess in read(text).guesses.items()}


def problems(text) -> set:
    return {(problem.field.value, problem.trouble.value) for problem in read(text).problems}


def test_a_heading_in_english():
    reading = read(HEADING)

    assert reading.guesses == {
        Field.REFERENCE: Guess("JJ9343C Tr./222-20", "JJ9343C Tr./222-20"),
        Field.TREATY: Guess("cets-222", "Tr./222"),
        Field.STATE: Guess("BE", "Belgium"),
        Field.KIND: Guess(ActKind.SIGNATURE, "Signature"),
    }
    assert reading.problems == [Problem(Field.DONE_ON, Trouble.MISSING)]


def test_a_text_in_french():
    reading = read(FRENCH)

    assert reading.guesses == {
        Field.REFERENCE: Guess("JJ9344C Tr./112-70", "JJ9344C Tr./112-70"),
        Field.TREATY: Guess("ets-112", "Tr./112"),
        Field.STATE: Guess("KG", "Kirghizistan"),
        Field.KIND: Guess(ActKind.ACCESSION, "Adhésion"),
        Field.DONE_ON: Guess(date(2024, 2, 1), "1er février 2024"),
        Field.EFFECTIVE_ON: Guess(date(2024, 6, 1), "1er juin 2024"),
        Field.ARTICLES: Guess("Article 18", "Article 18"),
    }
    assert reading.problems == []


@pytest.mark.parametrize(
    "words, kind",
    [
        ("Signature", "signature"),
        ("Signature subject to ratification, acceptance or approval", "signature"),
        ("Signature sous réserve de ratification, d'acceptation ou d'approbation", "signature"),
        ("Signature without reservation as to ratification", "definitive_signature"),
        ("Signature sans réserve de ratification", "definitive_signature"),
        ("SIGNATURE SANS RESERVE DE RATIFICATION", "definitive_signature"),
        ("Definitive signature", "definitive_signature"),
        ("Signature ad referendum", "signature_ad_referendum"),
        ("Ratification", "ratification"),
        ("Deposit of the instrument of ratification", "ratification"),
        ("Dépôt de l'instrument d’acceptation", "acceptance"),
        ("Acceptance", "acceptance"),
        ("Acceptation", "acceptance"),
        ("Approval", "approval"),
        ("Approbation", "approval"),
        ("Accession", "accession"),
        ("Adhésion", "accession"),
        ("Succession", "succession"),
        ("Denunciation", "denunciation"),
        ("Dénonciation", "denunciation"),
        ("Withdrawal of denunciation", "denunciation_revoked"),
        ("Withdrawal of signature", "signature_withdrawn"),
        ("Retrait de la signature", "signature_withdrawn"),
        ("Withdrawal of the instrument of ratification", "consent_withdrawn"),
        ("Provisional application", "provisional_application"),
        ("Fin de l'application provisoire", "end_of_provisional_application"),
        ("Opening for signature", None),
        ("Ouverture à la signature", None),
    ],
)
@pytest.mark.parametrize("form", ["Belgium - {} of ETS No. 112", "{} by Belgium: ETS No. 112"])
def test_kinds(words, kind, form):
    text = form.format(words)

    assert values(text).get("kind") == kind
    assert (("kind", "missing") in problems(text)) is (kind is None)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Belgium signed and later denounced ETS No. 112", id="text"),
        pytest.param(
            "Belgium - Signature of ETS No. 112. Signed without reservation as to ratification.",
            id="simple and definitive",
        ),
    ],
)
def test_two_kinds_are_not_guessed(text):
    assert "kind" not in values(text)
    assert ("kind", "several") in problems(text)


@pytest.mark.parametrize(
    "text, code, trouble",
    [
        pytest.param("Ratification by Belgium", "BE", None, id="English"),
        pytest.param("Ratification par la Belgique", "BE", None, id="French"),
        pytest.param("TURKIYE - Ratification", "TR", None, id="capitals without accents"),
        pytest.param("Serbia and Montenegro - Ratification", "CSXX", None, id="former State"),
        pytest.param("Serbie-et-Monténégro - Ratification", "CSXX", None, id="former, French"),
        pytest.param("Yugoslavia - Ratification", "YUCS", None, id="former Yugoslavia"),
        pytest.param("Federal Republic of Yugoslavia", "CSXX", None, id="longest label"),
        pytest.param("Belgium - Ratification. To: Serbia", "BE", None, id="heading decides"),
        pytest.param("Ruritania - Ratification", None, "missing", id="unknown"),
        pytest.param("Ratification of a text on turkey farms", None, "missing", id="no name"),
        pytest.param("Congolese ratification", None, "missing", id="part of a word"),
        pytest.param("Ratification by Serbia and Belgium", None, "several", id="two"),
        pytest.param("Congo - Ratification", None, "several", id="label of two"),
        pytest.param(
            "Belgium - Ratification. Notification - Serbia - Ratification",
            None,
            "several",
            id="two headings",
        ),
    ],
)
def test_states(text, code, trouble):
    assert values(text).get("state") == code
    assert {why for field, why in problems(text) if field == "state"} == {trouble} - {None}


@pytest.mark.parametrize(
    "text, code, trouble",
    [
        pytest.param("CETS No. 222", "cets-222", None, id="CETS"),
        pytest.param("ETS 112", "ets-112", None, id="ETS"),
        pytest.param("CETS 112", "ets-112", None, id="other series"),
        pytest.param("STE n° 112", "ets-112", None, id="STE"),
        pytest.param("STCE nº 222", "cets-222", None, id="STCE"),
        pytest.param("ETS-048a", "ets-048A", None, id="letter"),
        pytest.param("European Treaty Series No. 112", "ets-112", None, id="in words"),
        pytest.param("JJ9343C Tr./222-20", "cets-222", None, id="reference"),
        pytest.param("JJ9343C Tr./222-20 (CETS No. 222)", "cets-222", None, id="twice"),
        pytest.param("CETS No. 300", "cets-300", None, id="series decides"),
        pytest.param("JJ9343C Tr./300-20", None, "several", id="no series"),
        pytest.param("Protocol (ETS No. 167) to the (ETS No. 112)", None, "several", id="two"),
        pytest.param("CETS Nos. 222 and 112", None, "several", id="listed"),
        pytest.param("JJ9343C Tr./222-20 (ETS No. 112)", None, "several", id="disagreeing"),
        pytest.param("CETS No. 999", None, "unknown", id="unknown"),
        pytest.param("Protocol No. 15", None, "missing", id="another number"),
    ],
)
def test_treaties(text, code, trouble):
    assert values(text).get("treaty") == code
    assert {why for field, why in problems(text) if field == "treaty"} == {trouble} - {None}


@pytest.mark.parametrize(
    "text, reference",
    [
        ("JJ9343C", "JJ9343C"),
        ("JJ9343C Tr./222-20 and again JJ9343C", "JJ9343C Tr./222-20"),
        ("JJ9343C and JJ9344C", None),
        ("AJJ9343CX", None),
    ],
)
def test_references(text, reference):
    assert values(text).get("document_reference") == reference


@pytest.mark.parametrize(
    "text, done_on, effective_on",
    [
        ("deposited on 22 April 2024", date(2024, 4, 22), None),
        ("deposited on 2024-04-22", date(2024, 4, 22), None),
        ("deposited on 22/04/2024", date(2024, 4, 22), None),
        ("Date of ratification: 03.04.2024", date(2024, 4, 3), None),
        ("Date of ratification: 04/04/2024", date(2024, 4, 4), None),
        ("signed on April 22nd, 2024", date(2024, 4, 22), None),
        ("déposé le 1er août 2024", date(2024, 8, 1), None),
        ("notice received on 2 May 2024, takes effect on 1 August 2024",
         date(2024, 5, 2), date(2024, 8, 1)),
        ("entrera en vigueur le 1er décembre 2024", None, date(2024, 12, 1)),
        ("it will enter into force for Belgium on 1 August 2024", None, date(2024, 8, 1)),
        ("entry into force of the Convention in respect of Belgium: 1 August 2024",
         None, date(2024, 8, 1)),
        ("entry into force of the Convention: 1 July 1985", None, None),
        ("The Convention entered into force on 1 July 1985", None, None),
        ("opened for signature on 21 March 1983", None, None),
        ("accession to the Convention of 21 March 1983", None, None),
        ("adhésion à la Convention du 21 mars 1983", None, None),
        ("ratification. Strasbourg, 3 May 2024", None, None),
        ("signed on 1 May 2001, ratified on 2 May 2002", None, None),
    ],
)  # fmt: skip
def test_dates(text, done_on, effective_on):
    read_values = values(text)

    assert read_values.get("done_on") == done_on
    assert read_values.get("effective_on") == effective_on


@pytest.mark.parametrize(
    "text, trouble, piece",
    [
        pytest.param("deposited", "missing", None, id="none"),
        pytest.param("deposited on 31 February 2024", "unknown", "31 February 2024", id="no day"),
        pytest.param("deposited on 04/22/2024", "unknown", "04/22/2024", id="month first"),
        pytest.param(
            "deposited on 03/04/2024", "day_or_month", "03/04/2024", id="which is the day"
        ),
        pytest.param("22 April 2024", "unclear", "22 April 2024", id="of what"),
        pytest.param("signed, date: 3 May 2024", "unclear", "3 May 2024", id="bare"),
    ],
)
def test_dates_that_are_not_guessed(text, trouble, piece):
    reading = read(text)

    found = {(item.trouble.value, item.pieces) for item in reading.problems}
    assert Field.DONE_ON not in reading.guesses
    assert (trouble, (piece,) if piece else ()) in found


@pytest.mark.parametrize(
    "noise",
    [
        pytest.param("\0", id="NUL"),
        pytest.param("\r\n\t", id="lines"),
        pytest.param("\u00a0", id="no-break space"),
        pytest.param("\x1b", id="escape"),
        pytest.param("\u00ad", id="soft hyphen"),
    ],
)
def test_spaces_and_control_characters_change_nothing(noise):
    assert read(HEADING.replace(" ", f" {noise}")) == read(HEADING)


@pytest.mark.parametrize(
    "piece",
    ["", "\0", "Belgium - ", "Serbia and ", "1/1/2000 ", "JJ1234C Tr./222-20 ", "signature, ",
     "a ", "ETS No. 112, ", "ETS Nos. 112, 112, ", "Article 1, 2, ", "without reservation as to ",
     "subject to the the ", "\u0301", "İ", "ﷺ", "\ud800", "٣/٤/٢٠٢٤ ", "signed 99/99/9999 "],
)  # fmt: skip
def test_any_text_of_100_kb_is_read(piece):
    text = (piece * 100_000)[:100_000]

    reading = read(text)

    assert set(reading.guesses) | {problem.field for problem in reading.problems} >= {
        Field.REFERENCE,
        Field.TREATY,
        Field.STATE,
        Field.KIND,
        Field.DONE_ON,
    }
    assert all(len(problem.pieces) <= 5 for problem in reading.problems)
