"""How far published and computed dates agree."""

from rest_framework.serializers import CharField, DateField, IntegerField, Serializer

from ...law.vocabulary import ActKind, ClauseKind
from ...writing.verification import GENERAL_DATE
from .fields import MAYBE, ONLY, codes
from .statuses import TreatyReferenceSerializer

KINDS = (*ClauseKind, GENERAL_DATE)


class AgreementSerializer(Serializer):
    agree = IntegerField(**ONLY, help_text="Published dates that the clauses give.")
    taken_over = IntegerField(
        **ONLY,
        help_text="Of these: the treaty's own published date, which tests no clause.",
    )
    differ = IntegerField(**ONLY, help_text="Published dates that contradict their clause.")
    no_clause = IntegerField(
        **ONLY, help_text="Published dates for which no clause is known; they are not compared."
    )


class DepositaryAgreementSerializer(AgreementSerializer):
    depositary = CharField(**ONLY)
    depositary_name = CharField(**ONLY)


class KindAgreementSerializer(AgreementSerializer):
    clause_kind = codes(KINDS)
    clause_kind_label = CharField(**ONLY)


class TreatyAgreementSerializer(AgreementSerializer):
    treaty = TreatyReferenceSerializer(**ONLY)


class DifferenceSerializer(Serializer):
    """A published date that contradicts its own clause."""

    treaty = TreatyReferenceSerializer(**ONLY)
    state = CharField(**ONLY)
    kind = codes(ActKind)
    kind_label = CharField(**ONLY)
    done_on = DateField(**ONLY)
    published_on = DateField(**ONLY)
    computed_on = DateField(**ONLY)
    days = IntegerField(
        **ONLY, help_text="Days from the computed to the published date; below 0: earlier."
    )
    clause_kind = codes(KINDS)
    clause_kind_label = CharField(**ONLY)
    articles = CharField(**MAYBE)
    reason = CharField(**MAYBE, help_text="In English; null where nothing was found out.")


class VerificationSerializer(AgreementSerializer):
    """The published effective dates compared with those that the clauses give."""

    as_of = DateField(**ONLY)
    compared = IntegerField(**ONLY)
    depositaries = DepositaryAgreementSerializer(many=True, **ONLY)
    clause_kinds = KindAgreementSerializer(many=True, **ONLY)
    treaties = TreatyAgreementSerializer(many=True, **ONLY)
    differences = DifferenceSerializer(many=True, **ONLY)
    treaties_without_clause = TreatyReferenceSerializer(many=True, **ONLY)
    untested_treaties = TreatyReferenceSerializer(
        many=True, **ONLY, help_text="Their clauses give dates, but none published tests them."
    )
