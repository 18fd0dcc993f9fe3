"""What the International Labour Office writes when it registers an instrument.

The day of an act is that of the registration; a Convention is named by its title with the number in
brackets.
"""

import re

from ..notices import Field, Known, Notice
from ..reading.dates import DONE, ENGLISH_AND_FRENCH, Cue, find_dates, with_cue
from ..reading.kinds import find_kinds
from ..reading.states import find_states
from ..reading.telling import tell, unread
from ..reading.text import Found, Text, cleaned, find_all, language_of
from ..reading.treaties import find_titles

MARKS = re.compile(
    r"international labour (?:office|organi[sz]ation)|bureau international du travail"
    r"|organisation internationale du travail|\bilo convention"
)
GOVERNMENT = re.compile(
    r"\b(?:government of|gouvernement (?:du |de la |de l'|des |de |d'))(?:the )?"
)
NUMBER = re.compile(r"\((?:no|n)[.°º]? ?(?P<number>[0-9]{1,3})\)")
PROTOCOL = re.compile(r"\bprotocole? (?:of|de) [0-9]{4} (?:to|a|relatif)\b")
REFERENCE = re.compile(
    r"\b(?:ref(?:erence)?|our ref|notre ref)\.? ?:? ?(?P<code>[a-z]{1,5}[ 0-9/-]+)"
)
FORMULAS = re.compile(
    r"\b(?:(?:the |le )?(?:government|gouvernement)|director-general of the|directeur general du"
    r"|deposited with the|a depose aupres du|(?:the )?instruments? of|l'instrument (?:de|d')"
    r"|(?:on|le)|was registered|was deposited|a ete enregistree?|the convention|the protocol"
    r"|la convention|le protocole|(?:will|shall) enter into force|entrera en vigueur|for|pour"
    r"|(?:one|two|un|deux|six|twelve|douze) (?:years?|ans?|months|mois) (?:after|apres)"
    r"|(?:the |its |la |son |date of |la date de )*(?:registration|enregistrement)"
    r"|in accordance with|conformement a|its article [0-9]+|son article [0-9]+|takes? effect"
    r"|(?:will|shall) take effect|prendra effet|l'acte|act of)(?!\w)"
)


def is_notice(written: str) -> bool:
    return bool(MARKS.search(cleaned(written).plain))


def read_notification(written: str, known: Known) -> Notice:
    """Return what a notice says about the act of one State."""
    text = cleaned(written)
    states = list(find_states(text, known.labels))
    titles = find_titles(text, known.titles)
    numbers = find_numbers(text, known)
    dates = list(find_dates(text, ENGLISH_AND_FRENCH))
    kinds = [item for item in find_kinds(text) if item.value]
    candidates = {
        Field.REFERENCE: find_all(REFERENCE, text, lambda match: match["code"].strip().upper()),
        Field.TREATY: numbers or titles,
        Field.STATE: [item for item in states if is_author(text, item)] or states,
        Field.KIND: kinds,
        Field.DONE_ON: with_cue(dates, Cue.REGISTERED) or with_cue(dates, *DONE),
        Field.EFFECTIVE_ON: with_cue(dates, Cue.EFFECT),
    }
    told = tell(text, candidates, dates, may_lack=[Field.REFERENCE])
    days = [item.found for item in dates if item.cue is not None]
    offices = find_all(MARKS, text)
    seen = [*states, *titles, *numbers, *kinds, *days, *offices, *candidates[Field.REFERENCE]]
    return Notice([told], unread(text, seen, FORMULAS), language_of(text))


def is_author(text: Text, state: Found) -> bool:
    """Whether a State's Government is named, and not only the State."""
    return any(match.end() == state.start for match in GOVERNMENT.finditer(text.plain))


def find_numbers(text: Text, known: Known) -> list[Found]:
    """Return the Conventions whose number stands in brackets; None for one that is not known."""
    letter = "P" if PROTOCOL.search(text.plain) else "C"
    found = []
    for match in NUMBER.finditer(text.plain):
        codes = known.numbers.get(f"{letter}{match['number'].zfill(3)}", [])
        codes = [code for code in codes if code.startswith("ilo-")]
        found += [Found(code, match.start(), match.end()) for code in codes or [None]]
    return found
