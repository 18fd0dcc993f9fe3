"""Change the law one small step at a time, and see whether the tests of the law notice.

Each mutant is one changed expression in `treaties/law/`. It lives only in a process of its own,
which runs first the quick tests of the law, then, if none failed, the ones over random worlds. The
tree is never written to. See docs/adr/0015 and docs/mutants.md, where the survivors are judged.
"""

import argparse
import ast
import copy
import hashlib
import os
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from importlib.abc import MetaPathFinder, SourceLoader
from importlib.util import spec_from_loader
from pathlib import Path
from subprocess import DEVNULL, TimeoutExpired, run

ROOT = Path(__file__).parents[1]
LAW = ROOT / "treaties/law"
JUDGED = ROOT / "docs/mutants.md"
TESTS = "tests/treaties/law"
RANDOM_WORLDS = f"{TESTS}/test_against_table.py"
LEAST = 0.92
TIMEOUT = 120

COMPARISONS = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
OPERATORS = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.And: ast.Or, ast.Or: ast.And}
NAMES = {"any": "all", "all": "any", "min": "max", "max": "min"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One changed line: where, what it was and what it became."""

    module: str
    line: int
    before: str
    after: str
    source: str

    @property
    def key(self) -> str:
        """A name that outlives changes elsewhere in the file."""
        text = f"{self.module}|{self.before}|{self.after}"
        return hashlib.sha256(text.encode()).hexdigest()[:10]


def variants(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what a node may become."""
    match node:
        case ast.Compare():
            yield from compared_otherwise(node)
        case ast.BoolOp() | ast.BinOp() if type(node.op) in OPERATORS:
            changed = copy.deepcopy(node)
            changed.op = OPERATORS[type(node.op)]()
            yield changed
        case ast.UnaryOp(op=ast.Not()):
            yield copy.deepcopy(node.operand)
        case ast.Constant(value=bool() | int()):
            is_yes_or_no = isinstance(node.value, bool)
            yield ast.Constant(not node.value if is_yes_or_no else node.value + 1)
        case ast.Name() if node.id in NAMES:
            yield ast.Name(NAMES[node.id], node.ctx)
        case ast.Continue():
            yield ast.Break()
        case ast.Return(value=ast.expr()):
            yield ast.Return(ast.Constant(None))
        case ast.If() | ast.IfExp():
            yield from decided(node)


def compared_otherwise(node: ast.Compare) -> Iterator[ast.AST]:
    for number, operator in enumerate(node.ops):
        changed = copy.deepcopy(node)
        changed.ops[number] = COMPARISONS[type(operator)]()
        yield changed


def decided(node: ast.If | ast.IfExp) -> Iterator[ast.AST]:
    """Yield a condition that always holds, and one that never does."""
    for taken in (True, False):
        changed = copy.deepcopy(node)
        changed.test = ast.Constant(taken)
        yield changed


def mutable(node: ast.AST) -> Iterator[tuple[ast.AST, str, int | None, ast.AST]]:
    """Yield each node that runs with its parent and place; not annotations and decorators."""
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list"}:
            continue
        children = enumerate(value) if isinstance(value, list) else [(None, value)]
        for index, child in children:
            if isinstance(child, ast.AST):
                yield node, name, index, child
                yield from mutable(child)


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Yield the mutants of one file, each once."""
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    tree = ast.parse(path.read_text(encoding="utf-8"))
    statement, seen = tree, set()
    for parent, name, index, node in list(mutable(tree)):
        if isinstance(node, ast.stmt):
            statement = node
        for variant in variants(node):
            before = headline(statement)
            put(parent, name, index, variant)
            shown = variant if statement is node else statement
            mutant = Mutant(module, node.lineno, before, headline(shown), whole(tree))
            put(parent, name, index, node)
            if mutant.source not in seen:
                seen.add(mutant.source)
                yield mutant


def put(parent: ast.AST, name: str, index: int | None, node: ast.AST) -> None:
    if index is None:
        setattr(parent, name, node)
    else:
        getattr(parent, name)[index] = node


def headline(node: ast.stmt) -> str:
    """Return a statement without what is indented below it."""
    ast.fix_missing_locations(node)
    return ast.unparse(node).strip().split("\n")[0].replace("|", "/")


def whole(tree: ast.Module) -> str:
    return ast.unparse(ast.fix_missing_locations(tree))


class MutantImport(MetaPathFinder, SourceLoader):
    """Import one module from a changed text, all others as they are."""

    def __init__(self, module: str, path: Path, source: str):
        self.module, self.path, self.source = module, path, source

    def find_spec(self, fullname, path, target=None):
        if fullname != self.module:
            return None
        is_package = self.path.name == "__init__.py"
        return spec_from_loader(fullname, self, origin=str(self.path), is_package=is_package)

    def get_filename(self, fullname):
        return str(self.path)

    def get_data(self, path):
        return self.source.encode()


def run_tests(module: str) -> int:
    """Run the tests of the law against the changed text on standard input (in this process)."""
    import pytest
    from hypothesis import settings

    sys.dont_write_bytecode = True
    path = ROOT.joinpath(*module.split("."))
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    sys.meta_path.insert(0, MutantImport(module, path, sys.stdin.read()))
    sys.path.insert(0, str(ROOT))
    settings.register_profile("mutants", deadline=None, derandomize=True, database=None)
    settings.load_profile("mutants")
    # The law needs neither Django nor a database, so the project's configuration stays away.
    options = ["-c", os.devnull, "--rootdir", str(ROOT), "--import-mode=importlib", "-q", "-x"]
    options += ["--noconftest", "-p", "no:cacheprovider", "--tb=no"]
    quick = pytest.main([*options, TESTS, f"--ignore={RANDOM_WORLDS}"])
    return quick or pytest.main([*options, RANDOM_WORLDS])


def survives(mutant: Mutant) -> bool:
    """Tell whether all tests pass with the mutant; one that never ends is noticed too."""
    command = [sys.executable, __file__, "--one", mutant.module]
    environment = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    with suppress(TimeoutExpired):
        found = run(  # noqa: S603 - this file, with this Python
            command,
            input=mutant.source,
            text=True,
            cwd=ROOT,
            env=environment,
            stdout=DEVNULL,
            stderr=DEVNULL,
            timeout=TIMEOUT,
            check=False,
        )
        return found.returncode == 0
    return False


def judged_equivalent() -> set[str]:
    """Return the keys of the mutants that docs/mutants.md judges equivalent."""
    if not JUDGED.exists():
        return set()
    rows = JUDGED.read_text(encoding="utf-8")
    return set(re.findall(r"^\| `([0-9a-f]{10})` \|.*\| equivalent \|", rows, re.MULTILINE))


def sample(options: argparse.Namespace) -> list[Mutant]:
    found = [mutant for path in sorted(LAW.rglob("*.py")) for mutant in mutants_of(path)]
    if not options.all and len(found) > options.number:
        found = random.Random(options.seed).sample(found, options.number)  # noqa: S311
    return found


def report(mutants: list[Mutant], options: argparse.Namespace) -> int:
    """Run all, name each survivor at once, and say how many were killed."""
    equivalent, began = judged_equivalent(), time.monotonic()
    todo = [mutant for mutant in mutants if mutant.key not in equivalent]
    counts = Counter(equivalent=len(mutants) - len(todo))
    with ThreadPoolExecutor(options.workers) as pool:
        for mutant, lives in zip(todo, pool.map(survives, todo), strict=True):
            counts["survived" if lives else "killed"] += 1
            if lives:
                where = f"{mutant.module}:{mutant.line}"
                say(f"| `{mutant.key}` | {where} | `{mutant.before}` | `{mutant.after}` |")
    share = counts["killed"] / len(todo) if todo else 1
    minutes = (time.monotonic() - began) / 60
    say(
        f"{counts['killed']} of {len(todo)} killed ({share:.1%}), {counts['survived']} survived, "
        f"{counts['equivalent']} judged equivalent and not run; {minutes:.0f} minutes."
    )
    return 0 if share >= LEAST else 1


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=300, help="how many, drawn with --seed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--all", action="store_true", help="all mutants instead of a sample")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--one", metavar="MODULE", help="only run the tests, for one mutant")
    options = parser.parse_args()
    if options.one:
        return int(run_tests(options.one))
    return report(sample(options), options)


if __name__ == "__main__":
    sys.exit(main())
