"""Words without their endings, as the search compares them, in five languages at once.

English, French and Russian words are stemmed by Snowball. It has no Kyrgyz and no Kazakh: there a
short list of plurals, possessives and cases is taken off, as often as they come. Nobody says in
which language he searches, so that a word has the stems of all the languages of its letters.
"""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

from .numbers import normalised

WORD = re.compile(r"\w+\+?")
LATIN = re.compile(r"[a-zà-ɏ]")
CYRILLIC = re.compile(r"[Ѐ-ӿ]")
LATIN_LANGUAGES = ("english", "french")
# What has no mark to lose; and Kyrgyz and Kazakh as people type them on a Russian keyboard.
FOLDED = str.maketrans(
    {"ø": "o", "ı": "i", "œ": "oe", "ө": "о", "ү": "у", "ұ": "у", "ң": "н"}
    | {"қ": "к", "ғ": "г", "ә": "а", "і": "и", "һ": "х"}
)
TURKIC = re.compile(
    r"(?<=\w{3})(?:[лдт][аео]р|с?[ыиу]|[нтд][ыиу]н?|[гк][аео]|[дтн][аео]н?|[мбп]ен)+$"
)
HARDENED = {"г": "к", "б": "п"}
MOST_LETTERS, MOST_KEY = 60, 200
FEWEST_LETTERS = 3
"""A shorter word stands in any title; it is looked for only as a whole name."""


def words_of(text: str) -> list[str]:
    """Return the words of a text in the form in which they are compared; ``108+`` is one."""
    return WORD.findall(normalised(text))


@lru_cache(maxsize=50_000)
def stems(word: str) -> frozenset[str]:
    """Return what a word of ``words_of`` is compared by: two are alike if they share a stem."""
    found = set(stems_by_language(word))
    if LATIN.search(word):
        # Who writes no accents leaves the endings without them too.
        found |= {snowball(language, folded(word[:MOST_LETTERS])) for language in LATIN_LANGUAGES}
    return frozenset(found)


@lru_cache(maxsize=50_000)
def stems_by_language(word: str) -> tuple[str, str]:
    """Return a word's stems in the two languages, or kinds of language, of its letters."""
    word = word[:MOST_LETTERS]
    if CYRILLIC.search(word):
        return folded(snowball("russian", word)), turkic(word)
    if LATIN.search(word):
        english, french = LATIN_LANGUAGES
        return folded(snowball(english, word)), folded(snowball(french, word))
    return folded(word), folded(word)


def snowball(language: str, word: str) -> str:
    """Return the stem; a new stemmer each time, since one keeps the word that it works on."""
    return snowballstemmer.stemmer(language).stemWord(word) or word


def folded(word: str) -> str:
    """Return a word without accents, in letters that every keyboard has."""
    plain = unicodedata.normalize("NFKD", word.translate(FOLDED))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def turkic(word: str) -> str:
    """Return a Kyrgyz or Kazakh word without plural, possessive and case, as far as they show."""
    bare = TURKIC.sub("", folded(word))
    return bare[:-1] + HARDENED.get(bare[-1:], bare[-1:])


def name_keys(words: list[str]) -> set[str]:
    """Return the keys under which a treaty is found that is called so, in whichever case."""
    each = zip(*map(stems_by_language, words), strict=True)
    return {("=" + " ".join(in_one))[:MOST_KEY] for in_one in each}


def number_key(words: list[str]) -> str:
    """Return the key of a number in whichever spelling: ``STE n° 112``, ``ste-112``."""
    return ("#" + "".join(word for word in words if word not in {"no", "n"}))[:MOST_KEY]
