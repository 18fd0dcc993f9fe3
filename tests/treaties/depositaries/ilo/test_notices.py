"""What the International Labour Office writes."""

import pytest

from tests.treaties.depositaries.telling import in_short, problems, read, told_by

RATIFICATION = (
    "The Government of Kyrgyzstan deposited with the International Labour Office the instrument "
    "of ratification of the Violence and Harassment Convention, 2019 (No. 190). The ratification "
    "was registered on 3 June 2024. The Convention will enter into force for Kyrgyzstan on "
    "3 June 2025, one year after the registration."
)
FRENCH = (
    "Le Gouvernement du Kirghizistan a déposé auprès du Bureau international du Travail "
    "l'instrument de ratification de la convention (n° 190). La ratification a été enregistrée "
    "le 3 juin 2024. La convention entrera en vigueur pour le Kirghizistan le 3 juin 2025."
)


@pytest.mark.parametrize("text", [RATIFICATION, FRENCH], ids=["English", "French"])
def test_a_ratification(text):
    found = read("ILO", text)

    assert [in_short(told) for told in found.told] == [
        {
            "treaty": "ilo-c190",
            "state": "KG",
            "kind": "ratification",
            "done_on": "2024-06-03",
            "effective_on": "2025-06-03",
        }
    ]
    assert (found.told[0].problems, found.unread) == ([], ())


@pytest.mark.parametrize(
    "words, treaty",
    [
        ("the Forced Labour Convention, 1930 (No. 29)", "ilo-c029"),
        ("the Protocol of 2014 to the Forced Labour Convention, 1930 (No. 29)", "ilo-p029"),
        ("the Violence and Harassment Convention, 2019", "ilo-c190"),
        ("a Convention (No. 999)", None),
    ],
)
def test_treaties(words, treaty):
    text = RATIFICATION.replace("the Violence and Harassment Convention, 2019 (No. 190)", words)

    assert told_by("ILO", text)[0].get("treaty") == treaty


def test_a_denunciation_has_the_day_of_its_registration():
    text = (
        "The Government of Kyrgyzstan denounced the Convention (No. 190). The denunciation was "
        "registered on 3 June 2024 by the International Labour Office and will take effect on "
        "3 June 2025."
    )

    told = told_by("ILO", text)[0]
    assert (told["kind"], told["done_on"], told["effective_on"]) == (
        "denunciation", "2024-06-03", "2025-06-03",
    )  # fmt: skip


def test_two_governments_are_asked():
    text = RATIFICATION.replace("of Kyrgyzstan", "of Kyrgyzstan and the Government of Belgium", 1)

    assert problems(read("ILO", text).told[0]) == {("state", "several")}
