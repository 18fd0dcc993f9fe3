"""The form of a series: spellings and names of chapters as lines of text instead of JSON."""

import re

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.admin.by_language import LANGUAGES
from core.admin.forms import FactForm

from .lines import LinesField

SPELLING = re.compile(r"(?P<key>[a-z]{2}:[A-Za-z0-9-]+)\s+(?P<text>.+)")
CHAPTER = re.compile(r"(?P<chapter>[IVXLC]+)\s+(?P<language>[a-z]{2})\s+(?P<name>.+)")


class SpecialSpellingsField(LinesField):
    """The spellings of numbers that begin in a certain way: ``ru:P Протокол № {digits}``."""

    def prepare_value(self, value):
        if not isinstance(value, dict):
            return value
        return "\n".join(f"{key} {text}" for key, text in value.items())

    def to_python(self, value):
        return {found["key"]: found["text"] for found in map(self.read, super().to_python(value))}

    def read(self, line: str) -> re.Match:
        found = SPELLING.fullmatch(line)
        if found is None or found["key"][:2] not in LANGUAGES:
            text = _("“%(line)s” is not a language and a beginning, then the spelling: ru:P …")
            raise forms.ValidationError(text % {"line": line})
        return found


class ChaptersField(LinesField):
    """The names of chapters by Roman numeral and language: ``IV en Human rights``."""

    def prepare_value(self, value):
        if not isinstance(value, dict):
            return value
        return "\n".join(
            f"{chapter} {language} {name}"
            for chapter, names in value.items()
            for language, name in names.items()
        )

    def to_python(self, value):
        chapters: dict[str, dict[str, str]] = {}
        for line in super().to_python(value):
            found = CHAPTER.fullmatch(line)
            if found is None or found["language"] not in LANGUAGES:
                text = _("“%(line)s” is not a numeral, a language and a name: IV en Human rights")
                raise forms.ValidationError(text % {"line": line})
            chapters.setdefault(found["chapter"], {})[found["language"]] = found["name"]
        for chapter, names in chapters.items():
            if "en" not in names:
                text = _("Chapter %(chapter)s needs its English name.")
                raise forms.ValidationError(text % {"chapter": chapter})
        return chapters


class SeriesForm(FactForm):
    """A series; what its spellings say of numbers that begin in a certain way stands apart."""

    special_spellings = SpecialSpellingsField(
        label=gettext_lazy("Spellings of some numbers"),
        required=False,
        help_text=gettext_lazy(
            "Of numbers that begin in a certain way, one a line: the language, a colon and the "
            "beginning, then the spelling, in which {rest} is what follows the beginning: "
            "en:AP- Additional Protocol {rest}"
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        spellings = self.instance.spellings.items()
        self.initial["spellings"] = {key: text for key, text in spellings if ":" not in key}
        self.initial["special_spellings"] = {key: text for key, text in spellings if ":" in key}

    def clean(self):
        cleaned = super().clean()
        if {"spellings", "special_spellings"} <= cleaned.keys():
            cleaned["spellings"] |= cleaned["special_spellings"]
        return cleaned
