"""Writes `.env` for a site on one's own machine: `python -m config.first_run PATH`.

Standard library only: it runs before the site can be configured.
"""

import os
import secrets
import sys
from pathlib import Path

TEMPLATE = """\
# Written once by `make run`, and yours to edit; docs/operations.md lists all settings.
# Keep it private: whoever has the key can forge a log-in.
SECRET_KEY={key}
DEBUG=0
ALLOWED_HOSTS=localhost,127.0.0.1,[::1]
# This machine serves plain HTTP. Set 1 behind a proxy that ends TLS.
SECURE_SSL_REDIRECT=0
# Whoever enters an act may also publish it, since you start alone. Set 1 for two persons.
TWO_PERSON_RULE=0
"""


def write_env(path: Path) -> bool:
    """Write the settings of a new site, readable by their owner only; False if they exist."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    with os.fdopen(descriptor, "w") as file:
        file.write(TEMPLATE.format(key=secrets.token_urlsafe(50)))
    return True


def main(path: Path) -> None:
    if write_env(path):
        sys.stdout.write(
            f"Wrote {path}. TWO_PERSON_RULE=0: whoever enters an act may also publish it.\n"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
