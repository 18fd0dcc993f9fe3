"""How a code and its texts are declared."""

from rest_framework.serializers import CharField, Serializer

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
