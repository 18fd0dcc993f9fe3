"""Word files to print: a State's list and a treaty's chart, as their pages show them on a day."""

from collections import Counter
from datetime import date

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from core.http.parameters import Parameters
from core.http.rendering import attachment
from core.sheets.word import TYPE, WordFile, Words
from countries import formats
from countries.formats import day_in_words
from countries.models import State

from ..answers.statuses import answers
from ..answers.years import counts as tally
from ..law.vocabulary import StatusGroup
from ..models import StandingPeriod, Treaty
from ..models.choices import TreatyStatus
from ..questions.filters import ChartParameters, PairParameters
from ..questions.identifiers import find_state, find_treaty
from .chart import chart_rows, columns, counts
from .common import Looked, looked, moved
from .country import chosen, lists_checked, summary
from .sections import Section, by_group, with_titles
from .treaties import general_on, sentence, with_relations


def state_list(request: HttpRequest, code: str) -> HttpResponse:
    """Return where a State stands towards each treaty that its page lists, in groups of statuses.

    What the page's list is narrowed down by narrows this one down.
    """
    state = find_state(code)
    if elsewhere := moved(request, code=state.code.lower()):
        return elsewhere
    asked = PairParameters(request.GET, from_form=True)
    if asked.problems:
        return refused(asked)
    pairs = StandingPeriod.objects.pairs(asked.on).of_states([state.pk])
    rows = with_titles(answers(pairs, asked.on, asked.language))
    word = begun(request, state, asked.on, _("%(state)s: treaties") % {"state": state.name})
    word.paragraph(" ".join(summary(state, rows)))
    for text in checks_in_words(state, asked.on):
        word.paragraph(text)
    _wide, shown = chosen(rows, asked, state)
    if len(shown) < len(rows):
        numbers = {"count": formats.number(len(shown)), "total": formats.number(len(rows))}
        word.paragraph(_("Chosen for this list: %(count)s of %(total)s treaties.") % numbers)
    is_least = has_unclear(rows)
    for section in by_group(shown):
        add_section(word, section, at_least=is_least and section.code == StatusGroup.BOUND)
    return as_file(word, f"{state.code.lower()}-treaties-{asked.on}")


def chart(request: HttpRequest, code: str) -> HttpResponse:
    """Return the chart of a treaty: who signed, consented and is bound, each with its days."""
    found = find_treaty(code)
    if elsewhere := moved(request, code=found.code):
        return elsewhere
    asked = ChartParameters(request.GET, from_form=True)
    if asked.problems:
        return refused(asked)
    found = with_relations(asked.on).get(pk=found.pk)
    rows = chart_rows(found, asked)
    checked = looked(found.chart_checked_on, asked.on)
    title = (found.label + colon(), tuple(found.title))
    word = begun(request, found, asked.on, *title, is_wide=True)
    word.paragraph(sentence(found, TreatyStatus(found.treaty_status)))
    word.table([], treaty_facts(found, asked.on), shares=[1, 3])
    word.heading(_("Signatures and ratifications"))
    word.paragraph(chart_check_in_words(checked))
    if rows:
        word.paragraph(counts_in_words(rows, checked))
        header = [_("State"), *(str(column["label"]) for column in columns(asked))]
        word.table(header, map(chart_row, rows), shares=[5, 4, 5, 4, 7])
    else:
        word.paragraph(_("No act of any State is recorded up to this day."))
    return as_file(word, f"{found.code}-chart-{asked.on}")


def begun(
    request: HttpRequest, row: Model, on: date, *title: Words, is_wide: bool = False
) -> WordFile:
    """Return a file with its heading, the day that it shows, and its address at the foot.

    ``row`` is what it is about: its page is where the reader finds more.
    """
    address = request.build_absolute_uri(f"{row.get_absolute_url()}?as_of={on}")
    language = (get_language() or "en")[:2]
    word = WordFile(title=title, language=language, on=on, foot=address, is_wide=is_wide)
    word.paragraph(_("As of %(day)s.") % {"day": day_in_words(on)})
    return word


def as_file(word: WordFile, name: str) -> HttpResponse:
    """Return a finished file under a name, with what it is not worth as its last words."""
    word.paragraph(
        _(
            "Accede is not the depositary. Where it differs from the depositary's own "
            "notifications, the depositary's prevail."
        )
    )
    return HttpResponse(word.content(), headers=attachment(name, "docx"), content_type=TYPE)


