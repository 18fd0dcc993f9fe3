from datetime import date, datetime

import pytest

from core.sheets.cells import guarded
from tests.factories import SeriesFactory, TreatyFactory
from tests.treaties.spreadsheets import ROW, as_csv, as_xlsx, create_facts, read
from treaties.exchange.imports import (
    BadFileError,
    good_alone,
    read_file,
    read_rows,
    rest_file,
    save_import,
)
from treaties.models import Act

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("derived_is_clean")]

SHORT_HEADER = "number,state,kind,done_on,source"
# A cell of a spreadsheet knows no time zone.
MIDNIGHT = datetime.fromisoformat("2024-04-22T00:00")
MORNING = datetime.fromisoformat("2024-04-22T09:30")


@pytest.fixture
def facts():
    create_facts()


def treaties_of_other_series() -> None:
    SeriesFactory(
        code="UNTC", also_called=["untc"], spellings={}, numbers_stand_alone=False,
        chapters={"IV": {"en": "Human rights"}},
    )  # fmt: skip
    SeriesFactory(
        code="ILO", also_called=["мот"], numbers_stand_alone=False,
        spellings={"en": "ILO {number}", "ru": "Конвенция МОТ № {digits}"},
    )  # fmt: skip
    SeriesFactory(code="HCCH", also_called=[], spellings={}, numbers_stand_alone=False)
    for series, number in (("UNTC", "IV-4"), ("ILO", "C029"), ("HCCH", "12")):
        TreatyFactory(series=series, number=number)


def problems(content: bytes) -> list[str]:
    with pytest.raises(BadFileError) as caught:
        read(content)
    return [str(problem) for problem in caught.value.problems] or [str(caught.value)]


def imported(content: bytes) -> Act:
    save_import(read(content))
    return Act.objects.get()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(as_csv(ROW), id="comma"),
        pytest.param(b"\xef\xbb\xbf" + as_csv(ROW), id="byte-order-mark"),
        pytest.param(as_csv(ROW).replace(b",", b";"), id="semicolon"),
        pytest.param(as_csv(ROW).replace(b",", b"\t").decode().encode("utf-16"), id="utf-16-tabs"),
        pytest.param(
            as_csv(
                "СЕД № 112;Киргизия;Присоединение;22.04.2024;Письмо",
                header="Номер договора;Государство;Вид акта;Дата сдачи на хранение;Источник",
            )
            .decode()
            .encode("windows-1251"),
            id="windows-1251",
        ),
        pytest.param(
            as_csv(
                "STE n° 112;Kirghizistan;adhésion;22 avril 2024;Dépôt",
                header="Numéro;État;Acte;Date du dépôt;Source",
            )
            .decode()
            .encode("windows-1252"),
            id="windows-1252",
        ),
        pytest.param(
            as_xlsx(
                ["112", "Кыргызская Республика", "присоединение", "22 апреля 2024 г.", "x", "old"],
                header="№ ,Страна,Вид,Дата:,Источник,Проблема".replace("№ ", "Номер"),
            ),
            id="xlsx-in-russian-handed-back",
        ),
        pytest.param(as_csv(ROW).replace(b"\n", b"\r\n"), id="windows-lines"),
        pytest.param(as_csv(",cets no. 112,kg,Accession,2024-04-22,2024-08-01,,x,"), id="spelling"),
        pytest.param(as_csv(",STE n° 112,Киргизия,accession,2024-04-22,,,x,"), id="russian-name"),
        pytest.param(
            as_csv(
                "112,kyrgyzstan,accession,2024-04-22,x", header="number,state,kind,done_on,source"
            ),
            id="absent-columns",
        ),
        pytest.param(
            as_xlsx(["ETS", 112, "KG", "accession", date(2024, 4, 22), None, None, "x"]), id="xlsx"
        ),
        pytest.param(
            as_xlsx(["ETS", "112", "KG", "accession", MIDNIGHT, "", "", "x", ""]),
            id="xlsx-midnight",
        ),
    ],
)
def test_accession_in_every_form(facts, content):
    act = imported(content)

    assert (act.treaty.code, act.state.code, act.kind) == ("ets-112", "KG", "accession")
    assert (act.done_text, act.publication) == ("2024-04-22", "published")


