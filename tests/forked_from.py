"""What is loaded into the process that workers and children of tests are forked from.

It is no module of tests: it changes the process that loads it, and all that are forked from it.
"""

from __future__ import annotations

from multiprocessing import forkserver

from desktop.formats.door.confined import preloading, process, shut
from tests.quick_workers import QuickProcesses

preloading.load_everything()
# A worker has its children forked from here as well, and starts nothing to fork them from.
forkserver.ensure_running = forkserver._forkserver.ensure_running = lambda: None  # noqa: SLF001
process.multiprocessing = QuickProcesses
# Its parent is this process; that who asked for it is gone, it learns from its line.
shut.end_with_parent = lambda: None
