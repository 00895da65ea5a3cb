"""Which of the backups that were made by themselves are kept: 7 daily, 4 weekly, 6 monthly."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from desktop.domain.backups import BackupReason

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence
    from datetime import datetime
    from pathlib import Path

    from desktop.library.backups.manifests import Manifest

    Period = Callable[[datetime], Hashable]

DAYS, WEEKS, MONTHS = 7, 4, 6

_PERIODS: tuple[tuple[int, Period], ...] = (
    (DAYS, lambda made: made.date()),
    (WEEKS, lambda made: made.isocalendar()[:2]),
    (MONTHS, lambda made: (made.year, made.month)),
)


def superfluous(backups: Sequence[tuple[Path, Manifest]], library_id: str) -> list[Path]:
    """Return the backups of a library that may go.

    Of a day, a week or a month the newest sound one stays; a damaged one stands for it only where
    there is no other. What was asked for, was put aside before a migration, or is another
    library's, is never among them, nor is the newest of all, or the newest sound one.
    """
    ours = [
        (path, manifest)
        for path, manifest in backups
        if manifest.library_id == library_id and manifest.reason is BackupReason.DAILY
    ]
    ours.sort(key=lambda one: one[1].made, reverse=True)
    sound = [one for one in ours if not one[1].problems]
    kept = {path for path, _ in (*ours[:1], *sound[:1])}
    for count, period in _PERIODS:
        best: dict[Hashable, Path] = {}
        for path, manifest in (*sound, *ours):
            best.setdefault(period(manifest.made), path)
        newest_first = dict.fromkeys(period(manifest.made) for _, manifest in ours)
        kept |= {best[key] for key in islice(newest_first, count)}
    return [path for path, _ in ours if path not in kept]
