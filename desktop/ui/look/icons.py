"""Icons: stroke drawings in SVG files, tinted with the theme's ink when they are painted."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from desktop.paths import bundled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPaintEvent


@lru_cache(maxsize=256)
def _drawing(name: str, colour: str) -> QSvgRenderer:
    svg = (bundled("resources/icons") / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))


def draw(painter: QPainter, name: str, rect: QRect | QRectF, colour: QColor) -> None:
    """Paint an icon in a colour, for delegates and empty states."""
    painter.save()
    painter.setOpacity(painter.opacity() * colour.alphaF())
    _drawing(name, colour.name()).render(painter, QRectF(rect))
    painter.restore()


class _Tinted(QIconEngine):
    """Paints one drawing in the palette of the moment, so a theme change needs no new icons."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def _colour(self, mode: QIcon.Mode) -> QColor:
        palette = QGuiApplication.palette()
        group = QPalette.ColorGroup.Active
        if mode is QIcon.Mode.Disabled:
            group = QPalette.ColorGroup.Disabled
        return palette.color(group, QPalette.ColorRole.ButtonText)

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        draw(painter, self._name, rect, self._colour(mode))

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        if pixmap.isNull():  # a button that is painted before it was given a place
            return pixmap
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    @override
    def clone(self) -> QIconEngine:
        return _Tinted(self._name)

    @override
    def isNull(self) -> bool:
        return False


def icon(name: str) -> QIcon:
    """Return an icon from resources/icons that follows the theme; '' gives an empty one."""
    return QIcon(_Tinted(name)) if name else QIcon()


class Sign(QLabel):
    """An icon that stands for itself, in the colour that words have there, and in any theme."""

    def __init__(self, name: str, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setFixedSize(size, size)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw(painter, self._name, self.rect(), self.palette().color(self.foregroundRole()))
        painter.end()


def app_icon() -> QIcon:
    """Return the program's own icon, in its own colours."""
    return QIcon(str(bundled("resources/icons") / "manicule.svg"))


KIND_ICONS: Mapping[str, str] = {
    "news report": "news",
    "written questions": "questions",
    "article collection": "articles",
    "report": "report",
    "debate": "debate",
    "interview": "debate",
    "web page": "web",
    "book": "book",
    "e-mail": "mail",
}
"""Icon by document kind; any other kind is a plain document."""
