"""The pages about programmes."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from core.http.parameters import Parameters
from countries.models import State
from countries.names import in_language
from treaties.pages.common import as_page, context, moved
from treaties.pages.pictures import Picture

from ..answers import totals
from ..answers.programmes import answer_in_full, answers
from ..models import Partner, Programme, Theme
from ..models.choices import ProgrammeStatus
from ..questions.filters import ProgrammeParameters
from ..questions.identifiers import find_programme
from ..sentences import budget_in_words, money_in_words, period_in_words, shape, share_in_words
from .timeline import timeline

PAGE_SIZE = 100


def programmes(request: HttpRequest) -> HttpResponse:
    """Show the programmes asked for, over time and as a list, and their money."""
    asked = ProgrammeParameters(request.GET, from_form=True)
    found = asked.programmes()
    page = Paginator(found, PAGE_SIZE).get_page(asked.get("page") or 1)
    rows = with_words(answers(page.object_list, asked.on, asked.language))
    return as_page(
        request,
        "programmes/programmes.html",
        context(
            asked,
            page_obj=page,
            rows=rows,
            timeline=timeline(rows, asked.on),
            choices=choices(asked),
            sums=sums(found, asked.language),
            api_query=api_query(asked),
            trail=[],
            share_title=_("Co-operation programmes"),
            share_text=_(
                "Programmes of organisations and their partners: their money, the "
                "treaties they aim at, and what came of them."
            ),
        ),
    )


def api_query(asked: ProgrammeParameters) -> str:
    """Return what was asked, as the address of the API takes it."""
    return urlencode(
        {name: values[-1] for name, values in asked.given.items() if name not in asked.problems}
        | {"as_of": asked.on.isoformat()}
    )


def with_words(rows: list[dict]) -> list[dict]:
    """Add to answers what pages say in words, with one query."""
    names = country_names(code for row in rows for code in row["countries"])
    return [
        row
        | {
            "shape": shape(row["status"]),
            "period": period_in_words(row["start"], row["end"]),
            "country_names": [names[code] for code in row["countries"]],
        }
        for row in rows
    ]


def country_names(codes) -> dict[str, str]:
    found = State.objects.filter(code__in=set(codes)).values_list("code", "names")
    return {code: in_language(names).text for code, names in found}


def choices(asked: ProgrammeParameters) -> list[dict]:
    """Return what the form on the list lets readers choose from."""
    states = State.objects.filter(programmes__in=Programme.objects.published()).distinct()
    return [
        choice(asked, "status", _("Status"), [(s.value, s.label) for s in ProgrammeStatus]),
        choice(asked, "country", _("Country"), [(state.code, state.name) for state in states]),
        choice(asked, "funder", _("Funder"), named(Partner, "contributions__programme")),
        choice(asked, "theme", _("Theme"), named(Theme, "programmes")),
    ]


def choice(asked: ProgrammeParameters, name: str, label: str, options: list) -> dict:
    chosen = [value.lower() for value in asked.get(name) or ()]
    return {
        "name": name,
        "label": label,
        "options": [
            {"value": value, "label": text, "is_chosen": value.lower() in chosen}
            for value, text in options
        ],
    }


def named(model, path: str) -> list[tuple]:
    """Return the partners or themes of published programmes with their names."""
    rows = model.objects.filter(**{f"{path}__in": Programme.objects.published()}).distinct()
    return sorted(((row.slug, row.name.text) for row in rows), key=lambda row: row[1].casefold())


def sums(found, language: str) -> list[dict]:
    """Return the tables of sums, with amounts in words."""
    programmes = list(totals.loaded(found))
    rows = {name: function(programmes, language) for name, function in totals.TOTALS.items()}
    countries = country_names(row["country"] for row in rows["country"])
    headings = {
        "year": _("By the year in which they start"),
        "funder": _("By funder"),
        "country": _("By country"),
    }
    return [
        {
            "heading": heading,
            "by": by,
            "rows": [total_in_words(row, by, countries) for row in rows[by]],
        }
        for by, heading in headings.items()
    ]


def total_in_words(row: dict, by: str, countries: dict[str, str]) -> dict:
    keys = {
        "year": row["year"] or _("not known"),
        "funder": row["name"],
        "country": countries.get(row["country"]),
    }
    words = {
        name: money_in_words(row[name], row["currency"]) if row[name] else ""
        for name in ("amount_from_shares", "amount_shared")
    }
    amount = money_in_words(row["amount"], row["currency"])
    return {"key": keys[by], "programmes": row["programmes"], "amount": amount, **words}


def programme(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one programme: what, who, money, when, where, which treaties, what came of it."""
    if elsewhere := moved(request, slug=slug.lower()):
        return elsewhere
    asked = Parameters(request.GET, from_form=True)
    found = find_programme(slug, asked.on)
    row = answer_in_full(found, asked.on, asked.language)
    [worded] = with_words([row])
    return as_page(
        request,
        "programmes/programme.html",
        context(
            asked,
            programme=worded | parts_in_words(row),
            countries=list(zip(row["countries"], worded["country_names"], strict=True)),
            related=related(row),
            share_title=row["name"],
            share_text=summary(worded, row),
            picture=Picture(row["name"], detail=summary(worded, row)),
            trail=[{"href": reverse("programmes"), "label": _("Programmes")}],
        ),
    )


