"""The words of the Treaty Office's notices, in English and French, as patterns.

They are matched with texts that have lost case and accents and whose spaces are single ones.
"""

import re

REFERENCE = re.compile(r"\b(jj ?[0-9]{2,6}) ?c?\b(?: tr\.? ?/ ?[0-9]{1,3}[a-z]?(?: ?- ?[0-9]+)?)?")
# The number with which a notice begins; another notice may be named within it.
HEADING = re.compile(
    r"\bnotification - jj ?(?P<number>[0-9]{2,6})|\bjj ?(?P<short>[0-9]{2,6}) ?c? tr\.? ?/"
)

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

MARKS = re.compile(
    r"\bjj ?[0-9]{2,6} ?c?\b|\b(?:cets|stce|ste|ets) ?(?:no|n)?[.°º]? ?[0-9]{1,3}\b"
    r"|council of europe|conseil de l'europe|ministers' deputies|delegues des ministres"
)

# --- Statements ---------------------------------------------------------------------------------

WHAT = r"(?:reservations?|declarations?|objections?|derogations?|reserves?)"
OPENING = re.compile(
    rf"(?:partial )?(?:withdrawal of (?:an? |the |its )?)?{WHAT}(?: (?:and|or) {WHAT})?,? "
    r"(?:contained in|made |formulated |handed |transmitted |registered |deposited |appended )"
    r"|(?:communication|notification|information|note verbale|notice) (?:contained in|from the "
    r"(?:permanent rep|government|minist|charge)|transmitted |handed |registered )"
    rf"|(?:retrait (?:partiel )?(?:d'une |de la |de sa |des )?)?{WHAT}(?: (?:et|ou) {WHAT})?,? "
    r"(?:consignee?s? |contenue?s? |faites? |formulee?s? |remises? |transmises? |enregistree?s? )"
    r"|(?:communication|notification|information|note verbale) (?:consignee? |contenue? "
    r"|de la representation|du gouvernement|du minist|transmise |remise |enregistree )"
)
ARTICLE = r"[0-9]{1,3}[a-z]?(?: ?\([0-9a-z]{1,3}\))*"
CONCERNED = re.compile(
    r"\b(?:articles? concerned|articles? concernes?|statement concerns articles?\(?s?\)?"
    r"|declaration ci-dessus concerne les? articles?\(?s?\)?) ?: ?"
    rf"(?P<list>{ARTICLE}(?:, ?{ARTICLE}){{0,20}})"
)

# --- Invitations --------------------------------------------------------------------------------

YEARS_IN_WORDS = {
    word: years
    for years, words in enumerate(
        [("one", "un"), ("two", "deux"), ("three", "trois"), ("four", "quatre"), ("five", "cinq"),
         ("six",), ("seven", "sept"), ("eight", "huit"), ("nine", "neuf"), ("ten", "dix")], 1
    )
    for word in words
}  # fmt: skip
VALIDITY = re.compile(
    rf"\b(?:valid|valable|validite)(?: for| during| pour| pendant| de)?(?: une periode de)? "
    rf"(?P<years>{'|'.join(YEARS_IN_WORDS)}|[0-9]{{1,2}}) (?:years?|ans?)\b"
)

# --- What says nothing new ----------------------------------------------------------------------

FORMULAS = re.compile(
    r"\b(?:notification|secretary general of the council of europe|secretaire general du conseil "
    r"de l'europe|secretariat general(?: of the council of europe| du conseil de l'europe)?"
    r"|council of europe|conseil de l'europe|aupres du|or\.? ?(?:engl?|fr|eng\./fr)\.?"
    r"|at the|at their [0-9]+(?:st|nd|rd|th) meeting|lors de leur [0-9]+e? ?reunion"
    r"|(?:the )?ministers' deputies|committee of ministers|(?:les )?delegues des ministres"
    r"|comite des ministres|agreed to invite|decided to invite|to accede to the|a adherer a la"
    r"|(?:from|of|as from|a compter de) (?:its|the|son|l')(?: date of)? ?adoption|adoption"
    r"|the instruments?|l'instrument d?e?|instruments? d?(?:of|'|e)|of (?:the )?government of"
    r"|(?:was|were|has been|a ete|ont ete) (?:deposited|registered|received|signed|deposee?s?"
    r"|enregistree?s?|recue?s?|signee?s?)"
    r"|deposited with the|deposee? aupres du|in accordance with|conformement a(?: l'|ux )?"
    r"|articles? [0-9]{1,3}(?: ?\([0-9a-z]{1,3}\))?(?:,? (?:paragraph|paragraphe|par\.|§) ?[0-9]+)?"
    r"|date of (?:entry into force|deposit|signature|ratification|accession)"
    r"|date (?:d'entree en vigueur|de depot|de signature|de ratification|d'adhesion)"
    r"|of the (?:said )?(?:convention|protocol|agreement|charter|treaty)"
    r"|de (?:la |l')(?:convention|accord|charte)|du (?:protocole|traite)"
    r"|(?:the|this|la|le|l'|cette|ce) ?(?:convention|protocol|agreement|charter|treaty|protocole"
    r"|accord|charte|traite)"
    r"|(?:will|shall) (?:enter into force|take effect)|entered into force|entry into force"
    r"|takes effect|prendra effet|prend effet|entrera en vigueur|est entree? en vigueur"
    r"|entree en vigueur|in respect of|with respect to|a l'egard (?:de la |de l'|du |des |de )"
    r"|european treaty series|council of europe treaty series|serie des traites(?: europeens"
    r"| du conseil de l'europe)?|with effect from|state|etat|member"
    r"|deposit(?:ed)?|depot|deposee?|registered|enregistree?"
    r"|(?:c?ets|stc?e) ?n?[o°º]?\.? ?[0-9]+[a-z]?"
    r"|done at strasbourg|fait a strasbourg|strasbourg,)"
    r"(?!\w)"
)
