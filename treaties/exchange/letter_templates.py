"""Templates of letters as Word files: what is refused in one, and how it is filled in.

A template holds placeholders and conditions, {{ treaty_title }} and {% if articles %}, and
nothing else that is carried out. Files come from outside: they are bounded before they are read.
"""

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ..models.letters import MOST_BYTES

MOST_PARTS = 200
MOST_UNPACKED = 20 * 1024 * 1024
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.If,
    nodes.Not,
    nodes.And,
    nodes.Or,
)
"""What a template may be made of: nothing that repeats, reckons, calls or looks into a value."""

ACTIVE = re.compile(
    r"vbaProject|vbaData|activeX|embeddings/|oleObject|attachedTemplate", re.IGNORECASE
)
EXTERNAL = re.compile(
    rb"<Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>", re.IGNORECASE
)


class BadTemplate(ValueError):
    """Why a file is no template of a letter, as a sentence for whoever chose it."""


class PlaceholdersOnly(ImmutableSandboxedEnvironment):
    """A sandbox that refuses everything but placeholders and conditions, wherever it stands."""

    def __init__(self):
        super().__init__(undefined=StrictUndefined, autoescape=True)
        self.globals.clear()

    def _parse(self, source, name, filename):
        tree = super()._parse(source, name, filename)
        for node in tree.find_all(nodes.Node):
            if not isinstance(node, ALLOWED):
                raise TemplateSyntaxError(type(node).__name__.lower(), node.lineno)
        return tree


def filled_in(content: bytes, values: dict[str, str]) -> bytes:
    """Return a template with its placeholders filled in.

    Raises BadTemplate, which names a placeholder that has no value, or what else is wrong.
    """
    refuse_unsafe(content)
    try:
        template = DocxTemplate(BytesIO(content))
        refuse_unknown(template, values)
        template.render(values, PlaceholdersOnly(), autoescape=True)
        result = BytesIO()
        template.save(result)
    except UndefinedError as error:
        raise BadTemplate(unknown_words([str(error).split("'")[1]], values)) from None
    except TemplateError as error:
        raise BadTemplate(not_allowed_words(str(error))) from None
    except (OpcError, KeyError, ValueError, SyntaxError) as error:
        if isinstance(error, BadTemplate):
            raise
        raise BadTemplate(_("The file cannot be read as a Word document (.docx).")) from None
    return result.getvalue()


def refuse_unknown(template: DocxTemplate, values: dict[str, str]) -> None:
    """Raise BadTemplate for placeholders that a letter does not know, all of them at once."""
    unknown = template.get_undeclared_template_variables(PlaceholdersOnly(), values)
    if unknown:
        raise BadTemplate(unknown_words(sorted(unknown), values))


def unknown_words(names: list[str], values: dict[str, str]) -> str:
    return _("Unknown placeholder: %(names)s. A letter knows these: %(known)s.") % {
        "names": ", ".join(f"{{{{ {name} }}}}" for name in names),
        "known": ", ".join(sorted(values)),
    }


def not_allowed_words(what: str) -> str:
    return _(
        "A template holds placeholders such as {{ treaty_title }} and conditions such as "
        "{%% if articles %%} … {%% endif %%}, and nothing else; this is not possible: %(what)s."
    ) % {"what": what}


def refuse_unsafe(content: bytes) -> None:
    """Raise BadTemplate for a file that is too large, holds macros, or fetches something."""
    if not 0 < len(content) <= MOST_BYTES:
        raise BadTemplate(_("A template has at most 1 MB and is not empty."))
    try:
        with ZipFile(BytesIO(content)) as archive:
            refuse_archive(archive)
    except (BadZipFile, NotImplementedError, RuntimeError, OSError):
        message = _("The file cannot be read as a Word document (.docx).")
        raise BadTemplate(message) from None


def refuse_archive(archive: ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise BadTemplate(_("The file is too large once it is unpacked."))
    if any(ACTIVE.search(part.filename) for part in parts):
        raise BadTemplate(_("The file holds macros or embedded objects; save it without them."))
    for part in parts:
        refuse_part(part.filename, archive.read(part))


def refuse_part(name: str, content: bytes) -> None:
    if not name.lower().endswith((".xml", ".rels")):
        return
    if b"macroEnabled" in content:
        raise BadTemplate(_("The file holds macros or embedded objects; save it without them."))
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise BadTemplate(_("The file cannot be read as a Word document (.docx)."))
    if any(b"/hyperlink" not in found for found in EXTERNAL.findall(content)):
        raise BadTemplate(_("The file fetches something from elsewhere; save it without that."))
