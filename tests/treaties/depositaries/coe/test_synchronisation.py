from datetime import date

import pytest
from django.db import DatabaseError

from core.records.models import Change
from tests.factories import ActFactory, TreatyFactory
from tests.treaties.depositaries.coe.treaty_office import (
    ACCESSION,
    ON,
    create_treaty,
    line,
    save_chart,
    sync,
)
from treaties.depositaries.coe.charts import read_chart
from treaties.models import Act, Checked, StatusPeriod, Treaty
from treaties.writing import door, publishing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("derived_is_clean")]


@pytest.fixture
def treaty():
    return create_treaty()


@pytest.fixture
def folder(tmp_path):
    return tmp_path


def test_new_consent_is_published(treaty, folder):
    save_chart(folder, ACCESSION)

    report = sync(folder)

    act = Act.objects.get()
    assert (act.kind, act.done_text, act.effective_on) == (
        "accession",
        "2024-04-22",
        date(2024, 8, 1),
    )
    assert (act.publication, act.checked_on) == ("published", ON)
    assert "ETS No. 112" in act.source
    assert "inferred" in act.public_note
    assert StatusPeriod.objects.filter(state__code="KG", status="in_force").exists()
    assert (report.differences, report.problems) == ([], [])


@pytest.mark.parametrize(
    "values, kinds",
    [
        pytest.param(
            {"DateSignature": "2001-01-01", "DateConsentement": "2002-01-01"},
            ["signature", "ratification"],
            id="signed-first",
        ),
        pytest.param({"DateConsentement": "2002-01-01"}, ["accession"], id="not-signed"),
        pytest.param(
            {"DateConsentement": "1994-12-29", "DateEntreeVigueur": "1992-03-06"},
            ["succession"],
            id="effect-before-consent",
        ),
        pytest.param(
            {"DateConsentement": "2002-01-01", "DateDenonciation": "2005-01-01"},
            ["accession", "denunciation"],
            id="left",
        ),
        pytest.param({"DateSuspension": "2002-01-01"}, ["suspension"], id="suspended"),
        pytest.param({"Reserves": True}, [], id="no-dates"),
    ],
)
def test_kinds_that_a_line_speaks_of(values, kinds):
    [found] = read_chart([[line(**values)], [], []])

    assert [act.kind for act in found.acts] == kinds


@pytest.mark.parametrize(
    "data",
    [
        pytest.param({}, id="no-list"),
        pytest.param([[], []], id="two-lists"),
        pytest.param([[], [], []], id="nobody"),
        pytest.param([[1], [], []], id="no-record"),
        pytest.param([[line(DateSignature="soon")], [], []], id="no-date"),
    ],
)
def test_what_is_no_chart_is_refused(data):
    with pytest.raises(ValueError, match=r"chart|record|date"):
        read_chart(data)


def test_second_run_changes_nothing(treaty, folder):
    save_chart(folder, ACCESSION)
    sync(folder)
    before = Change.objects.count()

    report = sync(folder)

    assert (dict(report.counts), Change.objects.count()) == ({}, before)


def test_complete_chart_is_marked(treaty, folder):
    save_chart(folder, ACCESSION)

    sync(folder)

    treaty.refresh_from_db()
    assert Checked.objects.get(treaty=treaty).checked_on == ON


def test_consent_of_another_kind_on_the_same_day_is_the_same_act(treaty, folder):
    ActFactory(treaty=treaty, state__code="KG", kind="acceptance", done_on=date(2024, 4, 22))
    save_chart(folder, ACCESSION)

    report = sync(folder)

    act = Act.objects.get()
    assert (act.kind, act.effective_on) == ("acceptance", date(2024, 8, 1))
    assert report.counts["acts completed"] == 1


def test_definitive_signature_is_signature_and_consent(treaty, folder):
    ActFactory(
        treaty=treaty, state__code="KG", kind="definitive_signature", done_on=date(2001, 1, 1)
    )
    save_chart(folder, line(DateSignature="2001-01-01", DateConsentement="2001-01-01"))

    report = sync(folder)

    assert (Act.objects.count(), report.differences) == (1, [])


def test_different_date_waits_as_a_correction(treaty, folder):
    act = ActFactory(treaty=treaty, state__code="KG", kind="accession", done_on=date(2024, 4, 23))
    save_chart(folder, ACCESSION)

    report = sync(folder)

    correction = Act.objects.get(corrects=act)
    act.refresh_from_db()
    assert act.done_on == date(2024, 4, 23)
    assert (correction.done_on, correction.publication) == (date(2024, 4, 22), "draft")
    assert "the chart says done_on 2024-04-22" in report.differences[0]


def test_open_correction_is_not_repeated(treaty, folder):
    ActFactory(treaty=treaty, state__code="KG", kind="accession", done_on=date(2024, 4, 23))
    save_chart(folder, ACCESSION)
    sync(folder)

    report = sync(folder)

    assert (Act.objects.count(), report.counts["corrections to decide"]) == (2, 0)


