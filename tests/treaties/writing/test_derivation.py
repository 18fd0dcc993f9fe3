"""The one door: what it derives, locks, records and refuses."""

import threading
from contextlib import suppress
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.records.models import Change, Revision
from countries.models import GroupPeriod, State
from tests.factories import (
    ActFactory,
    MembershipFactory,
    OrganisationFactory,
    RevisionFactory,
    StateFactory,
    StatusPeriodFactory,
)
from tests.treaties.stories import LEAVING, THRESHOLD, act, day, states, treaty
from treaties.models import Act, GeneralEntryIntoForce, StandingPeriod, StatusPeriod, Treaty
from treaties.writing import door

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("derived_is_clean")]

DERIVED = (GroupPeriod, GeneralEntryIntoForce, StandingPeriod, StatusPeriod)


@pytest.fixture(autouse=True)
def _rows_of_the_migrations():
    """A test with real transactions empties every table when it ends."""
    RevisionFactory()


def rows(*models, **conditions) -> dict:
    """Return every derived row with its id."""
    found = {}
    for model in models or DERIVED:
        found[model] = sorted(model.objects.filter(**conditions).values_list(), key=repr)
    return found


def without_ids(found: dict) -> dict:
    return {model: sorted((row[1:] for row in items), key=repr) for model, items in found.items()}


def status(treaty: Treaty, state, on: str) -> str | None:
    found = StatusPeriod.objects.as_of(day(on)).filter(treaty=treaty, state=state)
    return found.values_list("status", flat=True).first()


def test_act_changes_the_periods_of_its_pair_only():
    kg, kz = states("KG", "KZ")
    first, second = treaty("301", LEAVING), treaty("302")
    act(first, kz, "ratification", "2000-01-10", effective_on=day("2000-05-01"))
    act(second, kg, "signature", "2000-01-10")
    before = rows()

    act(first, kg, "ratification", "2001-01-10", effective_on=day("2001-05-01"))

    after = rows()
    for model in DERIVED:
        kept = [row for row in after[model] if row in before[model]]
        assert kept == before[model]  # nothing else was written: not even an id is another
    added = [row for row in after[StatusPeriod] if row not in before[StatusPeriod]]
    assert {row[1:3] for row in added} == {(first.pk, kg.pk)}


def five_of_three():
    return treaty(
        "385",
        THRESHOLD | {"threshold_total": 3, "threshold_members": 2},
        {"n": 3},
        chart_complete_on=date(2020, 1, 1),
    )


def test_deposit_that_completes_a_threshold_changes_the_other_depositors():
    al, hr, ee = states("AL", "HR", "EE")
    convention = five_of_three()
    act(convention, al, "ratification", "2002-06-20")
    act(convention, hr, "ratification", "2002-10-17")
    assert status(convention, al, "2030-01-01") == "contracting"
    before = rows()

    last = act(convention, ee, "ratification", "2003-05-12")

    assert status(convention, al, "2003-05-11") == "contracting"
    assert status(convention, al, "2003-05-12") == "entry_into_force_pending"
    assert status(convention, hr, "2003-09-01") == "in_force"
    with door.writing([convention]) as write:
        write.delete(last)
    assert without_ids(rows()) == without_ids(before)


def test_two_of_three_members_are_needed():
    [al] = states("AL")
    us, jp = states("US", "JP", members=False)
    convention = five_of_three()
    for state in (al, us, jp):
        act(convention, state, "ratification", "2002-06-20")

    assert status(convention, us, "2030-01-01") == "contracting"


def test_correcting_an_act_moves_its_periods():
    [kg] = states("KG")
    convention = treaty("301", {"n": 3}, entered_into_force_on=day("1990-01-01"))
    deposit = act(convention, kg, "accession", "2024-03-22")

    deposit.done_on = day("2024-04-22")
    with door.writing([convention]) as write:
        write.save(deposit)

    assert status(convention, kg, "2024-04-21") is None
    assert status(convention, kg, "2024-08-01") == "in_force"


@pytest.mark.parametrize("publication", ["draft", "withdrawn"])
def test_only_published_acts_are_facts(publication):
    [kg] = states("KG")
    convention = treaty("301")

    act(convention, kg, "signature", "2024-03-22", publication=publication)

    assert not StatusPeriod.objects.exists()


def test_protocol_follows_its_parent():
    [kg] = states("KG", members=False)
    parent = treaty("301", {"n": 3}, LEAVING, entered_into_force_on=day("1990-01-01"))
    protocol = treaty("302", {"n": 3}, entered_into_force_on=day("1990-01-01"), parent=parent)
    act(parent, kg, "accession", "2000-01-10")
    assert status(protocol, kg, "2000-01-10") == "open"
    act(protocol, kg, "accession", "2000-02-10")

    act(parent, kg, "denunciation", "2010-03-10")

    assert status(protocol, kg, "2010-09-30") == "in_force"
    assert status(protocol, kg, "2010-10-01") == "denounced"


