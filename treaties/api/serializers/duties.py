"""What follows from being a Party: who watches, which reports are due and made, which laws."""

from rest_framework.serializers import (
    BooleanField,
    CharField,
    DateField,
    DictField,
    IntegerField,
    ListField,
    Serializer,
)

from .fields import MAYBE, ONLY


class MonitoringSerializer(Serializer):
    """A body that watches how a treaty is applied, and what says so."""

    body = CharField(**ONLY)
    name = CharField(**ONLY)
    site = CharField(**MAYBE)
    articles = CharField(**ONLY)
    source = CharField(**ONLY)
    unconfirmed = BooleanField(
        **ONLY, help_text="Whether it was not checked against the treaty's text."
    )


class ReportingDutySerializer(Serializer):
    """When the Parties to a treaty report, by what the treaty says."""

    articles = CharField(**ONLY)
    first_months = IntegerField(
        **MAYBE, help_text="From the entry into force for the State; null: only when asked for."
    )
    every_years = IntegerField(**MAYBE, help_text="After the first; null: not by itself.")
    on_request = BooleanField(**ONLY, help_text="Whenever a report is asked for.")
    source = CharField(**ONLY)
    unconfirmed = BooleanField(
        **ONLY, help_text="Whether it was not checked against the treaty's text."
    )
    sentences = ListField(child=CharField(), **ONLY)


class DueSerializer(Serializer):
    """The last day for one report, by the treaty; the body that receives it may set another."""

    number = IntegerField(**ONLY, help_text="Counted from 1.")
    on = DateField(**ONLY, help_text="The last day, included.")
    report = IntegerField(
        **MAYBE, help_text="The report recorded for it; null does not mean that none was made."
    )


class StateDutySerializer(ReportingDutySerializer):
    """A duty to report with the days that follow from it for one State."""

    days_known = BooleanField(
        **ONLY, help_text="False where the day of the entry into force is not exactly known."
    )
    due = DueSerializer(
        many=True, **ONLY, help_text="Those that are over, and the next within five years."
    )
    next_due_on = DateField(**MAYBE)
    state_sentences = ListField(child=CharField(), **ONLY)


class ReportSerializer(Serializer):
    """A report that a State made."""

    id = IntegerField(**ONLY)
    first_number = IntegerField(**MAYBE, help_text="Which of the due reports it stands for.")
    last_number = IntegerField(**MAYBE, help_text="Of several in one document the last.")
    submitted_on = DateField(**ONLY)
    document = CharField(**ONLY)
    link = CharField(**MAYBE)
    source = CharField(**ONLY)


class NationalLawSerializer(Serializer):
    """A law or other act of a State that gives effect to a treaty at home."""

    id = IntegerField(**ONLY)
    title = CharField(**ONLY)
    title_language = CharField(**ONLY)
    titles = DictField(child=CharField(), **ONLY)
    number = CharField(**ONLY)
    adopted_on = DateField(**MAYBE)
    link = CharField(**MAYBE)
    source = CharField(**ONLY)


class AfterJoiningSerializer(Serializer):
    """What follows from being a Party, as far as it is recorded; an empty list says nothing."""

    monitoring = MonitoringSerializer(many=True, **ONLY)
    duties = StateDutySerializer(many=True, **ONLY)
    reports = ReportSerializer(many=True, **ONLY)
    national_laws = NationalLawSerializer(many=True, **ONLY)
