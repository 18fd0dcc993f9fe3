"""What an answer says when a question is wrong (RFC 9457)."""

from rest_framework.serializers import (
    CharField,
    IntegerField,
    Serializer,
)

from .fields import ONLY


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
