"""The Treaty Office's notices, in English or French, read into guesses about acts and statements.

Each guess says from which piece of the text it was read. Where the text names nothing, nothing
known or several things, no guess is made and a problem says so. Which States and treaties there
are is told by the caller.
"""

from .reading import is_notice, read_notification

__all__ = ["is_notice", "read_notification"]
