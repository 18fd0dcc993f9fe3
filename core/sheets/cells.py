"""Text in spreadsheets: kept from being executed on the way out, and as it was on the way in."""

import re

# In XML a carriage return becomes a line feed, so that the two are told apart in CSV only.
FORMULA = re.compile(r"'*[=+\-@\t\r\n]")


def guarded(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would take for a formula."""
    return f"'{text}" if FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Return a text as it was before ``guarded``."""
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text
