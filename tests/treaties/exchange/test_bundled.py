"""Loading small tables written here, so that each test shows what it is about.

The bundled tables themselves are in ``test_bundled_data.py``.
"""

from datetime import date

import pytest

from core.records.models import Change, Revision
from core.sheets.tables import BadDataError
from countries.models import Membership, State
from tests.factories import ActFactory, AttachmentFactory, StateFactory, UserFactory
from treaties.exchange import bundled
from treaties.models import (
    Act,
    ArticleSubject,
    Checked,
    Clause,
    Depositary,
    ListStep,
    Monitoring,
    Practice,
    Relation,
    ReportingDuty,
    Route,
    Series,
    Statement,
    StatusPeriod,
    StepList,
    Treaty,
    Validity,
)
from treaties.writing import door

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("derived_is_clean")]

TABLES = {
    "states": """\
code,kind,exists_until,successors
FR,state,,
KG,state,,
ME,state,,
RS,state,,
CSXX,former_state,2006-06-06,ME (continued by RS)
""",
    "organisations": "code,members_complete,name_en\nCOE,1,Council of Europe\nILO,0,ILO\n",
    "memberships": """\
organisation,state,member_from,member_until
COE,FR,1949-08-03,
""",
    "depositaries": """\
code,together,name_en
RU+GB,RU GB,Two Governments
COE,,Secretary General
GB,,Government of the United Kingdom
RU,,Government of the Russian Federation
""",
    "series": """\
code,position,depositary,pattern,example,numbers_stand_alone,also_called,spellings,name_en
ETS,1,COE,[0-9]{3}[A-Z]?,112,1,ets; ste,"{""fr"": ""STE n° {number}""}",European Treaty Series
UNTC,2,,[IVX]+-[0-9]+,IV-4,0,untc,,Multilateral Treaties
""",
    "chapters": "series,chapter,name_en\nUNTC,IV,Human rights\n",
    "subjects": "code,name_en\njustice,Justice\nrights,Rights\n",
    "treaties": """\
series,number,form,title_en,parent,depositary,organisation,subjects,membership_article
ETS,167,protocol,Additional Protocol,ets-112,COE,COE,justice,
ETS,112,treaty,Transfer of Sentenced Persons,,COE,COE,justice rights,
UNTC,IV-4,treaty,Covenant,,,,,
UNTC,V-2,treaty,Refugees,,COE,ILO,rights,
""",
    "routes": """\
series,number,group,route,requires,states
ETS,112,coe-member,open,,
ETS,112,coe-other,by_invitation_after_entry,,
ETS,167,coe-member,open,ets-112,
UNTC,IV-4,named,open,,KG RS
""",
    "relations": """\
series,number,kind,other,source
ETS,167,amends,ets-112,its title
""",
    "clauses": """\
series,number,applies_to,group,kind,n
ETS,112,entry_into_force_for_state,,first_of_month_after_months,3
ETS,112,entry_into_force_for_state,coe-other,on_deposit,0
""",
    "checked": """\
series,number,state,depositary,checked_on,endings,source
,,KG,COE,2026-01-01,1,the list
ETS,112,,COE,2026-02-01,0,the chart
""",
    "objections": """\
series,number,acceding_state,objecting_state,done_on,effect,source
ETS,167,RS,ME,2024-06-01,no entry into force between the two,news
""",
    "step_lists": """\
code,position,state,depositary,is_proposal,name_en
kg-law,1,KG,,1,Treaty that needs a law
coe-invitation,2,,COE,0,Accession on invitation
""",
    "list_steps": """\
list,code,position,act_kind,name_en,body_en
kg-law,parliament,1,parliament_adopts_law,The law is adopted,Jogorku Kenesh
kg-law,sent,2,,The instrument is sent,
kg-law,deposit,3,accession,The instrument is deposited,
""",
    "monitoring_bodies": """\
code,name_en,site
committee,The Committee,https://example.org
""",
    "monitoring": """\
series,number,body,articles,source
ETS,112,committee,17,
""",
    "reporting_duties": """\
series,number,articles,first_months,every_years,on_request,source
ETS,112,18(1),12,4,1,
""",
    "validities": """\
series,number,nature,of_article,years,notice_months
ETS,112,reservation,37,3,12
""",
    "article_subjects": "series,number,article,name_en\nETS,112,3(4),nationals\n",
    "declarations": """\
series,number,state,nature,articles,text,text_not_read,made_on,source
ETS,112,FR,declaration,3(4),,1,1983-03-21,chart
""",
    "purposes": """\
series,number,purpose_en,purpose_ru
ETS,112,Lets people serve a sentence at home.,Позволяет отбывать наказание на родине.
""",
    "practice": """\
series,number,position,kind,articles,text_en
ETS,112,1,condition,3(1)(b),The judgment is final.
ETS,112,2,channel,5,Requests are made in writing.
""",
    "acts": """\
series,number,state,kind,done_on,effective_on,source,note
ETS,112,FR,signature,1983-03-21,,chart,
ETS,112,KG,accession,2024-04-22,2024-08-01,news,one source
ETS,112,KG,invitation,2023-04,,decision,
ETS,167,RS,accession,2024-05-02,,news,
""",
}
STATUTE = "ETS,001,treaty,Statute,,COE,COE,,4\n"