def test_refused_correction_is_not_made_again(treaty, folder):
    act = ActFactory(treaty=treaty, state__code="KG", kind="accession", done_on=date(2024, 4, 23))
    save_chart(folder, ACCESSION)
    sync(folder)
    with door.writing([treaty]) as write:
        write.delete(Act.objects.get(corrects=act))

    sync(folder)

    assert Act.objects.get() == act


def test_act_that_staff_withdrew_is_not_published_again(treaty, folder):
    save_chart(folder, ACCESSION)
    sync(folder)
    publishing.withdraw(Act.objects.get(), by=None, reason="an error of the chart")

    report = sync(folder)

    assert Act.objects.get().publication == "withdrawn"
    assert "in the chart, but withdrawn from publication here" in report.differences[0]


def test_act_that_the_chart_lacks_is_named(treaty, folder):
    ActFactory(treaty=treaty, state__code="AL", kind="ratification", done_on=date(2000, 1, 1))
    save_chart(folder, ACCESSION)

    report = sync(folder)

    assert report.differences == ["ETS No. 112 AL ratification 2000-01-01: not in the chart"]


def test_earlier_participation_is_neither_missing_nor_different(treaty, folder):
    for kind, year in (("accession", 2000), ("denunciation", 2010)):
        ActFactory(treaty=treaty, state__code="KG", kind=kind, done_on=date(year, 1, 1))
    save_chart(folder, ACCESSION)

    report = sync(folder)

    assert Act.objects.filter(done_on=date(2024, 4, 22), publication="published").exists()
    assert not Act.objects.filter(publication="draft").exists()
    assert report.counts["acts added"] == 1


def test_unknown_state_leaves_the_treaty_out_and_the_others_in(treaty, folder):
    other = TreatyFactory(series="ETS", number="030", code="ets-030")
    save_chart(folder, ACCESSION, line(label="Atlantis"))
    save_chart(folder, ACCESSION, number="030")

    report = sync(folder)

    assert report.problems[0].startswith("ets-112, chart: “Atlantis” is not known")
    assert Act.objects.get().treaty == other
    treaty.refresh_from_db()
    assert not Checked.objects.filter(treaty=treaty).exists()


def test_only_the_treaty_asked_for(treaty, folder):
    TreatyFactory(series="ETS", number="030", code="ets-030")
    save_chart(folder, ACCESSION)
    save_chart(folder, ACCESSION, number="030")

    sync(folder, numbers={"030"})

    assert Act.objects.get().treaty.code == "ets-030"


def test_dry_run_writes_nothing(treaty, folder):
    save_chart(folder, ACCESSION)

    report = sync(folder, dry_run=True)

    assert report.counts["acts added"] == 1
    assert not Act.objects.exists()


# --- A transaction for each treaty ---------------------------------------------------------


@pytest.fixture
def two_charts(treaty, folder):
    """A chart of ETS 030 and one of ETS 112, which is read last."""
    TreatyFactory(series="ETS", number="030", code="ets-030")
    door.rederive()
    save_chart(folder, ACCESSION, number="030")
    save_chart(folder, ACCESSION)


def test_treaty_that_the_database_refuses_undoes_no_other(two_charts, folder, monkeypatch):
    derive_again = door.rederive

    def refuse(codes=None, **options):
        if codes == {"ets-112"}:
            raise DatabaseError("refused")
        return derive_again(codes, **options)

    monkeypatch.setattr(door, "rederive", refuse)

    report = sync(folder)

    assert Act.objects.get().treaty.code == "ets-030"
    assert report.problems == ["ets-112: refused"]
    assert (report.counts["acts added"], report.counts["charts complete"]) == (1, 1)


def test_what_was_written_stays_when_a_run_is_broken_off(two_charts, folder):
    def broken_off(numbers):
        yield from numbers[:1]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sync(folder, progress=broken_off)

    assert Act.objects.get().treaty.code == "ets-030"


def test_dry_run_of_several_treaties_reports_each_and_writes_nothing(two_charts, folder):
    before = Change.objects.count()

    report = sync(folder, dry_run=True)

    assert (report.counts["acts added"], report.counts["charts complete"]) == (2, 2)
    assert (Act.objects.count(), Change.objects.count()) == (0, before)


def test_what_staff_change_during_a_run_stays(treaty, folder):
    save_chart(folder, ACCESSION)

    def edited_meanwhile(numbers):
        yield from numbers
        with door.writing(None) as write:
            row = Treaty.objects.get(pk=treaty.pk)
            row.titles = {"en": "Corrected meanwhile"}
            write.save(row)

    sync(folder, progress=edited_meanwhile)

    treaty.refresh_from_db()
    assert treaty.titles == {"en": "Corrected meanwhile"}
    assert Checked.objects.get(treaty=treaty).checked_on == ON
