"""Values of the record in words: what a code or the id of another row means to a reader."""

import json
from datetime import date, datetime
from decimal import Decimal

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _


class Labels:
    """Puts stored values into words; each row that they refer to is read once."""

    def __init__(self):
        self._known: dict[tuple, str] = {}

    def of(self, field: models.Field, value) -> str:
        """Return a value of a field as a reader knows it; empty for nothing."""
        if value in (None, "", {}, []):
            return ""
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, list) and field.is_relation:
            return ", ".join(self._row(field, key) for key in value)
        if field.is_relation:
            return self._row(field, value)
        if field.choices:
            return str(dict(field.flatchoices).get(value, value))
        return _plain(value)

    def _row(self, field: models.Field, key) -> str:
        """Return the row that a field refers to by a key, which need not be its id."""
        model, name = field.related_model, field.target_field.attname
        if (model, name, key) not in self._known:
            row = model._default_manager.filter(**{name: key}).first()
            self._known[model, name, key] = str(row) if row else f"#{key}"
        return self._known[model, name, key]


def _plain(value) -> str:
    if isinstance(value, datetime):
        return date_format(value, "DATETIME_FORMAT")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        # 90 and 90.00 are the same amount, typed and stored.
        return format(value.normalize(), "f")
    if isinstance(value, dict):
        return "; ".join(f"{key}: {text}" for key, text in value.items())
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
