"""Files of acts as somebody would import them, and the facts that they name."""

import io

from openpyxl import Workbook

from tests.factories import StateFactory, TreatyFactory
from treaties.exchange.imports import Import, read_file, read_import

HEADER = "series,number,state,kind,done_on,effective_on,expires_on,source,note"
ROW = "ETS,112,KG,accession,2024-04-22,2024-08-01,,Notification,"


def as_csv(*rows: str, header: str = HEADER) -> bytes:
    return "\n".join([header, *rows]).encode()


def as_xlsx(*rows: list, header: str = HEADER) -> bytes:
    book = Workbook()
    book.active.append(header.split(","))
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(content: bytes, publication: str = "published") -> Import:
    return read_import(read_file(content), publication=publication)


def create_facts() -> None:
    """Store ETS 112, the Kyrgyz Republic, and two States that share a label."""
    TreatyFactory(series="ETS", number="112", code="ets-112")
    StateFactory(code="KG", names={"en": "Kyrgyzstan", "ru": "Киргизия"})
    StateFactory(code="CD", names={"en": "Congo - Kinshasa"}, depositary_labels=["Congo"])
    StateFactory(code="CG", names={"en": "Congo - Brazzaville"}, depositary_labels=["Congo"])
