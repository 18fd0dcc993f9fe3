"""What is said about programmes, as data: the same for the API and the pages."""

from datetime import date
from decimal import Decimal

from django.db.models import Count, Prefetch, Q

from core.addresses import web
from core.records.publication import Publication
from countries.names import in_language
from treaties.answers.references import with_title_language
from treaties.answers.statuses import as_known
from treaties.models.choices import ACT_KIND_LABELS

from ..models import Aim, Contribution, Document, Programme, Project, Result
from ..models.choices import ProgrammeKind, ProgrammeStatus, TreatyRole
from ..models.querysets import ProgrammeQuerySet

RELATED = ("countries", "implementers", "themes", "extensions")


def answers(programmes: ProgrammeQuerySet, on: date, language: str | None = None) -> list[dict]:
    """Return what a list says about some programmes on a day, in their order.

    Dates are dates, or text where only a month or a year is known ("2015"), or None. The last
    day of a programme is included. Costs eight queries.
    """
    return [answer(programme, on, language) for programme in with_related(programmes, on)]


def with_related(programmes: ProgrammeQuerySet, on: date) -> ProgrammeQuerySet:
    """Load with programmes what an answer needs, and where they stand on a day."""
    money = Contribution.objects.select_related("funder")
    aims = Aim.objects.select_related("treaty")
    return (
        programmes.with_status(on)
        .annotate(
            result_count=Count(
                "results", filter=Q(results__in=Result.objects.published()), distinct=True
            )
        )
        .select_related("predecessor", "framework")
        .prefetch_related(
            *RELATED, Prefetch("contributions", money), Prefetch("aims", aims), "projects"
        )
    )


def answer(programme: Programme, on: date, language: str | None) -> dict:
    """Return what a list says about one programme."""
    name = in_language(programme.names, language)
    money = programme.contributions.all()
    return {
        "slug": programme.slug,
        "name": name.text,
        "name_language": name.language,
        "url": f"/{language or 'en'}/programmes/{programme.slug}/",
        "kind": programme.kind,
        "kind_label": str(ProgrammeKind(programme.kind).label),
        **period(programme),
        "as_of": on,
        "countries": [state.code for state in programme.countries.all()],
        "funders": unique(row.funder.slug for row in money),
        "implementers": [partner.slug for partner in programme.implementers.all()],
        "themes": [theme.slug for theme in programme.themes.all()],
        "treaties": unique(row.treaty.code for row in programme.aims.all()),
        **budget(programme),
        "results_count": programme.result_count,
    }


def period(row: Programme | Project) -> dict:
    """Return the period of a programme or project and where it stands in it."""
    return {
        "status": str(row.status),
        "status_label": str(ProgrammeStatus(row.status).label),
        "start": as_known(row.start_on, row.start_precision),
        "planned_end": as_known(row.planned_end_on, row.planned_end_precision),
        "end": as_known(row.end_on, row.end_precision),
    }


def budget(row: Programme | Project) -> dict:
    return {
        "budget_amount": as_number(row.budget_amount),
        "budget_currency": row.budget_currency or None,
    }


def as_number(amount: Decimal | None) -> int | float | None:
    """Return an amount as JSON and spreadsheets hold it; whole amounts without a fraction."""
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def unique(values) -> list:
    return list(dict.fromkeys(values))


def answer_in_full(programme: Programme, on: date, language: str | None = None) -> dict:
    """Return everything that is known about one programme on a day.

    The programme comes from ``with_related``. Costs ten queries more.
    """
    documents = list(programme.documents.all())
    results = list(results_of(Result.objects.filter(programme=programme)))
    projects = list(programme.projects.with_status(on).prefetch_related("implementers", "themes"))
    whole = Part(None, programme, documents, results)
    parts = [Part(project, programme, documents, results) for project in projects]
    return answer(programme, on, language) | {
        "names": programme.names,
        "period_note": programme.period_note,
        "budget_note": programme.budget_note,
        "countries_note": programme.countries_note,
        "treaties_note": programme.treaties_note,
        "contract_number": programme.contract_number,
        "stated_status": programme.stated_status,
        "extensions": [extension(row) for row in programme.extensions.all()],
        "predecessor": programme.predecessor.slug if is_public(programme.predecessor) else None,
        "successors": slugs(programme.successors),
        "framework": programme.framework.slug if is_public(programme.framework) else None,
        "carried_out_by": slugs(programme.carried_out_by),
        "partners": partners(programme, projects, language),
        "theme_names": theme_names(programme, projects, language),
        **whole.answer(language),
        "projects": [project_answer(part, language) for part in parts],
        "milestones": [milestone(row) for row in programme.milestones.all()],
        "results": [result_answer(row, language) for row in results],
    }


