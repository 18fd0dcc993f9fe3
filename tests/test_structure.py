"""What holds for the code as a whole: who imports whom, who writes facts, how long things are."""

import ast
import inspect
import re
from functools import cache
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from tests import factories

ROOT = Path(__file__).parent.parent
APPS = ("core", "countries", "treaties", "programmes")
MODULES = [
    path
    for folder in (*APPS, "config")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts
]
OURS = {path: str(path.relative_to(ROOT)) for path in MODULES}

# The way of an act: a room imports only from itself and from those before it.
ROOMS = [
    "law", "models", "sentences", "writing", "answers", "questions", "exchange", "depositaries",
]  # fmt: skip
FRONTS = {"admin", "api", "pages", "feeds"}
# Where Django looks for them; they may ask any room.
DJANGO = {"apps", "urls", "management", "templatetags"}


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


APPS_BELOW = {
    "core": set(),
    "countries": {"core"},
    "treaties": {"core", "countries"},
    "programmes": {"core", "countries", "treaties"},
}


@pytest.mark.parametrize("app", APPS_BELOW)
def test_app_knows_only_those_below_it(app):
    allowed = APPS_BELOW[app] | {app}
    found = {
        f"{OURS[path]} imports {name}"
        for path in modules_of(app)
        for name in imports(path)
        if name.split(".")[0] in {*APPS_BELOW, "config", "tests"} - allowed
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


def room_of(name: str) -> str | None:
    """Return the room that a full name of a module of ours lies in; None outside the apps."""
    parts = name.split(".")
    return parts[1] if parts[0] in ("treaties", "programmes") and len(parts) > 1 else None


def place(room: str) -> int:
    """Return how far along the way of an act a room lies; all fronts lie at its end."""
    return ROOMS.index(room) if room in ROOMS else len(ROOMS)


def imports_of_rooms() -> set[tuple[str, str, str]]:
    """Return each import of one room by another: the module, its room, and what it imports."""
    return {
        (OURS[path], name_of(path), name)
        for app in ("treaties", "programmes")
        for path in modules_of(app)
        for name in imports(path)
        if name_of(path) not in DJANGO and room_of(name) not in {None, name_of(path), *DJANGO}
    }


def test_every_module_lies_in_a_room():
    found = {name_of(path) for app in ("treaties", "programmes") for path in modules_of(app)}

    assert found <= {*ROOMS, *FRONTS, *DJANGO, "__init__"}


def test_rooms_import_only_those_before_them():
    found = {
        f"{module} imports {name}"
        for module, room, name in imports_of_rooms()
        if room_of(name) in {*ROOMS, *FRONTS} and place(room_of(name)) > place(room)
    }

    assert found == set()


def test_no_front_imports_another():
    found = {
        f"{module} imports {name}"
        for module, room, name in imports_of_rooms()
        if {room, room_of(name)} <= FRONTS
    }

    assert found == set()


def test_no_room_imports_a_depositary():
    """They are found by the code in the database."""
    found = {
        f"{module} imports {name}"
        for module, room, name in imports_of_rooms()
        if name.startswith("treaties.depositaries.")
        and name.count(".") > 1
        and (ROOT / "treaties" / "depositaries" / name.split(".")[2]).is_dir()
    }

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
    "Act", "ActNote", "ArticleSubject", "Attachment", "Authority", "Checked", "Clause",
    "Depositary", "Difference", "ListStep", "Membership", "Monitoring", "MonitoringBody",
    "NationalLaw",
    "Organisation", "Practice", "Procedure", "ProcedureStep", "Proposal", "Relation", "Report",
    "ReportingDuty",
    "Route", "Series", "State", "Statement", "StepFile", "StepList", "Subject", "Treaty",
    "Validity",
}  # fmt: skip
WRITES = {"bulk_create", "bulk_update", "create", "delete", "get_or_create", "save",
          "update", "update_or_create"}  # fmt: skip
DOOR = {"treaties/writing/door.py", "core/records/writer.py"}


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


