import re
from importlib.metadata import version
from itertools import pairwise

import pytest
from django.conf import settings
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

INPUTS = ["requirements.in", "requirements-extra.in", "requirements-dev.in"]
PINS = ["requirements.txt", "requirements-extra.txt", "requirements-dev.txt"]


def read(name):
    return (settings.BASE_DIR / name).read_text()


def wanted(name):
    """Return the packages that an input asks for, each with the line above it."""
    lines = [line for line in read(name).splitlines() if line and not line.startswith("-r ")]
    return {Requirement(line).name: above for above, line in pairwise(lines) if line[0] != "#"}


def pinned(name):
    """Return the lines of a file of pins, each with its hashes."""
    joined = read(name).replace("\\\n", "")
    return [line for line in joined.splitlines() if not line.lstrip().startswith("#")]


def versions(name):
    return {
        canonicalize_name(Requirement(line.split(" ")[0]).name): line.split(" ")[0].split("==")[1]
        for line in pinned(name)
    }


@pytest.mark.parametrize("name", INPUTS)
def test_every_package_has_its_reason(name):
    assert [package for package, above in wanted(name).items() if above[:2] != "# "] == []


@pytest.mark.parametrize("name", PINS)
def test_every_version_is_pinned_with_hashes(name):
    pin = re.compile(r"[\w.-]+(\[\w+\])?==[\w.]+( +--hash=sha256:[0-9a-f]{64})+")

    assert [line for line in pinned(name) if not pin.fullmatch(line)] == []


@pytest.mark.parametrize(
    "inputs, pins",
    [
        pytest.param(INPUTS[:1], PINS[0], id="site"),
        pytest.param(INPUTS[:2], PINS[1], id="extra"),
        pytest.param(INPUTS, PINS[2], id="tests"),
    ],
)
def test_pins_are_of_what_is_asked_for(inputs, pins):
    packages = {package for name in inputs for package in wanted(name)}

    assert packages - {*versions(pins)} == set()


def test_tests_run_on_the_versions_of_the_site():
    assert versions(PINS[0]).items() <= versions(PINS[1]).items() <= versions(PINS[2]).items()


@pytest.mark.parametrize("name", PINS)
def test_tests_run_on_the_pinned_versions(name):
    pins = versions(name)

    assert pins == {package: version(package) for package in pins}


def test_measurements_need_the_pins_of_the_site_alone():
    lines = read("bench/requirements.txt").splitlines()

    assert [line for line in lines if line and line[0] != "#"] == ["-r ../requirements.txt"]


@pytest.mark.parametrize("name", [*INPUTS, *PINS, "bench/requirements.txt"])
def test_no_registry_is_named(name):
    assert not re.search(r"://|--(extra-)?index-url|--find-links", read(name))


def test_every_setting_is_documented():
    code = read("config/settings.py")
    known = set(re.findall(r'env\.\w+\(\s*"(\w+)"', code))

    table = read("docs/operations.md")
    assert set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == known
