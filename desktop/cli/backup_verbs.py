"""The verbs of backups; restoring opens no library, as there may be none that opens."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.printing import print_json, print_line
from desktop.cli.records import backup_record

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from desktop.domain.backups import Backup
    from desktop.workspace import Workspace

    UnopenedVerb = Callable[[argparse.Namespace], list[str]]


def backup(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """Copy the library."""
    made = workspace.backups.make(options.folder)
    print_line(str(made.folder))
    if made.problems:
        return ["The backup was written, and marked: the library is damaged.", *made.problems]
    return []


def restore(options: argparse.Namespace) -> list[str]:
    """List backups, or restore one into a new folder."""
    from desktop.workspace import backups  # slow to import, and not needed for --help

    if options.list:
        shelf = Path(options.backup) if options.backup else None
        _list(backups.listed(options.library, shelf), as_json=options.json)
        return []
    if not options.backup or options.folder is None:
        sys.stderr.write("manicule restore: give BACKUP and DIR, or --list\n")
        raise SystemExit(2)
    found = backups.found(options.backup, options.library)
    restored = backups.restore(found.path, options.folder, options.library)
    if options.json:
        record = backup_record(found) | {
            "folder": str(restored.folder),
            "problems": list(restored.problems),
        }
        print_json(record)
    else:
        print_line(_line(found))
        print_line(str(restored.folder))
    return list(restored.problems)


def _list(backups: list[Backup], *, as_json: bool) -> None:
    if as_json:
        print_json([backup_record(each) for each in backups])
        return
    for each in backups:
        print_line(_line(each))
        for problem in each.problems:
            print_line(f"    {problem}")
    if not backups:
        print_line("There are no backups here. Make one with: manicule backup")


def _line(each: Backup) -> str:
    counts = f"{each.documents} documents, {each.highlights} highlights, {each.notes} notes"
    newest = f"{each.newest.astimezone():%Y-%m-%d %H:%M}" if each.newest else "never"
    state = "sound" if each.sound else "DAMAGED"
    return (
        f"{each.name}  {each.made.astimezone():%Y-%m-%d %H:%M}  ({counts}; last changed {newest}; "
        f"{state}; {each.size:,} bytes)"
    )
