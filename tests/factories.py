"""One factory per model, with the fewest defaults: a test names what it is about.

A factory writes rows only; what is derived from them is computed by ``treaties.derive``.
"""

import hashlib
from datetime import UTC, date, datetime

import factory
from django.contrib.auth import get_user_model
from factory.django import DjangoModelFactory

from core.records.models import Change, Revision
from countries.models import Group, GroupPeriod, Membership, Organisation, State
from programmes.models import (
    Aim,
    Contribution,
    Document,
    Extension,
    Milestone,
    Partner,
    Programme,
    Project,
    Result,
    Theme,
)
from treaties.models import (
    Act,
    Attachment,
    Clause,
    GeneralEntryIntoForce,
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
    since = factory.SelfAttribute("starts_on")


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


class PartnerFactory(DjangoModelFactory):
    class Meta:
        model = Partner
        django_get_or_create = ["slug"]

    slug = factory.Sequence(lambda n: f"partner-{n}")
    names = factory.LazyAttribute(lambda partner: {"en": partner.slug})


class ThemeFactory(DjangoModelFactory):
    class Meta:
        model = Theme
        django_get_or_create = ["slug"]

    slug = factory.Sequence(lambda n: f"theme-{n}")
    names = factory.LazyAttribute(lambda theme: {"en": theme.slug})


class ProgrammeFactory(DjangoModelFactory):
    """A published joint programme without dates; ``countries`` are its States."""

    class Meta:
        model = Programme
        django_get_or_create = ["slug"]
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda n: f"programme-{n}")
    names = factory.LazyAttribute(lambda programme: {"en": f"Programme {programme.slug}"})
    kind = "joint_programme"
    publication = "published"

    @factory.lazy_attribute
    def start_precision(self):
        return "day" if getattr(self, "start_on", None) else "unknown"

    @factory.lazy_attribute
    def planned_end_precision(self):
        return "day" if getattr(self, "planned_end_on", None) else "unknown"

    @factory.lazy_attribute
    def end_precision(self):
        return "day" if getattr(self, "end_on", None) else "unknown"

    @factory.post_generation
    def countries(self, create, states, **kwargs):
        if create and states:
            self.countries.set(states)


class ProjectFactory(DjangoModelFactory):
    class Meta:
        model = Project

    programme = factory.SubFactory(ProgrammeFactory)
    slug = factory.Sequence(lambda n: f"project-{n}")
    names = factory.LazyAttribute(lambda project: {"en": f"Project {project.slug}"})


class ExtensionFactory(DjangoModelFactory):
    class Meta:
        model = Extension

    programme = factory.SubFactory(ProgrammeFactory)
    until_on = date(2024, 6, 30)
    source = "a test"


class ContributionFactory(DjangoModelFactory):
    class Meta:
        model = Contribution

    programme = factory.SubFactory(ProgrammeFactory)
    funder = factory.SubFactory(PartnerFactory)


class AimFactory(DjangoModelFactory):
    class Meta:
        model = Aim

    programme = factory.SubFactory(ProgrammeFactory)
    treaty = factory.SubFactory(TreatyFactory)


class DocumentFactory(DjangoModelFactory):
    class Meta:
        model = Document

    programme = factory.SubFactory(ProgrammeFactory)
    title = "A document"


class MilestoneFactory(DjangoModelFactory):
    class Meta:
        model = Milestone

    programme = factory.SubFactory(ProgrammeFactory)
    text = "Something happened."


class ResultFactory(DjangoModelFactory):
    """A published result; its act is one of a country of the programme."""

    class Meta:
        model = Result
        skip_postgeneration_save = True

    programme = factory.SubFactory(ProgrammeFactory)
    act = factory.SubFactory(ActFactory)
    source = "a test"
    publication = "published"

    @factory.post_generation
    def country(self, create, wanted, **kwargs):
        if create and wanted is not False:
            self.programme.countries.add(self.act.state)
