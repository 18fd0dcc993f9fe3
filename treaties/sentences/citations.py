"""How to cite a treaty, and a State's status on a day, in the styles that authors are asked for.

A treaty is the Council of Europe's; what this site says about a State is its publisher's, and is
cited as such.
"""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from core.addresses import web
from countries.formats import day_in_words

from ..models import Treaty

MONTHS = dict(enumerate("Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split(), 1))  # noqa: SIM905
RUSSIAN_SERIES = {"ETS": "СЕД", "CETS": "СДСЕ"}


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
        return settings.PUBLISHER_NAME if self.status else "Council of Europe"

    @property
    def title(self) -> str:
        return self.treaty.titles["en"]

    @property
    def number(self) -> str:
        """The number as citations write it: without leading zeros, a suffix in capitals."""
        return self.treaty.number.lstrip("0")


def citations(cited: Cited) -> list[Citation]:
    """Return the citations in every style."""
    return [
        Citation("treaty-office", _("Treaty Office"), treaty_office(cited)),
        Citation("oscola", "OSCOLA", oscola(cited)),
        Citation("bluebook", "Bluebook", bluebook(cited)),
        Citation("gost", _("GOST R 7.0.5"), gost(cited), "ru"),
        Citation("bibtex", "BibTeX", bibtex(cited)),
        Citation("ris", "RIS", ris(cited)),
    ]


def treaty_office(cited: Cited) -> str:
    """Return the depositary's own form: of a treaty with the depositary's address if it is known.

    An answer of this site has the same form and this site's publisher as its author.
    """
    if not cited.status:
        address = web(cited.treaty.text_urls.get("en", ""))
        parts = ["Council of Europe Treaty Office", cited.title, cited.treaty.label, address]
        return ", ".join(filter(None, parts))
    return (
        f"{cited.author}, {cited.title}, {cited.treaty.label}, "
        f"status as of {day_in_words(cited.on, 'en')}, {cited.url} {cited.status}"
    )


def oscola(cited: Cited) -> str:
    """Return the form of the Oxford University Standard for the Citation of Legal Authorities."""
    dates = [
        f"{words} {day_in_words(day, 'en')}"
        for words, day in (
            ("opened for signature", cited.treaty.opened_on),
            ("entered into force", cited.entered_into_force_on),
        )
        if day
    ]
    inside = f" ({', '.join(dates)})" if dates else ""
    return f"{cited.title}{inside} {cited.treaty.series_id} No {cited.number}"


def bluebook(cited: Cited) -> str:
    opened = cited.treaty.opened_on
    series = ".".join(cited.treaty.series_id) + "."
    when = f"{MONTHS[opened.month]} {opened.day}, {opened.year}, " if opened else ""
    return f"{cited.title}, {when}{series} No. {cited.number}."


def gost(cited: Cited) -> str:
    """Return the Russian standard's form for an electronic resource, the title in Russian."""
    with override("ru"):
        title = cited.treaty.titles.get("ru") or cited.title
        series = RUSSIAN_SERIES.get(cited.treaty.series_id, cited.treaty.series_id)
        opened = cited.treaty.opened_on
        when = f" от {opened:%d.%m.%Y}" if opened else ""
        return (
            f"{title} ({series} № {cited.number}){when} // {settings.PUBLISHER_NAME} "
            f"[Электронный ресурс]. URL: {cited.url} (дата обращения: {cited.on:%d.%m.%Y})."
        )


def bibtex(cited: Cited) -> str:
    """Return a BibTeX entry; letters outside ASCII stay, as biber reads them."""
    fields = {
        "title": f"{{{cited.title}}}",
        "type": "Treaty",
        "number": f"{cited.treaty.series_id} No. {cited.number}",
        "organization": cited.author,
        "date": cited.treaty.opened_on,
        "url": cited.url,
        "urldate": cited.on,
        "note": cited.status,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{cited.treaty.code},", *lines, "}"])


def ris(cited: Cited) -> str:
    """Return a RIS record; its lines end as the format asks."""
    opened = cited.treaty.opened_on
    lines = [
        ("TY", "STAT"),
        ("TI", cited.title),
        ("AU", cited.author),
        ("VL", cited.treaty.series_id),
        ("SE", cited.number),
        ("DA", f"{opened:%Y/%m/%d}" if opened else ""),
        ("UR", cited.url),
        ("Y2", f"{cited.on:%Y/%m/%d}"),
        ("N1", cited.status),
    ]
    return "\r\n".join([*(f"{tag}  - {value}" for tag, value in lines if value), "ER  - "])
