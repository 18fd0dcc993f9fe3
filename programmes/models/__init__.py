"""Co-operation programmes: what they are, their money, the treaties aimed at, what came of them."""

from .programmes import Extension, Programme, Project
from .related import Aim, Contribution, Document, Milestone, Result
from .undertakings import Partner, Theme

__all__ = [
    "Aim",
    "Contribution",
    "Document",
    "Extension",
    "Milestone",
    "Partner",
    "Programme",
    "Project",
    "Result",
    "Theme",
]
