"""The list of treaties, and one treaty with its chart."""

from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from countries.alphabets import sort_key
from countries.formats import day_in_words
from countries.models import State

from ..answers.after_joining import asked_of_parties
from ..answers.authorities import practice
from ..answers.pair import status_of
from ..answers.progress import progress
from ..answers.relations import related
from ..answers.statements import of_treaty
from ..answers.statuses import answers, in_chart
from ..depositaries.citing import citations
from ..law.thresholds import is_in_force
from ..law.vocabulary import GROUP_OF, StateGroup, Status
from ..models import Depositary, Series, StandingPeriod, Subject, Treaty
from ..models.choices import (
    STATUS_GROUP_LABELS,
    STATUS_LABELS,
    Form,
    TreatyStatus,
)
from ..questions.filters import TreatyParameters
from ..questions.identifiers import NotFound, find_state, find_treaty, treaties_named
from ..questions.lookup import look_up
from ..sentences.citations import Cited
from ..sentences.events import next_sentence
from ..sentences.explanation import clause_sentence, must_be_party, status_sentence
from ..sentences.linked_data import page_script
from ..sentences.statements import rule_sentence
from . import drawings
from .between import selection
from .chart import ChartAsked, chart, chosen, counts
from .common import as_page, context, legend, looked, moved, treaties_step
from .pictures import Picture
from .sections import with_titles
from .statements import by_nature

ON_A_PAGE = 100
MANY = 8
"""A facet with more values is folded."""

FACETS = ("status_group", "subject", "depositary", "series", "form")


FACET_COLUMNS = {
    "status_group": "current_status",
    "subject": "treaty__subjects__code",
    "depositary": "treaty__depositary__code",
    "series": "treaty__series_id",
    "form": "treaty__form",
}


def treaties(request: HttpRequest) -> HttpResponse:
    """Show all treaties, with facets, and where one State stands towards each."""
    asked = TreatyParameters(request.GET, from_form=True)
    state, problem = state_of(asked)
    pairs = asked.pairs().of_states([state.pk])
    part = Paginator(pairs, ON_A_PAGE).get_page(asked.get("page"))
    found = context(
        asked,
        state=state,
        page_obj=part,
        rows=with_titles(answers(part.object_list, asked.on, asked.language)),
        facets=facets(request, state),
        states=sorted(State.objects.all(), key=lambda row: sort_key(row.name)),
        is_filtered=bool(asked.given.keys() - {"as_of", "lang", "state", "ordering"}),
        trail=[],
        share_title=_("Treaties"),
        share_text=_(
            "All treaties with the status of a State on any day: search by number "
            "or title, choose by subject, depositary or status."
        ),
    )
    found["problems"] += problem
    return as_page(request, "treaties/treaties.html", found)


def state_of(asked: TreatyParameters) -> tuple[State, list[str]]:
    """Return the State asked for; an unknown one gives the focus State and what is wrong."""
    try:
        return asked.state_asked, []
    except NotFound as error:
        return find_state(settings.FOCUS_STATE), [str(error)]


def facets(request: HttpRequest, state: State) -> list[dict]:
    """Return for each facet its values with the number of treaties that the others leave."""
    labels = {
        "status_group": (_("Status"), STATUS_GROUP_LABELS),
        "form": (_("Form"), dict(Form.choices)),
        "series": (_("Series"), {row.code: row.name for row in Series.objects.all()}),
        "depositary": (_("Depositary"), {row.code: row.name for row in Depositary.objects.all()}),
        "subject": (_("Subject"), {row.code: row.name for row in Subject.objects.all()}),
    }
    chosen = TreatyParameters(request.GET, from_form=True)
    return [
        facet(name, labels[name], counts_beside(request, state, name), chosen.get(name) or [])
        for name in FACETS
    ]


