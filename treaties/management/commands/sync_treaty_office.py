"""Bring in what the Treaty Office publishes, from saved files or from an address."""

from ...depositaries import coe
from ...depositaries.coe.numbers import read_number
from ..synchronising import SynchronisingCommand


class Command(SynchronisingCommand):
    help = (
        "Bring in the Treaty Office's index, charts and declarations. New facts are published; "
        "different ones become drafts that wait for a decision."
    )
    files = "index.json, signatures/NNN.json, declarations/NNN.json"
    depositary = coe

    @staticmethod
    def number(text: str) -> str:
        """Return the three digits of a treaty's number; ValueError makes argparse refuse it."""
        found = read_number(text)
        if found is None:
            raise ValueError(text)
        return found[1]
