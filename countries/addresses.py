"""Validators and a constraint for fields that hold addresses of the web."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from core.addresses import WEB, is_another

MESSAGE = _("An address begins with http:// or https://.")

# A field puts its own message in the place of the code "invalid".
of_the_web = RegexValidator(WEB, MESSAGE, code="address")


def only_of_the_web(field: str) -> CheckConstraint:
    """Return the constraint that an address is empty or one of the web."""
    return CheckConstraint(
        condition=Q(**{field: ""}) | Q(**{f"{field}__regex": WEB}),
        name="%(app_label)s_%(class)s_address_is_of_the_web",
        violation_error_message=MESSAGE,
    )


def all_of_the_web(addresses: dict[str, str]) -> None:
    """Refuse addresses by language of which one is not of the web."""
    for address in addresses.values():
        if address:
            of_the_web(address)


def no_other_address(text: str) -> None:
    """Refuse a source that is an address, and not one of the web."""
    if is_another(text):
        raise ValidationError(MESSAGE)
