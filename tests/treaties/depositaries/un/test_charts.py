"""What a status file says, and which shapes of one are refused. No database."""

from datetime import date
from pathlib import Path

import pytest

from treaties.depositaries.un.charts import read_status
from treaties.depositaries.un.columns import read_column
from treaties.depositaries.un.synchronisation import is_title

FILES = Path(__file__).parents[3] / "data" / "un"
COVENANT = FILES / "IV-4.en.xml"
PARIS = FILES / "XXVII-7-d.en.xml"
TABLE = "Treaty/Participants/Table/TGroup"
KYRGYZSTAN = "<Entry>7 Oct\t 1994 a</Entry>"


def acts(file: Path) -> dict[str, list[tuple]]:
    """Return the acts in a file by participant: kind and day."""
    return {
        line.label: [(act.kind.value, act.done_on) for act in line.acts]
        for line in read_status(file.read_bytes()).lines
    }


@pytest.mark.parametrize(
    "file, participant, expected",
    [
        pytest.param(COVENANT, "Kyrgyzstan", [("accession", date(1994, 10, 7))], id="accession"),
        pytest.param(
            COVENANT,
            "Kazakhstan",
            [("signature", date(2003, 12, 2)), ("ratification", date(2006, 1, 24))],
            id="signed-and-ratified",
        ),
        pytest.param(COVENANT, "Cuba", [("signature", date(2008, 2, 28))], id="signed-only"),
        pytest.param(
            COVENANT,
            "Bosnia and Herzegovina",
            [("succession", date(1993, 9, 1))],
            id="succession-and-escaped-footnote",
        ),
        pytest.param(
            COVENANT,
            "Netherlands (Kingdom of the)",
            [("signature", date(1969, 6, 25)), ("ratification", date(1978, 12, 11))],
            id="footnotes-as-an-element",
        ),
        pytest.param(
            PARIS,
            "Côte d'Ivoire",
            [("signature", date(2016, 4, 22)), ("ratification", date(2016, 10, 25))],
            id="another-encoding",
        ),
        pytest.param(
            PARIS,
            "Netherlands (Kingdom of the)",
            [("signature", date(2016, 4, 22)), ("acceptance", date(2017, 7, 28))],
            id="acceptance",
        ),
    ],
)
def test_acts_of_a_participant(file, participant, expected):
    assert acts(file)[participant] == expected


def test_square_brackets_are_no_longer_in_force():
    status = read_status(PARIS.read_bytes())

    ended = [
        (line.label, act.done_on) for line in status.lines for act in line.acts if act.has_ended
    ]
    assert ended == [("United States of America", date(2021, 1, 20))]
    assert (status.parties, status.parties_listed) == (4, 4)


@pytest.mark.parametrize(
    "heading, letter, kind",
    [
        pytest.param("Accession(a), Succession(d), Ratification", "", "ratification", id="none"),
        pytest.param("Ratification, Approval(AA)", "AA", "approval", id="approval"),
        pytest.param("Formal confirmation(c), Accession(a)", "c", "formal_confirmation", id="c"),
        pytest.param("Signature, Definitive signature(s)", "s", "definitive_signature", id="s"),
        pytest.param("Signature, Succession to signature(d)", "d", "signature", id="d-signed"),
        pytest.param("Acceptance (A)", "A", "acceptance", id="space-before-the-letter"),
        pytest.param("Acceptance(A)", "", "acceptance", id="one-kind-needs-no-letter"),
    ],
)
def test_letters_mean_what_the_heading_says(heading, letter, kind):
    assert read_column(heading).meaning(letter).kind == kind


@pytest.mark.parametrize(
    "heading",
    [
        pytest.param("Provisional application", id="another-act"),
        pytest.param("Accession(x)", id="another-letter"),
        pytest.param("Ratification, Acceptance", id="two-kinds-without-a-letter"),
        pytest.param("Ratification,", id="nothing-behind-a-comma"),
        pytest.param("", id="empty"),
    ],
)
def test_heading_that_is_not_known_is_refused(heading):
    with pytest.raises(ValueError, match="the column"):
        read_column(heading)


