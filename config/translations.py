"""The public site's translations: extracted, kept in step, checked, compiled.

``python -m config.translations update [ru ...]`` brings the catalogues up to date and compiles
them; ``check`` lists what is wrong with them and exits with 1 if anything is.

What only staff read stays in English: the admin, models, imports and the like are not extracted.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
APPS = ("config", "core", "countries", "treaties", "programmes")
LOCALE = Path("config/locale")

STAFF = (
    "*/admin/*",
    "*/admin.py",
    "*/apps.py",
    "*/bundled/*",
    "*/imports/*",
    "core/sheets/*",
    "*/management/*",
    "*/migrations/*",
    "*/models/*",
    "*/models.py",
    "*/publishing.py",
    "*/spreadsheets.py",
    "*/contradictions.py",
)

# The labels of the codes are the public's too, though models name them.
PUBLIC = ("*/models/choices.py",)

PLURALS = {
    "fr": "nplurals=2; plural=(n > 1);",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 "
    "&& (n%100<12 || n%100>14) ? 1 : 2);",
    "ky": "nplurals=2; plural=(n != 1);",
    "kk": "nplurals=2; plural=(n != 1);",
}

KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]")


class Catalogue(Catalog):
    """A language's catalogue; its header holds no dates, so that equal contents are equal files."""

    def __init__(self, language: str):
        header = f"# Accede: {Locale.parse(language).english_name}."
        super().__init__(locale=language, header_comment=header, charset="utf-8", fuzzy=False)
        self.language = language

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """Return what ``gettext`` needs to know to read the file."""
        return [
            ("Language", self.language),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", PLURALS[self.language]),
        ]

    @property
    def num_plurals(self) -> int:
        """Return how many forms a plural has in the language."""
        return int(re.search(r"\d+", PLURALS[self.language])[0])


# --- What the code says -------------------------------------------------------------------


def is_public(name: str) -> bool:
    """Tell whether the public may read what stands in a file."""
    staff = any(fnmatch(name, pattern) for pattern in STAFF)
    return not staff or any(fnmatch(name, pattern) for pattern in PUBLIC)


def public_files(root: Path) -> Iterator[Path]:
    """Yield the Python files and templates whose texts the public may read."""
    for app in APPS:
        for path in sorted((root / app).rglob("*")):
            name = path.relative_to(root).as_posix()
            is_text = path.suffix == ".py" or "/templates/" in name
            if path.is_file() and is_text and is_public(name):
                yield path


def as_python(path: Path) -> bytes:
    """Return a file as Python source; of a template, the calls that its tags stand for."""
    text = path.read_text("utf-8")
    if path.suffix != ".py":
        # In parentheses, since a template's indentation means nothing.
        text = f"({templatize(text, origin=str(path))}\n)"
    return text.encode()


def extracted(root: Path) -> Catalog:
    """Return all texts of the public site, untranslated, each with the files it is used in."""
    found = Catalog()
    for path in public_files(root):
        messages = extract("python", BytesIO(as_python(path)), KEYWORDS, ["Translators"])
        for line, text, comments, context in messages:
            place = (path.relative_to(root).as_posix(), line)
            found.add(text, locations=[place], auto_comments=comments, context=context)
    return found


# --- What the catalogues say --------------------------------------------------------------


def texts(catalogue: Catalog) -> dict[tuple, Message]:
    """Return a catalogue's messages by context and text; the header is none."""
    return {(message.context, message.id): message for message in catalogue if message.id}


def folder(root: Path, language: str) -> Path:
    return root / LOCALE / language / "LC_MESSAGES"


def catalogue(root: Path, language: str) -> Catalog:
    """Return a language's catalogue as it is on disk, empty if there is none."""
    path = folder(root, language) / "django.po"
    if not path.exists():
        return Catalogue(language)
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def updated(language: str, code: Catalog, old: Catalog) -> Catalogue:
    """Return a catalogue of the code's texts, with the translations that fit them exactly."""
    known = texts(old)
    new = Catalogue(language)
    for key, message in texts(code).items():
        translated = known.get(key)
        new.add(
            message.id,
            translated.string if translated else None,
            locations=message.locations,
            flags=translated.flags & {"fuzzy"} if translated else (),
            auto_comments=message.auto_comments,
            context=message.context,
        )
    return new


