"""Treaties: with their status for one State, their chart, their final clauses."""

from django.shortcuts import get_object_or_404

from core.addresses import only_of_the_web
from core.http import rendering
from core.http.endpoints import Endpoint, ListEndpoint, Rows
from countries.names import in_language

from ..answers import known_at
from ..answers.after_joining import asked_of_parties
from ..answers.authorities import practice_row
from ..answers.evidence import clause_row
from ..answers.pair import status_of
from ..answers.recorded import COMPUTED, RECORDED
from ..answers.references import with_title_language
from ..answers.relations import Related, related
from ..answers.statuses import answers, in_chart
from ..models import Route, Treaty
from ..models.called import wikidata
from ..questions.filters import ChartParameters
from ..questions.identifiers import find_treaty
from ..sentences.linked_data import legislation, legislation_list
from .parameters import ManyTreatiesParameters, OneTreatyParameters, SingleParameters
from .serializers.statuses import StatusSerializer
from .serializers.treaties import ClauseSerializer, TreatyRowSerializer, TreatySerializer

BESIDE = ("general", "parent", "series", "depositary", "organisation")
PLAIN = ("form", "treaty_status", "opened_on", "closed_on", "ended_on")


def own_row(treaty: Treaty, language: str) -> dict:
    """Return what is shown of a treaty itself; it comes from ``with_status``."""
    purpose = in_language(treaty.purposes, language)
    return with_title_language(treaty, language) | {
        "common_name": in_language(treaty.common_names, language).text or None,
        "purpose": purpose.text or None,
        "purpose_language": purpose.language if purpose.text else None,
        **{name: getattr(treaty, name) for name in PLAIN},
        "adopted_on": treaty.adopted_on,
        **general(treaty),
        "depositary": treaty.depositary.code if treaty.depositary else None,
        "organisation": treaty.organisation.code if treaty.organisation else None,
        "organisation_name": treaty.organisation.name if treaty.organisation else None,
        "un_registration_number": treaty.un_registration_number or None,
        "wikidata": wikidata(treaty.code),
        "chapter": treaty.chapter or None,
        "chapter_name": treaty.chapter_name or None,
        "status_url": treaty.status_page or None,
        "subjects": [subject.code for subject in treaty.subjects.all()],
        "parent": treaty.parent.code if treaty.parent else None,
    }


def general(treaty: Treaty) -> dict:
    """Return when a treaty itself entered into force, and how sure that is."""
    on = treaty.general.on if hasattr(treaty, "general") else None
    sure = RECORDED if on == treaty.entered_into_force_on else COMPUTED
    return {
        "entered_into_force_on": on,
        "entered_into_force_confidence": sure if on else None,
    }


def own_details(treaty: Treaty) -> dict:
    """Return what only the answer about one treaty shows."""
    others = (treaty.replaced_by, treaty.barred_for_parties_to)
    replaced_by, barred = (other.code if other else None for other in others)
    return {
        "titles": treaty.titles,
        "common_names": treaty.common_names,
        "purposes": treaty.purposes,
        "protocols": [row.code for row in treaty.protocols.all()],
        "replaced_by": replaced_by,
        "routes": [route_row(route) for route in treaty.routes.all()],
        "relations": [relation_row(found) for found in related(treaty)],
        **asked_of_parties(treaty),
        "invited_by": treaty.invited_by or None,
        "accession_binds": treaty.accession_binds or None,
        "ends_with_parent": treaty.ends_with_parent if treaty.parent else None,
        "barred_for_parties_to": barred,
        "definitive_signature_possible": treaty.definitive_signature_possible,
        "un_registered_on": treaty.un_registered_on,
        "text_urls": only_of_the_web(treaty.text_urls),
        "report_urls": only_of_the_web(treaty.report_urls),
        "statements_collected": treaty.statements_collected,
        "statements_checked_on": treaty.statements_checked_on,
        "practice": [practice_row(row, None) for row in treaty.practice.all()],
    }


def route_row(route: Route) -> dict:
    return {
        "group": route.group_code,
        "route": route.route,
        "from": route.starts_on,
        "requires": route.requires.code if route.requires else None,
        "named": [state.code for state in route.states.all()],
        "articles": route.articles,
        "note": route.note,
    }


