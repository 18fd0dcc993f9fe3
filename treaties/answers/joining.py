"""May a State join a treaty, by which way, and how long others took."""

from collections.abc import Iterable
from datetime import date

from countries.models import State
from countries.names import in_language

from ..law import way as law
from ..law.joining import Possibility, possibility
from ..law.pair import Pair
from ..models import Clause, Depositary, Treaty
from ..models.worlds import around
from ..sentences.explanation import clause_sentence
from ..sentences.joining import inviter, may_join, step_sentence
from .examples import examples
from .reasons import in_words

ABOUT_INVITATIONS = {
    law.StepCode.REQUEST,
    law.StepCode.REQUEST_AGAIN,
    law.StepCode.DECISION,
    law.StepCode.INVITATION,
}
ABOUT_CONSENT = {
    law.StepCode.CONSENT,
    law.StepCode.ACCEDE,
    law.StepCode.RATIFY,
    law.StepCode.REGISTER,
}


def joining(
    treaty: Treaty, state: State, answer: dict, clauses: Iterable[Clause], *, language: str
) -> dict | None:
    """Return whether a State may join a treaty, the way there, and how long others took.

    ``answer`` is that about the pair on the day asked about; None for a Party. ``clauses`` are the
    rows of the treaty's. Without examples, and without a source, where there is no way.
    Costs some fifteen queries, three more for each layer of treaties referred to.
    """
    if answer["is_party"]:
        return None
    on = answer["as_of"]
    pair = around(treaty, state).pair(treaty.code, state.code)
    found = possibility(pair, on)
    steps = Way(treaty, pair, on, list(clauses)).rows()
    return {
        "possible": found.possible,
        "reason": in_words(found, has_acted=pair.has_acted(on)),
        "by_invitation": needs_invitation(found),
        "sentence": may_join(found.possible, by_invitation=found.by_invitation),
        "steps": steps,
        "source": treaty.depositary.invitations_source if says_how(steps) else None,
        "examples": examples(treaty, state, on, language) if steps else None,
    }


def needs_invitation(found: Possibility) -> bool:
    """Whether nothing but an invitation is in the way."""
    return found.possible is not False and found.by_invitation


def says_how(steps: list[dict]) -> bool:
    """Whether one of the steps is known from how the depositary's invitations come about."""
    return any(step["code"] in (law.StepCode.CONSULTATION, law.StepCode.VALIDITY) for step in steps)


class Way:
    """The steps of a way, with the names, clauses and articles that they speak of."""

    def __init__(self, treaty: Treaty, pair: Pair, on: date, clauses: list[Clause]):
        self.treaty = treaty
        self.clauses = clauses
        self.steps = law.way(pair, on, invitation(treaty))
        group = pair.group_on(on)
        self.articles = next(
            (route.articles for route in treaty.routes.all() if route.group == group.value), ""
        )

    def rows(self) -> list[dict]:
        if not self.steps:
            return []
        names = self.names()
        where = self.place_of_articles()
        return [
            {
                "code": step.code.value,
                "text": step_sentence(step, names, self.clause_of(step)),
                "articles": self.articles if step.code == where else "",
                "on": step.on,
                "treaty": step.treaty,
            }
            for step in self.steps
        ]

    def names(self) -> dict[str, str]:
        """Return the names that the sentences speak of; empty where one is not recorded."""
        required = next((step.treaty for step in self.steps if step.treaty), None)
        depositary = self.treaty.depositary
        return {
            "treaty": Treaty.objects.get(code=required).label if required else "",
            "depositary": depositary.name if depositary else "",
            "asked_of": text_of(depositary, "invitations_asked_of"),
            "consulted": text_of(depositary, "invitations_consult"),
            "decided_by": decider(self.treaty),
        }

    def clause_of(self, step: law.WayStep) -> str:
        """Return the sentence of the clause that decides from when; empty for other steps."""
        if step.clause is None:
            return ""
        key = step.clause.applies_to.value, step.clause.group.value if step.clause.group else ""
        rows = {(row.applies_to, row.group): row for row in self.clauses}
        return clause_sentence(rows[key])

    def place_of_articles(self) -> law.StepCode | None:
        """Return the step to which the article of the route belongs: the first that it is about."""
        codes = [step.code for step in self.steps]
        return next(
            (code for code in codes if code in ABOUT_INVITATIONS),
            next((code for code in codes if code in ABOUT_CONSENT), None),
        )


def text_of(depositary: Depositary | None, field: str) -> str:
    return in_language(getattr(depositary, field)).text if depositary else ""


def has_own_inviter(treaty: Treaty) -> bool:
    """Whether a treaty itself says who invites, and not whoever does for the depositary's others.

    The words of the depositary's practice then do not hold for it.
    """
    usual = treaty.depositary.invitations_decided_by.get("en") if treaty.depositary else None
    return bool(treaty.invited_by) and treaty.invited_by != usual


def decider(treaty: Treaty) -> str:
    if has_own_inviter(treaty):
        return inviter(treaty.invited_by)
    return text_of(treaty.depositary, "invitations_decided_by")


def invitation(treaty: Treaty) -> law.Invitation:
    """Return what is recorded about how a treaty's invitations come about."""
    depositary = treaty.depositary
    if has_own_inviter(treaty) or depositary is None:
        return law.Invitation(is_decided=bool(treaty.invited_by))
    return law.Invitation(
        is_asked_for=bool(depositary.invitations_asked_of),
        is_consulted_on=bool(depositary.invitations_consult),
        is_decided=bool(depositary.invitations_decided_by),
        years=depositary.invitation_years,
    )
