"""The pages that search engines are told of: one sitemap for each language."""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Max

from core.records.models import Change
from core.records.publication import Publication
from countries.models import State
from programmes.models import Programme
from treaties.models import Act, Subject, Treaty

FRONT_PAGES = ("", "countries/", "treaties/", "programmes/", "agenda/", "compare/", "glossary/")
TEXT_PAGES = ("about/", "data/", "data/verification/", "accessibility/")

Page = tuple[str, datetime | None]


class Pages(Sitemap):
    """The pages in one language, each with the day on which its facts changed last.

    What would be too long for one sitemap, as the protocol has it, goes into further ones.
    """

    def __init__(self, language: str):
        self.language = language

    def items(self) -> list[Page]:
        return [*pages()]

    def location(self, item: Page) -> str:
        return f"/{self.language}/{item[0]}"

    def lastmod(self, item: Page) -> datetime | None:
        return item[1]


SITEMAPS = {code: Pages(code) for code, _ in settings.LANGUAGES}


def pages() -> Iterator[Page]:
    """Yield the pages' paths under a language: lists, States, subjects, treaties and so on.

    Of the pairs those about which an act is known.
    """
    for path in (*FRONT_PAGES, *TEXT_PAGES):
        yield path, None
    changes = Change.objects.filter(is_public=True).order_by()
    by_treaty = dict(changes.values_list("topic").annotate(Max("at")))
    by_state = dict(changes.values_list("actor").annotate(Max("at")))
    for code in State.objects.values_list("code", flat=True):
        yield f"countries/{code.lower()}/", by_state.get(code)
    for code in Subject.objects.values_list("code", flat=True):
        yield f"subjects/{code}/", None
    for code in Treaty.objects.values_list("code", flat=True):
        yield f"treaties/{code}/", by_treaty.get(code)
    by_programme = dict(
        changes.filter(model="programmes.programme").values_list("object_id").annotate(Max("at"))
    )
    for key, slug in Programme.objects.published().order_by("slug").values_list("pk", "slug"):
        yield f"programmes/{slug}/", by_programme.get(key)
    acts = Act.objects.filter(publication=Publication.PUBLISHED).order_by()
    pairs = acts.values_list("state__code", "treaty__code").annotate(Max("changed_at"))
    for state, treaty, at in pairs.order_by("state__code", "treaty__code"):
        yield f"countries/{state.lower()}/treaties/{treaty}/", at
