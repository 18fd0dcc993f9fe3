"""All States, and one State with its treaties."""

from collections import Counter
from collections.abc import Callable
from datetime import date

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from countries import formats
from countries.alphabets import sort_key
from countries.models import State

from ..answers.events import Subject, events
from ..answers.statuses import answers
from ..answers.years import counts, counts_by_state
from ..law.vocabulary import STATUSES_IN, Status, StatusGroup
from ..models import StandingPeriod
from ..models.choices import STATUS_GROUP_LABELS
from ..questions.filters import PairParameters, StateParameters
from ..questions.identifiers import find_state
from . import drawings as charts
from .common import Looked, as_page, context, countries_step, looked, moved
from .sections import by_group, by_reason, with_titles

SHOWN_GROUPS = (StatusGroup.BOUND, StatusGroup.ON_THE_WAY, StatusGroup.FORMER)
NEEDS_INVITATION = (
    Status.OPEN_BY_INVITATION,
    Status.INVITATION_LAPSED,
    Status.REQUEST_NOT_GRANTED,
)
NOT_POSSIBLE = set(STATUSES_IN[StatusGroup.NOT_POSSIBLE])
RECENT = 5


def countries(request: HttpRequest) -> HttpResponse:
    """Show every State with the number of treaties that bind it."""
    asked = StateParameters(request.GET, from_form=True)
    states = sorted(asked.states(), key=lambda state: sort_key(state.name))
    found = counts_by_state(asked.on)
    rows = [{"state": state, "counts": found.get(state.pk) or counts()} for state in states]
    return as_page(
        request,
        "treaties/countries.html",
        context(asked, rows=rows, groups=labels(SHOWN_GROUPS), trail=[]),
    )


def labels(groups) -> list[dict]:
    return [{"code": group.value, "label": STATUS_GROUP_LABELS[group]} for group in groups]


def country(request: HttpRequest, code: str) -> HttpResponse:
    """Show where one State stands towards every treaty."""
    state = find_state(code)
    if elsewhere := moved(request, code=state.code.lower()):
        return elsewhere
    asked = PairParameters(request.GET, from_form=True)
    pairs = StandingPeriod.objects.pairs(asked.on).of_states([state.pk])
    happened = events(Subject(state=state))
    rows = with_titles(answers(pairs, asked.on, asked.language))
    shown = chosen(rows, asked, state)
    return as_page(
        request,
        "treaties/country.html",
        context(
            asked,
            state=state,
            trail=[countries_step()],
            member_since=member_since(state, asked.on),
            checked=lists_checked(state, asked.on),
            summary=summary(state, rows),
            next_change=next_change(rows),
            latest=[event for event in happened if event.on <= asked.on][: -RECENT - 1 : -1],
            choices=group_choices(rows),
            sections=by_group(shown),
            reasons=by_reason([row for row in shown if row["status_group"] == "not_possible"]),
            is_filtered=len(shown) < len(rows),
            total=len(rows),
            share_title=state.name,
            share_text=" ".join(summary(state, rows)),
            **drawings(state, happened, asked.on),
        ),
    )


def lists_checked(state: State, on: date) -> list[tuple[str, Looked]]:
    """Return with each depositary when the State's list there was found complete."""
    checks = state.list_checks.select_related("depositary")
    return [(check.depositary.name, looked(check.checked_on, on)) for check in checks]


def chosen(rows: list[dict], asked: PairParameters, state: State) -> list[dict]:
    """Return the rows that the reader's filters keep, in the order asked for."""
    if not asked.given.keys() - {"as_of", "lang"}:
        return rows
    codes = asked.pairs().of_states([state.pk]).values_list("treaty__code", flat=True)
    by_code = {row["treaty"]["id"]: row for row in rows}
    return [by_code[code] for code in codes]


def group_choices(rows: list[dict]) -> list[dict]:
    """Return the groups with the number of treaties in each; empty ones too, except unclear."""
    numbers = counts(Counter(row["status"] for row in rows).items())
    return [
        {"code": code.value, "label": text, "count": numbers[code]}
        for code, text in STATUS_GROUP_LABELS.items()
        if numbers[code] or code != StatusGroup.UNCLEAR
    ]


