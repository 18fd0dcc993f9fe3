"""The shape of every answer, declared: for the OpenAPI schema, and for the columns of files.

Lists of statuses are rendered from ``answers()`` as they are; a test holds the two together.
"""

from drf_spectacular.utils import extend_schema_field
from rest_framework.serializers import (
    BooleanField,
    CharField,
    ChoiceField,
    DateField,
    DateTimeField,
    DictField,
    IntegerField,
    ListField,
    Serializer,
)

from countries.models import State

from .choices import Form, Series, StatementNature, TreatyStatus
from .law.vocabulary import (
    ActKind,
    AppliesTo,
    Bar,
    ClauseKind,
    Missing,
    Modifier,
    Status,
    StatusGroup,
)

ONLY = {"read_only": True}
MAYBE = {"read_only": True, "allow_null": True}


def codes(choices, *, maybe: bool = False) -> ChoiceField:
    """Return a field that holds one of some codes."""
    return ChoiceField(choices=[str(code) for code in choices], read_only=True, allow_null=maybe)


@extend_schema_field({"type": ["string", "null"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"})
class DayAsKnownField(CharField):
    """A day in ISO 8601; of a date known only in part, the month or the year."""

    def __init__(self, **kwargs):
        super().__init__(read_only=True, allow_null=True, **kwargs)


class TreatyReferenceSerializer(Serializer):
    id = CharField(**ONLY)
    series = codes(Series.values)
    number = CharField(**ONLY)
    title = CharField(**ONLY)
    url = CharField(**ONLY)


class NextChangeSerializer(Serializer):
    on = DateField(**ONLY)
    status = codes(Status)


class StatusSerializer(Serializer):
    """Where a State stands towards a treaty on a day."""

    treaty = TreatyReferenceSerializer(**ONLY)
    state = CharField(**ONLY, help_text="Code of the State.")
    status = codes(Status)
    status_label = CharField(**ONLY)
    status_group = codes(StatusGroup)
    is_party = BooleanField(**MAYBE, help_text="Null where the data are incomplete.")
    since = DateField(**MAYBE, help_text="First day of the status; null if not known.")
    until = DateField(**MAYBE, help_text="The day on which the next status begins.")
    next_change = NextChangeSerializer(**MAYBE)
    as_of = DateField(**ONLY)
    signed_on = DayAsKnownField()
    consented_on = DayAsKnownField()
    consent_kind = codes(ActKind, maybe=True)
    in_force_on = DateField(**MAYBE, help_text="May lie ahead once it is determined.")
    in_force_on_computed = DateField(**MAYBE, help_text="What the final clause gives.")
    differs = BooleanField(**ONLY, help_text="Whether the two dates differ.")
    left_on = DateField(**MAYBE, help_text="First day no longer a Party.")
    missing = codes(Missing, maybe=True)
    reason = codes(Bar, maybe=True)
    base_status = codes(Status, maybe=True)
    modifiers = ListField(child=codes(Modifier), **ONLY)
    chart_complete_on = DateField(**MAYBE)
    warnings = ListField(child=CharField(), **ONLY)


class TreatyRowSerializer(Serializer):
    """A treaty, and where one State stands towards it."""

    id = CharField(**ONLY)
    series = codes(Series.values)
    number = CharField(**ONLY)
    title = CharField(**ONLY)
    title_language = CharField(**ONLY)
    common_name = CharField(**MAYBE)
    url = CharField(**ONLY)
    form = codes(Form.values)
    treaty_status = codes(TreatyStatus.values)
    opened_on = DateField(**MAYBE)
    entered_into_force_on = DateField(**MAYBE, help_text="As published, else as computed.")
    closed_on = DateField(**MAYBE)
    ended_on = DateField(**MAYBE)
    parent = CharField(**MAYBE)

    def get_fields(self):
        return super().get_fields() | StatusSerializer().get_fields()


class TreatySerializer(TreatyRowSerializer):
    """All that is known of a treaty itself, and where one State stands towards it."""

    titles = DictField(child=CharField(), **ONLY)
    common_names = DictField(child=CharField(), **ONLY)
    protocols = ListField(child=CharField(), **ONLY)
    replaced_by = CharField(**MAYBE)
    open_to = ListField(child=CharField(), **ONLY)
    non_members_from = DateField(**MAYBE)
    non_europeans_from = DateField(**MAYBE)
    invited_by = CharField(**MAYBE)
    invited_to_sign = BooleanField(**ONLY)
    barred_for_parties_to = CharField(**MAYBE)
    definitive_signature_possible = BooleanField(**ONLY)
    un_registration_number = CharField(**MAYBE)
    un_registered_on = DateField(**MAYBE)
    text_urls = DictField(child=CharField(), **ONLY)
    report_urls = DictField(child=CharField(), **ONLY)


class ClauseSerializer(Serializer):
    """A final clause as data, and as a sentence."""

    applies_to = codes(AppliesTo)
    applies_to_label = CharField(**ONLY)
    kind = codes(ClauseKind)
    kind_label = CharField(**ONLY)
    n = IntegerField(**MAYBE)
    extra_day = BooleanField(**ONLY)
    overflow = BooleanField(**ONLY)
    threshold_total = IntegerField(**MAYBE)
    threshold_members = IntegerField(**MAYBE)
    threshold_of = CharField(**MAYBE)
    all_parties_to = CharField(**MAYBE)
    not_before = CharField(**MAYBE)
    counts_accessions = BooleanField(**ONLY)
    barred_years = IntegerField(**MAYBE)
    articles = CharField(**ONLY)
    quoted_text = CharField(**ONLY)
    basis = CharField(**ONLY)
    note = CharField(**ONLY)
    sentence = CharField(**ONLY)


class StepSerializer(Serializer):
    code = CharField(**ONLY)
    on = DateField(**ONLY)
    n = IntegerField(**MAYBE)


class ComputedSerializer(Serializer):
    """The date engine's answer for one clause and one day."""

    kind = codes(ClauseKind)
    n = IntegerField(**MAYBE)
    extra_day = BooleanField(**ONLY)
    overflow = BooleanField(**ONLY)
    act_on = DateField(**ONLY)
    date = DateField(**MAYBE, help_text="The day of the effect; null if it cannot be computed.")
    steps = StepSerializer(many=True, **ONLY)
    sentences = ListField(child=CharField(), **ONLY)


class InputSerializer(Serializer):
    name = CharField(**ONLY)
    date = DateField(**MAYBE)
    source = CharField(**MAYBE)


class UsedClauseSerializer(Serializer):
    applies_to = codes(AppliesTo, maybe=True)
    articles = CharField(**ONLY)
    kind = codes(ClauseKind, maybe=True)
    n = IntegerField(**MAYBE)
    extra_day = BooleanField(**ONLY)
    quoted_text = CharField(**ONLY)
    sentence = CharField(**MAYBE)


class ComputationSerializer(Serializer):
    """How a date follows: the clause, what went into it, the steps, the result."""

    decides = ChoiceField(choices=["entry_into_force", "end"], read_only=True)
    clause = UsedClauseSerializer(**ONLY)
    inputs = InputSerializer(many=True, **ONLY)
    steps = StepSerializer(many=True, **ONLY)
    result = DateField(**MAYBE)
    sentences = ListField(child=CharField(), **ONLY)


class ActSerializer(Serializer):
    """Something that happened between a State and a treaty, as a source states it."""

    id = IntegerField(**ONLY)
    treaty = CharField(**ONLY)
    series = codes(Series.values)
    number = CharField(**ONLY)
    state = CharField(**ONLY)
    kind = codes(ActKind)
    kind_label = CharField(**ONLY)
    done_on = DayAsKnownField()
    effective_on = DateField(**MAYBE, help_text="As the depositary published it.")
    expires_on = DateField(**MAYBE, help_text="Last day of an invitation's validity.")
    source = CharField(**ONLY)
    document_reference = CharField(**ONLY)
    note = CharField(**ONLY)
    difference_reason = CharField(**ONLY)
    checked_on = DateField(**MAYBE)
    changed_at = DateTimeField(**ONLY)


class StatementSerializer(Serializer):
    """A reservation, declaration, objection or other statement."""

    id = IntegerField(**ONLY)
    treaty = CharField(**ONLY)
    state = CharField(**ONLY)
    nature = codes(StatementNature.values)
    nature_label = CharField(**ONLY)
    articles = CharField(**ONLY)
    text = CharField(**ONLY)
    language = CharField(**ONLY)
    made_on = DateField(**MAYBE)
    starts_on = DateField(**MAYBE, help_text="First day in effect.")
    ends_on = DateField(**MAYBE, help_text="First day no longer in effect.")
    objects_to = IntegerField(**MAYBE)
    precludes_entry_into_force = BooleanField(**ONLY)
    source = CharField(**ONLY)


class PeriodSerializer(Serializer):
    status = codes(Status)
    status_label = CharField(**ONLY)
    status_group = codes(StatusGroup)
    starts_on = DateField(**MAYBE)
    ends_on = DateField(**MAYBE, help_text="First day of the next period.")
    missing = codes(Missing, maybe=True)
    reason = codes(Bar, maybe=True)


class PairSerializer(StatusSerializer):
    """One status with everything that it rests on."""

    known_at = DateField(**MAYBE)
    permalink = CharField(**ONLY)
    explanation = ListField(child=CharField(), **ONLY)
    computation = ComputationSerializer(**MAYBE)
    computation_of_end = ComputationSerializer(**MAYBE)
    acts = ActSerializer(many=True, **ONLY)
    periods = PeriodSerializer(many=True, **ONLY)
    statements = StatementSerializer(many=True, **ONLY)
    sources = ListField(child=CharField(), **ONLY)


class ForecastSerializer(Serializer):
    """What would follow if a State deposited its instrument on a day."""

    treaty = TreatyReferenceSerializer(**ONLY)
    state = CharField(**ONLY)
    kind = codes(ActKind)
    deposited_on = DateField(**ONLY)
    in_force_on = DateField(**MAYBE)
    clause = UsedClauseSerializer(**MAYBE)
    steps = StepSerializer(many=True, **ONLY)
    sentences = ListField(child=CharField(), **ONLY)
    periods = PeriodSerializer(many=True, **ONLY)
    warnings = ListField(child=CharField(), **ONLY)


class CountsSerializer(Serializer):
    bound = IntegerField(**ONLY)
    on_the_way = IntegerField(**ONLY)
    possible = IntegerField(**ONLY)
    not_possible = IntegerField(**ONLY)
    former = IntegerField(**ONLY)
    unclear = IntegerField(**ONLY)


class StateSerializer(Serializer):
    """A State or organisation, and how many treaties it has in each group of statuses."""

    code = CharField(**ONLY)
    name = CharField(**ONLY)
    name_language = CharField(**ONLY)
    official_name = CharField(**MAYBE)
    kind = codes(State.Kind.values)
    is_european = BooleanField(**ONLY)
    exists_from = DateField(**MAYBE)
    exists_until = DateField(**MAYBE)
    treaties_checked_on = DateField(**MAYBE)
    url = CharField(**ONLY)
    as_of = DateField(**ONLY)
    counts = CountsSerializer(**ONLY)


class EventSerializer(Serializer):
    """A day on which a State's status towards a treaty changes."""

    on = DateField(**ONLY)
    event = CharField(**ONLY)
    event_label = CharField(**ONLY)
    treaty = TreatyReferenceSerializer(**ONLY)
    state = CharField(**ONLY)
    status_before = codes(Status, maybe=True)
    status_after = codes(Status)


class YearSerializer(CountsSerializer):
    """How many treaties a State had in each group of statuses on one day."""

    on = DateField(**ONLY)


class CellSerializer(Serializer):
    state = CharField(**ONLY)
    treaty = CharField(**ONLY)
    status = codes(Status)
    status_label = CharField(**ONLY)
    status_group = codes(StatusGroup)
    since = DateField(**MAYBE)
    reason = codes(Bar, maybe=True)
    missing = codes(Missing, maybe=True)


class ReasonSerializer(Serializer):
    code = CharField(**ONLY)
    text = CharField(**ONLY)


class BetweenSerializer(Serializer):
    """Whether a treaty is in force between two States on a day, and why."""

    treaty = TreatyReferenceSerializer(**ONLY)
    as_of = DateField(**ONLY)
    in_force = BooleanField(**MAYBE, help_text="Null where the data do not tell.")
    since = DateField(**MAYBE)
    reasons = ReasonSerializer(many=True, **ONLY)
    a = StatusSerializer(**ONLY)
    b = StatusSerializer(**ONLY)


class ObjectSerializer(Serializer):
    type = CharField(**ONLY)
    id = IntegerField(**ONLY)
    treaty = CharField(**MAYBE)
    state = CharField(**MAYBE)


class ChangeSerializer(Serializer):
    """One write of one fact; what was never published is withheld but keeps its number."""

    sequence = IntegerField(**ONLY)
    at = DateTimeField(**ONLY)
    event = ChoiceField(choices=["created", "changed", "deleted", "withheld"], read_only=True)
    object = ObjectSerializer(**MAYBE)
    before = DictField(**MAYBE)
    after = DictField(**MAYBE)
    reason = CharField(**MAYBE)


class DurationSerializer(Serializer):
    """The days between the stages of one participation; null where a date is not known."""

    treaty = TreatyReferenceSerializer(**ONLY)
    state = CharField(**ONLY)
    opened_on = DateField(**MAYBE)
    invited_on = DayAsKnownField()
    law_on = DayAsKnownField()
    deposited_on = DayAsKnownField()
    in_force_on = DateField(**MAYBE)
    days_from_opening = IntegerField(**MAYBE)
    days_from_invitation = IntegerField(**MAYBE)
    days_from_law = IntegerField(**MAYBE)
    days_from_deposit = IntegerField(**MAYBE)
    unknown = ListField(child=CharField(), **ONLY)


class ProblemItemSerializer(Serializer):
    parameter = CharField(**ONLY)
    detail = CharField(**ONLY)


class ProblemSerializer(Serializer):
    """What is wrong with a request (RFC 9457)."""

    type = CharField(**ONLY)
    title = CharField(**ONLY)
    status = IntegerField(**ONLY)
    detail = CharField(**ONLY)
    instance = CharField(**ONLY)
    errors = ProblemItemSerializer(many=True, required=False, read_only=True)