def is_public(programme: Programme | None) -> bool:
    return programme is not None and programme.publication == Publication.PUBLISHED


def slugs(programmes) -> list[str]:
    return list(programmes.published().by_start().values_list("slug", flat=True))


def extension(row) -> dict:
    return {
        "until": as_known(row.until_on, row.until_precision),
        "decided": as_known(row.decided_on, row.decided_precision),
        "source": row.source,
    }


def milestone(row) -> dict:
    return {
        "on": row.on,
        "until": row.until,
        "text": row.text,
        "language": row.language,
        "url": web(row.url),
        "source": row.source,
    }


class Part:
    """What belongs to a programme as a whole (project: None) or to one of its projects."""

    def __init__(self, project: Project | None, programme: Programme, documents, results):
        self.project = project
        pk = project.pk if project else None
        self.money, self.aims, self.documents, self.results = (
            [row for row in rows if row.project_id == pk]
            for rows in (programme.contributions.all(), programme.aims.all(), documents, results)
        )

    def answer(self, language: str | None) -> dict:
        return {
            "contributions": [contribution(row, language) for row in self.money],
            "aims": [aim(row, language) for row in self.aims],
            "documents": [document(row) for row in self.documents],
        }


def project_answer(part: Part, language: str | None) -> dict:
    project = part.project
    name = in_language(project.names, language)
    return {
        "slug": project.slug,
        "name": name.text,
        "name_language": name.language,
        "part_of": project.parent_id and project.parent.slug,
        **period(project),
        **budget(project),
        "budget_note": project.budget_note,
        "period_note": project.period_note,
        "treaties_note": project.treaties_note,
        "implementers": [partner.slug for partner in project.implementers.all()],
        "themes": [theme.slug for theme in project.themes.all()],
        **part.answer(language),
    }


def contribution(row: Contribution, language: str | None) -> dict:
    return {
        "funder": row.funder.slug,
        "name": in_language(row.funder.names, language).text,
        "amount": as_number(row.amount),
        "currency": row.currency or None,
        "share": as_number(row.share),
        "note": row.note,
    }


def aim(row: Aim, language: str | None) -> dict:
    return {
        "treaty": with_title_language(row.treaty, language),
        "role": row.role or None,
        "role_label": str(TreatyRole(row.role).label) if row.role else None,
    }


def document(row: Document) -> dict:
    return {"title": row.title, "url": web(row.url), "note": row.note}


def partners(programme: Programme, projects: list[Project], language: str | None) -> dict:
    """Return the names of the partners that an answer refers to, by identifier."""
    found = [row.funder for row in programme.contributions.all()]
    for part in (programme, *projects):
        found += part.implementers.all()
    return {partner.slug: in_language(partner.names, language).text for partner in found}


def theme_names(programme: Programme, projects: list[Project], language: str | None) -> dict:
    found = [theme for part in (programme, *projects) for theme in part.themes.all()]
    return {theme.slug: in_language(theme.names, language).text for theme in found}


def results_of(results):
    """Load published results with what is said about them, with one query."""
    return results.published().select_related("act__treaty", "act__state", "programme", "project")


def result_answer(row: Result, language: str | None = None) -> dict:
    """Return an act that is credited to a programme."""
    act = row.act
    pair = f"countries/{act.state.code.lower()}/treaties/{act.treaty.code}"
    return {
        "treaty": with_title_language(act.treaty, language),
        "state": act.state.code,
        "kind": act.kind,
        "kind_label": str(dict(KIND_LABELS)[act.kind]),
        "done_on": as_known(act.done_on, act.done_precision),
        "project": row.project.slug if row.project else None,
        "source": row.source,
        "note": row.note,
        "url": f"/{language or 'en'}/{pair}/",
    }


KIND_LABELS = {kind.value: label for kind, label in ACT_KIND_LABELS.items()}
