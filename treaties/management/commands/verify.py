"""Compare the published effective dates with those that the clauses give."""

import json
from collections import Counter
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
        "taken_over": len(found.taken_over),
        "depositaries": found.by_depositary(),
        "clause_kinds": found.by_clause_kind(),
        "treaties": found.by_treaty(),
        "differences": [asdict(item) | {"days": item.days} for item in found.differences],
        "treaties_without_clause": found.treaties_without_clause,
        "untested_treaties": found.untested_treaties,
    }
    return json.dumps(data, default=str, ensure_ascii=False, indent=2)


def as_text(found: Verification) -> str:
    compared, differing = len(found.computable), len(found.differences)
    share = (compared - differing) / compared if compared else 0
    summary = (
        f"{compared - differing} of {compared} published dates agree ({share:.1%}); "
        f"{differing} differ; {len(found.without_clause)} have no known clause."
    )
    without, untested = found.treaties_without_clause, found.untested_treaties
    lines = [
        *map(count_line, found.by_treaty().items()),
        *("", "By kind of clause:", *map(count_line, found.by_clause_kind().items())),
        *("", "By depositary:", *map(count_line, found.by_depositary().items())),
        *("", "Differences:", *map(difference_line, found.differences)),
        "",
        f"{len(without)} treaties have no clause that gives a date: {', '.join(without)}.",
        f"{len(untested)} treaties have one that no published date tests: {', '.join(untested)}.",
        "",
        f"{len(found.taken_over)} dates agree because they are the treaty's own published date.",
        summary,
    ]
    return "\n".join(lines)


def count_line(group: tuple[str, Counter]) -> str:
    name, count = group
    return (
        f"{name:10} {count['agree']:5} agree {count['differ']:3} differ "
        f"{count['no_clause']:3} without a known clause"
    )


def difference_line(item: Comparison) -> str:
    clause = f"article {item.articles}" if item.articles else "article not recorded"
    return (
        f"{item.treaty} {item.state} {item.kind} of {item.done_on} ({clause}): published "
        f"{item.published_on}, computed {item.computed_on}. "
        f"{item.reason or 'The reason is not known.'}"
    )
