"""Paragraphs, cells and notes of a word processor's file, on their way into a Builder."""

from __future__ import annotations

from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from desktop.domain import SOFT_BREAK, BlockKind, SpanKind
from desktop.formats import formulas
from desktop.formats.formulas import linear
from desktop.formats.walk.link_targets import mark_of

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from desktop.formats.canon.canonical import Builder

Cell = TypeVar("Cell")


PARAGRAPHS_IN_A_CELL = 6
"""A cell with more holds running text: letters and forms are set in columns that way."""
_LONGEST_LEAD = 6
"""Signs of a mark that a note begins with, such as '[12]'."""


class _Lead(NamedTuple):
    """The label of a note whose text has not begun, and where its mark stands in the text."""

    label: str = ""
    target: str = ""


_NO_LEAD = _Lead()


class Prose:
    """Feeds a Builder; markers and breaks wait until there is text for them."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.in_cell = False
        self._in_note = False
        self.is_open = False
        """Whether a paragraph has begun and not ended."""
        self._lead = _NO_LEAD
        self._joins_previous = False
        self._cell_has_text = False
        self._prefix = ""
        self._later: deque[Callable[[], None]] = deque()
        self._is_flushing = False
        self._kind = (BlockKind.PARAGRAPH, 0)
        self._has_said = False
        self._is_parted = False
        self._last = ""
        self._ends_with_formula = False

    def begin(self, kind: BlockKind, level: int = 0, marker: str = "") -> None:
        """Begin a paragraph; a marker is kept beside a list item and printed before others."""
        label = f"{marker} " if marker else ""
        self.is_open = True
        self._kind = (kind, level)
        self._has_said = self._is_parted = self._ends_with_formula = False
        self._last = ""
        if self.in_cell:
            self._prefix = SOFT_BREAK + label if self._cell_has_text else label
        elif self._joins_previous:
            self._joins_previous = False
        elif self._in_note:
            self.builder.block(BlockKind.FOOTNOTE)
        elif kind is BlockKind.LIST_ITEM and marker:
            self.builder.block(kind, level, marker=marker)
        else:
            self.builder.block(kind, level)
            self._prefix = label

    def end(self, *, joins_next: bool = False) -> None:
        """End a paragraph, unless the next one goes on with it."""
        self._prefix = ""
        self._joins_previous = self.is_open = joins_next
        if not self.in_cell and not joins_next:
            self.flush()

    def say(
        self,
        text: str,
        spans: Iterable[SpanKind] = (),
        link: str = "",
        *,
        is_formula: bool = False,
    ) -> None:
        """Append text to the paragraph."""
        if not text:
            return
        self._go_on(text)
        self._say_prefix()
        if is_formula or self._ends_with_formula:
            self.builder.text(linear.gap(self._last, text))
        self._last, self._ends_with_formula = text[-1], is_formula
        spans = tuple(spans)
        if is_formula:
            self._lead = _NO_LEAD
        if self._lead.label:
            text = self._after_lead(text, raised=SpanKind.SUPERSCRIPT in spans)
        # A link is underlined anyway, by the reader.
        shown = (kind for kind in spans if not link or kind is not SpanKind.UNDERLINE)
        self.builder.text(text, *shown, link=link)
        self._cell_has_text = self._has_said = True

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Set what is said inside the `with` on a line of its own, between those of a paragraph."""
        self._is_parted = self._has_said or self._is_parted
        yield
        self._is_parted = True

    def _go_on(self, text: str) -> None:
        """Begin a new line after what was set apart, or before what is to be."""
        if not self._is_parted:
            return
        self._is_parted = False
        kind, level = self._kind
        if kind is BlockKind.HEADING and not self.in_cell:
            if self._last.strip() and text.strip() == text:
                self.builder.text(" ")
                self._last = " "
        else:
            self.end()
            self.begin(kind, level)

    def refer(self, label: str, name: str) -> None:
        """Append the label of the note called `name`."""
        self._go_on(label)
        self._say_prefix()
        self.builder.anchor(mark_of(name))
        self.builder.note_reference(label, name)
        self._cell_has_text = self._has_said = True
        self._last = ""

    def note(self, label: str, name: str, write: Callable[[], None], *aliases: str) -> None:
        """Write a note; its first paragraph bears the label, not the text at its beginning."""
        self.flush()
        self.builder.block(BlockKind.FOOTNOTE, marker=label)
        for anchor in (name, *aliases):
            self.builder.anchor(anchor)
        self._in_note = self._joins_previous = True
        self._lead = _Lead(label, mark_of(name))
        write()
        self._in_note = self._joins_previous = False
        self._lead = _NO_LEAD

    def later(self, write: Callable[[], None]) -> None:
        """Write what hangs on a paragraph but stands outside its text, after it."""
        self._later.append(write)
        if not self.in_cell and not self.is_open:
            self.flush()

    def flush(self) -> None:
        """Write what has waited for the end of the paragraph or table."""
        if self._is_flushing:  # a text box ends a paragraph of its own
            return
        self._is_flushing = True
        self._joins_previous = False
        while self._later:
            write, rest = self._later.popleft(), self._later
            self._later = deque()
            write()
            rest.extendleft(reversed(self._later))
            self._later = rest
        self._is_flushing = False

    def table(
        self,
        rows: Iterable[Sequence[Cell | None]],
        header_rows: int,
        write: Callable[[Cell], None],
    ) -> None:
        """Write a table, calling `write` for each cell; None is a cell without content."""
        self._joins_previous = False
        self.builder.block(BlockKind.TABLE, header_rows=header_rows)
        for number, row in enumerate(rows):
            if number:
                self.builder.row_break()
            for column, cell in enumerate(row):
                if column:
                    self.builder.cell_break()
                if cell is not None:
                    self._cell(cell, write)
        self.builder.close_block()
        self.flush()

    def _cell(self, cell: Cell, write: Callable[[Cell], None]) -> None:
        self.in_cell, self._cell_has_text = True, False
        write(cell)
        self.in_cell = False
        self._prefix = ""

    def _after_lead(self, text: str, *, raised: bool) -> str:
        """Write the mark that the text of a note begins with; return what follows it."""
        lead = self._lead
        body = text.lstrip()
        if not body:
            return text
        self._lead = _NO_LEAD
        signs = not lead.label[-1:].isalnum() and body.startswith(lead.label)
        mark = body.rstrip() if raised and len(body.rstrip()) <= _LONGEST_LEAD else ""
        mark = mark or (lead.label if signs else "")
        if not mark:
            return text
        self.builder.text(text[: len(text) - len(body)])
        self.builder.note_reference(mark, lead.target)
        return body[len(mark) :]

    def _say_prefix(self) -> None:
        if self._prefix:
            self.builder.text(self._prefix)
            self._prefix = ""


def change_remarks(counts: Counter[str]) -> Iterator[str]:
    """Yield a sentence for each thing that the text does not show as the file has it."""
    if counts["insertion"] or counts["deletion"]:
        yield (
            f"Tracked changes were accepted: {_of(counts['insertion'], 'insertion')} kept, "
            f"{_of(counts['deletion'], 'deletion')} left out."
        )
    if counts["hidden"]:
        yield "Text that is hidden in the file was left out."
    if counts["pictures"]:
        yield f"{_of(counts['pictures'], 'picture')} could not be shown."
    yield from formulas.remarks(counts["formulas"])
    if counts["foreign"]:
        yield "Another file that is embedded in this one was left out."


def _of(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
