"""The exported tables read as facts, by a reader that shares nothing with the site's own.

What the decision table says of them (``law/oracle.py``) is an independent answer about any pair on
any day: whoever has the files can compute it.
"""

import csv
from collections import defaultdict
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path

from tests.treaties.law import oracle
from treaties.law import facts as law
from treaties.law.groups import group_intervals
from treaties.law.silence import Record, known
from treaties.law.vocabulary import (
    AccessionBinds,
    ActKind,
    AppliesTo,
    ClauseKind,
    EarlyConsents,
    Silence,
    StateGroup,
    Status,
    Trigger,
)
from treaties.law.vocabulary import Route as RouteKind
from treaties.law.world import World

NUMBERS = ("threshold_total", "threshold_members", "barred_years", "every_years", "window_months")
FLAGS = ("extra_day", "overflow", "counts_accessions", "not_before_parent")
OTHERS = ("threshold_of", "all_parties_to", "not_before")


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def span(text: str) -> law.Span | None:
    """Read a day, a month, a year, or ``../`` and the last day that it may be."""
    if not text:
        return None
    if text.startswith("../"):
        return law.Span.until(date.fromisoformat(text[3:]))
    kinds = {4: (law.Span.year, "-01-01"), 7: (law.Span.month, "-01"), 10: (law.Span.day, "")}
    make, rest = kinds[len(text)]
    return make(date.fromisoformat(text + rest))


def group(text: str) -> StateGroup | None:
    """Read a group, with or without its organisation before the last hyphen."""
    return StateGroup(text.rpartition("-")[2]) if text else None


