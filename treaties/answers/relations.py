"""How a treaty is related to others, each relation seen from the side of either."""

from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..models import Relation, Treaty
from ..models.choices import RelationKind

LABELS = {
    "protocol_to": _("protocol to"),
    "has_protocol": _("has the protocol"),
    "replaces": _("replaces"),
    "replaced_by": _("replaced by"),
    "revises": _("revises"),
    "revised_by": _("revised by"),
    "amends": _("amends"),
    "amended_by": _("amended by"),
    "replaces_between_parties": _("replaces between its Parties"),
    "replaced_between_parties_of": _("replaced between the Parties of"),
    "not_open_to_parties_to": _("not open to Parties to"),
    "not_open_to_its_parties": _("not open to its Parties"),
}
"""The kinds of relation, in the order in which readers see them."""

FROM_THE_OTHER_SIDE = {
    RelationKind.REVISED.value: "revised_by",
    RelationKind.AMENDED.value: "amended_by",
    RelationKind.REPLACED_BETWEEN_PARTIES.value: "replaced_between_parties_of",
}
"""What the earlier treaty is to the later one, by the kind that the later one has entered."""


class Related(NamedTuple):
    """Another treaty, with what this one is to it and where that is known from."""

    kind: str
    treaty: Treaty
    row: Relation | None = None

    @property
    def label(self) -> str:
        return str(LABELS[self.kind])


REFERRING = {
    "parent_id": ("protocol_to", "has_protocol"),
    "replaced_by_id": ("replaced_by", "replaces"),
    "barred_for_parties_to_id": ("not_open_to_parties_to", "not_open_to_its_parties"),
}
"""What a treaty is to the one that a column of it refers to, and that one to it."""


def related(treaty: Treaty) -> list[Related]:
    """Return the treaties that one is related to, by kind, with two queries."""
    order = list(LABELS)
    found = [*references(treaty), *entered(treaty)]
    return sorted(found, key=lambda item: order.index(item.kind))


def references(treaty: Treaty) -> Iterator[Related]:
    """Yield the treaties that a treaty refers to itself, and those that refer to it."""
    own = [getattr(treaty, column) for column in REFERRING]
    wanted = Q(pk__in=filter(None, own))
    for column in REFERRING:
        wanted |= Q(**{column: treaty.pk})
    for other in Treaty.objects.filter(wanted):
        for column, (kind, opposite) in REFERRING.items():
            if getattr(treaty, column) == other.pk:
                yield Related(kind, other)
            if getattr(other, column) == treaty.pk:
                yield Related(opposite, other)


def entered(treaty: Treaty) -> Iterator[Related]:
    """Yield the treaties to which somebody entered a relation, from this one or the other."""
    rows = Relation.objects.filter(Q(treaty=treaty) | Q(other=treaty))
    for row in rows.select_related("treaty", "other").order_by("treaty__sort_key", "id"):
        if row.treaty_id == treaty.pk:
            yield Related(row.kind, row.other, row)
        else:
            yield Related(FROM_THE_OTHER_SIDE[row.kind], row.treaty, row)
