"""The Secretary-General of the United Nations: its notices and status files."""

from .notices import is_notice, read_notification
from .numbers import read_number
from .sources import Folder, Site
from .synchronisation import synchronise

__all__ = ["Folder", "Site", "is_notice", "read_notification", "read_number", "synchronise"]
