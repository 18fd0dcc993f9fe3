"""How a code and its texts are declared."""

from rest_framework.serializers import CharField, ListField, Serializer

from .fields import MAYBE, ONLY


class CodeSerializer(Serializer):
    list = CharField(**ONLY)
    code = CharField(**ONLY)
    label_en = CharField(**ONLY)
    label_fr = CharField(**ONLY)
    label_ru = CharField(**ONLY)
    label_ky = CharField(**ONLY)
    label_kk = CharField(**ONLY)
    meaning_en = CharField(**MAYBE)
    meaning_fr = CharField(**MAYBE)
    meaning_ru = CharField(**MAYBE)
    meaning_ky = CharField(**MAYBE)
    meaning_kk = CharField(**MAYBE)


class OperationSerializer(Serializer):
    """One question that may be asked, and at which address."""

    operation = CharField(**ONLY)
    path = CharField(**ONLY)
    summary = CharField(**ONLY)
    parameters = ListField(child=CharField(), **ONLY)
    formats = ListField(child=CharField(), **ONLY)
    example = CharField(**MAYBE, help_text="An address that answers.")
