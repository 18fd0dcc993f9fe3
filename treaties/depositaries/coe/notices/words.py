"""The words of a depositary's notifications, in English and French, as patterns.

They are matched with texts that have lost case and accents and whose spaces are single ones.
"""

import re
from enum import StrEnum

from ....law.vocabulary import ActKind

REFERENCE = re.compile(r"\b(jj ?[0-9]{2,6}) ?c?\b(?: tr\.? ?/ ?[0-9]{1,3}[a-z]?(?: ?- ?[0-9]+)?)?")

NUMBER = r"[0-9]{1,3}[a-z]?\b"
SIGN = r"(?:no|nr|n)?[.°º]? ?"
NUMBERS = re.compile(
    rf"\btr\.? ?/ ?(?P<reference>{NUMBER})"
    rf"|\b(?:(?P<series>cets|ets|stce|ste)|treaty series|treaty|traites? europeens"
    r"|traites du conseil de l'europe|traite)"
    rf"[ .,-]{{0,2}}(?:(?:nos|n[°º]s)\.? ?"
    rf"(?P<listed>{NUMBER}(?:(?:, | and | et ){NUMBER}){{0,20}})"
    rf"|(?:(?<=ets)|(?<=stce)|(?<=ste)|(?<=[ .,-])){SIGN}(?P<number>{NUMBER}))"
)

ARTICLES = re.compile(
    r"\barticles? [0-9]{1,3}(?: ?\([0-9a-z]{1,3}\))?"
    r"(?:(?:, | and | et | to | a )[0-9]{1,3}(?: ?\([0-9a-z]{1,3}\))?){0,20}"
    r"(?:,? (?:paragraphs?|paragraphes?|par\.|§) ?[0-9]{1,3})?"
)

# --- Kinds of act; the more exact wording comes first -----------------------------------------

CONSENTS = r"(?:ratification|acceptance|approval|acceptation|approbation)"
ANY_CONSENT = rf"{CONSENTS}(?:(?:, | or | ou |, or |, ou )(?:de |d'|by )?{CONSENTS}){{0,2}}"
TWO_CONSENTS = rf"{CONSENTS}(?:(?:, | or | ou |, or |, ou )(?:de |d'|by )?{CONSENTS}){{1,2}}"
ITS = r"(?:the |its |la |sa |of |de |du |d'|l'|a |an |une |an? instrument of ){0,3}"
WITHOUT_RATIFICATION = (
    rf"(?:without reservations? (?:as to|of|in respect of) |sans reserve de ){ITS}{ANY_CONSENT}"
)

KIND_PATTERNS = {
    "no_opening": (
        r"open(?:ed|ing)? (?:for|to) (?:signature|accession|ratification)(?: and accession)?"
        r"|ouvert(?:e|ure)? a (?:la |l')(?:signature|adhesion|ratification)"
    ),
    "no_declaration": (
        rf"contained in (?:the|its|an) instrument of (?:{CONSENTS}|accession)"
        rf"|(?:consignee?s?|contenue?s?) dans (?:l'|son |un )instrument (?:de |d')"
        rf"(?:{CONSENTS}|adhesion)"
    ),
    ActKind.SIGNATURE_WITHDRAWN: rf"withdrawal {ITS}signature|retrait {ITS}signature",
    ActKind.CONSENT_WITHDRAWN: (
        rf"withdrawal {ITS}(?:instrument of )?(?:{CONSENTS}|accession|consent)"
        rf"|retrait {ITS}(?:instrument )?(?:de |d')?(?:{CONSENTS}|adhesion|consentement)"
    ),
    ActKind.DENUNCIATION_REVOKED: (
        rf"(?:withdrawal|revocation) {ITS}denunciation|(?:retrait|revocation) {ITS}denonciation"
    ),
    "no_withdrawal": (
        rf"withdrawal {ITS}(?:reservations?|declarations?|objections?)"
        rf"|retrait {ITS}(?:reserves?|declarations?|objections?)"
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
    ActKind.DENUNCIATION: r"denunciation|denounced|denonciation|denoncee?",
}
KINDS = re.compile(
    r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in KIND_PATTERNS.items()) + r")\b"
)
DEPOSIT = re.compile(
    r"(?:notification (?:of |de |d'))?(?:deposit of |depot de |depot d')?"
    r"(?:(?:the |its |an |l'|un |son )?instrument (?:of |de |d'))?"
)
CONNECTOR = re.compile(r",? (?:and|et|or|ou|&|/|\+) (?:of |de |d')?|, ?| ?/ ?")

