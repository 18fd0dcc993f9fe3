"""The main questions as tools for language models: each asks the API, or the site's search.

Every answer says at which address it stays, of which day it is, and what is not known.
"""

import json
from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

import httpx
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.http.parameters import LANGUAGES
from countries.models import State
from countries.names import in_language

from ..models import Treaty
from ..questions.lookup import look_up
from ..sentences import statuses

OF_STATUS = [
    *("treaty", "state", "status", "status_label", "status_group", "is_party", "since", "until"),
    *("next_change", "as_of", "known_at", "signed_on", "consented_on", "consent_kind"),
    *("in_force_on", "in_force_on_computed", "differs", "left_on", "reason", "modifiers"),
    *("not_between", "missing", "known", "warnings", "must_be_party"),
]
OF_REASONS = [
    *(
        "treaty",
        "state",
        "status",
        "status_label",
        "as_of",
        "known_at",
        "explanation",
        "computation",
    ),
    *("computation_of_end", "acts", "periods", "sources", "joining", "in_force_on"),
    *("in_force_on_computed", "differs", "missing", "known", "warnings", "must_be_party"),
]
FOUND_AT_ONCE = 10
NOTHING = gettext_lazy(
    "Nothing here is called so; that does not mean that there is no such treaty."
)


class Refused(Exception):
    """Why a question cannot be answered, in a sentence."""


class Tools:
    """The tools, for whoever knows which day it is."""

    def __init__(self, today: Callable[[], date]):
        self.today = today
        self.site = address_of_site()
        self.client = httpx.Client(
            transport=httpx.WSGITransport(app=get_wsgi_application()),
            base_url=self.site,
            headers={"X-Forwarded-Proto": self.site.partition(":")[0]},
        )

    @property
    def all(self) -> list[Callable[..., dict[str, Any]]]:
        return [self.status, self.reasons, self.between, self.forecast, self.search]

    def status(
        self,
        state: str,
        treaty: str,
        *,
        as_of: date | None = None,
        known_at: date | None = None,
        lang: str = "en",
    ) -> dict[str, Any]:
        """Tell where a State stands towards a treaty on a day: Party, invited, open to it, ...

        state: code of the State (KG). treaty: its number in any spelling (ETS 112, hcch-12).
        as_of: the day asked about, today if not given. known_at: what was known at the end of that
        day. lang: en, fr, ru, ky or kk. is_party is null where the data do not tell; that something
        is not known is never a no.
        """
        given = {"as_of": as_of, "known_at": known_at, "lang": lang}
        return self.of_pair(state, treaty, OF_STATUS, **given)

    def reasons(
        self,
        state: str,
        treaty: str,
        *,
        as_of: date | None = None,
        known_at: date | None = None,
        lang: str = "en",
    ) -> dict[str, Any]:
        """Tell why a State stands so towards a treaty: sentences, computation, acts and sources.

        Takes what status takes.
        """
        given = {"as_of": as_of, "known_at": known_at, "lang": lang}
        return self.of_pair(state, treaty, OF_REASONS, **given)

    def between(
        self,
        a: str,
        b: str,
        *,
        treaty: str | None = None,
        as_of: date | None = None,
        lang: str = "en",
    ) -> dict[str, Any]:
        """Tell whether a treaty is in force between two States on a day, and why.

        a, b: codes of the States. Without a treaty: all treaties that bind both. in_force is null
        where the data do not tell.
        """
        return self.asked("between/", as_of=as_of, lang=lang, a=a, b=b, treaty=treaty)

    def forecast(
        self,
        state: str,
        treaty: str,
        deposited: date,
        *,
        kind: str = "accession",
        as_of: date | None = None,
        lang: str = "en",
    ) -> dict[str, Any]:
        """Tell what follows if a State deposited its instrument on a day: when it is in force.

        kind: accession, ratification, acceptance, approval, ... No day is given where the deposit
        is not possible.
        """
        query = {"state": state, "deposited": deposited, "kind": kind, "as_of": as_of, "lang": lang}
        return self.asked(f"treaties/{quote(treaty, safe='')}/forecast/", **query)

    def search(self, text: str, lang: str = "en") -> dict[str, Any]:
        """Find treaties and States by number, title, common name or what they are about.

        lang: the language of the names in the answer; the text may be in any of the five.
        """
        if lang not in LANGUAGES:
            raise Refused(f"lang is one of: {', '.join(LANGUAGES)}.")
        with translation.override(lang):
            found = look_up(text)
            return {
                "address": f"{self.site}/{lang}/search/?{urlencode({'q': text})}",
                "as_of": self.today(),
                "not_known": [] if found.treaties or found.states else [str(NOTHING)],
                "answer": {
                    "treaties_found": found.total,
                    "treaties": [self.treaty_row(row) for row in found.treaties[:FOUND_AT_ONCE]],
                    "states": [self.state_row(row) for row in found.states],
                    "has_all_words": found.is_complete,
                    "read_instead": {item.written: item.read for item in found.corrections},
                },
            }

    def treaty_row(self, treaty: Treaty) -> dict:
        return {
            "id": treaty.code,
            "label": treaty.label,
            "title": treaty.title.text,
            "common_name": in_language(treaty.common_names).text or None,
            "purpose": in_language(treaty.purposes).text or None,
            "url": f"{self.site}{treaty.get_absolute_url()}",
        }

    def state_row(self, state: State) -> dict:
        url = f"{self.site}{state.get_absolute_url()}"
        return {"code": state.code, "name": str(state.name), "url": url}

    def of_pair(self, state: str, treaty: str, names: list[str], **given) -> dict[str, Any]:
        """Return some fields of the answer about one pair, and the page that shows it."""
        path = f"states/{quote(state, safe='')}/treaties/{quote(treaty, safe='')}/"
        found = self.asked(path, **given)
        pair, lang, on = found["answer"], given["lang"], found["as_of"]
        page = f"{lang}/countries/{pair['state'].lower()}/treaties/{pair['treaty']['id']}/"
        answer = {name: pair[name] for name in names if name in pair}
        return found | {"page": f"{self.site}/{page}?as_of={on}", "answer": answer}

    def asked(self, path: str, *, as_of: date | None, lang: str, **query) -> dict[str, Any]:
        """Return an answer of the API with its address, its day, and what is not known."""
        on = as_of or self.today()
        given = {"as_of": on, "lang": lang} | {k: v for k, v in query.items() if v is not None}
        address = f"/api/v1/{path}?{urlencode(given)}"
        response = self.client.get(address)
        found = json.loads(response.content)
        if response.status_code != 200:
            raise Refused(found["detail"])
        with translation.override(lang):
            not_known = list(dict.fromkeys(gaps(found)))
        return {
            "address": f"{self.site}{address}",
            "as_of": on,
            "not_known": not_known,
            "answer": found,
        }


