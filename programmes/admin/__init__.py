"""The staff's side: programmes, their projects, partners and themes, and what came of them."""

from . import programmes, projects, results, words

__all__ = ["programmes", "projects", "results", "words"]
