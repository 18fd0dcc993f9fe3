"""The site's and the admin's translations: extracted, kept in step, checked, compiled.

``python -m config.translations update [ru ...]`` brings the catalogues up to date and compiles
them; ``check`` lists what is wrong with them and exits with 1 if anything is.

What the framework says in the admin and does not know in a language is translated here too.
Commands and migrations speak English alone.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from importlib.util import find_spec
from io import BytesIO, StringIO
from pathlib import Path

from babel import Locale
from babel.messages import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
APPS = ("config", "core", "countries", "treaties", "programmes")
LANGUAGES = ("fr", "ru", "ky", "kk")

UNSEEN = ("**/management/**", "**/migrations/**")

# What only staff read may wait for its translation: until then they read it in English. The labels
# of the codes (choices.py) are the public's too, though models name them.
STAFF = (
    *("admin", "bundled", "imports", "models", "reading", "sheets", "writing"),
    *("apps.py", "models.py", "publishing.py", "spreadsheets.py", "contradictions.py"),
    *("letters.py", "letter_templates.py", "synchronising.py", "reconciliation.py"),
)

FRAMEWORK = ("django", "django.contrib.admin", "django.contrib.auth", "django_otp", "axes")
"""The packages whose texts the admin shows."""

KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]")


# --- What the code says -------------------------------------------------------------------


def extract_template(file, keywords, tags, options) -> Iterator[tuple]:
    """Yield a template's texts, from the Python calls that its tags stand for."""
    calls = templatize(file.read().decode(), origin=file.name)
    # In parentheses, since a template's indentation means nothing.
    return extract_python(BytesIO(f"({calls}\n)".encode()), keywords, tags, options)


# How each file is read: the first pattern that fits decides.
METHODS = [
    *((pattern, "ignore") for pattern in UNSEEN),
    ("**.py", "python"),
    ("**/templates/**", extract_template),
]


def position(message: tuple) -> tuple:
    """Return where a text stands among the files: by app, then by folder and name."""
    parts = Path(message[0]).parts
    return APPS.index(parts[0]), parts


def extracted(root: Path) -> Catalog:
    """Return all texts of the site, untranslated, each with the files it is used in."""
    code = extract_from_dir(
        root,
        METHODS,
        keywords=KEYWORDS,
        comment_tags=["Translators"],
        directory_filter=lambda folder: Path(folder).relative_to(root).parts[0] in APPS,
    )
    found = Catalog()
    for name, line, text, comments, context in sorted(code, key=position):
        found.add(text, locations=[(name, line)], auto_comments=comments, context=context)
    return found


# --- What the framework says ---------------------------------------------------------------

# Of ``django`` itself: the names of languages are CLDR's in every list of this site.
NAMES_OF_LANGUAGES = "conf/global_settings.py"


def with_gaps(code: Catalog, language: str) -> Catalog:
    """Return the code's texts and those that a language's reader would get in English.

    Those are the texts of the packages that their own catalogue of the language lacks.
    """
    found = Catalog()
    for message in texts(code).values():
        found[message.id] = message
    for package in FRAMEWORK:
        known = texts(of_package(package, language))
        for key, message in texts(of_package(package, "en")).items():
            is_known = key in known and not known[key].fuzzy and all_forms(known[key])
            if not is_known and key not in texts(found) and needed(message):
                found.add(message.id, locations=[(package, 0)], context=message.context)
    return found


def of_package(package: str, language: str) -> Catalog:
    """Return a package's own catalogue; that of texts alone ("en") from whichever there is."""
    folder = Path(find_spec(package).origin).parent
    folder = folder / "conf" / "locale" if package == "django" else folder / "locale"
    for name in (language, "fr") if language == "en" else (language,):
        path = folder / name / "LC_MESSAGES" / "django.po"
        if path.exists():
            # It prints a line for each plural that has more forms than the language.
            with redirect_stdout(StringIO()):
                return read_po(BytesIO(path.read_bytes()), locale=name)
    return Catalog()


def all_forms(message: Message) -> bool:
    return all(message.string) if message.pluralizable else bool(message.string)


def needed(message: Message) -> bool:
    return not any(NAMES_OF_LANGUAGES in place for place, _line in message.locations)


# --- What the catalogues say --------------------------------------------------------------


