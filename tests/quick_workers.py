"""Workers for tests of the window: forked from a process that has loaded what they need.

They are the processes that the window starts, but that each begins within milliseconds.
"""

from __future__ import annotations

import os
from functools import cache
from multiprocessing import forkserver, get_context
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, ForkServerProcess

LOADED = (
    "desktop.worker",
    "desktop.workspace",
    "desktop.export",
    "desktop.search.open_index",
    "desktop.formats.door.sandbox",
)


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
    """What a window takes of a context of multiprocessing."""

    Pipe = staticmethod(get_context("spawn").Pipe)

    @staticmethod
    def Process(*, target, args, kwargs, name) -> ForkServerProcess:  # noqa: N802 - its name there
        """Return a process that is not yet started."""
        asked = dict(os.environ), target, *args
        return _context().Process(target=_in_surroundings, args=asked, kwargs=kwargs, name=name)
