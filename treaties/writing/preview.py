"""What an act that is not a fact yet would change, with the reasons, and what the checks find.

The same pure law answers as after the act is published, on the facts of now with the act among
them.
"""

from copy import copy
from dataclasses import dataclass
from datetime import date

from ..law import facts as law
from ..law.finding import Check, Finding, Severity
from ..law.pair import Pair
from ..law.periods import Period, fold
from ..law.vocabulary import ENDINGS
from ..law.world import World
from ..models import Act
from ..models.worlds import act_facts
from ..sentences.explanation import computation_sentences
from .derivation import computation
from .effects import Effect, Supposition


@dataclass(frozen=True)
class Preview:
    """What follows from an act: its date and why, who stands where before and after, findings.

    ``takes_effect_on`` counts: the published date, else the computed one; each is None where it
    cannot be told. ``on_the_day`` is the State's status when the act was done (None if its day is
    not known), ``today`` that of the day asked, ``others`` the further pairs whose history
    changes.
    """

    act: Act
    takes_effect_on: date | None
    computed_on: date | None
    sentences: list[str]
    periods: list[Period]
    on_the_day: Effect | None
    today: Effect
    others: list[Effect]
    findings: list[Finding]

    def found(self, *severities: Severity) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity in severities]

    @property
    def errors(self) -> list[Finding]:
        return self.found(Severity.ERROR)

    @property
    def warnings(self) -> list[Finding]:
        """The findings that need a confirmation with a reason."""
        return self.found(Severity.WARNING)

    @property
    def notes(self) -> list[Finding]:
        """The findings that only tell."""
        return self.found(Severity.FLAG, Severity.INFO, Severity.BLOCKS_PUBLICATION)

    @property
    def differs(self) -> bool:
        return any(finding.check == Check.DIFFERS_FROM_CLAUSE for finding in self.findings)


def preview(act: Act, on: date) -> Preview:
    """Return what would follow if an act that is not published were published; ``on`` is today.

    A draft that corrects a published act takes its place.
    """
    code, state = act.treaty.code, act.state.code
    supposed, law_act = Supposition([act], on), act_facts(act)
    pair = supposed.after.pair(code, state)
    takes_effect_on, computed_on = effect_of(pair, law_act)
    day, periods = law_act.day, fold(pair)
    return Preview(
        act=act,
        takes_effect_on=takes_effect_on,
        computed_on=computed_on,
        sentences=reasons(supposed.after, pair, law_act, periods),
        periods=[item for item in periods if day is None or (item.ends_on or date.max) > day],
        on_the_day=asked_on(supposed, day).effect(code, state) if day else None,
        today=supposed.effect(code, state),
        others=list(supposed.effects_on_others()),
        findings=supposed.findings(act),
    )


def findings(act: Act, on: date, facts: World | None = None) -> list[Finding]:
    """Return only what the checks find about an act that is not published, as if it were."""
    return Supposition([act], on, facts).findings(act)


def withdrawal(act: Act, on: date) -> list[Effect]:
    """Return the pairs whose history would change if a published act were withdrawn."""
    supposed = Supposition([act], on)
    supposed.after = supposed.before.minus({act.pk})
    return [supposed.effect(act.treaty.code, act.state.code), *supposed.effects_on_others()]


def asked_on(supposed: Supposition, on: date) -> Supposition:
    """Return the same supposition, asked about another day."""
    other = copy(supposed)
    other.on = on
    return other


def effect_of(pair: Pair, act: law.Act) -> tuple[date | None, date | None]:
    """Return the day on which an act takes effect, and the day that the clause gives for it."""
    for item in pair.participations:
        if item.consent == act:
            on = item.in_force_on if item.entry.is_exact else None
            return on, item.in_force_on_computed
        for ending in item.endings:
            if ending.act == act and not ending.of_parent:
                return ending.takes_effect_on, ending.computed_on
    return None, None


def reasons(facts: World, pair: Pair, act: law.Act, periods: list[Period]) -> list[str]:
    """Return the clause that gives an act its date and the small calculation, in sentences."""
    part = "end" if act.kind in ENDINGS else "entry"
    for period in periods:
        found = computation(facts, pair.treaty, period) or {}
        if part in found and is_about(period, act):
            return [*computation_sentences(found[part])]
    return []


def is_about(period: Period, act: law.Act) -> bool:
    """Whether the computed date of a period is that of an act."""
    latest = period.answer.participation
    if act.kind not in ENDINGS:
        return latest.consent == act
    end = latest.end(period.starts_on)
    return end is not None and end.act == act
