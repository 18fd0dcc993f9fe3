"""The admin of facts that a status may rest on: written through the one door."""

from core.admin import facts

from ..writing import door


class FactAdmin(facts.FactAdmin):
    """Lock the treaties whose status may change, and derive again what the writes touch."""

    def treaties_of(self, row) -> list | None:
        """Return the treaties whose status may change with a row; None for all of them."""
        return None

    def writing(self, rows, *, by, **reasons):
        found = [self.treaties_of(row) for row in rows]
        treaties = None if None in found else [treaty for item in found for treaty in item]
        return door.writing(treaties, by=by, **reasons)
