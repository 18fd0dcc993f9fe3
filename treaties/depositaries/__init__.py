"""What only one depositary does, each in a folder named for its code.

A folder offers ``read_notification`` (how its notices read, for ``notices.py``) and, where the
depositary publishes data, ``synchronise``. No other room imports one: it is found by the code.
"""

from importlib import import_module
from types import ModuleType


def folder_of(code: str) -> ModuleType:
    """Return what only the depositary with a code does; ModuleNotFoundError if there is nothing."""
    return import_module(f"{__name__}.{code.casefold()}")
