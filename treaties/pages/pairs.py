"""One State and one treaty: the answer, why, what led there, how to cite it."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from core.http.parameters import Asked, Parameters
from core.records.models import Change
from countries.models import State
from countries.names import Text

from ..answers.authorities import practice
from ..answers.events import Event, Subject, events
from ..answers.pair import pair as answer_of
from ..answers.steppers import steppers
from ..depositaries.citing import citations
from ..exchange.bundled.merging import REASON as LOADED
from ..law.vocabulary import DOMESTIC_APPROVALS, DOMESTIC_STEPS, ActKind, StatusGroup
from ..models import Act, Treaty
from ..models.choices import ACT_KIND_LABELS
from ..questions.identifiers import find_state, find_treaty
from ..sentences.citations import Cited
from ..sentences.duties import summary
from ..sentences.events import next_sentence
from ..sentences.explanation import consent_sentence, warning_sentences
from ..sentences.glossary import words_in
from ..sentences.linked_data import force_for, page_script
from . import statements
from .badges import words as in_few_words
from .between import address, selection
from .common import as_page, context, countries_step, in_plain_words, looked, moved, state_step
from .pictures import Picture

RECENT_CHANGES = 10


def pair(request: HttpRequest, code: str, treaty: str) -> HttpResponse:
    """Show where one State stands towards one treaty."""
    state, found = find_state(code), find_treaty(treaty)
    if elsewhere := moved(request, code=state.code.lower(), treaty=found.code):
        return elsewhere
    asked = Parameters(request.GET, from_form=True)
    answer = answer_of(found, state, asked.on, asked.language)
    told = events(Subject(state, found))
    acts = [*answer["acts"], *inherited(answer)]
    permanent = f"{request.build_absolute_uri(request.path)}?as_of={asked.on}"
    return as_page(
        request,
        "treaties/pair.html",
        context(
            asked,
            state=state,
            treaty=found,
            answer=answer,
            trail=[countries_step(), state_step(state)],
            **told_apart(answer),
            words=words_in(answer),
            **after(answer["after_joining"]),
            dates=dates(answer, [event for event in told if event.on <= asked.on]),
            told=told,
            undated=[act for act in answer["acts"] if not act["done_on"]],
            steppers=steppers(state, found, own_acts(told, found), asked.on),
            **in_plain_words(asked_for(found, answer, asked)),
            statements=statements.by_nature(answer["statements"], asked.on),
            responses=statements.answering(answer["responses"], asked.on),
            sources=sources(acts, asked.on),
            is_checked=any(act["checked_on"] for act in acts),
            changes=changes(state, found),
            permanent=permanent,
            citations=citations(cited(found, answer, permanent)),
            excepted=excepted(state, found, answer, asked),
            **selection(state),
            checked=looked(checked_on(answer), asked.on),
            says_nothing=answer["is_party"] is None
            and not answer["acts"]
            and not answer["must_be_party"],
            json_ld=json_ld(found, state, answer, permanent),
            **shared(state, found, answer),
        ),
    )


def shared(state: State, treaty: Treaty, answer: dict) -> dict:
    """Return what a link to the page shows; its picture the status with its day, in few words."""
    return {
        "share_title": f"{state.name}: {treaty.title.text}",
        "share_text": answer["explanation"][0],
        "picture": Picture(
            capfirst(in_few_words(answer)),
            about=f"{state.name}, {treaty.label}",
            detail=treaty.title.text,
            group=answer["status_group"],
        ),
    }


class StateAsked(Parameters):
    state = Asked(label=gettext_lazy("The code of a State."))


def choose(request: HttpRequest, treaty: str) -> HttpResponse:
    """Lead on to the page of a treaty and the State chosen; without one, back to the treaty's."""
    found, asked = find_treaty(treaty), StateAsked(request.GET, from_form=True)
    day = f"?as_of={asked.day_given}" if asked.day_given else ""
    if not asked.get("state"):
        return redirect(f"{found.get_absolute_url()}{day}")
    state = find_state(asked.get("state"))
    path = reverse("pair", kwargs={"code": state.code.lower(), "treaty": found.code})
    return redirect(f"{path}{day}")


def json_ld(treaty: Treaty, state: State, answer: dict, permanent: str) -> str:
    """Return the answer as linked data; since when, only of a Party."""
    return page_script(
        treaty,
        permanent,
        on=answer["as_of"],
        in_force=force_for(answer),
        state=state,
        since=answer["in_force_on"] if answer["is_party"] else None,
    )


