"""What holds for the code as a whole: who imports whom, who writes facts, how long things are."""

import ast
import inspect
from functools import cache
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from tests import factories

ROOT = Path(__file__).parent.parent
APPS = ("countries", "treaties", "programmes")
MODULES = [
    path
    for folder in (*APPS, "config")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts
]
OURS = {path: str(path.relative_to(ROOT)) for path in MODULES}

# A module imports only from its own layer or from those before it.
LAYERS = {
    "countries": [
        {"names", "choices", "formats", "addresses", "alphabets", "tables"},
        {"querysets"},
        {"models"},
        {"loading"},
    ],
    "treaties": [
        {"law"},
        {
            "cells", "choices", "clause_sentences", "groups", "notifications", "numbers",
            "search", "sentences",
        },
        {"querysets"},
        {"models"},
        {
            "charts", "citations", "courses", "facts", "glossary", "identifiers", "linked_data",
            "periods", "public_changes", "recording", "versions",
        },
        {"derive"},
        {
            "agenda", "answers", "between", "board", "called_off", "durations", "effects",
            "events", "evidence", "explain", "finding_texts", "findings", "forecast", "known",
            "lookup", "pair", "preview", "progress", "publishing", "series", "verifying",
        },
        {"importing", "loading", "syncing"},
        {"filters", "parameters"},
        {"caching", "rendering"},
        {"exporting"},
        {"data_package"},
        {"serializers"},
        {"api", "views", "admin", "feeds", "calendars", "urls", "templatetags", "management"},
    ],
}  # fmt: skip


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> set[str]:
    """Return the modules that a module imports, by their full names."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            name = ".".join([*base, *([node.module] if node.module else [])])
            found |= {name} | {f"{name}.{alias.name}" for alias in node.names}
    return found


def name_of(path: Path) -> str:
    """Return the name of a module within its app: ``law`` for ``treaties/law/dates.py``."""
    return path.relative_to(ROOT).with_suffix("").parts[1]


def modules_of(app: str, name: str | None = None) -> list[Path]:
    paths = [path for path in MODULES if path.relative_to(ROOT).parts[0] == app]
    return [path for path in paths if name is None or name_of(path) == name]


@pytest.mark.parametrize(
    "app, strangers",
    [("countries", {"treaties", "programmes"}), ("treaties", {"programmes"})],
)
def test_app_knows_no_app_below_it(app, strangers):
    found = {
        f"{OURS[path]} imports {name}"
        for path in modules_of(app)
        for name in imports(path)
        if name.split(".")[0] in strangers
    }

    assert found == set()


def test_law_imports_nothing_but_itself_and_the_standard_library():
    import sys

    found = {
        f"{OURS[path]} imports {name}"
        for path in modules_of("treaties", "law")
        for name in imports(path)
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("treaties.law")
    }

    assert found == set()


@pytest.mark.parametrize("app", LAYERS)
def test_every_module_has_its_layer(app):
    placed = set().union(*LAYERS[app])

    assert {name_of(path) for path in modules_of(app)} - {"__init__", "apps"} <= placed


@pytest.mark.parametrize("app", LAYERS)
def test_imports_go_one_way(app):
    layer_of = {name: number for number, names in enumerate(LAYERS[app]) for name in names}
    found = set()
    for path in modules_of(app):
        own = layer_of.get(name_of(path))
        for name in imports(path):
            parts = name.split(".")
            other = layer_of.get(parts[1]) if parts[0] == app and len(parts) > 1 else None
            if None not in (own, other) and other > own:
                found.add(f"{OURS[path]} imports {name}")

    assert found == set()


def test_modules_import_each_other_in_no_circle():
    graph = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for path in MODULES
    }
    waiting = {
        name: {other for other in imports(path) if other in graph and other != name}
        for name, path in graph.items()
    }
    # A package and what it re-exports count as one.
    while True:
        ready = {name for name, others in waiting.items() if not others & waiting.keys()}
        if not ready:
            break
        waiting = {name: others for name, others in waiting.items() if name not in ready}
    circles = {
        name: {other for other in others if other in waiting and not name.startswith(other)}
        for name, others in waiting.items()
    }
    assert {name for name, others in circles.items() if others and name not in PACKAGES} == set()


PACKAGES = {
    ".".join(path.parent.relative_to(ROOT).parts) for path in MODULES if path.name == "__init__.py"
}


# Facts and the clock.

FACTS = {
    "Act", "Attachment", "Clause", "Membership", "Organisation", "State", "Statement", "Treaty",
}  # fmt: skip
WRITES = {"bulk_create", "bulk_update", "create", "delete", "get_or_create", "save",
          "update", "update_or_create"}  # fmt: skip
DOOR = {"treaties/derive.py", "treaties/recording.py"}


def writes_of_facts(path: Path) -> set[str]:
    """Return the calls in a module that write rows without the writer of ``derive.writing``."""
    found = set()
    for node in ast.walk(tree(path)):
        is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if not is_call or node.func.attr not in WRITES:
            continue
        text = ast.unparse(node.func)
        if any(f"{model}.objects" in text or f"{model}._default" in text for model in FACTS):
            found.add(text)
        if text.split(".")[0] in INSTANCES and text.count(".") == 1:
            found.add(text)
    return found


INSTANCES = {"act", "attachment", "clause", "membership", "state", "statement", "treaty",
             "published", "correction", "instance", "obj", "row"}  # fmt: skip


def test_facts_are_written_through_the_door_only():
    found = {
        f"{OURS[path]}: {text}"
        for path in MODULES
        if OURS[path] not in DOOR and path.relative_to(ROOT).parts[0] in ("countries", "treaties")
        for text in writes_of_facts(path)
    }

    assert found == set()


@pytest.mark.parametrize(
    "code",
    [
        "Act.objects.create(kind='signature')",
        "Act.objects.filter(state=kg).update(kind='accession')",
        "Treaty.objects.get(code='ets-112').delete()",
        "act.save()",
        "State.objects.bulk_create(rows)",
    ],
)
def test_a_write_beside_the_door_would_be_found(code, tmp_path):
    path = tmp_path / "module.py"
    path.write_text(code, encoding="utf-8")

    assert writes_of_facts(path)


CLOCKS = {"date.today", "datetime.now", "datetime.today", "timezone.now", "timezone.localdate",
          "timezone.localtime", "localdate", "now"}  # fmt: skip
EDGES = {
    "parameters", "filters", "admin", "management", "recording", "templatetags", "loading",
    "importing",
}  # fmt: skip


def test_today_is_known_at_the_edges_only():
    """Else the past could not be asked for, and tests would drift."""
    found = {
        f"{OURS[path]}: {ast.unparse(node.func)}"
        for path in MODULES
        if path.relative_to(ROOT).parts[0] in APPS and name_of(path) not in EDGES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in CLOCKS
    }

    assert found == set()


# Sizes and names.


def test_no_module_is_named_for_what_it_is_not():
    vague = {"utils", "helpers", "services", "mixins", "base", "signals"}

    assert [OURS[path] for path in MODULES if path.stem in vague] == []


def test_rules_queries_and_models_say_what_they_are():
    described = ("law", "querysets", "models", "derive", "facts", "importing", "loading")
    paths = [path for app in APPS for name in described for path in modules_of(app, name)]

    silent = [OURS[path] for path in paths if tree(path).body and not ast.get_docstring(tree(path))]
    assert silent == []


MOST_LINES = 300
MOST_LINES_OF_FUNCTION = 50


def lines_of(node: ast.AST) -> int:
    return node.end_lineno - node.lineno + 1


def too_long(name: str, text: str) -> set[str]:
    """Return the name of a module and those of its functions, as far as they are too long."""
    functions = [
        node
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    found = {
        f"{name}: {node.name}" for node in functions if lines_of(node) > MOST_LINES_OF_FUNCTION
    }
    return found | ({name} if len(text.splitlines()) > MOST_LINES else set())


def test_modules_and_functions_are_short():
    found = set()
    for path in MODULES:
        found |= too_long(OURS[path], path.read_text(encoding="utf-8"))

    assert found == set(), "split these"


@pytest.mark.parametrize(
    "lines, found", [(300, {"m.py: f"}), (301, {"m.py", "m.py: f"}), (51, {"m.py: f"}), (50, set())]
)
def test_what_is_too_long_would_be_found(lines, found):
    assert too_long("m.py", "def f():\n" + "    pass\n" * (lines - 1)) == found


# Migrations, factories, documentation.


@pytest.mark.django_db
def test_no_migration_is_missing_or_in_conflict():
    call_command("makemigrations", "--check", "--dry-run", stdout=StringIO())


OUR_MODELS = [model for app in APPS for model in apps.get_app_config(app).get_models()]


@pytest.mark.parametrize("model", OUR_MODELS, ids=lambda model: model._meta.label)
def test_model_has_a_factory(model):
    made = {
        item._meta.model
        for _, item in inspect.getmembers(factories, inspect.isclass)
        if hasattr(item, "_meta") and getattr(item._meta, "model", None)
    }

    assert model in made


@pytest.mark.parametrize("model", OUR_MODELS, ids=lambda model: model._meta.label)
def test_facts_are_not_deleted_with_what_they_refer_to(model):
    """A fact protects its State and its treaty; only what is derived goes with them."""
    if model.__name__ not in FACTS:
        pytest.skip("not a fact")

    cascades = [
        field.name
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey) and field.remote_field.on_delete is models.CASCADE
    ]
    assert cascades == []


@cache
def documentation() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md"))


@pytest.mark.parametrize("model", OUR_MODELS, ids=lambda model: model._meta.label)
def test_model_is_described(model):
    """In bold with its paragraph, or as code in a table."""
    name = model.__name__

    assert f"**{name}**" in documentation() or f"`{name}`" in documentation()
