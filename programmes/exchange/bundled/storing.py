"""Writing the bundled programmes and everything that belongs to them."""

from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import NamedTuple

from core.records.publication import Publication
from countries.models import State
from treaties.exchange.bundled import Merge
from treaties.exchange.bundled.consistency import layers
from treaties.exchange.bundled.merging import Item
from treaties.models import Act, Treaty

from ...models import (
    Aim,
    Contribution,
    Document,
    Extension,
    Milestone,
    Partner,
    Programme,
    Project,
    Result,
    Theme,
)
from .fitting import earlier_than, labels, predecessors, separate
from .reading import Bundle, Entry

CURRENCY = "EUR"


class Owner(NamedTuple):
    """A stored programme, perhaps with one of its projects, and what the file says of it."""

    entry: Entry
    part: dict
    programme: Programme
    project: Project | None


def store(bundle: Bundle, merge: Merge) -> None:
    """Write all entries, each after what it refers to."""
    for entries, model in ((bundle.partners, Partner), (bundle.themes, Theme)):
        items = [Item(entry, model(slug=entry["id"], names=entry["names"])) for entry in entries]
        merge.merge(items, model.objects.all(), key=("slug",))
    words = Words(bundle)
    store_programmes(bundle.programmes, words, merge)
    owners = [*store_projects(bundle.programmes, words, merge)]
    store_belongings(owners, words, merge)
    programmes = [owner for owner in owners if owner.project is None]
    store_extensions(programmes, merge)
    store_milestones(programmes, merge)
    store_results(programmes, merge)


class Words:
    """The partners and themes that the files' spellings mean; what staff deleted is not missed."""

    def __init__(self, bundle: Bundle):
        self.partner_slugs, self.theme_slugs = labels(bundle.partners), labels(bundle.themes)
        self.partners_stored, self.themes_stored = by_slug(Partner), by_slug(Theme)

    def funder(self, name: str) -> Partner | None:
        return self.partners_stored.get(self.partner_slugs[name])

    def partners(self, spellings: Iterable[str]) -> list[Partner]:
        names = [name for spelling in spellings for name in separate(spelling)]
        return [partner for name in names if (partner := self.funder(name))]

    def themes(self, spellings: Iterable[str]) -> list[Theme]:
        slugs = [self.theme_slugs[spelling] for spelling in spellings]
        return [self.themes_stored[slug] for slug in slugs if slug in self.themes_stored]


def by_slug(model) -> dict:
    return model.objects.in_bulk(field_name="slug")


def common(part: dict) -> dict:
    """Return the fields that programmes and projects share."""
    return {
        "names": part["names"],
        **{
            f"{name}_{half}": part[name][place]
            for name in ("start", "planned_end", "end")
            for place, half in enumerate(("on", "precision"))
        },
        "period_note": part["period_note"],
        "budget_amount": part["budget_eur"],
        "budget_currency": CURRENCY if part["budget_eur"] else "",
        "budget_note": part["budget_note"],
        "treaties_note": part["treaties_note"],
    }


def store_programmes(entries: list[Entry], words: Words, merge: Merge) -> None:
    """Write the programmes, those first that others refer to."""
    before, states, written = predecessors(entries), State.objects.in_bulk(field_name="code"), []
    for layer in layers(entries, itemgetter("id"), earlier_than(entries)):
        known = by_slug(Programme)
        items = [Item(entry, programme(entry, before, known)) for entry in layer]
        written += merge.merge(items, Programme.objects.all(), key=("slug",))
    for entry, stored in written:
        countries = [states[code] for code in entry["countries"] if code in states]
        merge.write.set(stored, "countries", countries)
        set_words(stored, entry.values, words, merge)


def programme(entry: Entry, before: dict[str, str], known: dict[str, Programme]) -> Programme:
    return Programme(
        slug=entry["id"],
        kind=entry["kind"].value,
        framework=known.get(entry["framework"]),
        predecessor=known.get(before.get(entry["id"], "")),
        countries_note=entry["countries_note"],
        contract_number=entry["contract_number"],
        stated_status=entry["status"],
        publication=Publication.PUBLISHED,
        **common(entry.values),
    )


def set_words(stored: Programme | Project, part: dict, words: Words, merge: Merge) -> None:
    merge.write.set(stored, "implementers", words.partners(part["implementers"]))
    merge.write.set(stored, "themes", words.themes(part["themes"]))


def store_projects(entries: list[Entry], words: Words, merge: Merge) -> Iterator[Owner]:
    """Write components, then the components of components; give all that owns something."""
    programmes = by_slug(Programme)
    entries = [entry for entry in entries if entry["id"] in programmes]
    yield from (Owner(entry, entry.values, programmes[entry["id"]], None) for entry in entries)
    for depth in (components, subcomponents):
        stored = by_slug(Project)
        parts = {part[2]: (entry, part) for entry in entries for part in depth(entry, stored)}
        items = [
            Item(entry, project(programmes[entry["id"]], *part)) for entry, part in parts.values()
        ]
        for _, row in merge.merge(items, Project.objects.all(), key=("slug",)):
            set_words(row, parts[row.slug][1][0], words, merge)
        stored = by_slug(Project)
        for slug, (entry, part) in parts.items():
            if slug in stored:
                yield Owner(entry, part[0], programmes[entry["id"]], stored[slug])


