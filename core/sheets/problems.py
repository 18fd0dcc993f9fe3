"""What is wrong with a file of acts, said by line and column or by cell."""

from typing import NamedTuple

from django.utils.translation import gettext as _


class Place(NamedTuple):
    """Where something stands in a file: a line of a CSV file, a cell of a spreadsheet."""

    line: int
    column: str = ""
    letter: str = ""

    def __str__(self):
        if self.letter:
            return f"{self.letter}{self.line}"
        if self.column:
            return _("line %(line)s, column %(column)s") % self._asdict()
        return _("line %(line)s") % self._asdict()


class Problem(NamedTuple):
    """One thing that is wrong, and where."""

    place: Place
    message: str

    def __str__(self):
        return f"{self.place}: {self.message}"


class BadFileError(Exception):
    """A file from which nothing is imported, with everything that is wrong with it."""

    def __init__(self, problems: list[Problem], message: str = ""):
        self.problems = sorted(problems, key=lambda problem: problem.place.line)
        super().__init__(message or "\n".join(map(str, self.problems)))
