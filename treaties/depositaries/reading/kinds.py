"""Which kinds of acts and natures of statements a text names, in English and French."""

import re
from collections.abc import Mapping

from ...law.vocabulary import ActKind
from ...models.choices import StatementNature
from .text import Found, Text

# --- Kinds of act; the more exact wording comes first -----------------------------------------

CONSENTS = r"(?:ratification|acceptance|approval|acceptation|approbation)"
ANY_CONSENT = rf"{CONSENTS}(?:(?:, | or | ou |, or |, ou )(?:de |d'|by )?{CONSENTS}){{0,2}}"
TWO_CONSENTS = rf"{CONSENTS}(?:(?:, | or | ou |, or |, ou )(?:de |d'|by )?{CONSENTS}){{1,2}}"
ITS = r"(?:the |its |la |sa |of |de |du |d'|l'|a |an |une |an? instrument of ){0,3}"
WITHOUT_RATIFICATION = (
    rf"(?:without reservations? (?:as to|of|in respect of) |sans reserve de ){ITS}{ANY_CONSENT}"
)
KIND_WORDS = {
    "no_opening": (
        r"open(?:ed|ing)? (?:for|to) (?:signature|accession|ratification)(?: and accession)?"
        r"|ouvert(?:e|ure)? a (?:la |l')(?:signature|adhesion|ratification)"
    ),
    "no_declaration": (
        rf"contained in (?:the|its|an) instrument of (?:{CONSENTS}|accession)"
        rf"|(?:consignee?s?|contenue?s?) dans (?:l'|son |un )instrument (?:de |d')"
        rf"(?:{CONSENTS}|adhesion)"
    ),
    ActKind.INVITATION: (
        r"(?:agreed|decided) to invite|invited to accede|invitation to accede"
        r"|(?:ont |a )?(?:decidee? d'|convenue? d')inviter|invitee? a adherer|invitation a adherer"
    ),
    "no_validity": r"(?:the |cette |l')invitation",
    ActKind.SIGNATURE_WITHDRAWN: rf"withdrawal {ITS}signature|retrait {ITS}signature",
    ActKind.CONSENT_WITHDRAWN: (
        rf"withdrawal {ITS}(?:instrument of )?(?:{CONSENTS}|accession|consent)"
        rf"|retrait {ITS}(?:instrument )?(?:de |d')?(?:{CONSENTS}|adhesion|consentement)"
    ),
    ActKind.DENUNCIATION_REVOKED: (
        rf"(?:withdrawal|revocation) {ITS}(?:notification of )?denunciation"
        rf"|(?:retrait|revocation) {ITS}(?:notification de )?denonciation"
    ),
    "no_withdrawal": (
        rf"(?:partial )?withdrawal {ITS}(?:reservations?|declarations?|objections?)"
        rf"|retrait (?:partiel )?{ITS}(?:reserves?|declarations?|objections?)"
    ),
    ActKind.DEFINITIVE_SIGNATURE: (
        rf"definitive signature|signature definitive|(?:signature,? |signed,? |signe,? )?"
        rf"{WITHOUT_RATIFICATION}"
    ),
    ActKind.SIGNATURE_AD_REFERENDUM: r"signature ad referendum|signed ad referendum",
    ActKind.SIGNATURE: (
        r"(?:signature|signed|signe),? "
        r"(?:subject to|with reservation (?:as to|of)|sous reserve de)"
        rf" {ITS}{ANY_CONSENT}|signature|signed|signee?"
    ),
    "no_choice": rf"(?:subject to |sous reserve de )?{ITS}{TWO_CONSENTS}|subject to {CONSENTS}",
    ActKind.RATIFICATION: r"ratification|ratified|ratifiee?",
    ActKind.ACCEPTANCE: r"acceptance|acceptation",
    ActKind.APPROVAL: r"approval|approbation",
    ActKind.ACCESSION: r"accession|acceded|adhesion",
    ActKind.SUCCESSION: r"succession",
    ActKind.FORMAL_CONFIRMATION: r"(?:act of )?formal confirmation|confirmation formelle",
    ActKind.END_OF_PROVISIONAL_APPLICATION: (
        r"(?:end|termination) of (?:the )?provisional application"
        r"|fin de l'application provisoire"
    ),
    ActKind.PROVISIONAL_APPLICATION: r"provisional application|application provisoire",
    ActKind.DENUNCIATION: (
        r"(?:notification (?:of |de ))?denunciation|denounced"
        r"|(?:notification de )?denonciation|denoncee?"
    ),
}
DEPOSIT = re.compile(
    r"(?:notification (?:of |de |d'))?(?:deposit of |depot de |depot d')?"
    r"(?:(?:the |its |an |l'|un |son )?instrument (?:of |de |d'))?"
)
CONNECTOR = re.compile(r",? (?:and|et|or|ou|&|/|\+) (?:of |de |d')?|, ?| ?/ ?")

NATURE_WORDS = {
    "withdrawn": KIND_WORDS["no_withdrawal"],
    StatementNature.AUTHORITY: (
        r"(?:designation of |designation d')?(?:the |l'|an? |une )?"
        r"(?:central |competent )?(?:authority|authorities"
        r"|autorites?(?: centrales?| competentes?)?)"
    ),
    StatementNature.TERRITORIAL_APPLICATION: (
        r"(?:extension of )?territorial application|application territoriale"
    ),
    StatementNature.DEROGATION: r"derogations?",
    StatementNature.OBJECTION: r"objections?",
    StatementNature.RESERVATION: r"reservations?|reserves?",
    StatementNature.DECLARATION: r"declarations?",
    StatementNature.COMMUNICATION: r"communications?",
}


def named(words: Mapping[str, str]) -> re.Pattern:
    """Return one pattern of some wordings, whose group tells the code."""
    groups = "|".join(f"(?P<{code}>{pattern})" for code, pattern in words.items())
    return re.compile(rf"\b(?:{groups})\b")


KINDS = named(KIND_WORDS)
NATURES = named(NATURE_WORDS)


def find_kinds(text: Text, kinds: re.Pattern = KINDS) -> list[Found]:
    """Return all kinds of act; empty for words that only seem to name one."""
    matches = kinds.finditer(text.plain)
    return [Found(kind_of(match), match.start(), match.end()) for match in matches]


def kind_of(match: re.Match) -> str:
    """Return the kind that matched; empty for words that only seem to name one."""
    return "" if match.lastgroup.startswith("no_") else ActKind(match.lastgroup)


def kinds_at(text: Text, place: int, kinds: re.Pattern = KINDS) -> list[Found]:
    """Return the kinds that are named one after the other from a place on."""
    found = []
    if match := DEPOSIT.match(text.plain, place):
        place = match.end()
    while match := kinds.match(text.plain, place):
        if kind := kind_of(match):
            found.append(Found(kind, match.start(), match.end()))
        joined = CONNECTOR.match(text.plain, match.end())
        if not joined:
            break
        place = joined.end()
    return found


def natures_at(text: Text, place: int) -> list[Found]:
    """Return the natures of statements that are named one after the other from a place on."""
    found = []
    while match := NATURES.match(text.plain, place):
        found.append(Found(nature_of(match), match.start(), match.end()))
        joined = CONNECTOR.match(text.plain, match.end())
        if not joined:
            break
        place = joined.end()
    return found


def nature_of(match: re.Match) -> str:
    """Return the nature of a statement; a text that takes one back is a communication."""
    is_withdrawal = match.lastgroup == "withdrawn"
    return StatementNature.COMMUNICATION if is_withdrawal else StatementNature(match.lastgroup)
