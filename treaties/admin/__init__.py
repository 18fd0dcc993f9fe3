"""The staff's side: facts are entered here, checked before anybody sees them, and published."""

from . import acts, attachments, derived, statements, states, treaties

__all__ = ["acts", "attachments", "derived", "statements", "states", "treaties"]
