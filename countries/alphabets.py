"""Names in the order of the reader's alphabet."""

import unicodedata

from django.utils.translation import get_language

CYRILLIC = {
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "ky": "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя",
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
}
PLACES = {
    language: {letter: place for place, letter in enumerate(letters)}
    for language, letters in CYRILLIC.items()
}


def sort_key(name: str, language: str | None = None) -> list:
    """Return what a name is sorted by in a language (default: the reader's).

    Latin accents do not count; Cyrillic letters follow the language's own alphabet, Ё beside Е.
    """
    places = PLACES.get((language or get_language() or "en")[:2])
    if places is None:
        plain = unicodedata.normalize("NFKD", name.casefold())
        return [letter for letter in plain if not unicodedata.combining(letter)]
    folded = unicodedata.normalize("NFC", name.casefold()).replace("ё", "е")
    return [f"{places[letter]:02}" if letter in places else letter for letter in folded]
