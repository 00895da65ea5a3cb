"""Paragraphs of our own on paper: titles, citations, quotations, notes, tags."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QTextLayout, QTextOption

from desktop.domain import CELL_BREAK, ROW_BREAK, SOFT_BREAK
from desktop.ui.printing.paging import Strip
from desktop.ui.reader.canvas.boxes import reads_right_to_left

if TYPE_CHECKING:
    from collections.abc import Iterator

_BREAKS = str.maketrans({SOFT_BREAK: "\u2028", ROW_BREAK: "\u2028", CELL_BREAK: "\t"})
_TALLEST = 0.45
"""The share of the width that a picture is high at most."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph is set."""

    size: float
    bold: bool = False
    italic: bool = False
    ink: str = "#1f2328"
    indent: float = 0.0
    space: float = 0.0
    """Free above it."""
    bar: str = ""
    """The colour of a bar beside it, '' for none."""
    wash: QColor | None = None
    """Laid under its words."""
    keeps: bool = False
    """Whether what follows stands on the same sheet."""


class Paragraph:
    """A flow of one block."""

    def __init__(self, text: str, families: list[str], look: Look, width: float) -> None:
        self._look = look
        font = QFont()
        font.setFamilies(families)
        font.setPixelSize(max(6, round(look.size)))
        font.setItalic(look.italic)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if look.bold:
            font.setWeight(QFont.Weight.DemiBold)
        words = text.translate(_BREAKS)
        self._layout = QTextLayout(words, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if reads_right_to_left(words):
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self._layout.setTextOption(option)
        self._layout.beginLayout()
        self._step = look.size * 1.38
        count = 0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width - look.indent)
            drop = (self._step - line.height()) / 2
            line.setPosition(QPointF(0, count * self._step + drop))
            count += 1
        self._layout.endLayout()
        self._count = count

    def strips(self) -> Iterator[Strip]:
        """Yield its lines; the first two and the last two stay together."""
        for n in range(self._count):
            keeps = self._look.keeps if n == self._count - 1 else n == 0 or n == self._count - 2
            space = self._look.space if n == 0 else 0.0
            yield Strip(self, 0, n * self._step, (n + 1) * self._step, space, keeps)

    def paint(self, painter: QPainter, _index: int, top: float, bottom: float) -> None:
        """Paint the lines that stand between two heights."""
        look = self._look
        if look.bar:
            painter.fillRect(QRectF(look.indent - 10, 0, 3, bottom - top), QColor(look.bar))
        painter.setPen(QColor(look.ink))
        for n in range(self._count):
            line = self._layout.lineAt(n)
            if top <= n * self._step < bottom:
                at = QPointF(look.indent, -top)
                if look.wash is not None:
                    painter.fillRect(line.naturalTextRect().translated(at), look.wash)
                line.draw(painter, at)


class Picture:
    """A flow of one picture."""

    def __init__(self, image: QImage, width: float, indent: float) -> None:
        self._image = image
        scale = min(
            1.0, (width - indent) / max(1, image.width()), _TALLEST * width / max(1, image.height())
        )
        self._rect = QRectF(indent, 0, image.width() * scale, image.height() * scale)

    def strips(self) -> Iterator[Strip]:
        """Yield it as it is."""
        yield Strip(self, 0, 0.0, self._rect.height(), 6.0, keeps=True)

    def paint(self, painter: QPainter, _index: int, _top: float, _bottom: float) -> None:
        """Paint it."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self._rect, self._image)
