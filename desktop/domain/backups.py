"""What is known of a backup without opening it as a library."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


class BackupReason(StrEnum):
    """Why a backup was made. Values are stored: one that was released is never changed."""

    ASKED = "asked"
    DAILY = "daily"
    MIGRATION = "migration"
    """Put aside before the library was brought to a newer format."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of a library as it was at one moment."""

    path: Path
    made: datetime
    reason: BackupReason
    library_id: str
    documents: int
    highlights: int
    notes: int
    newest: datetime | None
    """When the newest change in it was made."""
    problems: tuple[str, ...]
    """A sentence about each thing that is wrong with it."""
    size: int
    """Bytes of its database and of the original files that it needs, shared ones too."""

    @property
    def name(self) -> str:
        """What it is called in its folder."""
        return self.path.name

    @property
    def sound(self) -> bool:
        """Whether nothing wrong was found with it."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class BackupOutcome:
    """A folder that was written by a backup, or a restoration, and what is wrong with it."""

    folder: Path
    problems: tuple[str, ...] = ()