@pytest.fixture
def folder(tmp_path):
    """Return a folder with the small tables."""
    for name, content in TABLES.items():
        (tmp_path / f"{name}.csv").write_text(content)
    return tmp_path


def change(folder, table: str, old: str, new: str) -> None:
    path = folder / f"{table}.csv"
    content = path.read_text()
    assert old in content
    path.write_text(content.replace(old, new, 1))


def load(folder) -> dict:
    """Load the tables of a folder and return the counts by model."""
    bundle = bundled.read(folder, folder)
    with door.writing(None, reason=bundled.REASON) as write:
        merge = bundled.Merge(write)
        bundled.load(bundle, merge)
    return merge.counts


def accession() -> Act:
    return Act.objects.get(kind="accession", treaty__number="112")


def save(row, *, reason="Notification 1", by=None) -> None:
    with door.writing(None, by=by, reason=reason) as write:
        write.save(row)


def delete(row) -> None:
    with door.writing(None, by=UserFactory()) as write:
        write.delete(row)


def test_what_the_tables_say_is_stored(folder):
    load(folder)

    act = accession()
    assert (act.treaty.code, act.state.code, act.done_text) == ("ets-112", "KG", "2024-04-22")
    assert (act.effective_on, act.source) == (date(2024, 8, 1), "news")
    assert (act.note, act.publication) == ("one source", "published")


def test_a_month_keeps_its_precision(folder):
    load(folder)

    assert Act.objects.get(kind="invitation").done_text == "2023-04"


def test_what_follows_is_derived(folder):
    load(folder)

    period = StatusPeriod.objects.as_of(date(2024, 8, 1)).get(
        state__code="KG", treaty__code="ets-112"
    )
    assert (period.status, period.in_force_on) == ("in_force", date(2024, 8, 1))


def test_references_are_resolved_whatever_the_order_of_the_rows(folder):
    load(folder)

    assert Treaty.objects.get(number="167").parent.number == "112"
    assert {row.code for row in Depositary.objects.get(code="RU+GB").together.all()} == {"RU", "GB"}


def test_successors_and_the_continuing_state(folder):
    load(folder)

    former = State.objects.get(code="CSXX")
    assert [state.code for state in former.successors.all()] == ["ME"]
    assert former.continued_by.code == "RS"


def test_a_treaty_can_be_searched(folder):
    load(folder)

    assert "transfer of sentenced persons" in Treaty.objects.get(number="112").search_text


def test_what_is_called_and_sorted_follows_from_the_series(folder):
    load(folder)

    assert [treaty.code for treaty in Treaty.objects.all()] == [
        "ets-112",
        "ets-167",
        "untc-iv-4",
        "untc-v-2",
    ]
    assert Treaty.objects.get(number="112").labels == {"en": "ETS 112", "fr": "STE n° 112"}
    assert Series.objects.get(code="UNTC").chapters == {"IV": {"en": "Human rights"}}


