"""Whole questions answered at once: matrix, between, durations, forecast, verification."""

from dataclasses import asdict
from datetime import date

from core.http.endpoints import Endpoint, ListEndpoint, Rows
from core.http.parameters import Parameters
from countries.models import State

from ..answers import known_at
from ..answers.beside import with_details
from ..answers.between import between, binding, relations
from ..answers.durations import durations, summary
from ..answers.evidence import clause_sentence, period_row
from ..answers.forecast import forecast
from ..answers.references import treaty_reference
from ..answers.statuses import answers
from ..answers.verification import verification
from ..law.dates import compute
from ..law.facts import Clause
from ..law.vocabulary import ActKind, AppliesTo, ClauseKind, Trigger
from ..law.world import World
from ..models import Treaty
from ..models.querysets import StandingQuerySet
from ..models.worlds import world
from ..questions.identifiers import find_treaty
from ..sentences.explanation import clause_words, step_sentences
from ..writing.derivation import status_row
from .parameters import (
    BetweenParameters,
    ComputeParameters,
    DurationParameters,
    DurationSummaryParameters,
    ForecastParameters,
    ForecastsParameters,
    MatrixKnownParameters,
    PanelParameters,
    VerificationParameters,
)
from .serializers.evidence import ComputedSerializer, ForecastSerializer
from .serializers.questions import (
    BetweenSerializer,
    CellSerializer,
    DurationSerializer,
    DurationSummarySerializer,
    PanelSerializer,
)
from .serializers.verification import VerificationSerializer


class Matrix(ListEndpoint):
    """Compare several States: the status of each towards several treaties."""

    parameters = MatrixKnownParameters
    serializer_class = CellSerializer
    columns = (
        *("state_iso3", "status", "status_label", "status_group", "is_party", "since", "reason"),
        *("barred_by", "missing", "warnings", "warning_sentences", "must_be_party"),
    )

    def rows(self, asked) -> Rows:
        about = {"as_of": asked.on, "known_at": asked.get("known_at")}
        if asked.get("known_at"):
            pairs = asked.pairs_in_any_status()
            pairs = pairs.of_states([state.pk for state in asked.states_asked])
            return Rows.of([self.cell(row) for row in known_at.rows(asked, pairs)], **about)
        pairs = asked.pairs()

        def fetch(part):
            chosen = page_of_all(pairs, asked, part) if asked.is_whole else pairs[part]
            return [self.cell(row) for row in answers(chosen, asked.on, asked.language)]

        each = len(asked.states_asked)
        count = (lambda: each * len(asked.ids_of_treaties)) if asked.is_whole else pairs.count
        return Rows(count, fetch, about)

    def cell(self, row: dict) -> dict:
        own = {name: row[name] for name in self.columns}
        return {"state": row["state"], "treaty": row["treaty"]["id"], **own}


