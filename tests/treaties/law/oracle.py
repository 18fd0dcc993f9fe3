"""The decision table transcribed naively: a function of all facts and a day, for comparison.

Shares nothing with ``treaties.law`` but its facts, its vocabulary of codes and the date engine.
Slow and plain on purpose: each row of the table is one ``if``.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from treaties.law.dates import add_months, effective_date
from treaties.law.facts import Act, State, Treaty

BEGINNING = date.min
ORDER = [
    "request_to_accede",
    "request_postponed",
    "request_withdrawn",
    "request_refused",
    "invitation",
    "government_approves",
    "parliament_adopts_law",
    "president_signs_law",
    "domestic_law_in_force",
    "instrument_signed",
    "signature_ad_referendum",
    "signature",
    "definitive_signature",
    "ratification",
    "acceptance",
    "approval",
    "ratification_acceptance_or_approval",
    "accession",
    "succession",
    "formal_confirmation",
    "consent",
    "provisional_application",
    "end_of_provisional_application",
    "suspension",
    "end_of_suspension",
    "signature_withdrawn",
    "consent_withdrawn",
    "denunciation",
    "denunciation_revoked",
    "cessation_of_membership",
    "expiry",
    "replacement",
]
CONSENTS = ORDER[ORDER.index("definitive_signature") : ORDER.index("provisional_application")]
AFTER = {
    "denunciation": "denounced",
    "cessation_of_membership": "ceased_membership",
    "expiry": "expired",
    "replacement": "replaced",
}


ENDINGS = [*AFTER, "consent_withdrawn"]
SILENT, OF_REQUIRED = "chart", "required_chart"
OPEN_IF_INVITED = "open_by_invitation"


@dataclass
class Facts:
    """One treaty, its published general entry into force, and one State's acts on it."""

    treaty: Treaty
    state: State
    acts: list[Act] = field(default_factory=list)
    parent: "Facts | None" = None
    barring: "Facts | None" = None
    required: "dict[str, Facts]" = field(default_factory=dict)
    protocols: "list[Facts]" = field(default_factory=list)
    stated_on: date | None = None

    @property
    def general(self):
        return self.treaty.entered_into_force_on

    @property
    def opening(self):
        return self.treaty.opened_on or self.treaty.adopted_on

    @cached_property
    def certain(self):
        """D: the latest day whose act leads to the general date."""
        clause = self.treaty.clauses.get("general_entry_into_force")
        if clause is None or self.general is None or clause.kind == "same_as_parent":
            return None
        if clause.trigger == "notification":  # of which deposit, nobody says
            return None
        days = (self.general - timedelta(days=back) for back in range(1300))
        return next((day for day in days if effective_date(clause, day) == self.general), None)

    @property
    def dated(self):
        return sorted((a for a in self.acts if begins(a)), key=lambda a: (begins(a), rank(a)))

    @cached_property
    def runs(self):
        return play(self)

    def of(self, *kinds):
        return [act for act in self.dated if act.kind in kinds]


def rank(act):
    return ORDER.index(act.kind)


def begins(act):
    """L(a): the day from which an act counts."""
    if act.done is None:
        return act.effective_on
    is_dated_back = act.effective_on is not None and act.effective_on <= act.done.last
    if act.kind == "succession" and is_dated_back:
        return act.effective_on
    return act.done.last


def is_bound_only(act):
    """Whether it is known only that the act was done on a day or before."""
    return act.done is not None and act.done.first == BEGINNING


def takes_effect(act):
    return act.effective_on or begins(act)


def rule(clause, act):
    """Apply a clause to an act; nothing if a month or year leaves the result open."""
    if clause is None or act.done is None or is_bound_only(act):
        return None
    first, last = (of_day(clause, act, day) for day in (act.done.first, act.done.last))
    return first if first == last else None


def of_day(clause, act, day):
    """Apply a clause to T(a), if the act was done on a day."""
    if clause is None or clause.kind in ("manual", "unknown"):
        return None
    counted = act.notified_on if clause.trigger == "notification" else day
    return effective_date(clause, counted) if counted else None


def clause_for(treaty, kind, group):
    names = ["entry_into_force_for_state", "general_entry_into_force"]
    if kind == "accession":
        names = ["accession", *names]
    own = {name: item for (name, of), item in treaty.group_clauses.items() if of == group}
    for clauses in (own, treaty.clauses):
        for name in names:
            if name in clauses:
                return clauses[name]
    return None


