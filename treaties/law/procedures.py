"""How far a procedure has come: which steps the acts complete, what is now and what follows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .facts import Act
from .vocabulary import CONSENTS, ActKind


class StepState(StrEnum):
    """Where one step of a procedure stands on a day."""

    DONE = "done"
    NOW = "now"
    TO_COME = "to_come"
    NOT_RECORDED = "not_recorded"


@dataclass(frozen=True, slots=True)
class Step:
    """A step as the law sees it: an act of a kind completes it, else a day that was entered."""

    kind: ActKind | None = None
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a step stands, and the act that completed it."""

    state: StepState
    act: Act | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """The stages of the steps, in their order, and the consent with which the procedure ended."""

    stages: tuple[Stage, ...]
    deposit: Act | None


def completes(kind: ActKind, wanted: ActKind) -> bool:
    """Whether an act of a kind completes a step; for a consent any form of it does."""
    return kind == wanted or {kind, wanted} <= CONSENTS


def course(
    steps: Sequence[Step],
    acts: Iterable[Act],
    *,
    on: date,
    since: date | None = None,
    is_open: bool,
) -> Course:
    """Return where each step stands on a day.

    The acts of one State and treaty count from ``since`` on (that day included) up to the first
    consent, which ends the procedure; of several acts of a kind the last counts, as with an
    invitation that was renewed. Acts without any date do not. ``is_open`` says that somebody keeps
    the steps: what comes after the last completed one is then now and to come. Without it nothing
    is known of a step that was not recorded.
    """
    counted = sorted(
        (act for act in acts if act.day and act.day <= on and (since is None or act.day >= since)),
        key=lambda act: act.day,
    )
    deposit = next((act for act in counted if act.kind in CONSENTS), None)
    until = deposit.day if deposit else on
    found = [_completing(step, counted, until) for step in steps]
    done = [
        act is not None or bool(step.done_on and step.done_on <= on)
        for step, act in zip(steps, found, strict=True)
    ]
    states = _states(done, is_open)
    return Course(tuple(map(Stage, states, found)), deposit)


def _completing(step: Step, acts: list[Act], until: date) -> Act | None:
    """Return the act that completes a step: the first consent, else the last act of its kind."""
    if step.kind is None:
        return None
    found = [act for act in acts if completes(act.kind, step.kind) and act.day <= until]
    if step.kind in CONSENTS:
        return found[0] if found else None
    return found[-1] if found else None


def _states(done: list[bool], is_open: bool) -> list[StepState]:
    """Return what is said of each step; one passed over without a record is not to come."""
    following = len(done) - done[::-1].index(True) if True in done else 0
    rest = [StepState.NOW, *[StepState.TO_COME] * len(done)]
    if not is_open:
        rest = [StepState.NOT_RECORDED] * len(done)
    passed = [StepState.DONE if is_done else StepState.NOT_RECORDED for is_done in done[:following]]
    return [*passed, *rest[: len(done) - following]]


def is_due(stage: Stage, days: Iterable[date | None], *, before: date) -> bool:
    """Whether a step that is not done had one of its days before a day, that day not included."""
    return stage.state != StepState.DONE and any(day is not None and day < before for day in days)
