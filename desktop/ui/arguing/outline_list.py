"""The lines of an outline: written, put in and out, and moved by keys and by hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemDelegate

from desktop.domain.arguing.outlines import Line, LineKind, depth, one_down, one_up, part
from desktop.ui.arguing.argument_rows import outline_rows
from desktop.ui.arguing.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.domain import Highlight
    from desktop.domain.arguing.outlines import Drafted

_HEADING = re.compile(r"(#{1,6})\s+")
_Hint = QAbstractItemDelegate.EndEditHint


class OutlineList(RowList):
    """Says what the reader wants of the lines; who hears it changes them."""

    written = Signal(object, int)
    """A new Line, and before which one it stands."""
    edited = Signal(str, str, int)
    """A line, its text and its level."""
    levelled = Signal(list)
    """Lines as they are to be: those that are given another level."""
    put = Signal(list, int)
    """Lines that are there, and before which of the others they go."""
    taken = Signal(list)
    claim_wanted = Signal(int)
    opened = Signal(object)
    """A Line with a claim or a passage."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Lines of the outline", parent)
        self.drafted: Drafted | None = None
        self._goes_on = False
        """Whether another line is written below the one just written."""
        self.on("Return", self.begin_line)
        self.on("Ctrl+Return", self._open)
        self.doubleClicked.connect(lambda _index: self._open())
        self.on("F2", self._edit)
        self.on("Tab", lambda: self._level(1))
        self.on("Shift+Tab", lambda: self._level(-1))
        self.on("Alt+Up", lambda: self._step(up=True))
        self.on("Alt+Down", lambda: self._step(up=False))
        self.on("Delete", lambda: self.taken.emit(self.picked()))
        self.on("C", lambda: self.claim_wanted.emit(self._below()))
        self.moved.connect(self._drag)
        # What was written changes the rows, which Qt cannot bear while it closes the field.
        self.rows.written.connect(
            lambda *said: QTimer.singleShot(0, self, lambda: self._take_written(*said))
        )
        self.itemDelegate().closeEditor.connect(
            lambda _field, hint: QTimer.singleShot(0, self, lambda: self._end_writing(hint))
        )

    def show_drafted(self, drafted: Drafted) -> None:
        """Show the lines of an outline."""
        self.drafted = drafted
        self.show_rows(outline_rows(drafted))

    def highlights(self) -> list[Highlight]:
        """Return the highlights of the passages that are chosen."""
        chosen = set(self.picked())
        known = self.drafted.passages if self.drafted is not None else {}
        ids = [line.highlight_id for line in self._lines if line.id in chosen]
        found = [known[key] for key in ids if key in known]
        return [one.highlight for one in found if one.highlight and not one.is_gone]

    def rect_in_hand(self) -> QRect:
        """Return where the line in hand is on the screen."""
        shown = self.visualRect(self.currentIndex()) & self.viewport().rect()
        return QRect(self.viewport().mapToGlobal(shown.topLeft()), shown.size())

    @property
    def _lines(self) -> Sequence[Line]:
        return self.drafted.outline.lines if self.drafted is not None else ()

    def _at(self) -> int:
        """Return the number of the line that the keyboard is on, -1 for none."""
        key = self.key()
        return next((at for at, line in enumerate(self._lines) if line.id == key), -1)

    def _below(self) -> int:
        at = self._at()
        return len(self._lines) if at < 0 else at + 1

    def begin_line(self) -> None:
        """Write a new line below the one that the keyboard is on."""
        lines, at = self._lines, self._below()
        above = lines[at - 1] if at else None
        indent = 0
        if above is not None:
            indent = above.level if above.level else depth(lines, at - 1)
        index = self.rows.add_new(at, indent)
        self.setCurrentIndex(index)
        self.edit(index)

    def _edit(self) -> None:
        line = self._line()
        if line is not None and line.kind in (LineKind.TEXT, LineKind.HEADING):
            self.edit(self.currentIndex())
        else:
            self._open()

    def _line(self) -> Line | None:
        at = self._at()
        return self._lines[at] if at >= 0 else None

    def _open(self) -> None:
        line = self._line()
        if line is not None and (line.claim_id or line.highlight_id):
            self.opened.emit(line)
        elif line is not None:
            self.edit(self.currentIndex())

    def _take_written(self, key: str, at: int, text: str) -> None:
        mark = _HEADING.match(text)
        level = len(mark[1]) if mark else 0
        said = text[mark.end() :].strip() if mark else text.strip()
        if not key:
            self.rows.drop_new()
            self._goes_on = bool(said)
            if said:
                kind = LineKind.HEADING if level else LineKind.TEXT
                self.written.emit(Line("", kind, level, said), at)
            return
        line = next((one for one in self._lines if one.id == key), None)
        if line is None:
            return
        if not said:
            self.taken.emit([key])
        elif (said, level or line.level) != (line.text, line.level):
            self.edited.emit(key, said, level or line.level)

    def _end_writing(self, hint: QAbstractItemDelegate.EndEditHint) -> None:
        goes_on, self._goes_on = self._goes_on, False
        self.rows.drop_new()
        self.setFocus()
        if goes_on and hint is _Hint.SubmitModelCache:
            self.begin_line()

    def _level(self, step: int) -> None:
        """Put a heading in or out with those below it; make a heading of a free line."""
        at, lines = self._at(), self._lines
        if at < 0 or lines[at].kind not in (LineKind.TEXT, LineKind.HEADING):
            return
        if lines[at].kind is LineKind.TEXT:
            level = max(1, depth(lines, at) + (step > 0))
            self.levelled.emit([_with_level(lines[at], level)])
            return
        headings = [lines[one] for one in part(lines, at) if lines[one].kind is LineKind.HEADING]
        if step < 0 and lines[at].level == 1:
            headings = headings[:1]
        self.levelled.emit([_with_level(line, line.level + step) for line in headings])

    def _step(self, *, up: bool) -> None:
        at, lines = self._at(), self._lines
        if at < 0:
            return
        target = one_up(lines, at) if up else one_down(lines, at)
        going = part(lines, at)
        if target >= 0:
            place = target if up else target - len(going)
            self.put.emit([lines[one].id for one in going], place)

    def _drag(self, keys: list[str], at: int) -> None:
        """Put lines where they were dragged; a heading takes along what stands under it."""
        lines, chosen = self._lines, set(keys)
        going = {one for n, line in enumerate(lines) if line.id in chosen for one in part(lines, n)}
        self.put.emit([lines[one].id for one in sorted(going)], at - sum(n < at for n in going))


def _with_level(line: Line, level: int) -> Line:
    kind = LineKind.HEADING if level else LineKind.TEXT
    return Line(line.id, kind, level, line.text)
