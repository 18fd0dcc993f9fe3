"""The staff's side: facts are entered here, checked before anybody sees them, and published."""

from . import (
    acts,
    attachments,
    authorities,
    depositaries,
    derived,
    differences,
    duties,
    letters,
    procedures,
    proposals,
    statements,
    states,
    steps,
    treaties,
    webhooks,
)

__all__ = [
    "acts",
    "attachments",
    "authorities",
    "depositaries",
    "derived",
    "differences",
    "duties",
    "letters",
    "procedures",
    "proposals",
    "statements",
    "states",
    "steps",
    "treaties",
    "webhooks",
]
