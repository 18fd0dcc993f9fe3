"""Depositary notifications of the Secretary-General."""

import pytest

from tests.treaties.depositaries.telling import in_short, problems, read, told_by

ENGLISH = """Reference: C.N.123.2005.TREATIES-XVIII.14 (Depositary Notification)
UNITED NATIONS CONVENTION AGAINST CORRUPTION
NEW YORK, 31 OCTOBER 2003
KYRGYZSTAN: RATIFICATION
The Secretary-General of the United Nations, acting in his capacity as depositary, communicates
the following:
The above action was effected on 16 September 2005.
The Convention will enter into force for Kyrgyzstan on 14 December 2005 in accordance with its
article 68 (2), which reads as follows:
"For each State ratifying this Convention it shall enter into force on the thirtieth day."
"""
FRENCH = """Référence : C.N.123.2005.TREATIES-XVIII.14 (Notification dépositaire)
KIRGHIZISTAN : RATIFICATION
Le Secrétaire général de l'Organisation des Nations Unies, agissant en sa qualité de dépositaire,
communique ce qui suit :
L'action susmentionnée a été effectuée le 16 septembre 2005.
La Convention entrera en vigueur pour le Kirghizistan le 14 décembre 2005.
"""
RATIFIED = {
    "document_reference": "C.N.123.2005.TREATIES-XVIII.14",
    "treaty": "untc-xviii-14",
    "state": "KG",
    "kind": "ratification",
    "done_on": "2005-09-16",
    "effective_on": "2005-12-14",
}
SHORT = "C.N.1.2020.TREATIES-{treaty} KYRGYZSTAN: {action} The above action was effected on {day}."


@pytest.mark.parametrize("text", [ENGLISH, FRENCH], ids=["English", "French"])
@pytest.mark.parametrize("spaces", ["\n", " ", "\r\n"], ids=["lines", "one line", "Windows"])
def test_a_ratification(text, spaces):
    found = read("UNSG", text.replace("\n", spaces))

    assert [in_short(told) for told in found.told] == [RATIFIED]
    assert found.told[0].problems == []


@pytest.mark.parametrize("text", [ENGLISH, FRENCH], ids=["English", "French"])
def test_everything_in_it_was_understood(text):
    assert read("UNSG", text).unread == ()


@pytest.mark.parametrize(
    "action, kind",
    [
        ("RATIFICATION", "ratification"),
        ("ACCESSION", "accession"),
        ("ADHÉSION", "accession"),
        ("ACCEPTANCE", "acceptance"),
        ("ACCEPTATION", "acceptance"),
        ("APPROVAL", "approval"),
        ("APPROBATION", "approval"),
        ("SUCCESSION", "succession"),
        ("SIGNATURE", "signature"),
        ("DEFINITIVE SIGNATURE", "definitive_signature"),
        ("SIGNATURE DÉFINITIVE", "definitive_signature"),
        ("WITHDRAWAL", "denunciation"),
        ("RETRAIT", "denunciation"),
        ("DENUNCIATION", "denunciation"),
        ("DÉNONCIATION", "denunciation"),
        ("NOTIFICATION OF DENUNCIATION", "denunciation"),
        ("WITHDRAWAL OF SIGNATURE", "signature_withdrawn"),
        ("WITHDRAWAL OF NOTIFICATION OF DENUNCIATION", "denunciation_revoked"),
    ],
)
def test_kinds_of_acts(action, kind):
    text = SHORT.format(treaty="XVIII.14", action=action, day="16 September 2005")

    (told,) = told_by("UNSG", text)
    assert (told["kind"], told["done_on"]) == (kind, "2005-09-16")


@pytest.mark.parametrize(
    "action, nature, trouble",
    [
        ("DECLARATION", "declaration", set()),
        ("DÉCLARATION", "declaration", set()),
        ("RESERVATION", "reservation", set()),
        ("OBJECTION", "objection", set()),
        ("COMMUNICATION", "communication", set()),
        ("DESIGNATION OF AUTHORITIES", "authority", set()),
        ("WITHDRAWAL OF RESERVATION", "communication", {("nature", "takes_back")}),
        ("RETRAIT DE RÉSERVE", "communication", {("nature", "takes_back")}),
    ],
)
def test_natures_of_statements(action, nature, trouble):
    text = SHORT.format(treaty="XVIII.14", action=action, day="16 September 2005")
    words = "The Government wishes to say that nothing of the kind shall apply."

    (told,) = read("UNSG", f"{text}\n{words}").told
    assert (told.is_statement, in_short(told)["nature"], problems(told)) == (True, nature, trouble)
    assert told.guesses["text"].value == words
    assert in_short(told)["made_on"] == "2005-09-16"


@pytest.mark.parametrize(
    "written, code",
    [("XVIII.14", "untc-xviii-14"), ("IV.11.b", "untc-iv-11-b"), ("XXVII.7.d", "untc-xxvii-7-d")],
)
def test_the_number_in_the_reference_names_the_treaty(written, code):
    text = SHORT.format(treaty=written, action="ACCESSION", day="1 May 2020")

    assert told_by("UNSG", text)[0]["treaty"] == code


def test_an_unknown_number_is_said():
    text = SHORT.format(treaty="XVIII.99", action="ACCESSION", day="1 May 2020")

    (told,) = read("UNSG", text).told
    assert ("treaty", "unknown") in problems(told)


def test_several_lines_give_several_drafts():
    text = """C.N.1.2020.TREATIES-XVIII.14
    KYRGYZSTAN: RATIFICATION
    BELGIUM: SIGNATURE AND RATIFICATION
    The above actions were effected on 16 September 2005.
    The Convention will enter into force for Kyrgyzstan on 14 December 2005."""

    found = [(told["state"], told["kind"], told["done_on"]) for told in told_by("UNSG", text)]
    assert found == [
        ("KG", "ratification", "2005-09-16"),
        ("BE", "signature", "2005-09-16"),
        ("BE", "ratification", "2005-09-16"),
    ]
    assert "effective_on" not in told_by("UNSG", text)[1]


def test_two_notices_at_once():
    second = ENGLISH.replace("C.N.123", "C.N.124").replace("KYRGYZSTAN", "BELGIUM")

    found = told_by("UNSG", ENGLISH + second)
    assert [told["document_reference"][:7] for told in found] == ["C.N.123", "C.N.124"]
    assert [told["state"] for told in found] == ["KG", "BE"]


def test_without_a_line_of_a_state_nothing_is_guessed():
    (told,) = read("UNSG", "C.N.123.2005.TREATIES-XVIII.14 Kyrgyzstan has ratified.").told

    assert problems(told) == {("state", "missing"), ("kind", "missing"), ("done_on", "missing")}


def test_a_day_that_stands_alone_is_not_taken():
    (told,) = read("UNSG", f"{ENGLISH}\n3 October 2005").told

    assert problems(told) == {("done_on", "unclear")}
