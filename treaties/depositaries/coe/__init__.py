"""The Council of Europe's Treaty Office: its notifications, and its own JSON."""

from .notices import read_notification
from .sources import Folder, Site
from .synchronisation import synchronise

__all__ = ["Folder", "Site", "read_notification", "synchronise"]
