"""Change the law one small step at a time, and see whether the tests of the law notice.

Each mutant is one changed expression in `treaties/law/`. The tests are collected once, and looked
at once to see which functions each of them calls. Then every mutant lives in a process of its own,
a copy of this one, which runs the tests that call the changed function, the quickest first, and
ends with the first failure. The sources are never written to. See docs/adr/0015 and
docs/mutants.md, where the survivors are judged.
"""

import argparse
import ast
import copy
import gc
import hashlib
import os
import pickle
import random
import re
import resource
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.abc import MetaPathFinder, SourceLoader
from importlib.util import spec_from_loader
from pathlib import Path
from types import CodeType, FunctionType

import pytest
from hypothesis import Phase, settings

ROOT = Path(__file__).parents[1]
LAW = ROOT / "treaties/law"
JUDGED = ROOT / "docs/mutants.md"
TESTS = "tests/treaties/law"
LEAST = 0.92
TIMEOUT = 120
MEMORY = 2 * 1024**3
SECONDS_WATCHED = 2

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
    """One changed statement: in which function, what it was and what it became.

    ``number`` tells apart the mutants of one function that read the same.
    """

    module: str
    function: str
    line: int
    before: str
    after: str
    original: str
    source: str
    number: int = 0

    @property
    def key(self) -> str:
        """A name that outlives changes elsewhere in the file."""
        text = f"{self.module}|{self.function}|{self.before}|{self.after}|{self.number}"
        return hashlib.sha256(text.encode()).hexdigest()[:10]

    @property
    def path(self) -> Path:
        path = ROOT.joinpath(*self.module.split("."))
        return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def variants(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what a node may become."""
    match node:
        case ast.Compare():
            yield from compared_otherwise(node)
        case ast.BoolOp() | ast.BinOp() if type(node.op) in OPERATORS:
            changed = copy.deepcopy(node)
            changed.op = OPERATORS[type(node.op)]()
            yield changed
            yield from shortened(node)
        case ast.UnaryOp(op=ast.Not()):
            yield copy.deepcopy(node.operand)
        case ast.Constant(value=bool() | int()):
            is_yes_or_no = isinstance(node.value, bool)
            yield ast.Constant(not node.value if is_yes_or_no else node.value + 1)
        case ast.Name() if node.id in NAMES:
            yield ast.Name(NAMES[node.id], node.ctx)
        case ast.Continue():
            yield ast.Break()
        case ast.Return(value=ast.expr()) if not is_nothing(node.value):
            yield ast.Return(ast.Constant(None))
        case ast.If() | ast.IfExp():
            yield from decided(node)


def shortened(node: ast.BoolOp | ast.BinOp) -> Iterator[ast.AST]:
    """Yield several conditions with one of them left out."""
    for number in range(len(node.values) if isinstance(node, ast.BoolOp) else 0):
        rest = [value for place, value in enumerate(node.values) if place != number]
        yield ast.BoolOp(node.op, rest) if len(rest) > 1 else rest[0]


def is_nothing(node: ast.expr) -> bool:
    """Whether an expression is None, or False, which no caller tells from it."""
    return isinstance(node, ast.Constant) and node.value in (None, False)


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


@dataclass(frozen=True, slots=True)
class Place:
    """A node that runs: its parent, where it is there, and the statement and function it is in."""

    parent: ast.AST
    name: str
    index: int | None
    node: ast.AST
    statement: ast.stmt
    function: str


def places(node: ast.AST, statement: ast.stmt | None, function: str = "") -> Iterator[Place]:
    """Yield the nodes that run when the law is applied; no annotations and no decorators."""
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list"}:
            continue
        children = enumerate(value) if isinstance(value, list) else [(None, value)]
        for index, child in children:
            if isinstance(child, ast.AST):
                within = child if isinstance(child, ast.stmt) else statement
                named = isinstance(child, ast.FunctionDef | ast.ClassDef)
                path = f"{function}.{child.name}".lstrip(".") if named else function
                yield Place(node, name, index, child, within, path)
                yield from places(child, within, path)


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Yield the mutants of one file, each once; a change that changes nothing is none."""
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    tree = ast.parse(path.read_text(encoding="utf-8"))
    original, alike = whole(tree), Counter()
    seen = {original}
    for place in list(places(tree, None)):
        for variant in variants(place.node):
            before = headline(place.statement)
            put(place.parent, place.name, place.index, variant)
            after = headline(variant if place.statement is place.node else place.statement)
            source = whole(tree)
            put(place.parent, place.name, place.index, place.node)
            if source in seen:
                continue
            seen.add(source)
            texts = module, place.function, before, after
            line = place.node.lineno
            yield Mutant(*texts[:2], line, *texts[2:], original, source, alike[texts])
            alike[texts] += 1


def put(parent: ast.AST, name: str, index: int | None, node: ast.AST) -> None:
    if index is None:
        setattr(parent, name, node)
    else:
        getattr(parent, name)[index] = node


def headline(node: ast.stmt) -> str:
    """Return a statement without what is indented below it."""
    ast.fix_missing_locations(node)
    lines = ast.unparse(node).strip().split("\n")
    return next(line for line in lines if not line.startswith("@")).replace("|", "/")


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


Function = tuple[str, str]
"""A file and the name of a function in it."""

# The law needs neither Django nor a database, so the project's configuration stays away.
OPTIONS = ["-c", os.devnull, "--rootdir", str(ROOT), "--import-mode=importlib", "--noconftest"]
OPTIONS += ["-s", "--assert=plain", "-p", "no:cacheprovider", "-p", "no:terminal", TESTS]
RANDOM_WORLDS = f"--ignore={TESTS}/test_against_table.py"


class Laboratory:
    """A plugin of pytest: instead of the tests it runs what needs the collected tests."""

    def __init__(self, work: Callable[[list[pytest.Item]], None]):
        self.work = work

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.work(session.items)
        return True


def passes(test: pytest.Item) -> bool:
    failed = test.session.testsfailed
    test.ihook.pytest_runtest_protocol(item=test, nextitem=None)
    return test.session.testsfailed == failed


@lru_cache
def caches() -> list:
    wrapper = type(lru_cache(len))
    found = (item for item in gc.get_objects() if isinstance(item, wrapper))
    return [item for item in found if item.__module__.startswith("treaties.")]


def forget() -> None:
    """Empty the caches of the law, so that what is called does not depend on earlier tests."""
    for item in caches():
        item.cache_clear()


def observed(tests: list[pytest.Item]) -> dict[Function, list[int]]:
    """Return, by function of the law, the tests that call it, the quickest first."""
    reader, writer = os.pipe()
    if not os.fork():
        with os.fdopen(writer, "wb") as pipe:
            silence()
            pickle.dump([calls_of(test) for test in tests], pipe)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        found = pickle.load(pipe)  # noqa: S301 - from a copy of this process
    os.wait()
    if not all(is_passed for is_passed, *_ in found):
        sys.exit("A test of the law fails without any change to the law.")
    callers = {}
    for number in sorted(range(len(found)), key=lambda number: found[number][1]):
        for function in found[number][2]:
            callers.setdefault(function, []).append(number)
    return callers


def calls_of(test: pytest.Item) -> tuple[bool, float, set[Function]]:
    """Return whether a test passes, how long it takes, and what it calls of the law.

    Looking makes it slow, so it is stopped after a while: what a test over random worlds calls at
    all, it calls within that time.
    """
    called, stopped = set(), []

    def look(frame, _event, _argument) -> None:
        called.add(frame.f_code)

    def stop(*_) -> None:
        stopped.append(test)
        sys.settrace(None)
        raise TimeoutError

    forget()
    began = time.monotonic()
    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS_WATCHED)
    sys.settrace(look)
    is_passed = passes(test)
    sys.settrace(None)
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    of_law = {
        (code.co_filename, code.co_qualname)
        for code in called
        if code.co_filename.startswith(str(LAW))
    }
    return is_passed or bool(stopped), time.monotonic() - began, of_law


