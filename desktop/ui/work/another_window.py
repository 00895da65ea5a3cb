"""Another window of the program, in a process of its own, on another library."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess

from desktop.paths import PACKAGE

if TYPE_CHECKING:
    from pathlib import Path


def open_window(library: Path) -> bool:
    """Open a library in a window of its own; return whether it was started."""
    program = [] if getattr(sys, "frozen", False) else ["-m", PACKAGE.name]
    arguments = [*program, "--library", str(library.resolve())]
    started, _pid = QProcess.startDetached(sys.executable, arguments, str(PACKAGE.parent))
    return bool(started)