def refused(asked: Parameters) -> HttpResponse:
    """Say what cannot be read: a file on paper could not say what it left aside."""
    text = " ".join(asked.problems.values())
    return HttpResponse(text, status=400, content_type="text/plain; charset=utf-8")


def checks_in_words(state: State, on: date) -> list[str]:
    """Return for each depositary whether the State's list there is known to be complete."""
    found = [
        " ".join(
            [
                _(
                    "The list of this State was checked as complete on %(day)s at this "
                    "depositary: %(depositary)s."
                )
                % {"day": day_in_words(checked.on), "depositary": depositary},
                relied_on(checked),
            ]
        )
        for depositary, checked in lists_checked(state, on)
    ]
    unchecked = _(
        "The list of this State was not checked as a whole: a treaty without a recorded act may "
        "well be in force for it."
    )
    return found or [unchecked]


def chart_check_in_words(checked: Looked | None) -> str:
    if checked is None:
        return _(
            "This chart is not complete. A State that is missing here may well be a Party, and a "
            "State that is shown as having signed may have ratified since."
        )
    day = {"day": day_in_words(checked.on)}
    return f"{_('This chart was checked as complete on %(day)s.') % day} {relied_on(checked)}"


def relied_on(checked: Looked) -> str:
    """Return until when a check is, or was, relied on."""
    day = {"day": day_in_words(checked.until)}
    if checked.is_relied_on:
        return _("That is relied on until %(day)s.") % day
    return _("That was relied on until %(day)s; what was done since is not known.") % day


def add_section(word: WordFile, section: Section, *, at_least: bool) -> None:
    """Add the treaties of one group of statuses under its name and their number."""
    label = section.label[:1].upper() + section.label[1:]
    word.heading(f"{label} ({count_in_words(section.count, at_least=at_least)})")
    header = [_("Treaty"), _("Title"), _("Status")]
    word.table(header, map(list_row, section.rows), shares=[3, 8, 6])


def list_row(row: dict) -> list[Words]:
    return [row["treaty"]["label"], tuple(row["title"]), status_in_words(row)]


def chart_row(row: dict) -> list[Words]:
    """Return a State of a chart; what was done on a day that is not known is said to be so."""
    kind = row["kind_label"]
    return [
        row["country"].name,
        day_in_words(row["signed_on"]),
        "\n".join(filter(None, [day_of(row["consented_on"], bool(kind)), kind])),
        day_of(row["in_force_on"], row["status_group"] == StatusGroup.BOUND),
        status_in_words(row),
    ]


def day_of(on: date | str | None, is_done: bool) -> str:
    """Return a day in words; that it is not known, where something was done all the same."""
    return day_in_words(on) or (_("day not known") if is_done else "")


def status_in_words(row: dict) -> str:
    """Return a status with what qualifies it, and that its act was not read at a source."""
    doubt = _("unconfirmed") if "unconfirmed" in row["warnings"] else ""
    return "\n".join(filter(None, [row["status_label"], row["detail"], doubt]))


def counts_in_words(rows: list[dict], checked: Looked | None) -> str:
    """Return how many States are in each group; Parties are "at least" so many if some may lack."""
    is_complete = checked is not None and checked.is_relied_on
    found = []
    for item in counts(rows):
        is_least = item["code"] == StatusGroup.BOUND and not is_complete
        found.append(item["label"] + colon() + count_in_words(item["count"], at_least=is_least))
    return "; ".join(found)


def count_in_words(count: int, *, at_least: bool) -> str:
    number = formats.number(count)
    return _("at least %(count)s") % {"count": number} if at_least else number


def has_unclear(rows: list[dict]) -> bool:
    """Tell whether a State may be bound by more treaties than are known."""
    return bool(tally(Counter(row["status"] for row in rows).items())["at_least"])


def treaty_facts(found: Treaty, on: date) -> list[list[str]]:
    """Return the days of a treaty itself; what is not recorded is left out."""
    facts = [
        (_("Depositary"), found.depositary.name if found.depositary else ""),
        (_("Opened for signature"), day_in_words(found.opened_on)),
        (_("General entry into force"), day_in_words(general_on(found, on)) or _("not yet")),
        (_("Closed to further acts"), day_in_words(as_of(found.closed_on, on))),
        (_("Ended"), day_in_words(as_of(found.ended_on, on))),
    ]
    return [[name, text] for name, text in facts if text]


def as_of(day: date | None, on: date) -> date | None:
    """Return a day if it has come."""
    return day if day is not None and day <= on else None


def colon() -> str:
    """Return the colon between a name and its value, with the spaces of the reader's language."""
    return pgettext("between a name and its value", ": ")
