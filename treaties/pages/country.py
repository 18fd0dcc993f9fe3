"""One State: how many treaties bind it, where they are, what they are about, and each of them."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.dates import date_text
from countries import formats
from countries.alphabets import sort_key
from countries.models import Membership, State

from ..answers.events import Event, Subject, events
from ..answers.foreseen import foreseen
from ..answers.notice_days import NoticeDay
from ..answers.statuses import answers
from ..answers.tallies import Tally, of_subjects, subjects_by_treaty
from ..answers.years import counts
from ..law.dates import DAY
from ..law.vocabulary import STATUSES_IN, Status, StatusGroup
from ..models import StandingPeriod
from ..models.choices import STATUS_GROUP_LABELS
from ..questions.filters import PairParameters
from ..questions.identifiers import find_state
from . import drawings as charts
from .common import Looked, as_page, context, countries_step, looked, moved
from .neighbours import Neighbours
from .sections import Section, by_subject, with_titles

NEEDS_INVITATION = (
    Status.OPEN_BY_INVITATION,
    Status.INVITATION_LAPSED,
    Status.REQUEST_NOT_GRANTED,
)
NOT_POSSIBLE = set(STATUSES_IN[StatusGroup.NOT_POSSIBLE])
SIGNED = (Status.SIGNED, Status.SIGNED_AD_REFERENDUM)
RECENT = 5
DUE = 2
SHOWN = 8
FEW = 40
"""As many treaties are shown without folding them."""


def country(request: HttpRequest, code: str) -> HttpResponse:
    """Show where one State stands towards every treaty."""
    state = find_state(code)
    if elsewhere := moved(request, code=state.code.lower()):
        return elsewhere
    asked = PairParameters(request.GET, from_form=True)
    pairs = StandingPeriod.objects.pairs(asked.on).of_states([state.pk])
    happened = events(Subject(state=state))
    rows = with_titles(answers(pairs, asked.on, asked.language))
    words = summary(state, rows)
    return as_page(
        request,
        "treaties/country.html",
        context(
            asked,
            state=state,
            trail=[countries_step()],
            memberships=memberships(state, asked.on),
            checked=lists_checked(state, asked.on),
            next_change=next_change(rows),
            due=due_next(state, asked.on),
            latest=[event for event in happened if event.on <= asked.on][: -RECENT - 1 : -1],
            signed=[row for row in rows if row["status"] in SIGNED],
            joinable=what_could_be_joined(rows),
            share_title=state.name,
            share_text=" ".join(words),
            **by_kind(state, rows, asked),
            **drawings(state, happened, asked.on),
        ),
    )


def due_next(state: State, on: date) -> list[Event]:
    """Return what is due first after a day: reports, and reservations that lapse unless renewed.

    Days for notice of denunciation are left to the agenda: nobody has to do anything on them.
    """
    found = foreseen(Subject(state=state), on, since=on + DAY)
    return [event for event in found if not isinstance(event, NoticeDay)][:DUE]


def what_could_be_joined(rows: list[dict]) -> list[Section]:
    """Return what is open to a State now, what it was invited to, and what needs an invitation."""
    found = [
        Section(Status.OPEN, _("Open now"), is_open=True),
        Section(Status.INVITED, _("Open now, since the State has been invited"), is_open=True),
        Section(Status.OPEN_BY_INVITATION, _("By invitation")),
    ]
    statuses = [(Status.OPEN,), (Status.INVITED,), NEEDS_INVITATION]
    for section, wanted in zip(found, statuses, strict=True):
        section.rows = [row for row in rows if row["status"] in wanted]
        section.is_open = section.is_open and section.count <= FEW
    return [section for section in found if section.rows]


def lists_checked(state: State, on: date) -> list[tuple[str, Looked]]:
    """Return with each depositary when the State's list there was found complete."""
    checks = state.list_checks.select_related("depositary")
    return [(check.depositary.name, looked(check.checked_on, on)) for check in checks]


def by_kind(state: State, rows: list[dict], asked: PairParameters) -> dict:
    """Return the treaties by depositary and subject: counted, listed, and beside the neighbours."""
    beside = Neighbours.of(state, asked.on)
    subjects = of_subjects(asked.on, state)
    wide, shown = chosen(rows, asked, state)
    day = {"as_of": str(asked.day_given)} if asked.day_given else {}
    return {
        "tables": [
            table("depositary", _("By depositary"), beside.tallies),
            table("subject", _("By subject"), in_force_first(subjects)),
        ],
        "has_at_least": any(tally.counts["at_least"] for tally in (*subjects, *beside.tallies)),
        "narrowed": narrowed(asked, {"depositary": beside.tallies, "subject": subjects}),
        "choices": group_choices(wide),
        "found": len(wide),
        "neighbours": beside.others,
        "compared": beside.states,
        "comparison": beside.table(**day),
        **listed(beside.first(shown) if is_in_sections(asked) else shown, subjects, asked),
        "is_filtered": len(shown) < len(rows),
    }


