"""The Treaty Office's notices whole: invitations, statements, several at once, what is unread."""

import pytest

from tests.treaties.depositaries.telling import in_short, problems, read, told_by

ACCESSION = """The instrument of accession by the Kyrgyz Republic was deposited with the Secretary
General of the Council of Europe on 22 April 2024, in accordance with Article 19 of the Convention.
Date of entry into force of the Convention (ETS No. 112): 1 July 1985.
The Convention will enter into force in respect of the Kyrgyz Republic on 1 August 2024."""
ADHESION = """L'instrument d'adhésion de la République kirghize a été déposé auprès du Secrétaire
Général du Conseil de l'Europe le 22 avril 2024, conformément à l'article 19 de la Convention.
Date d'entrée en vigueur de la Convention (STE n° 112) : 1er juillet 1985
La Convention entrera en vigueur à l'égard de la République kirghize le 1er août 2024"""
DENUNCIATION = """The denunciation by Belgium was registered at the Secretariat General on
27 November 2024, in accordance with Article 24 of the Convention (ETS No. 112).
The denunciation will take effect on 28 May 2025."""
DENONCIATION = """La dénonciation de la Belgique a été enregistrée au Secrétariat Général le
27 novembre 2024 (STE n° 112). La dénonciation prendra effet le 28 mai 2025."""
INVITATION = """At their 1510th meeting (9 October 2024) the Ministers' Deputies agreed to invite
the Kyrgyz Republic to accede to the Convention (ETS No. 185); the invitation is valid for five
years from its adoption."""
INVITATION_FR = """Lors de leur 1510e réunion (9 octobre 2024), les Délégués des Ministres ont
convenu d'inviter la République kirghize à adhérer à la Convention (STE n° 185) ; l'invitation est
valable pour cinq ans à compter de son adoption."""
HEADING = "Notification - JJ9345C Tr./112-71 - Belgium - {} the Convention (ETS No. 112)\n"


def values(state, kind, treaty="ets-112", **days) -> dict:
    return {"treaty": treaty, "state": state, "kind": kind, **days}


@pytest.mark.parametrize(
    "text, expected",
    [
        pytest.param(
            text, values(state, kind, treaty, **days), id=f"{kind}-{'en' if en else 'fr'}"
        )
        for texts, state, kind, treaty, days in [
            ((ACCESSION, ADHESION), "KG", "accession", "ets-112",
             {"done_on": "2024-04-22", "effective_on": "2024-08-01"}),
            ((DENUNCIATION, DENONCIATION), "BE", "denunciation", "ets-112",
             {"done_on": "2024-11-27", "effective_on": "2025-05-28"}),
            ((INVITATION, INVITATION_FR), "KG", "invitation", "ets-185",
             {"done_on": "2024-10-09", "expires_on": "2029-10-09"}),
        ]
        for text, en in zip(texts, (True, False), strict=True)
    ],
)  # fmt: skip
@pytest.mark.parametrize("spaces", ["\n", " "], ids=["lines", "one line"])
def test_an_act_whole(text, expected, spaces):
    found = read("COE", text.replace("\n", spaces))

    assert [in_short(told) for told in found.told] == [expected]
    assert problems(found.told[0]) == {("document_reference", "missing")}
    assert found.unread == ()


