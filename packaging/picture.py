"""Draw the starter library's picture: python packaging/picture.py seeds/quay.png."""

from __future__ import annotations

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGuiApplication,
    QImage,
    QLinearGradient,
    QPainter,
    QPolygonF,
)

WIDTH, HEIGHT, WATERLINE = 960, 540, 330


def _shade(painter: QPainter, top: int, bottom: int, colours: tuple[str, ...]) -> None:
    gradient = QLinearGradient(0, top, 0, bottom)
    for i, colour in enumerate(colours):
        gradient.setColorAt(i / (len(colours) - 1), QColor(colour))
    painter.fillRect(QRectF(0, top, WIDTH, bottom - top), QBrush(gradient))


def _shape(painter: QPainter, colour: str, *points: tuple[float, float]) -> None:
    painter.setBrush(QColor(colour))
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))


def _figure(painter: QPainter, x: float, height: float) -> None:
    foot = 402.0
    painter.setBrush(QColor("#1d2430"))
    painter.drawEllipse(QPointF(x, foot - height), height * 0.13, height * 0.14)
    painter.drawRoundedRect(
        QRectF(x - height * 0.17, foot - height * 0.84, height * 0.34, height * 0.84), 6, 6
    )


def _ferry(painter: QPainter) -> None:
    _shape(painter, "#2b3a4c", (520, 300), (880, 292), (846, 358), (556, 358))
    _shape(painter, "#d9d2c3", (566, 252), (800, 247), (806, 295), (560, 299))
    _shape(painter, "#c2b8a5", (610, 214), (720, 212), (722, 249), (606, 251))
    _shape(painter, "#a5523f", (660, 168), (694, 168), (698, 213), (656, 213))
    painter.setBrush(QColor("#f3cf87"))
    for i in range(7):
        painter.drawRoundedRect(QRectF(582 + i * 31, 264, 17, 13), 3, 3)


def draw() -> QImage:
    """Return a ferry beside a stone quay at dusk."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    _shade(painter, 0, WATERLINE, ("#33415c", "#7c6f86", "#e2a77f"))
    _shade(painter, WATERLINE, HEIGHT, ("#8d7f88", "#3c4a63", "#232c40"))
    _shape(painter, "#4a4a63", (0, 330), (0, 286), (150, 262), (330, 300), (520, 281), (700, 330))
    _ferry(painter)
    painter.setBrush(QColor(243, 207, 135, 70))
    for i in range(6):
        painter.drawRoundedRect(QRectF(575 + i * 40, 372 + 17 * (i % 3), 62, 4), 2, 2)
    _shape(painter, "#5d5a58", (0, 396), (508, 396), (540, 420), (540, 540), (0, 540))
    _shape(painter, "#76716b", (0, 392), (500, 392), (540, 420), (0, 420))
    painter.setPen(QColor("#4b4846"))
    for row in range(3):
        y = 450 + row * 32
        painter.drawLine(0, y, 540, y)
        for x in range(40 + 36 * (row % 2), 540, 90):
            painter.drawLine(x, y, x, y - 30)
    painter.setPen(Qt.PenStyle.NoPen)
    for left, height in ((300, 62), (338, 46), (392, 66)):
        _figure(painter, left, height)
    painter.end()
    return image


if __name__ == "__main__":
    application = QGuiApplication([])
    draw().save(sys.argv[1])
