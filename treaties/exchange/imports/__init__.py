"""Acts from spreadsheets: one importer behind the command, the admin and the synchronisation."""

from core.sheets.files import read_file
from core.sheets.problems import BadFileError, Place, Problem

from .acts import Import, UndoRefused, read_import, save_import, undo_import

__all__ = [
    "BadFileError",
    "Import",
    "Place",
    "Problem",
    "UndoRefused",
    "read_file",
    "read_import",
    "save_import",
    "undo_import",
]
