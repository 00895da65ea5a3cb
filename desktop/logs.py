"""The log file: where bugs and warnings are written down, never the reader's terminal."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

from typing_extensions import override

from desktop.paths import log_folder

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 500_000
"""Bytes after which a log is begun anew."""


def log_file() -> Path:
    """Return the file that every process of the program writes to."""
    return log_folder() / "manicule.log"


def open_log() -> None:
    """Send what is logged to the file; a folder that cannot be written stops nothing.

    Without any handler Python would print warnings, tracebacks and all, on stderr.
    """
    root = logging.getLogger()
    for handler in [h for h in root.handlers if isinstance(h, _LogFile | _Nowhere)]:
        root.removeHandler(handler)
        handler.close()
    root.addHandler(_opened())
    root.setLevel(logging.INFO)


def _opened() -> logging.Handler:
    try:
        log_folder().mkdir(parents=True, exist_ok=True)
        handler = _LogFile(
            log_file(), maxBytes=LARGEST, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError:
        return _Nowhere()
    handler.setFormatter(
        logging.Formatter("%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s")
    )
    return handler


class _LogFile(RotatingFileHandler):
    """A file that may fill the disk or be taken away: then the line is lost, and that is all."""

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        return


class _Nowhere(logging.NullHandler):
    """Where lines go when there is no folder for them."""
