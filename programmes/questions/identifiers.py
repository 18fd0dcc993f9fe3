"""Finding the programme that an address names."""

from datetime import date

from django.utils.translation import gettext as _

from core.http.parameters import quoted
from treaties.questions.identifiers import NotFound

from ..answers.programmes import with_related
from ..models import Programme


def find_programme(slug: str, on: date) -> Programme:
    """Return a published programme with what answers need. Raises NotFound, a 404."""
    rows = with_related(Programme.objects.published(), on)
    programme = rows.filter(slug=slug.lower()).first() if "\0" not in slug else None
    if programme is None:
        raise NotFound(_("There is no programme %(text)s.") % {"text": quoted(slug)})
    return programme