# --- Dates ------------------------------------------------------------------------------------

MONTH = "|".join(
    f"{english}|{french}"
    for english, french in (
        ("january", "janvier"),
        ("february", "fevrier"),
        ("march", "mars"),
        ("april", "avril"),
        ("may", "mai"),
        ("june", "juin"),
        ("july", "juillet"),
        ("august", "aout"),
        ("september", "septembre"),
        ("october", "octobre"),
        ("november", "novembre"),
        ("december", "decembre"),
    )
)
DATES = re.compile(
    r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b"
    r"|\b[0-9]{1,2}(?P<sign>[./])[0-9]{1,2}(?P=sign)[0-9]{4}\b"
    rf"|\b[0-9]{{1,2}}(?:st|nd|rd|th|er)? (?:of )?(?:{MONTH}),? [0-9]{{4}}\b"
    rf"|\b(?:{MONTH}) [0-9]{{1,2}}(?:st|nd|rd|th)?,? [0-9]{{4}}\b",
    re.ASCII,
)


class Cue(StrEnum):
    """What the words before a date say that it is."""

    DONE = "done"
    EFFECT = "effect"
    OTHER = "other"


SENTENCE_END = re.compile(r"\. (?=[a-z])")
# ``bare``: nothing is said. ``general``: of the treaty, unless the words that follow name a State.
DATE_CUES = re.compile(
    r"\b(?:(?P<other>open(?:ed|ing)? (?:for|to) (?:signature|accession)"
    r"|ouvert(?:e|ure)? a (?:la |l')(?:signature|adhesion)"
    r"|done at|fait a|dated|en date du|date of (?:this |the )?notification"
    r"|date de (?:cette |la )?notification|adopted|adoptee?|until|jusqu'au"
    r"|letter|lettre|strasbourg,|(?<!as )of (?:the )?$|(?<!compter )(?<!partir )\bdu $)"
    r"|(?P<bare>date ?:? ?$)|(?P<general>entered into force|est entree? en vigueur"
    r"|entry into force of (?:the )?(?:treaty|convention|protocol|agreement|charter)"
    r"|entree en vigueur (?:de la |de l'|du )(?:traite|convention|protocole|accord|charte))"
    r"|(?P<effect>entry into force|(?:will |shall )?enters? into force|entree en vigueur"
    r"|entrera en vigueur|entre en vigueur|tak(?:e|es|ing) effect|prend(?:ra)? effet"
    r"|with effect from|effective|a compter du|a partir du|date of effect|date d'effet)"
    r"|(?P<done>deposit(?:ed)?|depot|deposee?|sign(?:ed|ature|ee?)|ratif(?:ication|ied|iee?)"
    r"|acce(?:ssion|ded)|adhe(?:sion|re)|accept(?:ance|ed|ation|ee?)"
    r"|appro(?:val|ved|bation|uvee?)|denunciation|denounced|denonciation|denoncee?"
    r"|receipt|received|reception|recue?|registered|enregistree?|withdrawal|retrait"
    r"|succession|date of (?:the )?act|date de l'acte))(?!\w)"
)
FOR_A_STATE = re.compile(r"\b(?:for|in respect of|with respect to|a l'egard|pour)\b")
