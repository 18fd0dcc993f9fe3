"""What only one depositary does, each in a folder named for its code.

A folder offers ``read_notification`` (how its notices read, for ``notices.py``), ``cite`` (how its
treaties are cited, for ``citing.py``) and, where the depositary publishes data, ``synchronise``;
each only if it has something of its own. No other room imports one: it is found by the code.
What several share lies beside the folders: reading from files and addresses (``fetching.py``), the
acts of a chart beside those here (``comparing.py``), and what is written (``reconciliation.py``).
"""

from importlib import import_module
from types import ModuleType


def folder_of(code: str) -> ModuleType:
    """Return what only the depositary with a code does; ModuleNotFoundError if there is nothing."""
    return import_module(f"{__name__}.{code.casefold()}")
