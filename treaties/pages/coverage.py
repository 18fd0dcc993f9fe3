"""What is known of each treaty and each State, in words."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.http.parameters import AskedCode, AskedNumber, Parameters
from countries.names import in_language

from ..answers import coverage as answers
from ..models import Checked, Treaty
from .common import as_page, context, looked

ON_A_PAGE = 40
SOURCES_SHOWN = 5
KINDS = {
    "treaties": gettext_lazy("By treaty"),
    "states": gettext_lazy("By State"),
}


class CoverageParameters(Parameters):
    """Of what the coverage is shown, and which page of it."""

    by = AskedCode(codes=list(KINDS), label=gettext_lazy("By treaty or by State."))
    page = AskedNumber(least=1, label=gettext_lazy("The page, from 1."))


def coverage(request: HttpRequest) -> HttpResponse:
    """Show what is recorded, up to when it was found complete, and where that was read."""
    asked = CoverageParameters(request.GET, from_form=True)
    by = asked.get("by") or "treaties"
    found, row, of = {
        "treaties": (answers.of_treaties(), treaty_row, "treaty"),
        "states": (answers.of_states(), state_row, "state"),
    }[by]
    part = Paginator(found, ON_A_PAGE).get_page(asked.get("page"))
    sources = answers.sources(of, [item.pk for item in part])
    return as_page(
        request,
        "treaties/coverage.html",
        context(
            asked,
            trail=[{"href": reverse("data"), "label": _("Data and API")}],
            by=by,
            kinds=KINDS.items(),
            rows=[row(item, asked.on) | of_sources(sources.get(item.pk, [])) for item in part],
            page_obj=part,
            share_title=_("What the data cover"),
            share_text=_(
                "For each treaty and each State: what is recorded here, up to which day it was "
                "found complete, and where that was read."
            ),
        ),
    )


def of_sources(names: list[str]) -> dict:
    """Return the sources that a row has room for, and how many more there are."""
    return {"sources": names[:SOURCES_SHOWN], "more_sources": len(names[SOURCES_SHOWN:])}


def treaty_row(treaty: Treaty, on) -> dict:
    check = getattr(treaty, "chart_check", None)
    title = in_language(treaty.titles)
    return {
        "href": treaty.get_absolute_url(),
        "name": title.text,
        "name_language": title.language,
        "about": " · ".join(filter(None, (treaty.label, keeper(treaty.depositary)))),
        "acts": treaty.acts_count,
        "last_act_on": treaty.last_act_on,
        "status_page": treaty.status_page,
        "checks": [check_row(check, on)] if check else [],
        "statements_checked_on": treaty.statements_checked_on,
    }


def state_row(state, on) -> dict:
    return {
        "href": state.get_absolute_url(),
        "name": state.name,
        "name_language": "",
        "about": state.code,
        "acts": state.acts_count,
        "last_act_on": state.last_act_on,
        "checks": [check_row(check, on) for check in state.list_checks.all()],
    }


def check_row(check: Checked, on) -> dict:
    """Return a check with how long it is relied on, and where the record was read."""
    return {
        "depositary": keeper(check.depositary),
        "looked": looked(check.checked_on, on),
        "endings": check.endings,
        "source": check.source,
    }


def keeper(depositary) -> str:
    return in_language(depositary.names).text if depositary else ""
