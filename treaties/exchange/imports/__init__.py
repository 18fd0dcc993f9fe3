"""Acts from spreadsheets: one importer behind the command, the admin and the synchronisation."""

from core.sheets.files import read_file
from core.sheets.problems import BadFileError, Place, Problem

from .acts import Import, UndoRefused, read_import, read_rows, save_import, undo_import
from .sorting import good_alone, rest_file

__all__ = [
    "BadFileError",
    "Import",
    "Place",
    "Problem",
    "UndoRefused",
    "good_alone",
    "read_file",
    "read_import",
    "read_rows",
    "rest_file",
    "save_import",
    "undo_import",
]