class Catalogue(Catalog):
    """A language's catalogue; its header holds no dates, so that equal contents are equal files."""

    def __init__(self, language: str):
        header = f"# Accede: {Locale.parse(language).english_name}."
        super().__init__(locale=language, header_comment=header, charset="utf-8", fuzzy=False)

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """Return what ``gettext`` needs to know to read the file."""
        return [
            ("Language", str(self.locale)),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", self.plural_forms),
        ]


def texts(catalogue: Catalog) -> dict[tuple, Message]:
    """Return a catalogue's messages by context and text; the header is none."""
    return {(message.context, message.id): message for message in catalogue if message.id}


def folder(root: Path, language: str) -> Path:
    return root / "config" / "locale" / language / "LC_MESSAGES"


def catalogue(root: Path, language: str) -> Catalog:
    """Return a language's catalogue as it is on disk, empty if there is none."""
    path = folder(root, language) / "django.po"
    if not path.exists():
        return Catalogue(language)
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def updated(language: str, code: Catalog, old: Catalog) -> Catalogue:
    """Return a catalogue of the code's texts, with the translations that fit them exactly."""
    new, wanted = Catalogue(language), texts(code)
    for key, message in texts(old).items():
        # Babel would keep a translation where only the plural was changed.
        if key in wanted and any(message.string):
            new[message.id] = message
    new.update(code, no_fuzzy_matching=True)
    return new


def as_files(contents: Catalogue) -> dict[str, bytes]:
    """Return a catalogue as translators edit it, and as Django reads it (fuzzy texts left out).

    The first names files without lines: those always change.
    """
    po, mo = BytesIO(), BytesIO()
    write_po(po, contents, width=0, sort_by_file=True, include_lineno=False)
    write_mo(mo, contents)
    return {"django.po": po.getvalue(), "django.mo": mo.getvalue()}


def update(root: Path, languages: list[str]) -> None:
    """Write the catalogues anew, in both forms, keeping what is translated."""
    code = extracted(root)
    for language in languages:
        wanted = with_gaps(code, language)
        files = as_files(updated(language, wanted, catalogue(root, language)))
        folder(root, language).mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (folder(root, language) / name).write_bytes(content)


# --- What is wrong ------------------------------------------------------------------------


def faults(root: Path, language: str, code: Catalog) -> Iterator[str]:
    """Yield what keeps a language from being complete, one line each."""
    try:
        found = catalogue(root, language)
    except PoFileError as error:
        yield f"django.po cannot be read: {error}"
        return
    plural = Catalogue(language).plural_forms
    if found.plural_forms != plural:
        yield f'the header\'s Plural-Forms should be "{plural}"'
    wanted, present = texts(code), texts(found)
    yield from (f"missing: {shown(key)}" for key in wanted if key not in present)
    yield from (f"stale: {shown(key)}" for key in present if key not in wanted)
    for key, message in present.items():
        yield from (f"{fault}: {shown(key)}" for fault in message_faults(message))
    compiled = folder(root, language) / "django.mo"
    wanted_file = as_files(updated(language, code, found))["django.mo"]
    if not compiled.exists() or compiled.read_bytes() != wanted_file:
        yield "django.mo is out of date: run the update"


def message_faults(message: Message) -> Iterator[str]:
    """Yield what is wrong with one translation."""
    if message.fuzzy:
        yield "fuzzy"
    if not all_forms(message):
        if not is_for_staff(message):
            yield "untranslated"
        return
    forms = message.string if message.pluralizable else [message.string]
    model = message.id[1] if message.pluralizable else message.id
    if any(not same_placeholders(model, form) for form in forms):
        yield "other placeholders"


def is_for_staff(message: Message) -> bool:
    """Return whether a text stands only where staff alone read, or comes from the framework."""
    places = [set(Path(name).parts) for name, _line in message.locations]
    return bool(places) and all(
        parts & {*STAFF, *FRAMEWORK} and "choices.py" not in parts for parts in places
    )


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
        f"{language}: {fault}"
        for language in languages
        for fault in faults(root, language, with_gaps(code, language))
    ]
    for line in lines:
        sys.stdout.write(f"{line}\n")
    return len(lines)


def main() -> int:
    """Do what the command line asks for, and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m config.translations", description=__doc__)
    parser.add_argument("task", choices=["update", "check"])
    parser.add_argument("languages", nargs="*", choices=[*LANGUAGES, []], metavar="LANGUAGE")
    asked = parser.parse_args()
    languages = asked.languages or [*LANGUAGES]
    if asked.task == "check":
        return min(1, check(ROOT, languages))
    update(ROOT, languages)
    return 0


if __name__ == "__main__":
    sys.exit(main())
