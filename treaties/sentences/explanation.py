"""Reasons put into sentences in the reader's language.

The law gives its reasons as data; here, and only here, they become text. Sentences keep the
State's name in the nominative, so that every language can use the names of CLDR.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from django.contrib.humanize.templatetags.humanize import apnumber
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from countries.formats import day_in_words

from ..law.participations import STATUS_AFTER
from ..law.vocabulary import (
    ActKind,
    AppliesTo,
    ClauseKind,
    EarlyConsents,
    Missing,
    Status,
    Trigger,
)
from ..models.choices import Confidence
from . import statuses
from .clauses import template
from .events import next_sentence

ENDED = {*STATUS_AFTER.values(), Status.CONSENT_WITHDRAWN}
"""The statuses that a State has because an act ended its participation or its consent."""


def holds_since(answer: dict) -> date | str | None:
    """Return since when a status holds in the words of practice; None if that is not known.

    A treaty is in force since its entry into force for the State, also where a denunciation was
    revoked or a suspension ended since; ``since`` is then the first day of the status as such.
    """
    if answer["status"] == Status.IN_FORCE and answer["in_force_on"]:
        return answer["in_force_on"]
    return None if holds_by(answer) else answer["since"]


def holds_by(answer: dict) -> date | str | None:
    """Return by which day a treaty was in force where nobody knows since when; else None."""
    is_undated = answer["in_force_on"] is None and answer["missing"] == Missing.DATE
    if answer["status"] != Status.IN_FORCE or not is_undated:
        return None
    since = answer["since"]
    return since.removeprefix("../") if isinstance(since, str) else since


def explanation(
    answer: dict,
    *,
    state: str,
    computation: dict | None = None,
    others: Iterable[str] = (),
    **named: str,
) -> list[str]:
    """Return why a State stands where it stands, in sentences.

    ``answer`` is one of ``answers.answers``, ``state`` the State's name, ``computation`` what the
    period stores: the way from the act through the clause to the date, ``others`` the names of
    those with whom an objection keeps the treaty from being in force, ``named`` the names for
    ``why_not``.
    """
    found = [*_explain(answer, state, computation or {}, named)]
    if others:
        found.append(statuses.NOT_BETWEEN % {"states": ", ".join(others)})
    return found


def _explain(answer: dict, state: str, computation: dict, named: dict) -> Iterator[str]:
    yield ended_with_parent(answer, state, computation) or status_sentence(answer, state)
    yield from _reasons(answer, named)
    yield from _acts(answer)
    if "entry" in computation:
        yield from computation_sentences(computation["entry"])
    if answer["differs"]:
        yield difference_sentence(answer["in_force_on"], answer["in_force_on_computed"])
    if "end" in computation:
        yield from computation_sentences(computation["end"])
    yield from _qualifications(answer)


def _reasons(answer: dict, named: dict) -> Iterator[str]:
    if answer["reason"]:
        yield why_not(answer["reason"], **named)
    if answer["missing"]:
        yield str(statuses.MISSING[answer["missing"]])


def why_not(reason: str, *, organisation: str = "", treaty: str = "") -> str:
    """Return why a State may not join a treaty.

    With the name of the organisation whose members it speaks of, or of the treaty that the State
    would have to join first, where the reason is about one and the name is given.
    """
    if organisation and reason in statuses.BARS_OF_ORGANISATION:
        return statuses.BARS_OF_ORGANISATION[reason] % {"organisation": organisation}
    if treaty and reason in statuses.BARS_WITH_TREATY:
        return statuses.BARS_WITH_TREATY[reason] % {"treaty": treaty}
    return str(statuses.BARS[reason])


def _acts(answer: dict) -> Iterator[str]:
    if answer["consent_kind"]:
        yield consent_sentence(answer)
    elif answer["signed_on"]:
        yield _("The treaty was signed on %(day)s.") % {"day": day_in_words(answer["signed_on"])}


def _qualifications(answer: dict) -> Iterator[str]:
    for modifier in answer["modifiers"]:
        if modifier in statuses.MODIFIERS:
            yield str(statuses.MODIFIERS[modifier])
    if answer["next_change"]:
        yield next_sentence(answer)
    yield from warning_sentences(answer)


def warning_sentences(answer: dict) -> list[str]:
    """Return what weakens an answer."""
    words = {"protocols": protocols(answer["must_be_party"])}
    return [statuses.WARNINGS[warning] % words for warning in answer["warnings"]]


def must_be_party(codes: list[str]) -> str:
    """Return, for a list or a label, which protocols show that a State must be a Party."""
    return statuses.MUST_BE_PARTY % {"protocols": protocols(codes)} if codes else ""


def protocols(codes: list[str]) -> str:
    """Return treaties as people write them, by their identifiers: ``ETS 167, CETS 222``."""
    return ", ".join(code.replace("-", " ").upper() for code in codes)


def difference_sentence(published: date | str, computed: date | str) -> str:
    """Return both dates where the published one differs from the computed one."""
    return _(
        "The depositary published %(published)s; by the clause it would be %(computed)s. The "
        "published date counts."
    ) % {
        "published": day_in_words(published),
        "computed": day_in_words(computed),
    }


def ended_with_parent(answer: dict, state: str, computation: dict) -> str:
    """Return the answer about a protocol that ended with its parent; empty where it did not."""
    end, status = computation.get("end", {}), Status(answer["status"])
    if "of_treaty" not in end or status not in ENDED or not answer["since"]:
        return ""
    is_early = status == Status.CONSENT_WITHDRAWN
    template = statuses.CONSENT_ENDED_WITH_PARENT if is_early else statuses.ENDED_WITH_PARENT
    return template % {
        "state": state,
        "since": day_in_words(answer["since"]),
        "treaty": end["of_treaty"],
    }


def status_sentence(answer: dict, state: str) -> str:
    """Return the answer as one sentence, with the day since when it holds where it is known."""
    status = answer["status"]
    with_day, without_day = statuses.STATUSES[status]
    since = holds_since(answer)
    template = with_day if since else without_day
    return template % {
        "state": state,
        "since": day_in_words(since),
        "in_force_on": day_in_words(answer["in_force_on"]),
    }


def consent_sentence(answer: dict) -> str:
    """Return how and when the State consented to be bound."""
    kind = ActKind(answer["consent_kind"])
    if not answer["consented_on"]:
        return str(statuses.UNDATED_CONSENTS.get(kind, statuses.UNDATED_CONSENT))
    return statuses.CONSENTS[kind] % {"day": day_in_words(answer["consented_on"])}


def computation_sentences(entry: dict) -> Iterator[str]:
    """Yield the clause as a sentence, then the small calculation.

    Of an end that is the parent treaty's (``of_treaty``, its name) first what ended that. After
    the clause that its text was not read, if so (``confidence``).
    """
    of_parent = entry.get("of_treaty")
    if of_parent:
        yield parent_sentence(entry)
    if entry["kind"] is not None:
        yield clause_words(
            AppliesTo(entry["applies_to"]), ClauseKind(entry["kind"]), entry["n"], entry
        )
        yield from doubts(entry.get("confidence"))
    if entry.get("is_shared"):
        yield from general_sentences(entry)
    else:
        yield from step_sentences(entry)
    takes_effect_on = entry.get("takes_effect_on", entry["result"])
    if takes_effect_on != entry["result"]:
        yield difference_sentence(takes_effect_on, entry["result"])
    if of_parent:
        yield statuses.WITH_PARENT % {"day": day_in_words(takes_effect_on)}


def parent_sentence(end: dict) -> str:
    """Return what ended the parent treaty for the State, as exactly as its day is known."""
    with_day, without_day = statuses.ENDS_OF_PARENT[ActKind(end["kind_of_act"])]
    received_on = end["inputs"]["received_on"]
    words = {"treaty": end["of_treaty"], "day": day_in_words(received_on)}
    return (with_day if received_on else without_day) % words


def general_sentences(entry: dict) -> Iterator[str]:
    """Yield how the recorded acts lead to the general entry into force, or that they do not.

    Where a chart is not complete, they lead to a later day or to none; the steps would mislead.
    """
    met_on, result = entry["inputs"].get("met_on"), day_in_words(entry["result"])
    if entry["steps"][0]["code"] == "general_date":
        yield _(
            "The acts recorded here do not suffice to compute that day; the treaty's general "
            "date is %(day)s."
        ) % {"day": result}
    else:
        if met_on:
            yield _("The condition was met on %(day)s.") % {"day": day_in_words(met_on)}
        yield from step_sentences(entry)
    yield _(
        "A consent given before the treaty's general entry into force takes effect with it, on "
        "%(day)s."
    ) % {"day": result}


def step_sentences(entry: dict) -> list[str]:
    """Return the calculation step by step; the act itself needs no sentence."""
    return [
        statuses.STEPS[step["code"]]
        % {"day": day_in_words(step["on"]), "period": step_period(step["code"], step["n"])}
        for step in entry["steps"]
        if step["code"] in statuses.STEPS
    ]


def clause_sentence(clause) -> str:
    """Return a final clause, a row of the model, as a sentence with its article and condition."""
    words = clause_words(
        AppliesTo(clause.applies_to),
        ClauseKind(clause.kind),
        clause.n,
        {
            "articles": clause.articles,
            "days": clause.days,
            "trigger": clause.trigger,
            "extra_day": clause.extra_day,
            "early_consents": clause.early_consents,
            "not_before_parent": clause.not_before_parent,
            "group": clause.get_group_display() if clause.group else "",
        },
    )
    return " ".join([words, *condition_sentences(clause), *doubts(clause.confidence)])


def doubts(confidence: str | None) -> list[str]:
    """Return that a clause is only probable, if it is."""
    if confidence != Confidence.PROBABLE:
        return []
    return [_("This clause is probable: the text of the treaty was not read.")]


def clause_words(applies_to: AppliesTo, kind: ClauseKind, n: int | None, clause: dict) -> str:
    """Return what a clause decides and when, beginning with its article if that is known.

    ``clause`` may hold its ``articles``, ``days``, ``trigger``, ``extra_day``, ``early_consents``,
    ``not_before_parent`` and the name of its ``group``.
    """
    trigger = Trigger(clause.get("trigger") or Trigger.DEPOSIT)
    words = template(applies_to, kind, trigger, has_period=bool(n))
    period = {"period": period_words(kind, n), "days": in_days(clause.get("days") or 0)}
    text = " ".join([words % period, *particulars(clause)])
    if treaty := clause.get("of_treaty"):
        return of_other_treaty(treaty, clause["articles"], text)
    if not clause.get("articles"):
        return capfirst(text)
    return _("Article %(articles)s: %(text)s") % {"articles": clause["articles"], "text": text}


def of_other_treaty(treaty: str, articles: str, text: str) -> str:
    """Return what a clause of another treaty than the one in question decides."""
    if not articles:
        return _("%(treaty)s: %(text)s") % {"treaty": treaty, "text": text}
    words = {"treaty": treaty, "articles": articles, "text": text}
    return _("Article %(articles)s of %(treaty)s: %(text)s") % words


def particulars(clause: dict) -> Iterator[str]:
    """Yield what else a clause says about how it counts, and for whom."""
    if clause.get("extra_day"):
        yield _("The depositary counts the day after the period's last day.")
    if clause.get("early_consents") == EarlyConsents.SHARE_GENERAL:
        yield _(
            "A State that consents by the day on which the treaty enters into force becomes a "
            "Party on that day."
        )
    if clause.get("not_before_parent"):
        yield _("It does not enter into force for a State before the parent treaty does.")
    if clause.get("group"):
        yield _("This holds for one group only: %(group)s.") % {"group": clause["group"]}


def condition_sentences(clause) -> Iterator[str]:
    """Yield what a general clause needs before it takes effect."""
    if clause.threshold_total:
        yield ngettext(
            "It needs %(count)s consent to be bound.",
            "It needs %(count)s consents to be bound.",
            clause.threshold_total,
        ) % {"count": clause.threshold_total}
    if clause.threshold_members:
        yield ngettext(
            "At least %(count)s of them must come from a member State of the organisation.",
            "At least %(count)s of them must come from member States of the organisation.",
            clause.threshold_members,
        ) % {"count": clause.threshold_members}
    if clause.threshold_of:
        yield _("Only Parties to %(treaty)s count.") % {"treaty": clause.threshold_of.label}
    if clause.all_parties_to:
        yield _("All Parties to %(treaty)s must have consented.") % {
            "treaty": clause.all_parties_to.label
        }
    if clause.not_before:
        yield _("It does not enter into force before %(treaty)s.") % {
            "treaty": clause.not_before.label
        }


def period_words(kind: str | None, n: int | None) -> str:
    """Return "three months" or "30 days"; empty where a clause has no period."""
    if not n:
        return ""
    is_in_days = kind in (ClauseKind.DAYS_AFTER, ClauseKind.FIRST_OF_MONTH_AFTER_DAYS)
    return in_days(n) if is_in_days else in_months(n)


def step_period(code: str, n: int | None) -> str:
    """Return the period that a step of a calculation says the end of; empty if it has none."""
    if not n:
        return ""
    return in_days(n) if code == "days_end" else in_months(n)


def in_days(n: int) -> str:
    return ngettext("%(count)s day", "%(count)s days", n) % {"count": n}


def in_months(n: int) -> str:
    return ngettext("%(count)s month", "%(count)s months", n) % {"count": spelt(n)}


def spelt(n: int) -> str:
    """Return a small number as a word in English, where treaties spell it; else in digits."""
    return str(apnumber(n)) if get_language() in (None, "en") else str(n)