def group_on(facts, on):
    """Return the State's group of the treaty's organisation."""
    for item in facts.state.groups[facts.treaty.organisation]:
        if item.starts_on <= on and (item.ends_on is None or on < item.ends_on):
            return item.group
    return None


@dataclass
class Entry:
    """E: the State is a Party from ``on``; ``first`` is the earliest day that it may have been.

    Before ``told`` nobody could know: the State had not consented to the parent yet.
    """

    on: date | None = None
    first: date | None = None
    told: date = BEGINNING

    @property
    def is_known(self):
        return self.on is not None and self.on == self.first


def entry(facts, consent):
    day, general = begins(consent), facts.general
    if consent.effective_on and (consent.kind == "succession" or consent.effective_on >= day):
        return Entry(consent.effective_on, consent.effective_on)
    if consent.kind == "succession" or consent.done is None or general is None:
        return Entry()
    if is_bound_only(consent):
        return Entry(max(day, general))
    of_parent = run_of_parent(facts, day)
    in_parent = of_parent.entry if of_parent else Entry()
    first = from_day(facts, consent, consent.done.first, in_parent.first)
    last = from_day(facts, consent, day, in_parent.on)
    if last is None:
        return Entry()
    clause = clause_for(facts.treaty, consent.kind, group_on(facts, day))
    waits = not shares_general(facts, day) and clause.not_before_parent
    return Entry(last, first, begins(of_parent.consent) if waits else BEGINNING)


def shares_general(facts, day):
    """Whether L <= D, or L <= G where that is enough."""
    clause = facts.treaty.clauses.get("general_entry_into_force")
    up_to_general = clause is not None and (
        clause.all_parties_to or clause.early_consents == "share_general"
    )
    return reached(day, facts.general if up_to_general else facts.certain or BEGINNING)


def from_day(facts, consent, day, parent_on):
    """Return what the clauses give for one of the days on which a consent may have been given."""
    if shares_general(facts, day):
        return facts.general
    clause = clause_for(facts.treaty, consent.kind, group_on(facts, begins(consent)))
    days = [of_day(clause, consent, day), facts.general]
    if clause is not None and clause.not_before_parent:
        days.append(parent_on)
    return None if None in days else max(days)


def run_of_parent(facts, day):
    """The State's consent to the parent on a day, else the one that came next."""
    runs = facts.parent.runs if facts.parent else []
    for run in runs:
        if run.is_live(day) or begins(run.consent) > day:
            return run
    return None


@dataclass
class End:
    """What ends a participation, from the day it was received; ``void`` from another."""

    status: str
    received: date
    effect: date | None
    void: date | None = None
    is_own_denunciation: bool = False

    def stands(self, on):
        return self.received <= on and (self.void is None or on < self.void)


@dataclass
class Run:
    """A participation: its consent, when it takes effect, and all that ends it."""

    consent: Act
    entry: Entry
    ends: list[End]

    def end(self, on):
        """X: the earliest end, as seen on a day."""
        known = [end for end in self.ends if end.effect and end.stands(on)]
        return min(known, key=lambda end: end.effect, default=None)

    def is_live(self, on):
        end = self.end(on)
        return begins(self.consent) <= on and (end is None or on < end.effect)

    def is_leaving(self, on):
        return any(end.stands(on) for end in self.ends)

    def in_force(self, on):
        return reached(self.entry.on, on) and self.is_live(on)

    def lacks_end(self, on):
        return any(end.effect is None for end in self.ends if end.stands(on))


def play(facts):
    """Return the participations, by going through the days on which something was done."""
    runs = []
    for day in sorted({begins(act) for act in facts.dated}):
        today = [act for act in facts.dated if begins(act) == day]
        endings = [act for act in today if act.kind in ENDINGS]
        idle = [act for act in endings if not receive(facts, runs, act)]
        for consent in today:
            if consent.kind not in CONSENTS:
                continue
            if any(run.in_force(day) and not run.is_leaving(day) for run in runs):
                continue
            in_force = entry(facts, consent)
            runs.append(Run(consent, in_force, inherited(facts, consent, in_force)))
        for act in idle:
            receive(facts, runs, act)
    return runs


def receive(facts, runs, act):
    """Give an ending to what runs on its day; of several, earlier ones may be ending already."""
    day = begins(act)
    live = [run for run in runs if run.is_live(day)]
    free = [run for run in live if run is live[-1] or not run.is_leaving(day)]
    found = [(run, ending(facts, run, act)) for run in free]
    for run, end in found:
        if end is not None:
            run.ends.append(end)
    return any(end is not None for _, end in found)


