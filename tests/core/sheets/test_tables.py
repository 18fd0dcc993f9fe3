from datetime import date

import pytest

from core.sheets.tables import (
    BadDataError,
    Column,
    address,
    day,
    day_or_bound,
    day_or_part,
    flag,
    matching,
    one_of,
    read_table,
    text,
    whole_number,
)
from countries.loading import read_successors

NO_TEXT = "The file is no text in UTF-8 or windows-1251: save it as “CSV UTF-8” or XLSX."
COLUMNS = {"code": Column(text(4), is_required=True), "on": Column(day), "n": Column(whole_number)}


@pytest.mark.parametrize(
    "parse, cell, value",
    [
        pytest.param(text(5), "пять5", "пять5", id="text-of-the-greatest-length"),
        pytest.param(one_of(["ab", "cd"]), "cd", "cd", id="word"),
        pytest.param(one_of(["ab", "cd"]), "", "", id="no-word"),
        pytest.param(matching("[0-9]+", "digits"), "12", "12", id="form"),
        pytest.param(flag, "1", True, id="flag-set"),
        pytest.param(flag, "0", False, id="flag-not-set"),
        pytest.param(flag, "", False, id="flag-empty"),
        pytest.param(whole_number, "0", 0, id="zero-is-a-number"),
        pytest.param(whole_number, "32767", 32767, id="greatest-number"),
        pytest.param(whole_number, "", None, id="no-number"),
        pytest.param(day, "2024-04-22", date(2024, 4, 22), id="day"),
        pytest.param(day, "1800-01-01", date(1800, 1, 1), id="first-day"),
        pytest.param(day, "2199-12-31", date(2199, 12, 31), id="last-day"),
        pytest.param(day, "", None, id="no-day"),
        pytest.param(day_or_part, "2024-04-22", (date(2024, 4, 22), "day"), id="exact"),
        pytest.param(day_or_part, "2024-04", (date(2024, 4, 1), "month"), id="month"),
        pytest.param(day_or_part, "2024", (date(2024, 1, 1), "year"), id="year"),
        pytest.param(day_or_part, "", (None, "unknown"), id="unknown-date"),
        pytest.param(day_or_bound, "../2022-03-31", (date(2022, 3, 31), "until"), id="by-a-day"),
        pytest.param(day_or_bound, "2024-04", (date(2024, 4, 1), "month"), id="no-bound"),
        pytest.param(address, "https://rm.coe.int/1", "https://rm.coe.int/1", id="address"),
        pytest.param(read_successors, "CZ SK", (["CZ", "SK"], ""), id="successors"),
        pytest.param(read_successors, "ME (continued by RS)", (["ME"], "RS"), id="continued"),
        pytest.param(read_successors, "", ([], ""), id="no-successors"),
    ],
)
def test_cell_means(parse, cell, value):
    assert parse(cell) == value


@pytest.mark.parametrize(
    "parse, cell, message",
    [
        pytest.param(text(3), "abcd", "is longer than 3 characters", id="long-text"),
        pytest.param(text(), "a\0", "has a character that cannot be stored", id="nul"),
        pytest.param(
            one_of(["accession"]),
            "acession",
            r"is not known \(did you mean accession\?\)",
            id="typo",
        ),
        pytest.param(one_of(["accession"]), "x", "is not known$", id="word"),
        pytest.param(flag, "yes", "is neither 0 nor 1", id="flag"),
        pytest.param(whole_number, "-1", "is not a whole number", id="negative"),
        pytest.param(whole_number, "1.5", "is not a whole number", id="fraction"),
        pytest.param(whole_number, "32768", "is not a whole number", id="too-great"),
        pytest.param(whole_number, "٣", "is not a whole number", id="arabic-digit"),
        pytest.param(day, "2024-13-01", "is not a date", id="thirteenth-month"),
        pytest.param(day, "2023-02-29", "is not a date", id="no-leap-year"),
        pytest.param(day, "20240422", "is not a date", id="without-hyphens"),
        pytest.param(day, "2024-W17-1", "is not a date", id="week"),
        pytest.param(day, "10/11/2024", "which one", id="two-days"),
        pytest.param(day, "2024-04", "the day is needed", id="month-where-a-day-is-needed"),
        pytest.param(day, "1799-12-31", "lies outside 1800-01-01", id="before-the-first-day"),
        pytest.param(day, "2200-01-01", "lies outside .* 2199-12-31", id="after-the-last-day"),
        pytest.param(day_or_part, "2024-13", "is not a date", id="month"),
        pytest.param(
            day_or_part, "../2022-03-31", "not a certain date", id="bound-of-a-membership"
        ),
        pytest.param(day_or_bound, "../2022-03", "the day is needed", id="bound-by-month"),
        pytest.param(day_or_bound, "../", "is not a date", id="bound-without-a-day"),
        pytest.param(day_or_part, "1799", "lies outside", id="year"),
        pytest.param(address, "rm.coe.int/1", "is not a web address", id="address"),
        pytest.param(read_successors, "cz", "is not like", id="successors"),
    ],
)
def test_bad_cell(parse, cell, message):
    with pytest.raises(ValueError, match=message):
        parse(cell)


