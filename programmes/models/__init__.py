"""Co-operation programmes: what they are, their money, the treaties aimed at, what came of them."""

from .programmes import Extension, Partner, Programme, Project, Theme
from .related import Aim, Contribution, Document, Milestone, Result

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
