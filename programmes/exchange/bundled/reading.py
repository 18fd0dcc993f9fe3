"""The bundled JSON files about programmes, read into entries with known members."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.sheets.tables import BadDataError, shown_path
from treaties.law.vocabulary import ActKind
from treaties.models.numbers import identifier

from ...models.choices import ProgrammeKind, TreatyRole
from .shapes import (
    Field,
    Parse,
    day,
    listed,
    money,
    one_of,
    part,
    record,
    share,
    source,
    string,
    texts,
)

DATA = Path(__file__).parents[2] / "data"
UNKNOWN = (None, "unknown")

KINDS = {
    "EU/CoE joint programme (bilateral)": ProgrammeKind.JOINT_PROGRAMME,
    "EU/CoE joint programme (inter-regional)": ProgrammeKind.JOINT_PROGRAMME,
    "EU/CoE joint programme (regional)": ProgrammeKind.JOINT_PROGRAMME,
    "co-operation priorities": ProgrammeKind.COOPERATION_PRIORITIES,
    "co-operation priorities (document agreed with the authorities)": (
        ProgrammeKind.COOPERATION_PRIORITIES
    ),
    "voluntary-contribution project (regional)": ProgrammeKind.VOLUNTARY_CONTRIBUTION,
} | {kind.value: kind for kind in ProgrammeKind}
ROLES = {role.value: role.value for role in TreatyRole}


@dataclass
class Entry:
    """One object of a file: where it begins and what it says."""

    file: str
    line: int
    values: dict[str, Any]

    def __getitem__(self, name: str):
        return self.values[name]

    def problem(self, message: str, *, column: str = "") -> str:
        """Return the sentence that names this entry and perhaps one of its members."""
        place = f"{self.file}, line {self.line}, {self.values.get('id', '?')}"
        return f"{place}, {column}: {message}" if column else f"{place}: {message}"


@dataclass
class Bundle:
    """The entries of all files about programmes."""

    partners: list[Entry] = field(default_factory=list)
    themes: list[Entry] = field(default_factory=list)
    programmes: list[Entry] = field(default_factory=list)

    def __len__(self):
        return len(self.partners) + len(self.themes) + len(self.programmes)


def treaty_code(value: Any) -> str:
    """Read ``ETS 112`` as the identifier of a treaty."""
    series, _, number = string(32)(value).partition(" ")
    if not number:
        raise ValueError(f"{value!r} is not like ETS 112")
    return identifier(series, number)


def aim(value: Any) -> dict:
    """Read a treaty that is aimed at, with or without the role."""
    return AIM({"treaty": value} if isinstance(value, str) else value)


def funder(value: Any) -> dict:
    """Read a funder, with or without what it gives."""
    return FUNDER({"name": value} if isinstance(value, str) else value)


def document(value: Any) -> dict[str, str]:
    """Read an address with a remark behind it, or a text without an address."""
    text = source(string(1500)(value)).strip()
    form = re.fullmatch(r"(https?://\S+)(?:\s+\((.*)\))?", text)
    if form:
        return {"url": form[1], "note": form[2] or "", "title": ""}
    if not text or len(text) > 500:
        raise ValueError("is neither an address nor a text of at most 500 characters")
    return {"url": "", "note": "", "title": text}


NAMED = record(
    id=Field(string(80), is_required=True),
    names=Field(texts, is_required=True),
    labels=Field(listed(string()), default=[]),
)
AIM = record(
    treaty=Field(treaty_code, is_required=True),
    role=Field(one_of(ROLES), default=""),
)
FUNDER = record(
    name=Field(string(200), is_required=True),
    share_pct=Field(share),
    amount_eur=Field(money),
)
EXTENSION = record(
    until=Field(part, is_required=True),
    decided=Field(part, default=UNKNOWN),
    source=Field(source, is_required=True),
)
EVENT = record(
    date=Field(day),
    end=Field(day),
    text=Field(string(), is_required=True),
    url=Field(document, default={"url": "", "note": "", "title": ""}),
)
RESULT = record(
    treaty=Field(treaty_code, is_required=True),
    state=Field(string(4), is_required=True),
    kind=Field(one_of({kind.value: kind.value for kind in ActKind}), is_required=True),
    done_on=Field(day, is_required=True),
    component=Field(string(80), default=""),
    source=Field(source, is_required=True),
    note=Field(string(), default=""),
)
COMMON = {
    "names": Field(texts, is_required=True),
    "start": Field(part, default=UNKNOWN),
    "planned_end": Field(part, default=UNKNOWN),
    "end": Field(part, default=UNKNOWN),
    "period_note": Field(string(), default=""),
    "budget_eur": Field(money),
    "budget_note": Field(string(), default=""),
    "treaties_note": Field(string(), default=""),
    "funders": Field(listed(funder), default=[]),
    "implementers": Field(listed(string()), default=[]),
    "themes": Field(listed(string()), default=[]),
    "treaties": Field(listed(aim), default=[]),
    "sources": Field(listed(document), default=[]),
}
SUBCOMPONENT = record(**COMMON)
COMPONENT = record(
    id=Field(string(80), is_required=True),
    subcomponents=Field(listed(SUBCOMPONENT), default=[]),
    **COMMON,
)
PROGRAMME = record(
    id=Field(string(80), is_required=True),
    kind=Field(one_of(KINDS), is_required=True),
    status=Field(string(100), default=""),
    countries=Field(listed(string(4)), default=[]),
    countries_note=Field(string(), default=""),
    contract_number=Field(string(100), default=""),
    components=Field(listed(COMPONENT), default=[]),
    predecessor=Field(string(80), default=""),
    successor=Field(string(80), default=""),
    framework=Field(string(80), default=""),
    extensions=Field(listed(EXTENSION), default=[]),
    events=Field(listed(EVENT), default=[]),
    results=Field(listed(RESULT), default=[]),
    **COMMON,
)


def read(folder: Path = DATA) -> Bundle:
    """Return the bundled entries; BadDataError names every one with a bad member."""
    problems: list[str] = []
    bundle = Bundle(
        partners=read_entries(folder / "partners.json", NAMED, problems),
        themes=read_entries(folder / "themes.json", NAMED, problems),
        programmes=read_entries(folder / "programmes.json", PROGRAMME, problems),
    )
    if problems:
        raise BadDataError(problems)
    return bundle


def read_entries(path: Path, parse: Parse, problems: list[str]) -> list[Entry]:
    """Return the good entries of a file; what is wrong with it is added to the problems."""
    file = shown_path(path)
    try:
        text = path.read_text(encoding="utf-8")
        values = listed(lambda value: value)(json.loads(text))
    except FileNotFoundError:
        problems.append(f"{file}: there is no such file")
        return []
    except json.JSONDecodeError as error:
        problems.append(f"{file}, line {error.lineno}, column {error.colno}: {error.msg}")
        return []
    except ValueError as error:
        problems.append(f"{file}: {error}")
        return []
    return [*parsed(file, text, values, parse, problems)]


def parsed(file: str, text: str, values: list, parse: Parse, problems: list[str]) -> Iterable:
    for value in values:
        entry = Entry(file, line_of(text, value), value if isinstance(value, dict) else {})
        try:
            entry.values = parse(value)
            yield entry
        except ValueError as error:
            problems.append(entry.problem(str(error)))


def line_of(text: str, value: Any) -> int:
    """Return the line on which an entry's identifier stands, else the first."""
    name = value.get("id") if isinstance(value, dict) else None
    found = re.search(rf'"id":\s*{re.escape(json.dumps(name, ensure_ascii=False))}', text)
    return text.count("\n", 0, found.start()) + 1 if found else 1
