"""The bundled data as `load_data` stores them, read by all tests of this module."""

import re
from collections import Counter, defaultdict
from datetime import date
from io import StringIO
from urllib.parse import quote_plus

import pytest
from django.core.management import CommandError, call_command
from django.http import QueryDict

from core.records.models import Change, Revision
from core.sheets.tables import BadDataError
from countries.models import Membership, Organisation, State
from tests import counts
from tests.conftest import TODAY
from treaties.exchange import bundled as files
from treaties.exchange.exports import TABLES
from treaties.exchange.imports.references import References
from treaties.models import (
    Act,
    ArticleSubject,
    Authority,
    Checked,
    Clause,
    Depositary,
    ListStep,
    Monitoring,
    MonitoringBody,
    Practice,
    Relation,
    ReportingDuty,
    Route,
    Series,
    StandingPeriod,
    Statement,
    StatusPeriod,
    StepList,
    Subject,
    Treaty,
    Validity,
)
from treaties.questions.filters import TreatyParameters
from treaties.questions.identifiers import find_treaty
from treaties.questions.lookup import look_up
from treaties.writing import door

MIXED = re.compile("[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bundled")]


FACTS = [
    State, Organisation, Membership, Depositary, Series, Subject, Treaty, Route, Relation, Clause,
    Act, Statement, Checked, StepList, ListStep, Validity, ArticleSubject, Practice, MonitoringBody,
    Monitoring, ReportingDuty,
]  # fmt: skip


def load_data() -> str:
    stdout = StringIO()
    call_command("load_data", stdout=stdout)
    return stdout.getvalue()


@pytest.mark.parametrize(
    "model, count",
    [
        pytest.param(State, counts.STATES, id="states"),
        pytest.param(Organisation, counts.ORGANISATIONS, id="organisations"),
        pytest.param(Membership, counts.MEMBERSHIPS, id="memberships"),
        pytest.param(Depositary, counts.DEPOSITARIES, id="depositaries"),
        pytest.param(Series, counts.SERIES, id="series"),
        pytest.param(Subject, counts.SUBJECTS, id="subjects"),
        pytest.param(Treaty, counts.TREATIES, id="treaties"),
        pytest.param(Route, counts.ROUTES, id="routes"),
        pytest.param(Relation, counts.RELATIONS, id="relations"),
        pytest.param(Clause, counts.CLAUSES, id="clauses"),
        pytest.param(MonitoringBody, counts.MONITORING_BODIES, id="monitoring-bodies"),
        pytest.param(Monitoring, counts.MONITORING, id="monitoring"),
        pytest.param(ReportingDuty, counts.REPORTING_DUTIES, id="duties-to-report"),
        pytest.param(Act, counts.ACTS, id="acts"),
        pytest.param(Statement, counts.STATEMENTS, id="statements"),
        pytest.param(Validity, counts.VALIDITIES, id="validities"),
        pytest.param(ArticleSubject, counts.ARTICLE_SUBJECTS, id="subjects-of-articles"),
        pytest.param(Checked, counts.CHECKED, id="checks"),
        pytest.param(StepList, counts.STEP_LISTS, id="lists-of-steps"),
        pytest.param(ListStep, counts.LIST_STEPS, id="steps-of-lists"),
        pytest.param(Practice, counts.PRACTICE, id="practice"),
        pytest.param(Authority, 0, id="no-authority-without-a-source"),
    ],
)
def test_everything_is_loaded(model, count):
    assert model.objects.count() == count


def test_every_act_is_published_and_has_its_source():
    assert not Act.objects.exclude(publication="published").exists()
    assert not Act.objects.filter(source="").exists()


def test_every_write_is_recorded():
    created = Change.objects.filter(event="created", by=None, reason="load_data")
    created = created.exclude(model__startswith="programmes.")
    recorded = Counter(created.values_list("model", flat=True))

    assert recorded == {model._meta.label_lower: model.objects.count() for model in FACTS}
    assert Revision.objects.get().number == 1


def test_the_command_says_what_it_loaded(bundled):
    assert f"acts: {counts.ACTS:,} new" in bundled.splitlines()
    assert "groups of staff: 3 new" in bundled.splitlines()


def test_a_second_load_changes_nothing():
    before = (Revision.objects.get().number, Change.objects.count())

    output = load_data()

    assert (Revision.objects.get().number, Change.objects.count()) == before
    assert f"acts: {counts.ACTS:,} unchanged" in output.splitlines()


