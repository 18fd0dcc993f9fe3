"""The Apostille Convention in a few States: who ratified, who acceded, who objected."""

from tests.factories import StatementFactory, TreatyFactory
from tests.treaties import stories
from tests.treaties.stories import day
from treaties.writing.door import writing

PARTIES = {"DE": "1966-02-13", "AT": "1968-01-13", "FR": "1965-01-24"}


def states_of_apostille():
    """Return by code three that ratify, the Kyrgyz Republic, and one that does nothing."""
    return {state.code: state for state in stories.states("KG", *PARTIES, "UZ")}


def apostille_convention(states):
    """Return the treaty after the accession of the Kyrgyz Republic."""
    treaty = treaty_of_parties(states)
    accession(treaty, states)
    return treaty


def treaty_of_parties(states, number="412", **values):
    """Return a treaty in force since 1965 that three States ratified."""
    values = {"accession_binds": "those_who_do_not_object"} | values
    treaty = TreatyFactory(number=number, entered_into_force_on=day("1965-01-24"), **values)
    with writing(None) as write:
        treaty.basis = "treaty's text"
        write.save(treaty)
    for code, on in PARTIES.items():
        stories.act(treaty, states[code], "ratification", "1965-01-01", effective_on=day(on))
    return treaty


def accession(treaty, states, **values):
    values = {"effective_on": day("2011-07-31")} | values
    return stories.act(treaty, states["KG"], "accession", "2010-11-15", **values)


def responds(state, act, nature="objection", **values):
    """Enter one State's objection to an accession, or its acceptance, through the door."""
    found = StatementFactory.build(
        treaty=act.treaty, state=state, about_act=act, nature=nature, **values
    )
    with writing([act.treaty]) as write:
        write.save(found)
    return found


def objects(states, treaty, code="DE", **values):
    values = {"made_on": day("2011-05-20"), "starts_on": day("2011-05-20")} | values
    return responds(states[code], treaty.acts.get(kind="accession"), **values)