def components(entry: Entry, _stored: dict) -> Iterator[tuple]:
    """Give the components with their place, identifier and, as they have none, parent."""
    for place, part in enumerate(entry["components"], 1):
        yield part, place, part["id"], None


def subcomponents(entry: Entry, stored: dict[str, Project]) -> Iterator[tuple]:
    """Give the components of the stored components; their identifiers count them."""
    for component in entry["components"]:
        if component["id"] in stored:
            for place, part in enumerate(component["subcomponents"], 1):
                yield part, place, f"{component['id']}-{place}", stored[component["id"]]


def project(
    programme: Programme, part: dict, place: int, slug: str, parent: Project | None
) -> Project:
    return Project(programme=programme, slug=slug, position=place, parent=parent, **common(part))


def store_belongings(owners: list[Owner], words: Words, merge: Merge) -> None:
    """Write the money, the treaties and the documents of programmes and projects."""
    treaties = Treaty.objects.in_bulk(field_name="code")
    for model, rows, key in (
        (Contribution, contributions(owners, words), ("funder_id",)),
        (Aim, aims(owners, treaties), ("treaty_id",)),
        (Document, documents(owners), ("url", "title")),
    ):
        owner = ("programme_id", "project_id")
        merge.merge(rows, model.objects.all(), key=(*owner, *key), is_whole=True)


def contributions(owners: list[Owner], words: Words) -> Iterator[Item]:
    for owner in owners:
        for row in owner.part["funders"]:
            if funder := words.funder(row["name"]):
                yield Item(
                    owner.entry,
                    Contribution(
                        programme=owner.programme,
                        project=owner.project,
                        funder=funder,
                        amount=row["amount_eur"],
                        currency=CURRENCY if row["amount_eur"] else "",
                        share=row["share_pct"],
                        note=remark(row["name"], funder),
                    ),
                )


def remark(label: str, funder: Partner) -> str:
    """Return how the file spells a funder, if that says more than its name."""
    names = {name.casefold() for name in funder.names.values()}
    return "" if label.casefold() in names else label


def aims(owners: list[Owner], treaties: dict[str, Treaty]) -> Iterator[Item]:
    for owner in owners:
        for row in owner.part["treaties"]:
            if row["treaty"] in treaties:
                treaty = treaties[row["treaty"]]
                yield Item(
                    owner.entry,
                    Aim(
                        programme=owner.programme,
                        project=owner.project,
                        treaty=treaty,
                        role=row["role"],
                    ),
                )


def documents(owners: list[Owner]) -> Iterator[Item]:
    for owner in owners:
        for place, row in enumerate(owner.part["sources"], 1):
            yield Item(
                owner.entry,
                Document(programme=owner.programme, project=owner.project, position=place, **row),
            )


def store_extensions(owners: list[Owner], merge: Merge) -> None:
    items = [
        Item(
            owner.entry,
            Extension(
                programme=owner.programme,
                until_on=row["until"][0],
                until_precision=row["until"][1],
                decided_on=row["decided"][0],
                decided_precision=row["decided"][1],
                source=row["source"],
            ),
        )
        for owner in owners
        for row in owner.entry["extensions"]
    ]
    key = ("programme_id", "until_on")
    merge.merge(items, Extension.objects.all(), key=key, is_whole=True)


def store_milestones(owners: list[Owner], merge: Merge) -> None:
    items = [
        Item(
            owner.entry,
            Milestone(
                programme=owner.programme,
                on=row["date"],
                until=row["end"],
                text=row["text"],
                url=row["url"]["url"],
                source=row["url"]["note"] or row["url"]["title"],
            ),
        )
        for owner in owners
        for row in owner.entry["events"]
    ]
    merge.merge(items, Milestone.objects.all(), key=("programme_id", "on", "text"), is_whole=True)


def store_results(owners: list[Owner], merge: Merge) -> None:
    """Write which published acts are credited; an act that staff changed is not looked for."""
    projects = by_slug(Project)
    items = [
        Item(
            owner.entry,
            Result(
                programme=owner.programme,
                project=projects.get(row["component"]),
                act=act,
                source=row["source"],
                note=row["note"],
                publication=Publication.PUBLISHED,
            ),
        )
        for owner in owners
        for row in owner.entry["results"]
        if (act := act_of(row))
    ]
    merge.merge(items, Result.objects.all(), key=("programme_id", "act_id"), is_whole=True)


def act_of(row: dict) -> Act | None:
    """Return the published act that a result names."""
    return Act.objects.filter(
        treaty__code=row["treaty"],
        state__code=row["state"],
        kind=row["kind"],
        done_on=row["done_on"],
        publication=Publication.PUBLISHED,
    ).first()
