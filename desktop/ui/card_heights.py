"""How high each card is, reckoned for all rows at once because a list view asks for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF

from desktop.ui.painting import CHIP, flat
from desktop.ui.sidebar_model import UNSURE

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from desktop.domain import Highlight
    from desktop.ui.sidebar_model import SidebarModel

PAD = 8
LEFT = 16
MARGIN = 8
NOTE_INDENT = 20
QUOTATION_LINES = 3
NOTE_LINES = 2
WORD_WRAP = 1.06
"""Words do not fill their lines to the end: a text takes a little more than its bare width."""


class CardHeights:
    """Heights by row; line counts are kept until a highlight's words or the width change."""

    def __init__(self, model: SidebarModel, font: QFont) -> None:
        self._model = model
        self.font = font
        self._rows: list[QSize] | None = None
        self._lines: dict[str, tuple[str, str, int, int]] = {}
        self._width = 240
        self._open_row = -1
        self._open_height = 0
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved, model.dataChanged):
            signal.connect(self.forget)

    def set_width(self, width: int) -> None:
        """Reckon for another width."""
        if width != self._width:
            self._width = width
            self._lines.clear()
            self.forget()

    def forget(self) -> None:
        """Reckon again when next asked."""
        self._rows = None

    def open(self, row: int, height: int) -> bool:
        """Give a row more room for its fields, -1 for none; return whether anything changed."""
        if (row, height) == (self._open_row, self._open_height):
            return False
        self._open_row, self._open_height = row, height
        return True

    def size(self, row: int) -> QSize:
        """Return a row's size."""
        if self._rows is None:
            self._rows = self._reckoned()
        if row == self._open_row:
            return QSize(self._width, self.top_of_fields(row) + self._open_height + PAD)
        return self._rows[row]

    def top_of_fields(self, row: int) -> int:
        """Return how far below a card's top its fields begin."""
        metrics = QFontMetricsF(self.font)
        quotation, _ = self._line_counts(self._model.shown[row], metrics)
        return round(PAD + quotation * metrics.lineSpacing()) + 6

    def _reckoned(self) -> list[QSize]:
        metrics = QFontMetricsF(self.font)
        line = metrics.lineSpacing()
        sizes: list[QSize] = []
        for highlight in self._model.shown:
            quotation, note = self._line_counts(highlight, metrics)
            height = 2 * PAD + quotation * line + 1
            if note:
                height += 4 + note * line
            if highlight.tags:
                height += 6 + CHIP
            if highlight.placement.status in UNSURE:
                height += 4 + line
            sizes.append(QSize(self._width, round(height)))
        return sizes

    def _line_counts(self, highlight: Highlight, metrics: QFontMetricsF) -> tuple[int, int]:
        words, note = highlight.anchor.quotation, highlight.note
        known = self._lines.get(highlight.id)
        if known is not None and known[0] is words and known[1] is note:
            return known[2], known[3]
        room = self._width - LEFT - MARGIN
        first = _lines(words, metrics, room, QUOTATION_LINES)
        second = _lines(note, metrics, room - NOTE_INDENT, NOTE_LINES)
        self._lines[highlight.id] = (words, note, first, second)
        return first, second


def _lines(text: str, metrics: QFontMetricsF, width: float, limit: int) -> int:
    """Return about how many lines a text takes, measuring only where it could be fewer."""
    if not text:
        return 0
    # No letter is on average narrower than a third of its height: longer texts surely fill all.
    if len(text) * metrics.height() / 3 > width * (limit + 1):
        return limit
    advance = metrics.horizontalAdvance(flat(text))
    return max(1, min(limit, int(advance * WORD_WRAP / max(1.0, width)) + 1))
