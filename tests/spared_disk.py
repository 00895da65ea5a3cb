"""Runs of tests do not wait for the disk: what is written is there for every process at once.

Only a loss of power could tell, which tests/bench/power_loss.py makes out of a record of writes.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from desktop.library.file import store

if TYPE_CHECKING:
    import sqlite3

    import pytest

_FSYNC, _PREPARE, _HASTEN = os.fsync, store._prepare, store._hasten  # noqa: SLF001


def spare(patch: pytest.MonkeyPatch) -> None:
    """Have neither files nor databases waited for."""

    def prepare(raw: sqlite3.Connection) -> None:
        _PREPARE(raw)
        raw.execute("PRAGMA synchronous=OFF")

    def hasten(raw: sqlite3.Connection, _synchronous: str, patience: int) -> None:
        _HASTEN(raw, "OFF", patience)

    patch.setattr(os, "fsync", lambda _file: None)
    patch.setattr(store, "_prepare", prepare)
    patch.setattr(store, "_hasten", hasten)


def use(patch: pytest.MonkeyPatch) -> None:
    """Have both waited for, as the program does."""
    patch.setattr(os, "fsync", _FSYNC)
    patch.setattr(store, "_prepare", _PREPARE)
    patch.setattr(store, "_hasten", _HASTEN)
