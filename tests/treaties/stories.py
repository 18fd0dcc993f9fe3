"""Facts entered through the door in a few words, for tests of what is derived from them."""

from datetime import date

from countries.models import Organisation, State
from tests.factories import (
    EVERYBODY,
    ActFactory,
    CheckedFactory,
    ClauseFactory,
    DepositaryFactory,
    MembershipFactory,
    OrganisationFactory,
    SeriesFactory,
    StateFactory,
    TreatyFactory,
    usual_routes,
)
from treaties.models import Act, Treaty
from treaties.writing import door


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def council(write) -> Organisation:
    """Return the Council of Europe, written through the door if it is not there yet."""
    found = Organisation.objects.filter(code="COE").first()
    if found is None:
        found = OrganisationFactory.build()
        write.save(found)
    return found


def states(
    *codes: str, members: bool = True, treaties_checked_on: date | None = None, **values
) -> list[State]:
    """Enter States through the door, as members of the Council of Europe or not.

    ``treaties_checked_on``: when the list of their treaties there was found complete.
    """
    found = [StateFactory.build(code=code, **values) for code in codes]
    with door.writing(None) as write:
        organisation = council(write)
        for state in found:
            write.save(state)
            if members:
                write.save(MembershipFactory.build(organisation=organisation, state=state))
            if treaties_checked_on:
                check = {"depositary": DepositaryFactory(), "checked_on": treaties_checked_on}
                write.save(CheckedFactory.build(state=state, **check))
    return found


def treaty(
    number: str,
    *clauses: dict,
    open_to=EVERYBODY,
    chart_complete_on: date | None = None,
    **values,
) -> Treaty:
    """Enter a treaty with its routes and clauses through the door."""
    series = SeriesFactory(code=values.get("series", "ETS"))
    found = TreatyFactory.build(number=number, depositary=series.depositary, **values)
    found.take_names(series)
    with door.writing(None) as write:
        found.organisation = council(write)
        write.save(found)
        for route in usual_routes(found, open_to):
            write.save(route)
        if chart_complete_on:
            write.save(CheckedFactory.build(treaty=found, checked_on=chart_complete_on))
        for clause in clauses:
            write.save(ClauseFactory.build(treaty=found, **clause))
    return found


def act(treaty: Treaty, state: State, kind: str, on: str | None, **values) -> Act:
    """Enter one act through the door."""
    found = ActFactory.build(treaty=treaty, state=state, kind=kind, done_on=day(on), **values)
    with door.writing([treaty]) as write:
        write.save(found)
    return found


THRESHOLD = {
    "applies_to": "general_entry_into_force",
    "kind": "first_of_month_after_months",
    "n": 3,
}
LEAVING = {"applies_to": "denunciation", "n": 6}
EACH_TEN_YEARS = {
    "applies_to": "denunciation",
    "kind": "months_after",
    "n": 12,
    "barred_years": 10,
    "counted_from": "treaty",
    "every_years": 10,
    "window_months": 12,
}
"""When a convention of the ILO lets a State leave; C027 counts from 9 March 1932."""
