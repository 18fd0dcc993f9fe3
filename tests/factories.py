"""One factory per model, with the fewest defaults: a test names what it is about.

A factory writes rows only; what is derived from them is computed by ``treaties.derive``.
"""

import hashlib
from datetime import UTC, date, datetime

import factory
from django.contrib.auth import get_user_model
from factory.django import DjangoModelFactory

from countries.models import Group, GroupPeriod, Membership, Organisation, State
from treaties.models import (
    Act,
    Attachment,
    Change,
    Clause,
    GeneralEntryIntoForce,
    Revision,
    StandingPeriod,
    Statement,
    StatusPeriod,
    Treaty,
)


def letters(n: int) -> str:
    """Return the n-th code of a State that does not exist: QAAA, QAAB, ..."""
    return "Q" + "".join(chr(65 + n // power % 26) for power in (676, 26, 1))


class UserFactory(DjangoModelFactory):
    class Meta:
        model = get_user_model()

    username = factory.Sequence(lambda n: f"user-{n}")


class StateFactory(DjangoModelFactory):
    class Meta:
        model = State
        django_get_or_create = ["code"]

    code = factory.Sequence(letters)
    names = factory.LazyAttribute(lambda state: {"en": f"State {state.code}"})


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation
        django_get_or_create = ["code"]

    code = "COE"
    names = factory.LazyAttribute(lambda organisation: {"en": organisation.code})


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership

    organisation = factory.SubFactory(OrganisationFactory)
    state = factory.SubFactory(StateFactory)
    member_from = date(1949, 8, 3)


class GroupFactory(DjangoModelFactory):
    class Meta:
        model = Group
        django_get_or_create = ["code"]

    code = "member"


class GroupPeriodFactory(DjangoModelFactory):
    class Meta:
        model = GroupPeriod

    state = factory.SubFactory(StateFactory)
    group = factory.SubFactory(GroupFactory)
    starts_on = date.min


class TreatyFactory(DjangoModelFactory):
    """A treaty open to everybody; the code follows from series and number."""

    class Meta:
        model = Treaty
        django_get_or_create = ["code"]

    series = "ETS"
    number = factory.Sequence(lambda n: f"{n % 700 + 300}")
    code = factory.LazyAttribute(lambda treaty: f"{treaty.series}-{treaty.number}".lower())
    titles = factory.LazyAttribute(lambda treaty: {"en": f"Convention {treaty.number}"})
    open_to_european_non_members = True
    open_to_other_non_members = True
    open_to_eu = True


class ClauseFactory(DjangoModelFactory):
    """Three months, then the first of the month, for every State."""

    class Meta:
        model = Clause

    treaty = factory.SubFactory(TreatyFactory)
    applies_to = "entry_into_force_for_state"
    kind = "first_of_month_after_months"
    n = 3


class ActFactory(DjangoModelFactory):
    """A published ratification."""

    class Meta:
        model = Act

    treaty = factory.SubFactory(TreatyFactory)
    state = factory.SubFactory(StateFactory)
    kind = "ratification"
    done_on = date(2000, 1, 1)
    source = "a test"
    publication = "published"

    @factory.lazy_attribute
    def done_precision(self):
        return "day" if self.done_on else "unknown"


class AttachmentFactory(DjangoModelFactory):
    class Meta:
        model = Attachment

    act = factory.SubFactory(ActFactory)
    name = "letter.pdf"
    content_type = "application/pdf"
    content = b"%PDF-"
    size = factory.LazyAttribute(lambda attachment: len(attachment.content))
    sha256 = factory.LazyAttribute(
        lambda attachment: hashlib.sha256(attachment.content).hexdigest()
    )


class StatementFactory(DjangoModelFactory):
    """A published declaration."""

    class Meta:
        model = Statement

    treaty = factory.SubFactory(TreatyFactory)
    state = factory.SubFactory(StateFactory)
    nature = "declaration"
    text = "The State declares."
    source = "a test"
    publication = "published"


class StatusPeriodFactory(DjangoModelFactory):
    class Meta:
        model = StatusPeriod

    treaty = factory.SubFactory(TreatyFactory)
    state = factory.SubFactory(StateFactory)
    status = "in_force"
    starts_on = date(2000, 1, 1)


class StandingPeriodFactory(DjangoModelFactory):
    class Meta:
        model = StandingPeriod

    treaty = factory.SubFactory(TreatyFactory)
    group = factory.SubFactory(GroupFactory)
    status = "open"
    starts_on = date.min


class GeneralEntryIntoForceFactory(DjangoModelFactory):
    class Meta:
        model = GeneralEntryIntoForce

    treaty = factory.SubFactory(TreatyFactory)


class RevisionFactory(DjangoModelFactory):
    class Meta:
        model = Revision
        django_get_or_create = ["id"]

    id = 1


class ChangeFactory(DjangoModelFactory):
    class Meta:
        model = Change

    sequence = factory.Sequence(lambda n: n + 1)
    revision = 1
    at = datetime(2026, 1, 1, tzinfo=UTC)
    event = "created"
    model = "treaties.act"
    object_id = 1
    is_public = True
