"""Parts of a list: numbered pages, and pages that go on after a row, whatever was added since."""

import base64
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from .parameters import BadParameters

SIZE = 100


@dataclass
class Page:
    """Some rows of a list, with what the answer says about the others."""

    rows: list[dict]
    envelope: dict = field(default_factory=dict)
    headers: dict = field(default_factory=dict)


def page_of(request, asked, rows) -> Page:
    """Return the numbered page asked for; a page after the last is a bad parameter."""
    size = asked.get("page_size") or SIZE
    number = asked.get("page") or 1
    count = rows.count()
    last = max(1, -(-count // size))
    if number > last:
        message = _("page: there is no page %(number)s, the last is %(last)s.")
        raise BadParameters({"page": message % {"number": number, "last": last}})
    part = rows.fetch(slice((number - 1) * size, number * size)) if count else []
    links = {
        "next": link(request, page=number + 1) if number < last else None,
        "previous": link(request, page=number - 1) if number > 1 else None,
    }
    return Page(part, {"count": count, **links}, link_header(links))


def cursor_page_of(request, asked, rows) -> Page:
    """Return the page after (or before) the row that the cursor names, by ascending id.

    What is added or removed meanwhile moves no other row to another page.
    """
    size = asked.get("page_size") or SIZE
    direction, mark = read_cursor(asked.get("cursor"))
    found = rows.fetch(direction, mark, size + 1)
    has_more = len(found) > size
    found = found[:size] if direction == "after" else found[-size:]
    is_first = not mark if direction == "after" else not has_more
    is_last = not has_more if direction == "after" else False
    links = {"next": None, "previous": None}
    if found and not is_last:
        links["next"] = link(request, cursor=cursor("after", found[-1]["id"]))
    if found and not is_first:
        links["previous"] = link(request, cursor=cursor("before", found[0]["id"]))
    # A page with everything on it needs no second query to count the rows.
    count = len(found) if is_first and is_last else rows.count()
    return Page(found, {"count": count, **links}, link_header(links))


def cursor(direction: str, mark: int) -> str:
    return base64.urlsafe_b64encode(f"{direction} {mark}".encode()).decode().rstrip("=")


def read_cursor(text: str | None) -> tuple[str, int]:
    """Return the direction and the row that a cursor names; BadParameters if it names none."""
    if not text:
        return "after", 0
    try:
        padded = text + "=" * (-len(text) % 4)
        direction, mark = base64.urlsafe_b64decode(padded.encode()).decode("ascii").split(" ")
        if direction in ("after", "before") and mark.isdecimal() and len(mark) < 19:
            return direction, int(mark)
    except ValueError:
        pass
    raise BadParameters({"cursor": _("cursor: take it from a link of an answer, as it is.")})


def link(request, **changed) -> str:
    """Return the address of the same question with some parameters changed."""
    query = request.GET.copy()
    for name, value in changed.items():
        query[name] = str(value)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


def link_header(links: dict[str, str | None]) -> dict[str, str]:
    """Return the same links as a header (RFC 8288)."""
    names = {"next": "next", "previous": "prev"}
    found = [f'<{url}>; rel="{names[name]}"' for name, url in links.items() if url]
    return {"Link": ", ".join(found)} if found else {}
