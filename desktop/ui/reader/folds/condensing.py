"""Condensing: shows only some passages of a text; what lies between is folded to rows."""

from __future__ import annotations

from enum import Enum
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from typing_extensions import override

from desktop.ui.look.plain import tip
from desktop.ui.reader.canvas.fold_row import counted
from desktop.ui.reader.folds.condensed import condensed
from desktop.ui.reader.folds.folded_text import FoldedText
from desktop.ui.reader.surface.folds import Folds, Shows
from desktop.ui.reader.surface.highlight_index import bears
from desktop.ui.reader.surface.surface import Pin
from desktop.ui.reader.tools.keys import Command, command_for
from desktop.ui.reader.tools.menu import MenuEntry
from desktop.ui.reader.tools.tool import Tool

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Sequence

    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from desktop.ui.reader.canvas.page import PageView
    from desktop.ui.reader.finding.finding import Finding
    from desktop.ui.reader.folds.condensed import Condensed
    from desktop.ui.reader.selecting import Selecting

_SLICE = 0.006
_FOCUS = 1.5
"""How thick the line is around the fold that the caret stands on."""


class Kept(Enum):
    """What is shown of a text."""

    ALL = ""
    MARKED = "marked"
    FOUND = "found"


class Condensing(Tool):
    """Keeps what is folded away level with the passages that are to be seen."""

    changed = Signal()
    """Something else is kept, or folded away."""
    condensed = Signal(int, int)
    """How many passages are shown, as was asked, and how many paragraphs are folded away."""
    emptied = Signal(bool)
    """There is no passage of those to be seen, marked or found ones: the whole text is shown."""

    def __init__(self, page: PageView, selecting: Selecting, finding: Finding) -> None:
        super().__init__(page)
        self._page, self._selecting, self._finding = page, selecting, finding
        self.text = FoldedText(page)
        self.kept = Kept.ALL
        self.wanted = "", ""
        """The colour and the tag of the highlights that are shown, '' for any."""
        self._passages: Callable[[], Iterable[tuple[int, int]]] = tuple
        self._work: Generator[None, None, Condensed] | None = None
        self._is_asked = False
        """Whether somebody waits to hear what came of it."""
        self._before: tuple[Pin, Pin] | None = None
        """What was in view before the text was condensed, and then."""
        self._pressed: range | None = None
        self._more = QTimer(self, interval=0)
        self._more.timeout.connect(self._go_on)
        self.text.changed.connect(self._look)
        finding.changed.connect(self.refresh)

    # -- what is shown

    def keep_marked(self, colour: str = "", tag: str = "") -> None:
        """Show only what is highlighted, in a colour or with a tag when given."""
        self.wanted = colour, tag

        def marked() -> Iterable[tuple[int, int]]:
            for one in self._page.marks.highlights.all():
                if (not colour or one.colour == colour) and bears(one, tag):
                    yield one.start, one.end

        self._condense(Kept.MARKED, marked)

    def keep_found(self, places: Sequence[tuple[int, int]] = ()) -> None:
        """Show only some places; without any, those that are found in the text."""
        marks = self._page.marks
        self._condense(Kept.FOUND, lambda: places or zip(marks.hits, marks.hit_ends, strict=True))

    def _condense(self, kept: Kept, passages: Callable[[], Iterable[tuple[int, int]]]) -> None:
        """Show only some passages; they are asked for again whenever they may be others."""
        if self.kept is Kept.ALL:
            self._before = (self._page.pin(), self._page.pin())
        self.kept, self._passages, self._is_asked = kept, passages, True
        self.text.opened.clear()
        self._begin()

    def show_all(self) -> None:
        """Show the whole text again."""
        self._stop()
        self.kept, before = Kept.ALL, self._before
        is_unmoved = before is not None and before[1] == self._page.pin()
        pin = before[0] if before and is_unmoved else self._held(self.text.folds)
        self.text.opened.clear()
        self.text.fold(Folds.none(len(self.text.folds.shown)), pin)
        self.changed.emit()

    def refresh(self) -> None:
        """Look again which passages there are, if only some are shown."""
        if self.kept is Kept.MARKED or (self.kept is Kept.FOUND and not self._finding.is_looking):
            self._begin()

    def _begin(self) -> None:
        content = self._page.content
        are_known = self._page.marks.highlights.build_some()  # if not, it is told when they are
        if content is not None and (are_known or self.kept is Kept.FOUND):
            self._work = condensed(content, self._passages(), tuple(self.text.opened))
            self._more.start()
            self._go_on()

    def _stop(self) -> None:
        self._more.stop()
        self._work, self._is_asked = None, False

    def _go_on(self) -> None:
        end = perf_counter() + _SLICE
        try:
            while self._work is not None and perf_counter() < end:
                next(self._work)
        except StopIteration as done:
            self._fold(done.value)

    def _fold(self, found: Condensed) -> None:
        is_asked = self._is_asked
        self._stop()
        if not found.passages:
            kept = self.kept
            self.show_all()
            self.emptied.emit(kept is Kept.MARKED)
            return
        # Words in hand are never folded away: they could be copied or quoted unseen.
        folds = self.text.keep_words(found.folds, *self._selecting.selected_range())
        self.text.fold(folds, self._held(folds))
        if is_asked and self._before is not None:
            self._before = (self._before[0], self._page.pin())
        self._look()
        if is_asked:
            self.condensed.emit(found.passages, folds.hidden)

    def _held(self, folds: Folds) -> Pin:
        """Return what stays where it stands: the caret, else the first passage in view."""
        page, head = self._page, self._selecting.head
        places = [head] if head and page.is_in_view(head) else []
        starts = page.content.blocks.starts if page.content else ()
        places += [
            starts[row.index] for row in page.shown() if folds.shown[row.index] == Shows.PASSAGE
        ]
        rect = page.caret_rect(places[0]) if places else None
        return Pin(places[0], rect.top()) if rect is not None else page.pin()

    def _look(self) -> None:
        """A text of which everything was unfolded is condensed no more."""
        if not self.text.folds.hidden and self._work is None:
            self.kept = Kept.ALL
        self.changed.emit()

    @override
    def leave(self) -> None:
        self._stop()
        self._before = None
        self.text.opened.clear()
        if self.kept is Kept.FOUND:
            self.kept = Kept.ALL

    # -- input

    def _fold_under(self, point: QPointF) -> range | None:
        row = self._page.shown_at(point)
        if row is None or not row.y + row.layout.top <= point.y() < row.y + row.layout.height:
            return None
        return self.text.fold_at(row.index)

    def _fold_at_caret(self) -> range | None:
        content, head = self._page.content, self._selecting.head
        return self.text.fold_at(content.blocks.at(head)) if content else None

    def _open(self, stretch: range) -> None:
        """Show what is in a fold, and go on there."""
        if self._page.content is not None:
            start = self._page.content.blocks.starts[stretch.start]
            self._selecting.put_selection(start, start)
        self.text.open(stretch)

    @override
    def mouse_pressed(self, event: QMouseEvent) -> bool:
        self._pressed = self._fold_under(event.position())
        return self._pressed is not None

    @override
    def mouse_double_clicked(self, event: QMouseEvent) -> bool:
        # Its first click has unfolded: the second is not about the words that came there.
        return self._pressed is not None

    @override
    def mouse_released(self, event: QMouseEvent) -> bool:
        pressed = self._pressed
        if pressed is not None and self._fold_under(event.position()) == pressed:
            self._open(pressed)
        return pressed is not None

    @override
    def key_pressed(self, event: QKeyEvent) -> bool:
        is_enter = command_for(event) is Command.ACTIVATE
        stretch = self._fold_at_caret() if is_enter else None
        if stretch is None or not self._page.is_in_view(self._selecting.head):
            return False
        self._open(stretch)
        return True

    @override
    def cursor_at(self, point: QPointF) -> Qt.CursorShape | None:
        return Qt.CursorShape.PointingHandCursor if self._fold_under(point) else None

    @override
    def tip_at(self, point: QPointF) -> str:
        stretch = self._fold_under(point)
        return tip(f"Show {counted(stretch)} (click, or Enter)") if stretch else ""

    @override
    def menu(self, offset: int) -> list[MenuEntry | None]:
        if self.kept is Kept.ALL or self._page.content is None:
            return []
        stretch = self.text.fold_at(self._page.content.blocks.at(offset))
        here = (
            MenuEntry(f"Show {counted(stretch).title()}", lambda: self._open(stretch))
            if stretch
            else None
        )
        whole = MenuEntry(self.tr("Show the Whole Text"), self.show_all)
        return [here, whole, None] if here else [whole, None]

    @override
    def paint(self, painter: QPainter) -> None:
        page = self._page
        if not self._selecting.caret.in_use or not page.hasFocus() or not self._fold_at_caret():
            return
        rect = page.caret_rect(self._selecting.head)
        if rect is not None and page.column is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(page.reading_style().theme.link), _FOCUS))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            bar = QRectF(page.left, rect.top(), page.column.setter.width, rect.height())
            painter.drawRoundedRect(bar, 5, 5)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
