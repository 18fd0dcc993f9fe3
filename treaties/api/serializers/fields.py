"""Fields that many answers share."""

from drf_spectacular.utils import extend_schema_field
from rest_framework.serializers import CharField, ChoiceField

ONLY = {"read_only": True}
MAYBE = {"read_only": True, "allow_null": True}


def codes(choices, *, maybe: bool = False) -> ChoiceField:
    """Return a field that holds one of some codes."""
    return ChoiceField(choices=[str(code) for code in choices], read_only=True, allow_null=maybe)


@extend_schema_field({"type": "string", "pattern": r"^(\.\./)?\d{4}(-\d{2}(-\d{2})?)?$"})
class DayAsKnownField(CharField):
    """A day in ISO 8601; of a date known only in part, the month or the year, or ``../`` a day."""

    def __init__(self, **kwargs):
        super().__init__(read_only=True, allow_null=True, **kwargs)
