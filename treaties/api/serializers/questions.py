"""States, agendas, series and the other questions about many treaties."""

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

from ...answers.durations import COUNTED
from ...law.procedures import StepState
from ...law.vocabulary import Bar, Missing, Status, StatusGroup
from ...models.choices import DateConfidence
from ...models.procedures import STEP_KINDS
from ...sentences.statuses import WARNINGS
from .evidence import (
    AuthoritySerializer,
    LeavingSerializer,
    PracticeSerializer,
    ReasonSerializer,
    StatementSerializer,
)
from .fields import MAYBE, ONLY, DayAsKnownField, codes
from .statuses import StatusSerializer, TreatyReferenceSerializer


class CountsSerializer(Serializer):
    bound = IntegerField(**ONLY)
    on_the_way = IntegerField(**ONLY)
    possible = IntegerField(**ONLY)
    not_possible = IntegerField(**ONLY)
    former = IntegerField(**ONLY)
    unclear = IntegerField(**ONLY)
    at_least = BooleanField(
        **ONLY, help_text="True where a chart is not known: the other numbers may be higher."
    )


class ListCheckSerializer(Serializer):
    """That a State's list at one depositary was found complete on a day."""

    depositary = CharField(**ONLY)
    checked_on = DateField(**ONLY)


class StateSerializer(Serializer):
    """A State or organisation, and how many treaties it has in each group of statuses."""

    code = CharField(**ONLY)
    iso3 = CharField(**MAYBE, help_text="ISO 3166-1 alpha-3, of former States ISO 3166-3.")
    m49 = CharField(**MAYBE, help_text="Three digits of the United Nations (M49).")
    wikidata = CharField(**MAYBE, help_text="The item about the State.")
    depositary_labels = ListField(
        child=CharField(), **ONLY, help_text="How depositaries write it, where that differs."
    )
    name = CharField(**ONLY)
    name_language = CharField(**ONLY)
    official_name = CharField(**MAYBE)
    kind = codes(State.Kind.values)
    is_european = BooleanField(**ONLY)
    exists_from = DateField(**MAYBE)
    exists_until = DateField(**MAYBE)
    lists_checked = ListCheckSerializer(many=True, **ONLY)
    url = CharField(**ONLY)
    as_of = DateField(**ONLY)
    counts = CountsSerializer(**ONLY)


class TallySerializer(Serializer):
    """How many treaties of one depositary, or about one subject, are in each group of statuses."""

    code = CharField(**MAYBE, help_text="Null for the treaties without one.")
    name = CharField(**ONLY)
    counts = CountsSerializer(**ONLY)


class StateDetailSerializer(StateSerializer):
    """A State or organisation, with how many treaties it has where and about what."""

    by_depositary = TallySerializer(many=True, **ONLY)
    by_subject = TallySerializer(
        many=True, **ONLY, help_text="A treaty about several subjects counts under each of them."
    )


class EventSerializer(Serializer):
    """A day on which something happens between a State and a treaty."""

    on = DayAsKnownField(help_text="Of a month, a year or a bound as text.")
    confidence = codes(DateConfidence.values)
    event = CharField(**ONLY)
    event_label = CharField(**ONLY)
    treaty = TreatyReferenceSerializer(**ONLY)
    state = CharField(**ONLY)
    status_before = codes(Status, maybe=True)
    status_after = codes(Status)


class PartySerializer(Serializer):
    """A State for which a treaty is in force."""

    treaty = TreatyReferenceSerializer(**ONLY)
    state = CharField(**ONLY)
    in_force_on = DateField(**MAYBE)


class LeavingRowSerializer(PartySerializer, LeavingSerializer):
    """When a State may give notice that it leaves one treaty in force for it."""


