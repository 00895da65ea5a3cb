"""Writes paragraphs and notes into the canonical text, with the pages they stand on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.domain import BlockKind, LocatorKind, SpanKind
from desktop.formats.pdf.footnotes import LABEL, STAR, label_of
from desktop.formats.pdf.hyphens import SOFT, joint
from desktop.formats.pdf.paragraphs import BULLET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.formats.canon.canonical import Builder
    from desktop.formats.pdf.footnotes import Note
    from desktop.formats.pdf.hyphens import Vocabulary
    from desktop.formats.pdf.page_lines import Line, Piece

_SAFE = re.compile(r"(?:https?|mailto|ftp):", re.IGNORECASE)


class Writer:
    """Feeds a builder."""

    def __init__(
        self, builder: Builder, labels: Sequence[str], known: Vocabulary, notes: Sequence[Note]
    ) -> None:
        self._builder = builder
        self._labels = labels
        self._known = known
        self._notes = {(note.page, note.label): note for note in reversed(notes)}
        self._waiting = sorted(notes, key=lambda note: note.page)
        self._page = -1
        self._anchored = -1

    def write(self, found: Sequence[list[Line]]) -> None:
        """Write all paragraphs, and after each the notes of the pages that end with it."""
        for number, lines in enumerate(found):
            following = found[number + 1][0].page if number + 1 < len(found) else len(self._labels)
            self._paragraph(lines)
            self._write_notes(before=following)
        self._turn_to(len(self._labels) - 1)

    def _paragraph(self, lines: Sequence[Line]) -> None:
        first = lines[0]
        bullet = BULLET.match(first.text)
        if first.heading:
            self._builder.block(BlockKind.HEADING, first.heading)
        elif bullet:
            self._builder.block(BlockKind.LIST_ITEM, 1, marker=bullet[1])
        else:
            self._builder.block()
        self._lines(lines, bullet.end() if bullet and not first.heading else 0)
        self._builder.close_block()

    def _write_notes(self, before: int) -> None:
        """Write the notes of pages before this one; the place in the text stays on its own page."""
        here = self._page
        while self._waiting and self._waiting[0].page < before:
            note = self._waiting.pop(0)
            self._builder.block(BlockKind.FOOTNOTE, marker=note.label)
            self._builder.anchor(note.name)
            self._lines(note.lines, label_of(note.lines[0])[1])
            self._builder.close_block()
        if self._page < here:
            self._mark(here)

    def _lines(self, lines: Sequence[Line], skipped: int) -> None:
        """Write lines, joined; of the first without so many letters."""
        for number, line in enumerate(lines):
            self._turn_to(line.page)
            following = lines[number + 1].text.strip() if number + 1 < len(lines) else ""
            text = line.text.rstrip()
            taken, between = joint(text, following, self._known)
            self._line(line, skipped, len(text) - taken)
            self._builder.text(between)
            skipped = 0

    def _line(self, line: Line, start: int, end: int) -> None:
        at = 0
        for piece in line.pieces:
            first, last = max(start - at, 0), min(end - at, len(piece.text))
            if at <= start and first < last:
                first += len(piece.text[first:last]) - len(piece.text[first:last].lstrip())
                start = at + first
            if first < last:
                # Inside a line nobody sees a soft hyphen; at its end it is one of a compound.
                text = piece.text[first:last]
                inner, ends = text[:-1].replace(SOFT, ""), at + last == end
                tail = text[-1:].replace(SOFT, "-" if ends else "")
                self._piece(piece, inner + tail, line.page)
            at += len(piece.text)

    def _piece(self, piece: Piece, text: str, page: int) -> None:
        """Write letters that are set alike; among them are the marks of notes that there are."""
        scripts = {1: SpanKind.SUPERSCRIPT, -1: SpanKind.SUBSCRIPT}
        set_so = (
            (SpanKind.BOLD, piece.bold),
            (SpanKind.ITALIC, piece.italic),
            (scripts.get(piece.script), piece.script != 0),
        )
        styles = [kind for kind, is_so in set_so if is_so and kind is not None]
        link = piece.link if piece.link.startswith("#") or _SAFE.match(piece.link) else ""
        at = 0
        for mark in (LABEL if piece.script > 0 else STAR).finditer(text):
            note = self._notes.get((page, mark[0]))
            if note is None or piece.script < 0:
                continue
            self._builder.text(text[at : mark.start()], *styles, link=link)
            self._builder.note_reference(mark[0], note.name)
            at = mark.end()
        self._builder.text(text[at:], *styles, link=link)

    def _turn_to(self, page: int) -> None:
        """Say that a page begins here, and name the place for links that lead to it."""
        if page != self._page:
            self._mark(page)
        while self._anchored < page:
            self._anchored += 1
            self._builder.anchor(f"page {self._anchored}")

    def _mark(self, page: int) -> None:
        self._page = page
        if 0 <= page < len(self._labels):
            self._builder.locator(LocatorKind.PAGE, self._labels[page])
