"""The check on a row or text that names a treaty twice, by its number and by its title."""

from collections.abc import Collection, Mapping

from ..finding import Check, Finding, Subject


def check_title(treaty: str, text: str, titles: Mapping[str, Collection[str]]) -> list[Finding]:
    """Return what is found where a text holds the title of another treaty, and not that of its own.

    ``titles`` are those of all treaties by key, written in the same way as the text. A text
    without any known title names no other treaty.
    """
    named = treaties_named(text, titles)
    if not named or treaty in named:
        return []
    parameters = {"named": sorted(named)}
    return [Finding(Check.TITLE_OF_ANOTHER, Subject.ACT, treaty, parameters=parameters)]


def treaties_named(text: str, titles: Mapping[str, Collection[str]]) -> set[str]:
    """Return the treaties whose titles stand in a text, those within a longer title left out.

    The title of a protocol holds that of its parent.
    """
    found = []
    for treaty, own in titles.items():
        for title in filter(None, own):
            start = text.find(title)
            while start >= 0:
                found.append((start, start + len(title), treaty))
                start = text.find(title, start + 1)
    return {
        treaty
        for start, end, treaty in found
        if not any(
            first <= start and end <= last and last - first > end - start
            for first, last, _other in found
        )
    }
