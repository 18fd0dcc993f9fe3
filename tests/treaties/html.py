"""What the tests of pages look for."""

import html5lib


def parsed(response, *, status=200):
    """Return a page as a tree; raises at the first error of the HTML."""
    assert response.status_code == status, response.content[:500]
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(response.content)


def text(node) -> str:
    """Return the text of a node with single spaces, one between any two elements."""
    return " ".join(" ".join(node.itertext()).split())


def main(response, *, status=200) -> str:
    """Return the text of a page's content, without menus."""
    return text(parsed(response, status=status).find(".//main"))
