"""The Treaty Office's index: treaties that are new here, and dates that are missing here."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from countries.models import Organisation

from ...law.vocabulary import NON_MEMBERS, Route, StateGroup
from ...models import Route as RouteOfGroup
from ...models import Treaty
from ...models.choices import Form
from .charts import day, demand
from .numbers import read_number

CODE = "COE"
LANGUAGES = {"en": "ENG", "fr": "FRE", "de": "GER", "it": "ITA", "ru": "RUS"}
FORMS = {0: Form.TREATY, 1: Form.PROTOCOL, 2: Form.AMENDING_PROTOCOL}
DATES = {
    "opened_on": "Date_ste",
    "entered_into_force_on": "Date_vigueur_ste",
    "closed_on": "Date_closed_to_legal_act",
    "un_registered_on": "Date_enreg_onu",
}
# The letters of Code_conv: members, European non-members, other non-members, the Community.
OPEN_TO = {
    "M": StateGroup.MEMBER,
    "E": StateGroup.EUROPEAN,
    "N": StateGroup.OTHER,
    "C": StateGroup.INTEGRATION,
}


@dataclass
class Entry:
    """One treaty of the index: its number, that of its parent, and the values it would have."""

    number: str
    parent: str
    values: dict = field(default_factory=dict)
    open_to: tuple[StateGroup, ...] = ()


def read_index(data) -> list[Entry]:
    """Return the treaties of an index, parents first; ValueError if it is none."""
    demand(isinstance(data, list), "is not a list of treaties")
    demand(all(isinstance(record, dict) for record in data), "has an entry that is not a record")
    entries = [read_entry(record) for record in data]
    return sorted(entries, key=lambda entry: (bool(entry.parent), entry.number))


def read_entry(record: dict) -> Entry:
    read = read_number(str(record.get("Numero_traite") or ""))
    if read is None:
        raise ValueError(f"{record.get('Numero_traite')!r} is not a number of a treaty")
    number = read[1]
    parent = read_number(str(record.get("Numero_traite_parent") or ""))
    try:
        values = values_of(record)
    except ValueError as error:
        raise ValueError(f"{number}: {error}") from None
    return Entry(number, parent[1] if parent else "", values, open_to(record))


def open_to(record: dict) -> tuple[StateGroup, ...]:
    """Return the groups of States to which a treaty is open in principle."""
    letters = str(record.get("Code_conv") or "")[: len(OPEN_TO)]
    return tuple(group for letter, group in OPEN_TO.items() if letter in letters)


def values_of(record: dict) -> dict:
    """Return the values that a record gives the fields of a treaty, the empty ones left out."""
    values = {name: day(record, column) for name, column in DATES.items()}
    values |= {
        "series_id": "CETS" if record.get("Mention") == "CETS" else "ETS",
        "form": FORMS.get(record.get("Code_prot"), Form.TREATY),
        "titles": texts(record, "Libelle_titre"),
        "common_names": texts(record, "Nom_commun"),
        "un_registration_number": str(record.get("Numero_enreg_onu") or "").strip()[:20],
        "text_urls": addresses(record, "Lien_pdf_traite"),
        "report_urls": addresses(record, "Lien_pdf_rapex"),
    }
    return {name: value for name, value in values.items() if value not in (None, "", {})}


def texts(record: dict, column: str) -> dict[str, str]:
    found = {
        language: " ".join(str(record.get(f"{column}_{suffix}") or "").split())
        for language, suffix in LANGUAGES.items()
    }
    return {language: text for language, text in found.items() if text}


def addresses(record: dict, column: str) -> dict[str, str]:
    """Return web addresses by language; one that was pasted twice is cut after the first."""
    found = {}
    for language, text in texts(record, column).items():
        address = re.match(r"https?://(?:(?!h?ttps?://)\S)+", text)
        if address:
            found[language] = address[0]
    return found


def new_treaty(entry: Entry, known: dict[str, Treaty]) -> Treaty:
    """Return a treaty that is not recorded here yet; its chart and clauses are not known."""
    values = entry.values
    if not values.get("titles"):
        raise ValueError(f"{entry.number} has no title")
    treaty = Treaty(
        number=entry.number,
        parent=known.get(entry.parent),
        organisation=Organisation.objects.filter(code=CODE).first(),
        not_in_force="entered_into_force_on" not in values,
        **values,
    )
    treaty.depositary = treaty.series.depositary
    treaty.take_names(treaty.series)
    return treaty


def routes(entry: Entry, treaty: Treaty) -> list[RouteOfGroup]:
    """Return how States may join a new treaty, as those of the Council of Europe usually go.

    Non-members accede on invitation once it is in force; to a protocol the Parties to its parent
    accede without another one.
    """
    found = []
    for group in entry.open_to:
        is_non_member = group in NON_MEMBERS
        of_others = Route.OPEN_AFTER_ENTRY if treaty.parent else Route.BY_INVITATION_AFTER_ENTRY
        found.append(
            RouteOfGroup(
                treaty=treaty,
                group=group.value,
                route=(of_others if is_non_member else Route.OPEN).value,
                requires=treaty.parent if is_non_member else None,
            )
        )
    return found


def complete(treaty: Treaty, entry: Entry) -> tuple[list[str], list[str]]:
    """Give a treaty the dates that it lacks; return their names, and those of what differs."""
    completed, different = [], []
    for name in DATES:
        ours, theirs = getattr(treaty, name), entry.values.get(name)
        if theirs is None or ours == theirs:
            continue
        if ours is None:
            setattr(treaty, name, theirs)
            completed.append(name)
        else:
            different.append(name)
    return completed, different


def chosen(entries: Iterable[Entry], numbers: set[str] | None) -> Iterator[Entry]:
    """Give the treaties that were asked for; None asks for all."""
    return (entry for entry in entries if numbers is None or entry.number in numbers)
