"""A free note as Markdown that any program can show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.noted.note_links import NoteLink, resolved
from desktop.export.escape import inline

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain.noted.free_notes import FreeNote


def free_note(note: FreeNote, cited: Callable[[NoteLink], str]) -> str:
    """Return a note as its reader wrote it, its links as their words and what they cite.

    `cited` returns '' for what has no citation.
    """

    def said(link: NoteLink) -> str:
        citation = cited(link)
        if not citation or link.words == citation:
            return inline(link.words)
        return f"{inline(link.words)} ({inline(citation)})" if link.words else inline(citation)

    return f"# {inline(note.title)}\n\n{resolved(note.text, said).strip()}".rstrip() + "\n"
