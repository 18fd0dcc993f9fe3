"""A programme as a Word file to print, as its page shows it on a day."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from core.http.parameters import Parameters
from core.sheets.word import WordFile, Words
from countries.formats import day_in_words
from treaties.pages.common import moved
from treaties.pages.printed import as_file, begun, refused

from ..answers.programmes import answer_in_full
from ..questions.identifiers import find_programme
from .programmes import parts_in_words, related, with_words

SOURCES = "en"
"""The language of what is noted from the sources."""


def programme(request: HttpRequest, slug: str) -> HttpResponse:
    """Return what a programme is, who pays how much, which treaties it aims at, what came of it."""
    if elsewhere := moved(request, slug=slug.lower()):
        return elsewhere
    asked = Parameters(request.GET, from_form=True)
    if asked.problems:
        return refused(asked)
    found = find_programme(slug, asked.on)
    row = answer_in_full(found, asked.on, asked.language)
    [worded] = with_words([row])
    worded |= parts_in_words(row)
    title = (row["name"], row["name_language"])
    word = begun(request, found, asked.on, title)
    word.table([], facts(worded, related(row)), shares=[1, 3])
    add_results(word, worded["results"])
    add_aims(word, worded)
    add_money(word, worded["contributions"])
    add_projects(word, worded["projects"], level=3)
    add_milestones(word, worded["milestones"])
    add_documents(word, worded["documents"])
    return as_file(word, f"{found.slug}-{asked.on}")


def facts(row: dict, others: list[dict]) -> Iterator[list[Words]]:
    """Yield what is stated of a programme as a whole; what is not known is said to be so."""
    yield [_("Status"), row["status_label"]]
    yield [_("When"), when(row)]
    yield from noted(row["period_note"])
    yield [_("Where"), ", ".join(row["country_names"]) or _("not known")]
    yield from noted(row["countries_note"])
    yield [_("Budget"), row["budget"]]
    yield from noted(row["budget_note"])
    yield [_("Funders"), ", ".join(row["funder_names"]) or _("not known")]
    yield [_("Carried out by"), ", ".join(row["implementer_names"]) or _("not known")]
    if row["themes"]:
        yield [_("Themes"), ", ".join(name for _slug, name in row["themes"])]
    if row["contract_number"]:
        yield [_("Contract"), row["contract_number"]]
    if row["stated_status"]:
        yield [_("According to the sources"), (row["stated_status"], SOURCES)]
    for item in others:
        yield [item["label"], tuple(item["name"])]


def noted(note: str) -> Iterator[list[Words]]:
    """Yield a line below a fact with what the sources add to it, if anything."""
    if note:
        yield ["", (note, SOURCES)]


def when(row: dict) -> str:
    """Return the period with the first planned end and the extensions, a line for each."""
    lines = [row["period"]]
    if row["planned_end"]:
        day = {"day": day_in_words(row["planned_end"])}
        lines.append(_("First planned to end: %(day)s") % day)
    return "\n".join([*lines, *map(extension_in_words, row["extensions"])])


def extension_in_words(item: dict) -> str:
    days = {"until": day_in_words(item["until"]), "decided": day_in_words(item["decided"])}
    if item["decided"]:
        return _("Extended to %(until)s (decided: %(decided)s)") % days
    return _("Extended to %(until)s (day of the decision not known)") % days


def add_results(word: WordFile, results: list[dict]) -> None:
    word.heading(_("What came of it"))
    if not results:
        word.paragraph(_("No act is credited to it here."))
        return
    header = [_("Country"), _("Treaty"), _("Title"), _("Act"), _("Date")]
    word.table(header, map(result_row, results), shares=[3, 2, 6, 3, 3])


def result_row(item: dict) -> list[Words]:
    treaty = item["treaty"]
    return [
        item["state_name"],
        treaty["label"],
        (treaty["title"], treaty["title_language"]),
        item["kind_label"],
        day_in_words(item["done_on"]) or _("day not known"),
    ]


def add_aims(word: WordFile, row: dict) -> None:
    word.heading(_("Treaties aimed at"))
    if row["aims"]:
        header = [_("Treaty"), _("Title"), _("Role")]
        word.table(header, map(aim_row, row["aims"]), shares=[2, 7, 4])
    else:
        word.paragraph(_("No treaty is named in the sources."))
    if row["treaties_note"]:
        word.paragraph((row["treaties_note"], SOURCES))


def aim_row(item: dict) -> list[Words]:
    treaty = item["treaty"]
    title = (treaty["title"], treaty["title_language"])
    return [treaty["label"], title, item["role_label"] or _("role not stated")]


def add_money(word: WordFile, contributions: list[dict]) -> None:
    if not contributions:
        return
    word.heading(_("Money"))
    rows = [[row["name"], row["amount"], row["share"]] for row in contributions]
    word.table([_("Funder"), _("Amount"), _("Share")], rows, shares=[6, 4, 2])


def add_projects(word: WordFile, projects: list[dict], *, level: int) -> None:
    """Add the projects, each followed by its parts, with a heading of their own."""
    if projects and level == 3:
        word.heading(_("Projects"))
    for project in projects:
        word.heading((project["name"], project["name_language"]), level=level)
        if rows := list(project_facts(project)):
            word.table([], rows, shares=[1, 3])
        add_projects(word, project["parts"], level=level + 1)


def project_facts(row: dict) -> Iterator[list[Words]]:
    """Yield what is known of a project; what is not is left out, as on the page."""
    if row["period"]:
        yield [_("When"), f"{row['period']} ({row['status_label']})"]
    yield from noted(row["period_note"])
    if row["budget"]:
        yield [_("Budget"), row["budget"]]
    if row["contributions"]:
        yield [_("Funders"), ", ".join(item["name"] for item in row["contributions"])]
    if row["implementer_names"]:
        yield [_("Carried out by"), ", ".join(row["implementer_names"])]


def add_milestones(word: WordFile, milestones: list[dict]) -> None:
    if not milestones:
        return
    word.heading(_("Milestones"))
    rows = [[milestone_day(item), (item["text"], item["language"])] for item in milestones]
    word.table([], rows, shares=[1, 3])


def milestone_day(item: dict) -> str:
    if not item["on"]:
        return _("day not known")
    return " – ".join(filter(None, [day_in_words(item["on"]), day_in_words(item["until"])]))


def add_documents(word: WordFile, documents: list[dict]) -> None:
    """Add the sources with their addresses, which paper cannot hide behind a title."""
    word.heading(_("Documents and sources"))
    for item in documents:
        lines = [item["title"], item["note"], item["url"]]
        word.paragraph(("\n".join(filter(None, lines)), SOURCES))
    if not documents:
        word.paragraph(_("None is recorded."))