def test_who_may_join(folder):
    load(folder)

    assert {(row.treaty.number, row.group_code, row.route) for row in Route.objects.all()} == {
        ("112", "coe-member", "open"),
        ("112", "coe-other", "by_invitation_after_entry"),
        ("167", "coe-member", "open"),
        ("IV-4", "named", "open"),
    }
    assert Route.objects.get(treaty__number="167").requires.number == "112"
    assert {row.code for row in Route.objects.get(group="named").states.all()} == {"KG", "RS"}


def test_a_clause_of_a_group_stands_beside_that_for_all(folder):
    load(folder)

    assert set(Clause.objects.values_list("group", "kind")) == {
        ("", "first_of_month_after_months"),
        ("other", "on_deposit"),
    }


def test_what_was_checked(folder):
    load(folder)

    chart, of_list = Checked.objects.get(treaty__number="112"), Checked.objects.get(treaty=None)
    assert (chart.checked_on, chart.endings) == (date(2026, 2, 1), False)
    assert (of_list.state.code, of_list.depositary.code, of_list.source) == (
        "KG",
        "COE",
        "the list",
    )


def test_subjects_and_relations(folder):
    load(folder)

    subjects = Treaty.objects.get(number="112").subjects.all()
    relation = Relation.objects.get()
    assert [subject.name for subject in subjects] == ["Justice", "Rights"]
    assert (relation.kind, relation.other.number, relation.source) == ("amends", "112", "its title")


def test_an_objection_answers_the_accession(folder):
    load(folder)

    objection = Statement.objects.get(nature="objection")
    assert (objection.about_act.state.code, objection.state.code) == ("RS", "ME")
    assert (objection.precludes_entry_into_force, objection.publication) == (True, "published")


# --- The Statute of the Council of Europe ---------------------------------------------------


def statute_acts() -> list[tuple]:
    acts = Act.objects.filter(treaty__code="ets-001").order_by("effective_on", "kind")
    return [(act.state.code, act.kind, act.done_text, str(act.effective_on)) for act in acts]


def test_members_are_parties_to_the_statute(folder):
    change(folder, "treaties", "ETS,112", STATUTE + "ETS,112")

    load(folder)

    assert statute_acts() == [("FR", "consent", "", "1949-08-03")]
    assert "Derived from the membership" in Act.objects.get(kind="consent").public_note


def test_the_end_of_a_membership_ends_the_participation(folder):
    change(folder, "treaties", "ETS,112", STATUTE + "ETS,112")
    change(folder, "memberships", "1949-08-03,", "1949-08-03,1971-01-01")

    load(folder)

    assert statute_acts()[1] == ("FR", "cessation_of_membership", "1971-01-01", "1971-01-01")


def test_a_recorded_act_stands_for_the_derived_one(folder):
    change(folder, "treaties", "ETS,112", STATUTE + "ETS,112")
    change(folder, "acts", "ETS,112", "ETS,001,FR,accession,,1949-08-03,chart,\nETS,112")

    load(folder)

    assert [kind for _, kind, *_ in statute_acts()] == ["accession"]


# --- Loading again --------------------------------------------------------------------------


def test_the_same_tables_change_nothing(folder):
    load(folder)
    before = (Revision.objects.get().number, Change.objects.count())

    counts = load(folder)

    assert (Revision.objects.get().number, Change.objects.count()) == before
    assert counts["acts"] == {"unchanged": 4}


def test_a_corrected_row_corrects_what_was_loaded(folder):
    load(folder)
    change(folder, "acts", "one source", "two sources")

    counts = load(folder)

    assert accession().note == "two sources"
    assert (counts["acts"]["changed"], counts["acts"]["unchanged"]) == (1, 3)


def test_a_row_with_another_date_takes_the_place_of_the_old_one(folder):
    load(folder)
    change(folder, "acts", "2024-04-22", "2024-04-23")

    counts = load(folder)

    assert accession().done_text == "2024-04-23"
    assert (counts["acts"]["new"], counts["acts"]["withdrawn"]) == (1, 1)


@pytest.mark.parametrize("words", ["no entry into force between the two", ""])
def test_an_objection_without_its_words_was_not_read(folder, words):
    change(folder, "objections", "no entry into force between the two", words)

    load(folder)

    objection = Statement.objects.get(nature="objection")
    assert (objection.text, objection.text_not_read) == (words, not words)


