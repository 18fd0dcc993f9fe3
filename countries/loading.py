"""What the bundled tables say about States, organisations and memberships."""

import re
from collections.abc import Mapping
from pathlib import Path

from babel import Locale

from core.sheets.tables import (
    Column,
    Row,
    day,
    day_or_part,
    flag,
    matching,
    one_of,
    source,
    text,
)

from .called import read_labels
from .models import Membership, Organisation, State

DATA = Path(__file__).parent / "data"
LOCALES = {"en": "en_GB", "fr": "fr", "ru": "ru", "ky": "ky", "kk": "kk"}


def read_successors(cell: str) -> tuple[list[str], str]:
    """Read ``ME (continued by RS)`` as the successors and the State that continues this one."""
    form = re.fullmatch(r"([A-Z ]*?) *(?:\(continued by ([A-Z]+)\))?", cell)
    if not form:
        raise ValueError('is not like "CZ SK" or "ME (continued by RS)"')
    return form[1].split(), form[2] or ""


CODE = matching(r"[A-Z]{2}|[A-Z]{4}", "a code of two or four capital letters")
NAMES = {f"name_{language}": Column(text()) for language in LOCALES}
OFFICIAL_NAMES = {f"official_name_{language}": Column(text()) for language in LOCALES}
STATES = {
    "code": Column(CODE, is_required=True),
    "kind": Column(one_of(State.Kind.values), is_required=True),
    "european": Column(flag),
    "any_state": Column(flag),
    "exists_from": Column(day),
    "exists_until": Column(day),
    "successors": Column(read_successors),
    **NAMES,
    **OFFICIAL_NAMES,
    "depositary_labels": Column(read_labels),
}
ORGANISATIONS = {
    "code": Column(text(20), is_required=True),
    "members_complete": Column(flag),
    "tells_european": Column(flag),
    **NAMES,
}
MEMBERSHIPS = {
    "organisation": Column(text(20), is_required=True),
    "state": Column(CODE, is_required=True),
    "member_from": Column(day_or_part, is_required=True),
    "member_until": Column(day),
    "source": Column(source()),
    "note": Column(text()),
}


TABLES = {"states": STATES, "organisations": ORGANISATIONS, "memberships": MEMBERSHIPS}


def state(row: Row, states: Mapping[str, State]) -> State:
    """Return the State that a row describes, without its successors."""
    return State(
        code=row["code"],
        kind=row["kind"],
        is_european=row["european"],
        counts_as_any_state=row["any_state"],
        names=names_from_cldr(row["code"]) | row.by_language("name"),
        official_names=row.by_language("official_name"),
        depositary_labels=row["depositary_labels"],
        exists_from=row["exists_from"],
        exists_until=row["exists_until"],
        continued_by=states.get(row["successors"][1]),
    )


def names_from_cldr(code: str) -> dict[str, str]:
    """Return the short names that the CLDR has for a code; none for a former State."""
    names = {
        language: Locale.parse(locale).territories.get(code) for language, locale in LOCALES.items()
    }
    return {language: name for language, name in names.items() if name}


def organisation(row: Row) -> Organisation:
    return Organisation(
        code=row["code"],
        names=row.by_language("name"),
        members_are_complete=row["members_complete"],
        tells_european_states=row["tells_european"],
    )


def membership(
    row: Row, organisations: Mapping[str, Organisation], states: Mapping[str, State]
) -> Membership:
    member_from, precision = row["member_from"]
    return Membership(
        organisation=organisations[row["organisation"]],
        state=states[row["state"]],
        member_from=member_from,
        member_from_precision=precision,
        member_until=row["member_until"],
        source=row["source"],
        note=row["note"],
    )
