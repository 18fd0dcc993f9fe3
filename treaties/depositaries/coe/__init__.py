"""The Council of Europe's Treaty Office: its notifications, its own JSON, how it is cited."""

from .citation import cite
from .notices import is_notice, read_notification
from .sources import Folder, Site
from .synchronisation import synchronise

__all__ = ["Folder", "Site", "cite", "is_notice", "read_notification", "synchronise"]
