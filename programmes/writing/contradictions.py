"""What no single row about programmes shows: sums of shares, circles, acts of other countries."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import F, Q, Sum
from django.utils.translation import gettext as _

from core.records.publication import Publication
from treaties.models.choices import Precision

from ..models import Aim, Contribution, Document, Extension, Programme, Project, Result

MOST = Decimal(100)
BELONGING = (Contribution, Aim, Document, Result)


def contradictions() -> list[str]:
    """Return a sentence for each contradiction between the stored rows; none is the rule.

    Costs the same queries however many programmes there are.
    """
    return [
        *shares_above_100(),
        *acts_of_other_countries(),
        *results_of_unpublished_acts(),
        *projects_of_other_programmes(),
        *circles(),
        *ends_that_no_extension_reaches(),
    ]


def shares_above_100() -> Iterator[str]:
    sums = (
        Contribution.objects.order_by()
        .values("programme__slug", "project__slug")
        .annotate(total=Sum("share"))
        .filter(total__gt=MOST)
    )
    for row in sums:
        name = row["project__slug"] or row["programme__slug"]
        yield _("%(name)s: the shares of the funders add up to more than 100 per cent.") % {
            "name": name
        }


def acts_of_other_countries() -> Iterator[str]:
    results = Result.objects.select_related("act__treaty", "act__state", "programme")
    for result in results.exclude(pk__in=Result.objects.in_a_country()):
        yield _("%(act)s: %(state)s is not one of the countries of %(programme)s.") % {
            "act": result.act,
            "state": result.act.state,
            "programme": result.programme.slug,
        }


def results_of_unpublished_acts() -> Iterator[str]:
    results = Result.objects.filter(publication=Publication.PUBLISHED)
    results = results.exclude(act__publication=Publication.PUBLISHED)
    for result in results.select_related("act__treaty", "act__state"):
        yield _("%(act)s: only a published act can be a published result.") % {"act": result.act}


def projects_of_other_programmes() -> Iterator[str]:
    message = _("%(name)s does not belong to %(programme)s.")
    for model in BELONGING:
        rows = model.objects.exclude(project=None).exclude(project__programme=F("programme"))
        for project, programme in rows.values_list("project__slug", "programme__slug"):
            yield message % {"name": project, "programme": programme}
    parts = Project.objects.exclude(parent=None).exclude(parent__programme=F("programme"))
    for parent, programme in parts.values_list("parent__slug", "programme__slug"):
        yield message % {"name": parent, "programme": programme}


def circles() -> Iterator[str]:
    """Say which rows lead back to themselves."""
    for model, name in ((Programme, "predecessor"), (Programme, "framework"), (Project, "parent")):
        rows = dict(model.objects.values_list("slug", f"{name}__slug"))
        for slug in rows:
            if leads_back(slug, rows):
                label = model._meta.get_field(name).verbose_name
                yield _("%(name)s: the %(relation)s leads back to itself in a circle.") % {
                    "name": slug,
                    "relation": label,
                }


def leads_back(slug: str, following: dict[str, str | None]) -> bool:
    at = following[slug]
    for _step in following:
        if at is None or at == slug:
            break
        at = following[at]
    return at == slug


def ends_that_no_extension_reaches() -> Iterator[str]:
    """Say which programmes last longer than planned and extended."""
    extended = defaultdict(list)
    for extension in Extension.objects.all():
        until = last_day(extension.until_on, extension.until_precision)
        extended[extension.programme_id].append(until)
    rows = Programme.objects.filter(Q(pk__in=extended)).only(
        "slug", "planned_end_on", "end_on", "end_precision"
    )
    for programme in rows:
        if programme.planned_end_on is None:
            yield _("%(name)s was extended, so it needs the end as first planned.") % {
                "name": programme.slug
            }
        elif last_day(programme.end_on, programme.end_precision) > max(extended[programme.pk]):
            yield _("%(name)s ends after the day to which it was last extended.") % {
                "name": programme.slug
            }


def last_day(on: date, precision: str) -> date:
    """Return the last day that a date may mean."""
    if precision == Precision.YEAR:
        return on.replace(month=12, day=31)
    if precision == Precision.MONTH:
        return (on + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return on