@pytest.mark.parametrize("mark", ["1", ""])
def test_what_nobody_checked_is_marked(folder, mark):
    change(
        folder,
        "monitoring",
        "source\nETS,112,committee,17,",
        f"is_unconfirmed\nETS,112,committee,17,{mark}",
    )

    load(folder)

    assert Monitoring.objects.get().is_unconfirmed is bool(mark)


def test_an_accession_with_another_date_takes_the_objection_along(folder):
    load(folder)
    change(folder, "acts", "2024-05-02", "2024-05-03")

    load(folder)

    assert Act.objects.get(state__code="RS").done_text == "2024-05-03"
    assert Statement.objects.get(nature="objection").about_act.done_text == "2024-05-03"


def test_a_row_that_comes_back_is_loaded_again(folder):
    load(folder)
    change(folder, "acts", "2024-04-22", "2024-04-23")
    load(folder)
    change(folder, "acts", "2024-04-23", "2024-04-22")

    load(folder)

    assert accession().done_text == "2024-04-22"


def test_an_open_membership_can_get_another_beginning(folder):
    load(folder)
    change(folder, "memberships", "1949-08-03", "1949-08-04")

    load(folder)

    assert Membership.objects.get().member_from == date(1949, 8, 4)


def test_a_withdrawn_row_with_an_attachment_stays(folder):
    load(folder)
    AttachmentFactory(act=accession())
    change(folder, "acts", "ETS,112,KG,accession,2024-04-22,2024-08-01,news,one source\n", "")

    counts = load(folder)

    assert counts["acts"]["kept as changed by staff"] == 1
    assert accession()


def test_those_who_keep_treaties_together_can_become_fewer(folder):
    load(folder)
    change(folder, "depositaries", "RU GB", "")

    load(folder)

    assert not Depositary.objects.get(code="RU+GB").together.exists()


def test_a_check_that_is_withdrawn_leaves_the_others(folder):
    load(folder)
    change(folder, "checked", ",,KG,COE,2026-01-01,1,the list\n", "")

    counts = load(folder)

    assert Checked.objects.get().treaty.number == "112"
    assert counts["checks of completeness"] == {"withdrawn": 1, "unchanged": 1}


# --- What staff did -------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["a user", "another program"])
def test_a_changed_object_is_kept(folder, who):
    load(folder)
    act = accession()
    act.source = "Notification JJ9343C"
    save(act, by=UserFactory() if who == "a user" else None, reason="sync_treaty_office")

    counts = load(folder)

    assert accession().source == "Notification JJ9343C"
    assert counts["acts"]["kept as changed by staff"] == 1


def test_a_changed_date_does_not_bring_the_old_one_back(folder):
    load(folder)
    act = accession()
    act.done_on = date(2024, 4, 23)
    save(act)

    load(folder)

    assert accession().done_text == "2024-04-23"


def test_a_deleted_act_stays_deleted(folder):
    load(folder)
    delete(accession())

    counts = load(folder)

    assert not Act.objects.filter(kind="accession", state__code="KG")
    assert counts["acts"]["kept as changed by staff"] == 1


def test_a_deleted_state_stays_deleted(folder):
    load(folder)
    Membership.objects.all().delete()
    for model in (Act, Statement):
        model.objects.filter(state__code="FR").delete()
    delete(State.objects.get(code="FR"))

    load(folder)

    assert not State.objects.filter(code="FR")


def test_an_act_that_staff_changed_before_its_row_vanished_is_kept(folder):
    load(folder)
    act = accession()
    act.note = "asked the depositary"
    save(act)
    change(folder, "acts", "ETS,112,KG,accession,2024-04-22,2024-08-01,news,one source\n", "")

    load(folder)

    assert accession().note == "asked the depositary"


def test_an_act_entered_by_staff_before_is_not_doubled(folder):
    change(folder, "acts", "ETS,112,KG,accession,2024-04-22,2024-08-01,news,one source\n", "")
    load(folder)
    treaty, state = Treaty.objects.get(number="112"), State.objects.get(code="KG")
    own = ActFactory.build(
        treaty=treaty,
        state=state,
        kind="accession",
        done_on=date(2024, 4, 22),
        effective_on=date(2024, 8, 1),
    )
    save(own, by=UserFactory())
    (folder / "acts.csv").write_text(TABLES["acts"])

    load(folder)

    assert accession().source == "a test"


