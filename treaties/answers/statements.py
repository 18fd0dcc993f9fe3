"""What States declared, with what became of it by a day: effect, renewals, objections to it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet

from core.records.publication import Publication
from countries.names import in_language

from ..law import statements as law
from ..law.silence import oldest_believed
from ..law.vocabulary import Status
from ..models import ArticleSubject, Checked, Statement, StatusPeriod, Treaty, Validity
from ..models.choices import (
    ANSWERING_NATURES,
    EFFECT_OF_STATEMENT_LABELS,
    FOLLOWING_NATURES,
    StatementNature,
)
from ..sentences.statements import not_read, validity_sentence, what

Pair = tuple[int, int]


@dataclass
class Beside:
    """What statements are read beside, stored or as it once stood.

    ``periods`` are by treaty and State, ``related`` the published statements that answer others or
    follow them; by treaty, ``validities`` and ``subjects`` are what it says, ``charts`` when its
    chart was found complete.
    """

    periods: dict[Pair, list[StatusPeriod]] = field(default_factory=dict)
    related: list[Statement] = field(default_factory=list)
    validities: dict[int, list[Validity]] = field(default_factory=dict)
    subjects: dict[int, dict[str, dict]] = field(default_factory=dict)
    charts: dict[int, date] = field(default_factory=dict)

    def status(self, row: Statement, on: date) -> Status | None:
        """Return where the State of a statement stands on a day; None if nothing is recorded."""
        for period in self.periods.get((row.treaty_id, row.state_id), ()):
            if period.starts_on <= on and (period.ends_on is None or on < period.ends_on):
                return Status(period.status)
        return None

    def participation(self, row: Statement) -> tuple[date, date | None] | None:
        """Return from when until when the treaty binds the State of a statement."""
        spans: dict[date, date | None] = {}
        for period in self.periods.get((row.treaty_id, row.state_id), ()):
            if period.in_force_on:
                known = spans.get(period.in_force_on)
                spans[period.in_force_on] = period.left_on or known
        return law.participation(row.starts_on or row.made_on, spans)

    def ended_on(self, row: Statement) -> date | None:
        """Return the first day without a statement: the recorded one, or that its State left."""
        found = self.participation(row)
        return law.first_end(row.ends_on, found[1] if found else None)

    def validity(self, row: Statement) -> Validity | None:
        """Return how long the treaty lets a statement be valid; None if it does not say."""
        return next(
            (
                item
                for item in self.validities.get(row.treaty_id, ())
                if item.nature == row.nature
                and (not item.of_article or law.is_about(row.articles, item.of_article))
            ),
            None,
        )

    def terms(self, row: Statement) -> tuple[law.Term, ...]:
        """Return the terms of a reservation that lapses; none of another, or if not in force."""
        found, validity = self.participation(row), self.validity(row)
        if found is None or validity is None:
            return ()
        renewals = [
            item.made_on
            for item in self.related
            if item.follows_id == row.pk and item.nature == StatementNature.RENEWAL
        ]
        return law.terms(validity_facts(validity), found[0], renewals, self.ended_on(row))

    def effect(self, row: Statement, on: date) -> law.Effect:
        said = law.Said(
            row.made_on,
            row.starts_on,
            self.ended_on(row),
            row.nature in ANSWERING_NATURES,
            self.terms(row),
        )
        checked_on = self.charts.get(row.treaty_id)
        is_known = checked_on is not None and checked_on >= oldest_believed(on)
        return law.effect_on(said, on, self.status(row, on), silence_is_known=is_known)

    def subject(self, row: Statement, language: str | None) -> str:
        """Return what the articles of a statement are about; empty where nobody recorded it."""
        known = self.subjects.get(row.treaty_id, {})
        articles = [part.strip() for part in row.articles.split(",")]
        names = [in_language(known[part], language).text for part in articles if part in known]
        return "; ".join(names)


def validity_facts(row: Validity) -> law.Validity:
    return law.Validity(row.years, row.notice_months, row.decision_months, row.grace_months)


def published() -> QuerySet[Statement]:
    return Statement.objects.filter(publication=Publication.PUBLISHED)


def related_to(wanted: Q) -> QuerySet[Statement]:
    """Return the published statements that answer or follow what a condition holds for."""
    rows = published().filter(wanted).select_related("treaty", "state")
    return rows.order_by("made_on", "id")


def related_to_rows(rows: Iterable[Statement]) -> list[Statement]:
    """Return the published statements that object to some others, renew or partly withdraw them."""
    ids = [row.pk for row in rows]
    return list(related_to(Q(objects_to__in=ids) | Q(follows__in=ids))) if ids else []


def beside(rows: Iterable[Statement], related: list[Statement]) -> Beside:
    """Return what some statements are read beside, with four queries; none for no statement."""
    every = [*rows, *related]
    if not every:
        return Beside()
    treaties = {row.treaty_id for row in every}
    found = Beside(defaultdict(list), related, defaultdict(list), defaultdict(dict))
    periods = StatusPeriod.objects.filter(
        treaty__in=treaties, state__in={row.state_id for row in every}
    )
    rows = periods.select_related("act").defer("computation")
    for period in rows.order_by("starts_on"):
        found.periods[period.treaty_id, period.state_id].append(period)
    for validity in Validity.objects.filter(treaty__in=treaties).order_by("id"):
        found.validities[validity.treaty_id].append(validity)
    for item in ArticleSubject.objects.filter(treaty__in=treaties):
        found.subjects[item.treaty_id][item.article] = item.names
    checks = Checked.objects.filter(treaty__in=treaties)
    found.charts = dict(checks.values_list("treaty_id", "checked_on"))
    return found


def statement_rows(
    rows: Iterable[Statement], on: date, language: str | None, known: Beside | None = None
) -> list[dict]:
    """Return some statements as data, with what became of each by a day.

    Costs five queries, however many there are, unless what they are read beside is given.
    """
    rows = list(rows)
    found = known or beside(rows, related_to_rows(rows))
    return [statement_row(row, found, on, language) for row in rows]


def statement_row(row: Statement, found: Beside, on: date, language: str | None) -> dict:
    """Return a statement with its effect on a day, its validity, and what others say of it."""
    subject = found.subject(row, language)
    words = (row.nature, row.articles, subject)
    return {
        **brief_row(row, found, on),
        "articles": row.articles,
        "about": subject or None,
        "summary": not_read(*words) if row.text_not_read else what(*words),
        "withdrawn_on": row.withdrawn_on,
        "objects_to": row.objects_to_id,
        "about_act": row.about_act_id,
        "follows": row.follows_id,
        "checked_on": row.checked_on,
        "validity": validity_row(found.validity(row), found.terms(row), on),
        "objections": [
            brief_row(item, found, on) for item in found.related if item.objects_to_id == row.pk
        ],
        "later": [
            brief_row(item, found, on) for item in found.related if item.follows_id == row.pk
        ],
    }


def brief_row(row: Statement, found: Beside, on: date) -> dict:
    """Return a statement as it stands beside another one, or beside an accession."""
    effect = found.effect(row, on)
    return {
        "id": row.pk,
        "treaty": row.treaty.code,
        "state": row.state.code,
        "nature": row.nature,
        "nature_label": str(StatementNature(row.nature).label),
        "text": row.text,
        "text_not_read": row.text_not_read,
        "language": row.language,
        "made_on": row.made_on,
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
        "ended_on": found.ended_on(row),
        "status": effect.value,
        "status_label": str(EFFECT_OF_STATEMENT_LABELS[effect]),
        "precludes_entry_into_force": row.precludes_entry_into_force,
        "source": row.source,
    }


def validity_row(validity: Validity | None, terms: tuple[law.Term, ...], on: date) -> dict | None:
    """Return the last term of a reservation that lapses; None of one that does not."""
    if validity is None or not terms:
        return None
    last = terms[-1]
    return {
        "years": validity.years,
        "articles": validity.articles,
        "confidence": validity.confidence or None,
        "starts_on": last.starts_on,
        "ends_on": last.ends_on,
        "notice_on": last.notice_on,
        "decide_by": last.decide_by,
        "lapses_on": last.lapses_on,
        "sentence": validity_sentence(last, on),
    }


def of_treaty(treaty: Treaty, on: date, language: str | None) -> list[dict]:
    """Return what was declared about a treaty by a day, by nature, State and day.

    Renewals and partial withdrawals stand with what they follow. Costs six queries.
    """
    rows = published().filter(treaty=treaty).select_related("treaty", "state")
    rows = rows.exclude(nature__in=FOLLOWING_NATURES)
    found = statement_rows(made_by(rows, on), on, language)
    order = StatementNature.values
    return sorted(found, key=lambda row: (order.index(row["nature"]), row["made_on"] or date.min))


def made_by(rows: QuerySet[Statement], on: date) -> QuerySet[Statement]:
    """Keep the statements made by a day; one without a day may have been."""
    return rows.filter(Q(made_on=None) | Q(made_on__lte=on)).order_by("made_on", "id")