def test_membership_moves_the_state_to_another_group():
    [kg] = states("KG", members=False)
    treaty("301")

    with door.writing(None) as write:
        organisation = OrganisationFactory(code="COE")
        write.save(
            MembershipFactory.build(
                organisation=organisation, state=kg, member_from=date(2010, 1, 1)
            )
        )

    found = GroupPeriod.objects.filter(state=kg).values_list("group_id", "starts_on")
    assert sorted(found) == [
        ("any-state", date.min),
        ("coe-member", date(2010, 1, 1)),
        ("coe-other", date.min),
    ]


def test_unchanged_save_writes_nothing():
    [kg] = states("KG")
    convention = treaty("301")
    signature = act(convention, kg, "signature", "2000-01-10")
    before = Revision.objects.get().number, Change.objects.count(), rows()

    with door.writing([convention]) as write:
        write.save(signature)

    assert (Revision.objects.get().number, Change.objects.count(), rows()) == before


def test_failure_leaves_nothing():
    [kg] = states("KG")
    convention = treaty("301")
    before = Revision.objects.get().number, Change.objects.count(), Act.objects.count(), rows()

    with suppress(ZeroDivisionError), door.writing([convention]) as write:
        write.save(ActFactory.build(treaty=convention, state=kg))
        raise ZeroDivisionError

    after = Revision.objects.get().number, Change.objects.count(), Act.objects.count(), rows()
    assert after == before


def test_writing_outside_the_lock_is_an_error():
    [kg] = states("KG")
    locked, other = treaty("301"), treaty("302")

    with door.writing([locked]) as write:
        for row in (ActFactory.build(treaty=other, state=kg), other, kg):
            with pytest.raises(RuntimeError, match="needs its treaty, or None for all"):
                write.save(row)


def test_lock_takes_the_protocols_along():
    parent = treaty("301")
    protocol = treaty("302", parent=parent)
    counted = treaty("303", THRESHOLD | {"threshold_of": protocol, "threshold_total": 2})
    treaty("304")

    with door.writing([parent]) as write:
        assert write.treaty_codes == {"ets-301", protocol.code, counted.code}


def test_sequence_has_no_gaps():
    kg, kz = states("KG", "KZ")
    convention = treaty("301")
    first = act(convention, kg, "signature", "2000-01-10")
    act(convention, kz, "signature", "2000-01-10")
    with door.writing([convention]) as write:
        write.delete(first)

    sequence = list(Change.objects.values_list("sequence", flat=True))
    revisions = list(Change.objects.values_list("revision", flat=True))
    assert sequence == list(range(1, len(sequence) + 1))
    assert revisions == sorted(revisions)
    assert Revision.objects.get().sequence == sequence[-1]
    assert Revision.objects.get().number == revisions[-1]


# The command.


def test_check_finds_what_does_not_follow_from_the_facts():
    [kg] = states("KG")
    convention = treaty("301")
    act(convention, kg, "signature", "2000-01-10")
    assert not door.rederive(check=True)
    surplus = StatusPeriodFactory(treaty=convention, state=StateFactory(code="KZ"))
    StatusPeriod.objects.filter(state=kg).delete()

    with pytest.raises(CommandError):
        call_command("derive", "--check", stdout=StringIO())
    assert StatusPeriod.objects.filter(pk=surplus.pk).exists()  # a check writes nothing

    call_command("derive", stdout=StringIO())
    assert not door.rederive(check=True)
    assert status(convention, kg, "2000-01-10") == "signed"


def test_derive_of_one_treaty_leaves_the_others():
    [kg] = states("KG")
    first, second = treaty("301"), treaty("302")
    for convention in (first, second):
        act(convention, kg, "signature", "2000-01-10")
    StatusPeriod.objects.all().delete()

    call_command("derive", "--treaty", "ets-301", stdout=StringIO())

    assert set(StatusPeriod.objects.values_list("treaty_id", flat=True)) == {first.pk}
    door.rederive()


def test_act_is_written_with_few_queries(django_assert_max_num_queries):
    [kg] = states("KG")
    conventions = [treaty(f"{number}") for number in range(301, 311)]
    deposit = ActFactory.build(treaty=conventions[0], state=kg)

    with django_assert_max_num_queries(40), door.writing([conventions[0]]) as write:
        write.save(deposit)


# Whatever is entered in whatever order: deleting it again restores what was there.

