"""Answers for whoever watches the site: is the process alive, and can it serve."""

from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache


@never_cache
def alive(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "ok"})


@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """Answer 503 with the reason while a database is away or a migration is missing."""
    problems = {alias: problem for alias in connections if (problem := problem_of(alias))}
    if problems:
        return JsonResponse({"status": "unavailable", "databases": problems}, status=503)
    return JsonResponse({"status": "ok"})


def problem_of(alias: str) -> str | None:
    """Return why this database cannot serve the site, or None if it can."""
    try:
        executor = MigrationExecutor(connections[alias])
    except DatabaseError:
        return "unreachable"
    unapplied = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(unapplied)} migrations not applied" if unapplied else None
