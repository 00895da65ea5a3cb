from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.ui.reader.surface.passage_outline import outline


def test_a_line_goes_around_and_leaves_what_is_inside(qapp):
    image = QImage(100, 60, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    outline(painter, [QRectF(20, 10, 60, 20), QRectF(20, 30, 30, 20)], QColor("black"))
    painter.end()
    dark = [image.pixelColor(x, y).lightness() < 128 for x, y in ((50, 20), (35, 30), (50, 8))]
    assert dark == [False, False, True]
