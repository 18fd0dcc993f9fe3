"""What the database refuses about periods and money, in whichever table they stand."""

from django.db.models import F, Q

from treaties.models.choices import Precision

CURRENCY = r"^[A-Z]{3}$"


def precision_fits(name: str) -> Q:
    """Hold where a month or a year is stored as its first day, and an unknown date as empty."""
    on, precision = f"{name}_on", f"{name}_precision"
    return (
        Q(**{f"{on}__isnull": True, precision: Precision.UNKNOWN})
        | Q(**{f"{on}__isnull": False, precision: Precision.DAY})
        | Q(**{f"{on}__day": 1, precision: Precision.MONTH})
        | Q(**{f"{on}__day": 1, f"{on}__month": 1, precision: Precision.YEAR})
    )


def may_follow(earlier: str, later: str) -> Q:
    """Hold unless the later date lies before the earlier one for certain.

    A month or a year stands for its last day when something ends in it: a programme may start
    in June 2011 and end in 2011.
    """
    first, last = f"{earlier}_on", f"{later}_on"
    same_year = Q(**{f"{last}__year": F(f"{first}__year")})
    same_month = same_year & Q(**{f"{last}__month": F(f"{first}__month")})
    return (
        Q(**{f"{first}__isnull": True})
        | Q(**{f"{last}__isnull": True})
        | Q(**{f"{last}__gte": F(first)})
        | Q(**{f"{later}_precision": Precision.YEAR}) & same_year
        | Q(**{f"{later}_precision": Precision.MONTH}) & same_month
    )


def amount_has_currency(amount: str, currency: str) -> Q:
    """Hold where an amount is more than nothing and comes with its currency, or both are empty."""
    return Q(**{f"{amount}__isnull": True, currency: ""}) | Q(
        **{f"{amount}__gt": 0, f"{currency}__regex": CURRENCY}
    )
