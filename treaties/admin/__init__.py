"""The staff's side: facts are entered here, checked before anybody sees them, and published."""

from . import (
    acts,
    attachments,
    authorities,
    depositaries,
    derived,
    duties,
    letters,
    procedures,
    proposals,
    statements,
    states,
    steps,
    treaties,
)

__all__ = [
    "acts",
    "attachments",
    "authorities",
    "depositaries",
    "derived",
    "duties",
    "letters",
    "procedures",
    "proposals",
    "statements",
    "states",
    "steps",
    "treaties",
]
