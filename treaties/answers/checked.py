"""What was checked of treaties and States, for answers that ask about many days."""

from collections.abc import Collection

from countries.models import State

from ..law.facts import Checked as Check
from ..law.silence import Record
from ..models import Checked, Treaty


class Checks:
    """The checks of some States' lists and of all charts; loaded with three queries."""

    def __init__(self, states: Collection[int]):
        rows = Checked.objects.filter(state__in=states)
        columns = ("state_id", "depositary_id", "checked_on", "endings")
        self.lists = {
            (state, keeper): Check(*row) for state, keeper, *row in rows.values_list(*columns)
        }
        rows = Checked.objects.filter(treaty__isnull=False)
        columns = ("treaty_id", "checked_on", "endings")
        self.charts = {treaty: Check(*row) for treaty, *row in rows.values_list(*columns)}
        self.depositaries = dict(Treaty.objects.values_list("pk", "depositary_id"))

    def record(self, treaty: int | None, state: State) -> Record:
        """Return what was checked of a treaty (None: of no treaty) and a State."""
        own = self.lists.get((state.pk, self.depositaries.get(treaty)))
        return Record(self.charts.get(treaty), own, state.exists_until)
