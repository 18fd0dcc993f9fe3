"""The way by which a State joins a treaty, in sentences, and how long others took.

Names stand in the nominative: in brackets or after a colon.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from countries.formats import day_in_words, number

from ..law.way import StepCode, WayStep
from . import statuses

STEPS = {
    StepCode.JOIN_FIRST: gettext_lazy("Join another treaty first: %(treaty)s."),
    StepCode.WAIT_UNTIL_OPEN: gettext_lazy("Wait until it is open to this State, on %(day)s."),
    StepCode.REQUEST: gettext_lazy("Ask in writing to be invited. Addressee: %(asked_of)s."),
    StepCode.REQUEST_AGAIN: gettext_lazy(
        "The State was invited before: ask in writing for a further invitation. Addressee: "
        "%(asked_of)s."
    ),
    StepCode.REQUESTED: gettext_lazy("The State asked on %(day)s to be invited."),
    StepCode.CONSULTATION: gettext_lazy("Before the decision these are consulted: %(consulted)s."),
    StepCode.DECISION: gettext_lazy("Who decides whether to invite: %(decided_by)s."),
    StepCode.INVITATION: gettext_lazy(
        "The State has to be invited; how an invitation comes about is not recorded here."
    ),
    StepCode.INVITED: gettext_lazy(
        "The State has been invited; the last day of the invitation is %(day)s."
    ),
    StepCode.CONSENT: gettext_lazy(
        "Sign and ratify, or accede: deposit the instrument with the depositary (%(depositary)s)."
    ),
    StepCode.RATIFY: gettext_lazy(
        "The State has signed: deposit the instrument of ratification, acceptance or approval "
        "with the depositary (%(depositary)s)."
    ),
    StepCode.ACCEDE: gettext_lazy(
        "Deposit the instrument of accession with the depositary (%(depositary)s)."
    ),
    StepCode.REGISTER: gettext_lazy(
        "Communicate the ratification to be registered (%(depositary)s)."
    ),
    StepCode.OTHERS_ACCEPT: gettext_lazy(
        "The treaty is then in force only with those Parties that accept the accession."
    ),
    StepCode.OTHERS_MAY_OBJECT: gettext_lazy(
        "The treaty is then in force only with those Parties that do not object in time."
    ),
}

WITHOUT_DAY = {
    StepCode.WAIT_FOR_ENTRY: gettext_lazy(
        "Wait until the treaty has entered into force; until then this State cannot accede."
    ),
    StepCode.REQUESTED: gettext_lazy(
        "The State asked to be invited; the exact day is not recorded."
    ),
    StepCode.INVITED: gettext_lazy(
        "The State has been invited; the last day of the invitation is not recorded."
    ),
}
"""The same where the day is not known, or depends on what nobody knows yet."""

WITH_DAY = {
    StepCode.WAIT_FOR_ENTRY: gettext_lazy(
        "Wait until the treaty enters into force, on %(day)s; before that this State cannot accede."
    ),
}

WITHOUT_DEPOSITARY = {
    StepCode.CONSENT: gettext_lazy(
        "Sign and ratify, or accede: deposit the instrument with the depositary."
    ),
    StepCode.RATIFY: gettext_lazy(
        "The State has signed: deposit the instrument of ratification, acceptance or approval "
        "with the depositary."
    ),
    StepCode.ACCEDE: gettext_lazy("Deposit the instrument of accession with the depositary."),
    StepCode.REGISTER: gettext_lazy("Communicate the ratification to be registered."),
}

INVITERS = {
    "Parties": gettext_lazy("the Parties"),
    "two thirds of the Parties": gettext_lazy("two thirds of the Parties"),
}
"""What treaties say about who invites, where it is not the depositary's organisation."""


def inviter(words: str) -> str:
    """Return who invites, in the reader's language where the words are usual ones."""
    return str(INVITERS.get(words, words))


def step_sentence(step: WayStep, names: dict[str, str], clause: str) -> str:
    """Return one step; ``names`` are those of the treaty, the depositary and the bodies.

    ``clause`` is the sentence of the clause on the entry into force, empty where none is known.
    """
    if step.code == StepCode.ENTRY:
        return clause or str(statuses.CAUTIONS["clause_unknown"])
    if step.code == StepCode.VALIDITY:
        return validity(step.n)
    return template(step, names) % (names | {"day": day_in_words(step.on)})


def template(step: WayStep, names: dict[str, str]) -> str:
    if step.on is None and step.code in WITHOUT_DAY:
        return WITHOUT_DAY[step.code]
    if not names["depositary"] and step.code in WITHOUT_DEPOSITARY:
        return WITHOUT_DEPOSITARY[step.code]
    return WITH_DAY[step.code] if step.code in WITH_DAY else STEPS[step.code]


def validity(years: int) -> str:
    return ngettext(
        "The invitation is usually valid for %(count)s year; the one received says until when.",
        "The invitation is usually valid for %(count)s years; the one received says until when.",
        years,
    ) % {"count": number(years)}


MAY_JOIN = {
    True: gettext_lazy("On this day the State may join."),
    False: gettext_lazy("On this day the State may not join."),
    None: gettext_lazy("Whether the State may join on this day is not known."),
}
IF_INVITED = gettext_lazy("On this day the State may join if it is invited.")


def may_join(possible: bool | None, *, by_invitation: bool) -> str:
    """Return in a sentence whether a State may join on the day asked about."""
    return str(IF_INVITED if possible and by_invitation else MAY_JOIN[possible])


def waited(count: int, median: int, least: int, most: int) -> str:
    """Return how long those took who were invited and joined; ``count`` of them."""
    if count == 1:
        return _("One State: from the invitation to the deposit it took %(days)s.") % {
            "days": in_days(median)
        }
    return _(
        "%(count)s States: from the invitation to the deposit they took %(median)s (median), at "
        "least %(least)s, at most %(most)s."
    ) % {
        "count": number(count),
        "median": in_days(median),
        "least": in_days(least),
        "most": in_days(most),
    }


def in_days(count: int) -> str:
    return ngettext("%(count)s day", "%(count)s days", count) % {"count": number(count)}


def no_wait() -> str:
    return _(
        "No example: of no State are both the day of the invitation and that of the deposit "
        "recorded."
    )
