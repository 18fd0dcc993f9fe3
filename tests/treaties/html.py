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


LEVELS = {f"h{number}": number for number in range(1, 7)}
SEEN = {"img", "input", "select", "meter"}


def without_content(tree) -> list[str]:
    """Return the headings in a page's content that nothing stands under: no text, no field."""
    found = [*parts(tree.find(".//main"))]
    following = [*found[1:], (1, "")]
    pairs = zip(found, following, strict=True)
    return [words for (level, words), (after, _words) in pairs if level and 0 < after <= level]


def parts(node):
    """Yield a page's headings with their levels, and 0 for whatever else a reader sees."""
    if node.tag in LEVELS:
        yield LEVELS[node.tag], text(node)
    else:
        if node.tag in SEEN or (node.text or "").strip():
            yield 0, ""
        for child in node:
            yield from parts(child)
    if (node.tail or "").strip():
        yield 0, ""