def as_po(contents: Catalogue) -> bytes:
    """Return a catalogue as translators edit it, without line numbers: those always change."""
    file = BytesIO()
    write_po(file, contents, width=0, sort_by_file=True, include_lineno=False)
    return file.getvalue()


def as_mo(contents: Catalogue) -> bytes:
    """Return a catalogue as Django reads it; fuzzy texts are left out."""
    file = BytesIO()
    write_mo(file, contents)
    return file.getvalue()


def update(root: Path, languages: list[str]) -> None:
    """Write the catalogues anew, in both forms, keeping what is translated."""
    code = extracted(root)
    for language in languages:
        contents = updated(language, code, catalogue(root, language))
        place = folder(root, language)
        place.mkdir(parents=True, exist_ok=True)
        (place / "django.po").write_bytes(as_po(contents))
        (place / "django.mo").write_bytes(as_mo(contents))


# --- What is wrong ------------------------------------------------------------------------


def faults(root: Path, language: str, code: Catalog) -> Iterator[str]:
    """Yield what keeps a language from being complete, one line each."""
    try:
        found = catalogue(root, language)
    except PoFileError as error:
        yield f"django.po cannot be read: {error}"
        return
    if found.plural_forms != PLURALS[language]:
        yield f'the header\'s Plural-Forms should be "{PLURALS[language]}"'
    wanted, present = texts(code), texts(found)
    yield from (f"missing: {shown(key)}" for key in wanted if key not in present)
    yield from (f"stale: {shown(key)}" for key in present if key not in wanted)
    for key, message in present.items():
        yield from (f"{fault}: {shown(key)}" for fault in message_faults(message, language))
    compiled = folder(root, language) / "django.mo"
    if not compiled.exists() or compiled.read_bytes() != as_mo(updated(language, code, found)):
        yield "django.mo is out of date: run the update"


def message_faults(message: Message, language: str) -> Iterator[str]:
    """Yield what is wrong with one translation."""
    forms = message.string if message.pluralizable else [message.string]
    if message.fuzzy:
        yield "fuzzy"
    if not all(forms):
        yield "untranslated"
        return
    if message.pluralizable and len(forms) != Catalogue(language).num_plurals:
        yield "wrong number of plural forms"
    model = message.id[1] if message.pluralizable else message.id
    if any(not same_placeholders(model, form) for form in forms):
        yield "other placeholders"


def same_placeholders(model: str, form: str) -> bool:
    """Return whether two texts are filled in with the same values, in any order."""
    wanted = set(PLACEHOLDER.findall(model))
    if not wanted:
        return not PLACEHOLDER.search(form)
    rest = PLACEHOLDER.sub("", form).replace("%%", "")
    return wanted == set(PLACEHOLDER.findall(form)) and "%" not in rest


def shown(key: tuple) -> str:
    """Return a text as a list names it: with its context, of a plural the singular."""
    context, text = key
    text = text if isinstance(text, str) else text[0]
    return f'"{text}" ({context})' if context else f'"{text}"'


def check(root: Path, languages: list[str]) -> int:
    """Print what is wrong, and return how many lines that took."""
    code = extracted(root)
    lines = [
        f"{language}: {fault}" for language in languages for fault in faults(root, language, code)
    ]
    for line in lines:
        sys.stdout.write(f"{line}\n")
    return len(lines)


def main() -> int:
    """Do what the command line asks for, and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m config.translations", description=__doc__)
    parser.add_argument("task", choices=["update", "check"])
    parser.add_argument("languages", nargs="*", choices=[*PLURALS, []], metavar="LANGUAGE")
    asked = parser.parse_args()
    languages = asked.languages or [*PLURALS]
    if asked.task == "check":
        return min(1, check(ROOT, languages))
    update(ROOT, languages)
    return 0


if __name__ == "__main__":
    sys.exit(main())
