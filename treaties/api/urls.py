"""The addresses of the API about States and treaties, below its version."""

from django.urls import path

from . import questions, record, states, treaties

urlpatterns = [
    path("treaties/", treaties.TreatyList.as_view()),
    path("treaties/<str:treaty>/", treaties.TreatyDetail.as_view()),
    path("treaties/<str:treaty>/participations/", treaties.Chart.as_view()),
    path("treaties/<str:treaty>/clauses/", treaties.Clauses.as_view()),
    path("treaties/<str:treaty>/forecast/", questions.Forecast.as_view()),
    path("states/", states.StateList.as_view()),
    path("states/<str:code>/", states.StateDetail.as_view()),
    path("states/<str:code>/treaties/", states.StateTreaties.as_view()),
    path("states/<str:code>/treaties/<str:treaty>/", states.Pair.as_view()),
    path("states/<str:code>/agenda/", states.Agenda.as_view()),
    path("states/<str:code>/leaving/", states.Leaving.as_view()),
    path("states/<str:code>/procedures/", states.Procedures.as_view()),
    path("states/<str:code>/series/", states.Series.as_view()),
    path("matrix/", questions.Matrix.as_view()),
    path("panel/", questions.Panel.as_view()),
    path("between/", questions.Between.as_view()),
    path("forecast/", questions.Forecasts.as_view()),
    path("durations/", questions.Durations.as_view()),
    path("durations/summary/", questions.DurationSummary.as_view()),
    path("compute/", questions.Compute.as_view()),
    path("verification/", questions.Verification.as_view()),
    path("acts/", record.Acts.as_view()),
    path("statements/", record.Statements.as_view()),
    path("authorities/", record.Authorities.as_view()),
    path("changes/", record.Changes.as_view()),
]
