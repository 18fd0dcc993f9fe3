"""How the Treaty Office wants the treaties of the Council of Europe cited."""

from django.utils.translation import gettext as _

from ...sentences.citations import Citation, Cited

AUTHOR = "Council of Europe Treaty Office"


def cite(cited: Cited) -> Citation:
    """Return a treaty in the Treaty Office's own form, with its address there if it is known."""
    parts = [AUTHOR, cited.title, cited.treaty.labels["en"], cited.address]
    return Citation("treaty-office", _("Treaty Office"), ", ".join(filter(None, parts)))
