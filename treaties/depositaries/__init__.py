"""What only one depositary does, each in a folder named for its code, or as ``FOLDERS`` says.

A folder offers ``is_notice`` and ``read_notification`` (by which marks its notices are known and
how they read, for ``notices.py``), ``cite`` (how its treaties are cited, for ``citing.py``) and,
where the depositary publishes data, ``synchronise``; each only if it has something of its own. No
other room imports one: it is found by the code. What several share lies beside the folders: reading
from files and addresses (``fetching.py``), the acts of a chart beside those here
(``comparing.py``), what is written (``reconciliation.py``), and what readers of notices have in
common (``reading/``). ``ministry/`` is no depositary's: it reads the notes of a ministry, about a
treaty of any depositary.
"""

from importlib import import_module
from types import ModuleType

FOLDERS = {"UNSG": "un", "NL": "hcch"}
"""The folders that people call otherwise than the code says: the Netherlands keep the treaties of
the Hague Conference."""


def folder_of(code: str) -> ModuleType:
    """Return what only the depositary with a code does; ModuleNotFoundError if there is nothing."""
    return import_module(f"{__name__}.{FOLDERS.get(code, code.casefold())}")
