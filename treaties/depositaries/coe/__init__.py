"""The Council of Europe's Treaty Office: its notifications, and its own JSON."""

from .notices import read_notification
from .sources import Folder, Site, Unreadable
from .synchronisation import Report, synchronise

__all__ = ["Folder", "Report", "Site", "Unreadable", "read_notification", "synchronise"]
