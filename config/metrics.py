"""Figures for monitoring, in the text format that Prometheus reads."""

from django.conf import settings
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from core.records.models import Change, Revision
from core.records.publication import Publication
from treaties.models import Act, Treaty

FORMAT = "text/plain; version=0.0.4; charset=utf-8"


@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """Answer with one line for each figure; 404 unless ``METRICS`` is set."""
    if not settings.METRICS:
        raise Http404("Figures for monitoring are not served: METRICS is not set.")
    lines = [
        line
        for name, (meaning, value) in figures().items()
        for line in (f"# HELP {name} {meaning}", f"# TYPE {name} gauge", f"{name} {value}")
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type=FORMAT)


def figures() -> dict[str, tuple[str, float]]:
    """Return each figure by its name: what it means, and its value now."""
    acts = Act.objects.aggregate(
        published=Count("id", filter=Q(publication=Publication.PUBLISHED)),
        drafts=Count("id", filter=Q(publication=Publication.DRAFT)),
    )
    last = Change.objects.order_by("-sequence").first()
    return {
        "accede_data_revision": ("Number of the data revision.", Revision.objects.get().number),
        "accede_last_change_seconds": (
            "When facts were last written, in seconds since 1970; 0 if never.",
            last.at.timestamp() if last else 0,
        ),
        "accede_treaties": ("Treaties.", Treaty.objects.count()),
        "accede_acts_published": ("Published acts.", acts["published"]),
        "accede_acts_drafts": ("Acts that wait for publication.", acts["drafts"]),
    }