acts = st.tuples(
    st.sampled_from(["KG", "KZ"]),
    st.sampled_from(["signature", "ratification", "accession", "denunciation", "invitation"]),
    st.dates(date(2000, 1, 1), date(2003, 12, 31)),
)


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(st.lists(acts, max_size=4), acts)
def test_deleting_an_act_restores_what_was_there(before, extra):
    by_code = {state.code: state for state in State.objects.all() or states("KG", "KZ")}
    convention = Treaty.objects.first() or treaty("385")
    with door.writing(None) as write:
        for old in Act.objects.all():
            write.delete(old)
        for code, kind, on in before:
            write.save(
                ActFactory.build(treaty=convention, state=by_code[code], kind=kind, done_on=on)
            )
    expected = without_ids(rows())

    code, kind, on = extra
    added = act(convention, by_code[code], kind, on.isoformat())
    with door.writing([convention]) as write:
        write.delete(added)

    assert without_ids(rows()) == expected


# Two at once.


def in_threads(*functions) -> list:
    """Run functions at the same moment, each with a connection of its own; return the errors."""
    start, errors = threading.Barrier(len(functions)), []

    def run(function):
        start.wait(timeout=20)
        try:
            function()
        except Exception as error:
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[function]) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return errors


@pytest.mark.django_db(transaction=True)
def test_two_transactions_on_one_treaty_leave_it_clean():
    """Each deposit completes the threshold only together with the other."""
    kg, kz = states("KG", "KZ")
    convention = treaty(
        "385", THRESHOLD | {"threshold_total": 2}, {"n": 3}, chart_complete_on=date(2020, 1, 1)
    )

    def deposit(state):
        return lambda: act(convention, state, "ratification", "2000-01-10")

    errors = in_threads(deposit(kg), deposit(kz))

    assert errors == []
    assert not door.rederive(check=True)
    assert {status(convention, state, "2000-05-01") for state in (kg, kz)} == {"in_force"}
    sequence = list(Change.objects.values_list("sequence", flat=True))
    assert sequence == list(range(1, len(sequence) + 1))


@pytest.mark.django_db(transaction=True)
def test_many_transactions_on_parent_and_protocol_leave_them_clean():
    kg, kz = states("KG", "KZ", members=False)
    parent = treaty("301", {"n": 3}, entered_into_force_on=day("1990-01-01"))
    protocol = treaty("302", {"n": 3}, entered_into_force_on=day("1990-01-01"), parent=parent)

    def accede(convention, state, on):
        return lambda: act(convention, state, "accession", on)

    errors = in_threads(
        accede(parent, kg, "2000-01-10"),
        accede(protocol, kg, "2000-02-10"),
        accede(parent, kz, "2000-01-10"),
        accede(protocol, kz, "2000-02-10"),
    )

    assert errors == []
    assert not door.rederive(check=True)
    assert status(protocol, kg, "2000-06-01") == "in_force"


def test_database_lies_in_a_file_or_on_a_server():
    """Else threads would not share it, and the tests above would prove nothing."""
    assert connection.vendor == "postgresql" or connection.settings_dict["NAME"].endswith("sqlite3")


# Which treaties are derived anew where a write may concern all.


def derived_with(monkeypatch) -> list:
    """Return where the codes of the treaties that are derived from now on will stand."""
    found = []
    rederive = door.rederive
    monkeypatch.setattr(
        door,
        "rederive",
        lambda codes=None, **given: found.append(codes) or rederive(codes, **given),
    )
    return found


def test_a_treaty_that_gets_another_parent_moves_both_parents(monkeypatch):
    old, new, apart = (treaty(number) for number in ("301", "302", "303"))
    protocol = treaty("304", parent=old)
    door.rederive()
    found = derived_with(monkeypatch)

    protocol.parent = new
    with door.writing(None) as write:
        write.save(protocol)

    assert found == [{old.code, new.code, protocol.code}]
    assert apart.code not in found[0]


def test_what_concerns_all_derives_all(monkeypatch):
    [kg] = states("KG")
    found = derived_with(monkeypatch)

    kg.exists_from = day("1991-08-31")
    with door.writing(None) as write:
        write.save(kg)

    assert found == [None]


def test_a_new_number_derives_the_family_of_the_treaty(monkeypatch):
    convention = treaty("301")
    protocol, _apart = treaty("303", parent=convention), treaty("304")
    found = derived_with(monkeypatch)

    convention.number, convention.code = "302", ""
    convention.clean()
    with door.writing(None) as write:
        write.save(convention)

    assert found == [{"ets-302", protocol.code}]


def test_a_deleted_treaty_is_derived_no_more(monkeypatch):
    parent = treaty("301")
    protocol = treaty("302", parent=parent)
    door.rederive()
    found = derived_with(monkeypatch)

    with door.writing(None) as write:
        for clause in protocol.clauses.all():
            write.delete(clause)
        for route in protocol.routes.all():
            write.delete(route)
        write.delete(protocol)

    assert found == [{parent.code}]