def address_of_site() -> str:
    """Return the address below which this site is found, for links that stay."""
    hosts = [host for host in settings.ALLOWED_HOSTS if host.strip(".*")]
    named = f"https://{hosts[0].lstrip('.')}" if hosts else "http://localhost"
    return settings.SITE_ADDRESS or named


def gaps(answer: Any) -> list[str]:
    """Return in sentences what an answer, or a part of it, says it does not know."""
    if isinstance(answer, list):
        return [text for item in answer for text in gaps(item)]
    if not isinstance(answer, dict):
        return []
    found = [statuses.MISSING[answer["missing"]]] if answer.get("missing") else []
    found += [warning(item, answer) for item in answer.get("warnings") or []]
    if answer.get("statements_collected") is False:
        found.append(_("What States declared about this treaty was not collected."))
    if answer.get("at_least"):
        found.append(_("Charts are not complete, so there may be more."))
    parts = ("a", "b", "results", "counts")
    return [*map(str, found), *(text for name in parts for text in gaps(answer.get(name)))]


def warning(item: str | dict, answer: dict) -> str:
    """Return the sentence of a warning; one that is a sentence already as it is."""
    code = item.get("code") if isinstance(item, dict) else item
    if code not in statuses.WARNINGS:
        return item["text"] if isinstance(item, dict) else item
    return str(statuses.WARNINGS[code]) % {
        "protocols": ", ".join(map(str, answer.get("must_be_party") or []))
    }
