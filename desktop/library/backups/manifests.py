"""The small file in a backup that says what it is: backup.json, written last."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from desktop.domain.backups import BackupReason
from desktop.library.file.sources import PART

if TYPE_CHECKING:
    from pathlib import Path

NAME = "backup.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was known when a backup was made."""

    library_id: str
    made: datetime
    reason: BackupReason
    state: str
    """Of the library then: nothing has changed while it is the same."""
    problems: tuple[str, ...]


def write(backup: Path, manifest: Manifest) -> None:
    """Write a backup's manifest durably, in one step."""
    part = backup / f".{NAME}.{uuid4().hex}{PART}"
    record = {
        "library": manifest.library_id,
        "made": manifest.made.isoformat(),
        "reason": manifest.reason.value,
        "state": manifest.state,
        "problems": list(manifest.problems),
    }
    try:
        with part.open("w", encoding="utf-8") as file:
            json.dump(record, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        part.replace(backup / NAME)
    finally:
        part.unlink(missing_ok=True)


def read(backup: Path) -> Manifest | None:
    """Return a backup's manifest, or None where there is none that can be read."""
    try:
        record = json.loads((backup / NAME).read_text(encoding="utf-8"))
        return Manifest(
            str(record["library"]),
            datetime.fromisoformat(record["made"]).astimezone(),
            BackupReason(record["reason"]),
            str(record["state"]),
            tuple(map(str, record["problems"])),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