def parts_in_words(row: dict) -> dict:
    """Return the money, the projects and the results of one programme in words."""
    names = country_names(result["state"] for result in row["results"])
    return {
        "budget": budget_in_words(row, row["contributions"]),
        "contributions": [contribution_in_words(item) for item in row["contributions"]],
        "funder_names": [row["partners"][slug] for slug in row["funders"]],
        "implementer_names": [row["partners"][slug] for slug in row["implementers"]],
        "themes": [(slug, row["theme_names"][slug]) for slug in row["themes"]],
        "projects": nested([project_in_words(item, row) for item in row["projects"]]),
        "results": [item | {"state_name": names[item["state"]]} for item in row["results"]],
    }


def contribution_in_words(item: dict) -> dict:
    return item | {
        "amount": money_in_words(item["amount"], item["currency"]),
        "share": share_in_words(item["share"]) or _("not known"),
        "is_share_known": item["share"] is not None,
    }


def project_in_words(item: dict, row: dict) -> dict:
    has_dates = item["start"] or item["end"]
    return item | {
        "shape": shape(item["status"]),
        "period": period_in_words(item["start"], item["end"]) if has_dates else "",
        "budget": budget_in_words(item, item["contributions"]) if item["budget_amount"] else "",
        "contributions": [contribution_in_words(one) for one in item["contributions"]],
        "implementer_names": [row["partners"][slug] for slug in item["implementers"]],
        "theme_names": [row["theme_names"][slug] for slug in item["themes"]],
    }


def nested(projects: list[dict]) -> list[dict]:
    """Return the projects with their parts inside them; the given ones are not changed."""
    inside: dict = {}
    for project in projects:
        inside.setdefault(project["part_of"], []).append(project)

    def with_parts(project: dict) -> dict:
        return project | {"parts": [with_parts(part) for part in inside.get(project["slug"], ())]}

    return [with_parts(project) for project in inside.get(None, ())]


def related(row: dict) -> list[dict]:
    """Return the programmes that this one follows, prepares or carries out, with one query."""
    labels = [
        (_("It follows"), [row["predecessor"]]),
        (_("It was followed by"), row["successors"]),
        (_("It carries out"), [row["framework"]]),
        (_("It is carried out by"), row["carried_out_by"]),
    ]
    wanted = {slug for _label, slugs in labels for slug in slugs if slug}
    found = Programme.objects.in_bulk(wanted, field_name="slug") if wanted else {}
    return [
        {"label": label, "programme": found[slug], "name": found[slug].name}
        for label, slugs in labels
        for slug in slugs
        if slug in found
    ]


def summary(worded: dict, row: dict) -> str:
    """Return one sentence for search engines and social cards."""
    return _("%(kind)s, %(period)s. Budget: %(budget)s.") % {
        "kind": row["kind_label"].capitalize(),
        "period": worded["period"],
        "budget": budget_in_words(row, row["contributions"]),
    }
