"""The lists of codes that answers about programmes hold."""

from treaties.sentences.codes import CodeList

from ..models.choices import ProgrammeKind, ProgrammeStatus, TreatyRole

LISTS = {
    "programme_kind": CodeList(dict(ProgrammeKind.choices)),
    "programme_status": CodeList(dict(ProgrammeStatus.choices)),
    "treaty_role": CodeList(dict(TreatyRole.choices)),
}
