"""The verbs about free notes: list them, write one, hand them on."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import records
from desktop.cli.printing import print_file, print_json, print_line
from desktop.domain.noted.free_notes import Home

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from desktop.domain.noted.free_notes import FreeNote
    from desktop.workspace import Workspace


def notes(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """List the free notes."""
    found = _chosen(workspace, [options.document] if options.document else [])
    if options.json:
        paths = workspace.collections.paths()
        print_json([records.note_record(note, paths) for note in found])
        return []
    for note in found:
        print_line(f"{note.id[:8]}  {note.title}{_belongs(workspace, note)}")
    if not found:
        print_line("There are no notes. Write one with: manicule note TITLE --text TEXT")
    return []


def note(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """Write a free note."""
    text = sys.stdin.read() if options.text == "-" else options.text
    document_id = workspace.documents.find(options.document).id if options.document else None
    made = workspace.notes.add(options.title, text, Home(document_id))
    if options.json:
        print_json(records.note_record(made, workspace.collections.paths()))
    else:
        print_line(f"{made.id[:8]}  {made.title}{_belongs(workspace, made)}")
    return []


def export_notes(workspace: Workspace, options: argparse.Namespace) -> list[str]:
    """Write free notes as Markdown, in one file or a folder of one each."""
    found = _chosen(workspace, options.document)
    if options.output == "-":
        print_file(workspace.notes.markdown(found))
        return []
    path = Path(options.output)
    if path.is_dir() or options.output.endswith(("/", os.sep)):
        written = workspace.notes.files(path, found, replace=options.replace)
    else:
        written = [workspace.notes.file(path, found, replace=options.replace)]
    for file in written:
        print_line(str(file))
    return []


def _chosen(workspace: Workspace, documents: Sequence[str]) -> list[FreeNote]:
    """Return the notes of these documents, or all."""
    chosen = {workspace.documents.find(name).id for name in documents}
    return [note for note in workspace.notes.all() if not chosen or note.home.document_id in chosen]


def _belongs(workspace: Workspace, note: FreeNote) -> str:
    """Return in brackets what a note belongs to."""
    document_id, collection_id = note.home
    if document_id is not None:
        return f"  ({workspace.documents.get(document_id).title})"
    return f"  ({workspace.collections.paths()[collection_id]})" if collection_id else ""
