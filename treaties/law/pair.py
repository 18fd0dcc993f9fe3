"""One State and one treaty: their acts, and what the decision table asks about them."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from .facts import Act, Admission, State, Treaty
from .participations import Participation, in_order
from .silence import Record
from .thresholds import General
from .vocabulary import (
    BEGINNING,
    CONSENTS,
    ENDINGS,
    SIGNATURES,
    SIMPLE_SIGNATURES,
    ActKind,
    StateGroup,
)


class Pair:
    """One State and one treaty, with everything that the decision table asks about them.

    ``of_parent`` is the same State and the treaty's parent, ``of_barring`` the same State and the
    treaty whose Parties undertake to abstain from this one, ``of_required`` the same State and
    each treaty that a route of this one requires, ``of_protocols`` the same State and each
    protocol that only those who join the treaty may join. ``stated_on`` is the first day on which
    the State declared something about the treaty.
    """

    def __init__(
        self,
        treaty: Treaty,
        general: General,
        state: State,
        acts: Iterable[Act],
        participations: tuple[Participation, ...],
        *,
        of_parent: "Pair | None" = None,
        of_barring: "Pair | None" = None,
        of_required: "dict[str, Pair] | None" = None,
        of_protocols: "tuple[Pair, ...]" = (),
        stated_on: date | None = None,
    ):
        acts = list(acts)
        self.treaty = treaty
        self.general = general
        self.state = state
        self.acts = in_order(acts)
        self.undated = [act for act in acts if act.day is None]
        self.participations = participations
        self.of_parent = of_parent
        self.of_barring = of_barring
        self.of_required = of_required or {}
        self.of_protocols = of_protocols
        self.stated_on = stated_on
        self.binding = [act for act in acts if act.kind in CONSENTS | ENDINGS]
        self.has_undated = any(act.day is None for act in self.binding)

    @property
    def parent(self) -> tuple[Participation, ...]:
        return self.of_parent.participations if self.of_parent else ()

    def is_barred(self, on: date) -> bool:
        """Whether the State is Party to the treaty whose Parties undertake to abstain from this."""
        return self.of_barring is not None and self.of_barring.is_party(on)

    @cached_property
    def others(self) -> "list[Pair]":
        """The same State and the other treaties on which its standing may depend."""
        found = [self.of_parent, self.of_barring, *self.of_required.values()]
        return list({id(pair): pair for pair in found if pair is not None}.values())

    def group_on(self, on: date) -> StateGroup:
        """Return the group of States that the treaty takes the State for on a day.

        Who is named is so from the day on which the treaty is open to those it names.
        """
        group = self.state.group_on(on, self.treaty.organisation)
        named = self.treaty.admission(StateGroup.NAMED)
        if named is None or not named.is_open(on) or group == StateGroup.NOT_A_STATE:
            return group
        return StateGroup.NAMED if self.state.key in self.treaty.named_states else group

    def admission_on(self, on: date) -> Admission | None:
        """Return how the State may join on a day; None if the treaty is not open to it then."""
        found = self.treaty.admission(self.group_on(on))
        return found if found is not None and found.is_open(on) else None

    def has_joined_required(self, on: date) -> bool | None:
        """Whether the State has consented to the treaty that its route requires.

        None if the date of that consent is not known; True where none is required.
        """
        admission = self.treaty.admission(self.group_on(on))
        if admission is None or admission.requires is None:
            return True
        return self.of_required[admission.requires].has_consented(on)

    @property
    def record(self) -> Record:
        """What was checked: the treaty's chart, and the State's list at its depositary."""
        return Record.about(self.treaty, self.state)

    @cached_property
    def possible_from(self) -> date:
        """The first day on which the State could act on the treaty."""
        days = (self.state.begins_on, self.treaty.possible_from)
        return max((day for day in days if day is not None), default=BEGINNING)

    def lacks_date(self, on: date) -> bool:
        """Whether a consent or an ending may have come by a day, or not: its date is not known."""
        first = self.possible_from
        return self.has_undated or any(act.may_count(on, first) for act in self.binding)

    def is_party(self, on: date) -> bool:
        """Whether the State is a Party: the treaty in force for it, and both still there."""
        ends = (self.treaty.ended_on, self.state.ends_on)
        if any(day is not None and day <= on for day in ends):
            return False
        return any(item.is_party(on) for item in self.participations)

    def bound_without_consent(self, on: date) -> tuple[str, ...]:
        """Return the protocols in force for the State on a day, though it joined no such treaty.

        So it must be a Party, or they could not be in force for it; its consent is not recorded.
        Empty where a consent is, whatever became of it, and once the treaty itself has ended.
        """
        if not self.of_protocols:
            return ()
        has_ended = self.treaty.ended_on is not None and self.treaty.ended_on <= on
        if has_ended or self.lacks_date(on) or any(item.day <= on for item in self.participations):
            return ()
        return tuple(other.treaty.key for other in self.of_protocols if other.is_party(on))

    def has_stated_without_act(self, on: date) -> bool:
        """Whether the State had declared something about the treaty, and neither signed nor joined.

        Whoever does so signs or joins, so an act is not recorded. False before the State could
        act, and once the treaty has ended.
        """
        if on < self.possible_from:
            return False
        has_ended = self.treaty.ended_on is not None and self.treaty.ended_on <= on
        has_stated = self.stated_on is not None and self.stated_on <= on
        return has_stated and not has_ended and not self.until(on, SIGNATURES | CONSENTS)

    def has_consented(self, on: date) -> bool | None:
        """Whether a consent is live on a day; None if its date is not known."""
        if any(item.is_live(on) for item in self.participations):
            return True
        return None if self.lacks_date(on) else False

    def until(self, on: date, kinds) -> list[Act]:
        """Return the acts of some kinds up to a day, the day included."""
        return [act for act in self.acts if act.day <= on and act.kind in kinds]

    def has_acted(self, on: date) -> bool:
        return bool(self.acts) and self.acts[0].day <= on

    def latest_participation(self, on: date) -> Participation | None:
        """Return the participation that answers on a day; it may have ended.

        The one that began last; but while an earlier one is still in force, that one.
        """
        begun = [item for item in self.participations if item.day <= on]
        in_force = [item for item in begun if item.is_party(on) and not item.lacks_end(on)]
        return next(iter([*in_force, *reversed(begun)]), None)

    def last_in_effect(self, on: date, kinds) -> Act | None:
        """Return the last act of some kinds that was done and took effect by a day."""
        acts = [act for act in self.until(on, kinds) if act.effect <= on]
        return acts[-1] if acts else None

    def provisional_application(self, on: date) -> Act | None:
        """Return the provisional application that runs on a day.

        Vienna Convention on the Law of Treaties, article 25.
        """
        kinds = {ActKind.PROVISIONAL_APPLICATION, ActKind.END_OF_PROVISIONAL_APPLICATION}
        last = self.last_in_effect(on, kinds)
        if last is not None and last.kind == ActKind.PROVISIONAL_APPLICATION:
            return last
        return None

    def last_end(self, on: date, *, with_withdrawals: bool = False) -> date:
        """Return the day on which a participation last ended, as seen on a day.

        With ``with_withdrawals``, withdrawn consents and signatures count too. The beginning of
        time if none has ended.
        """
        days = [BEGINNING]
        for item in self.participations:
            end = item.end(on)
            if end and end.takes_effect_on <= on and (with_withdrawals or not end.is_withdrawal):
                days.append(end.takes_effect_on)
        if with_withdrawals:
            days += [act.day for act in self.until(on, {ActKind.SIGNATURE_WITHDRAWN})]
        return max(days)

    def standing_signatures(self, on: date, since: date) -> list[Act]:
        """Return the signatures after a day that no withdrawal has taken back."""
        withdrawals = self.until(on, {ActKind.SIGNATURE_WITHDRAWN})
        if withdrawals:
            since = max(since, withdrawals[-1].day)
        return [act for act in self.until(on, SIMPLE_SIGNATURES) if act.day > since]
