"""The words of notes in Russian and Kyrgyz, as patterns for plain texts."""

import re

from ...law.vocabulary import ActKind
from ..reading.dates import DateWords
from ..reading.kinds import named
from ..reading.text import plainly

CYRILLIC = re.compile(r"[а-яёңөү]{3}")
KYRGYZ = re.compile(r"[ңөү]|\bжыл(?:ы|дын)\b|республикас")


def plain(pattern: str) -> re.Pattern:
    return re.compile(plainly(pattern))


SENTENCE_END = re.compile(r"(?<!\bг)[.;] (?=[^\W\d_])")
NO_STATE = re.compile(r"(?!)")
RUSSIAN_DATES = DateWords(
    before=plain(
        r"\b(?:(?P<other>подписанн\w+(?: в)?(?: г\.)?|заключ[её]нн\w+|принят\w+ в|открыт\w+"
        r"|закон\w*|постановлени\w+|указ\w*|письм\w+|нот\w+ от|исх\w*|совершен\w+"
        r"|договор\w* от|конвенци\w+ от)"
        r"|(?P<effect>вступа(?:ет|ют) в силу|вступи(?:т|л[аои]?) в силу|вступлени\w+ в силу"
        r"|начина\w+ действ\w+|прекра\w+ действ\w+)"
        r"|(?P<registered>получен\w*|зарегистрирован\w*)"
        r"|(?P<signed>подписан[аоы]?|подписал[аио]?)"
        r"|(?P<done>сдан[аоы]? на хранение|депонирован\w*|передан\w*|сдал[аио]? на хранение))(?!\w)"
    ),
    after=plain(
        r"\b(?:(?P<effect>вступа(?:ет|ют) в силу|вступи(?:т|л[аои]?) в силу)"
        r"|(?P<registered>получен\w*|зарегистрирован\w*)"
        r"|(?P<signed>подписан[аоы]?|подписал[аио]?)"
        r"|(?P<done>сдан[аоы]? на хранение|депонирован\w*|передан\w*|сдал[аио]? на хранение))(?!\w)"
    ),
    for_a_state=NO_STATE,
    sentence_end=SENTENCE_END,
)
KYRGYZ_DATES = DateWords(
    before=plain(r"\b(?P<other>кол коюлган|мыизам\w*|токтом\w*)(?!\w)"),
    after=plain(
        r"(?P<effect>(?:тартып )?күчүнө кирет|күчүнө кирди|күчүнө кирген|колдонулушун токтотот)"
        r"|(?P<registered>катталган|катталды|алынган|алынды)"
        r"|(?P<other>кол коюлган|кабыл алынган конвенция|мыизам\w*)"
        r"|(?P<signed>кол коиду|кол коюлду)"
        r"|(?P<done>тапшырыл\w+|сактоого бер\w+|өткөрүлүп бер\w+)"
    ),
    for_a_state=NO_STATE,
    sentence_end=SENTENCE_END,
    is_after_first=True,
)

RUSSIAN_KINDS = {
    "no_treaty": r"подписанн\w+|дату? подписания|открыт\w+ для подписания|грамот\w+ подписан\w+",
    ActKind.INVITATION: r"приглашени\w+ присоединиться|пригла(?:шен|сил)\w* присоединиться",
    ActKind.SIGNATURE_WITHDRAWN: r"отзыв\w* подписи",
    ActKind.DENUNCIATION_REVOKED: r"отзыв\w* (?:уведомления о )?денонсаци\w+",
    ActKind.RATIFICATION: r"ратификаци\w+|ратификационн\w+|ратифицирован\w*|ратифицировал\w*",
    ActKind.ACCESSION: r"присоединени\w+|присоединил\w*",
    ActKind.ACCEPTANCE: r"(?:грамот\w+|документ\w*) о принятии",
    ActKind.APPROVAL: r"(?:грамот\w+|документ\w*) об (?:утверждении|одобрении)",
    ActKind.SUCCESSION: r"правопреемств\w+",
    ActKind.PROVISIONAL_APPLICATION: r"временно\w* применени\w+",
    ActKind.DENUNCIATION: r"денонсаци\w+|денонсирован\w*|денонсировал\w*",
    ActKind.SIGNATURE: r"подписан[аоы]?|подписал[аио]?|подписани[ея]",
}
KYRGYZ_KINDS = {
    "no_treaty": r"кол коюлган",
    ActKind.INVITATION: r"кошулууга чакыр\w+",
    ActKind.RATIFICATION: r"ратификация\w*",
    ActKind.ACCESSION: r"кошулуу\w*|кошулду|кошулган",
    ActKind.ACCEPTANCE: r"кабыл алуу грамота\w+",
    ActKind.APPROVAL: r"бекитүү грамота\w+",
    ActKind.SUCCESSION: r"укук мурасчыл\w+",
    ActKind.DENUNCIATION: r"денонсация\w*",
    ActKind.SIGNATURE: r"кол коюлду|кол коиду|кол коюу\w*",
}
KINDS = {
    "ru": named({code: plainly(words) for code, words in RUSSIAN_KINDS.items()}),
    "ky": named({code: plainly(words) for code, words in KYRGYZ_KINDS.items()}),
}
DATES = {"ru": RUSSIAN_DATES, "ky": KYRGYZ_DATES}

# A law's day is that of its signature by the President; the day of its adoption is given beside it.
LAW = plain(r"\bзакон\w*(?: кыргызской республики)? от $|\bмыйзам\w*$|^ ?мыйзам\w*")
ADOPTED = plain(r"\bпринят\w*(?: \w+){1,3} $|^ ?(?:\w+ ){0,3}кабыл алынган")
LAW_SENTENCE = plain(r"\bзакон(?:а|ом|е|у)?\b|\bмыйзам")

SPELLED = re.compile(
    r"\b(?P<series>[a-zа-я]{2,10}|(?:конвенци\w+ |протокол\w* )?(?:мот|ээу\w*)) ?"
    r"(?P<sign>no|n|№)[.°º]? ?(?P<number>[0-9a-z-]{1,10})\b"
)
REFERENCE = plain(r"\b(?:исх\.?|нота|ноту) ?(?:no|n|№)[.°º]? ?(?P<code>[0-9][0-9а-яa-z/-]{0,20})")

FORMULAS = plain(
    r"\b(?:министерств\w+ иностранных дел|сообщает,?(?: что)?|генеральн\w+ секретар\w+"
    r"|совет\w+ европы|организаци\w+ объедин[её]нных наций|правительств\w+"
    r"|сдан[аоы]? на хранение|депонирован\w*|грамот\w+(?: о(?:б)?)?|документ\w* о|в г\.|г\."
    r"|конвенци\w+|протокол\w*|договор\w*|соглашени\w+|для|вступа(?:ет|ют) в силу"
    r"|вступи(?:т|ла) в силу|подписанн\w+|принят\w* жогорку кенешем|закон\w*|президентом"
    r"|тышкы иштер министрлиг\w+|билдирет|европа кеңешин\w+|башкы катчысын\w+|сактоого"
    r"|тапшырыл\w+|грамота\w+|конвенция\w*|протокол\w*|үчүн|тартып|күчүнө кирет|жөнүндө"
    r"|бириккен улуттар уюмун\w+|жогорку кеңеш\w*|кабыл алынган|мыйзам\w*"
    r"|(?:страсбург|нью-иорк|женев|вен|гааг|париж|рим|брюссел)\w{0,3})(?!\w)"
)