@pytest.mark.parametrize(
    "before, after, problem",
    [
        pytest.param(
            "Participants>",
            "Parties>",
            f"has no {TABLE}/Thead/Row where one is expected",
            id="table",
        ),
        pytest.param("Tbody>", "Body>", f"has no {TABLE}/Tbody/Rows", id="body"),
        pytest.param("Rows>", "Lines>", f"has no {TABLE}/Tbody/Rows", id="rows"),
        pytest.param("ExternalData>", "Data>", "has no Treaty/Header/ExternalData", id="header"),
        pytest.param("Titlesect>", "Title>", "has no Titlesect", id="title"),
        pytest.param(
            "<Entry>Signature</Entry>",
            "<Entry>Signed</Entry>",
            f"{TABLE}/Thead/Row: the column 'Signed' is not known",
            id="column",
        ),
        pytest.param("<Entry>Participant</Entry>", "", "are not the columns", id="no-participants"),
        pytest.param(
            KYRGYZSTAN,
            "<Entry>7 Oct 1994 P</Entry>",
            f"{TABLE}/Tbody/Rows/Row 5: Kyrgyzstan: the letter 'P' is not explained",
            id="letter",
        ),
        pytest.param(
            KYRGYZSTAN,
            "<Entry>7 Oct 1994 A</Entry>",
            "the letter 'A' is not",
            id="case-of-a-letter",
        ),
        pytest.param(
            KYRGYZSTAN, "<Entry>10/7/1994</Entry>", "Row 5: Kyrgyzstan: '10/7/1994' is", id="date"
        ),
        pytest.param(
            KYRGYZSTAN, "<Entry>31 Sep 1994 a</Entry>", "day is out of range", id="no-day"
        ),
        pytest.param(KYRGYZSTAN, "<Entry>[7 Oct 1994 a</Entry>", "is not a date", id="bracket"),
        pytest.param(
            KYRGYZSTAN, "<Entry>7 Oct 1994 a 9 Oct 1994 a</Entry>", "is not a date", id="two-dates"
        ),
        pytest.param(KYRGYZSTAN, "<Entry/>", "Row 5: Kyrgyzstan: has no date", id="no-date"),
        pytest.param(
            KYRGYZSTAN, "", "Row 5: Kyrgyzstan: has 2 Entry where the head has 3", id="no-entry"
        ),
        pytest.param(">Kyrgyzstan<", "><", "Row 5: names no participant", id="no-name"),
        pytest.param(
            ">Kyrgyzstan<", "><b>Kyrgyzstan</b><", "Row 5: the markup <b> is not known", id="markup"
        ),
        pytest.param(
            ">Kyrgyzstan<", ">Kyrgyzstan&lt;i/&gt;<", "the markup in", id="escaped-markup"
        ),
        pytest.param(
            "<Treaty>", "<Treaty/><Treaty>", "has 2 Treaty where one is", id="two-treaties"
        ),
    ],
)
def test_changed_layout_is_refused_by_its_place(before, after, problem):
    text = COVENANT.read_text(encoding="utf-8")
    assert before in text

    with pytest.raises(ValueError, match=problem.replace("[", r"\[")):
        read_status(text.replace(before, after).encode())


@pytest.mark.parametrize(
    "content, problem",
    [
        pytest.param(b"<!DOCTYPE html><title>Maintenance</title>", "under maintenance", id="html"),
        pytest.param(b"\xef\xbb\xbf\r\n<HTML><body>", "under maintenance", id="html-with-a-mark"),
        pytest.param(b"<?xml version='1.0'?><html/>", "under maintenance", id="xhtml"),
        pytest.param(b"", "is not XML", id="empty"),
        pytest.param(b"<Treaties><Treaty>", "is not XML", id="cut"),
        pytest.param(
            b'<!DOCTYPE a [<!ENTITY b "c">]><Treaties>&b;</Treaties>',
            "EntitiesForbidden",
            id="entity",
        ),
    ],
)
def test_what_is_no_status_file_is_refused(content, problem):
    with pytest.raises(ValueError, match=problem):
        read_status(content)


@pytest.mark.parametrize(
    "theirs, is_ours",
    [
        ("Paris Agreement", True),
        ("7. d) PARIS AGREEMENT", True),
        ("Protocol to the Paris Agreement", False),
        ("Agreement", False),
    ],
)
def test_title_behind_its_number(theirs, is_ours):
    assert is_title(theirs, "Paris Agreement") == is_ours
