"""What the tests of constraints in each app share: all of them, and which one refused a row."""

from django.apps import apps
from django.db import connection
from django.db.models import BaseConstraint, UniqueConstraint


def constraints_of(app: str) -> dict[str, tuple[type, BaseConstraint]]:
    """Return the constraints of an app's models by name, each with its model."""
    return {
        constraint.name: (model, constraint)
        for model in apps.get_app_config(app).get_models()
        for constraint in model._meta.constraints
    }


def refusal_by(name: str) -> str:
    """Return what the database's error says when the constraint of this name refuses a row.

    SQLite names the columns of a unique constraint, not the constraint.
    """
    model, constraint = constraints_of(name.split("_", maxsplit=1)[0])[name]
    if connection.vendor == "sqlite" and isinstance(constraint, UniqueConstraint):
        columns = [model._meta.get_field(field).column for field in constraint.fields]
        return (
            "^UNIQUE constraint failed: "
            + ", ".join(rf"{model._meta.db_table}\.{column}" for column in columns)
            + "$"
        )
    return rf"\b{name}\b"
