"""With whom an objection keeps a treaty from being in force: a column of every list of statuses."""

from datetime import date

from django.db.models import (
    Aggregate,
    Case,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    When,
)
from django.db.models.functions import Coalesce

from core.records.publication import Publication

from ..law.silence import oldest_believed
from ..law.statements import CONSENT_AWAITED
from ..law.vocabulary import PARTY, Status
from ..models import Statement, StatusPeriod
from ..models.choices import StatementNature
from ..models.querysets import running

BOUND_OR_SOON = PARTY | {Status.ENTRY_INTO_FORCE_PENDING, Status.CONTRACTING}
"""The statuses that an objection of another State qualifies."""


class Joined(Aggregate):
    """Texts with commas between them; null where there is none."""

    function = "STRING_AGG"
    template = "%(function)s(%(expressions)s, ',')"
    output_field = TextField()

    def as_sqlite(self, compiler, connection, **more):
        return self.as_sql(compiler, connection, function="GROUP_CONCAT", **more)


def in_effect(on: date) -> Q:
    """Hold for the statements that run on a day; one without any day has begun."""
    made = Q(made_on=None) | Q(made_on__lte=on)
    begun = Q(starts_on__lte=on) | Q(starts_on=None) & made
    return begun & (Q(ends_on=None) | Q(ends_on__gt=on))


def to_reservations() -> Q:
    """Hold for the objections to a reservation that preclude the entry into force between the two.

    The objecting State has to say so: Vienna Convention on the Law of Treaties, article 20(4)(b).
    """
    return Q(
        nature=StatementNature.OBJECTION, precludes_entry_into_force=True, objects_to__isnull=False
    )


def by_signatory(on: date) -> Exists:
    """Hold for the statements of States that are known not to have consented yet.

    That takes the treaty's chart: where it is not known, a signatory may have ratified. The
    objection of a signatory has no effect until its consent: Vienna Convention on the Law of
    Treaties, article 20(4)(b), speaks of contracting States.
    """
    own = {name: OuterRef(name) for name in ("treaty_id", "state_id")}
    statuses = [status.value for status in CONSENT_AWAITED]
    known = Q(treaty__chart_check__checked_on__gte=oldest_believed(on))
    return Exists(StatusPeriod.objects.filter(known, running(on), status__in=statuses, **own))


def objections(on: date) -> QuerySet:
    """Return the objections in effect on a day that keep a treaty from being in force between two.

    To an accession, or to a reservation; ``objected`` is the State against whose.
    """
    to_accession = Q(nature=StatementNature.OBJECTION, about_act__isnull=False)
    rows = Statement.objects.filter(
        to_accession | to_reservations(),
        in_effect(on),
        ~by_signatory(on),
        publication=Publication.PUBLISHED,
    )
    return rows.annotate(objected=Coalesce("about_act__state_id", "objects_to__state_id"))


def not_between(on: date) -> Case:
    """Return a column for ``pairs(on)``: the codes of the States with whom it is not in force.

    Joined by commas, in no order; null where no objection is recorded. It is asked only for pairs
    of States that are bound or soon will be, so that lists pay nothing for the others.
    """
    own = Q(state=OuterRef("state_id")) | Q(objected=OuterRef("state_id"))
    rows = objections(on).filter(own, treaty=OuterRef("treaty_id"))
    other = Case(
        When(
            state=OuterRef("state_id"),
            then=Coalesce("about_act__state__code", "objects_to__state__code"),
        ),
        default=F("state__code"),
    )
    codes = rows.order_by().values("treaty_id").annotate(codes=Joined(other)).values("codes")
    statuses = [status.value for status in BOUND_OR_SOON]
    return Case(When(period__status__in=statuses, then=Subquery(codes)), output_field=TextField())


def refuses(row: Statement, on: date) -> bool:
    """Whether a published statement is an objection in effect of that kind; the twin of the query.

    For statements that were read as they once stood.
    """
    is_objection = row.nature == StatementNature.OBJECTION and (
        row.about_act_id or (row.precludes_entry_into_force and row.objects_to_id)
    )
    first = row.starts_on or row.made_on
    begun = first is None or first <= on
    return bool(is_objection) and begun and (row.ends_on is None or on < row.ends_on)
