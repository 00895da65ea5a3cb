"""The log file: where bugs and warnings are written down, never the reader's terminal."""

from __future__ import annotations

import logging
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from typing_extensions import override

from desktop.paths import log_folder

if TYPE_CHECKING:
    from pathlib import Path

DEBUG = "MANICULE_DEBUG"
"""Set in the environment, for this process and those it starts, to say all that is done."""
LARGEST = 500_000
"""Bytes after which the next start begins a new log."""


def log_file() -> Path:
    """Return the file that every process of the program writes to."""
    return log_folder() / "manicule.log"


def open_log() -> None:
    """Send what is logged to the file; a folder that cannot be written stops nothing.

    Without any handler Python would print warnings, tracebacks and all, on stderr.
    """
    root = logging.getLogger()
    for handler in [h for h in root.handlers if isinstance(h, _LogFile | _Nowhere | _Spoken)]:
        root.removeHandler(handler)
        handler.close()
    root.addHandler(_opened())
    root.setLevel(logging.INFO)
    ours = logging.getLogger("desktop")
    ours.setLevel(logging.DEBUG if DEBUG in os.environ else logging.NOTSET)
    if DEBUG in os.environ:
        root.addHandler(_Spoken())


def _opened() -> logging.Handler:
    try:
        log_folder().mkdir(parents=True, exist_ok=True)
        _turn_over(log_file())
        handler = _LogFile(log_file(), encoding="utf-8", delay=True)
    except OSError:
        return _Nowhere()
    handler.setFormatter(
        logging.Formatter("%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s")
    )
    return handler


def _turn_over(path: Path) -> None:
    """Keep a log that has grown large as the last one; only at the start, as others write too."""
    with suppress(FileNotFoundError):
        if path.stat().st_size > LARGEST:
            path.replace(path.with_suffix(".old.log"))


class _LogFile(logging.FileHandler):
    """A file that may fill the disk or be taken away: then the line is lost, and that is all."""

    @override
    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError):
            super().emit(record)

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        return


class _Spoken(logging.StreamHandler[TextIO]):
    """The error stream, for who asked to be told."""

    def __init__(self) -> None:
        super().__init__(sys.stderr)
        self.setFormatter(logging.Formatter("%(relativeCreated)7d ms %(name)s: %(message)s"))


class _Nowhere(logging.NullHandler):
    """Where lines go when there is no folder for them."""
