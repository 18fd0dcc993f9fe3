"""Where a State stands, in a list and alone."""

from rest_framework.serializers import (
    BooleanField,
    CharField,
    DateField,
    ListField,
    Serializer,
)

from ...law.vocabulary import ActKind, Bar, Missing, Modifier, Status, StatusGroup
from ...models.choices import DateConfidence
from ...sentences.statuses import WARNINGS
from .fields import MAYBE, ONLY, DayAsKnownField, codes


class TreatyReferenceSerializer(Serializer):
    id = CharField(**ONLY)
    series = CharField(**ONLY)
    number = CharField(**ONLY)
    label = CharField(**ONLY, help_text="Series and number in words.")
    title = CharField(**ONLY)
    url = CharField(**ONLY)


class NextChangeSerializer(Serializer):
    on = DateField(**ONLY)
    status = codes(Status)
    missing = codes(Missing, maybe=True)


class KnownSerializer(Serializer):
    """What an answer rests on where the State has done nothing."""

    chart_checked_on = DateField(**MAYBE, help_text="When the treaty's chart was complete.")
    list_checked_on = DateField(**MAYBE, help_text="When the State's list was complete.")
    until = DateField(**MAYBE, help_text="The last day on which their silence is relied on.")


class DateConfidenceSerializer(Serializer):
    """How sure each date of an answer is; null where there is no date."""

    since = codes(DateConfidence.values, maybe=True)
    until = codes(DateConfidence.values, maybe=True)
    signed_on = codes(DateConfidence.values, maybe=True)
    consented_on = codes(DateConfidence.values, maybe=True)
    in_force_on = codes(DateConfidence.values, maybe=True)
    left_on = codes(DateConfidence.values, maybe=True)


class StatusSerializer(Serializer):
    """Where a State stands towards a treaty on a day."""

    treaty = TreatyReferenceSerializer(**ONLY)
    state = CharField(**ONLY, help_text="Code of the State.")
    state_iso3 = CharField(**MAYBE, help_text="ISO 3166-1 alpha-3 code of the State.")
    status = codes(Status)
    status_label = CharField(**ONLY)
    status_group = codes(StatusGroup)
    is_party = BooleanField(**MAYBE, help_text="Null where the data do not tell.")
    since = DayAsKnownField(help_text="First day of the status; null if not known.")
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
    barred_by = CharField(**MAYBE, help_text="The treaty whose Parties may not join this one.")
    requires = CharField(**MAYBE, help_text="The treaty that the State would have to join first.")
    base_status = codes(Status, maybe=True)
    modifiers = ListField(child=codes(Modifier), **ONLY)
    not_between = ListField(
        child=CharField(),
        **ONLY,
        help_text="States with whom an objection keeps the treaty from being in force.",
    )
    chart_complete_on = DateField(**MAYBE)
    known = KnownSerializer(**ONLY)
    warnings = ListField(child=codes(WARNINGS), **ONLY)
    warning_sentences = ListField(
        child=CharField(), **ONLY, help_text="What the warnings say, in their order."
    )
    confidence = DateConfidenceSerializer(**ONLY)
    must_be_party = ListField(
        child=CharField(),
        **ONLY,
        help_text="Protocols in force for the State, though its consent to the treaty is missing.",
    )
