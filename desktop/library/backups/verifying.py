"""Is a copy of a library sound: looked for in the copy itself, as `check` looks in a library."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from desktop.errors import ManiculeError
from desktop.library.care import Care
from desktop.library.file.store import Store
from desktop.library.steps.history import History

if TYPE_CHECKING:
    from pathlib import Path

_LOG = logging.getLogger(__name__)


def problems_in(folder: Path) -> list[str]:
    """Return a sentence about each thing that is wrong with a copy; nothing in it changes."""
    try:
        store = Store(folder, read_only=True)
    except ManiculeError as error:
        return [str(error)]
    try:
        return Care(History(store)).check()
    except ManiculeError as error:
        return [str(error)]
    except Exception as error:  # noqa: BLE001 - damaged rows are of any kind, the copy is kept
        _LOG.warning("A copy could not be checked to the end: %s", type(error).__name__)
        return ["The copy could not be checked to the end: some of its rows are damaged."]
    finally:
        store.close()
