"""The API about programmes: lists, one programme, sums of money, counts over the years."""

from django.urls import path
from django.utils.translation import gettext as _

from treaties.api.parameters import SingleParameters
from treaties.api.reading import ListReading, Reading, Rows
from treaties.identifiers import NotFound, find_state, quoted

from . import totals
from .answers import answer_in_full, answers, with_related
from .filters import ProgrammeParameters, ProgrammeSeriesParameters, TotalParameters
from .models import Programme
from .serializers import (
    ProgrammeDetailSerializer,
    ProgrammeSerializer,
    ProgrammeYearSerializer,
    TotalSerializer,
)


def find_programme(slug: str, on) -> Programme:
    """Return a published programme with what answers need. Raises NotFound, a 404."""
    rows = with_related(Programme.objects.published(), on)
    programme = rows.filter(slug=slug).first() if "\0" not in slug else None
    if programme is None:
        raise NotFound(_("There is no programme %(text)s.") % {"text": quoted(slug)})
    return programme


class ProgrammeList(ListReading):
    """List the co-operation programmes, with their status on a day."""

    parameters = ProgrammeParameters
    serializer_class = ProgrammeSerializer

    def rows(self, asked) -> Rows:
        return self.rows_of(asked, asked.programmes())

    def rows_of(self, asked, programmes, **about) -> Rows:
        return Rows(
            programmes.count,
            lambda part: answers(programmes[part], asked.on, asked.language),
            {**about, "as_of": asked.on},
        )


class StateProgrammes(ProgrammeList):
    """List the co-operation programmes with one State, with their status on a day."""

    def rows(self, asked, code) -> Rows:
        state = find_state(code)
        return self.rows_of(asked, asked.programmes(state), state=state.code)


class ProgrammeDetail(Reading):
    """Show everything that is known about one programme."""

    parameters = SingleParameters
    serializer_class = ProgrammeDetailSerializer

    def answer(self, asked, slug) -> dict:
        return answer_in_full(find_programme(slug, asked.on), asked.on, asked.language)


class ProgrammeTotals(ListReading):
    """List sums of money by year, funder or country, each currency for itself."""

    parameters = TotalParameters
    serializer_class = TotalSerializer

    def rows(self, asked) -> Rows:
        by = asked.get("by")
        found = totals.TOTALS[by](asked.programmes(), asked.language)
        return Rows.of(found, by=by, as_of=asked.on)


class ProgrammeSeries(ListReading):
    """Count the programmes in each status on each 1 January."""

    parameters = ProgrammeSeriesParameters
    serializer_class = ProgrammeYearSerializer

    def rows(self, asked) -> Rows:
        return Rows.of(totals.series(asked.programmes(), asked.days))


urlpatterns = [
    path("programmes/", ProgrammeList.as_view(), name="programmes"),
    path("programmes/totals/", ProgrammeTotals.as_view(), name="programme-totals"),
    path("programmes/series/", ProgrammeSeries.as_view(), name="programme-series"),
    path("programmes/<str:slug>/", ProgrammeDetail.as_view(), name="programme"),
    path("states/<str:code>/programmes/", StateProgrammes.as_view(), name="state-programmes"),
]
