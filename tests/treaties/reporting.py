"""A treaty on which the Kyrgyz Republic reports every four years, for the tests of duties."""

from datetime import date

from countries.models import State
from tests.factories import ReportingDutyFactory
from tests.treaties import stories
from treaties.models import ReportingDuty, Treaty
from treaties.writing import door

JOINED = date(1997, 3, 12)


def cedaw(state: State) -> Treaty:
    """Enter a treaty that is in force for a State since 12 March 1997."""
    treaty = stories.treaty(
        "908", stories.LEAVING, {"n": 1}, entered_into_force_on=date(1981, 9, 3)
    )
    stories.act(treaty, state, "accession", "1997-02-10", effective_on=JOINED)
    return treaty


def duty_of(treaty: Treaty, **values) -> ReportingDuty:
    """Enter the duty to report after one year and then every four years."""
    found = ReportingDutyFactory.build(treaty=treaty, **values)
    with door.writing([treaty]) as write:
        write.save(found)
    return found