class ProcedureStepSerializer(Serializer):
    """A published step of a procedure by which a State goes about one treaty."""

    treaty = TreatyReferenceSerializer(**ONLY)
    state = CharField(**ONLY)
    list = CharField(**ONLY, help_text="The code of the list of steps that it follows.")
    list_name = CharField(**ONLY)
    step = CharField(**ONLY)
    step_language = CharField(**ONLY)
    body = CharField(**MAYBE, help_text="Who does it.")
    act_kind = codes(STEP_KINDS, maybe=True)
    step_state = codes(StepState)
    step_state_label = CharField(**ONLY)
    planned_on = DateField(**MAYBE, help_text="Of the deposit: the day on which it is expected.")
    done_on = DayAsKnownField()
    document_title = CharField(**MAYBE)
    document_number = CharField(**MAYBE)


class YearSerializer(CountsSerializer):
    """How many treaties a State had in each group of statuses on one day."""

    on = DateField(**ONLY)


class CellSerializer(Serializer):
    state = CharField(**ONLY)
    state_iso3 = CharField(**MAYBE, help_text="ISO 3166-1 alpha-3 code of the State.")
    treaty = CharField(**ONLY)
    status = codes(Status)
    status_label = CharField(**ONLY)
    status_group = codes(StatusGroup)
    is_party = BooleanField(**MAYBE, help_text="Null where the data do not tell.")
    since = DayAsKnownField()
    reason = codes(Bar, maybe=True)
    barred_by = CharField(**MAYBE, help_text="The treaty whose Parties may not join this one.")
    missing = codes(Missing, maybe=True)
    warnings = ListField(child=codes(WARNINGS), **ONLY)
    warning_sentences = ListField(
        child=CharField(), **ONLY, help_text="What the warnings say, in their order."
    )
    must_be_party = ListField(child=CharField(), **ONLY)


class PanelSerializer(CellSerializer):
    on = DateField(**ONLY)


class BetweenSerializer(Serializer):
    """Whether a treaty is in force between two States on a day, and why."""

    treaty = TreatyReferenceSerializer(**ONLY)
    as_of = DateField(**ONLY)
    in_force = BooleanField(**MAYBE, help_text="Null where the data do not tell.")
    since = DateField(**MAYBE)
    reasons = ReasonSerializer(many=True, **ONLY)
    a = StatusSerializer(**ONLY)
    b = StatusSerializer(**ONLY)
    statements = StatementSerializer(
        many=True,
        **ONLY,
        help_text="Those of both in effect on the day; objections only to one another.",
    )
    statements_collected = BooleanField(
        **ONLY, help_text="False where nobody looked: that none is listed does not mean none."
    )
    statements_checked_on = DateField(**MAYBE)
    authorities = AuthoritySerializer(many=True, **ONLY, help_text="The central ones of both.")
    practice = PracticeSerializer(many=True, **ONLY)


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
    decade = IntegerField(**MAYBE, help_text="First year of the decade of the deposit.")
    opened_on = DateField(**MAYBE)
    signed_on = DayAsKnownField()
    invited_on = DayAsKnownField()
    law_on = DayAsKnownField()
    deposited_on = DayAsKnownField()
    in_force_on = DateField(**MAYBE)
    days_from_opening = IntegerField(**MAYBE, help_text="To the entry into force, as the others.")
    days_from_signature = IntegerField(**MAYBE)
    days_from_invitation = IntegerField(**MAYBE)
    days_from_law = IntegerField(**MAYBE)
    days_from_deposit = IntegerField(**MAYBE)
    days_signature_to_deposit = IntegerField(**MAYBE, help_text="From the one to the other.")
    unknown = ListField(child=CharField(), **ONLY)
    out_of_order = ListField(
        child=CharField(), **ONLY, help_text="Stages after the effect, which was dated back."
    )


class DurationSummarySerializer(Serializer):
    """How many days one stage took in one group of participations."""

    state = CharField(**MAYBE, help_text="Null where it is not grouped by State.")
    decade = IntegerField(**MAYBE, help_text="Of the deposit; null also where that is not known.")
    stage = ChoiceField(
        choices=list(COUNTED), read_only=True, help_text="From which days are counted."
    )
    count = IntegerField(**ONLY, help_text="Participations in which the days are known.")
    median = IntegerField(**ONLY, help_text="In days.")
    least = IntegerField(**ONLY)
    most = IntegerField(**ONLY)
