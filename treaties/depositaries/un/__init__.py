"""The Secretary-General of the United Nations: the status files of the treaties deposited there."""

from .numbers import read_number
from .sources import Folder, Site
from .synchronisation import synchronise

__all__ = ["Folder", "Site", "read_number", "synchronise"]