def checked_on(answer: dict) -> date | None:
    """Return up to which day the chart or the State's list, whichever later, was checked."""
    known = answer["known"]
    days = (known["chart_checked_on"], known["list_checked_on"])
    return max(filter(None, days), default=None)


def own_acts(told: list[Event], treaty: Treaty) -> list[Act]:
    """Return the acts about a treaty itself, each once, among what is told of it."""
    return [event.act for event in told if not event.is_effect and event.treaty.pk == treaty.pk]


def after(joined: dict | None) -> dict:
    """Return what follows after joining, and its summary; of a State that has not joined, none."""
    return {"joined": joined, "joined_summary": summary(joined)}


def told_apart(answer: dict) -> dict:
    """Return the sentences of an explanation, by where the page shows them."""
    sentence, *further = answer["explanation"]
    warnings = warning_sentences(answer)
    return {
        "sentence": sentence,
        "further": [text for text in further if text not in warnings],
        "warnings": warnings,
        "acted": consent_sentence(answer) if answer["consent_kind"] else "",
        "coming": next_sentence(answer),
    }


def dates(answer: dict, happened: list[Event]) -> list[dict]:
    """Return the dates that people confuse, each with what it means."""
    found = []
    if answer["signed_on"]:
        found.append(
            {
                "label": _("Signature"),
                "on": answer["signed_on"],
                "meaning": _("The State signed the text. That alone does not bind it."),
            }
        )
    if law := domestic_law(happened):
        found.append(
            {
                "label": law.label,
                "on": law.on_text,
                "meaning": _(
                    "A decision at home. It allows the State to be bound but does not bind it yet; "
                    "news that a treaty was joined is often about this day."
                ),
            }
        )
    if answer["consented_on"] and answer["consent_kind"] != ActKind.SUCCESSION:
        found.append(
            {
                "label": _("Deposit: %(kind)s")
                % {"kind": ACT_KIND_LABELS[ActKind(answer["consent_kind"])]},
                "on": answer["consented_on"],
                "meaning": _("The depositary received the instrument: the State consented."),
            }
        )
    if answer["in_force_on"]:
        found.append(
            {
                "label": _("Entry into force"),
                "on": answer["in_force_on"],
                "meaning": _("From this day the treaty binds the State."),
            }
        )
    return found


def domestic_law(happened: list[Event]) -> Event | None:
    """Return the step that completed the approval at home, else the latest step."""
    steps = [event for event in happened if event.code in DOMESTIC_STEPS]
    completing = [event for event in steps if event.code in DOMESTIC_APPROVALS]
    return completing[0] if completing else next(reversed(steps), None)


def excepted(state: State, treaty: Treaty, answer: dict, asked: Parameters) -> list[dict]:
    """Return the States with whom an objection keeps it from being in force, with their pages."""
    codes = answer["not_between"]
    others = State.objects.filter(code__in=codes) if codes else ()
    return [{"name": other.name, "href": address(state, other, treaty, asked)} for other in others]


def asked_for(treaty: Treaty, answer: dict, asked: Parameters) -> list[dict]:
    """Return what the treaty asks for in practice, if it binds the State or soon may."""
    if answer["status_group"] not in (StatusGroup.BOUND, StatusGroup.ON_THE_WAY):
        return []
    return practice([treaty.code], asked.language)[treaty.code]


def inherited(answer: dict) -> list[dict]:
    """Return the act on the parent treaty with which this one ended; none where it did not."""
    end = answer["computation_of_end"]
    return [end["act"]] if end and end["ended_with"] else []


def sources(acts: list[dict], on: date) -> list[dict]:
    """Return where each act up to a day is known from."""
    day = on.isoformat()
    return [act for act in acts if act["source"] and (act["done_on"] or "") <= day]


def changes(state: State, treaty: Treaty) -> list[dict]:
    """Return what was entered or changed here lately, latest first, each with its reason."""
    rows = Change.objects.filter(topic=treaty.code, actor=state.code, is_public=True)
    return [
        {"on": row.at.date(), "label": row.get_event_display(), "reason": reason_of(row)}
        for row in rows.order_by("-sequence")[:RECENT_CHANGES]
    ]


def reason_of(change: Change) -> Text:
    """Return why something was changed, with the language it is in: staff write in English."""
    if change.public_reason == LOADED:
        return Text(_("from the data that come with this site"), get_language())
    return Text(change.public_reason, "en")


def cited(treaty: Treaty, answer: dict, permanent: str) -> Cited:
    return Cited(
        treaty,
        answer["as_of"],
        permanent,
        entered_into_force_on=treaty.entered_into_force_on,
        status=answer["explanation"][0],
    )
