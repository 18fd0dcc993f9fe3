"""One factory per model, with the fewest defaults: a test names what it is about.

A factory writes rows only; what is derived from them is computed by ``treaties.derive``.
"""

import hashlib
from datetime import UTC, date, datetime

import factory
from django.contrib.auth import get_user_model
from factory.django import DjangoModelFactory

from core import clock
from core.alerts.models import Alert
from core.records.models import Change, Delivery, Revision, Webhook
from core.staff.models import Notice, Preference, Subscription
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
    ActNote,
    ArticleSubject,
    Attachment,
    Authority,
    Checked,
    Clause,
    Depositary,
    Difference,
    GeneralEntryIntoForce,
    LetterTemplate,
    ListStep,
    Monitoring,
    MonitoringBody,
    NationalLaw,
    Practice,
    Procedure,
    ProcedureStep,
    Proposal,
    Relation,
    Report,
    ReportingDuty,
    Route,
    SearchKey,
    Series,
    StandingPeriod,
    Statement,
    StatusPeriod,
    StepFile,
    StepList,
    Subject,
    Treaty,
    Validity,
)


def letters(n: int) -> str:
    """Return the n-th code of a State that does not exist: QAAA, QAAB, ..."""
    return "Q" + "".join(chr(65 + n // power % 26) for power in (676, 26, 1))


class UserFactory(DjangoModelFactory):
    class Meta:
        model = get_user_model()

    username = factory.Sequence(lambda n: f"user-{n}")


class PreferenceFactory(DjangoModelFactory):
    class Meta:
        model = Preference

    user = factory.SubFactory(UserFactory)
    language = "ky"


class SubscriptionFactory(DjangoModelFactory):
    class Meta:
        model = Subscription

    user = factory.SubFactory(UserFactory)
    topic = "ets-112"


class AlertFactory(DjangoModelFactory):
    class Meta:
        model = Alert

    address = factory.Sequence(lambda number: f"reader{number}@example.org")
    language = "en"
    topic = "ets-112"
    asked_at = factory.LazyFunction(clock.now)


class NoticeFactory(DjangoModelFactory):
    class Meta:
        model = Notice

    user = factory.SubFactory(UserFactory)
    kind = "published"
    model = "treaties.act"
    object_id = 1
    what = "ETS 112 KG accession"


class StateFactory(DjangoModelFactory):
    class Meta:
        model = State
        django_get_or_create = ["code"]
        skip_postgeneration_save = True

    code = factory.Sequence(letters)
    names = factory.LazyAttribute(lambda state: {"en": f"State {state.code}"})

    @factory.post_generation
    def treaties_checked_on(self, create, on, **kwargs):
        """Say when the list of its treaties at the Council of Europe was found complete."""
        if create and on:
            CheckedFactory(state=self, depositary=DepositaryFactory(), checked_on=on)


class OrganisationFactory(DjangoModelFactory):
    """The Council of Europe, all of whose members are recorded."""

    class Meta:
        model = Organisation
        django_get_or_create = ["code"]

    code = "COE"
    members_are_complete = True
    tells_european_states = True
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

    code = "coe-member"
    kind = "member"


class GroupPeriodFactory(DjangoModelFactory):
    class Meta:
        model = GroupPeriod

    state = factory.SubFactory(StateFactory)
    group = factory.SubFactory(GroupFactory)
    starts_on = date.min


class DepositaryFactory(DjangoModelFactory):
    """The Council of Europe, which counts an extra day."""

    class Meta:
        model = Depositary
        django_get_or_create = ["code"]

    code = "COE"
    names = factory.LazyAttribute(lambda depositary: {"en": depositary.code})
    extra_day = True


class SeriesFactory(DjangoModelFactory):
    """The European Treaty Series; a number alone is read as one of it."""

    class Meta:
        model = Series
        django_get_or_create = ["code"]

    code = "ETS"
    names = factory.LazyAttribute(lambda series: {"en": series.code})
    depositary = factory.SubFactory(DepositaryFactory)
    position = 1
    pattern = "[0-9]{3}[A-Z]?"
    example = "112"
    spellings = factory.LazyAttribute(
        lambda series: {
            "en": f"{series.code} No. {{number}}",
            "fr": {"ETS": "STE n° {number}"}.get(series.code, "STCE n° {number}"),
            "ru": {"ETS": "СЕД № {number}"}.get(series.code, "СДСЕ № {number}"),
        }
    )
    also_called = ["ets", "cets", "ste", "stce", "сед", "сдсе"]
    numbers_stand_alone = True


class SubjectFactory(DjangoModelFactory):
    class Meta:
        model = Subject
        django_get_or_create = ["code"]

    code = "human_rights"
    names = factory.LazyAttribute(lambda subject: {"en": subject.code})


EVERYBODY = ("member", "european", "other", "integration")


class TreatyFactory(DjangoModelFactory):
    """A treaty open to everybody; the code and the names follow from series and number."""

    class Meta:
        model = Treaty
        django_get_or_create = ["code"]
        skip_postgeneration_save = True

    class Params:
        series = "ETS"

    number = factory.Sequence(lambda n: f"{n % 700 + 300}")
    code = factory.LazyAttribute(lambda treaty: f"{treaty.series}-{treaty.number}".lower())
    titles = factory.LazyAttribute(lambda treaty: {"en": f"Convention {treaty.number}"})
    series_id = factory.LazyAttribute(lambda treaty: treaty.series)
    sort_key = factory.LazyAttribute(lambda treaty: f"00001 {treaty.number.zfill(5)}")

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        series = SeriesFactory(code=kwargs.pop("series_id"))
        kwargs.setdefault("depositary", series.depositary)
        kwargs.setdefault("organisation", OrganisationFactory())
        kwargs["series"] = series
        named = Treaty(number=kwargs["number"], titles=kwargs["titles"], series=series)
        named.common_names = kwargs.get("common_names", {})
        named.take_names(series)
        for name in ("labels", "sort_key", "search_text"):
            kwargs[name] = getattr(named, name)
        return super()._create(model_class, *args, **kwargs)

    @classmethod
    def _build(cls, model_class, *args, **kwargs):
        kwargs.setdefault("labels", {"en": f"{kwargs['series_id']} No. {kwargs['number']}"})
        return super()._build(model_class, *args, **kwargs)

    @factory.post_generation
    def open_to(self, create, groups, **kwargs):
        """Let the groups join, as is usual at the Council of Europe: others by invitation."""
        if create and not self.routes.exists():
            for route in usual_routes(self, EVERYBODY if groups is None else groups):
                route.save()

    @factory.post_generation
    def chart_complete_on(self, create, on, **kwargs):
        """Say when the chart was found complete, with those who had left."""
        if create and on:
            CheckedFactory(treaty=self, depositary=self.depositary, checked_on=on)


def usual_routes(treaty: Treaty, groups) -> list[Route]:
    """Return how some groups may join a treaty, as is usual at the Council of Europe."""
    of_others = "open_after_entry" if treaty.parent else "by_invitation_after_entry"
    return [
        Route(treaty=treaty, group=group, route=of_others, requires=treaty.parent)
        if group in ("european", "other")
        else Route(treaty=treaty, group=group, route="open")
        for group in groups
    ]


class RouteFactory(DjangoModelFactory):
    """Members may join at any time."""

    class Meta:
        model = Route

    treaty = factory.SubFactory(TreatyFactory, open_to=())
    group = "member"
    route = "open"


class RelationFactory(DjangoModelFactory):
    class Meta:
        model = Relation

    treaty = factory.SubFactory(TreatyFactory)
    kind = "revises"
    other = factory.SubFactory(TreatyFactory)


class CheckedFactory(DjangoModelFactory):
    """The chart of a treaty, found complete."""

    class Meta:
        model = Checked

    checked_on = date(2026, 1, 1)
    source = "a test"


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


class ActNoteFactory(DjangoModelFactory):
    class Meta:
        model = ActNote

    act = factory.SubFactory(ActFactory)
    on = date(2026, 11, 24)
    text = "Telephoned the Treaty Office."


class DifferenceFactory(DjangoModelFactory):
    """A published act of which a chart gives another effect, found and not decided."""

    class Meta:
        model = Difference

    act = factory.SubFactory(ActFactory)
    treaty = factory.LazyAttribute(lambda row: row.act.treaty if row.act else TreatyFactory())
    state = factory.LazyAttribute(lambda row: row.act.state if row.act else StateFactory())
    finding = "different"
    kind = "accession"
    done_on = date(2024, 4, 22)
    effective_on = date(2024, 8, 1)
    source = "a test"
    found_on = date(2026, 11, 24)


class LetterTemplateFactory(DjangoModelFactory):
    """A template for all depositaries; its content is no Word file."""

    class Meta:
        model = LetterTemplate

    kind = "request"
    language = "en"
    name = "request.docx"
    content = b"PK"
    size = factory.LazyAttribute(lambda template: len(template.content))
    sha256 = factory.LazyAttribute(lambda template: hashlib.sha256(template.content).hexdigest())


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


class AuthorityFactory(DjangoModelFactory):
    """A published central authority that can be written to."""

    class Meta:
        model = Authority

    treaty = factory.SubFactory(TreatyFactory)
    state = factory.SubFactory(StateFactory)
    names = factory.LazyFunction(lambda: {"en": "Ministry of Tests"})
    address = "1 Test Street"
    source = "a test"
    checked_on = date(2026, 1, 1)
    publication = "published"


class PracticeFactory(DjangoModelFactory):
    """A condition in plain words."""

    class Meta:
        model = Practice

    treaty = factory.SubFactory(TreatyFactory)
    kind = "condition"
    position = factory.Sequence(lambda n: n % 30000 + 1)
    articles = "3"
    texts = factory.LazyFunction(lambda: {"en": "The judgment is final."})


class MonitoringBodyFactory(DjangoModelFactory):
    class Meta:
        model = MonitoringBody
        django_get_or_create = ["code"]

    code = "committee"
    names = factory.LazyAttribute(lambda body: {"en": f"The {body.code}"})
    site = "https://example.org/committee"


class MonitoringFactory(DjangoModelFactory):
    class Meta:
        model = Monitoring

    treaty = factory.SubFactory(TreatyFactory)
    body = factory.SubFactory(MonitoringBodyFactory)
    articles = "17"


class ReportingDutyFactory(DjangoModelFactory):
    """One year after the entry into force for the State, then every four."""

    class Meta:
        model = ReportingDuty

    treaty = factory.SubFactory(TreatyFactory)
    articles = "18(1)"
    first_months = 12
    every_years = 4


class ReportFactory(DjangoModelFactory):
    """A published report of no number."""

    class Meta:
        model = Report

    treaty = factory.SubFactory(TreatyFactory)
    state = factory.SubFactory(StateFactory)
    submitted_on = date(2026, 3, 1)
    document = "CEDAW/C/KGZ/8"
    source = "a test"
    publication = "published"


class NationalLawFactory(DjangoModelFactory):
    """A published law."""

    class Meta:
        model = NationalLaw

    treaty = factory.SubFactory(TreatyFactory)
    state = factory.SubFactory(StateFactory)
    titles = factory.LazyAttribute(lambda law: {"en": "A law on equality"})
    source = "a test"
    publication = "published"


class ValidityFactory(DjangoModelFactory):
    """ETS 173, article 38."""

    class Meta:
        model = Validity

    treaty = factory.SubFactory(TreatyFactory)
    nature = "reservation"
    years = 3
    notice_months = 12
    decision_months = 3
    grace_months = 6


class ArticleSubjectFactory(DjangoModelFactory):
    class Meta:
        model = ArticleSubject

    treaty = factory.SubFactory(TreatyFactory)
    article = factory.Sequence("3({})".format)
    names = {"en": "a subject"}


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


class SearchKeyFactory(DjangoModelFactory):
    class Meta:
        model = SearchKey

    treaty = factory.SubFactory(TreatyFactory)
    key = factory.Sequence(lambda n: f"stem{n}")
    spelled = "stemmed"
    weight = 100


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


class StepListFactory(DjangoModelFactory):
    """The steps of the Kyrgyz Republic at home; ``steps`` are the kinds of acts, "" for none."""

    class Meta:
        model = StepList
        django_get_or_create = ["code"]
        skip_postgeneration_save = True

    code = "kg-law"
    state = factory.SubFactory(StateFactory, code="KG")
    names = factory.LazyAttribute(lambda found: {"en": f"List {found.code}"})

    @factory.post_generation
    def steps(self, create, kinds, **kwargs):
        if create and not self.steps.exists():
            for position, kind in enumerate(kinds or (), 1):
                ListStepFactory(step_list=self, position=position, act_kind=kind)


class ListStepFactory(DjangoModelFactory):
    class Meta:
        model = ListStep

    step_list = factory.SubFactory(StepListFactory)
    code = factory.Sequence(lambda n: f"step-{n}")
    position = 1
    names = factory.LazyAttribute(lambda step: {"en": f"Step {step.position}"})


class ProcedureFactory(DjangoModelFactory):
    """A procedure of the Kyrgyz Republic, begun with 2026."""

    class Meta:
        model = Procedure

    step_list = factory.SubFactory(StepListFactory)
    state = factory.SelfAttribute("step_list.state")
    treaty = factory.SubFactory(TreatyFactory)
    started_on = date(2026, 1, 1)


class ProcedureStepFactory(DjangoModelFactory):
    """A draft of a step that no act completes."""

    class Meta:
        model = ProcedureStep

    procedure = factory.SubFactory(ProcedureFactory)
    position = 1
    names = factory.LazyAttribute(lambda step: {"en": f"Step {step.position}"})


class StepFileFactory(DjangoModelFactory):
    class Meta:
        model = StepFile

    step = factory.SubFactory(ProcedureStepFactory)
    name = "letter.pdf"
    content_type = "application/pdf"
    content = b"%PDF-"
    size = factory.LazyAttribute(lambda file: len(file.content))
    sha256 = factory.LazyAttribute(lambda file: hashlib.sha256(file.content).hexdigest())


class ProposalFactory(DjangoModelFactory):
    """A change of a treaty that waits for a second person, and says nothing."""

    class Meta:
        model = Proposal

    model = "treaties.treaty"
    object_id = 1
    name = "A treaty"
    sent = factory.LazyFunction(dict)
    by = factory.SubFactory(UserFactory)


class WebhookFactory(DjangoModelFactory):
    class Meta:
        model = Webhook

    name = factory.Sequence(lambda n: f"Archive {n}")
    url = "https://archive.example.org/changes"


class DeliveryFactory(DjangoModelFactory):
    class Meta:
        model = Delivery

    webhook = factory.SubFactory(WebhookFactory)
    at = datetime(2026, 11, 24, 12, tzinfo=UTC)
    first = 1
    last = 2
    status = 204