def test_a_chart_that_staff_checked_at_another_depositary_is_not_checked_twice(folder):
    change(folder, "checked", "ETS,112,,COE,2026-02-01,0,the chart\n", "")
    load(folder)
    chart = Checked(
        treaty=Treaty.objects.get(number="112"), checked_on=date(2026, 3, 1), source="asked"
    )
    save(chart, by=UserFactory())
    (folder / "checked.csv").write_text(TABLES["checked"])

    load(folder)

    assert Checked.objects.get(treaty__number="112").source == "asked"


def test_a_treaty_that_staff_deleted_takes_no_relation_with_it(folder):
    change(folder, "treaties", "ets-112", "")
    change(folder, "routes", "ets-112", "")
    load(folder)
    Relation.objects.all().delete()
    beside = (Statement, Validity, ArticleSubject, Monitoring, Practice, ReportingDuty)
    for model in (Act, Checked, Clause, Route, *beside):
        model.objects.filter(treaty__number="112").delete()
    delete(Treaty.objects.get(number="112"))

    load(folder)

    assert not Relation.objects.exists()


def test_successors_that_staff_set_are_kept(folder):
    load(folder)
    former = State.objects.get(code="CSXX")
    with door.writing(None, by=UserFactory()) as write:
        write.set(former, "successors", [])

    load(folder)

    assert not former.successors.exists()


# --- Bad rows -------------------------------------------------------------------------------


