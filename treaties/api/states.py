"""States: with counts, their treaties, one status with all it rests on, agenda and series."""

from django.db.models import prefetch_related_objects

from core.http.endpoints import Endpoint, ListEndpoint, Rows
from countries.identifiers import identifiers
from countries.models import State
from countries.names import in_language

from ..answers import agenda, known_at, tallies, years
from ..answers.events import Subject
from ..answers.leaving import leaving_list
from ..answers.pair import pair
from ..answers.statuses import answers
from ..answers.steppers import procedure_rows
from ..law.vocabulary import PARTY
from ..models import StandingPeriod
from ..questions.filters import Listed, PairParameters, StateParameters
from ..questions.identifiers import find_state, find_treaty, state_code
from .parameters import (
    LeavingParameters,
    OnePairParameters,
    SingleParameters,
    SpanParameters,
    YearsParameters,
)
from .serializers.evidence import PairSerializer
from .serializers.questions import (
    EventSerializer,
    LeavingRowSerializer,
    ProcedureStepSerializer,
    StateDetailSerializer,
    StateSerializer,
    YearSerializer,
)
from .serializers.statuses import StatusSerializer

FIRST, LAST = 1900, 2199


def state_row(state: State, counts: dict, asked) -> dict:
    name = in_language(state.names, asked.language)
    return {
        "code": state.code,
        **identifiers(state.code)._asdict(),
        "depositary_labels": state.depositary_labels,
        "name": name.text,
        "name_language": name.language,
        "official_name": in_language(state.official_names, asked.language).text or None,
        "kind": state.kind,
        "is_european": state.is_european,
        "exists_from": state.exists_from,
        "exists_until": state.exists_until,
        "lists_checked": [
            {"depositary": check.depositary.code, "checked_on": check.checked_on}
            for check in state.list_checks.all()
        ],
        "url": f"/{asked.language}/countries/{state.code.lower()}/",
        "as_of": asked.on,
        "counts": counts.get(state.pk) or years.counts(),
    }


class StateList(ListEndpoint):
    """List States, with how many treaties each has in each group of statuses."""

    parameters = StateParameters
    serializer_class = StateSerializer

    def rows(self, asked) -> Rows:
        states = asked.chosen()

        def fetch(part):
            chosen = states[part]
            prefetch_related_objects(chosen, "list_checks__depositary")
            counts = years.counts_by_state(asked.on, [state.pk for state in chosen])
            return [state_row(state, counts, asked) for state in chosen]

        return Rows(lambda: len(states), fetch, {"as_of": asked.on})


class StateDetail(Endpoint):
    """Show one State, with how many treaties it has where, about what, and in which statuses."""

    parameters = SingleParameters
    serializer_class = StateDetailSerializer

    def answer(self, asked, code) -> dict:
        state = find_state(code)
        kept = tallies.by_depositary(asked.on, [state])[state.code]
        return {
            **state_row(state, years.counts_by_state(asked.on, [state.pk]), asked),
            "by_depositary": tallies.of_depositaries(kept, asked.language),
            "by_subject": tallies.of_subjects(asked.on, state, asked.language),
        }


class StateTreaties(ListEndpoint):
    """List each treaty's status for one State: the main answer of this site."""

    parameters = PairParameters
    serializer_class = StatusSerializer

    def rows(self, asked, code) -> Rows:
        about = {"state": state_code(code), "as_of": asked.on, "known_at": asked.get("known_at")}
        if asked.get("known_at"):
            pairs = asked.pairs_in_any_status().of_states([find_state(code).pk])
            return Rows.of(known_at.rows(asked, pairs), **about)
        # The State is found within the query: one less. Only an empty answer makes sure of it.
        state = State.objects.filter(code=about["state"]).values("pk")
        pairs = asked.pairs().of_states(state)

        def count():
            found = pairs.count()
            if not found:
                find_state(code)
            return found

        return Rows(count, lambda part: answers(pairs[part], asked.on, asked.language), about)


class Pair(Endpoint):
    """Show one status with its explanation, computation, acts, periods, statements, sources."""

    parameters = OnePairParameters
    serializer_class = PairSerializer

    def answer(self, asked, code, treaty) -> dict:
        state, treaty = find_state(code), find_treaty(treaty)
        days = {"as_of": asked.on, "known_at": asked.get("known_at")}
        query = "&".join(f"{name}={day}" for name, day in days.items() if day)
        address = f"/api/v1/states/{state.code}/treaties/{treaty.code}/?{query}"
        if days["known_at"]:
            found = known_at.pair(treaty, state, asked)
        else:
            found = pair(treaty, state, asked.on, asked.language)
        return found | {
            "known_at": days["known_at"],
            "permalink": self.request.build_absolute_uri(address),
        }


class Agenda(ListEndpoint):
    """List what happens about a State's treaties, by date: acts, and what follows from them."""

    parameters = SpanParameters
    serializer_class = EventSerializer

    def rows(self, asked, code) -> Rows:
        state = find_state(code)
        found = agenda.agenda(
            Subject(state=state),
            asked.on,
            first=asked.get("from"),
            last=asked.get("to"),
            after=asked.get("as_of"),
            language=asked.language,
            treaties=asked.treaties_asked,
        )
        return Rows.of(found, state=state.code)


class Leaving(ListEndpoint):
    """List when a State may give notice that it leaves each treaty in force for it."""

    parameters = LeavingParameters
    serializer_class = LeavingRowSerializer

    def rows(self, asked, code) -> Rows:
        state = find_state(code)
        pairs = asked.filter_queryset(StandingPeriod.objects.pairs(asked.on))
        pairs = pairs.of_states([state.pk]).in_status(*PARTY)
        return Rows(
            pairs.count,
            lambda part: leaving_list(pairs[part], asked.on, asked.language),
            {"state": state.code, "as_of": asked.on},
        )


class Procedures(ListEndpoint):
    """List the published steps of the procedures that run: what is done, what is now, what follows.

    The deposit, or the State's giving up, ends a procedure; it is listed no more from that day on.
    """

    parameters = Listed
    serializer_class = ProcedureStepSerializer

    def rows(self, asked, code) -> Rows:
        state = find_state(code)
        found = procedure_rows(state, asked.on, asked.language)
        return Rows.of(found, state=state.code, as_of=asked.on)


class Series(ListEndpoint):
    """Count a State's treaties in each group of statuses on each 1 January."""

    parameters = YearsParameters
    serializer_class = YearSerializer
    formats = ("json", "csv", "xlsx")

    def rows(self, asked, code) -> Rows:
        state = find_state(code)
        first = asked.get("from") or FIRST
        last = asked.get("to") or max(first, asked.on.year)
        return Rows.of(years.years(state, first, last), state=state.code)
