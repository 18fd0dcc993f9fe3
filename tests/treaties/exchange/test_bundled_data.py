"""The bundled data as `load_data` stores them, read by all tests of this module."""

import re
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from core.records.models import Change, Revision
from core.sheets.tables import BadDataError
from countries.models import Membership, Organisation, State
from tests import counts
from treaties.exchange import bundled as files
from treaties.models import Act, Clause, Treaty

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bundled")]


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
        pytest.param(Treaty, counts.TREATIES, id="treaties"),
        pytest.param(Clause, counts.CLAUSES, id="clauses"),
        pytest.param(Act, counts.ACTS, id="acts"),
    ],
)
def test_everything_is_loaded(model, count):
    assert model.objects.count() == count


def test_every_act_is_published_and_has_its_source():
    assert not Act.objects.exclude(publication="published").exists()
    assert not Act.objects.filter(source="").exists()


def test_every_write_is_recorded():
    facts = sum(
        model.objects.count() for model in (State, Organisation, Membership, Treaty, Clause, Act)
    )
    created = Change.objects.filter(event="created", by=None, reason="load_data")

    assert created.exclude(model__startswith="programmes.").count() == facts
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
    checked = State.objects.exclude(treaties_checked_on=None)

    assert [(state.code, state.treaties_checked_on) for state in checked] == [
        ("KG", date(2026, 11, 24))
    ]


def test_ets_176_opened_later_to_non_european_states_only():
    treaty = Treaty.objects.get(code="ets-176")

    assert (treaty.non_members_from, treaty.non_europeans_from) == (None, date(2021, 7, 1))


def test_non_members_may_be_invited_to_sign_cets_215():
    assert [treaty.code for treaty in Treaty.objects.filter(invited_to_sign=True)] == ["cets-215"]


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


def test_accessions_count_for_two_treaties():
    clauses = Clause.objects.filter(counts_accessions=True)

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

    assert set(listed) == set(Treaty.objects.filter(entered_into_force_on=None))
    assert listed.count() == 32
