"""What one status rests on, as data: the acts, the periods, the statements, the computation."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from ..law.silence import Record, known
from ..law.vocabulary import (
    BEGINNING,
    GROUP_OF,
    ActKind,
    AppliesTo,
    ClauseKind,
    Missing,
    Silence,
    Status,
)
from ..models import Act, Clause, StatusPeriod, Treaty
from ..models.choices import (
    ACT_KIND_LABELS,
    APPLIES_TO_LABELS,
    CLAUSE_KIND_LABELS,
    STATUS_LABELS,
)
from ..sentences.explanation import clause_sentence, computation_sentences
from .recorded import RECORDED, UNCONFIRMED, Stated

NO_PARTS: Mapping[date, str] = {}
INPUTS = ("consented_on", "notified_on", "received_on", "general_on", "met_on")
"""What a computation may rest on, in the order in which readers see it."""


def act_row(act: Act, treaty: Treaty, state: str) -> dict:
    """Return an act as the API shows it: without what is for staff only."""
    return {
        "id": act.pk,
        "treaty": treaty.code,
        "series": treaty.series_id,
        "number": treaty.number,
        "label": treaty.label,
        "state": state,
        "kind": act.kind,
        "kind_label": str(ACT_KIND_LABELS[ActKind(act.kind)]),
        "done_on": act.done_text or None,
        "effective_on": act.effective_on,
        "expires_on": act.expires_on,
        "source": act.source,
        "document_reference": act.document_reference,
        "notified_on": act.notified_on,
        "objections_checked_on": act.objections_checked_on,
        "depositary": act.depositary.code if act.depositary else None,
        "place": act.place or None,
        "unconfirmed": act.is_unconfirmed,
        "confidence": UNCONFIRMED if act.is_unconfirmed else RECORDED,
        "note": act.public_note,
        "difference_reason": act.difference_reason,
        "checked_on": act.checked_on,
        "changed_at": act.changed_at,
    }


def is_known(period: StatusPeriod, record: Callable[[int | None], Record]) -> bool:
    """Tell whether what a period says may be said, for it may rest on somebody's silence.

    ``record`` returns what was checked of a treaty and of the period's State.
    """
    own, required = record(period.treaty_id), record(period.requires_id)
    return known(Silence(period.silence), period.starts_on, own, required).is_known


def period_row(
    period: StatusPeriod, *, is_known: bool, stated: Mapping[date, str] = NO_PARTS
) -> dict:
    """Return a stored period; one that rests on somebody's silence only if that was checked.

    ``stated`` are the texts of days of which only the month, the year or a bound is known.
    """
    unknown = not is_known
    starts_on = None if period.starts_on == BEGINNING else period.starts_on
    status = Status.DATA_INCOMPLETE if unknown else Status(period.status)
    return {
        "status": status.value,
        "status_label": str(STATUS_LABELS[status]),
        "status_group": GROUP_OF[status].value,
        "starts_on": stated.get(starts_on, starts_on),
        "ends_on": stated.get(period.ends_on, period.ends_on),
        "missing": Missing.CHART.value if unknown else period.missing or None,
        "reason": None if unknown else period.reason or None,
    }


def clause_row(clause: Clause) -> dict:
    """Return a final clause as data, with its sentence."""
    names = ("threshold_of", "all_parties_to", "not_before")
    others = {name: getattr(clause, name) for name in names}
    plain = ("n", "days", "extra_day", "overflow", "threshold_total", "threshold_members")
    return {
        "applies_to": clause.applies_to,
        "applies_to_label": str(APPLIES_TO_LABELS[AppliesTo(clause.applies_to)]),
        "kind": clause.kind,
        "kind_label": str(CLAUSE_KIND_LABELS[ClauseKind(clause.kind)]),
        **{name: getattr(clause, name) for name in plain},
        **{name: other.code if other else None for name, other in others.items()},
        "counts_accessions": clause.counts_accessions,
        "group": clause.group or None,
        "trigger": clause.trigger or None,
        "early_consents": clause.early_consents or None,
        "barred_years": clause.barred_years,
        "counted_from": clause.counted_from or None,
        "every_years": clause.every_years,
        "window_months": clause.window_months,
        "confidence": clause.confidence or None,
        "articles": clause.articles,
        "quoted_text": clause.quoted_text,
        "basis": clause.basis,
        "note": clause.note,
        "sentence": clause_sentence(clause),
    }


def with_confidence(entry: dict, clauses: Iterable[Clause]) -> dict:
    """Return a part of ``StatusPeriod.computation`` with how sure its clause is."""
    clause = clause_of(entry, clauses)
    return entry | {"confidence": clause.confidence if clause else ""}


def clause_of(entry: dict, clauses: Iterable[Clause]) -> Clause | None:
    """Return the clause that a computation applied: of several that decide the same, by its words.

    A clause for one group of States stands beside that for all.
    """
    found = [clause for clause in clauses if clause.applies_to == entry["applies_to"]]
    own = (clause for clause in found if (clause.kind, clause.articles) == _words_of(entry))
    return next(own, found[0] if found else None)


def _words_of(entry: dict) -> tuple[str | None, str]:
    return entry["kind"], entry["articles"]


def computation_row(
    decides: str, entry: dict | None, clauses: Iterable[Clause], sources: dict[str, str]
) -> dict | None:
    """Return how a date follows: the clause, what went into it and from where, steps, result.

    ``entry`` is a part of ``StatusPeriod.computation``, with the confidence of its clause;
    ``sources`` are by the name of the input.
    """
    if entry is None:
        return None
    clause = clause_of(entry, clauses)
    return {
        "decides": decides,
        "clause": {
            "applies_to": entry["applies_to"],
            "articles": entry["articles"],
            "kind": entry["kind"],
            "n": entry.get("n"),
            "extra_day": entry.get("extra_day", False),
            "confidence": entry["confidence"] or None,
            "quoted_text": clause.quoted_text if clause else "",
            "sentence": clause_sentence(clause) if clause else None,
        },
        "inputs": [
            {"name": name, "date": entry["inputs"][name], "source": sources.get(name)}
            for name in INPUTS
            if name in entry["inputs"]
        ],
        "steps": entry["steps"],
        "result": entry["result"],
        "sentences": [str(text) for text in computation_sentences(entry)],
    }


def sources_of(acts: Iterable[Act], treaty: Treaty, period: StatusPeriod | None) -> dict[str, str]:
    """Return where each input of an entry into force comes from, by its name."""
    found = {"general_on": "published" if treaty.entered_into_force_on else "computed"}
    for act in acts:
        is_consent = period and act.kind == period.consent_kind
        if is_consent and act.done_on == period.consented_on:
            found["consented_on"] = found["notified_on"] = act.source
    return found


def days_in_part(acts: Iterable[Act]) -> dict[date, str]:
    """Return the days that acts of one pair state only in part, with the text of each."""
    stated = Stated()
    for act in acts:
        stated.add_act(act)
    return {
        day: text
        for pair, texts in stated.partial.items()
        for day, text in texts.items()
        if day not in stated.sure[pair]
    }
