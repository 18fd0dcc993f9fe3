"""What a treaty's form shows beside its fields: clauses in words, proof, findings, chart."""

from datetime import date

from countries.formats import day_in_words
from countries.models import State

from ..law.checks import check_missing, check_treaty
from ..law.finding import Finding
from ..models import StatusPeriod, Treaty
from ..models.worlds import world
from ..sentences.explanation import clause_sentence
from ..writing.verification import verify
from .checked_form import numbered

REFERENCES = ["threshold_of", "all_parties_to", "not_before"]


def beside(treaty: Treaty, on) -> dict:
    """Return what a treaty's form shows: clauses in words, the proof, findings, the chart."""
    return {
        "sentences": [clause_sentence(clause) for clause in clauses_of(treaty)],
        "proof": proof(treaty),
        "findings": [numbered(item) for item in [*findings(treaty), *missing(treaty, on)]],
        "chart": chart(treaty, on),
    }


def clauses_of(treaty: Treaty):
    return treaty.clauses.select_related("treaty", *REFERENCES)


def proof(treaty: Treaty) -> dict:
    """Return how many published dates of a treaty its clauses give, and those that they do not."""
    found = verify([treaty])
    names = {state.code: state.name for state in State.objects.all()}
    return {
        "agree": len(found.computable) - len(found.differences),
        "total": len(found.computable),
        "without_clause": len(found.without_clause),
        "differences": [
            {
                "state": names[item.state],
                "done_on": day_in_words(item.done_on),
                "published_on": day_in_words(item.published_on),
                "computed_on": day_in_words(item.computed_on),
                "reason": item.reason,
            }
            for item in found.differences
        ],
    }


def findings(treaty: Treaty) -> list[Finding]:
    """Return what the checks find about a treaty as it is stored."""
    facts = world([treaty])
    return check_treaty(facts.treaties[treaty.code], facts.outcome(treaty.code).general)


def missing(treaty: Treaty, on: date) -> list[Finding]:
    """Return which States must be Parties to a treaty on a day, though its chart lacks them."""
    return check_missing(world([treaty]).pairs_in_protocols(treaty.code), on=on)


def chart(treaty: Treaty, on):
    """Return where each State with a history of its own stands towards a treaty on a day."""
    periods = StatusPeriod.objects.as_of(on).filter(treaty=treaty)
    return periods.select_related("state").order_by("state__code")