def read(tmp_path, content: str | bytes):
    """Return what was read from a file and what was found wrong, without the folder's name."""
    path = tmp_path / "t.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    problems = []
    rows = read_table(path, COLUMNS, problems)
    return rows, [problem.removeprefix(f"{tmp_path}/") for problem in problems]


def test_rows_know_their_lines(tmp_path):
    rows, _ = read(tmp_path, '\ufeffcode,on\n"A\nB",2024-04-22\n\nC,\n')

    assert [(row.line, row["code"], row["on"]) for row in rows] == [
        (2, "A\nB", date(2024, 4, 22)),
        (5, "C", None),
    ]


def test_an_absent_column_is_empty(tmp_path):
    rows, _ = read(tmp_path, "code\nA\n")

    assert (rows[0]["on"], rows[0]["n"]) == (None, None)


@pytest.mark.parametrize(
    "content, problems",
    [
        pytest.param(
            "code,on\nA,x\nB,2024-01-01\n,y\n",
            [
                "t.csv, line 2, column on: 'x' is not a date",
                "t.csv, line 4, column code: is empty",
                "t.csv, line 4, column on: 'y' is not a date",
            ],
            id="one-problem-for-each-cell",
        ),
        pytest.param(
            "code,don\nA,x\n",
            ["t.csv, line 1, column don: “don” is not a column of this file (did you mean on?)"],
            id="unknown-column",
        ),
        pytest.param(
            "on\n\n", ["t.csv, line 1: the column “code” is missing"], id="missing-column"
        ),
        pytest.param("", ["t.csv: The file is empty."], id="empty-file"),
        pytest.param(
            "code,code\nA,A\n",
            ["t.csv, line 1, column code: the column “code” stands twice"],
            id="column-twice",
        ),
        pytest.param(
            "code,on\nA\n", ["t.csv, line 2: 1 cells under 2 columns"], id="too-few-cells"
        ),
        pytest.param(
            'code,on\n"A,\n',
            ["t.csv: The file is not CSV: unexpected end of data."],
            id="open-quote",
        ),
        pytest.param(
            b"code\n\x98\x81\n",
            ["t.csv: " + NO_TEXT],
            id="no-text",
        ),
        pytest.param(
            f"code\n{'x' * 99}\n",
            [f"t.csv, line 2, column code: '{'x' * 60}...' is longer than 4 characters"],
            id="long-cells-are-cut",
        ),
    ],
)
def test_what_is_wrong_is_named(tmp_path, content, problems):
    assert read(tmp_path, content)[1] == problems


def test_a_missing_file_is_named(tmp_path):
    problems = []

    read_table(tmp_path / "none.csv", COLUMNS, problems)

    assert problems == [f"{tmp_path}/none.csv: there is no such file"]


def test_an_error_shows_twenty_problems_and_how_many_there_are():
    lines = str(BadDataError(f"line {n}" for n in range(1, 31))).splitlines()

    assert lines[19:] == ["line 20", "and 10 more", "30 in all; nothing was loaded."]
