"""Views that fill their ground themselves, so that scrolling moves what is painted already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QAbstractScrollArea


def paints_whole(view: QAbstractScrollArea) -> None:
    """Let Qt know that nothing below a view shines through; `fill_ground` is to keep that.

    A style sheet takes that away: Qt then paints all that is in view anew for each step, and
    the window's parts below it too, instead of moving the picture.
    """
    view.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)


def fill_ground(view: QAbstractScrollArea, event: QPaintEvent) -> None:
    """Paint the ground of a view, before anything else is painted in it."""
    painter = QPainter(view.viewport())
    painter.fillRect(event.rect(), view.viewport().palette().base())
    painter.end()
