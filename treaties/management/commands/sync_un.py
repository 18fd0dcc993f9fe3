"""Bring in the United Nations' status files, from saved ones or from an address."""

from ...depositaries import un
from ..synchronising import SynchronisingCommand


class Command(SynchronisingCommand):
    help = (
        "Bring in the tables of the United Nations' status files (XML). New facts are published; "
        "different ones become drafts that wait for a decision."
    )
    files = "IV-4.en.xml"
    depositary = un

    @staticmethod
    def number(text: str) -> str:
        """Return a number as the depositary writes it; ValueError makes argparse refuse it."""
        return un.read_number(text)