def ending(facts, run, act):
    day, begun = begins(act), run.entry.on or facts.general
    is_early = begun is None or day < begun
    name = {"denunciation": "denunciation", "cessation_of_membership": "loss_of_membership"}
    decides = name.get(act.kind)
    of_group = (decides, group_on(facts, begins(run.consent)))
    clause = facts.treaty.group_clauses.get(of_group) or facts.treaty.clauses.get(decides)
    if act.kind == "consent_withdrawn" and not is_early:
        return None
    if act.kind == "cessation_of_membership" and clause is None and act.effective_on is None:
        return None
    if is_early:
        return End("consent_withdrawn", day, day)
    at_once = act.kind in ("expiry", "replacement")
    effect = act.effective_on or (day if at_once else rule(clause, act))
    is_own = act.kind == "denunciation"
    void = None
    for other in facts.of("denunciation_revoked") if is_own else ():
        if void is None and begins(other) >= day and (effect is None or begins(other) < effect):
            void = begins(other)
    return End(AFTER[act.kind], day, effect, void, is_own)


def inherited(facts, consent, in_force):
    """Return the ends of the parent that end the protocol with it."""
    begun = in_force.on or facts.general
    found = []
    if not facts.treaty.ends_with_parent:
        return found
    for run in facts.parent.runs if facts.parent else []:
        for end in run.ends:
            if (end.effect or end.received) < begins(consent):
                continue
            is_early = begun is None or (end.effect is not None and end.effect < begun)
            void = [end.void] if end.void else []
            void += [
                begins(other.consent)
                for other in facts.parent.runs
                if other is not run and end.effect and other.in_force(end.effect)
                if begins(run.consent) < begins(other.consent) <= end.effect
            ]
            status = "consent_withdrawn" if is_early else end.status
            found.append(End(status, end.received, end.effect, min(void, default=None)))
    return found


def answering(facts, on):
    """The latest consent, or an earlier one while it is still in force."""
    begun = [run for run in facts.runs if begins(run.consent) <= on]
    for run in begun:
        if run.in_force(on) and not run.lacks_end(on):
            return run
    return begun[-1] if begun else None


def is_party(facts, on):
    if reached(facts.treaty.ended_on, on) or reached(facts.state.ends_on, on):
        return False
    return any(run.in_force(on) for run in facts.runs)


def reached(day, on):
    return day is not None and day <= on


def is_undecided(facts, on):
    """Rows 2 and 2a, where nothing is live: a consent or an ending may have come by then."""
    earliest = max(filter(None, [facts.state.begins_on, facts.opening]), default=BEGINNING)
    for act in facts.acts:
        if act.kind not in CONSENTS and act.kind not in AFTER:
            continue
        if begins(act) is None:
            return True
        if act.done is not None and act.done.first != act.done.last:
            first = earliest if is_bound_only(act) else act.done.first
            if first <= on < begins(act):
                return True
    return False


def status(facts, on):
    """Return the status, what is missing or the reason, whose silence it rests on, and two doubts.

    Protocols bind the State though it never joined the treaty, or it declared something without
    having signed or joined: silence tells nothing then.
    """
    found = by_row(facts, on)
    protocols, has_stated = bound_by(facts, on), False
    if found[0] in ("not_open", "not_eligible", "closed", "open", OPEN_IF_INVITED):
        has_stated = has_declared(facts, on)
        if protocols or has_stated:
            found = "data_incomplete", "chart"
    return (*(*found, "", "")[:3], protocols, has_stated)


def has_declared(facts, on):
    if not reached(facts.stated_on, on) or reached(facts.treaty.ended_on, on):
        return False
    if not all(day is None or day <= on for day in (facts.state.begins_on, facts.opening)):
        return False
    kinds = ["signature_ad_referendum", "signature", *CONSENTS]
    return not any(begins(act) <= on for act in facts.of(*kinds))


def bound_by(facts, on):
    """Return the protocols in force for the State, where no consent to the treaty is recorded."""
    has_joined = any(begins(run.consent) <= on for run in facts.runs)
    if has_joined or is_undecided(facts, on) or reached(facts.treaty.ended_on, on):
        return ()
    return tuple(item.treaty.key for item in facts.protocols if is_party(item, on))


