"""What the rows of the bundled tables refer to, as it stands in the database."""

from countries.models import Organisation, State

from ...models import Depositary, Series, Treaty


class References:
    """What rows refer to by code; what staff deleted is missing, and not missed."""

    def __init__(self):
        self.treaties = by_code(Treaty)
        self.states = by_code(State)
        self.depositaries = by_code(Depositary)
        self.organisations = by_code(Organisation)
        self.series = by_code(Series)


def by_code(model) -> dict:
    """Return the rows of a model by code."""
    return model.objects.in_bulk(field_name="code")
