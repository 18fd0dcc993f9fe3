"""Loading everything that comes with the site, in one transaction."""

from collections import Counter
from collections.abc import Callable

from django.db import connection

from programmes.exchange import bundled as programmes
from treaties.exchange import bundled
from treaties.writing import door
from treaties.writing.roles import create_groups


def load_everything(
    bundle: bundled.Bundle,
    programme_bundle: programmes.Bundle,
    *,
    progress: Callable[[int], object],
) -> dict[str, Counter]:
    """Load the bundled data and create the groups of staff; return the counts by model.

    Nothing is loaded if a row is bad (BadDataError). An app with data of its own is loaded here
    too, by the same ``merge``, so that all stands in one transaction.
    """
    with door.writing(None, reason=bundled.REASON, public_reason=bundled.REASON) as write:
        merge = bundled.Merge(write, progress=progress)
        bundled.load(bundle, merge)
        programmes.load(programme_bundle, merge)
        created = create_groups()
    if write.changes:
        refresh_statistics()
    merge.counts["groups of staff"][bundled.OUTCOMES[0]] += len(created)
    return merge.counts


def refresh_statistics() -> None:
    """Let the database count its rows anew, so that it plans queries for full tables.

    PostgreSQL would do so by itself some minutes later, SQLite never.
    """
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
