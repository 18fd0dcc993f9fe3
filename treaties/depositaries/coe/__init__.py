"""Synchronising with the Treaty Office's own JSON, from saved files or from an address."""

from .sources import Folder, Site, Unreadable
from .synchronisation import Report, synchronise

__all__ = ["Folder", "Report", "Site", "Unreadable", "synchronise"]