def silence() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)


def tried(
    mutants: Iterable[Mutant], tests: list[pytest.Item], workers: int
) -> Iterator[tuple[Mutant, bool]]:
    """Yield each mutant with whether it survives, as soon as that is known."""
    callers, running = observed(tests), {}
    for mutant in mutants:
        if len(running) == workers:
            yield ended(running)
        child = os.fork()
        if not child:
            live(mutant, tests, callers)
        running[child] = mutant
    while running:
        yield ended(running)


def ended(running: dict[int, Mutant]) -> tuple[Mutant, bool]:
    child, status = os.wait()
    return running.pop(child), status == 0


def live(mutant: Mutant, tests: list[pytest.Item], callers: dict[Function, list[int]]) -> None:
    """Run the tests with a mutant, and end this process: with 0 if it survives.

    One that never ends, or takes all memory, is noticed too.
    """
    status = 1
    try:
        signal.alarm(TIMEOUT)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        silence()
        forget()
        name = changed_function(mutant)
        if name is None:
            status = reimported(mutant)
        else:
            numbers = callers.get((str(mutant.path), name), [])
            status = 0 if all(passes(tests[number]) for number in numbers) else 1
    finally:
        os._exit(status)


def changed_function(mutant: Mutant) -> str | None:
    """Give the changed function its new code, and return its name; None if it is none.

    What runs as a module is imported (a constant, a default) can only be imported anew.
    """
    before, after = (codes(compile(text, "", "exec")) for text in (mutant.original, mutant.source))
    for item in gc.get_objects():
        if isinstance(item, FunctionType) and item.__module__ == mutant.module:
            name = item.__qualname__
            if name in before and before[name] != after[name]:
                item.__code__ = after[name]
                return name
    return None


