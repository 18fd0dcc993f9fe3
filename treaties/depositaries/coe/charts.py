"""The Treaty Office's chart of a treaty: what it says about each State, as acts to look for."""

from collections.abc import Iterator
from datetime import date

from core.dates import read_day

from ...law.vocabulary import CONSENTS, ENDINGS, SIGNATURES, ActKind
from ..comparing import Line, Wanted

BUCKETS = 3
NOT_A_CHART = "is not a chart: three lists of States and organisations"
INFERRED = "The kind is inferred: the depositary's chart gives the dates alone."


def read_chart(data) -> list[Line]:
    """Return the lines of a chart; ValueError if it is none."""
    demand(isinstance(data, list) and len(data) == BUCKETS, NOT_A_CHART)
    lines = [line for bucket in data for line in read_bucket(bucket)]
    demand(bool(lines), "is a chart without any State")
    return lines


def demand(is_right: bool, otherwise: str) -> None:
    """Raise ValueError with a message unless what was read has the right form."""
    if not is_right:
        raise ValueError(otherwise)


def read_bucket(records) -> Iterator[Line]:
    demand(isinstance(records, list), NOT_A_CHART)
    for record in records:
        demand(isinstance(record, dict), "has a line that is not a record")
        yield read_line(record)


def read_line(record: dict) -> Line:
    label = str(record.get("LibPaysOrga") or "").strip()
    code = str(record.get("CodePays") or "").strip()
    try:
        return Line(label, tuple(acts_of(record)), code)
    except ValueError as error:
        raise ValueError(f"{label or code}: {error}") from None


def acts_of(record: dict) -> Iterator[Wanted]:
    """Give the acts that a line speaks of.

    The depositary's membership lists are of today, so they say nothing about the day of an act.
    The chart does not say how a State consented: after a signature it ratified, else it acceded.
    """
    signed_on = day(record, "DateSignature")
    if signed_on:
        yield Wanted(SIGNATURES, ActKind.SIGNATURE, signed_on)
    consented_on, in_force_on = day(record, "DateConsentement"), day(record, "DateEntreeVigueur")
    if consented_on or in_force_on:
        kind = consent_kind(signed_on, consented_on, in_force_on)
        yield Wanted(CONSENTS, kind, consented_on, in_force_on, INFERRED)
    ends_on, left_on = day(record, "DateDenonciation"), day(record, "DateEffetDenonciation")
    if ends_on or left_on:
        yield Wanted(ENDINGS, ActKind.DENUNCIATION, ends_on, left_on)
    suspended_on = day(record, "DateSuspension")
    if suspended_on:
        kinds = frozenset({ActKind.SUSPENSION})
        yield Wanted(kinds, ActKind.SUSPENSION, suspended_on)


def consent_kind(
    signed_on: date | None, consented_on: date | None, in_force_on: date | None
) -> ActKind:
    """Return how a State seems to have consented; only a succession takes effect before its day."""
    if consented_on and in_force_on and in_force_on < consented_on:
        return ActKind.SUCCESSION
    return ActKind.RATIFICATION if signed_on else ActKind.ACCESSION


def day(record: dict, name: str) -> date | None:
    """Return the date of a field, whose time of day means nothing."""
    value = record.get(name)
    if not value:
        return None
    try:
        return read_day(str(value)[: len("2024-04-22")])
    except ValueError as error:
        raise ValueError(f"{name} {str(value)[:30]!r} {error}") from None
