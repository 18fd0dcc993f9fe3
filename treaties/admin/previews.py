"""A preview put into words for the form and for the review."""

from collections.abc import Iterable

from countries.formats import day_in_words
from countries.models import State

from ..law.finding import Finding, Severity
from ..law.periods import Period
from ..models import Treaty
from ..models.choices import STATUS_LABELS
from ..sentences import findings
from ..writing.effects import Effect
from ..writing.preview import Preview

SHOWN_OTHERS = 50


def in_words(preview: Preview, confirmed: set[int] = frozenset()) -> dict:
    """Return what the template shows of a preview; ``confirmed`` are the warnings ticked."""
    return {
        "takes_effect_on": day_in_words(preview.takes_effect_on),
        "computed_on": day_in_words(preview.computed_on),
        "differs": preview.differs,
        "sentences": preview.sentences,
        "day": preview.act.done_text and day_in_words(preview.act.done_text),
        "on_the_day": change(preview.on_the_day) if preview.on_the_day else None,
        "today": change(preview.today),
        "periods": [period(item) for item in preview.periods],
        "others": others(preview.others[:SHOWN_OTHERS]),
        "more": len(preview.others) - SHOWN_OTHERS,
        "errors": [finding(item) for item in preview.errors],
        "warnings": [finding(item, confirmed) for item in preview.warnings],
        "notes": [finding(item) for item in preview.notes],
    }


def change(effect: Effect) -> dict:
    """Return the statuses before and after in words."""
    return {
        "before": STATUS_LABELS[effect.before],
        "after": STATUS_LABELS[effect.after],
        "is_changed": effect.is_status_changed,
    }


def period(item: Period) -> dict:
    return {"status": STATUS_LABELS[item.status], "starts_on": day_in_words(item.starts_on)}


def by_severity(found: Iterable[Finding], confirmed: set[int] = frozenset()) -> dict:
    """Return what the checks found as the templates show it; ``confirmed`` are those ticked."""
    found = list(found)
    graver = (Severity.ERROR, Severity.WARNING)
    return {
        "errors": [finding(item) for item in found if item.severity == Severity.ERROR],
        "warnings": [
            finding(item, confirmed) for item in found if item.severity == Severity.WARNING
        ],
        "notes": [finding(item) for item in found if item.severity not in graver],
    }


def finding(item, confirmed: set[int] = frozenset()) -> dict:
    return {
        "number": int(item.check),
        "sentence": findings.sentence(item),
        "is_confirmed": item.check in confirmed,
    }


def others(effects: list[Effect]) -> list[dict]:
    """Return the other pairs that change, with the names of their States and treaties."""
    states = State.objects.filter(code__in={item.state for item in effects})
    treaties = Treaty.objects.filter(code__in={item.treaty for item in effects})
    names = {state.code: state.name for state in states} if effects else {}
    labels = {treaty.code: treaty.label for treaty in treaties} if effects else {}
    return [
        {"state": names[item.state], "treaty": labels[item.treaty], **change(item)}
        for item in effects
    ]
