"""How to cite a treaty, and a State's status on a day, in the styles that authors are asked for.

A treaty is its depositary's; what this site says about a State is its publisher's, and is cited as
such. How one depositary wants its treaties cited is in its folder (``depositaries/citing.py``).
"""

import re
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from core.addresses import web
from countries.formats import day_in_words
from countries.names import in_language

from ..models import Treaty

MONTHS = dict(enumerate("Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split(), 1))  # noqa: SIM905


@dataclass(frozen=True)
class Citation:
    """One citation: the style's name, the text, and the language that the text is in."""

    code: str
    style: str
    text: str
    language: str = "en"


@dataclass(frozen=True)
class Cited:
    """What is cited: a treaty as it stands on a day, at a permanent address.

    ``status`` is a sentence about one State, empty for the treaty alone.
    """

    treaty: Treaty
    on: date
    url: str
    entered_into_force_on: date | None = None
    status: str = ""

    @property
    def author(self) -> str:
        """Who says it: of an answer this site's publisher, of a treaty its depositary."""
        if self.status:
            return settings.PUBLISHER_NAME
        depositary = self.treaty.depositary
        return in_language(depositary.names, "en").text if depositary else ""

    @property
    def title(self) -> str:
        return self.treaty.titles["en"]

    @property
    def made_on(self) -> date | None:
        """The day that tells treaties of one name apart: of the opening, else of the adoption."""
        return self.treaty.opened_on or self.treaty.adopted_on

    @property
    def address(self) -> str:
        """Where the depositary shows the treaty: its text, else its page; perhaps nowhere."""
        return web(self.treaty.text_urls.get("en", "")) or self.treaty.status_page

    def label(self, language: str = "en") -> str:
        """Series and number as citations write them: ``ETS No. 5`` without leading zeros."""
        text = in_language(self.treaty.labels, language).text
        return re.sub(r"(No\.|№) 0+", r"\1 ", text)


def general(cited: Cited) -> Citation:
    """Return who says it, the title, the number, and where: as it is, in no style of others."""
    if cited.status:
        return Citation("answer", _("This site"), answer(cited))
    parts = [cited.author, cited.title, cited.treaty.labels["en"], cited.address]
    return Citation("depositary", _("Depositary"), ", ".join(filter(None, parts)))


def answer(cited: Cited) -> str:
    """Return how an answer of this site is cited: its publisher says it."""
    return (
        f"{cited.author}, {cited.title}, {cited.treaty.labels['en']}, "
        f"status as of {day_in_words(cited.on, 'en')}, {cited.url} {cited.status}"
    )


def in_styles(cited: Cited) -> list[Citation]:
    """Return the citations in every style that is the same for all depositaries."""
    return [
        Citation("oscola", "OSCOLA", oscola(cited)),
        Citation("bluebook", "Bluebook", bluebook(cited)),
        Citation("gost", _("GOST R 7.0.5"), gost(cited), "ru"),
        Citation("bibtex", "BibTeX", bibtex(cited)),
        Citation("ris", "RIS", ris(cited)),
    ]


def oscola(cited: Cited) -> str:
    """Return the form of the Oxford University Standard for the Citation of Legal Authorities.

    Without the volume of the United Nations Treaty Series, which nobody recorded.
    """
    opened = cited.treaty.opened_on
    dates = [
        f"{words} {day_in_words(day, 'en')}"
        for words, day in (
            ("opened for signature" if opened else "adopted", cited.made_on),
            ("entered into force", cited.entered_into_force_on),
        )
        if day
    ]
    inside = f" ({', '.join(dates)})" if dates else ""
    return f"{cited.title}{inside} {cited.label().replace('No. ', 'No ')}"


def bluebook(cited: Cited) -> str:
    """Return the form of The Bluebook: a series in dotted capitals (E.T.S. No. 112)."""
    day = cited.made_on
    when = f"{MONTHS[day.month]} {day.day}, {day.year}, " if day else ""
    series, sign, number = cited.label().partition(" No. ")
    dotted = ".".join(series) + "." if sign else series
    return f"{cited.title}, {when}{dotted}{sign}{number}."


def gost(cited: Cited) -> str:
    """Return the Russian standard's form for an electronic resource, the title in Russian."""
    with override("ru"):
        title = cited.treaty.titles.get("ru") or cited.title
        when = f" от {cited.made_on:%d.%m.%Y}" if cited.made_on else ""
        return (
            f"{title} ({cited.label('ru')}){when} // {settings.PUBLISHER_NAME} "
            f"[Электронный ресурс]. URL: {cited.url} (дата обращения: {cited.on:%d.%m.%Y})."
        )


def bibtex(cited: Cited) -> str:
    """Return a BibTeX entry; letters outside ASCII stay, as biber reads them."""
    fields = {
        "title": f"{{{cited.title}}}",
        "type": "Treaty",
        "number": cited.label(),
        "organization": cited.author,
        "date": cited.made_on,
        "url": cited.url,
        "urldate": cited.on,
        "note": cited.status,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{cited.treaty.code},", *lines, "}"])


def ris(cited: Cited) -> str:
    """Return a RIS record; its lines end as the format asks."""
    lines = [
        ("TY", "STAT"),
        ("TI", cited.title),
        ("AU", cited.author),
        ("VL", cited.treaty.series_id),
        ("SE", cited.treaty.number.lstrip("0")),
        ("DA", f"{cited.made_on:%Y/%m/%d}" if cited.made_on else ""),
        ("UR", cited.url),
        ("Y2", f"{cited.on:%Y/%m/%d}"),
        ("N1", cited.status),
    ]
    return "\r\n".join([*(f"{tag}  - {value}" for tag, value in lines if value), "ER  - "])