def page_of_all(pairs: StandingQuerySet, asked, part: slice) -> StandingQuerySet:
    """Return a page of all pairs of some States and treaties, asking about its treaties alone.

    So the last page costs what the first does: every State has a status towards every treaty, and
    their places can be counted.
    """
    each = len(asked.states_asked)
    first, last = part.start or 0, part.stop or each * len(asked.ids_of_treaties)
    skipped = first // each
    treaties = asked.ids_of_treaties[skipped : -(-last // each)]
    return pairs.filter(treaty__in=treaties)[first - skipped * each : last - skipped * each]


class Panel(Matrix):
    """Tell the status of each of several States towards each treaty on the first day of each year.

    Or of each month. ``is_party`` is null where the data do not tell; `at_least` says whether that
    is so of a row of this page, so that counts of it are at least so high.
    """

    parameters = PanelParameters
    serializer_class = PanelSerializer

    def rows(self, asked) -> Rows:
        each_day = asked.pairs(asked.days[0]).count()
        places = range(len(asked.days) * each_day)
        known = asked.get("known_at")
        about = {"from": asked.days[0], "to": asked.days[-1], "known_at": known}
        record = known_at.Record(known, only(asked.treaties_asked)) if known else None

        def fetch(part):
            chosen, found = places[part], []
            for number, on in enumerate(asked.days):
                first, last = (edge - number * each_day for edge in (chosen.start, chosen.stop))
                if first < each_day and last > 0:
                    found += self.cells(asked, on, record, slice(max(first, 0), last))
            about["at_least"] = any(row["is_party"] is None for row in found)
            return found

        return Rows(lambda: len(places), fetch, about)

    def cells(self, asked, on: date, record, part: slice) -> list[dict]:
        if record:
            found = known_at.on_day(record, asked.pairs(on)[part], on, asked.language)
        else:
            found = answers(asked.pairs(on)[part], on, asked.language)
        return [{"on": on, **self.cell(row)} for row in found]


def only(treaties: list[Treaty] | None) -> Treaty | None:
    """Return the only treaty asked about; None if there are several, or all."""
    return treaties[0] if treaties and len(treaties) == 1 else None


class Between(ListEndpoint):
    """Tell whether a treaty is in force between two States, and why.

    One treaty and two States give one answer; several States or treaties, or no treaty, give a
    list: without a treaty, of all treaties that bind both.
    """

    parameters = BetweenParameters
    serializer_class = BetweenSerializer
    may_be_single = True

    def render(self, request, asked, address, format_):
        if asked.is_single:
            return Endpoint.render(self, request, asked, address, format_)
        return super().render(request, asked, address, format_)

    def answer(self, asked) -> dict:
        return between(
            asked.treaties_asked[0], asked.a_asked, asked.b_asked[0], asked.on, asked.language
        )

    def rows(self, asked) -> Rows:
        a, pairs, about = asked.a_asked, asked.pairs, {}
        if not asked.treaties_asked:
            found = binding(a, asked.b_asked, asked.on)
            pairs, about = found.pairs, {"at_least": found.at_least}

        def fetch(part):
            rows = relations(pairs[part], a, asked.on, asked.language)
            return with_details(rows, asked.on, asked.language)

        return Rows(lambda: len(pairs), fetch, {"as_of": asked.on} | about)


class Durations(ListEndpoint):
    """List how many days a State took from each stage to the entry into force."""

    parameters = DurationParameters
    serializer_class = DurationSerializer

    def rows(self, asked) -> Rows:
        states = asked.states_asked
        found = durations(states, asked.on, asked.language, asked.treaties_asked)
        state = states[0].code if len(states) == 1 else None
        return Rows.of(found, state=state, as_of=asked.on)


class DurationSummary(ListEndpoint):
    """Tell the median, the least and the most days of each stage, by State and by decade.

    Only where the days are known; ``count`` says of how many participations.
    """

    parameters = DurationSummaryParameters
    serializer_class = DurationSummarySerializer

    def rows(self, asked) -> Rows:
        found = durations(asked.states_asked, asked.on, asked.language, asked.treaties_asked)
        by = asked.groups_asked
        return Rows.of(summary(found, by), by=",".join(by), as_of=asked.on)


class Compute(Endpoint):
    """Apply a kind of final clause to a day: the date engine alone."""

    parameters = ComputeParameters
    serializer_class = ComputedSerializer

    def answer(self, asked) -> dict:
        kind = ClauseKind(asked.get("kind"))
        options = {name: bool(asked.get(name)) for name in ("extra_day", "overflow")}
        options |= {
            "days": asked.get("days") or 0,
            "trigger": Trigger(asked.get("trigger") or Trigger.DEPOSIT),
        }
        clause = Clause(
            AppliesTo.ENTRY_INTO_FORCE_FOR_STATE, kind, n=asked.get("n") or 0, **options
        )
        found = compute(clause, asked.get("date"))
        steps = [asdict(step) for step in found.steps]
        words = clause_words(clause.applies_to, kind, clause.n, options | {"articles": ""})
        entry = {"kind": kind, "steps": steps}
        return {
            "kind": kind.value,
            "n": clause.n if "n" in asked.given else None,
            **options,
            "days": clause.days if "days" in asked.given else None,
            "act_on": asked.get("date"),
            "date": found.on,
            "steps": steps,
            "sentences": [words, *step_sentences(entry)],
        }


class Verification(Endpoint):
    """Tell how many published dates the final clauses give, and which they contradict."""

    parameters = VerificationParameters
    serializer_class = VerificationSerializer

    def answer(self, asked) -> dict:
        return verification(asked.on, asked.language)


class Forecast(Endpoint):
    """Tell whether a State may deposit its instrument on a day, and what would follow."""

    parameters = ForecastParameters
    serializer_class = ForecastSerializer

    def answer(self, asked, treaty) -> dict:
        return forecast_row(asked, find_treaty(treaty), asked.state_asked, asked.get("deposited"))


class Forecasts(ListEndpoint):
    """Tell the same for several States and treaties at once; today, if no day is given."""

    parameters = ForecastsParameters
    serializer_class = ForecastSerializer

    def rows(self, asked) -> Rows:
        pairs = [(treaty, state) for state in asked.states_asked for treaty in asked.treaties_asked]
        on = asked.get("deposited") or asked.on

        def fetch(part):
            facts = world(treaty for treaty, _state in pairs[part])
            return [forecast_row(asked, *pair, on, facts) for pair in pairs[part]]

        return Rows(lambda: len(pairs), fetch)


def forecast_row(
    asked: Parameters, treaty: Treaty, state: State, on: date, facts: World | None = None
) -> dict:
    kind = ActKind(asked.get("kind") or ActKind.ACCESSION)
    is_supposed = bool(asked.get("hypothetical"))
    found = forecast(treaty, state, kind=kind, on=on, hypothetical=is_supposed, facts=facts)
    return {
        "treaty": treaty_reference(treaty, asked.language),
        "state": state.code,
        "kind": kind.value,
        "deposited_on": on,
        "possible": found.possible,
        "reason": found.reason,
        "in_force_on": found.in_force_on,
        "clause": used_clause(treaty, found.clause),
        "steps": [asdict(step) for step in found.computation.steps],
        "sentences": found.sentences,
        "periods": [
            period_row(status_row(found.after, treaty.code, item), is_known=True)
            for item in found.periods
        ],
        "warnings": found.warnings,
    }


def used_clause(treaty: Treaty, clause: Clause | None) -> dict | None:
    """Return the clause that decided, as data and as a sentence; None if none is known."""
    if clause is None:
        return None
    group = clause.group.value if clause.group else ""
    row = treaty.clauses.get(applies_to=clause.applies_to, group=group)
    return {
        "applies_to": clause.applies_to.value,
        "articles": clause.articles,
        "kind": clause.kind.value,
        "n": row.n,
        "extra_day": clause.extra_day,
        "confidence": row.confidence or None,
        "quoted_text": row.quoted_text,
        "sentence": clause_sentence(row),
    }
