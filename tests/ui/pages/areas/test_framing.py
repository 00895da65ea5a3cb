"""Areas drawn and changed by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from desktop.domain import Area, HighlightStyle, Region
from desktop.domain.printed.region import SMALLEST
from tests.ui.reader.conftest import make_highlight

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def told(hands):
    """Return what the view asked for."""
    found = []
    hands.view.framing.drawn.connect(found.append)
    hands.view.framing.changed.connect(lambda key, region: found.append((key, region)))
    return found


def mouse(view, kind, point, modifiers=Modifier.NoModifier):
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind is QEvent.Type.MouseMove else left
    held = none if kind is QEvent.Type.MouseButtonRelease else left
    place = QPointF(view.viewport().mapToGlobal(point.toPoint()))
    event = QMouseEvent(kind, point, place, button, held, modifiers)
    QApplication.sendEvent(view.viewport(), event)


def drag(view, start, end, modifiers=Modifier.NoModifier):
    mouse(view, QEvent.Type.MouseButtonPress, start, modifiers)
    mouse(view, QEvent.Type.MouseMove, (start + end) / 2, modifiers)
    mouse(view, QEvent.Type.MouseMove, end, modifiers)
    mouse(view, QEvent.Type.MouseButtonRelease, end, modifiers)


def seen(view, page, x, y):
    return view.places.transform(page).map(QPointF(x, y))


def shown(hands, region, **values):
    """Show an area that is kept."""
    one = make_highlight(hands.view.content, "area", 0, 5)
    anchor = replace(one.anchor, region=region)
    area = replace(one, anchor=anchor, style=HighlightStyle.AREA, **values)
    hands.view.set_highlights([area])
    return area


def test_a_drag_selects_unless_a_frame_is_ready_or_alt_is_held(hands, told):
    start, end = seen(hands.view, 0, 40, 100), seen(hands.view, 0, 200, 160)
    drag(hands.view, start, end)
    assert told == []
    assert hands.view.selected_text()
    drag(hands.view, start, end, Modifier.AltModifier)
    hands.view.framing.ready()
    drag(hands.view, start, end)
    assert told[0] == told[1] == pytest.approx(Region(0, 40, 100, 200, 160), abs=1)
    drag(hands.view, start, end)
    assert len(told) == 2, "each is asked for by itself"


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_turned_pages_give_the_same_part(hands, told, turns):
    hands.view.turn_pages(turns)
    hands.work()
    start, end = seen(hands.view, 0, 40, 100), seen(hands.view, 0, 200, 160)
    hands.view.framing.ready()
    drag(hands.view, start, end)
    assert told[0] == pytest.approx(Region(0, 40, 100, 200, 160), abs=2)


def test_a_frame_ends_with_its_page(hands, told):
    page = hands.view.places.pages[0]
    hands.view.framing.ready()
    drag(hands.view, seen(hands.view, 0, 40, 100), seen(hands.view, 0, page.width + 500, 130))
    assert told[0].x1 == pytest.approx(page.width, abs=0.01)


def test_a_slip_of_the_hand_is_none(hands, told):
    hands.view.framing.ready()
    start = seen(hands.view, 0, 40, 100)
    drag(hands.view, start, start + QPointF(SMALLEST / 2, 1))
    assert told == []
    assert not hands.view.framing.is_ready


def test_keys_move_a_frame_and_size_it(hands, told):
    hands.view.setFocus()
    hands.view.framing.ready()
    hands.key(Key.Key_Return)
    hands.view.framing.kept()
    hands.view.framing.ready()
    for _ in range(3):
        hands.key(Key.Key_Right)
    hands.key(Key.Key_Down, Modifier.ControlModifier)
    hands.key(Key.Key_Right, Modifier.ShiftModifier)
    hands.key(Key.Key_Return)
    first, second = told
    moved = [b - a for a, b in zip(first[1:], second[1:], strict=True)]
    assert moved == pytest.approx([18, 1, 24, 1], abs=0.1)


def test_escape_leaves_everything_as_it_was(hands, told):
    hands.view.setFocus()
    hands.view.framing.ready()
    hands.key(Key.Key_Right)
    hands.key(Key.Key_Escape)
    hands.key(Key.Key_Return)
    assert told == []
    assert not hands.view.framing.is_ready


def test_a_click_anywhere_in_an_area_picks_it(hands, told):
    area = shown(hands, Region(0, 40, 60, 380, 300))
    clicked = []
    hands.view.highlight_clicked.connect(clicked.append)
    point = seen(hands.view, 0, 60, 70)
    assert hands.view.highlights_at(point) == [area]
    drag(hands.view, point, point)
    assert clicked == ["area"]
    assert hands.view.highlights_at(seen(hands.view, 0, 30, 50)) == []
    assert told == []


def test_handles_change_the_picked_one(hands, told):
    shown(hands, Region(0, 40, 60, 200, 160))
    hands.view.select_highlight("area")
    drag(hands.view, seen(hands.view, 0, 200, 160), seen(hands.view, 0, 300, 260))
    (key, region) = told[0]
    assert key == "area"
    assert region == pytest.approx(Region(0, 40, 60, 300, 260), abs=1)
    drag(hands.view, seen(hands.view, 0, 120, 60), seen(hands.view, 0, 150, 80))
    assert told[1][1] == pytest.approx(Region(0, 40, 80, 200, 160), abs=1), "the upper side alone"
    hands.view.set_fixed(fixed=True)
    drag(hands.view, seen(hands.view, 0, 200, 160), seen(hands.view, 0, 300, 260))
    assert len(told) == 2


def test_the_picked_one_is_changed_by_keys(hands, told):
    shown(hands, Region(0, 40, 60, 200, 160))
    hands.view.setFocus()
    hands.view.select_highlight("area")
    hands.view.framing.ready()
    hands.key(Key.Key_Left)
    hands.key(Key.Key_Return)
    assert told == [("area", pytest.approx(Region(0, 34, 60, 194, 160), abs=0.1))]


def test_a_frame_is_painted_with_a_tint_in_it(hands):
    before = hands.view.viewport().grab().toImage()
    shown(hands, Region(0, 10, 5, 130, 25), colour="blue")
    image = hands.view.viewport().grab().toImage()
    inside = seen(hands.view, 0, 60, 15).toPoint()
    edge = seen(hands.view, 0, 60, 5).toPoint()
    assert image.pixelColor(inside) != before.pixelColor(inside)
    assert image.pixelColor(edge).saturation() > image.pixelColor(inside).saturation()


def test_one_that_is_out_of_view_is_shown(hands):
    area = shown(hands, Region(3, 40, 300, 200, 420))
    assert hands.view.rects_of_highlight(area) == []
    hands.view.go_to_highlight(area)
    (rect,) = hands.view.rects_of_highlight(area)
    assert hands.view.viewport().rect().contains(rect.toRect())
    hands.view.jump_to_page(0)
    assert hands.view.next_highlight() == "area"
    assert hands.view.rects_of_highlight(area)


def test_what_is_taken_of_a_region_is_its_picture_and_its_words(hands):
    taken = []
    words = "left-ash-c0 was held"
    (rect,) = hands.view.feed.letters(0).rects(hands.at(words), hands.at(words) + len(words))
    region = Region(0, rect.left() - 1, rect.top(), rect.right() + 1, rect.bottom())
    hands.view.taking.take(region, taken.append)
    hands.work()
    (area,) = taken
    assert isinstance(area, Area)
    assert area.enclosed == (hands.at(words), hands.at(words) + len(words), words)
    assert area.picture.startswith(b"\x89PNG")


def test_nothing_is_taken_of_a_page_that_cannot_be_drawn(hands):
    taken = []
    hands.source.held = True
    hands.view.taking.take(Region(0, 10, 10, 50, 50), taken.append)
    hands.source.broken.emit(0)
    assert taken == [None]
    hands.view.taking.take(Region(0, 10, 10, 50, 50), taken.append)
    assert taken == [None, None]