@pytest.mark.parametrize(
    "series, number, code",
    [
        pytest.param("ETS", "112", "ets-112", id="number"),
        pytest.param("STE", "n° 112", "ets-112", id="french-series"),
        pytest.param("", "СЕД № 112", "ets-112", id="russian"),
        pytest.param("UNTC", "iv-4", "untc-iv-4", id="chapter"),
        pytest.param("", "UNTC IV-4", "untc-iv-4", id="chapter-in-the-number"),
        pytest.param("ILO", "C29", "ilo-c029", id="without-zeros"),
        pytest.param("", "Конвенция МОТ № 29", "ilo-c029", id="digits-in-russian"),
        pytest.param("", "HCCH 12", "hcch-12", id="hague"),
    ],
)
def test_a_treaty_in_every_spelling(facts, series, number, code):
    treaties_of_other_series()

    assert imported(as_csv(f"{series},{number},KG,accession,2024-04-22,,,x,")).treaty.code == code


@pytest.mark.parametrize(
    "series, number, expected",
    [
        pytest.param("ILO", "112", "there is no treaty “112”", id="not-in-the-series"),
        pytest.param("", "IV-4", "there is no treaty “IV-4”", id="needs-its-series"),
        pytest.param("UNTS", "IV-4", "“UNTS” is not a series", id="no-series"),
    ],
)
def test_a_number_that_means_no_treaty(facts, series, number, expected):
    treaties_of_other_series()

    [problem] = problems(as_csv(f"{series},{number},KG,accession,2024-04-22,,,x,"))

    assert problem == f"line 2, column number: {expected}"


@pytest.mark.parametrize("name", ["ЕКПЧ", "ecHR", "Convention for Rights"])
def test_a_treaty_by_its_name(facts, name):
    TreatyFactory(series="ETS", number="005", titles={"en": "Convention for Rights"})

    assert imported(as_csv(f",{name},KG,accession,2024-04-22,,,x,")).treaty.code == "ets-005"


def test_a_number_of_two_series_needs_the_series(facts):
    TreatyFactory(series="CETS", number="112")

    assert problems(as_csv(",112,KG,accession,2024-04-22,,,x,")) == [
        "line 2, column number: 112 can mean ETS No. 112, CETS No. 112: put the series"
    ]
    assert imported(as_csv("CETS,112,KG,accession,2024-04-22,,,x,")).treaty.series_id == "CETS"


@pytest.mark.parametrize("cell, is_unconfirmed", [("1", True), ("0", False), ("", False)])
def test_an_act_that_nobody_read_at_a_source(facts, cell, is_unconfirmed):
    header = "number,state,kind,done_on,unconfirmed,source"

    act = imported(as_csv(f"112,KG,accession,2024-04-22,{cell},x", header=header))

    assert act.is_unconfirmed is is_unconfirmed


def test_the_day_of_a_notice_is_no_sign_of_an_unknown_one(facts):
    header = "number,state,kind,done_on,notified_on,source"

    assert problems(as_csv("112,KG,accession,2024-04-22,1900-01-01,x", header=header)) == [
        "line 2, column notified_on: is not a date but a sign that one is unknown; leave it empty"
    ]


@pytest.mark.parametrize(
    "cell, text",
    [
        pytest.param("2024-04-22", "2024-04-22", id="day"),
        pytest.param("2020-04", "2020-04", id="month"),
        pytest.param("../2022-03-31", "../2022-03-31", id="on-or-before"),
        pytest.param("2020", "2020", id="year"),
        pytest.param("1900", "1900", id="year-that-begins-on-a-sentinel"),
        pytest.param("1800-01-01", "1800-01-01", id="first-day-of-the-calendar"),
        pytest.param("", "", id="unknown"),
    ],
)
def test_precision_of_a_date(facts, cell, text):
    assert imported(as_csv(f"ETS,112,KG,consent,{cell},,,x,")).done_text == text


