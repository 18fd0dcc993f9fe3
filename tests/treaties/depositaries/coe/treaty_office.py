"""Small files in the Treaty Office's form, and the facts that they speak of."""

import json
from datetime import date
from pathlib import Path

from tests.factories import StateFactory, TreatyFactory
from treaties.depositaries.coe import Folder, synchronise
from treaties.depositaries.reconciliation import Report
from treaties.models import Treaty
from treaties.writing import door

ON = date(2026, 11, 24)


def create_treaty() -> Treaty:
    """Store ETS 112, the Kyrgyz Republic and Albania."""
    StateFactory(code="KG", names={"en": "Kyrgyzstan"})
    StateFactory(code="AL", names={"en": "Albania"})
    treaty = TreatyFactory(series="ETS", number="112", code="ets-112")
    door.rederive()
    return treaty


def line(label="Kyrgyzstan", code="KGZ", **values) -> dict:
    return {"CodePays": code, "LibPaysOrga": label, "DateSignature": None} | values


def save(folder: Path, part: str, data) -> None:
    file = folder / f"{part}.json"
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(data), encoding="utf-8")


def save_chart(folder: Path, *lines: dict, number: str = "112") -> None:
    save(folder, f"signatures/{number}", [[], list(lines), []])


def sync(folder: Path, **options) -> Report:
    return synchronise(Folder(folder), on=ON, **options)


ACCESSION = line(DateConsentement="2024-04-22T00:00:00", DateEntreeVigueur="2024-08-01T00:00:00")
