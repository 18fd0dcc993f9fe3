"""What was recorded: published acts and statements, and the feed of changes."""

from core.http.endpoints import ListEndpoint, Rows
from core.http.paging import SIZE, Page, cursor_page_of, link, link_header
from countries.models import State

from ..answers.authorities import authority_row
from ..answers.changes import change_row
from ..answers.evidence import act_row
from ..answers.statements import statement_rows
from ..models import Treaty
from .parameters import (
    ActParameters,
    AuthorityParameters,
    ChangeParameters,
    StatementParameters,
)
from .serializers.evidence import ActSerializer, AuthoritySerializer, StatementSerializer
from .serializers.questions import ChangeSerializer


class RecordReading(ListEndpoint):
    """List published rows by their id; pages go on after a row, so new ones move none."""

    page_of = staticmethod(cursor_page_of)

    def rows(self, asked, **address) -> Rows:
        rows = asked.rows.order_by("id")
        return Rows(rows.count, lambda *part: self.shown(slice_of(rows, *part), asked))

    def shown(self, items: list, asked) -> list[dict]:
        raise NotImplementedError


def slice_of(rows, *part) -> list:
    """Return all rows, or so many after or before an id, always by ascending id."""
    if len(part) == 1:
        return list(rows[part[0]])
    direction, mark, count = part
    if direction == "after":
        return list(rows.filter(id__gt=mark)[:count])
    return list(rows.filter(id__lt=mark).order_by("-id")[:count])[::-1]


class Authorities(RecordReading):
    """List the central authorities of States: whom to write to under which treaty."""

    parameters = AuthorityParameters
    serializer_class = AuthoritySerializer

    def rows(self, asked, **address) -> Rows:
        rows = asked.rows.order_by("id")

        def fetch(*part):
            return [
                authority_row(item, item.treaty.code, item.state.code, asked.language)
                for item in slice_of(rows, *part)
            ]

        return Rows(rows.count, fetch)


class Acts(RecordReading):
    """List published acts."""

    parameters = ActParameters
    serializer_class = ActSerializer

    def shown(self, items, asked) -> list[dict]:
        return [act_row(item, item.treaty, item.state.code) for item in items]


class Statements(RecordReading):
    """List published reservations, declarations, objections and other statements."""

    parameters = StatementParameters
    serializer_class = StatementSerializer

    def rows(self, asked, **address) -> Rows:
        """Say beside the rows whether somebody collected those of every treaty asked about."""
        found = super().rows(asked, **address)
        not_collected = asked.treaties.filter(statements_checked_on=None)
        found.about["statements_collected"] = not not_collected.exists()
        return found

    def shown(self, items, asked) -> list[dict]:
        return statement_rows(items, asked.on, asked.language)


class Changes(ListEndpoint):
    """List each write of a fact in the order of the commits, without a gap."""

    parameters = ChangeParameters
    serializer_class = ChangeSerializer
    formats = ("json",)

    def rows(self, asked) -> Rows:
        changes = asked.rows
        treaties = dict(Treaty.objects.values_list("id", "code"))
        states = dict(State.objects.values_list("id", "code"))

        def fetch(part):
            return [change_row(row, treaties, states) for row in changes[part]]

        return Rows(changes.count, fetch)

    @staticmethod
    def page_of(request, asked, rows) -> Page:
        """Return the changes after a sequence number; the next page begins after the last one."""
        size = asked.get("page_size") or SIZE
        found = rows.fetch(slice(size + 1))
        has_more = len(found) > size
        found = found[:size]
        links = {
            "next": link(request, since=found[-1]["sequence"]) if has_more else None,
            "previous": None,
        }
        return Page(found, {"count": rows.count(), **links}, link_header(links))
