from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QPainter

from desktop.domain.asking.which import Asked, Field
from desktop.ui.annotations.facets import Value
from desktop.ui.look.theme import INTERFACE
from desktop.ui.matrix import matrix_view
from desktop.ui.matrix.matrix_drawings import BAR, MARGIN, UPRIGHT, Bars


def values(*counts):
    return [Value(Asked(Field.TAG, f"t{n}"), f"t{n}", count) for n, count in enumerate(counts)]


def test_bars_are_found_where_they_are_drawn():
    for bars in (Bars(values(3, 1, 2)), Bars(values(3, 1, 2), are_upright=True)):
        for number in range(3):
            center = bars.rect_of(number, 600).center()
            assert bars.at(center.x(), center.y()) == number
        assert bars.at(MARGIN + 50 * UPRIGHT, MARGIN + 50 * BAR) == -1


def test_a_month_is_whole_below_its_bar_in_the_largest_words(qapp, monkeypatch):
    said = []
    monkeypatch.setattr(matrix_view, "one_way", lambda text: said.append(text) or text)
    bars = Bars([Value(Asked(Field.DATE, "=2026-12"), "2026-12", 3)], are_upright=True)
    image = QImage(bars.size(600), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    font = painter.font()
    font.setPixelSize(INTERFACE[1])
    painter.setFont(font)
    bars.draw(painter, 600, image.rect())
    painter.end()
    assert said == ["2026-12"]


def test_only_what_is_seen_is_drawn(qapp, monkeypatch):
    bars = Bars(values(*range(2_000)))
    drawn = []
    monkeypatch.setattr(Bars, "_draw_lying", lambda _bars, _to, place, _value: drawn.append(place))
    image = QImage(QSize(600, 400), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    bars.draw(painter, 600, QRect(0, 10_000, 600, 400))
    painter.end()
    assert 14 <= len(drawn) <= 18