def test_bad_data_end_the_command_with_an_error(monkeypatch):
    def read():
        raise BadDataError(["treaties/data/acts.csv, line 17, column done_on: 'x' is not a date"])

    monkeypatch.setattr(files, "read", read)

    with pytest.raises(CommandError, match=r"\ntreaties/data/acts.csv, line 17, column done_on"):
        load_data()


def test_a_bundled_file_is_named_from_the_root_of_the_project():
    assert files.read().acts[0].problem("x") == "treaties/data/acts.csv, line 2: x"


# --- What we changed against the gathered data ----------------------------------------------


def test_only_the_kyrgyz_list_was_checked():
    lists = Checked.objects.filter(treaty=None).values_list(
        "state__code", "depositary__code", "checked_on"
    )

    assert list(lists) == [("KG", "COE", date(2026, 11, 24))]


def routes_of(code: str) -> dict[str, tuple]:
    """Return by group how a treaty may be joined, and from when."""
    rows = Route.objects.filter(treaty__code=code)
    return {row.group_code: (row.route, row.starts_on) for row in rows}


def test_ets_176_opened_later_to_non_european_states_only():
    found = routes_of("ets-176")

    assert found["coe-european"][1] is None
    assert found["coe-other"][1] == date(2021, 7, 1)


def test_non_members_may_be_invited_to_sign_cets_215():
    assert routes_of("cets-215")["coe-other"] == ("by_invitation", None)


def test_a_treaty_open_to_any_state():
    assert routes_of("untc-xviii-10")["any-state"] == ("open", None)


@pytest.mark.parametrize(
    "spelling, code",
    [
        pytest.param("STE n° 112", "ets-112", id="french"),
        pytest.param("СЕД № 112", "ets-112", id="russian"),
        pytest.param("UNTC IV-4", "untc-iv-4", id="chapter"),
        pytest.param("Конвенция МОТ № 29", "ilo-c029", id="digits-in-russian"),
        pytest.param("ILO C29", "ilo-c029", id="without-zeros"),
        pytest.param("HCCH 12", "hcch-12", id="hague"),
    ],
)
def test_a_spelling_is_read_back_everywhere(spelling, code):
    treaty = find_treaty(spelling)
    asked = TreatyParameters(QueryDict(f"q={quote_plus(spelling)}&state=KG")).check()
    by_search = asked.pairs().filter(state_code="KG").values_list("treaty__code", flat=True)

    assert treaty.code == code
    assert References().treaty("", spelling) == treaty
    assert list(by_search) == [code]
    assert look_up(spelling).only == treaty


def test_every_label_finds_its_treaty():
    """Of two labels that are alike, neither would say which treaty is meant."""
    labels = [(text, row.code) for row in Treaty.objects.all() for text in row.labels.values()]

    named = defaultdict(set)
    for text, code in labels:
        named[text].add(code)
    assert {text: codes for text, codes in named.items() if len(codes) > 1} == {}
    assert [text for text, code in labels if find_treaty(text).code != code] == []


def test_treaties_are_in_the_order_of_their_numbers():
    codes = list(Treaty.objects.values_list("code", flat=True))
    pairs = [
        ("ets-009", "ets-112"), ("ets-112", "untc-iv-4"), ("untc-iv-9", "untc-iv-10"),
        ("untc-ix-1", "untc-x-8"), ("ilo-c027", "ilo-c029"), ("ilo-c182", "ilo-p029"),
    ]  # fmt: skip

    assert [pair for pair in pairs if codes.index(pair[0]) >= codes.index(pair[1])] == []


def test_what_is_missing_for_the_kyrgyz_republic():
    rows = StandingPeriod.objects.pairs(TODAY).filter(state_code="KG").exclude(current_missing="")

    assert Counter(rows.values_list("current_status", "current_missing")) == counts.KYRGYZ_MISSING


def test_every_treaty_says_what_it_is_for():
    treaties = Treaty.objects.all()

    assert [row.code for row in treaties if not row.purposes.get("en")] == []
    assert sum("ky" in row.purposes for row in treaties) == counts.PURPOSES_IN_FIVE_LANGUAGES


def test_no_word_of_a_text_mixes_latin_and_cyrillic_letters():
    texts = [
        text
        for row in Treaty.objects.all()
        for text in (*row.titles.values(), *row.common_names.values(), *row.purposes.values())
    ]

    assert [text for text in texts if MIXED.search(text)] == []


