"""The API about programmes: lists, one programme, sums of money, counts over the years."""

from django.urls import path

from core.http.endpoints import Endpoint, ListEndpoint, Rows
from treaties.api.parameters import SingleParameters
from treaties.questions.identifiers import find_state

from ..answers import totals
from ..answers.programmes import answer_in_full, answers
from ..questions.filters import ProgrammeParameters, ProgrammeSeriesParameters, TotalParameters
from ..questions.identifiers import find_programme
from .serializers import (
    ProgrammeDetailSerializer,
    ProgrammeSerializer,
    ProgrammeYearSerializer,
    TotalSerializer,
)


class ProgrammeList(ListEndpoint):
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


class ProgrammeDetail(Endpoint):
    """Show everything that is known about one programme."""

    parameters = SingleParameters
    serializer_class = ProgrammeDetailSerializer

    def answer(self, asked, slug) -> dict:
        return answer_in_full(find_programme(slug, asked.on), asked.on, asked.language)


class ProgrammeTotals(ListEndpoint):
    """List sums of money by year, funder or country, each currency for itself."""

    parameters = TotalParameters
    serializer_class = TotalSerializer

    def rows(self, asked) -> Rows:
        by = asked.get("by")
        found = totals.TOTALS[by](totals.loaded(asked.programmes()), asked.language)
        return Rows.of(found, by=by, as_of=asked.on)


class ProgrammeSeries(ListEndpoint):
    """Count the programmes in each status on each 1 January."""

    parameters = ProgrammeSeriesParameters
    serializer_class = ProgrammeYearSerializer

    def rows(self, asked) -> Rows:
        return Rows.of(totals.series(asked.programmes(), asked.days))


urlpatterns = [
    path("programmes/", ProgrammeList.as_view()),
    path("programmes/totals/", ProgrammeTotals.as_view()),
    path("programmes/series/", ProgrammeSeries.as_view()),
    path("programmes/<str:slug>/", ProgrammeDetail.as_view()),
    path("states/<str:code>/programmes/", StateProgrammes.as_view()),
]
