"""Compare the published effective dates with those that the clauses give."""

import json
from dataclasses import asdict

from django.core.management.base import BaseCommand

from ...writing.verification import Comparison, Verification, verify


class Command(BaseCommand):
    help = "Compare published effective dates with the computed ones: counts and each difference."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true", help="print nothing but JSON")

    def handle(self, *args, **options):
        found = verify()
        self.stdout.write(as_json(found) if options["json"] else as_text(found))


def as_json(found: Verification) -> str:
    data = {
        "compared": len(found.computable),
        "agree": len(found.computable) - len(found.differences),
        "differ": len(found.differences),
        "without_known_clause": len(found.without_clause),
        "treaties": found.by_treaty(),
        "differences": [asdict(item) for item in found.differences],
    }
    return json.dumps(data, default=str, ensure_ascii=False, indent=2)


def as_text(found: Verification) -> str:
    lines = [
        f"{treaty:10} {count['agree']:5} agree {count['differ']:3} differ "
        f"{count['no_clause']:3} without a known clause"
        for treaty, count in found.by_treaty().items()
    ]
    lines += ["", "Differences:", *map(difference_line, found.differences)]
    compared, differing = len(found.computable), len(found.differences)
    share = (compared - differing) / compared if compared else 0
    summary = (
        f"{compared - differing} of {compared} published dates agree ({share:.1%}); "
        f"{differing} differ; {len(found.without_clause)} have no known clause."
    )
    return "\n".join([*lines, "", summary])


def difference_line(item: Comparison) -> str:
    clause = f"article {item.articles}" if item.articles else "article not recorded"
    return (
        f"{item.treaty} {item.state} {item.kind} of {item.done_on} ({clause}): published "
        f"{item.published_on}, computed {item.computed_on}. "
        f"{item.reason or 'The reason is not known.'}"
    )
