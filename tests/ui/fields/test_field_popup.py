import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize

from desktop.ui.fields.field_popup import GAP, LINES, NotePopup, beside

ROOM = QRect(8, 8, 1264, 784)


@given(
    st.integers(0, 1200), st.integers(0, 780), st.integers(1, 700), st.integers(1, 300),
    st.integers(200, 340), st.integers(60, 300),
)  # fmt: skip
def test_it_is_never_clipped_and_never_over_a_passage_that_leaves_it_room(x, y, w, h, pw, ph):
    passage, size = QRect(x, y, w, h) & ROOM, QSize(pw, ph)
    place = QRect(beside(size, passage, ROOM), size)
    assert ROOM.contains(place)
    above, below = passage.top() - ROOM.top(), ROOM.bottom() - passage.bottom()
    if max(above, below) > ph + GAP:
        assert not place.intersects(passage)


def test_beside_a_passage_as_high_as_the_page_it_stands_at_its_side():
    passage, size = QRect(300, 8, 500, 784), QSize(300, 300)
    assert not QRect(beside(size, passage, ROOM), size).intersects(passage)


@pytest.mark.parametrize(("x", "y"), [(20, 20), (590, 20), (20, 390), (590, 390)])
def test_it_stays_inside_the_window(page, x, y):
    popup = NotePopup(page, "")
    popup.show_beside(QRect(page.mapToGlobal(QPoint(x, y)), QSize(40, 18)))
    assert page.rect().adjusted(GAP, GAP, -GAP, -GAP).contains(popup.geometry())


def test_a_note_is_kept_when_it_is_left(page, qtbot):
    popup = NotePopup(page, "Before.")
    popup.show_beside(QRect(page.mapToGlobal(QPoint(20, 20)), QSize(40, 18)))
    popup.field.setPlainText("After.")
    with qtbot.waitSignal(popup.note_committed) as told:
        page.field.setFocus()
    assert told.args == ["After."]
    assert not popup.isVisible()


def test_a_note_has_room_as_far_as_it_goes(page):
    popup = NotePopup(page, "")
    popup.show_beside(QRect(page.mapToGlobal(QPoint(20, 20)), QSize(200, 20)))
    low = popup.height()
    for lines, grows in ((LINES[0], False), (LINES[1], True), (3 * LINES[1], True)):
        popup.field.setPlainText("\n".join(["line"] * lines))
        assert (popup.height() > low) is grows
        assert (popup.field.verticalScrollBar().maximum() > 0) is (lines > LINES[1])
    assert page.rect().contains(popup.geometry())
