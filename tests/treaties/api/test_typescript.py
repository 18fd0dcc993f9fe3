"""Types in TypeScript made from the description, and a program that the compiler checks with them.

The two programs come with `npm install` in tests/typescript; the test itself reaches no network.
"""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from config.api import LISTS
from treaties.api.schema import description

FOLDER = Path(__file__).parents[2] / "typescript"
PROGRAMS = FOLDER / "node_modules" / ".bin"
needs_node = pytest.mark.skipif(
    not (shutil.which("node") and (PROGRAMS / "openapi-typescript").exists()),
    reason="openapi-typescript is not installed: npm install in tests/typescript",
)


def run(folder: Path, program: str, *arguments: str) -> subprocess.CompletedProcess:
    command = [str(PROGRAMS / program), *arguments]
    return subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)


@pytest.fixture(scope="module")
def types(tmp_path_factory) -> Path:
    """Return a folder with the types made from the description."""
    folder = tmp_path_factory.mktemp("typescript")
    (folder / "schema.json").write_text(json.dumps(description(LISTS)))
    made = run(folder, "openapi-typescript", "schema.json", "--output", "schema.ts")
    assert made.returncode == 0, made.stderr
    return folder


def compiled(folder: Path, text: str) -> subprocess.CompletedProcess:
    (folder / "reader.ts").write_text(text)
    return run(folder, "tsc", "--noEmit", "--strict", "--target", "es2022", "reader.ts")


@needs_node
def test_a_program_is_compiled_with_the_types(types):
    made = compiled(types, (FOLDER / "reader.ts").read_text())

    assert made.returncode == 0, made.stdout


@needs_node
def test_a_code_that_does_not_exist_is_refused(types):
    text = (FOLDER / "reader.ts").read_text().replace('=== "in_force"', '=== "party"')

    made = compiled(types, text)

    assert "TS2367" in made.stdout