INSTANCES = {"act", "attachment", "authority", "check", "clause", "depositary", "membership",
             "relation", "route", "series", "state", "statement", "subject", "treaty", "published",
             "correction", "instance", "obj", "row"}  # fmt: skip


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
THE_CLOCK = "core/clock.py"
# Where readers ask and staff write; the moment of a write goes into the record.
EDGES = {THE_CLOCK, "core/access/lockout.py", "core/alerts/asking.py", "core/http/edition.py",
         "core/http/parameters.py",
         "core/records/writer.py", "core/staff/notices.py"}  # fmt: skip
EDGE_ROOMS = {"admin", "management", "templatetags", "exchange"}


def is_below_the_edges(path: Path) -> bool:
    return OURS[path] not in EDGES and name_of(path) not in EDGE_ROOMS


def calls(path: Path, names: set[str]) -> set[str]:
    """Return which functions of these names a module calls without saying of which moment."""
    found = (node for node in ast.walk(tree(path)) if isinstance(node, ast.Call) and not node.args)
    return {ast.unparse(node.func) for node in found} & names


def modules_of_apps() -> list[Path]:
    return [path for path in MODULES if path.relative_to(ROOT).parts[0] in APPS]


def test_one_place_reads_the_clock():
    """So that tests, and whoever asks for the past, set one thing."""
    others = [path for path in modules_of_apps() if OURS[path] != THE_CLOCK]

    assert {OURS[path]: found for path in others if (found := calls(path, CLOCKS))} == {}


def test_today_is_known_at_the_edges_only():
    """Else the past could not be asked for, and tests would drift."""
    below = [path for path in modules_of_apps() if is_below_the_edges(path)]
    asked = {"clock.today", "clock.now"}

    assert {OURS[path]: found for path in below if (found := calls(path, asked))} == {}


# Sizes and names.


def test_no_module_is_named_for_what_it_is_not():
    vague = {"utils", "helpers", "services", "mixins", "base", "signals", "values", "texts",
             "page", "rows", "kept"}  # fmt: skip

    assert [OURS[path] for path in MODULES if path.stem in vague] == []


def test_rules_queries_and_models_say_what_they_are():
    described = ("law", "models", "writing", "exchange")
    paths = [path for app in APPS for name in described for path in modules_of(app, name)]

    silent = [OURS[path] for path in paths if tree(path).body and not ast.get_docstring(tree(path))]
    assert silent == []


MOST_LINES_OF_FUNCTION = 50


def long_functions(name: str, text: str) -> set[str]:
    """Return the functions of a module that are too long; a file ends where its subject does."""
    return {
        f"{name}: {node.name}"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > MOST_LINES_OF_FUNCTION
    }


def test_functions_are_short():
    found = set()
    for path in MODULES:
        found |= long_functions(OURS[path], path.read_text(encoding="utf-8"))

    assert found == set(), "split these"


@pytest.mark.parametrize("lines, found", [(51, {"m.py: f"}), (50, set())])
def test_a_long_function_would_be_found(lines, found):
    assert long_functions("m.py", "def f():\n" + "    pass\n" * (lines - 1)) == found


# Migrations, factories, documentation.


@pytest.mark.django_db
def test_no_migration_is_missing_or_in_conflict():
    call_command("makemigrations", "--check", "--dry-run", stdout=StringIO())


OUR_MODELS = [
    model
    for app in ("alerts", "records", "staff", "countries", "treaties", "programmes")
    for model in apps.get_app_config(app).get_models()
]


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


def answered_questions() -> list[tuple[str, str]]:
    """Return the questions that a newcomer would ask, with the file or folder that answers."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    return re.findall(r"^\| ([^|]+\?) \| `([^`]+)` \|$", text, re.MULTILINE)


def test_ten_questions_are_answered_by_the_tree():
    assert len(answered_questions()) >= 10
    for question, place_of_answer in answered_questions():
        assert (ROOT / place_of_answer).exists(), question
