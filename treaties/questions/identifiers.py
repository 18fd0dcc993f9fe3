"""How readers name a treaty or a State, and which one they mean."""

import re

from django.http import Http404
from django.utils.translation import gettext as _

from core.http.parameters import quoted
from countries.models import State

from ..models import Treaty

STATE = re.compile(r"[A-Za-z]{2}|[A-Za-z]{4}")


class NotFound(Http404):
    """No such treaty or State; the message names what was asked for."""


def find_treaty(text: str) -> Treaty:
    """Return the treaty that a text names in any spelling: ``ets-112``, ``112``, ``CETS 112``.

    With its series, depositary and organisation, which its pages name. Raises NotFound, a 404.
    """
    name = text[:60].strip()
    code = "-".join(name.lower().split())
    treaties = Treaty.objects.select_related("series", "depositary", "organisation")
    rows = treaties.filter(code=code) or treaties.spelled(name)
    found = rows.first()
    if found is None:
        raise NotFound(_("There is no treaty %(text)s.") % {"text": quoted(text)})
    return found


def find_state(text: str) -> State:
    """Return the State with a code, in any case. Raises NotFound, a 404."""
    state = State.objects.filter(code=state_code(text)).first()
    if state is None:
        raise no_state(text)
    return state


def state_code(text: str) -> str:
    """Return a State's code in capitals; NotFound if the text cannot be one."""
    if not STATE.fullmatch(text):
        raise no_state(text)
    return text.upper()


def no_state(text: str) -> NotFound:
    return NotFound(_("There is no State %(text)s.") % {"text": quoted(text)})