class Exported:
    """The tables of a folder, and the answers that follow from them."""

    def __init__(self, folder: Path):
        self.folder = folder

    def rows(self, name: str) -> list[dict]:
        with (self.folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    @cached_property
    def periods(self) -> dict[tuple[str, str], list[dict]]:
        found = defaultdict(list)
        for row in self.rows("periods"):
            found[row["state"], row["treaty"]].append(row)
        return found

    def period(self, state: str, treaty: str, on: str) -> dict | None:
        """Return the exported period in which a day lies; None if the pair has none."""
        for row in self.periods.get((state, treaty), ()):
            if row["starts_on"] <= on and (not row["ends_on"] or on < row["ends_on"]):
                return row
        return None

    @cached_property
    def acts_by_id(self) -> dict[str, dict]:
        return {row["id"]: row for row in self.rows("acts")}

    # --- The facts, as the law takes them ---------------------------------------------------------

    @cached_property
    def world(self) -> World:
        return World(self.states, self.treaties, self.acts, self.stated)

    @cached_property
    def checks(self) -> tuple[dict, dict]:
        charts, lists = {}, defaultdict(dict)
        for row in self.rows("checked"):
            check = law.Checked(day(row["checked_on"]), row["endings"] == "1")
            if row["treaty_id"]:
                charts[row["treaty_id"]] = check
            else:
                lists[row["state"]][row["depositary"]] = check
        return charts, lists

    @cached_property
    def acts(self) -> dict[str, dict[str, list[law.Act]]]:
        found = defaultdict(lambda: defaultdict(list))
        for row in sorted(self.acts_by_id.values(), key=lambda row: int(row["id"])):
            found[row["treaty_id"]][row["state"]].append(
                law.Act(
                    ActKind(row["kind"]),
                    span(row["done_on"]),
                    day(row["effective_on"]),
                    day(row["expires_on"]),
                    int(row["id"]),
                    day(row["notified_on"]),
                )
            )
        return found

    @cached_property
    def stated(self) -> dict[str, dict[str, date]]:
        found = defaultdict(dict)
        for row in self.rows("statements"):
            if row["nature"] != "communication":
                days = [day(row[name]) for name in ("made_on", "starts_on") if row[name]]
                known_days = [*days, found[row["treaty_id"]].get(row["state"])]
                found[row["treaty_id"]][row["state"]] = min(
                    filter(None, known_days if days else [date.min]), default=date.min
                )
        return found

    @cached_property
    def states(self) -> dict[str, law.State]:
        members = defaultdict(list)
        for row in self.rows("memberships"):
            first = span(row["member_from"]).first
            members[row["state"], row["organisation"]].append((first, day(row["member_until"])))
        bodies = {row["code"]: row for row in self.rows("organisations")}
        spoken_of = {row["organisation"] for row in self.rows("treaties")} - {""}
        found = {}
        for row in self.rows("states"):
            code, begins = row["code"], day(row["exists_from"])
            groups = {"": group_intervals(usual(row), begins)}
            for name in spoken_of:
                own = members[code, name]
                groups[name] = group_intervals(usual(row, bodies[name], own), begins, own)
            found[code] = law.State(
                code, begins, day(row["exists_until"]), groups, lists=self.checks[1].get(code, {})
            )
        return found

    @cached_property
    def treaties(self) -> dict[str, law.Treaty]:
        keepers = {row["code"]: row["depositary"] for row in self.rows("series")}
        clauses, routes = defaultdict(list), defaultdict(list)
        for row in self.rows("clauses"):
            clauses[row["treaty_id"]].append(clause(row))
        for row in self.rows("routes"):
            routes[row["treaty_id"]].append(row)
        return {
            row["treaty_id"]: self.treaty(
                row, clauses[row["treaty_id"]], routes[row["treaty_id"]], keepers
            )
            for row in self.rows("treaties")
        }

    def treaty(self, row: dict, clauses: list, routes: list, keepers: dict) -> law.Treaty:
        return law.Treaty(
            key=row["treaty_id"],
            **{
                name: day(row[name])
                for name in (
                    *("adopted_on", "opened_on", "entered_into_force_on", "closed_on", "ended_on"),
                )
            },
            **{
                name: row[name] == "1"
                for name in (
                    *("not_in_force", "signatories_may_accede"),
                    *("forbids_reservations", "ends_with_parent"),
                )
            },
            end_status=Status(row["end_kind"] or "treaty_terminated"),
            parent=row["parent"] or None,
            accession_binds=AccessionBinds(row["accession_binds"]),
            depositary=row["depositary"] or keepers[row["series"]],
            organisation=row["organisation"],
            routes={
                group(item["group"]): law.Admission(
                    RouteKind(item["route"]), day(item["from"]), item["requires"] or None
                )
                for item in routes
            },
            named_states=frozenset(code for item in routes for code in item["states"].split()),
            barred_for_parties_to=row["barred_for_parties_to"] or None,
            is_amendment=row["form"] == "amending_protocol",
            chart=self.checks[0].get(row["treaty_id"]),
            clauses={item.applies_to: item for item in clauses if not item.group},
            group_clauses={(item.applies_to, item.group): item for item in clauses if item.group},
        )

    # --- What follows -----------------------------------------------------------------------------

    def status(self, state: str, treaty: str, on: date) -> str:
        """Return the status by the decision table; what rests on silence only if one looked."""
        facts = self.facts(state, treaty)
        facts.stated_on = self.stated.get(treaty, {}).get(state)
        facts.protocols = [
            self.facts(state, key)
            for key, item in self.treaties.items()
            if item.parent == treaty and not item.is_amendment
        ]
        found, _why, silence, *_doubts = oracle.status(facts, on)
        requires = next(
            (
                item.requires
                for key, item in facts.treaty.routes.items()
                if key == facts.state.group_on(on, facts.treaty.organisation)
            ),
            None,
        )
        own = Record.about(self.treaties[treaty], self.states[state])
        other = Record.about(self.treaties[requires], self.states[state]) if requires else None
        return found if known(Silence(silence), on, own, other).is_known else "data_incomplete"

    def facts(self, state: str, key: str) -> oracle.Facts:
        treaty = self.treaties[key]
        general = self.world.outcome(key).general.on
        others = {"parent": treaty.parent, "barring": treaty.barred_for_parties_to}
        return oracle.Facts(
            replace(treaty, entered_into_force_on=general),
            self.states[state],
            self.acts.get(key, {}).get(state, []),
            **{name: self.facts(state, other) for name, other in others.items() if other},
            required={
                route.requires: self.facts(state, route.requires)
                for route in treaty.routes.values()
                if route.requires
            },
        )


def usual(row: dict, body: dict | None = None, memberships: list = ()) -> StateGroup:
    """Return the group of a State while it is no member; of no organisation: its only one."""
    if row["kind"] == "organisation":
        return StateGroup.INTEGRATION
    if row["kind"] == "territory":
        return StateGroup.NOT_A_STATE
    if body is None:
        return StateGroup.STATE if row["any_state"] == "1" else StateGroup.UNKNOWN
    if body["tells_european"] == "1" and row["european"] == "1":
        return StateGroup.EUROPEAN
    if not memberships and body["members_complete"] != "1":
        return StateGroup.UNKNOWN
    return StateGroup.OTHER


def clause(row: dict) -> law.Clause:
    return law.Clause(
        AppliesTo(row["applies_to"]),
        ClauseKind(row["kind"]),
        n=int(row["n"] or 0),
        days=int(row["days"] or 0),
        trigger=Trigger(row["trigger"] or "deposit"),
        group=group(row["group"]),
        early_consents=EarlyConsents(row["early_consents"] or EarlyConsents.OWN_RULE),
        counted_from_treaty=row["counted_from"] == "treaty",
        **{name: row[name] == "1" for name in FLAGS},
        **{name: int(row[name]) if row[name] else None for name in NUMBERS},
        **{name: row[name] or None for name in OTHERS},
    )
