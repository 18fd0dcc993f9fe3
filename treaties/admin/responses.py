"""The objections to an accession, and its acceptances, as the pages of the act list them."""

from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse

from ..law.vocabulary import MAY_BE_ACCESSIONS
from ..models import Act, Statement
from ..models.choices import StatementNature


def responses_to(act: Act | None) -> dict | None:
    """Return what the pages of an act say about the answers to it.

    None for an act that nobody may refuse. A correction has those of the act that it corrects.
    """
    act = act.corrects if act and act.corrects else act
    if act is None or act.kind not in MAY_BE_ACCESSIONS or not act.treaty.accession_binds:
        return None
    return {"rows": rows(act), "checked_on": act.objections_checked_on, "add": address(act)}


def rows(act: Act) -> QuerySet:
    return Statement.objects.filter(about_act=act).select_related("treaty", "state")


def address(act: Act) -> str:
    """Return the form of a new objection to an act; the State and the words are still to fill in.

    An objection that is in effect precludes the entry into force by itself.
    """
    given = {
        "treaty": act.treaty_id,
        "about_act": act.pk,
        "nature": StatementNature.OBJECTION.value,
    }
    return f"{reverse('admin:treaties_statement_add')}?{urlencode(given)}"
