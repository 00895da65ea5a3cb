from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QPainter

from desktop.domain.asking.which import Asked, Field
from desktop.ui.annotations.facets import Value
from desktop.ui.matrix.matrix_drawings import BAR, MARGIN, UPRIGHT, Bars


def values(*counts):
    return [Value(Asked(Field.TAG, f"t{n}"), f"t{n}", count) for n, count in enumerate(counts)]


def test_bars_are_found_where_they_are_drawn():
    for bars in (Bars(values(3, 1, 2)), Bars(values(3, 1, 2), are_upright=True)):
        for number in range(3):
            center = bars.rect_of(number, 600).center()
            assert bars.at(center.x(), center.y()) == number
        assert bars.at(MARGIN + 50 * UPRIGHT, MARGIN + 50 * BAR) == -1


def test_only_what_is_seen_is_drawn(qapp, monkeypatch):
    bars = Bars(values(*range(2_000)))
    drawn = []
    monkeypatch.setattr(Bars, "_draw_lying", lambda _bars, _to, place, _value: drawn.append(place))
    image = QImage(QSize(600, 400), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    bars.draw(painter, 600, QRect(0, 10_000, 600, 400))
    painter.end()
    assert 14 <= len(drawn) <= 18
