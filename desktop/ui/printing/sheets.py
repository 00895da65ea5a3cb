"""Sheets of paper: how many there are, and what stands on each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from desktop.ui.printing.marking import MUTED
from desktop.ui.printing.paging import Pager

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QSizeF

    from desktop.ui.printing.paging import Strip
    from desktop.ui.printing.paper import PrintChoices

_SLICE = 0.012
_HEAD = 26.0
"""How far above the text the running head stands, and below it the number."""


def small_font(families: list[str]) -> QFont:
    """Return the font of what stands beside the text."""
    font = QFont()
    font.setFamilies(families)
    font.setPixelSize(11)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


class Sheets(QObject):
    """What is printed, sheet by sheet. Subclasses know what."""

    changed = Signal()
    """There are more of them, or it is known that these are all."""
    came = Signal()
    """One can be painted now as it could not before."""

    def __init__(self, title: str, choices: PrintChoices, families: list[str]) -> None:
        super().__init__()
        self.title, self.choices = title, choices
        self.first = 0
        """The number of the first of these, where they stand behind others."""
        self._families = families

    @property
    def size(self) -> QSizeF:
        """How large a sheet is."""
        return self.choices.size

    @property
    def count(self) -> int:
        """How many there are, as far as that is known."""
        raise NotImplementedError

    @property
    def is_complete(self) -> bool:
        """Whether that is all of them."""
        raise NotImplementedError

    def steps(self, painter: QPainter, number: int) -> Iterator[bool]:
        """Paint a sheet in steps that take less than a moment; False is one that waits."""
        raise NotImplementedError

    def close(self) -> None:
        """Stop working: nobody wants them any more."""

    def frame(self, painter: QPainter, number: int) -> None:
        """Paint what stands on every sheet: title and number."""
        room = self.choices.room
        font = small_font(self._families)
        painter.setFont(font)
        painter.setPen(QColor(MUTED))
        if number:
            metrics = QFontMetricsF(font)
            title = metrics.elidedText(self.title, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(QPointF(room.left(), room.top() - _HEAD + 6), title)
        of = f" / {self.first + self.count}" if self.is_complete else ""
        foot = QRectF(room.left(), room.bottom() + _HEAD - 8, room.width(), 18)
        painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter, f"{number + 1}{of}")


class FlowSheets(Sheets):
    """Sheets that are filled with strips, a little at a time."""

    def __init__(self, title: str, choices: PrintChoices, families: list[str]) -> None:
        super().__init__(title, choices, families)
        self._pager: Pager | None = None
        self.is_closed = False
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._fill)

    def begin(self, strips: Iterator[Strip | None]) -> None:
        """Fill sheets with these from now on."""
        self._pager = Pager(strips, self.choices.room.height())
        self._timer.start()

    def _fill(self) -> None:
        pager = self._pager
        if pager is None:
            return
        before = len(pager.sheets)
        pager.fill(_SLICE)
        if pager.is_done:
            self._timer.stop()
        if pager.is_done or len(pager.sheets) != before:
            self.changed.emit()

    @property
    def count(self) -> int:
        """How many are filled."""
        return len(self._pager.sheets) if self._pager else 0

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left to fill them with."""
        return self._pager is not None and self._pager.is_done

    def steps(self, painter: QPainter, number: int) -> Iterator[bool]:
        """Paint one sheet at once: it is a page of text."""
        if self._pager is None:
            return
        room = self.choices.room
        self.frame(painter, self.first + number)
        for placed in self._pager.sheets[number]:
            painter.save()
            painter.translate(room.left(), room.top() + placed.y)
            placed.flow.paint(painter, placed.block, placed.top, placed.bottom)
            painter.restore()
        yield True

    def close(self) -> None:
        """Stop filling."""
        self.is_closed = True
        self._timer.stop()
