"""Acts from spreadsheets: one importer behind the command, the admin and the synchronisation."""

from .acts import Import, UndoRefused, read_import, save_import, undo_import
from .files import read_file
from .problems import BadFileError, Place, Problem

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