def chosen(rows: list[dict], asked: PairParameters, state: State) -> tuple[list[dict], list[dict]]:
    """Return the rows that the filters keep, in the order asked for: of all groups, of the chosen.

    The first are for the counts beside the choice of groups.
    """
    if not asked.given.keys() - {"as_of", "lang"}:
        return rows, rows
    others = {name: values[-1] for name, values in asked.given.items() if name != "status_group"}
    wide = PairParameters(QueryDict(urlencode(others)), from_form=True)
    codes = wide.pairs().of_states([state.pk]).values_list("treaty__code", flat=True)
    by_code = {row["treaty"]["id"]: row for row in rows}
    kept = [by_code[code] for code in codes]
    groups = asked.get("status_group")
    return kept, [row for row in kept if not groups or row["status_group"] in groups]


def is_in_sections(asked: PairParameters) -> bool:
    """Tell whether the list is shown by subject: not if a search or an order says what is first."""
    return not (asked.get("q") or asked.get("ordering"))


def listed(rows: list[dict], subjects: list[Tally], asked: PairParameters) -> dict:
    """Return the list: by subject, few treaties unfolded; or in the order asked for, each once."""
    if not is_in_sections(asked):
        return {"rows": rows, "sections": []}
    wanted = asked.get("subject")
    labels = {t.code: t.name for t in subjects if t.code and (not wanted or t.code in wanted)}
    sections = by_subject(rows, subjects_by_treaty(), labels)
    for section in sections:
        section.is_open = len(sections) == 1 or len(rows) <= FEW
    return {"rows": rows, "sections": sections}


def in_force_first(tallies: list[Tally]) -> list[Tally]:
    return sorted(tallies, key=lambda tally: (tally.code is None, -tally.counts["bound"]))


def table(name: str, label: str, tallies: list[Tally]) -> dict:
    """Return counts as bars, the first of them and the others; ``name`` is the filter they set."""
    most = max((tally.counts["bound"] for tally in tallies), default=0)
    rows = [
        {"tally": tally, "bar": charts.count_bar(tally.counts["bound"], most)} for tally in tallies
    ]
    return {"name": name, "label": label, "first": rows[:SHOWN], "rest": rows[SHOWN:]}


def narrowed(asked: PairParameters, tallies: dict[str, list[Tally]]) -> list[dict]:
    """Return the depositaries and subjects to which the list is narrowed down."""
    return [
        {
            "name": name,
            "label": ", ".join(tally.name for tally in found if tally.code in asked.get(name)),
        }
        for name, found in tallies.items()
        if asked.get(name)
    ]


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
    return min(changing, key=lambda row: str(row["next_change"]["on"]), default=None)


def memberships(state: State, on: date) -> list[Membership]:
    """Return the memberships begun by a day, by the organisation's name; ``is_over``: ended by it.

    ``first_text`` says the first day as exactly as it is known.
    """
    found = state.memberships.filter(member_from__lte=on).select_related("organisation")
    for item in found:
        item.is_over = item.member_until is not None and item.member_until <= on
        item.first_text = date_text(item.member_from, item.member_from_precision)
    return sorted(found, key=lambda item: (sort_key(item.organisation.name), item.member_from))


def drawings(state: State, happened: list, on: date) -> dict:
    """Return the two charts, as known by the day shown."""
    columns = ("status", "starts_on", "ends_on", "treaty__code", "in_force_on")
    bound = state.periods.filter(status__in=STATUSES_IN[StatusGroup.BOUND])
    periods = list(bound.values_list(*columns))
    spans: dict[str, list] = {}
    known_by = set()
    for _status, starts_on, ends_on, code, in_force_on in periods:
        spans.setdefault(code, []).append((starts_on, ends_on))
        if in_force_on is None and starts_on <= on:
            known_by.add(code)
    steps = (period[:3] for period in periods)
    return {
        "series": charts.series(steps, on, state.exists_from, len(known_by)),
        "timeline": charts.timeline([event for event in happened if event.has_day], spans, on),
    }