@pytest.mark.parametrize(
    "row, expected",
    [
        pytest.param(
            "ETS,999,KG,accession,2024-04-22,,,x,",
            "line 2, column number: there is no treaty “999”",
            id="treaty",
        ),
        pytest.param(
            "ETS,112,KG,accession,2024-04-22,,,javascript:alert(1),",
            "line 2, column source: 'javascript:alert(1)' is an address that does not begin with "
            "http:// or https://",
            id="script",
        ),
        pytest.param(
            "ETS,112,QQ,accession,2024-04-22,,,x,",
            "line 2, column state: “QQ” is not known",
            id="state",
        ),
        pytest.param(
            "ETS,112,Congo,accession,2024-04-22,,,x,",
            "line 2, column state: “Congo” can mean CD (Congo - Kinshasa), "
            "CG (Congo - Brazzaville): put the code",
            id="ambiguous-state",
        ),
        pytest.param(
            "ETS,112,KG,accesion,2024-04-22,,,x,",
            "line 2, column kind: “accesion” is not known (did you mean accession?)",
            id="kind",
        ),
        pytest.param(
            "ETS,112,KG,accession,10/11/2024,,,x,",
            "line 2, column done_on: '10/11/2024' can mean 10 November 2024 or "
            "11 October 2024: which one? Write 2024-11-10 or 2024-10-11",
            id="date",
        ),
        pytest.param(
            "ETS,112,KG,accession,1900-01-01,,,x,",
            "line 2, column done_on: is not a date but a sign that one is unknown; leave it empty",
            id="sentinel",
        ),
        pytest.param(
            "ETS,112,KG,accession,1900,1900-01-01,,x,",
            "line 2, column effective_on: is not a date but a sign that one is unknown; leave it "
            "empty",
            id="sentinel-as-effect",
        ),
        pytest.param(
            "ETS,112,KG,accession,1799-12-31,,,x,",
            "line 2, column done_on: '1799-12-31' lies outside 1800-01-01 to 2199-12-31",
            id="before-the-calendar",
        ),
        pytest.param(
            "ETS,112,KG,accession,2024-04-22,,2029-04-22,x,",
            "line 2, column expires_on: only an invitation has a validity",
            id="validity",
        ),
        pytest.param(
            "ETS,112,KG,invitation,2024-04-22,,2024-04-21,x,",
            "line 2, column expires_on: the validity ends before the invitation",
            id="validity-before",
        ),
        pytest.param(
            "ETS,112,KG,accession,2024-04-22,,,,",
            "line 2, column source: is empty: a published act needs its source",
            id="source",
        ),
        pytest.param("ETS,112,KG", "line 2: 3 cells under 9 columns", id="short-row"),
        pytest.param(
            f"ETS,112,KG,accession,2024-04-22,,,{'x' * 5001},",
            f"line 2, column source: {'x' * 60 + '...'!r} is longer than 5000 characters",
            id="huge-cell",
        ),
        pytest.param(
            "ETS,112,KG,accession,2024-04-22,,,x\0,",
            r"line 2, column source: 'x\x00' has a character that cannot be stored",
            id="nul",
        ),
    ],
)
def test_bad_cell_is_named(facts, row, expected):
    assert expected in problems(as_csv(row))


@pytest.mark.parametrize(
    "cells, expected",
    [
        pytest.param(
            ["ETS", 112, "KG", "accession", "10/11/2024", None, None, "x"],
            "E2: '10/11/2024' can mean 10 November 2024 or "
            "11 October 2024: which one? Write 2024-11-10 or 2024-10-11",
            id="date",
        ),
        pytest.param(
            ["ETS", 112, "KG", "accession", "=TODAY()", None, None, "x"],
            "E2: holds a formula: put its value there",
            id="formula",
        ),
        pytest.param(
            ["ETS", 112, "KG", "accession", MORNING, None, None, "x"],
            "E2: holds a time of day: put the date alone",
            id="time",
        ),
        pytest.param(
            ["ETS", 112, "#REF!", "accession", None, None, None, "x"],
            "C2: holds an error of the spreadsheet",
            id="error",
        ),
    ],
)
def test_bad_cell_of_a_spreadsheet_is_named_by_its_address(facts, cells, expected):
    assert problems(as_xlsx(cells)) == [expected]


@pytest.mark.parametrize(
    "content, expected",
    [
        pytest.param(b"", "The file is empty.", id="empty"),
        pytest.param(b"\x98\x81", "The file is no text in UTF-8 or windows-1251", id="binary"),
        pytest.param(b"PK\x03\x04 nothing", "not a readable XLSX spreadsheet", id="damaged"),
        pytest.param(b'number,"state', "The file is not CSV", id="open-quote"),
        pytest.param(
            b"number,state,kind,nots\n",
            "line 1, column nots: “nots” is not a column of this file (did you mean note?)",
            id="unknown-column",
        ),
        pytest.param(b"number,state\n", "line 1: the column “kind” is missing", id="no-kind"),
        pytest.param(
            b"number,state,kind,kind\n", "the column “kind” stands twice", id="column-twice"
        ),
    ],
)
def test_unusable_file_is_refused(facts, content, expected):
    assert expected in problems(content)[0]