def facet(name: str, labels: tuple[str, dict], counts: dict[str, int], chosen: list[str]) -> dict:
    """Return one facet: its values with their numbers, and whether they are too many to show."""
    label, names = labels
    values = [
        {"code": str(code), "label": text, "count": counts[code], "is_chosen": code in chosen}
        for code, text in names.items()
        if counts.get(code)
    ]
    return {
        "name": name,
        "label": label,
        "values": values,
        "chosen": ",".join(chosen),
        "chosen_values": [value for value in values if value["is_chosen"]],
        "is_long": len(values) > MANY,
    }


def counts_beside(request: HttpRequest, state: State, name: str) -> dict[str, int]:
    """Return how many treaties have each value of a facet, as the other facets leave them."""
    query = request.GET.copy()
    query.pop(name, None)
    return counts_by(TreatyParameters(query, from_form=True).pairs().of_states([state.pk]), name)


def counts_by(pairs, name: str) -> dict[str, int]:
    """Return how many pairs have each value of a facet."""
    column = FACET_COLUMNS[name]
    rows = pairs.order_by().values_list(column).annotate(Count("id"))
    found: dict[str, int] = {}
    for value, count in rows:
        code = GROUP_OF[Status(value)].value if name == "status_group" else value
        found[code] = found.get(code, 0) + count
    return found


def treaty(request: HttpRequest, code: str) -> HttpResponse:
    """Show one treaty: what it is, its chart on a day, its clauses.

    A name that people use leads to the treaty; one that several have, or none, to the search.
    """
    try:
        found = find_treaty(code)
    except NotFound:
        if elsewhere := where_named(request, code):
            return elsewhere
        raise
    if elsewhere := moved(request, code=found.code):
        return elsewhere
    asked = ChartAsked(request.GET, from_form=True)
    choice, problem = chosen(asked)
    found = with_relations(asked.on).get(pk=found.pk)
    permanent = f"{request.build_absolute_uri(request.path)}?as_of={asked.on}"
    shown = context(
        asked,
        treaty=found,
        trail=[treaties_step()],
        **first_answer(found, choice, asked),
        **who_takes_part(found, choice, asked),
        **selection(),
        **about(found, asked),
        **lasting(found, asked.on, permanent),
    )
    shown["problems"] += problem
    return as_page(request, "treaties/treaty.html", shown)


def who_takes_part(found: Treaty, choice: State, asked: ChartAsked) -> dict:
    """Return the chart and the map of a treaty on a day, and up to when they were checked."""
    rows, map_ = chart(found, asked, choice), tiles(found, asked.on)
    return {
        "chart": rows,
        "counts": counts(rows.everything),
        "checked": looked(found.chart_checked_on, asked.on),
        "tiles": map_,
        "map_legend": legend(tile.group for tile in map_.tiles),
    }


def about(found: Treaty, asked: ChartAsked) -> dict:
    """Return what a treaty is, asks and says, in sentences."""
    status = TreatyStatus(found.treaty_status)
    words = sentence(found, status)
    return {
        "status": status.label,
        "sentence": words,
        "general_on": general_on(found, asked.on),
        "progress": progress(found, asked.on) if status == TreatyStatus.OPEN else None,
        "open_to": open_to(found),
        "practice": practice([found.code], asked.language)[found.code],
        "related": related(found),
        "asked_of_parties": asked_of_parties(found),
        "clauses": [clause_sentence(clause) for clause in found.clauses.all()],
        "statements": by_nature(of_treaty(found, asked.on, asked.language), asked.on),
        "validities": [rule_sentence(row) for row in found.validities.all()],
        "share_title": f"{found.label}: {found.title.text}",
        "share_text": words,
        "picture": Picture(words, found.label, found.title.text),
    }


def lasting(found: Treaty, on: date, permanent: str) -> dict:
    """Return how a treaty's page of a day is cited, and what it says to programs."""
    in_force = is_in_force(found.general.on, found.ended_on, on)
    return {
        "permanent": permanent,
        "citations": citations(Cited(found, on, permanent, found.general.on)),
        "json_ld": page_script(found, permanent, on=on, in_force=in_force),
    }


def first_answer(found: Treaty, choice: State, asked: ChartAsked) -> dict:
    """Return where the reader's choice stands, as a sentence, with what comes next."""
    answer = status_of(found, choice, asked.on, asked.language)
    return {
        "choice": choice,
        "answer": answer,
        "answer_sentence": status_sentence(answer, choice.name),
        "coming": next_sentence(answer),
    }


