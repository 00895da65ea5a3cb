from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog

from desktop.errors import StorageError
from desktop.ui.drawn.picture_file import SHARP, ask_path, write_picture
from desktop.ui.remembered import WindowSettings


def draw(painter):
    painter.setBrush(QColor("#ff0000"))
    painter.drawRect(QRectF(10, 10, 20, 20))


def test_a_vector_picture_is_as_large_as_the_drawing(qapp, tmp_path):
    path = write_picture(tmp_path / "a.svg", QSize(60, 40), draw)
    root = ET.fromstring(path.read_text("utf-8"))  # noqa: S314 - our own
    assert root.get("viewBox") == "0 0 60 40"
    assert "#ff0000" in path.read_text("utf-8")


def test_a_picture_of_points_is_sharp(qapp, tmp_path):
    image = QImage(str(write_picture(tmp_path / "a.png", QSize(60, 40), draw)))
    assert image.size() == QSize(60, 40) * SHARP
    assert image.pixelColor(20 * SHARP, 20 * SHARP) == QColor("#ff0000")


@pytest.mark.parametrize("name", ["a.svg", "a.png"])
def test_a_place_that_cannot_be_written_is_said(qapp, qtlog, tmp_path, name):
    with qtlog.disabled(), pytest.raises(StorageError):
        write_picture(tmp_path / "nowhere" / name, QSize(10, 10), draw)


def test_the_kind_that_was_chosen_is_added_to_a_name(qapp, tmp_path, monkeypatch):
    chosen = (str(tmp_path / "picture"), "Picture (*.png)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: chosen)
    settings = WindowSettings(tmp_path / "window.ini")
    assert ask_path(None, settings, "Export", "x.svg", "") == tmp_path / "picture.png"
    assert settings.folder("export_folder") == str(tmp_path)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    assert ask_path(None, settings, "Export", "x.svg", "") is None
