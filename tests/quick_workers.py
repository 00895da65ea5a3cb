"""Workers and children for tests of something else: forked from a process that has loaded it all.

They are the processes that the program starts, but that each begins within milliseconds.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import textwrap
from contextlib import contextmanager
from functools import cache
from multiprocessing import forkserver, get_context
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from desktop.formats.door.confined import process

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.context import ForkServerContext, ForkServerProcess

LOADED = (
    "desktop.worker",
    "desktop.workspace",
    "desktop.export",
    "desktop.search.open_index",
    "desktop.formats.door.sandbox",
    "tests.forked_from",
)
CAN_FORK = "forkserver" in multiprocessing.get_all_start_methods()


@cache
def _context() -> ForkServerContext:
    context = get_context("forkserver")
    context.set_forkserver_preload(list(LOADED))
    with patch.dict(os.environ, PYTHONPATH=str(Path(__file__).parent.parent)):
        forkserver.ensure_running()
    return context


def _in_surroundings(surroundings: dict[str, str], target, *args, **kwargs) -> None:
    """Call `target` with the environment of the test, not that of the first test of all."""
    os.environ.clear()
    os.environ.update(surroundings)
    target(*args, **kwargs)


class QuickContext:
    """What the program takes of a context of multiprocessing."""

    Pipe = staticmethod(get_context("spawn").Pipe)

    @staticmethod
    def Process(  # noqa: N802 - its name there
        *, target, args, name, kwargs=None, daemon=None
    ) -> ForkServerProcess:
        """Return a process that is not yet started."""
        asked = dict(os.environ), target, *args
        return _context().Process(
            target=_in_surroundings, args=asked, kwargs=kwargs or {}, name=name, daemon=daemon
        )


def _run(script: str, arguments: tuple[str, ...]) -> None:
    sys.argv = ["-c", *arguments]
    exec(compile(script, "<script>", "exec"), {"__name__": "__main__"})  # noqa: S102 - a test's own


def exit_code_of(script: str, *arguments: object) -> int | None:
    """Run a script of Python in a process of its own, which need not load the program first."""
    asked = textwrap.dedent(script), tuple(map(str, arguments))
    process = QuickContext.Process(target=_run, args=asked, name="script")
    process.start()
    process.join(60)
    return process.exitcode


class QuickProcesses:
    """What the program takes of multiprocessing."""

    @staticmethod
    def get_context(_method: str) -> type[QuickContext]:
        return QuickContext


@contextmanager
def quick_children() -> Iterator[None]:
    """Have children that read strangers' files begin at once, where the system can do that."""
    with patch.object(process, "multiprocessing", QuickProcesses if CAN_FORK else multiprocessing):
        yield


@contextmanager
def real_children() -> Iterator[None]:
    """Have them started as the program does: for tests of what such a child can and cannot do."""
    with patch.object(process, "multiprocessing", multiprocessing):
        yield
