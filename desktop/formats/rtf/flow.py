"""Paragraphs and cells of an RTF file, which open when there is text for them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desktop.domain import SOFT_BREAK, BlockKind, SpanKind
from desktop.formats.office.fields import bookmarked
from desktop.formats.rtf.tables import Rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.formats.rtf.document import Document
    from desktop.formats.rtf.state import State


class Flow:
    """Feeds the prose of a document, or the cells that wait until their table is known."""

    def __init__(self, document: Document) -> None:
        self.rows: Rows = Rows(document.prose)
        self.marker = ""
        """What the number or bullet of the next paragraph is."""
        self._document = document
        self._prose = document.prose
        self._is_open = False
        self._in_table = False
        self._in_heading = False
        self._waiting: list[Callable[[], None]] = []

    def begin(self, state: State) -> None:
        """Open a paragraph as `state` has it, unless one is open."""
        if self._is_open:
            return
        self._in_table = state.in_table
        if not self._in_table and not self.rows.is_empty:
            self.rows.flush()
        self._is_open = True
        role = self._document.head.role_of(state.style, state.outline)
        kind, level = role.kind, role.level
        self._in_heading = kind is BlockKind.HEADING
        if self._in_heading:
            level = self._document.outline.level(role)
        elif kind is BlockKind.PARAGRAPH and self.marker:
            kind, level = BlockKind.LIST_ITEM, state.list_level + 1
        self.write(self._prose.begin, kind, level, self.marker)
        self.marker = ""
        self._drain()

    def end(self) -> None:
        """End the open paragraph, if there is one."""
        self.marker = ""
        if self._is_open:
            self._is_open = False
            self.write(self._prose.end)
            if self._in_table:
                self.rows.end_paragraph()

    def finish(self) -> None:
        """End the text: nothing waits any longer."""
        self.end()
        self.rows.flush()
        self._drain()

    def say(self, text: str, state: State) -> None:
        """Append text as `state` has it."""
        if not text or state.deleted:
            return
        if state.hidden:
            self._document.counts["hidden"] += bool(text.strip())
            return
        self.begin(state)
        if self._in_table:
            text = text.replace("\t", " ")
        # Headings are bold anyway.
        spans = state.spans - {SpanKind.BOLD} if self._in_heading else state.spans
        note, raised = state.note, SpanKind.SUPERSCRIPT in spans
        if note.bookmark and (note.raised or raised) and text.strip():
            self.write(self._prose.refer, text.strip(), bookmarked(note.bookmark))
        else:
            self.write(self._prose.say, text, sorted(spans), state.link)

    def break_line(self, state: State) -> None:
        """Break the line without ending the paragraph."""
        self.put(state, self._prose.say, SOFT_BREAK)

    def put(self, state: State, write: Callable[..., None], *arguments: object) -> None:
        """Do something at this place, in a paragraph."""
        self.begin(state)
        self.write(write, *arguments)

    def write(self, write: Callable[..., None], *arguments: object) -> None:
        """Do something at this place: now, or when the open table is written."""
        if self._in_table:
            self.rows.add(partial(write, *arguments))
        else:
            write(*arguments)

    def mark(self, write: Callable[[], None]) -> None:
        """Do something at this place; between paragraphs, where the next one begins."""
        if self._is_open:
            self.write(write)
        else:
            self._waiting.append(write)

    def _drain(self) -> None:
        waiting, self._waiting = self._waiting, []
        for write in waiting:
            self.write(write)
