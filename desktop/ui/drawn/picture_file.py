"""A drawing as a file: SVG for print, PNG for screens."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QFileDialog

from desktop.errors import StorageError
from desktop.ui.look.theme import current

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.ui.remembered import WindowSettings

    Draw = Callable[[QPainter], None]

SHARP = 2
"""Pixels of a picture for each of the screen."""
LARGEST = 16_000
"""Pixels of a side of a picture."""
FORMS = "Vector picture (*.svg);;Picture (*.png)"


def write_picture(path: Path, size: QSize, draw: Draw) -> Path:
    """Draw into a file of the kind that its name ends with, a PNG where it says no other.

    Raises StorageError where it cannot be written.
    """
    if path.suffix.casefold() == ".svg":
        _write_svg(path, size, draw)
    else:
        _write_png(path, size, draw)
    return path


def ask_path(
    window: QWidget, settings: WindowSettings, title: str, name: str, forms: str
) -> Path | None:
    """Ask where to write what is exported; its kind is what the name ends with, or was chosen."""
    place = Path(settings.folder("export_folder")) / name
    chosen, form = QFileDialog.getSaveFileName(window, title, str(place), forms)
    if not chosen:
        return None
    suffix = form.rpartition("*")[2].rstrip(")")
    path = Path(chosen) if Path(chosen).suffix else Path(f"{chosen}{suffix}")
    settings.set_text("export_folder", str(path.parent))
    return path


def _write_svg(path: Path, size: QSize, draw: Draw) -> None:
    from PySide6.QtSvg import QSvgGenerator  # large, and seldom wanted

    made = QSvgGenerator()
    made.setFileName(str(path))
    made.setSize(size)
    made.setViewBox(QRect(0, 0, size.width(), size.height()))
    made.setTitle(path.stem)
    painter = QPainter()
    if not painter.begin(made):
        raise StorageError(path, "it could not be written")
    _paint(painter, size, draw)
    painter.end()


def _write_png(path: Path, size: QSize, draw: Draw) -> None:
    scale = min(SHARP, LARGEST / max(1, size.width()), LARGEST / max(1, size.height()))
    image = QImage(size * scale, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(scale, scale)
    _paint(painter, size, draw)
    painter.end()
    if not image.save(str(path)):
        raise StorageError(path, "it could not be written")


def _paint(painter: QPainter, size: QSize, draw: Draw) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(QRect(0, 0, size.width(), size.height()), QColor(current()["window"]))
    draw(painter)
