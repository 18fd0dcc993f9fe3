"""Words of treaty practice that lead to the glossary, where they stand first on a page."""

from django import template
from django.urls import reverse
from django.utils.html import format_html

from ..sentences.glossary import anchor_of

register = template.Library()


@register.simple_tag(takes_context=True)
def term(context, code: str, label: str) -> str:
    """Return the label of a code, at its first place on the page as a link to what it means.

    A code that the glossary does not explain gives its label alone.
    """
    anchor = anchor_of(code)
    if not anchor or anchor in linked(context):
        return label
    linked(context).add(anchor)
    return format_html('<a class="term" href="{}#{}">{}</a>', reverse("glossary"), anchor, label)


def linked(context) -> set[str]:
    """Return the words that the page has linked so far, in whatever part of it."""
    request = context.get("request")
    if request is None:
        return set()
    if not hasattr(request, "linked_terms"):
        request.linked_terms = set()
    return request.linked_terms