def by_row(facts, on):
    has_acted = any(begins(act) <= on for act in facts.dated)
    if not has_acted and facts.state.begins_on and on < facts.state.begins_on:  # 0
        return "not_eligible", "state_not_yet"
    if not has_acted and facts.opening and on < facts.opening:  # 0
        return ("not_open",)
    if reached(facts.state.ends_on, on):  # 1
        return ("state_extinct",)
    run = answering(facts, on)
    live = run is not None and run.is_live(on)
    if not live and is_undecided(facts, on):  # 2, 2a
        return "data_incomplete", "date"
    if live:
        return while_live(facts, run, on)
    return without_consent(facts, run, on)


def while_live(facts, run, on):  # noqa: C901, PLR0911 - one for each row of the table
    if reached(facts.treaty.ended_on, on):  # 3a
        return (facts.treaty.end_status,)
    if run.lacks_end(on):  # 3b
        return "data_incomplete", "end"
    if reached(run.entry.on, on):
        missing = "" if run.entry.is_known else "date"
        if is_suspended(facts, run, on):  # 3c
            return "suspended", missing
        if any(end.is_own_denunciation for end in run.ends if end.stands(on)):  # 3d
            return "denunciation_pending", missing
        return "in_force", missing  # 3e
    if applies_provisionally(facts, on):  # 3f
        return ("provisionally_applied",)
    is_told = run.entry.first is not None and run.entry.told <= on
    is_surely_ahead = is_told and on < run.entry.first
    if reached(facts.general, on):
        if is_surely_ahead:  # 3g
            return ("entry_into_force_pending",)
        return "data_incomplete", why_unknown(facts, run)  # 3h
    if reached(facts.certain, on) and is_surely_ahead:  # 3i
        return ("entry_into_force_pending",)
    if facts.general is None and not facts.treaty.not_in_force:  # 3j
        return "data_incomplete", "general_date"
    return ("contracting",)  # 3k


def why_unknown(facts, run):
    consent = run.consent
    if consent.kind == "succession" or consent.done is None or is_bound_only(consent):
        return "date"
    clause = clause_for(facts.treaty, consent.kind, group_on(facts, begins(consent)))
    return "clause" if clause is None or clause.kind in ("manual", "unknown") else "date"


def running(facts, on, begin, end):
    """Return the act that began what runs on a day, if the last of its kind did not end it."""
    acts = [a for a in facts.of(begin, end) if begins(a) <= on and takes_effect(a) <= on]
    return acts[-1] if acts and acts[-1].kind == begin else None


def is_suspended(facts, run, on):
    act = running(facts, on, "suspension", "end_of_suspension")
    return act is not None and begins(act) >= begins(run.consent)


def applies_provisionally(facts, on):
    """Only until the entry into force: an earlier participation has used it up."""
    act = running(facts, on, "provisional_application", "end_of_provisional_application")
    return act is not None and begins(act) > last_end(facts, on)


def last_end(facts, on, *, with_withdrawals=False):
    """Return the day of the last end that is not a withdrawal (row 4's end)."""
    found = [BEGINNING]
    for run in facts.runs:
        end = run.end(on) if begins(run.consent) <= on else None
        if end and end.effect <= on and (with_withdrawals or end.status != "consent_withdrawn"):
            found.append(end.effect)
    return max(found)


def without_consent(facts, run, on):
    since = last_end(facts, on)
    end = run.end(on) if run else None
    former = end.status if end and end.status != "consent_withdrawn" else None
    newer = [row for row in (row5, row6, row7, row8, row9, row10) if row(facts, on, since)]
    if newer and newer[0] is row6:
        return ((former or "closed"),)
    if newer:
        return newer[0](facts, on, since)
    if former:  # 4, since no newer act fits a row
        return (former,)
    if end is not None:  # 11
        return ("consent_withdrawn",)
    return standing(facts, on)


def row5(facts, on, since):
    return ("provisionally_applied",) if applies_provisionally(facts, on) else None


def row6(facts, on, since):
    is_closed = reached(facts.treaty.closed_on, on) or reached(facts.treaty.ended_on, on)
    return is_closed and any(begins(act) <= on for act in facts.dated)


def row7(facts, on, since):
    withdrawals = [begins(a) for a in facts.of("signature_withdrawn") if begins(a) <= on]
    last = max([last_end(facts, on, with_withdrawals=True), *withdrawals])
    steps = facts.of("president_signs_law", "instrument_signed", "domestic_law_in_force")
    if not any(last < begins(step) <= on for step in steps):
        return None
    if invitation(facts, on, since) == "invitation_lapsed" and not row8(facts, on, since):
        return None
    return "consent_pending_deposit", "", SILENT


