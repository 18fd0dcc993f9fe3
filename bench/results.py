"""What a measurement comes to."""

from typing import TypedDict


class Result(TypedDict):
    """One line of the table: what was measured, and whether it stays within its mark."""

    name: str
    value: float
    mark: float
    holds: bool


def at_most(name: str, value: float, mark: float) -> Result:
    """Return the result of a measurement that must not be above its mark."""
    return Result(name=name, value=round(value, 3), mark=mark, holds=value <= mark)
