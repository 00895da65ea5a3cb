"""Writes paragraphs and notes into the canonical text, with the pages they stand on."""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING

from desktop.domain import BlockKind, LocatorKind, SpanKind
from desktop.formats.door.characters import clean
from desktop.formats.pdf.footnotes import LABEL, STAR, label_of
from desktop.formats.pdf.hyphens import SOFT, joint
from desktop.formats.pdf.page_runs import PageRuns
from desktop.formats.pdf.paragraphs import BULLET

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desktop.formats.canon.canonical import Builder
    from desktop.formats.pdf.footnotes import Note
    from desktop.formats.pdf.hyphens import Vocabulary
    from desktop.formats.pdf.order.page_lines import Line, LineTable, Piece

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
        self.runs = PageRuns()
        """What was written, by the pages that it is printed on."""

    def write(self, found: Sequence[list[Line]], blank: Mapping[int, str]) -> None:
        """Write all paragraphs, and after each the notes of the pages that end with it.

        A page without text, by number, has what is said of it in its place.
        """
        pages = sorted(blank)
        for number, lines in enumerate(found):
            following = found[number + 1][0].page if number + 1 < len(found) else len(self._labels)
            while pages and pages[0] < lines[0].page:
                self._blank_page(pages[0], blank[pages.pop(0)])
            self._paragraph(lines)
            self._write_notes(before=following)
        for page in pages:
            self._blank_page(page, blank[page])
        self._turn_to(len(self._labels) - 1)

    def write_aside(self, lines: Iterable[Line]) -> int:
        """Write what stands beside the text, a block for each page; return where that begins."""
        start = self._builder.position
        pages: dict[int, list[Line]] = {}
        for line in lines:
            pages.setdefault(line.page, []).append(line)
        for page in sorted(pages):
            self._mark(page)
            self._builder.block(BlockKind.FURNITURE)
            for number, line in enumerate(pages[page]):
                if number:
                    self._builder.soft_break()
                self._line(line, 0, len(line.text.rstrip()))
            self._close_block()
        return start

    def _blank_page(self, page: int, said: str) -> None:
        self._turn_to(page)
        self._builder.block(BlockKind.IMAGE, page=page)
        start = self._builder.position
        self._builder.text(said)
        self._builder.close_block()
        self.runs.add_page(start, len(said), page)

    def _close_block(self) -> None:
        self._builder.close_block()
        self.runs.forget_from(self._builder.position)

    def _paragraph(self, lines: Sequence[Line]) -> None:
        first = lines[0]
        if first.table:
            self._table(first.table, first.page)
            return
        bullet = BULLET.match(first.text)
        if first.heading:
            self._builder.block(BlockKind.HEADING, first.heading)
        elif bullet:
            self._builder.block(BlockKind.LIST_ITEM, 1, marker=bullet[1])
        else:
            self._builder.block()
        self._lines(lines, bullet.end() if bullet and not first.heading else 0)
        self._close_block()

    def _table(self, table: LineTable, page: int) -> None:
        self._turn_to(page)
        self._builder.block(BlockKind.TABLE, header_rows=table.header_rows)
        for number, row in enumerate(table.rows):
            if number:
                self._builder.row_break()
            for column, cell in enumerate(row):
                if column:
                    self._builder.cell_break()
                self._lines(cell, 0)
        self._close_block()

    def _write_notes(self, before: int) -> None:
        """Write the notes of pages before this one; the place in the text stays on its own page."""
        here = self._page
        while self._waiting and self._waiting[0].page < before:
            note = self._waiting.pop(0)
            self._builder.block(BlockKind.FOOTNOTE, marker=note.label)
            self._builder.anchor(note.name)
            self._lines(note.lines, label_of(note.lines[0])[1])
            self._close_block()
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
                self._piece(_printed(piece.part(first, last), ends=at + last == end), line.page)
            at += len(piece.text)

    def _piece(self, piece: Piece, page: int) -> None:
        """Write letters that are set alike, and say so of those that may be others."""
        if not piece.unsure:
            self._marked(piece, page)
            return
        with self._builder.style(SpanKind.UNSURE, piece.unsure):
            self._marked(piece, page)

    def _marked(self, piece: Piece, page: int) -> None:
        """Write letters; among them are the marks of notes that there are."""
        scripts = {1: SpanKind.SUPERSCRIPT, -1: SpanKind.SUBSCRIPT}
        set_so = (
            (SpanKind.BOLD, piece.bold),
            (SpanKind.ITALIC, piece.italic),
            (scripts.get(piece.script), piece.script != 0),
        )
        styles = [kind for kind, is_so in set_so if is_so and kind is not None]
        link = piece.link if piece.link.startswith("#") or _SAFE.match(piece.link) else ""
        at = 0
        for mark in (LABEL if piece.script > 0 else STAR).finditer(piece.text):
            note = self._notes.get((page, mark[0]))
            if note is None or piece.script < 0:
                continue
            self._letters(piece.part(at, mark.start()), page, styles, link)
            self._builder.note_reference(mark[0], note.name)
            self._printed_with(piece.part(*mark.span()), page)
            at = mark.end()
        self._letters(piece.part(at, len(piece.text)), page, styles, link)

    def _letters(self, piece: Piece, page: int, styles: Sequence[SpanKind], link: str) -> None:
        if len(piece.text) < self._builder.room:
            self._builder.text(piece.text, *styles, link=link)
            self._printed_with(piece, page)
            return
        # Where the block is split may be known only once the letter after that is written.
        for number in range(len(piece.text)):
            self._builder.text(piece.text[number], *styles, link=link)
            self._printed_with(piece.part(number, number + 1), page)

    def _printed_with(self, piece: Piece, page: int) -> None:
        """Note down the characters of what was written last."""
        if piece.characters:
            self.runs.add(self._builder.position - len(piece.text), page, piece.characters)

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


def _printed(piece: Piece, *, ends: bool) -> Piece:
    """Return letters as they are seen: of a hyphen that is not, nothing, but at a line's end.

    There it is one of a compound.
    """
    text, last = piece.text, len(piece.text) - 1
    if SOFT not in text and clean(text) == text:
        return piece
    kept = [
        number
        for number, letter in enumerate(text)
        if (letter != SOFT or (ends and number == last)) and clean(letter)
    ]
    letters = "".join(clean(text[number]).replace(SOFT, "-") for number in kept)
    if not piece.characters:
        return piece._replace(text=letters)
    return piece._replace(
        text=letters, characters=array("I", [piece.characters[number] for number in kept])
    )
