"""Letters about joining a treaty: a request to be invited, and one to renew an invitation.

They are made from the office's own templates, else from those that come with this site.
"""

from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import override

from core.records.publication import Publication
from countries.formats import day_in_words
from countries.models import State
from countries.names import in_language

from ..law.vocabulary import ActKind
from ..models import Act, LetterTemplate, Route, Treaty
from ..models.letters import LetterKind
from ..models.querysets import running
from .letter_templates import filled_in

BUNDLED = Path(__file__).parents[1] / "data" / "letters"

SAMPLE = {
    "addressee": "Secretary General",
    "articles": "19(1)",
    "date": "1 January 2026",
    "invited_on": "9 October 2024",
    "opened_on": "21 March 1983",
    "state": "Ruritania",
    "state_official": "Kingdom of Ruritania",
    "treaty_label": "No. 1",
    "treaty_title": "Convention on Examples & Samples",
    "valid_until": "9 October 2029",
}
"""The placeholders that a letter knows, each with a value to try a template with."""


class NoLetter(ValueError):
    """Why there is no such letter, as a sentence."""


def letter(kind: str, treaty: Treaty, state: State, *, language: str, on: date) -> bytes:
    """Return a letter of a State about a treaty, dated a day, as a Word file.

    Raises NoLetter for the renewal of an invitation that is not recorded, and BadTemplate where
    the template does not fit.
    """
    values = letter_values(kind, treaty, state, language=language, on=on)
    return filled_in(template_for(kind, treaty, language), values)


def template_for(kind: str, treaty: Treaty, language: str) -> bytes:
    """Return the office's template: that for the depositary, for all, else the bundled one."""
    rows = LetterTemplate.objects.filter(kind=kind, language=language)
    for depositary in (treaty.depositary_id, None):
        if found := rows.filter(depositary=depositary).first():
            return bytes(found.content)
    return bundled_template(kind, language)


def bundled_template(kind: str, language: str) -> bytes:
    return (BUNDLED / f"{kind}.{language}.docx").read_bytes()


def try_out(content: bytes) -> None:
    """Fill a template in with sample values; BadTemplate says what does not fit."""
    filled_in(content, SAMPLE)
    filled_in(content, dict.fromkeys(SAMPLE, ""))


def letter_values(
    kind: str, treaty: Treaty, state: State, *, language: str, on: date
) -> dict[str, str]:
    """Return the values of a letter's placeholders; empty where something is not recorded."""
    invitation = last_invitation(treaty, state)
    if kind == LetterKind.RENEWAL and invitation is None:
        raise NoLetter(_("No invitation of this State to this treaty is published here."))
    with override(language):
        return {
            "addressee": addressee(treaty),
            "articles": articles(treaty, state, on),
            "date": day_in_words(on),
            "invited_on": day_in_words(invitation.done_text) if invitation else "",
            "opened_on": day_in_words(treaty.opened_on),
            "state": state.name,
            "state_official": in_language(state.official_names or state.names).text,
            "treaty_label": treaty.label,
            "treaty_title": treaty.title.text,
            "valid_until": day_in_words(invitation.expires_on) if invitation else "",
        }


def addressee(treaty: Treaty) -> str:
    """Return to whom one writes about an invitation; the depositary where that is not recorded."""
    if treaty.depositary is None:
        return ""
    return in_language(treaty.depositary.invitations_asked_of).text or treaty.depositary.name


def last_invitation(treaty: Treaty, state: State) -> Act | None:
    """Return the invitation that a renewal is asked of: the last published one."""
    rows = Act.objects.filter(
        treaty=treaty,
        state=state,
        kind=ActKind.INVITATION,
        publication=Publication.PUBLISHED,
        done_on__isnull=False,
    )
    return rows.order_by("-done_on", "-id").first()


def articles(treaty: Treaty, state: State, on: date) -> str:
    """Return the articles on who may join, of the route for the State's group on a day."""
    groups = state.group_periods.filter(running(on), group__organisation=treaty.organisation_id)
    routes = Route.objects.filter(treaty=treaty, group__in=groups.values("group__kind"))
    return routes.values_list("articles", flat=True).first() or ""
