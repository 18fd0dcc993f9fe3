"""How readers name a treaty or a State, and which one they mean."""

import re

from django.http import Http404
from django.utils.translation import gettext as _

from countries.models import State

from .models import Treaty

# A treaty goes by its number, with or without its series: the depositary numbered on when ETS
# became CETS, and people write either.
TREATY = re.compile(r"(?:(c?ets|stc?e)\W{0,3}(?:n[o°]?\W{0,3})?)?([0-9]{1,3})([a-z]?)", re.ASCII)
STATE = re.compile(r"[A-Za-z]{2}|[A-Za-z]{4}")


class NotFound(Http404):
    """No such treaty or State; the message names what was asked for."""


def treaty_number(text: str) -> str | None:
    """Return the three-digit number that a text names (``ETS No. 48a``: ``048A``), else None."""
    found = TREATY.fullmatch(text.strip().replace("°", "o").replace("№", "no").lower())
    return f"{found[2]:0>3}{found[3].upper()}" if found else None


def find_treaty(text: str) -> Treaty:
    """Return the treaty that a text names in any spelling: ``ets-112``, ``112``, ``CETS 112``.

    Where two series have the number, the text's own series decides. Raises NotFound, a 404.
    """
    number = treaty_number(text)
    found = list(Treaty.objects.filter(number=number)) if number else []
    exact = [treaty for treaty in found if text.lower().startswith(treaty.series.lower())]
    if not found:
        raise NotFound(_("There is no treaty %(text)s.") % {"text": quoted(text)})
    return (exact or found)[0]


def find_state(text: str) -> State:
    """Return the State with a code, in any case. Raises NotFound, a 404."""
    state = None
    if STATE.fullmatch(text):
        state = State.objects.filter(code=text.upper()).first()
    if state is None:
        raise NotFound(_("There is no State %(text)s.") % {"text": quoted(text)})
    return state


def quoted(text: str) -> str:
    """Return what a reader wrote as an error message may repeat it: short, and printable."""
    shown = "".join(letter if letter.isprintable() else "?" for letter in text[:60])
    return f"“{shown}…”" if len(text) > len(shown) else f"“{shown}”"
