"""Paper: how large it is, what is chosen of how it is printed. Lengths are logical pixels."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QLocale, QRectF, QSizeF
from PySide6.QtGui import QPageSize

DPI = 96
"""Logical pixels of an inch."""
_MARGIN = 20 / 25.4 * DPI
SIZES = {
    "A4": QPageSize.PageSizeId.A4,
    "A5": QPageSize.PageSizeId.A5,
    "Letter": QPageSize.PageSizeId.Letter,
}


class MarkStyle(StrEnum):
    """How highlights are told on paper."""

    COLOUR = "colour"
    UNDERLINE = "underline"
    BRACKET = "bracket"


@dataclass(frozen=True, slots=True)
class PrintChoices:
    """What the reader chose."""

    subject: str
    """Which of the things that can be printed."""
    paper: str = "A4"
    points: int = 11
    """The size of the text."""
    marks: MarkStyle = MarkStyle.COLOUR
    notes: bool = True
    """Whether notes and tags are printed, too."""

    @property
    def size(self) -> QSizeF:
        """How large a sheet is."""
        points = QPageSize(SIZES[self.paper]).sizePoints()
        return QSizeF(points.width(), points.height()) * (DPI / 72)

    @property
    def room(self) -> QRectF:
        """Where text stands on a sheet."""
        size = self.size
        return QRectF(_MARGIN, _MARGIN, size.width() - 2 * _MARGIN, size.height() - 2 * _MARGIN)


def usual_paper() -> str:
    """Return the paper that is used where the reader lives."""
    is_inches = QLocale.system().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return "Letter" if is_inches else "A4"
