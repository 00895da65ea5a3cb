from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from desktop.domain import LinkEnd
from desktop.ui.linking.linked_drawing import LinkedDrawing
from desktop.ui.linking.neighbours import around
from tests.ui.dialogs.samples import highlight

IDS = ["c", *(f"n{number}" for number in range(30))]


@pytest.fixture
def drawing(qapp):
    made = LinkedDrawing(qapp.font())
    ends = [LinkEnd(key, key, "supports", "supports", is_source=True) for key in IDS[1:]]
    known = {
        key: replace(highlight(number, "Words of it"), id=key, document_id=key)
        for number, key in enumerate(IDS)
    }
    made.titled = []
    made.show(around("c", {"c": ends}), known, lambda key: made.titled.append(key) or key)
    made.fit(700, qapp.font())
    return made


def drawn(drawing, seen=None):
    picture = QImage(drawing.size(), QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    if seen is not None:
        painter.setClipRect(seen)
    drawing.draw(painter, "n3", seen)
    painter.end()
    return picture


def test_what_is_seen_is_drawn_as_in_the_whole_and_nothing_else_is(drawing):
    whole = drawn(drawing)
    assert sorted(drawing.titled) == sorted(IDS)
    box = drawing.rect_of(drawing.around.by_id["n3"])
    drawing.titled.clear()
    part = drawn(drawing, box.adjusted(0, -3, 0, 3))
    assert drawing.titled == ["n3"]
    inside = box.toAlignedRect()
    assert part.copy(inside) == whole.copy(inside)


def test_lines_are_seen_where_no_passage_is(drawing):
    first, last = (drawing.rect_of(drawing.around.by_id[key]) for key in ("n0", "n29"))
    gap = QRectF(first.left() - 20, first.top(), 16, last.bottom() - first.top())
    part = drawn(drawing, gap).copy(gap.toAlignedRect())
    assert drawing.titled == []
    columns, rows = range(part.width()), range(part.height())
    assert any(part.pixelColor(x, y) != Qt.GlobalColor.white for x in columns for y in rows)


def test_columns_are_centred_on_each_other(drawing):
    spots = drawing.around.by_id
    middle = drawing.rect_of(spots["c"]).center().y()
    first, last = drawing.rect_of(spots["n0"]), drawing.rect_of(spots["n29"])
    assert first.top() + last.bottom() == pytest.approx(2 * middle)
    assert last.bottom() < drawing.size().height()
