"""A note that a template of the reader's own makes, so that it can be kept like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.export.kept import front_lines
from desktop.export.kept.kept_note import KeptNote, Part, block_ids

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.export.excerpts import Excerpts


def whole(source: Excerpts, text: str) -> KeptNote:
    """Return a note of which nobody else may write a part."""
    return KeptNote(source.document.id, {}, (Part(text.removesuffix("\n")),))


def note(source: Excerpts, text: str, alone: Callable[[frozenset[str]], str]) -> KeptNote:
    """Return a note that a template made; `alone` has it make the text of some highlights only.

    A highlight is known in it by its block id, or else by its own.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    front = front_lines.front_of(lines)
    body = "\n".join(lines[front.end :]).strip("\n")
    blocks = block_ids(source.highlights)
    known = {
        one.id: next((mark for mark in (f"^{blocks[one.id]}", one.id) if mark in body), "")
        for one in source.highlights
    }
    entries = front_lines.entries(front.lines)
    return KeptNote(source.document.id, entries, (Part(body),), (), alone, known)