@pytest.mark.parametrize(
    "code, title, common_name",
    [
        pytest.param(
            "ets-173", "Конвенция об уголовной ответственности за коррупцию", None, id="wrong-case"
        ),
        pytest.param(
            "ets-185", "Конвенция о киберпреступности", "Будапештская конвенция", id="customary"
        ),
    ],
)
def test_russian_titles_are_the_customary_ones(code, title, common_name):
    treaty = Treaty.objects.get(code=code)

    assert (treaty.titles["ru"], treaty.common_names.get("ru")) == (title, common_name)


def test_no_russian_word_has_a_latin_letter():
    titles = [treaty.titles.get("ru", "") for treaty in Treaty.objects.all()]

    assert not [text for text in titles if re.search("[a-zA-Z][а-яё]|[а-яё][a-zA-Z]", text)]


def test_accessions_count_for_two_treaties_of_the_council_of_europe():
    clauses = Clause.objects.filter(counts_accessions=True, treaty__depositary__code="COE")

    assert {(clause.treaty.code, clause.applies_to) for clause in clauses} == {
        ("ets-001", "general_entry_into_force"),
        ("ets-002", "general_entry_into_force"),
    }


# --- The Statute ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "code, acts",
    [
        pytest.param("FR", [("consent", "1949-08-03")], id="member"),
        pytest.param("CH", [("accession", "1963-05-06")], id="recorded-act"),
        pytest.param("LI", [("consent", "1978-11-23")], id="recorded-effect"),
        pytest.param(
            "GR",
            [
                ("consent", "1949-08-09"),
                ("cessation_of_membership", "1971-01-01"),
                ("consent", "1974-11-28"),
            ],
            id="left-and-came-back",
        ),
        pytest.param(
            "RU",
            [("consent", "1996-02-28"), ("cessation_of_membership", "2022-03-16")],
            id="left",
        ),
        pytest.param("KG", [], id="not-a-member"),
    ],
)
def test_members_are_parties_to_the_statute(code, acts):
    found = Act.objects.filter(treaty__code="ets-001", state__code=code).order_by("effective_on")

    assert [(act.kind, str(act.effective_on)) for act in found] == acts


@pytest.mark.parametrize(
    "number, expected",
    [
        pytest.param("005", (5, "", None), id="after-five-years-as-a-party"),
        pytest.param("018", (5, "treaty", None), id="after-five-years-in-force"),
        pytest.param("083", (4, "", 3), id="after-four-years-and-every-three"),
        pytest.param("112", (None, "", None), id="at-any-time"),
    ],
)
def test_years_in_which_a_treaty_cannot_be_denounced(number, expected):
    clause = Clause.objects.get(treaty__number=number, applies_to="denunciation")

    assert (clause.barred_years, clause.counted_from, clause.every_years) == expected


def test_treaties_without_a_general_date_are_listed_as_not_in_force():
    listed = Treaty.objects.filter(not_in_force=True)

    of_the_council = Treaty.objects.filter(depositary__code="COE")
    assert set(listed) >= set(of_the_council.filter(entered_into_force_on=None))
    assert listed.filter(depositary__code="COE").count() == 32
    assert not listed.exclude(entered_into_force_on=None).exists()


def test_the_acts_of_an_export_can_be_imported_again(tmp_path):
    chosen = {"ets-165", "ets-167", "hcch-12", "untc-iv-4"}
    Statement.objects.filter(treaty__code__in=chosen, about_act__isnull=False).delete()
    door.rederive(chosen)
    [table] = [table for table in TABLES if table.name == "acts"]
    header, *lines = table.content().decode().splitlines(keepends=True)
    before, file = periods_of(chosen), tmp_path / "acts.csv"
    labels = [f"{series},{number}," for series, number in numbers_of(chosen)]
    file.write_text(
        header + "".join(line for line in lines if any(f",{label}" in line for label in labels))
    )

    Act.objects.filter(treaty__code__in=chosen).delete()
    door.rederive(chosen)
    assert periods_of(chosen) != before
    call_command("import_acts", str(file), stdout=StringIO(), stderr=StringIO())

    assert periods_of(chosen) == before


def periods_of(codes: set[str]) -> set[tuple]:
    rows = StatusPeriod.objects.filter(treaty__code__in=codes)
    return set(rows.values_list("treaty", "state", "starts_on", "status", "in_force_on", "left_on"))


def numbers_of(codes: set[str]) -> list[tuple[str, str]]:
    return list(Treaty.objects.filter(code__in=codes).values_list("series_id", "number"))
