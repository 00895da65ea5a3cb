"""Change the program in one place at a time and see whether the tests of that module notice.

It works in a copy of the checkout. A change is tried on the mirrored test file, or where there is
none on the tests of its folder. What survives is a behaviour that no test holds, or a change that
makes no difference.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from fnmatch import fnmatch
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
COPIED = ("desktop", "tests", "packaging", "resources", "seeds", ".github")
PATIENCE = 4
"""How many times as long as unchanged the tests may take: a change may make a loop endless."""
_OTHER = {
    "<": "<=",
    "<=": "<",
    ">": ">=",
    ">=": ">",
    "==": "!=",
    "!=": "==",
    "in": "not in",
    "not in": "in",
    "is": "is not",
    "is not": "is",
    "and": "or",
    "or": "and",
    "min": "max",
    "max": "min",
}
_OPERATOR = re.compile(r"[<>=!]+|\b(?:not in|is not|in|is|and|or)\b")


class Mutant(NamedTuple):
    """A line, numbered from 1, and what it becomes."""

    line: int
    before: str
    after: str


class _Change(NamedTuple):
    """What to write in a line instead of the characters from `start` to `end`."""

    line: int
    start: int
    end: int
    text: str


def mutants(source: str) -> list[Mutant]:
    """Return every way to change one thing in one line."""
    lines = source.split("\n")
    found = set()
    for line, start, end, text in _changes(ast.parse(source), lines):
        before = lines[line - 1]
        found.add(Mutant(line, before, before[:start] + text + before[end:]))
    return sorted(found)


def _changes(tree: ast.AST, lines: list[str]) -> Iterator[_Change]:
    for node in _computing(tree):
        match node:
            case ast.Compare(left=left, comparators=rest):
                yield from _operators([left, *rest], lines)
            case ast.BoolOp(values=values):
                yield from _operators(values, lines)
            case ast.UnaryOp(op=ast.Not()):
                line, start = _start(node, lines)
                yield _Change(line, start, start + len("not "), "")
            case _:
                for old, new in _values(node):
                    (line, start), (last, end) = _start(old, lines), _end(old, lines)
                    if line == last:
                        yield _Change(line, start, end, new)


def _values(node: ast.AST) -> Iterator[tuple[ast.expr, str]]:
    """Yield a value in the node with what may stand there instead."""
    match node:
        case ast.Constant(value=bool(value)):
            yield node, str(not value)
        case ast.Constant(value=int(value)):
            yield node, str(value + 1)
            yield node, str(value - 1)
        case ast.Return(value=ast.expr() as returned) if ast.unparse(returned) != "None":
            yield returned, "None"
        case ast.Call(func=ast.Name(id="min" | "max") as name):
            yield name, _OTHER[name.id]


def _computing(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what is computed when the program runs: no types, no decorators.

    Nor what stands in an f-string: before Python 3.12 the parser does not say where.
    """
    yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list") or isinstance(node, ast.JoinedStr):
            continue
        for inner in value if isinstance(value, list) else [value]:
            typing = isinstance(inner, ast.If) and ast.unparse(inner.test) == "TYPE_CHECKING"
            if isinstance(inner, ast.AST) and not typing:
                yield from _computing(inner)


def _operators(operands: list[ast.expr], lines: list[str]) -> Iterator[_Change]:
    for one, other in pairwise(operands):
        (line, first), (below, last) = _end(one, lines), _start(other, lines)
        gap = lines[line - 1][: last if line == below else None]
        if found := _OPERATOR.search(gap, first):
            yield _Change(line, *found.span(), _OTHER[found[0]])


def _start(node: ast.expr, lines: list[str]) -> tuple[int, int]:
    return node.lineno, _column(lines[node.lineno - 1], node.col_offset)


def _end(node: ast.expr, lines: list[str]) -> tuple[int, int]:
    line = node.end_lineno or 0
    return line, _column(lines[line - 1], node.end_col_offset or 0)


def _column(line: str, offset: int) -> int:
    """Return a column in characters; the parser counts bytes."""
    return len(line.encode()[:offset].decode())


def mirrored(root: Path, module: str) -> str:
    """Return the tests of a module: the file that mirrors it, or else the nearest folder."""
    path = Path(module)
    stem = path.parent.name if path.stem == "__init__" else path.stem
    place = root / "tests" / path.parent.relative_to("desktop")
    test = place / f"test_{stem}.py"
    while not place.is_dir():
        place = place.parent
    return (test if test.is_file() else place).relative_to(root).as_posix()


class _Copy:
    """A copy of the checkout, in which tests are run on changed modules."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._patience: dict[str, float] = {}
        shutil.copy(ROOT / "pyproject.toml", folder)
        for name in COPIED:
            shutil.copytree(
                ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__")
            )

    def notices(self, module: str, mutant: Mutant) -> bool:
        """Return whether a test fails, or does not end, when the module is changed.

        Raises:
            RuntimeError: the tests fail without any change.
        """
        tests = mirrored(self.folder, module)
        if tests not in self._patience:
            began = time.monotonic()
            if not self._passes(tests, None):
                raise RuntimeError(f"{tests} fails as it is")
            self._patience[tests] = 10 + PATIENCE * (time.monotonic() - began)
        path = self.folder / module
        kept = path.read_bytes()
        lines = kept.decode().split("\n")
        lines[mutant.line - 1] = mutant.after
        path.write_bytes("\n".join(lines).encode())
        try:
            return not self._passes(tests, self._patience[tests])
        finally:
            path.write_bytes(kept)

    def _passes(self, tests: str, seconds: float | None) -> bool:
        settings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        if seconds is not None:
            # Python takes two versions of a file for one if both are of one second and one size.
            settings["PYTHONDONTWRITEBYTECODE"] = "1"
        command = [sys.executable, "-m", "pytest", "-xq", "-p", "no:cacheprovider", tests]
        quiet = subprocess.DEVNULL  # a pipe is waited for as long as any child holds it
        try:
            ran = subprocess.run(
                command,
                cwd=self.folder,
                env=settings,
                stdout=quiet,
                stderr=quiet,
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return False
        return ran.returncode == 0


def chosen(patterns: list[str], seed: int, count: int) -> list[tuple[str, Mutant]]:
    """Return so many mutants of the modules that match, the same ones for the same seed."""
    modules = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("desktop/**/*.py"))
    found = [
        (module, mutant)
        for module in modules
        if any(fnmatch(module, pattern) for pattern in patterns)
        for mutant in mutants((ROOT / module).read_text(encoding="utf-8"))
    ]
    return sorted(random.Random(seed).sample(found, min(count, len(found))))


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", type=int, default=30)
    parser.add_argument("--module", metavar="GLOB", action="append", help="desktop/export/*")
    options = parser.parse_args()
    killed = 0
    found = chosen(options.module or ["desktop/*"], options.seed, options.count)
    with tempfile.TemporaryDirectory() as folder:
        copy = _Copy(Path(folder))
        for module, mutant in found:
            noticed = copy.notices(module, mutant)
            killed += noticed
            print(f"{'killed  ' if noticed else 'SURVIVED'} {module}:{mutant.line}")
            print(f"  - {mutant.before.strip()}\n  + {mutant.after.strip()}", flush=True)
    print(f"{killed} of {len(found)} killed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
