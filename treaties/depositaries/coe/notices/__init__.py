"""A depositary's notification, in English or French, read into guesses about one act.

Each guess says from which piece of the text it was read. Where the text names nothing, nothing
known or several things, no guess is made and a problem says so. Which States and treaties there
are is told by the caller.
"""

from .reading import read_notification

__all__ = ["read_notification"]
