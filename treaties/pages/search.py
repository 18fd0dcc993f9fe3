"""One search field for countries, treaties, and a country's treaties."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from countries.names import FALLBACK, Text, in_language

from ..answers.statuses import answers
from ..models import StandingPeriod, Subject, Treaty
from ..models.numbers import normalised
from ..models.stems import WORD, stems
from ..questions.filters import PairParameters
from ..questions.lookup import Found, look_up
from ..questions.terms import is_said_in
from ..sentences import glossary
from .common import as_page, context
from .sections import with_titles

MOST = 50
MOST_NAMED = 3


def search(request: HttpRequest) -> HttpResponse:
    """Show what a text may mean; go there at once if it can mean only one thing."""
    asked = PairParameters(request.GET, from_form=True)
    text = asked.get("q") or ""
    found = look_up(text)
    if found.only is not None:
        return redirect(found.only.get_absolute_url())
    words = words_of(found)
    is_word = normalised(text) in {normalised(entry.term) for entry in words}
    return as_page(
        request,
        "treaties/search.html",
        context(
            asked,
            text=text,
            found=found,
            understood=understood(found),
            corrections=found.corrections,
            sections=[
                {"state": state, "rows": pair_rows(found, state, asked)} for state in found.states
            ],
            treaties=[treaty_row(treaty, found) for treaty in found.treaties[:MOST]],
            most=MOST,
            subjects=subjects_of(found),
            words=words,
            share_title=_("Search"),
            # A text that anybody can put into an address is not drawn in our name.
            has_picture=False,
            is_closest_beside=is_word or not found.is_complete,
        ),
    )


def understood(found: Found) -> str:
    """Return the States and treaties that a text names, in words: ``Kyrgyzstan and ETS No. 112``.

    Empty if it names none, or too many to tell.
    """
    named = found.named_treaties
    if len(named) > MOST_NAMED:
        named = []
    return enumerated([*(state.name for state in found.states), *map(called, named)])


def called(treaty: Treaty) -> str:
    """Return a treaty's number, with its common name where readers of the page have one.

    An English name within a sentence of another language could not be marked as such.
    """
    name = in_language(treaty.common_names)
    is_foreign = name.language == FALLBACK != get_language()
    return f"{treaty.label} ({name.text})" if name.text and not is_foreign else treaty.label


def enumerated(names: list[str]) -> str:
    """Return names as one says them one after another."""
    if len(names) < 2:
        return "".join(names)
    words = {"first": ", ".join(names[:-1]), "last": names[-1]}
    return _("%(first)s and %(last)s") % words


def pair_rows(found: Found, state, asked: PairParameters) -> list[dict]:
    """Return where one State stands towards each treaty found, in the order of finding."""
    treaties = found.treaties[:MOST]
    pairs = StandingPeriod.objects.pairs(asked.on).of_states([state.pk])
    rows = answers(pairs.filter(treaty__in=treaties), asked.on, asked.language)
    order = [treaty.code for treaty in treaties]
    marked = [row | {"title": highlighted(row["title"], found)} for row in with_titles(rows)]
    return sorted(marked, key=lambda row: order.index(row["treaty"]["id"]))


def treaty_row(treaty: Treaty, found: Found) -> dict:
    """Return a treaty with its title, the words found in it marked, and its common name."""
    name = in_language(treaty.common_names)
    is_in_title = normalised(name.text) in normalised(treaty.title.text)
    return {
        "treaty": treaty,
        "title": highlighted(treaty.title, found),
        "name": None if is_in_title else highlighted(name, found),
    }


def highlighted(text: Text, found: Found) -> Text:
    """Return a text with ``<mark>`` around the words by which it was found."""
    parts, end = [], 0
    for match in WORD.finditer(text.text):
        if stems(normalised(match[0])) & found.stems:
            parts.append((text.text[end : match.start()], match[0]))
            end = match.end()
    marked = format_html_join("", "{}<mark>{}</mark>", parts)
    return Text(format_html("{}{}", marked, text.text[end:]), text.language)


def subjects_of(found: Found) -> list[Subject]:
    """Return the subjects that have all the words in their names, in any language."""
    if not found.terms:
        return []
    every = Subject.objects.all()
    return [subject for subject in every if is_said_in(found.terms, subject.names.values())]


def words_of(found: Found) -> list[glossary.Entry]:
    """Return the entries of the glossary whose term has all the words."""
    if not found.terms:
        return []
    entries = [*glossary.statuses(), *glossary.terms()]
    return [entry for entry in entries if is_said_in(found.terms, [entry.term])]
