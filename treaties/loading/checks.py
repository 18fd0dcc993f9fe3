"""What no single cell can show: rows that stand twice, and references to what does not exist."""

from collections.abc import Callable, Collection

from countries.tables import Row, suggestion


def repeated(rows: list[Row], columns: list[str]) -> list[str]:
    """Say which rows have the same cells in some columns as an earlier one."""
    first, problems = {}, []
    for row in rows:
        cells = tuple(row[column] for column in columns)
        earlier = first.setdefault(cells, row)
        if earlier is not row:
            problems.append(row.problem(f"the same as line {earlier.line} ({', '.join(columns)})"))
    return problems


def unknown(rows: list[Row], column: str, known: Collection[str], what: str) -> list[str]:
    """Say which rows refer to something that does not exist; an empty cell refers to nothing."""
    return [
        row.problem(f"there is no {what} {row[column]!r}", column=column)
        for row in rows
        if row[column] and row[column] not in known
    ]


def in_order(rows: list[Row], code: Callable, references: Callable) -> tuple[list, list[str]]:
    """Return the rows in layers, each referring to earlier layers only, and what is wrong.

    ``code`` gives what a row is called, ``references`` what it refers to; both take a row. Rows
    that refer to each other in a circle are in no layer.
    """
    waiting, layers = list(rows), []
    while waiting:
        names = {code(row) for row in waiting}
        layer = [row for row in waiting if names.isdisjoint(references(row))]
        if not layer:
            return layers, [row.problem("refers to itself in a circle") for row in waiting]
        layers.append(layer)
        waiting = [row for row in waiting if not names.isdisjoint(references(row))]
    return layers, []