# The table, a text in it, what takes its place, and what is then said.
NEEDS_TEXT = (
    "A statement needs its text before it is published, or the mark that its text was not read."
)
BAD_ROWS_OF_NEW_TABLES = [
    pytest.param(table, old, new, f"{table}.csv, {problem}", id=f"{table}-{name}")
    for name, table, old, new, problem in [
        (
            "code",
            "depositaries",
            "RU+GB",
            "ru+gb",
            "line 2, column code: 'ru+gb' is not a code of capital letters",
        ),
        (
            "together",
            "depositaries",
            "RU GB",
            "RU FR",
            "line 2, column together: 'FR' does not exist",
        ),
        ("twice", "depositaries", "RU,,", "RU,,once\nRU,,", "line 6: says the same as line 5"),
        ("depositary", "series", "1,COE", "1,EU", "line 2, column depositary: 'EU' does not exist"),
        (
            "pattern",
            "series",
            "[0-9]{3}",
            "(",
            "line 2, column pattern: '([A-Z]?' is not a regular expression",
        ),
        (
            "spellings",
            "series",
            '{number}""}',
            "{number}",
            'line 2, column spellings: \'{"fr": "STE n° {number}\' is not JSON',
        ),
        ("series", "chapters", "UNTC", "UNTS", "line 2, column series: 'UNTS' does not exist"),
        (
            "numeral",
            "chapters",
            ",IV,",
            ",4,",
            "line 2, column chapter: '4' is not a Roman numeral",
        ),
        (
            "twice",
            "chapters",
            "UNTC,IV",
            "UNTC,IV,Rights\nUNTC,IV",
            "line 3: says the same as line 2",
        ),
        ("twice", "subjects", "justice", "justice,Law\njustice", "line 3: says the same as line 2"),
        (
            "series",
            "treaties",
            "UNTC,V-2",
            "UNTS,V-2",
            "line 5, column series: 'UNTS' does not exist",
        ),
        (
            "number-of-another-series",
            "treaties",
            "UNTC,V-2",
            "UNTC,2",
            "line 5, column number: '2' is no number of this series",
        ),
        (
            "number",
            "treaties",
            "UNTC,V-2",
            "UNTC,V/2",
            "line 5, column number: 'V/2' is not a number: letters, digits, hyphens",
        ),
        (
            "subject",
            "treaties",
            "ILO,rights",
            "ILO,right",
            "line 5, column subjects: 'right' does not exist",
        ),
        (
            "organisation",
            "treaties",
            "ILO,rights",
            "EU,rights",
            "line 5, column organisation: 'EU' does not exist",
        ),
        (
            "depositary",
            "treaties",
            "COE,ILO",
            "EU,ILO",
            "line 5, column depositary: 'EU' does not exist",
        ),
        (
            "treaty",
            "routes",
            "ETS,112",
            "ETS,113",
            "line 2, column number: 'ets-113' does not exist",
        ),
        (
            "group",
            "routes",
            "coe-member",
            "friends",
            "line 2, column group: 'friends' is not a group of States",
        ),
        (
            "group-of-another",
            "routes",
            "coe-member",
            "ilo-member",
            "line 2, column group: is not a group of the treaty's organisation",
        ),
        (
            "group-of-none",
            "routes",
            "IV-4,named",
            "IV-4,member",
            "line 5, column group: is not a group of the treaty's organisation",
        ),
        (
            "route",
            "routes",
            ",open",
            ",opne",
            "line 2, column route: 'opne' is not known (did you mean open?)",
        ),
        (
            "requires",
            "routes",
            ",ets-112",
            ",ets-113",
            "line 4, column requires: 'ets-113' does not exist",
        ),
        ("itself", "routes", ",ets-112", ",ets-167", "line 4: A treaty cannot require itself."),
        ("state", "routes", "KG RS", "KG KZ", "line 5, column states: 'KZ' does not exist"),
        ("twice", "routes", "coe-other", "coe-member", "line 3: says the same as line 2"),
        (
            "other",
            "relations",
            "ets-112",
            "ets-113",
            "line 2, column other: 'ets-113' does not exist",
        ),
        (
            "itself",
            "relations",
            "ets-112",
            "ets-167",
            "line 2: A treaty cannot be related to itself.",
        ),
        (
            "kind",
            "relations",
            "amends",
            "amens",
            "line 2, column kind: 'amens' is not known (did you mean amends?)",
        ),
        (
            "treaty",
            "purposes",
            "ETS,112",
            "ETS,113",
            "line 2, column number: 'ets-113' does not exist",
        ),
        ("twice", "practice", "112,2", "112,1", "line 3: says the same as line 2"),
        (
            "treaty",
            "practice",
            "ETS,112,1",
            "ETS,113,1",
            "line 2, column number: 'ets-113' does not exist",
        ),
        (
            "kind",
            "practice",
            "channel",
            "chanel",
            "line 3, column kind: 'chanel' is not known (did you mean channel?)",
        ),
        (
            "no-article",
            "practice",
            "channel,5,",
            "channel,,",
            "line 3, column articles: is empty",
        ),
        (
            "group",
            "clauses",
            "coe-other",
            "any-state",
            "line 3, column group: is not a group of the treaty's organisation",
        ),
        (
            "chart",
            "checked",
            "ETS,112",
            "ETS,113",
            "line 3, column number: 'ets-113' does not exist",
        ),
        ("state", "checked", ",KG", ",KZ", "line 2, column state: 'KZ' does not exist"),
        (
            "depositary",
            "checked",
            "KG,COE",
            "KG,EU",
            "line 2, column depositary: 'EU' does not exist",
        ),
        (
            "neither",
            "checked",
            "KG,COE",
            ",COE",
            (
                "line 2: What was checked is either a treaty's chart or a State's list at a "
                "depositary."
            ),
        ),
        (
            "twice",
            "checked",
            "ETS,112",
            "ETS,112,,RU,2026-01-01,1,x\nETS,112",
            "line 4: says the same as line 3",
        ),
        (
            "accession",
            "objections",
            "167,RS",
            "112,RS",
            "line 2, column acceding_state: 'RS' has no accession to this treaty",
        ),
        (
            "treaty",
            "objections",
            "ETS,167",
            "ETS,113",
            "line 2, column number: 'ets-113' does not exist",
        ),
        (
            "state",
            "objections",
            ",ME",
            ",DE",
            "line 2, column objecting_state: 'DE' does not exist",
        ),
        ("source", "objections", ",news", ",", "line 2, column source: is empty"),
        (
            "body",
            "monitoring",
            "committee",
            "council",
            "line 2, column body: 'council' does not exist",
        ),
        (
            "twice",
            "monitoring",
            "ETS,112,committee,17,",
            "ETS,112,committee,17,\nETS,112,committee,18,",
            "line 3: says the same as line 2",
        ),
        (
            "treaty",
            "reporting_duties",
            "ETS,112",
            "ETS,113",
            "line 2, column number: 'ets-113' does not exist",
        ),
        ("articles", "reporting_duties", "18(1)", "", "line 2, column articles: is empty"),
        (
            "text",
            "declarations",
            "3(4),,1",
            "3(4),,0",
            f"line 2: {NEEDS_TEXT}",
        ),
        (
            "declaring-state",
            "declarations",
            "112,FR",
            "112,DE",
            "line 2, column state: 'DE' does not exist",
        ),
        (
            "language",
            "declarations",
            "made_on,source\nETS,112,FR,declaration,3(4),,1,1983-03-21,chart",
            "language,source\nETS,112,FR,declaration,3(4),,1,xx,chart",
            "line 2, column language: 'xx' is not known",
        ),
        (
            "nature-that-points-at-something",
            "declarations",
            "declaration",
            "objection",
            "line 2, column nature: 'objection' is not known (did you mean declaration?)",
        ),
        ("validity", "validities", "37,3", "37,0", "line 2: A validity lasts from 1 to 100 years."),
    ]
]