@pytest.mark.parametrize(
    "opening, nature, made_on, trouble",
    [
        (("Declaration contained in the instrument of ratification deposited on 6 May 2024 - Or. "
         "Engl."), "declaration", "2024-05-06", set()),
        ("Reservation contained in the instrument of ratification deposited on 6 May 2024.",
         "reservation", "2024-05-06", set()),
        (("Withdrawal of a reservation contained in the instrument deposited on 6 May 1990, "
         "registered at the Secretariat General on 7 May 2024 - Or. Fr."),
         "communication", "2024-05-07", {("nature", "takes_back")}),
        (("Communication from the Permanent Representation of Belgium concerning the central "
         "authority, registered at the Secretariat General on 8 May 2024."),
         "authority", "2024-05-08", set()),
        (("Objection contained in a letter from the Government, dated 1 May 2024, registered at "
         "the Secretariat General on 8 May 2024."), "objection", "2024-05-08", set()),
        ("Déclaration consignée dans l'instrument de ratification déposé le 6 mai 2024 - Or. fr.",
         "declaration", "2024-05-06", set()),
        ("Réserve consignée dans l'instrument de ratification déposé le 6 mai 2024.",
         "reservation", "2024-05-06", set()),
        (("Retrait d'une réserve consignée dans l'instrument déposé le 6 mai 1990, enregistré au "
         "Secrétariat Général le 7 mai 2024."),
         "communication", "2024-05-07", {("nature", "takes_back")}),
        (("Communication de la Représentation permanente de la Belgique concernant l'autorité "
         "centrale, enregistrée au Secrétariat Général le 8 mai 2024."),
         "authority", "2024-05-08", set()),
    ],
)  # fmt: skip
def test_statements(opening, nature, made_on, trouble):
    words = "It was signed on 1 May 1999 and Article 3 shall not apply."

    (told,) = read("COE", f"{HEADING.format('Communication about')}{opening}\n{words}").told
    assert (told.is_statement, in_short(told)["nature"], in_short(told)["made_on"]) == (
        True, nature, made_on,
    )  # fmt: skip
    assert (told.guesses["text"].value, problems(told)) == (words, trouble)


def test_an_act_and_its_statements():
    text = (
        f"{HEADING.format('Ratification of')}The instrument was deposited on 6 May 2024.\n"
        "Reservation contained in the instrument of ratification deposited on 6 May 2024.\n"
        "Article 3 shall not apply.\nArticles concerned : 3\n"
        "Declaration contained in the instrument of ratification deposited on 6 May 2024.\n"
        "The languages are French and Dutch."
    )

    act, reservation, declaration = read("COE", text).told
    assert (in_short(act)["kind"], in_short(act)["done_on"]) == ("ratification", "2024-05-06")
    assert reservation.guesses["articles"].value == "3"
    assert declaration.guesses["text"].value == "The languages are French and Dutch."


def test_a_heading_that_is_about_a_statement():
    text = HEADING.format("Declaration to") + "The Kingdom declares that it is so."

    (told,) = read("COE", text).told
    assert (told.is_statement, in_short(told)["nature"]) == (True, "declaration")
    assert problems(told) == {("made_on", "missing")}


def test_signature_and_ratification_have_each_its_day():
    text = HEADING.format("Signature and ratification of") + (
        "Signed on 3 May 2024. The instrument was deposited on 4 May 2024."
    )

    found = [(told["kind"], told["done_on"]) for told in told_by("COE", text)]
    assert found == [("signature", "2024-05-03"), ("ratification", "2024-05-04")]


def test_two_states_in_two_sentences():
    text = (
        "The instrument of ratification by Belgium was deposited on 1 May 2024 (ETS No. 112). The "
        "Convention will enter into force for Belgium on 1 September 2024. The instrument of "
        "accession by the Kyrgyz Republic was deposited on 3 May 2024. The Convention will enter "
        "into force for the Kyrgyz Republic on 2 September 2024."
    )

    assert told_by("COE", text) == [
        values("BE", "ratification", done_on="2024-05-01", effective_on="2024-09-01"),
        values("KG", "accession", done_on="2024-05-03", effective_on="2024-09-02"),
    ]


def test_two_notices_at_once():
    second = HEADING.replace("JJ9345C", "JJ9346C").replace("Belgium", "Kyrgyzstan")
    text = f"{HEADING.format('Ratification of')}{second.format('Accession to')}"

    found = [(told["document_reference"][:6], told["state"]) for told in told_by("COE", text)]
    assert found == [("JJ9345", "BE"), ("JJ9346", "KG")]


def test_what_was_not_understood_is_said():
    odd = "The Government wishes every success to the Organisation's anniversary."

    assert read("COE", f"{ACCESSION}\n{odd}").unread == (odd,)
