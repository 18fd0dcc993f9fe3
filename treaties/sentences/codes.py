"""The lists of codes that answers hold: each code with its label, some with a meaning."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from countries.models import State

from ..models import choices
from . import glossary, statuses


@dataclass(frozen=True)
class CodeList:
    """One list: texts by code, still to be translated. What has no meaning explains itself."""

    labels: Mapping[str, str]
    meanings: Mapping[str, str] = field(default_factory=dict)


LISTS = {
    "status": CodeList(choices.STATUS_LABELS, glossary.STATUSES),
    "status_group": CodeList(choices.STATUS_GROUP_LABELS),
    "reason": CodeList(statuses.BARS),
    "missing": CodeList(statuses.MISSING),
    "treaty_status": CodeList(dict(choices.TreatyStatus.choices)),
    "act_kind": CodeList(choices.ACT_KIND_LABELS),
    "act_precision": CodeList(dict(choices.ACT_PRECISIONS)),
    "clause_kind": CodeList(choices.CLAUSE_KIND_LABELS),
    "applies_to": CodeList(choices.APPLIES_TO_LABELS),
    "trigger": CodeList(choices.TRIGGER_LABELS),
    "early_consents": CodeList(choices.EARLY_CONSENTS_LABELS),
    "accession_binds": CodeList(choices.ACCESSION_BINDS_LABELS),
    "confidence": CodeList(dict(choices.Confidence.choices)),
    "date_confidence": CodeList(dict(choices.DateConfidence.choices)),
    "warning": CodeList(statuses.WARNINGS_ALONE),
    "group": CodeList(choices.GROUP_LABELS),
    "route": CodeList(choices.ROUTE_LABELS),
    "form": CodeList(dict(choices.Form.choices)),
    "nature": CodeList(dict(choices.StatementNature.choices)),
    "statement_effect": CodeList(choices.EFFECT_OF_STATEMENT_LABELS),
    "practice_kind": CodeList(dict(choices.PracticeKind.choices)),
    "state_kind": CodeList(dict(State.Kind.choices)),
}
