"""Treaties and their final clauses."""

from rest_framework.serializers import (
    BooleanField,
    CharField,
    DateField,
    DictField,
    IntegerField,
    ListField,
    Serializer,
)

from ...answers.recorded import COMPUTED, RECORDED
from ...answers.relations import LABELS
from ...law.vocabulary import AppliesTo, ClauseKind, Route, Trigger
from ...models.choices import (
    ACCESSION_BINDS_LABELS,
    EARLY_CONSENTS_LABELS,
    Confidence,
    CountedFrom,
    Form,
    TreatyStatus,
)
from .duties import MonitoringSerializer, ReportingDutySerializer
from .evidence import PracticeSerializer
from .fields import MAYBE, ONLY, codes
from .statuses import StatusSerializer


class TreatyRowSerializer(Serializer):
    """A treaty, and where one State stands towards it."""

    id = CharField(**ONLY)
    series = CharField(**ONLY)
    number = CharField(**ONLY)
    label = CharField(**ONLY, help_text="Series and number in words.")
    title = CharField(**ONLY)
    title_language = CharField(**ONLY)
    common_name = CharField(**MAYBE)
    purpose = CharField(**MAYBE, help_text="What it is for, in one plain sentence.")
    purpose_language = CharField(**MAYBE)
    url = CharField(**ONLY)
    form = codes(Form.values)
    treaty_status = codes(TreatyStatus.values)
    adopted_on = DateField(**MAYBE)
    opened_on = DateField(**MAYBE)
    entered_into_force_on = DateField(**MAYBE, help_text="As published, else as computed.")
    entered_into_force_confidence = codes([RECORDED, COMPUTED], maybe=True)
    closed_on = DateField(**MAYBE)
    ended_on = DateField(**MAYBE)
    parent = CharField(**MAYBE)
    depositary = CharField(**MAYBE, help_text="Code of who keeps it.")
    organisation = CharField(**MAYBE, help_text="Whose groups of States its clauses speak of.")
    organisation_name = CharField(**MAYBE)
    un_registration_number = CharField(**MAYBE, help_text="Under which the UN registered it.")
    wikidata = CharField(**MAYBE, help_text="The item about it, where that is known for certain.")
    chapter = CharField(**MAYBE, help_text="Of its series, where that has chapters.")
    chapter_name = CharField(**MAYBE)
    status_url = CharField(**MAYBE, help_text="Its page at the depositary.")
    subjects = ListField(child=CharField(), **ONLY)

    def get_fields(self):
        return super().get_fields() | StatusSerializer().get_fields()


class RouteSerializer(Serializer):
    """How the States of a group may join; to a group without a route it is not open."""

    group = CharField(**ONLY)
    route = codes(Route)
    requires = CharField(**MAYBE, help_text="Only for Parties to this treaty.")
    named = ListField(child=CharField(), **ONLY)
    articles = CharField(**ONLY)
    note = CharField(**ONLY)

    def get_fields(self):
        # "from" cannot be the name of an attribute.
        return super().get_fields() | {"from": DateField(**MAYBE)}


class RelationSerializer(Serializer):
    """Another treaty, with what this one is to it; the other one has the opposite kind."""

    kind = codes(LABELS)
    kind_label = CharField(**ONLY)
    treaty = CharField(**ONLY)
    articles = CharField(**ONLY)
    source = CharField(**ONLY)


class TreatySerializer(TreatyRowSerializer):
    """All that is known of a treaty itself, and where one State stands towards it."""

    titles = DictField(child=CharField(), **ONLY)
    common_names = DictField(child=CharField(), **ONLY)
    purposes = DictField(child=CharField(), **ONLY)
    protocols = ListField(child=CharField(), **ONLY)
    replaced_by = CharField(**MAYBE)
    routes = RouteSerializer(many=True, **ONLY)
    relations = RelationSerializer(many=True, **ONLY)
    monitoring = MonitoringSerializer(many=True, **ONLY)
    reporting_duties = ReportingDutySerializer(many=True, **ONLY)
    invited_by = CharField(**MAYBE)
    accession_binds = codes(ACCESSION_BINDS_LABELS, maybe=True)
    ends_with_parent = BooleanField(**MAYBE)
    barred_for_parties_to = CharField(**MAYBE)
    definitive_signature_possible = BooleanField(**ONLY)
    un_registered_on = DateField(**MAYBE)
    text_urls = DictField(child=CharField(), **ONLY)
    report_urls = DictField(child=CharField(), **ONLY)
    statements_collected = BooleanField(
        **ONLY, help_text="Whether its declarations and reservations were collected as a whole."
    )
    statements_checked_on = DateField(**MAYBE)
    practice = PracticeSerializer(many=True, **ONLY)


class ClauseSerializer(Serializer):
    """A final clause as data, and as a sentence."""

    applies_to = codes(AppliesTo)
    applies_to_label = CharField(**ONLY)
    kind = codes(ClauseKind)
    kind_label = CharField(**ONLY)
    n = IntegerField(**MAYBE)
    days = IntegerField(**MAYBE, help_text="Of days after the months.")
    extra_day = BooleanField(**ONLY)
    overflow = BooleanField(**ONLY)
    threshold_total = IntegerField(**MAYBE)
    threshold_members = IntegerField(**MAYBE)
    threshold_of = CharField(**MAYBE)
    all_parties_to = CharField(**MAYBE)
    not_before = CharField(**MAYBE)
    counts_accessions = BooleanField(**ONLY)
    group = CharField(**MAYBE, help_text="The group of States that it is for; null: for all.")
    trigger = codes(Trigger, maybe=True)
    early_consents = codes(EARLY_CONSENTS_LABELS, maybe=True)
    barred_years = IntegerField(
        **MAYBE, help_text="Years without denunciation; 0: none, null: not recorded."
    )
    counted_from = codes(CountedFrom.values, maybe=True)
    every_years = IntegerField(**MAYBE)
    window_months = IntegerField(**MAYBE)
    confidence = codes(Confidence.values, maybe=True)
    articles = CharField(**ONLY)
    quoted_text = CharField(**ONLY)
    basis = CharField(**ONLY)
    note = CharField(**ONLY)
    sentence = CharField(**ONLY)
