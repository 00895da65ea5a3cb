"""Notes for Obsidian in one file; for those that are kept up see `kept`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.export.kept.kept_note import Vault
from desktop.export.kept.obsidian import pieces
from desktop.export.kept.obsidian_tags import spelled

if TYPE_CHECKING:
    from desktop.export.excerpts import Excerpts
    from desktop.export.written.export_selection import Selection
    from desktop.export.written.target import Target


def write(selection: Selection, target: Target) -> None:
    """Write a note for each document, one after another."""
    tags = spelled(selection.tags)

    def vault(source: Excerpts) -> Vault:
        kept = (one.anchor.picture for one in source.highlights)
        pictures = {key: target.picture(key, selection.picture(key)) for key in kept if key}
        there = {key: link for key, link in pictures.items() if link}
        return Vault(selection.library_id, tags=tags, pictures=there)

    for piece in pieces(selection.excerpts(), selection.document_count, vault):
        target.text(piece)
