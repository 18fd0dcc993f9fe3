from collections import Counter

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from config.loading import load_everything
from core.sheets.tables import BadDataError
from programmes.exchange import bundled as programmes
from treaties.exchange import bundled


class Command(BaseCommand):
    help = (
        "Load the bundled data and create the groups of staff. Running it again changes nothing; "
        "what staff changed or deleted stays as it is."
    )

    def handle(self, *args: object, **options: object) -> None:
        try:
            bundle, programme_bundle = bundled.read(), programmes.read()
            # None: no bar where nobody watches.
            with tqdm(
                total=len(bundle) + len(programme_bundle), unit=" rows", disable=None, leave=False
            ) as bar:
                counts = load_everything(bundle, programme_bundle, progress=bar.update)
        except BadDataError as error:
            raise CommandError(f"The bundled data could not be loaded:\n{error}") from None
        for name, outcomes in counts.items():
            self.stdout.write(f"{name}: {sentence(outcomes)}")


def sentence(outcomes: Counter) -> str:
    """Return the counts that are not zero: ``2,388 new, 3 kept as changed by staff``."""
    parts = [f"{outcomes[name]:,} {name}" for name in bundled.OUTCOMES if outcomes[name]]
    return ", ".join(parts) or "none new"