def summary(state: State, rows: list[dict]) -> list[str]:
    """Return the page in one to five sentences."""
    statuses = Counter(row["status"] for row in rows)
    found = counts(statuses.items())
    first = headline(found[StatusGroup.BOUND], at_least=found["at_least"])
    return [
        first % {"state": state.name, "count": formats.number(found[StatusGroup.BOUND])},
        *counted(on_the_way, found[StatusGroup.ON_THE_WAY]),
        *joinable(statuses),
        *counted(
            withdrawn, statuses[Status.SIGNATURE_WITHDRAWN], statuses[Status.CONSENT_WITHDRAWN]
        ),
        *counted(unclear, found[StatusGroup.UNCLEAR]),
    ]


def headline(bound: int, *, at_least: bool) -> str:
    if not bound:
        return _("%(state)s: no treaty is known to be in force.")
    if at_least:
        return ngettext(
            "%(state)s: at least %(count)s treaty in force.",
            "%(state)s: at least %(count)s treaties in force.",
            bound,
        )
    return ngettext(
        "%(state)s: %(count)s treaty in force.",
        "%(state)s: %(count)s treaties in force.",
        bound,
    )


def counted(sentence: Callable[[int], str], *numbers: int) -> list[str]:
    """Return a sentence with the sum of some numbers; none where there is nothing to count."""
    count = sum(numbers)
    return [sentence(count) % {"count": formats.number(count)}] if count else []


def joinable(statuses: Counter) -> list[str]:
    """Return what can be joined at once and what only once the State is invited."""
    now = statuses[Status.OPEN]
    invited = sum(statuses[status] for status in NEEDS_INVITATION)
    if now and invited:
        numbers = {"count": formats.number(now), "invited": formats.number(invited)}
        return [now_or_invited(now) % numbers]
    return counted(open_now, now) + counted(open_by_invitation, invited)


def on_the_way(count: int) -> str:
    return ngettext("%(count)s is on the way.", "%(count)s are on the way.", count)


def now_or_invited(count: int) -> str:
    return ngettext(
        "%(count)s can be joined now, %(invited)s by invitation.",
        "%(count)s can be joined now, %(invited)s by invitation.",
        count,
    )


def open_now(count: int) -> str:
    return ngettext("%(count)s can be joined now.", "%(count)s can be joined now.", count)


def open_by_invitation(count: int) -> str:
    return ngettext(
        "%(count)s can be joined by invitation.", "%(count)s can be joined by invitation.", count
    )


def withdrawn(count: int) -> str:
    return ngettext(
        "For %(count)s treaty a signature or consent was withdrawn.",
        "For %(count)s treaties a signature or consent was withdrawn.",
        count,
    )


def unclear(count: int) -> str:
    return ngettext(
        "For %(count)s treaty our data are incomplete.",
        "For %(count)s treaties our data are incomplete.",
        count,
    )


def next_change(rows: list[dict]) -> dict | None:
    """Return the answer whose status changes next, None if nothing is laid out.

    That a treaty is closed to the State for another reason than before is no news.
    """
    changing = [
        row
        for row in rows
        if row["next_change"] and {row["status"], row["next_change"]["status"]} - NOT_POSSIBLE
    ]
    return min(changing, key=lambda row: row["next_change"]["on"], default=None)


def member_since(state: State, on: date) -> date | None:
    """Return since when a State has been a member of the Council of Europe; None if it is not."""
    rows = state.memberships.filter(organisation__code="COE", member_from__lte=on)
    rows = rows.filter(Q(member_until=None) | Q(member_until__gt=on))
    return rows.values_list("member_from", flat=True).first()


def drawings(state: State, happened: list, on: date) -> dict:
    """Return the two charts, as known by the day shown."""
    periods = list(state.periods.values_list("status", "starts_on", "ends_on", "treaty__code"))
    spans: dict[str, list] = {}
    for status, starts_on, ends_on, code in periods:
        if status in STATUSES_IN[StatusGroup.BOUND]:
            spans.setdefault(code, []).append((starts_on, ends_on))
    return {
        "series": charts.series((period[:3] for period in periods), on),
        "timeline": charts.timeline(happened, spans, on),
    }
