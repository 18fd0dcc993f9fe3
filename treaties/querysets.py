"""Where States stand on a day: every query that more than one place needs."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q


def running(on: date, prefix: str = "") -> Q:
    """Hold for intervals in which a day lies; an interval that ends on it is over."""
    ends = f"{prefix}ends_on"
    return Q(**{f"{prefix}starts_on__lte": on}) & (Q(**{ends: None}) | Q(**{f"{ends}__gt": on}))


class StatusPeriodQuerySet(models.QuerySet):
    """The stored periods of pairs of a State and a treaty."""

    def as_of(self, on: date) -> Self:
        """Keep the period each pair was in on a day; a period that ends on it is over."""
        return self.filter(running(on))


class StandingQuerySet(models.QuerySet):
    """The standing of treaties towards groups of States; with it, the status of every pair."""

    def as_of(self, on: date) -> Self:
        """Keep each treaty's standing on a day; one that ends on it is over."""
        return self.filter(running(on))
