"""What States declared, in words: what a statement is about, and what comes of a reservation."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from countries.formats import day_in_words

from ..law.statements import Term
from ..models import Validity
from ..models.choices import StatementNature
from .explanation import in_months

RENEWAL_NOTICE = "renewal_notice"
RENEWAL_DECISION = "renewal_decision"
RESERVATION_LAPSES = "reservation_lapses"
RENEWAL_LABELS = {
    RENEWAL_NOTICE: gettext_lazy("notice is due that a reservation lapses unless renewed"),
    RENEWAL_DECISION: gettext_lazy("last day to renew a reservation, amend it or withdraw it"),
    RESERVATION_LAPSES: gettext_lazy("a reservation lapses unless renewed"),
}
"""What is due, or expected, about a reservation that lapses unless it is renewed."""


def what(nature: str, articles: str, subject: str) -> str:
    """Return what a statement is: "declaration on article 3(4) (definition of “national”)"."""
    words = {
        "nature": StatementNature(nature).label,
        "articles": articles,
        "subject": subject,
    }
    if articles and subject:
        return _("%(nature)s on article %(articles)s (%(subject)s)") % words
    return _("%(nature)s on article %(articles)s") % words if articles else str(words["nature"])


def not_read(nature: str, articles: str, subject: str) -> str:
    """Return that a statement was made and that its text was not read: what it says is unknown."""
    words = {"nature": StatementNature(nature).label, "articles": articles, "subject": subject}
    if articles and subject:
        text = _(
            "%(nature)s on article %(articles)s (%(subject)s); its text has not been read here"
        )
    elif articles:
        text = _("%(nature)s on article %(articles)s; its text has not been read here")
    else:
        text = _("%(nature)s; its text has not been read here")
    return text % words


def validity_sentence(term: Term, on: date) -> str:
    """Return until when a reservation is valid by its last term, and what is due before."""
    words = {
        "end": day_in_words(term.ends_on),
        "notice": day_in_words(term.notice_on),
        "decision": day_in_words(term.decide_by),
        "lapse": day_in_words(term.lapses_on),
    }
    if on < term.ends_on:
        text = _(
            "Valid until %(end)s unless renewed: notice of it is due by %(notice)s, the decision "
            "of the State by %(decision)s; silence extends it, and on %(lapse)s it lapses."
        )
    elif on < term.lapses_on:
        text = _(
            "Its term ended on %(end)s and no renewal is recorded: it is extended automatically "
            "and lapses on %(lapse)s unless renewed."
        )
    else:
        text = _(
            "Its term ended on %(end)s. No renewal is recorded here; without one it lapsed on "
            "%(lapse)s."
        )
    return text % words


def rule_sentence(row: Validity) -> str:
    """Return what a treaty says about how long its reservations are valid."""
    words = {
        "what": what(row.nature, row.of_article, ""),
        "term": in_months(12 * row.years),
        "notice": in_months(row.notice_months),
        "decision": in_months(row.decision_months),
        "grace": in_months(row.grace_months),
        "articles": row.articles,
    }
    text = _(
        "%(what)s: valid for %(term)s from the entry into force for the State, and it lapses "
        "unless renewed. Before the end: %(notice)s for the notice of it, %(decision)s for the "
        "decision of the State. Extension by silence: %(grace)s (article %(articles)s)."
    )
    return text % words
