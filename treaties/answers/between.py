"""Whether a treaty is in force between two States on a day, and why."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from core.records.publication import Publication
from countries.formats import day_in_words
from countries.models import State

from ..law.vocabulary import Status
from ..models import StandingPeriod, Statement, Treaty
from ..models.choices import StatementNature
from .statuses import answers


def between(treaty: Treaty, a: State, b: State, on: date, language: str) -> dict:
    """Return whether a treaty is in force between two States on a day, with the reasons.

    Both must be Parties; an objection that precludes the entry into force between the two keeps
    it from being in force, whichever of them made it. ``in_force`` is None where the data do not
    tell. Vienna Convention on the Law of Treaties, articles 2(1)(g) and 20(4)(b).
    """
    pairs = StandingPeriod.objects.pairs(on).filter(treaty=treaty).of_states([a.pk, b.pk])
    found = {row["state"]: row for row in answers(pairs, on, language)}
    own = [(a, found[a.code]), (b, found[b.code])]
    objections = list(precluding(treaty, a, b, on))
    parties = [row["is_party"] for _state, row in own]
    in_force = all_true([*parties, not objections])
    return {
        "treaty": found[a.code]["treaty"],
        "as_of": on,
        "in_force": in_force,
        "since": max(row["in_force_on"] for _state, row in own) if in_force else None,
        "reasons": [
            *(reason for state, row in own for reason in reasons(state, row)),
            *(objection_reason(item) for item in objections),
        ],
        "a": found[a.code],
        "b": found[b.code],
    }


def all_true(values: list[bool | None]) -> bool | None:
    """Return False if one is false, else None if one is unknown, else True."""
    if False in values:
        return False
    return None if None in values else True


def precluding(treaty: Treaty, a: State, b: State, on: date):
    """Return the objections of one against the other in effect that preclude entry into force."""
    running = (Q(starts_on=None) | Q(starts_on__lte=on)) & (Q(ends_on=None) | Q(ends_on__gt=on))
    either = Q(state=a, objects_to__state=b) | Q(state=b, objects_to__state=a)
    rows = Statement.objects.filter(
        running,
        either,
        treaty=treaty,
        nature=StatementNature.OBJECTION,
        precludes_entry_into_force=True,
        publication=Publication.PUBLISHED,
    )
    return rows.select_related("state", "objects_to__state").order_by("id")


def reasons(state: State, row: dict):
    """Yield what one State's status means for the answer."""
    words = {"state": state.name, "status": row["status_label"]}
    if row["is_party"] is None:
        text = _("%(state)s: whether it is a Party cannot be told from the data at hand.")
        yield {"code": "unknown", "text": text % words}
    elif not row["is_party"]:
        text = _("%(state)s is not a Party: %(status)s.") % words
        yield {"code": "not_a_party", "text": text}
    else:
        words["day"] = day_in_words(row["in_force_on"])
        yield {"code": "party", "text": _("%(state)s has been a Party since %(day)s.") % words}
    if row["status"] == Status.SUSPENDED:
        yield {"code": "suspended", "text": _("%(state)s: the treaty is suspended.") % words}


def objection_reason(objection: Statement) -> dict:
    text = _("%(objecting)s objected to a reservation of %(other)s and precluded entry into force.")
    words = {"objecting": objection.state.name, "other": objection.objects_to.state.name}
    return {"code": "objection", "text": text % words}
