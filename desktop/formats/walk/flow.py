"""Running text of a page: white space as a browser shows it, blocks opened when they are needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import BlockKind, LocatorKind, SpanKind
from desktop.formats.page.elements import collapse

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain import BlockAttributes
    from desktop.formats.canon.canonical import Builder

    Leave = Callable[[], None]

_PARAGRAPH_BREAK = 2
"""Line breaks in a row that part paragraphs on old pages."""
_PARTED = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST_ITEM})


class _Style(NamedTuple):
    kind: SpanKind
    target: str


class _Context:
    """What a block that opens now will be; its marker goes to the first one only."""

    __slots__ = ("code", "kind", "level", "marker")

    def __init__(self, kind: BlockKind, level: int, marker: str = "") -> None:
        self.kind = kind
        self.level = level
        self.marker = marker
        self.code = kind is BlockKind.CODE


class Flow:
    """Feeds a Builder. Spaces, styles, anchors and blocks wait until there is text for them."""

    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._contexts = [_Context(BlockKind.PARAGRAPH, 0)]
        self._fresh = True
        self._space = False
        self._breaks = 0
        self._waiting_styles: list[_Style] = []
        self._waiting_marks: list[tuple[LocatorKind | None, str]] = []
        self._tables = 0
        self._cell_fresh = False

    @property
    def in_table(self) -> bool:
        """Whether text goes into a table's cells."""
        return self._tables > 0

    @property
    def in_line(self) -> bool:
        """Whether the open line holds text already."""
        return not self._fresh

    @property
    def wants_inline(self) -> bool:
        """Whether a picture can only be given by its text here."""
        return self.in_table or self._contexts[-1].kind is BlockKind.HEADING

    def text(self, raw: str) -> None:
        """Append text as it stands in the source."""
        if self._contexts[-1].code:
            self._code(raw)
            return
        if raw == " ":
            if not self._breaks and self._has_line:
                self._space = True
            return
        text = collapse(raw)
        if text[0] == " " and not self._breaks and self._has_line:
            self._space = True
        body = text.strip(" ")
        if not body:
            return
        self._emit(body)
        self._space = text[-1] == " "

    def line_break(self) -> None:
        """Break the line; breaks at the edges of a block vanish."""
        if self._has_line:
            self._breaks += 1
            self._space = False

    def break_block(self) -> None:
        """End the block, or the line when inside a table's cell."""
        self._space = False
        if self.in_table:
            self._breaks = 0 if self._cell_fresh else 1
            return
        self._breaks = 0
        self._fresh = True

    def enter(self, kind: BlockKind, level: int, marker: str = "") -> Leave:
        """Make blocks that open from now on of this kind, until the returned call."""
        self.break_block()
        self._contexts.append(_Context(kind, level, marker))
        return self._leave

    def enter_code(self) -> Leave:
        """Keep white space as it stands, until the returned call."""
        return self.enter(BlockKind.CODE, 0)

    def begin(self, kind: SpanKind, target: str = "") -> None:
        """Begin a style with the next text."""
        self._waiting_styles.append(_Style(kind, target))

    def end(self) -> None:
        """End the style begun last."""
        if self._waiting_styles:
            self._waiting_styles.pop()
        else:
            self._builder.end()

    def anchor(self, name: str) -> None:
        """Name the place of the next text."""
        if name:
            self._waiting_marks.append((None, name))

    def locator(self, kind: LocatorKind, label: str) -> None:
        """Say that a printed page begins with the next text."""
        self._waiting_marks.append((kind, label))

    def rule(self) -> None:
        """Append a rule."""
        if self.in_table:
            return
        self.break_block()
        self._builder.block(BlockKind.RULE)
        self._builder.close_block()

    def image(self, alt: str, data: bytes | None, width: int, height: int) -> bool:
        """Append a picture as a block of its own; return whether its bytes were kept."""
        self.break_block()
        self._builder.close_block()
        self._set_marks()
        return self._builder.image(alt, data, width, height)

    def table(self, header_rows: int) -> None:
        """Open a table."""
        self._tables += 1
        attributes: BlockAttributes = {"header_rows": header_rows} if header_rows else {}
        self._builder.block(BlockKind.TABLE, **attributes)
        self._fresh = False
        self._cell_fresh = True

    def end_table(self) -> None:
        """Close the table."""
        self._tables -= 1
        self._builder.close_block()
        self.break_block()

    def row_break(self) -> None:
        """End a row."""
        self._new_cell()
        self._builder.row_break()

    def cell_breaks(self, count: int) -> None:
        """End `count` cells."""
        self._new_cell()
        for _ in range(count):
            self._builder.cell_break()

    def finish(self) -> None:
        """Set the marks that no text followed."""
        self._builder.close_block()
        self._set_marks()

    @property
    def _has_line(self) -> bool:
        return not (self._cell_fresh if self._tables else self._fresh)

    def _new_cell(self) -> None:
        self._cell_fresh = True
        self._space = False
        self._breaks = 0

    def _leave(self) -> None:
        self._contexts.pop()
        self.break_block()

    def _code(self, raw: str) -> None:
        lines = raw.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for index, line in enumerate(lines):
            if index and self._has_line:
                self._breaks += 1
            if line:
                self._emit(line)

    def _emit(self, text: str) -> None:
        waits = self._waiting_marks or self._waiting_styles
        if self._space and not (waits or self._tables or self._fresh or self._breaks):
            text = f" {text}"
        elif self._tables:
            self._continue_cell()
        elif self._fresh:
            self._open()
        else:
            self._continue_block()
        self._space = False
        self._breaks = 0
        if self._waiting_marks:
            self._set_marks()
        if self._waiting_styles:
            for style in self._waiting_styles:
                self._builder.begin(style.kind, style.target)
            self._waiting_styles.clear()
        self._builder.text(text)

    def _open(self) -> None:
        context = self._contexts[-1]
        attributes: BlockAttributes = {"marker": context.marker} if context.marker else {}
        context.marker = ""
        self._builder.block(context.kind, context.level, **attributes)
        self._fresh = False

    def _continue_block(self) -> None:
        context = self._contexts[-1]
        if self._breaks >= _PARAGRAPH_BREAK and context.kind in _PARTED:
            self._open()
        elif self._breaks:
            for _ in range(self._breaks if context.code else 1):
                self._builder.soft_break()
        elif self._space:
            self._builder.text(" ")

    def _continue_cell(self) -> None:
        if self._breaks and not self._cell_fresh:
            self._builder.soft_break()
        elif self._space and not self._cell_fresh:
            self._builder.text(" ")
        self._cell_fresh = False

    def _set_marks(self) -> None:
        for kind, name in self._waiting_marks:
            if kind is None:
                self._builder.anchor(name)
            else:
                self._builder.locator(kind, name)
        self._waiting_marks.clear()
