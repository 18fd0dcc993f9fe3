"""What the words mean."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from core.http.parameters import Parameters
from countries.alphabets import sort_key

from ..sentences import glossary as words
from .common import as_page, context


def glossary(request: HttpRequest) -> HttpResponse:
    """Show every status and term with a plain sentence; each has an anchor."""
    asked = Parameters(request.GET, from_form=True)
    terms = sorted(words.terms(), key=lambda entry: sort_key(entry.term))
    return as_page(
        request,
        "treaties/glossary.html",
        context(
            asked,
            groups=words.groups(),
            statuses=words.statuses(),
            terms=terms,
            trail=[],
            share_title=_("Glossary"),
            share_text=_(
                "What “in force”, “signed”, “accession” and the other words of treaty "
                "practice mean, in plain sentences."
            ),
        ),
    )
