import re
from importlib.metadata import version

import pytest
from django.conf import settings
from packaging.requirements import Requirement

FILES = ["requirements.txt", "requirements-dev.txt", "bench/requirements.txt"]


def requirements(name):
    lines = (settings.BASE_DIR / name).read_text().splitlines()
    return [line for line in lines if line and not line.startswith(("#", "-r "))]


@pytest.mark.parametrize("name", FILES)
def test_every_version_is_pinned(name):
    assert [line for line in requirements(name) if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []


@pytest.mark.parametrize("name", FILES[:2])
def test_tests_run_on_the_pinned_versions(name):
    pinned = {Requirement(line).name: line.split("==")[1] for line in requirements(name)}

    assert pinned == {package: version(package) for package in pinned}


def test_every_setting_is_documented():
    code = (settings.BASE_DIR / "config" / "settings.py").read_text()
    read = set(re.findall(r'env\.\w+\(\s*"(\w+)"', code))

    table = (settings.BASE_DIR / "docs" / "operations.md").read_text()
    assert set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == read
