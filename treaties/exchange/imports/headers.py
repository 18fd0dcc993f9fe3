"""What offices write above the columns of a file of acts, in the site's languages."""

HEADERS = {
    "series": ("series", "collection", "série", "recueil", "серия", "собрание"),
    "number": (
        *("number", "no", "no.", "treaty", "treaty number", "convention"),
        *("numéro", "n°", "traité", "numéro du traité"),
        *("номер", "номер договора", "договор", "конвенция", "номер конвенции"),
        *("келишим", "номери", "шарт", "нөмірі"),
    ),
    "state": (
        *("state", "country", "party", "état", "etat", "pays", "partie"),
        *("государство", "страна", "сторона", "участник", "мамлекет", "өлкө", "мемлекет", "ел"),
    ),
    "kind": (
        *("kind", "act", "action", "type", "kind of act", "acte", "nature", "type d'acte"),
        *("вид", "вид акта", "вид действия", "действие", "акт", "тип", "түрү", "түрі"),
    ),
    "done_on": (
        *("date", "done on", "date of act", "date of deposit", "deposited on", "deposit"),
        *("date de l'acte", "date du dépôt", "date de dépôt", "déposé le", "dépôt"),
        *("дата", "дата акта", "дата действия", "дата сдачи", "дата сдачи на хранение"),
        *("дата депонирования", "депонирование", "сдача на хранение", "датасы", "күнү", "күні"),
    ),
    "effective_on": (
        *("effective on", "effect", "entry into force", "date of entry into force", "in force"),
        *("entrée en vigueur", "date d'entrée en vigueur", "date d'effet", "effet"),
        *("вступление в силу", "дата вступления в силу", "вступает в силу", "вступил в силу"),
        *("күчүнө кирүү", "күчүнө кирген күнү", "күшіне енуі", "күшіне енген күні"),
    ),
    "expires_on": (
        *("expires on", "valid until", "valable jusqu'au", "expire le"),
        *("действительно до", "срок действия", "действует до"),
    ),
    "notified_on": (
        *("notified on", "date of notification", "notifié le", "date de notification"),
        *("дата уведомления", "уведомление"),
    ),
    "objections_checked_on": (
        *("objections checked on", "objections vérifiées le", "возражения проверены"),
    ),
    "depositary": ("depositary", "dépositaire", "депозитарий"),
    "place": ("place", "lieu", "место"),
    "unconfirmed": ("unconfirmed", "non confirmé", "не подтверждено"),
    "source": ("source", "reference", "référence", "источник", "булак", "дереккөз"),
    "note": (
        *("note", "notes", "remark", "remarks", "remarque", "remarques"),
        *("примечание", "примечания", "комментарий", "эскертүү", "ескерту"),
    ),
    "title": (
        *("title", "titre", "intitulé", "название", "наименование", "название договора"),
        *("аталышы", "атауы"),
    ),
    "problem": ("problem", "problème", "проблема", "что не так", "көйгөй", "мәселе"),
}
"""By column. A file of rows handed back has a column more, on what is wrong: it is not read."""
