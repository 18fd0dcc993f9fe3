"""What a language model is told of this site first, at /llms.txt: where each answer is."""

from django.http import HttpRequest, HttpResponse

from config.api import LISTS
from config.sitemaps import FRONT_PAGES, TEXT_PAGES
from core.http.conditional import kept
from treaties.api.schema import description

WORDS = """# Accede

> Where each State stands towards each treaty, on any day, and why: signed, consented, in force,
> left, invited, or free to join. Everything is open data (CC BY 4.0), without a key, in five
> languages (en, fr, ru, ky, kk).

- Ask of a day with `as_of=YYYY-MM-DD`, and cite that address: it stays.
- `is_party` null and the status `data_incomplete` mean that the data do not tell. An unknown is
  never a no; `missing` and `warnings` say what is not known.
- A treaty goes by any usual spelling of its number (ETS 112, hcch-12), a State by its code (KG).
- Each answer has its reasons, acts and sources: `explanation`, `computation`, `acts`, `sources`.
"""


@kept
def llms(request: HttpRequest) -> HttpResponse:
    """List the addresses of the API and the pages, with what each tells, as plain text."""
    return HttpResponse(text(request.build_absolute_uri("/")), "text/plain; charset=utf-8")


def text(root: str) -> str:
    operations = {path: item["get"] for path, item in description(LISTS)["paths"].items()}
    questions = [
        f"- [{path}]({root.rstrip('/')}{path}): {operation['summary']}"
        for path, operation in operations.items()
    ]
    pages = [f"- [/en/{path}]({root}en/{path})" for path in (*FRONT_PAGES, *TEXT_PAGES)]
    data = [
        f"- [The description of the API]({root}api/v1/schema/): OpenAPI 3.1",
        f"- [All public data]({root}data/datapackage.json): a data package of CSV files",
        f"- [All public objects]({root}data/objects.jsonl): one a line, before `changes/`",
    ]
    parts = [WORDS, "## API\n", *questions, "\n## Data\n", *data, "\n## Pages\n", *pages]
    return "\n".join([*parts, ""])