def row8(facts, on, since):
    withdrawals = [begins(a) for a in facts.of("signature_withdrawn") if begins(a) <= on]
    since = max([since, *withdrawals])
    signatures = facts.of("signature", "signature_ad_referendum")
    kinds = {act.kind for act in signatures if since < begins(act) <= on}
    if "signature" in kinds:
        return ("signed",)
    return ("signed_ad_referendum",) if kinds else None


def invitation(facts, on, since):
    """Return what the invitations alone say on a day."""
    found = [act for act in facts.of("invitation") if since < begins(act) <= on]
    if not found:
        return None
    last_days = [act.expires_on for act in found if act.expires_on]
    if last_days and on <= max(last_days):
        return "invited"
    if found[-1].expires_on:
        return "invitation_lapsed"
    return "invited" if on <= add_months(begins(found[-1]), 60) else "data_incomplete"


def row9(facts, on, since):
    kinds = ORDER[: ORDER.index("invitation") + 1]
    found = [act for act in facts.of(*kinds) if since < begins(act) <= on]
    if not found:
        return None
    result = invitation(facts, on, since)
    if result == "invited":  # neither a request nor a refusal hides it
        return ("invited",)
    if found[-1].kind == "invitation":
        return result, "expires_on" if result == "data_incomplete" else ""
    is_request = found[-1].kind in ("request_to_accede", "request_postponed")
    return (("requested" if is_request else "request_not_granted"),)


def row10(facts, on, since):
    notices = facts.of("signature_withdrawn", "end_of_provisional_application")
    has_given_up = any(since < begins(act) <= on for act in notices)
    return ("signature_withdrawn",) if has_given_up else None


def standing(facts, on):  # noqa: C901, PLR0911 - one for each row of the table
    """Row 12: the treaty's standing towards the State."""
    treaty = facts.treaty
    group = group_of(facts, on)
    if group == "not_a_state":  # 0, of a State whose acts say nothing
        return "not_eligible", "state_not_yet"
    if facts.opening and on < facts.opening:
        return ("not_open",)
    if reached(treaty.closed_on, on) or reached(treaty.ended_on, on):  # a
        return "closed", "", SILENT
    route = treaty.routes.get(group)
    is_listed = "named" in treaty.routes and not treaty.named_states
    if group == "unknown" or (is_listed and (route is None or route.route != "open")):  # b
        return "data_incomplete", "group"
    bar = no_route(treaty, group, route, on)
    if bar:  # c
        return "not_eligible", bar, SILENT if had_route_before(facts, on) else ""
    if facts.barring and is_party(facts.barring, on):  # d
        return "not_eligible", "barred_by", SILENT
    required = facts.required.get(route.requires)
    if required and not any(run.is_live(on) for run in required.runs):  # e
        if is_undecided(required, on):
            return "data_incomplete", "date"
        is_parent = route.requires == treaty.parent
        return "not_eligible", "needs_parent" if is_parent else "needs_treaty", OF_REQUIRED
    if route.route.endswith("_after_entry"):
        if facts.general is None and not treaty.not_in_force:  # g
            return "data_incomplete", "general_date"
        if not reached(facts.general, on):  # f
            return "not_eligible", "after_entry_into_force"
    is_invited = route.route.startswith("by_invitation")
    return ("open_by_invitation" if is_invited else "open"), "", SILENT  # h, i


def group_of(facts, on):
    """Return the group that the treaty takes the State for: of its organisation, or named."""
    found = group_on(facts, on)
    route = facts.treaty.routes.get("named")
    has_begun = route is not None and not (route.starts_on and on < route.starts_on)
    is_named = has_begun and facts.state.key in facts.treaty.named_states
    return "named" if is_named and found != "not_a_state" else found


def no_route(treaty, group, route, on):
    """Row 12c: why the treaty is not open to a group."""
    if route is not None:
        return "not_yet" if route.starts_on and on < route.starts_on else ""
    if group in ("european", "other"):
        return "european_only" if "european" in treaty.routes else "members_only"
    if "named" in treaty.routes:
        return "named_only"
    reasons = {"member": "members", "integration": "eu", "state": "states"}
    return f"not_open_to_{reasons[group]}"


def had_route_before(facts, on):
    """Whether the State was once in a group that could join, so that it may have done so."""
    treaty = facts.treaty
    for item in facts.state.groups[treaty.organisation]:
        route = treaty.routes.get(item.group)
        if route is None:
            continue
        first = max(item.starts_on, facts.opening or BEGINNING, route.starts_on or BEGINNING)
        over = [day for day in (item.ends_on, treaty.closed_on, treaty.ended_on) if day]
        if first < on and all(first < day for day in over):
            return True
    return False