@pytest.mark.parametrize(
    "table, old, new, problem",
    [
        pytest.param(
            "acts",
            "1983-03-21",
            "1983-13-21",
            "acts.csv, line 2, column done_on: '1983-13-21' is not a date",
            id="date",
        ),
        pytest.param(
            "acts",
            "2024-08-01",
            "2024-08",
            "acts.csv, line 3, column effective_on: '2024-08' is not a whole date: "
            "the day is needed",
            id="month-where-a-day-is-needed",
        ),
        pytest.param(
            "acts",
            ",accession",
            ",acession",
            "acts.csv, line 3, column kind: 'acession' is not known (did you mean accession?)",
            id="vocabulary",
        ),
        pytest.param("acts", "chart", "", "acts.csv, line 2, column source: is empty", id="empty"),
        pytest.param(
            "acts",
            "chart",
            "data:text/html",
            "acts.csv, line 2, column source: 'data:text/html' is an address that does not begin "
            "with http:// or https://",
            id="script",
        ),
        pytest.param(
            "acts",
            "112,FR",
            "12,FR",
            "acts.csv, line 2, column number: 'ets-12' does not exist",
            id="number-that-is-too-short",
        ),
        pytest.param(
            "acts",
            "112,FR",
            "113,FR",
            "acts.csv, line 2, column number: 'ets-113' does not exist",
            id="unknown-treaty",
        ),
        pytest.param(
            "acts",
            ",KG",
            ",KZ",
            "acts.csv, line 3, column state: 'KZ' does not exist",
            id="unknown-state",
        ),
        pytest.param(
            "acts",
            "ETS,112,FR",
            "ETS,112,KG,invitation,2023-04,,again,\nETS,112,FR",
            "acts.csv, line 5: says the same as line 2",
            id="row-twice",
        ),
        pytest.param(
            "acts",
            "source,note",
            "source,remark",
            "acts.csv, line 1, column remark: “remark” is not a column of this file",
            id="unknown-column",
        ),
        pytest.param(
            "clauses",
            ",3",
            ",three",
            "clauses.csv, line 2, column n: 'three' is not a whole number from 0 to 32767",
            id="whole-number",
        ),
        pytest.param(
            "clauses",
            "months,3",
            "months,",
            "clauses.csv, line 2: This kind of clause needs its number, at most 1200.",
            id="rule-of-the-database",
        ),
        pytest.param(
            "treaties",
            "ets-112",
            "ets-113",
            "treaties.csv, line 2, column parent: 'ets-113' does not exist",
            id="unknown-parent",
        ),
        pytest.param(
            "treaties",
            "ets-112",
            "ets-167",
            "treaties.csv, line 2: refers to itself in a circle",
            id="its-own-parent",
        ),
        pytest.param(
            "series",
            "112,1,",
            "112,yes,",
            "series.csv, line 2, column numbers_stand_alone: 'yes' is neither 0 nor 1",
            id="flag",
        ),
        pytest.param(
            "memberships",
            "COE,FR",
            "EFTA,FR",
            "memberships.csv, line 2, column organisation: 'EFTA' does not exist",
            id="unknown-organisation",
        ),
        pytest.param(
            "memberships",
            "1949-08-03,",
            "1949-08-03,1949-08-03",
            "memberships.csv, line 2: A membership cannot end before it begins.",
            id="another-rule-of-the-database",
        ),
        pytest.param(
            "memberships",
            "COE,FR",
            "COE,FR,1971-01-01,\nCOE,FR",
            "memberships.csv, line 3: This State already has an open membership.",
            id="unique-rule-of-the-database",
        ),
        pytest.param(
            "organisations",
            "ILO,0",
            "I-L-O,0,another\nILO,0",
            "organisations.csv, line 3: A code is made of capital letters: UNESCO.",
            id="code-of-an-organisation",
        ),
        *BAD_ROWS_OF_NEW_TABLES,
        pytest.param(
            "states",
            "continued by RS",
            "continued by XX",
            "states.csv, line 6, column successors: 'XX' does not exist",
            id="unknown-successor",
        ),
        pytest.param(
            "states",
            "2006-06-06",
            "",
            "states.csv, line 6: A former State needs the day on which it ended.",
            id="former-state-without-end",
        ),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_loaded(folder, table, old, new, problem):
    change(folder, table, old, new)

    with pytest.raises(BadDataError) as error:
        load(folder)

    found = [each.removeprefix(f"{folder}/") for each in error.value.problems]
    assert found == [problem]
    assert not State.objects.exists()
    assert not Change.objects.exists()


def test_a_bad_row_leaves_what_was_loaded_before(folder):
    load(folder)
    change(folder, "clauses", "months,3", "months,1201")

    with pytest.raises(BadDataError, match="line 2: This kind of clause needs its number"):
        load(folder)

    assert Clause.objects.get(group="").n == 3


def test_bad_cells_of_all_tables_are_named_at_once(folder):
    change(folder, "acts", "1983-03-21", "x")
    change(folder, "states", "FR,state", "FR,planet")

    with pytest.raises(BadDataError) as error:
        load(folder)

    assert len(error.value.problems) == 2


def test_references_may_be_to_what_the_site_has(folder):
    StateFactory(code="KZ")
    change(folder, "acts", ",KG,acc", ",KZ,acc")

    load(folder)

    assert accession().state.code == "KZ"


def test_duties_are_loaded_and_follow_the_file(folder):
    load(folder)
    change(folder, "reporting_duties", "12,4", "24,5")
    change(folder, "monitoring", "ETS,112,committee,17,\n", "")

    load(folder)

    duty = ReportingDuty.objects.get()
    assert (duty.treaty.code, duty.first_months, duty.every_years) == ("ets-112", 24, 5)
    assert not Monitoring.objects.exists()


def test_lists_of_steps_are_stored_with_their_steps(folder):
    load(folder)

    steps = ListStep.objects.values_list("step_list__code", "code", "act_kind", "bodies")
    assert list(steps) == [
        ("kg-law", "parliament", "parliament_adopts_law", {"en": "Jogorku Kenesh"}),
        ("kg-law", "sent", "", {}),
        ("kg-law", "deposit", "accession", {}),
    ]
    assert StepList.objects.get(code="coe-invitation").depositary.code == "COE"


@pytest.mark.parametrize(
    "table, old, new, column",
    [
        pytest.param("step_lists", "1,KG", "1,ZZ", "state", id="state"),
        pytest.param("step_lists", ",COE,", ",XX,", "depositary", id="depositary"),
        pytest.param("list_steps", "kg-law,sent", "kz-law,sent", "list", id="list"),
        pytest.param("list_steps", ",accession,", ",denunciation,", "act_kind", id="kind"),
    ],
)
def test_steps_that_belong_nowhere_are_named(folder, table, old, new, column):
    change(folder, table, old, new)

    with pytest.raises(BadDataError, match=rf"{table}.csv, line \d+, column {column}"):
        load(folder)