def codes(code: CodeType) -> dict[str, CodeType]:
    """Return the code of what is defined in a module, by name."""
    found = {code.co_qualname: code}
    for item in code.co_consts:
        if isinstance(item, CodeType):
            found |= codes(item)
    return found


def reimported(mutant: Mutant) -> int:
    """Run all tests anew with one module changed; return 0 if all pass."""
    for name in list(sys.modules):
        if name.startswith(("treaties.law", "tests.treaties.law")):
            del sys.modules[name]
    sys.meta_path.insert(0, MutantImport(mutant.module, mutant.path, mutant.source))
    return pytest.main([*OPTIONS, "-x"])


def judged_equivalent() -> set[str]:
    """Return the keys of the mutants that docs/mutants.md judges equivalent."""
    if not JUDGED.exists():
        return set()
    rows = JUDGED.read_text(encoding="utf-8")
    return set(re.findall(r"^\| `([0-9a-f]{10})` \|.*\| equivalent \|", rows, re.MULTILINE))


def sample(options: argparse.Namespace) -> list[Mutant]:
    found = [mutant for path in sorted(LAW.rglob("*.py")) for mutant in mutants_of(path)]
    if options.keys:
        return [mutant for mutant in found if mutant.key in options.keys]
    if not options.all and len(found) > options.number:
        found = random.Random(options.seed).sample(found, options.number)  # noqa: S311
    return found


def report(mutants: list[Mutant], tests: list[pytest.Item], options: argparse.Namespace) -> int:
    """Run all, name each survivor at once, and say how many were killed."""
    equivalent, began = judged_equivalent(), time.monotonic()
    todo = [mutant for mutant in mutants if options.keys or mutant.key not in equivalent]
    counts = Counter(equivalent=len(mutants) - len(todo))
    for mutant, lives in tried(todo, tests, options.workers):
        counts["survived" if lives else "killed"] += 1
        if lives:
            where = f"{mutant.module.removeprefix('treaties.law.')}:{mutant.line}"
            function = f"{where} {mutant.function}".strip()
            say(f"| `{mutant.key}` | {function} | `{mutant.before}` | `{mutant.after}` |")
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
    parser.add_argument("--quick", action="store_true", help="without tests over random worlds")
    parser.add_argument("--keys", nargs="+", help="only these mutants, also those judged")
    options = parser.parse_args()
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    sys.path.insert(0, str(ROOT))
    # A failure is enough: no smaller example of it is looked for.
    values = {"deadline": None, "derandomize": True, "database": None}
    settings.register_profile("mutants", phases=[Phase.explicit, Phase.generate], **values)
    settings.load_profile("mutants")
    results = []
    work = Laboratory(lambda tests: results.append(report(sample(options), tests, options)))
    if options.quick:
        OPTIONS.append(RANDOM_WORLDS)
    pytest.main(OPTIONS, plugins=[work])
    return results[0]


if __name__ == "__main__":
    sys.exit(main())
