"""Free notes and bookmarks, kept at hand for the tree, and the rows they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.noted.free_notes import FreeNote
from desktop.domain.noted.note_links import opening, plain
from desktop.ui.look.plain import short
from desktop.ui.tree.tree_nodes import Kind, Node, natural

if TYPE_CHECKING:
    from desktop.domain.noted.bookmarks import Bookmark
    from desktop.domain.noted.note_links import Target
    from desktop.workspace import Workspace

_LEAST: tuple[int, int, str] = (-1, 0, "")
"""Puts notes before the documents beside them."""
TOLD = 200
"""Characters of a note in its tip."""


class NotedRows:
    """Notes and bookmarks as of the last `update`. There are few, so all are asked for."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.notes: dict[str, FreeNote] = {}
        self.bookmarks: dict[str, list[Bookmark]] = {}
        """Those of each document that has any."""
        self._below: dict[str, list[FreeNote | Bookmark]] = {}
        self.update()

    def update(self) -> set[str]:
        """Ask for all again; return the documents that have others now."""
        before, self._below = self._below, {}
        self.notes.clear()
        self.bookmarks.clear()
        for note in self._workspace.notes.all():
            self.notes[note.id] = note
            if note.home.document_id is not None:
                self._below.setdefault(note.home.document_id, []).append(note)
        for bookmark in self._workspace.bookmarks.all():
            self.bookmarks.setdefault(bookmark.document_id, []).append(bookmark)
            self._below.setdefault(bookmark.document_id, []).append(bookmark)
        after = self._below
        return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}

    def any_of(self, document_id: str) -> bool:
        """Return whether a document has a note or a bookmark."""
        return document_id in self._below

    def nodes_of(self, document_id: str) -> list[Node]:
        """Return the rows of a document's notes and bookmarks."""
        return [
            self.note_node(one) if isinstance(one, FreeNote) else _bookmark_node(one)
            for one in self._below.get(document_id, ())
        ]

    def pointing_to(self, target: Target, target_id: str) -> list[FreeNote]:
        """Return the notes with a link to something."""
        begun = opening(target, target_id)
        return [note for note in self.notes.values() if begun in note.text]

    @staticmethod
    def note_node(note: FreeNote) -> Node:
        """Return a note's row."""
        node = Node(Kind.NOTE, note.id, note.title, "note")
        node.order = (True, [_LEAST, *natural(note.title)], note.id)
        node.tip = "\n".join(filter(None, (note.title, short(plain(note.text).strip(), TOLD))))
        return node


def bookmark_key(bookmark: Bookmark) -> str:
    """Return the key of a bookmark's row."""
    return f"{bookmark.document_id}#{bookmark.id}"


def _bookmark_node(bookmark: Bookmark) -> Node:
    node = Node(Kind.BOOKMARK, bookmark_key(bookmark), bookmark.name, "bookmark")
    node.offset = bookmark.start
    node.tip = bookmark.name if bookmark.line in ("", bookmark.name) else bookmark.line
    return node
