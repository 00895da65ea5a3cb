"""Keeps the hits of the current search: found in slices, stepped through, shown in the bar."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from typing_extensions import override

from desktop.domain import Quoted
from desktop.ui.reader.finding.expression import BadPatternError
from desktop.ui.reader.finding.find import Search
from desktop.ui.reader.finding.folding import Folded
from desktop.ui.reader.tools.keys import Command
from desktop.ui.reader.tools.menu import MenuEntry
from desktop.ui.reader.tools.tool import Tool

if TYPE_CHECKING:
    from desktop.domain import Content
    from desktop.ui.look.reading_style import Theme
    from desktop.ui.reader.finding.find_bar import FindBar
    from desktop.ui.reader.selecting import Selecting
    from desktop.ui.reader.surface.surface import Surface

_SLICE = 0.004
_LONGEST_WORDS = 80
"""Characters up to which a selection is taken for what is looked for."""


class Finding(Tool):
    """The search inside one reader; `changed` is emitted when there are other hits."""

    changed = Signal()
    toggled = Signal()
    """The bar came or went: it needs room, or leaves it."""

    def __init__(self, canvas: Surface, bar: FindBar, selecting: Selecting) -> None:
        super().__init__(canvas)
        self._bar, self._selecting = bar, selecting
        self._shown_hits: tuple[int, ...] = ()
        self.commands = {Command.SHOW_FIND: self.show_bar}
        self._search: Search | None = None
        self._content: Content | None = None
        self._words = Quoted.plain("")
        self._folded: Folded | None = None
        self._current = -1
        self._origin = self._left_at = canvas.pin()
        self._selected_before = (0, 0)
        """What was selected when the bar was opened."""
        self._more = QTimer(self, interval=0)
        self._more.timeout.connect(self._go_on)
        bar.changed.connect(self._typed)
        bar.next_requested.connect(lambda: self.step(1))
        bar.previous_requested.connect(lambda: self.step(-1))
        bar.closed.connect(self.hide_bar)

    # -- the bar

    def show_bar(self) -> None:
        """Open the find bar on the selected words."""
        start, end = self._selected_before = self._selecting.selection()
        words = self._selecting.selected_text() if 0 < end - start <= _LONGEST_WORDS else ""
        self._bar.begin(words if "\n" not in words else "")
        self.toggled.emit()
        self.begin()

    def hide_bar(self) -> None:
        """Close the find bar, forget the hits, and select the one in hand.

        So it can be highlighted by a key; what the reader selected meanwhile stays selected.
        """
        hit = self._in_hand() if self._bar.isVisible() else None
        self._bar.hide()
        self.toggled.emit()
        self.clear()
        self.canvas.setFocus()
        start, end = self._selecting.selection()
        if hit is not None and (start == end or (start, end) == self._selected_before):
            self._selecting.set_selection(*hit)

    def _in_hand(self) -> tuple[int, int] | None:
        """Return the hit that was gone to, unless the reader went on from there."""
        search, number = self._search, self._current
        if search is None or number < 0 or self.canvas.pin() != self._left_at:
            return None
        return search.starts[number], search.ends[number]

    @override
    def escape(self) -> bool:
        is_open = self._bar.isVisible()
        self.hide_bar()
        return is_open

    @override
    def dress(self, theme: Theme) -> None:
        self._bar.dress(theme)

    @override
    def menu(self, offset: int) -> list[MenuEntry | None]:
        return [MenuEntry(self.tr("Find in Document…"), self.show_bar, "Ctrl+F")]

    # -- searching

    @property
    def is_looking(self) -> bool:
        """Whether more hits may come."""
        return self._search is not None and not self._search.done

    def find_all(self, text: str, *, whole_words: bool, case: bool, regex: bool) -> int:
        """Find everything now; return how many hits there are."""
        self._start(text, whole_words=whole_words, case=case, regex=regex)
        if self._search is not None:
            self._search.finish()
        self._show()
        return len(self._search) if self._search is not None else 0

    def _start(self, text: str, *, whole_words: bool, case: bool, regex: bool) -> None:
        self._more.stop()
        self._search, self._current = None, -1
        content = self.canvas.content
        if content is not None:
            folded = self._fold(content)
            self._search = Search(
                self._words,
                text,
                whole_words=whole_words,
                case=case,
                regex=regex,
                folded=folded,
            )

    def _fold(self, content: Content) -> Folded:
        if self._folded is None or self._content is not content:
            self._content, self._words = content, content.quoted()
            self._folded = Folded(self._words.text)
        return self._folded

    def _typed(self) -> None:
        bar = self._bar
        if self.canvas.pin() != self._left_at:  # moved by hand since the last letter
            self._origin = self._left_at = self.canvas.pin()
        try:
            self._start(
                bar.field.text(), whole_words=bar.whole_words, case=bar.case, regex=bar.regex
            )
        except BadPatternError as error:
            self._forget()
            bar.complain(self.tr("Not a complete expression"), str(error))
            return
        self._more.start()
        self._go_on()

    def _go_on(self) -> None:
        search = self._search
        if search is None:
            if self._folded is None or self._folded.run(_SLICE):
                self._more.stop()
            return
        if search.run(_SLICE):
            self._more.stop()
        if self._current < 0:
            self._choose_first(search)
        self._show()

    def _choose_first(self, search: Search) -> None:
        """Choose the first hit from where the search began, as soon as it is known."""
        found = bisect_left(search.starts, self._origin.offset)
        if found < len(search):
            self._visit(found)
        elif search.done and len(search):
            self._visit(0)
        elif search.done:
            self.canvas.put_back(self._origin)
            self._left_at = self.canvas.pin()

    def step(self, by: int) -> None:
        """Go to another hit, round the ends."""
        search = self._search
        if search is None or not len(search):
            return
        if self._current >= 0:
            number = (self._current + by) % len(search)
        else:
            found = bisect_left(search.starts, self.canvas.position())
            number = (found if by > 0 else found - 1) % len(search)
        self._visit(number)
        self._origin = self._left_at
        self._show()

    def _visit(self, number: int) -> None:
        self._current = number
        if self._search is not None:
            start = self._search.starts[number]
            self.canvas.coverage.uncover(start, self._search.ends[number])
            self.canvas.reveal(start)
            self._left_at = self.canvas.pin()

    def clear(self) -> None:
        """Forget the search."""
        self._folded = None
        self._forget()

    def _forget(self) -> None:
        self._more.stop()
        self._search, self._current = None, -1
        self._show()

    @override
    def begin(self) -> None:
        # For the same words in another text, or for others when the bar is opened anew.
        self.clear()
        if not self._bar.isVisibleTo(self.canvas):
            return
        if self._bar.field.text():
            self._typed()
        elif self.canvas.content is not None:  # folded while the first letter is to be typed
            self._fold(self.canvas.content)
            self._more.start()

    def _show(self) -> None:
        search, marks = self._search, self.canvas.marks
        marks.hits = search.starts if search is not None else array("I")
        marks.hit_ends = search.ends if search is not None else array("I")
        marks.current_hit = self._current
        total = len(search) if search is not None else 0
        if search is not None and search.problem:
            self._bar.complain(self.tr("Takes too long"), search.problem)
        else:
            self._bar.tell(self._current + 1, total, more=search is not None and not search.done)
        self.changed.emit()
        self._repaint()

    def _hits_here(self) -> tuple[int, ...]:
        marks = self.canvas.marks
        first, last = self.canvas.visible_range()
        found = slice(bisect_left(marks.hits, first), bisect_left(marks.hits, last))
        return (marks.current_hit, *marks.hits[found], *marks.hit_ends[found])

    def _repaint(self) -> None:
        """Repaint only when other hits than before are on screen."""
        here = self._hits_here()
        if here != self._shown_hits:
            self._shown_hits = here
            self.canvas.viewport().update()
