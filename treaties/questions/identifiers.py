"""How readers name a treaty or a State, and which one they mean."""

import re

from django.http import Http404
from django.utils.translation import gettext as _

from core.http.parameters import quoted
from countries.models import State

from ..models import Treaty
from .states import state_words
from .words import listed

MOST_LETTERS = 60
MOST_MEANT = 5
NAMED_BY_PAGES = ("series", "depositary", "organisation", "general")
STATE = re.compile(r"[A-Za-z]{2}|[A-Za-z]{4}")


class NotFound(Http404):
    """No such treaty or State; the message names what was asked for."""


def find_treaty(text: str) -> Treaty:
    """Return the treaty that a text names in any spelling: ``ets-112``, ``112``, ``CETS 112``.

    With its series, depositary, organisation and entry into force, which its pages name. Raises
    NotFound, a 404.
    """
    name = text[:MOST_LETTERS].strip()
    code = "-".join(name.lower().split())
    treaties = Treaty.objects.select_related(*NAMED_BY_PAGES)
    rows = treaties.filter(code=code) or treaties.spelled(name)
    found = rows.first()
    if found is None:
        raise NotFound(_("There is no treaty %(text)s.") % {"text": quoted(text)} + called(name))
    return found


def treaties_named(text: str) -> list[Treaty]:
    """Return the treaties that people mean by a name written as an address: ``istanbul``, ``108+``.

    Several can share a name; none is an empty list.
    """
    name = text[:MOST_LETTERS].replace("-", " ").strip()
    return list(Treaty.objects.called(name)[:MOST_MEANT])


def called(name: str) -> str:
    """Return the question whether somebody means the treaties with a name: an identifier is needed.

    Empty if none is called so.
    """
    meant = {row.code: row.title.text for row in Treaty.objects.called(name)[:MOST_MEANT]}
    return " " + _("Did you mean %(name)s?") % {"name": listed(meant)} if meant else ""


def find_state(text: str) -> State:
    """Return the State with a code, in any case. Raises NotFound, a 404."""
    state = State.objects.filter(code=text.upper()).first() if STATE.fullmatch(text) else None
    if state is None:
        raise NotFound(no_state(text) + who(text))
    return state


def state_code(text: str) -> str:
    """Return a State's code in capitals; NotFound if the text cannot be one."""
    if not STATE.fullmatch(text):
        raise NotFound(no_state(text))
    return text.upper()


def no_state(text: str) -> str:
    return _("There is no State %(text)s.") % {"text": quoted(text)}


def who(name: str) -> str:
    """Return the question whether somebody means the States with a name: here a code is needed."""
    meant = state_words(State.objects.all()).meant(name[:MOST_LETTERS])
    return " " + _("Did you mean %(name)s?") % {"name": listed(meant)} if meant else ""