def test_apostrophe_before_a_formula_is_removed(facts):
    act = imported(as_csv("ETS,112,KG,accession,2024-04-22,,,'=HYPERLINK(1),'not removed"))

    assert (act.source, act.public_note) == ("=HYPERLINK(1)", "'not removed")


@pytest.mark.parametrize("text", ["\tone", "\rone", "=1+1", "'=1+1", "'s-Gravenhage", "one"])
def test_guarded_text_is_read_as_it_was(text):
    cells = [*ROW.split(",")[:-1], guarded(text)]
    quoted = ",".join(f'"{cell}"' for cell in cells)

    from_csv, from_xlsx = (read_file(content) for content in (as_csv(quoted), as_xlsx(cells)))

    assert from_csv.rows[0].texts[len(cells) - 1] == text
    assert from_xlsx.rows[0].texts[len(cells) - 1] == text


def test_every_bad_row_is_reported_and_nothing_is_written(facts):
    content = as_csv(ROW, "ETS,112,QQ,accession,,,,x,", "ETS,113,KG,accession,2024,,,x,")

    assert len(problems(content)) == 2
    assert not Act.objects.exists()


def test_all_problems_of_all_rows_are_named_at_once_in_the_words_of_the_header(facts):
    header = "Номер;Государство;Вид;Дата;Источник"
    rows = ["113;Атлантида;x;10/11/2024;", "112;KG;accession;2024-04-22;x", "112;Конго;consent;;x"]

    found = problems(as_csv(*rows, header=header))

    assert {problem.partition(":")[0] for problem in found} == {
        "line 2, column Номер",
        "line 2, column Государство",
        "line 2, column Вид",
        "line 2, column Дата",
        "line 4, column Государство",
    }


def test_good_rows_are_read_beside_bad_ones(facts):
    sheet = read_file(as_csv(ROW, "ETS,112,QQ,accession,,,,x,", ROW))

    found = read_rows(sheet, publication="draft")

    assert [row.place.line for row in found.rows] == [2]
    assert [problem.place.line for problem in found.problems] == [3, 4]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_rows_with_problems_are_handed_back_to_be_corrected(facts, kind):
    header = "Номер,Страна,Вид,Дата,Источник"
    rows = ["112,KG,accession,2024-04-22,x", "112,KG,consent,10/11/2024,=x"]
    content = (
        as_csv(*rows, header=header)
        if kind == "csv"
        else as_xlsx(
            *(row.split(",") for row in rows[:1]),
            rows[1].replace("=", "").split(","),
            header=header,
        )
    )
    sheet = read_file(content)
    found = read_rows(sheet, publication="draft")

    rest = read_file(rest_file(sheet, found.problems))

    assert rest.titles == [*header.split(","), "problem"]
    [row] = rest.rows
    assert row.texts[:4] == ["112", "KG", "consent", "10/11/2024"]
    assert row.texts[5].startswith("Дата: '10/11/2024' can mean 10 November 2024")


def test_rows_that_rest_on_a_bad_one_are_left_out_with_it(facts):
    sheet = read_file(
        as_csv("ETS,112,KG,signature,2024-04-22,,,x,", "ETS,112,KG,ratification,2023-01-05,,,x,")
    )
    found = read_rows(sheet, publication="draft")

    good_alone(found, date(2026, 1, 1))

    assert len(found.rows) + len(found.problems) == 2
    assert found.problems


def test_same_act_twice_in_a_file(facts):
    assert problems(as_csv(ROW, ROW)) == ["line 3: the same act as in line 2"]


def test_act_that_is_stored_already(facts):
    imported(as_csv(ROW))

    assert problems(as_csv(ROW)) == ["line 2: this act is in the database already (published)"]


def test_act_withdrawn_from_publication_may_be_imported_again(facts):
    act = imported(as_csv(ROW))
    Act.objects.filter(pk=act.pk).update(publication="withdrawn")

    save_import(read(as_csv(ROW)))

    assert Act.objects.count() == 2


def test_label_of_a_kind_in_another_language(facts):
    act = imported(as_csv("ETS,112,KG,request to accede,2024-04-22,,,x,"))

    assert act.kind == "request_to_accede"