def relation_row(found: Related) -> dict:
    return {
        "kind": found.kind,
        "kind_label": found.label,
        "treaty": found.treaty.code,
        "articles": found.row.articles if found.row else "",
        "source": found.row.source if found.row else "",
    }


class TreatyList(ListEndpoint):
    """List treaties, each with its status for one State."""

    parameters = ManyTreatiesParameters
    serializer_class = TreatyRowSerializer
    formats = ("json", "csv", "xlsx", "jsonld")

    def rows(self, asked) -> Rows:
        states = asked.states_asked
        ids = [state.pk for state in states]
        about = {"as_of": asked.on, "state": states[0].code if len(states) == 1 else None}
        if asked.get("known_at"):
            found = known_at.rows(asked, asked.pairs_in_any_status().of_states(ids))
            about["known_at"] = asked.get("known_at")
            return Rows(lambda: len(found), lambda part: self.told(found[part], asked), about)
        pairs = asked.pairs().of_states(ids)

        def fetch(part):
            return self.told(answers(pairs[part], asked.on, asked.language), asked)

        return Rows(pairs.count, fetch, about)

    @staticmethod
    def told(statuses: list[dict], asked) -> list[dict]:
        """Return statuses with what is shown of their treaties."""
        codes = {row["treaty"]["id"] for row in statuses}
        found = Treaty.objects.with_status(asked.on).select_related(*BESIDE)
        found = found.prefetch_related("subjects")
        if len(codes) <= 500:
            found = found.filter(code__in=codes)
        own = {treaty.code: own_row(treaty, asked.language) for treaty in found}
        return [own[row["treaty"]["id"]] | row for row in statuses]

    def render(self, request, asked, address, format_):
        if format_ != "jsonld":
            return super().render(request, asked, address, format_)
        found = self.page_of(request, asked, self.rows(asked))
        graph = legislation_list(found.rows, request.build_absolute_uri, asked.language)
        return rendering.to_json_ld(graph), found.headers


class TreatyDetail(Endpoint):
    """Show one treaty, with its status for one State."""

    parameters = OneTreatyParameters
    serializer_class = TreatySerializer
    formats = ("json", "jsonld")

    def answer(self, asked, treaty) -> dict:
        code = find_treaty(treaty).code
        found = Treaty.objects.with_status(asked.on).select_related(
            *BESIDE, "replaced_by", "barred_for_parties_to"
        )
        found = found.prefetch_related("routes__requires", "routes__states")
        row = get_object_or_404(found, code=code)
        status = status_of(row, asked.state_asked, asked.on, asked.language)
        return own_row(row, asked.language) | status | own_details(row)

    def render(self, request, asked, address, format_):
        if format_ != "jsonld":
            return super().render(request, asked, address, format_)
        row = self.answer(asked, **address)
        content = legislation(row, request.build_absolute_uri, asked.language)
        return rendering.to_json_ld(content), {}


class Chart(ListEndpoint):
    """Show a treaty's chart: the status of each State that has acted or must be a Party."""

    parameters = ChartParameters
    serializer_class = StatusSerializer

    def rows(self, asked, treaty) -> Rows:
        found = find_treaty(treaty)
        about = {
            "treaty": found.code,
            "as_of": asked.on,
            "known_at": asked.get("known_at"),
            "chart_complete_on": found.chart_checked_on,
        }
        if asked.get("known_at"):
            return Rows.of(known_at.chart(found, asked), **about)
        pairs = asked.pairs().filter(in_chart(found, asked.on))
        return Rows(pairs.count, lambda part: answers(pairs[part], asked.on, asked.language), about)


class Clauses(ListEndpoint):
    """List a treaty's final clauses as data, with a sentence each."""

    parameters = SingleParameters
    serializer_class = ClauseSerializer
    formats = ("json",)

    def rows(self, asked, treaty) -> Rows:
        found = find_treaty(treaty)
        clauses = found.clauses.select_related("threshold_of", "all_parties_to", "not_before")
        return Rows.of([clause_row(clause) for clause in clauses], treaty=found.code)
