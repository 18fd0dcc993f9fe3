"""The shape of every answer about programmes, declared: for the schema and the columns of files."""

from rest_framework.serializers import (
    CharField,
    DateField,
    DictField,
    FloatField,
    IntegerField,
    ListField,
    Serializer,
)

from treaties.api.serializers.fields import MAYBE, ONLY, DayAsKnownField, codes
from treaties.api.serializers.statuses import TreatyReferenceSerializer
from treaties.law.vocabulary import ActKind

from ..models.choices import ProgrammeKind, ProgrammeStatus, TreatyRole


def texts(**kwargs) -> ListField:
    return ListField(child=CharField(), **ONLY, **kwargs)


class PeriodSerializer(Serializer):
    """A period as exactly as it is known; the last day is included."""

    status = codes(ProgrammeStatus.values)
    status_label = CharField(**ONLY)
    start = DayAsKnownField()
    planned_end = DayAsKnownField(help_text="Only where it ended on another day.")
    end = DayAsKnownField(help_text="The last day, as carried out or last extended.")


class ProgrammeSerializer(PeriodSerializer):
    """A co-operation programme as lists show it."""

    slug = CharField(**ONLY)
    name = CharField(**ONLY)
    name_language = CharField(**ONLY)
    url = CharField(**ONLY)
    kind = codes(ProgrammeKind.values)
    kind_label = CharField(**ONLY)
    as_of = DateField(**ONLY)
    countries = texts(help_text="Codes of States.")
    funders = texts()
    implementers = texts()
    themes = texts()
    treaties = texts(help_text="Identifiers of the treaties aimed at.")
    budget_amount = FloatField(**MAYBE)
    budget_currency = CharField(**MAYBE)
    results_count = IntegerField(**ONLY)


class NamedTreatySerializer(TreatyReferenceSerializer):
    title_language = CharField(**ONLY)


class AimSerializer(Serializer):
    treaty = NamedTreatySerializer(**ONLY)
    role = codes(TreatyRole.values, maybe=True)
    role_label = CharField(**MAYBE)


class ContributionSerializer(Serializer):
    funder = CharField(**ONLY)
    name = CharField(**ONLY)
    amount = FloatField(**MAYBE)
    currency = CharField(**MAYBE)
    share = FloatField(**MAYBE, help_text="In per cent.")
    note = CharField(**ONLY)


class DocumentSerializer(Serializer):
    title = CharField(**ONLY)
    url = CharField(**ONLY)
    note = CharField(**ONLY)


class PartSerializer(Serializer):
    """What belongs to a programme as a whole, or to one of its projects."""

    contributions = ContributionSerializer(many=True, **ONLY)
    aims = AimSerializer(many=True, **ONLY)
    documents = DocumentSerializer(many=True, **ONLY)


class ProjectSerializer(PeriodSerializer, PartSerializer):
    """A component of a programme."""

    slug = CharField(**ONLY)
    name = CharField(**ONLY)
    name_language = CharField(**ONLY)
    part_of = CharField(**MAYBE, help_text="The project that it is a part of.")
    budget_amount = FloatField(**MAYBE)
    budget_currency = CharField(**MAYBE)
    budget_note = CharField(**ONLY)
    period_note = CharField(**ONLY)
    treaties_note = CharField(**ONLY)
    implementers = texts()
    themes = texts()


class ExtensionSerializer(Serializer):
    until = DayAsKnownField()
    decided = DayAsKnownField()
    source = CharField(**ONLY)


class MilestoneSerializer(Serializer):
    on = DateField(**MAYBE)
    until = DateField(**MAYBE, help_text="The last day, if it took several.")
    text = CharField(**ONLY)
    language = CharField(**ONLY)
    url = CharField(**ONLY)
    source = CharField(**ONLY)


class ResultSerializer(Serializer):
    """A published act of a State, credited to a programme or project."""

    treaty = NamedTreatySerializer(**ONLY)
    state = CharField(**ONLY)
    kind = codes(ActKind)
    kind_label = CharField(**ONLY)
    done_on = DayAsKnownField()
    project = CharField(**MAYBE)
    source = CharField(**ONLY)
    note = CharField(**ONLY)
    url = CharField(**ONLY)


class ProgrammeDetailSerializer(ProgrammeSerializer, PartSerializer):
    """Everything that is known about a programme."""

    names = DictField(child=CharField(), **ONLY)
    period_note = CharField(**ONLY)
    budget_note = CharField(**ONLY)
    countries_note = CharField(**ONLY)
    treaties_note = CharField(**ONLY)
    contract_number = CharField(**ONLY)
    stated_status = CharField(**ONLY, help_text="What the sources say, when they were read.")
    extensions = ExtensionSerializer(many=True, **ONLY)
    predecessor = CharField(**MAYBE)
    successors = texts()
    framework = CharField(**MAYBE)
    carried_out_by = texts()
    partners = DictField(child=CharField(), **ONLY, help_text="Names by identifier.")
    theme_names = DictField(child=CharField(), **ONLY, help_text="Names by identifier.")
    projects = ProjectSerializer(many=True, **ONLY)
    milestones = MilestoneSerializer(many=True, **ONLY)
    results = ResultSerializer(many=True, **ONLY)


class TotalSerializer(Serializer):
    """The money of some programmes in one currency; without a currency: not known."""

    year = IntegerField(**MAYBE, help_text="In which the programmes start.")
    funder = CharField(**MAYBE)
    name = CharField(**MAYBE, help_text="Of the funder.")
    country = CharField(**MAYBE)
    currency = CharField(**MAYBE)
    programmes = IntegerField(**ONLY)
    amount = FloatField(**MAYBE, help_text="As stated.")
    amount_from_shares = FloatField(
        **MAYBE, help_text="Beside it: what stated shares of budgets come to."
    )
    amount_shared = FloatField(
        **MAYBE, help_text="The part of the amount that several countries share."
    )


class ProgrammeYearSerializer(Serializer):
    """How many programmes were in each status on a 1 January."""

    on = DateField(**ONLY)
    planned = IntegerField(**ONLY)
    running = IntegerField(**ONLY)
    extended = IntegerField(**ONLY)
    ended = IntegerField(**ONLY)
    unknown = IntegerField(**ONLY)