def where_named(request: HttpRequest, name: str) -> HttpResponseRedirect | None:
    """Return where a name leads instead of a number; None if it means nothing here.

    Not for good: another treaty may get the name.
    """
    named = treaties_named(name)
    words = name.replace("-", " ")
    if len(named) == 1:
        query = request.META.get("QUERY_STRING", "")
        return redirect(named[0].get_absolute_url() + (f"?{query}" if query else ""))
    found = look_up(words)
    is_meant = named or (found.treaties and found.is_certain)
    return redirect(f"{reverse('search')}?{urlencode({'q': words})}") if is_meant else None


def general_on(found: Treaty, on: date) -> date | None:
    """Return the general entry into force as far as it was certain on a day."""
    general = found.general
    certain = general.certain_on or general.on
    return general.on if certain is not None and certain <= on else None


def sentence(found: Treaty, status: TreatyStatus) -> str:
    """Return where the treaty itself stands, with the day if that is known."""
    text = {
        TreatyStatus.NOT_OPEN: _("Not yet open for signature."),
        TreatyStatus.OPEN: _("Open, but not in force."),
        TreatyStatus.ENTRY_INTO_FORCE_PENDING: _("It will enter into force on %(general)s."),
        TreatyStatus.IN_FORCE: _("In force since %(general)s."),
        TreatyStatus.CLOSED_TO_ACTS: _("Closed to further acts since %(closed)s."),
        TreatyStatus.TERMINATED: _("It ended on %(ended)s."),
        TreatyStatus.REPLACED: _("A later treaty replaced it on %(ended)s."),
    }[status]
    return text % {
        "general": day_in_words(found.general.on),
        "closed": day_in_words(found.closed_on),
        "ended": day_in_words(found.ended_on),
    }


def with_relations(on: date):
    """Return treaties with everything their page says of them, without a query more for each."""
    return (
        Treaty.objects.with_status(on)
        .select_related(
            "series",
            "general",
            "parent",
            "replaced_by",
            "barred_for_parties_to",
            "depositary",
            "organisation",
            "chart_check",
        )
        .prefetch_related(
            "routes",
            "subjects",
            "clauses__threshold_of",
            "clauses__all_parties_to",
            "clauses__not_before",
        )
    )


def open_to(found: Treaty) -> str:
    """Return who may join a treaty in principle, in words."""
    organisation = found.organisation.name if found.organisation else ""
    groups = [
        GROUP_NAMES[StateGroup(route.group)] % {"organisation": organisation}
        for route in found.routes.all()
    ]
    return ", ".join(groups) or _("nobody")


GROUP_NAMES = {
    StateGroup.MEMBER: gettext_lazy("members of the organisation (%(organisation)s)"),
    StateGroup.EUROPEAN: gettext_lazy("other European States"),
    StateGroup.OTHER: gettext_lazy("other States"),
    StateGroup.INTEGRATION: gettext_lazy("regional integration organisations"),
    StateGroup.STATE: gettext_lazy("any State"),
    StateGroup.NAMED: gettext_lazy("States that the treaty names"),
}


def tiles(found: Treaty, on: date) -> drawings.TileMap:
    """Return the map: where the States that have acted and those of the region stand on a day.

    What the table is filtered by does not change it.
    """
    shown = in_chart(found, on) | Q(treaty=found, state_code__in=drawings.PLACES)
    pairs = StandingPeriod.objects.pairs(on).filter(shown).order_by("state_code")
    rows = pairs.values_list("state_code", "current_status", "period__bound_by")
    states = State.objects.in_bulk([code for code, *_rest in rows], field_name="code")
    return drawings.tile_map(
        {
            "code": code,
            "name": states[code].name,
            "group": GROUP_OF[status].value,
            "label": "; ".join(
                filter(None, [str(STATUS_LABELS[status]), must_be_party(protocols or [])])
            ),
        }
        for code, status, protocols in rows
    )
