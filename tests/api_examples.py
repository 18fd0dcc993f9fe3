"""The examples of the API's description: true answers from the bundled data.

`python -m tests.api_examples` writes them anew from the database of DATABASE_URL, into which the
bundled data must have been loaded.
"""

import json
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent / "treaties" / "api" / "examples.json"

ASKED = {
    "index": "?page_size=2",
    "treaty_list": "treaties/?q=ETS+112&as_of=2024-05-15",
    "treaty_detail": "treaties/ets-112/?as_of=2024-05-15",
    "chart": "treaties/ets-112/participations/?as_of=2024-05-15&ordering=-consented_on&page_size=1",
    "clauses": "treaties/ets-112/clauses/",
    "forecast": "treaties/ets-167/forecast/?state=KG&deposited=2027-02-10&as_of=2026-11-24",
    "forecasts": "forecast/?state=KG&treaties=ets-167,ets-005&deposited=2027-02-10",
    "state_list": "states/?q=kyrgyz&as_of=2024-05-15",
    "state_detail": "states/KG/?as_of=2024-05-15",
    "state_treaties": "states/KG/treaties/?status_group=on_the_way&as_of=2024-05-15",
    "pair": "states/KG/treaties/ets-112/?as_of=2024-05-15",
    "agenda": "states/KG/agenda/?from=2024-01-01&to=2024-12-31",
    "procedures": "states/KG/procedures/?as_of=2026-11-24",
    "leaving": "states/DE/leaving/?on=2026-11-24&page=6&page_size=1",
    "series": "states/KG/series/?from=2023&to=2025",
    "matrix": "matrix/?states=KG,KZ&treaties=ets-112,ets-185&as_of=2024-05-15",
    "panel": "panel/?states=KG&treaties=ets-112&from=2024&to=2025",
    "between": "between/?treaty=ets-112&a=KG&b=DE&as_of=2024-08-01",
    "durations": "durations/?state=KG&as_of=2024-08-01",
    "duration_summary": "durations/summary/?states=KG,KZ&by=decade&as_of=2024-08-01&page_size=2",
    "compute": "compute/?kind=first_of_month_after_months&n=3&date=2024-04-22",
    "verification": "verification/?fields=as_of,compared,agree,taken_over,differ,no_clause,"
    "depositaries,clause_kinds,differences&as_of=1970-01-01",
    "acts": "acts/?treaty=ets-112&state=KG",
    "statements": "statements/?treaty=ets-112",
    "authorities": "authorities/?treaty=ets-112",
    "codes": "codes/?page_size=2",
    "changes": "changes/?since=0&page_size=1",
    "programme_list": "programmes/?page_size=1&as_of=2024-05-15",
    "programme_detail": "programmes/carlp-2020-2024/?as_of=2024-05-15",
    "state_programmes": "states/KG/programmes/?page_size=1&as_of=2024-05-15",
    "programme_totals": "programmes/totals/?by=year&page_size=2&as_of=2024-05-15",
    "programme_series": "programmes/series/?from=2022&to=2023",
}
MOMENTS = {"changed_at", "at"}
"""When the bundled data were loaded; no two databases agree on it, nor on the numbers of rows."""


def ask(client, path: str) -> dict:
    """Return the answer of this site, with the address of a site that does not exist."""
    content = client.get(f"/api/v1/{path}").content.decode()
    return json.loads(content.replace("http://testserver", "https://accede.example"))


def without_moments(value):
    """Return an answer without the moments and the numbers of rows in it."""
    if isinstance(value, list):
        return [without_moments(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        name: without_moments(item)
        for name, item in value.items()
        if name not in MOMENTS and not (name == "id" and isinstance(item, int))
    }


def write() -> None:
    from django.test import Client

    client = Client()
    found = {
        name: {"path": f"/api/v1/{path}", "content": ask(client, path)}
        for name, path in ASKED.items()
    }
    EXAMPLES.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    import django
    from django.test.utils import setup_test_environment

    django.setup()
    setup_test_environment()
    write()
