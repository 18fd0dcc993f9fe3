"""What every page shows in the same way: dates, numbers, the menu, the links between languages."""

from datetime import date

import segno
from django import template
from django.conf import settings
from django.db.models import Max, Min
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext, pgettext

from core import clock
from core.addresses import IN_TEXT, publisher, web
from countries import formats
from countries.names import Text
from treaties.models import Checked
from treaties.pages.sharing import picture_of

register = template.Library()

LANGUAGE_NAMES = {
    "en": "English",
    "fr": "Français",
    "ru": "Русский",
    "ky": "Кыргызча",
    "kk": "Қазақша",
}


@register.filter
def day(on: date | str | None) -> str:
    """Return a date in words inside ``<time>``; a month or a year as text ("2020-04") too.

    A day by which something was ("../2022-03-31") is none that ``<time>`` could name.
    """
    if not on:
        return ""
    if str(on).startswith("../"):
        return formats.day_in_words(on)
    return format_html('<time datetime="{}">{}</time>', on, formats.day_in_words(on))


@register.filter
def marked(text: Text) -> str:
    """Return a text, inside ``<span lang>`` where it is not in the page's own language."""
    if text.language == get_language():
        return text.text
    return format_html('<span lang="{}">{}</span>', text.language, text.text)


@register.filter
def sourced(text: str) -> str:
    """Return where something is known from: each address as a link with its publisher's name."""
    parts = ((part, publisher(part)) for part in IN_TEXT.split(text or ""))
    return format_html_join("", "{}", ((linked(*found),) for found in parts))


def linked(text: str, name: str) -> str:
    """Return a text as it is, or an address of the web as a link with a name."""
    return format_html('<a href="{}" rel="nofollow">{}</a>', text, name) if web(text) else text


@register.filter
def dialled(telephone: str) -> str:
    """Return a telephone number as ``tel:`` takes it: the plus and the digits."""
    return "+" + "".join(filter(str.isdigit, telephone))


@register.filter
def unlocalized(value: float) -> str:
    """Return a coordinate with a point, whatever the reader's language."""
    return str(value)


@register.simple_tag
def colon() -> str:
    """Return the colon between a name and its value, with the spaces of the reader's language."""
    return pgettext("between a name and its value", ": ")


@register.simple_tag
def day_of_reading() -> date:
    """Return the day on which the page is made: it says so to whoever reads it offline later."""
    return clock.today()


register.filter("web", web)
register.filter("day_text", formats.day_in_words)
register.filter("month_text", formats.month_in_words)
register.filter("number", formats.number)


@register.simple_tag
def record_days() -> dict:
    """Return from when to when charts and lists were found complete; None twice if none was.

    Costs one query.
    """
    return Checked.objects.aggregate(first=Min("checked_on"), last=Max("checked_on"))


@register.simple_tag(takes_context=True)
def language_links(context) -> list[dict]:
    """Return the same page in each language, with its query."""
    path, query = _address(context)
    return [
        {"code": code, "name": LANGUAGE_NAMES[code], "href": in_language(path, code) + query}
        for code, _ in settings.LANGUAGES
    ]


@register.simple_tag(takes_context=True)
def page_links(context) -> str:
    """Return the canonical address, the other languages' and what social networks read."""
    request = context.get("request")
    if request is None:
        return ""
    root = request.build_absolute_uri("/").rstrip("/")
    links = language_links(context)
    return render_to_string(
        "includes/page_links.html",
        {
            "root": root,
            "canonical": root + request.path + context.get("canonical_query", ""),
            **picture(context, root + request.path),
            "links": links,
            "language": get_language(),
            "share_title": context.get("share_title") or "Accede",
            "share_text": context.get("share_text") or "",
        },
    )


def picture(context, page: str) -> dict:
    """Return the address of a page's picture and what it says; nothing for a page without one."""
    if not context.get("has_picture"):
        return {}
    address = f"{page}picture.png{context.get('canonical_query', '')}"
    return {"picture": address, "picture_words": picture_of(context.flatten()).words}


@register.inclusion_tag("includes/printed_address.html", takes_context=True)
def printed_address(context) -> dict:
    """Return the page's lasting address, with its day, for paper: in letters and as a QR code."""
    request, on = context.get("request"), context.get("on")
    if request is None:
        return {}
    query = request.GET.copy()
    if on:
        query["as_of"] = on.isoformat()
    path = f"{request.path}?{query.urlencode()}" if query else request.path
    address = request.build_absolute_uri(path)
    return {"on": on, "address": address, "code": qr_code(address)}


def qr_code(address: str) -> str:
    """Return an address as a QR code in SVG, which needs no file and no style of its own.

    Empty for an address that is longer than a code can hold.
    """
    try:
        code = segno.make(address, error="l", micro=False)
    except segno.DataOverflowError:
        return ""
    # Squares alone: the address stands in it as a drawing, not as text.
    return mark_safe(code.svg_inline(omitsize=True, svgclass="qr", lineclass=None, title="QR"))  # noqa: S308


@register.simple_tag(name="publisher")
def who_answers() -> dict:
    """Return who answers for the site, and how a link leads to it; empty without a contact."""
    contact = settings.CONTACT
    href = f"mailto:{contact}" if contact and not web(contact) else contact
    return {"name": settings.PUBLISHER_NAME, "contact": contact, "href": href}


@register.simple_tag(takes_context=True)
def facet_link(context, name: str, value: str | None) -> str:
    """Return the page's address with one parameter set (None: taken away), from the first page."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    query.pop(name, None)
    if value is not None:
        query[name] = value
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def menu(context) -> list[dict]:
    """Return the main menu; the item of the page itself is marked."""
    path, _ = _address(context)
    language = get_language()
    sections = [
        ("countries", gettext("Countries")),
        ("treaties", gettext("Treaties")),
        ("programmes", gettext("Programmes")),
        ("agenda", gettext("Agenda")),
        ("compare", gettext("Compare")),
        ("glossary", gettext("Glossary")),
    ]
    return [
        {"href": href, "label": label, "is_current": _current(path, href)}
        for href, label in ((f"/{language}/{name}/", label) for name, label in sections)
    ]


def _current(path: str, href: str) -> str:
    if path == href:
        return "page"
    return "true" if path.startswith(href) else ""


def _address(context) -> tuple[str, str]:
    request = context.get("request")
    if request is None:
        return f"/{get_language()}/", ""
    query = request.META.get("QUERY_STRING", "")
    return request.path, f"?{query}" if query else ""


def in_language(path: str, code: str) -> str:
    """Return a page's path in another language; an address outside them gives the start page."""
    parts = path.split("/", 2)
    if len(parts) == 3 and parts[1] in LANGUAGE_NAMES:
        return f"/{code}/{parts[2]}"
    return f"/{code}/"
