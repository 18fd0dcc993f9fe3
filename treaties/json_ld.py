"""What search engines read about a treaty: schema.org's Legislation, which comes from ELI."""

import json
from datetime import date

from countries.models import State

from .models import Treaty

# A closing tag or a comment inside the script would end it early.
ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&"}


def legislation(
    treaty: Treaty,
    url: str,
    *,
    on: date,
    is_in_force: bool,
    state: State | None = None,
    since: date | None = None,
) -> str:
    """Return a treaty, or its force for one State, as JSON-LD that may stand inside a script."""
    data = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": url,
        "url": url,
        "name": treaty.titles["en"],
        "alternateName": [text for text in treaty.common_names.values() if text],
        "legislationIdentifier": treaty.label,
        "legislationType": "international agreement",
        "legislationDate": treaty.opened_on.isoformat() if treaty.opened_on else None,
        "legislationDateVersion": on.isoformat(),
        "legislationLegalForce": f"https://schema.org/{'InForce' if is_in_force else 'NotInForce'}",
        "legislationPassedBy": {"@type": "Organization", "name": "Council of Europe"},
        "sameAs": [*treaty.text_urls.values()],
    }
    if state is not None:
        data["legislationJurisdiction"] = {"@type": "Country", "name": state.names["en"]}
    if since is not None:
        data["temporalCoverage"] = f"{since}/.."
    kept = {name: value for name, value in data.items() if value not in (None, [])}
    return json.dumps(kept, ensure_ascii=False).translate(ESCAPES)
