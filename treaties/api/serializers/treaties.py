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

from ...law.vocabulary import AppliesTo, ClauseKind
from ...models.choices import Form, Series, TreatyStatus
from .fields import MAYBE, ONLY, codes
from .statuses import StatusSerializer


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
