from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.domain import BlockKind
from desktop.ui.reader.canvas.page import PageView
from tests.ui.reader.conftest import Draft, long_content, long_table, make_highlight


def wheel(view: PageView, angle: QPoint, where: QPointF, modifier: Qt.KeyboardModifier) -> None:
    event = QWheelEvent(
        where, where, QPoint(), angle, Qt.MouseButton.NoButton, modifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


NONE = Qt.KeyboardModifier.NoModifier


def test_the_place_survives_resizing_and_zooming_there_and_back(reading) -> None:
    view = reading(long_content(500)).view
    view.goto(30_000, 0)
    before = view.position()
    for width in (500, 340, 700, 1200, 900):
        view.resize(width, 800)
        QApplication.processEvents()
        assert view.position() == before
    for steps in (3, 5, -6, -2):
        view.set_style(view.reading_style().zoomed(steps))
        assert view.position() == before
        top = view.caret_rect(before).top()
        assert -30 < top < 40


def test_position_and_section_are_told_as_the_text_moves(reading, qtbot) -> None:
    content = long_content(300)
    view = reading(content).view
    with qtbot.waitSignal(view.position_changed), qtbot.waitSignal(view.section_changed) as told:
        view.goto(content.sections[3].start + 500, 0)
    assert told.args == [3]
    assert content.sections[3].start < view.position() <= content.sections[3].start + 500
    assert view.section_at(content.sections[2].start) == 2


def test_the_wheel_scrolls_by_lines_and_zooms_with_control(reading, qtbot) -> None:
    view = reading(long_content(100)).view
    wheel(view, QPoint(0, -120), QPointF(300, 300), NONE)
    assert view.verticalScrollBar().value() == 3 * view.line_step
    with qtbot.waitSignal(view.zoom_requested) as told:
        wheel(view, QPoint(0, 120), QPointF(300, 300), Qt.KeyboardModifier.ControlModifier)
    assert told.args == [1]
    assert view.verticalScrollBar().value() == 3 * view.line_step


def test_a_wide_table_scrolls_sideways_and_its_cells_are_still_found(reading) -> None:
    draft = Draft()
    draft.add(
        "\x1e".join("\t".join(f"Cell{r}{c:02}x" * 2 for c in range(14)) for r in range(3)),
        BlockKind.TABLE,
    )
    content = draft.build()
    hands = reading(content)
    view = hands.view
    offset = content.text.index("Cell100x") + 4
    before = hands.point(offset)
    wheel(view, QPoint(0, -120), QPointF(before), Qt.KeyboardModifier.ShiftModifier)
    after = hands.point(offset)
    assert after.x() == before.x() - 120
    assert view.glyph_at(QPointF(after)) == offset
    for _ in range(50):
        wheel(view, QPoint(-120, 0), QPointF(before), NONE)
    last = content.text.index("Cell113x")
    assert view.glyph_at(QPointF(hands.point(last))) == last
    assert hands.point(last).x() < view.left + view.column.setter.width


def test_a_text_without_any_blocks_can_be_shown(reading) -> None:
    view = reading(Draft().build()).view
    view.goto(0)
    view.select_all()
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, QPoint(80, 80))
    assert view.selection() == (0, 0)


def test_a_picture_of_unknown_size_takes_its_own_when_it_has_come(reading, qtbot) -> None:
    draft = Draft()
    draft.add("", BlockKind.IMAGE, asset="a" * 64)
    draft.add("After the picture")
    view = reading(draft.build()).view
    guessed = view.column.layout(0).height
    drawn = QBuffer()
    QImage(40, 30, QImage.Format.Format_RGB32).save(drawn, "PNG")
    view.show_content(view.content, lambda _asset: drawn.data().data())
    qtbot.waitUntil(lambda: view.column.layout(0).height < guessed)


def tops_of_lines(view: PageView) -> list[tuple[float, float]]:
    """Return top and bottom of every line on screen, in the viewport."""
    found = []
    for shown in view.shown():
        for box in shown.layout.boxes:
            for number in range(box.layout.lineCount()):
                line = box.layout.lineAt(number)
                top = shown.y + box.y + line.y()
                found.append((top, top + line.height()))
    return found


def test_a_turned_page_begins_with_a_whole_line_and_skips_none(reading) -> None:
    content = long_content(300)
    view = reading(content).view
    view.scroll_by(3)
    for pages in (1, 1, 1, -1, -1):
        whole = [b for t, b in tops_of_lines(view) if t >= 0 and b <= view.viewport().height()]
        before, height = view.position(), view.viewport().height()
        right = view.left + view.column.setter.width
        last = view.offset_at(QPointF(right, max(whole) - 4))
        view.turn(pages)
        assert not [t for t, b in tops_of_lines(view) if t < 0 < b - 2]
        if pages > 0:
            # The next line begins at most a space and a line end after it.
            assert before < view.position() <= last + 2
        else:
            assert before <= view.offset_at(QPointF(right, height - 1))


@pytest.mark.parametrize("share", [0.0, 0.2, 0.61])
def test_a_place_brought_to_the_top_is_not_cut_off(reading, share: float) -> None:
    content = long_content(300)
    view = reading(content).view
    offset = int(len(content.text) * share)
    view.goto(offset, 0.0)
    place = view.position()
    assert not [t for t, b in tops_of_lines(view) if t < 0 < b - 2]
    assert 0 <= view.caret_rect(offset).top() < 2 * view.line_step + 10
    view.goto(place, 0.0)
    assert view.position() == place


def test_what_pages_bear_beside_the_text_takes_no_room(reading) -> None:
    draft = Draft()
    for number in range(3):
        draft.add(f"Paragraph {number} of the text.")
    plain = reading(draft.build()).view.column.heights.total
    place = draft.add("Running head\u202841", BlockKind.FURNITURE)
    content = draft.build()
    shown = reading(content)
    view = shown.view
    assert view.column.heights.total == plain
    assert view.content.text == content.text[: place - 1]
    made = make_highlight(content, "h", place, place + 7)
    view.set_highlights([made, make_highlight(content, "i", place - 5, place + 7)])
    assert view.marks.highlights.all() == []
    view.goto(place, flash=(place, place + 7))
    assert view.position() < place


@pytest.mark.parametrize("row", [0, 92, 97, 103, 110, 118, 199])
def test_what_is_revealed_in_a_long_table_is_in_view(reading, row: int) -> None:
    hands = reading(long_table(200))
    hands.view.goto(hands.at("w100c2n0"), 0)
    offset = hands.at(f"w{row}c3n0")
    hands.view.reveal(offset)
    assert hands.view.is_in_view(offset)
    assert hands.view.glyph_at(QPointF(hands.point(offset))) == offset


def test_a_mark_over_rows_never_seen_is_found_where_one_jumps_to(reading) -> None:
    content = long_table(200)
    start, end = (content.text.index(word) for word in ("w20c1n0", "w180c4n0"))
    hands = reading(content, make_highlight(content, "h", start, end))
    for row in (150, 60):
        offset = hands.at(f"w{row}c2n0")
        hands.view.goto(offset)
        hands.view.set_selection(start, end)
        point = QPointF(hands.point(offset))
        assert hands.view.offset_at(point) in {offset, offset + 1}
        assert [h.id for h in hands.view.highlights_at(point)] == ["h"]
        assert hands.view.selected_text().startswith("w20c1n0")
        assert "w100c0n0" in hands.view.selected_text()


def test_the_place_in_a_table_survives_another_width(reading) -> None:
    view = reading(long_table(200)).view
    view.goto(view.content.text.index("w120c2n0"), 0)
    before = view.position()
    for width in (500, 1200, 900):
        view.resize(width, 800)
        QApplication.processEvents()
        assert view.position() == before


def test_in_pages_a_notch_turns_one_and_the_next_begins_with_the_line_that_was_cut(reading) -> None:
    view = reading(long_content(100)).view
    view.set_style(replace(view.reading_style(), paged=True))
    view.resize(700, 613)
    QApplication.processEvents()
    column, height = view.column, view.viewport().height()
    whole = column.whole(height)
    assert height - view.line_step < whole <= height
    below = view.offset_at(QPointF(view.left + 1, whole + view.line_step / 2))
    for _ in range(4):  # of a pad, a notch in four
        wheel(view, QPoint(0, -30), QPointF(300, 300), NONE)
    assert abs(view.position() - below) < 80, "within a line"
    picture = view.viewport().grab().toImage()
    bare = picture.pixelColor(1, 1)
    rows = range(column.whole(height) + 1, height)
    assert all(picture.pixelColor(x, y) == bare for y in rows for x in range(0, 600, 7))
    wheel(view, QPoint(0, 120), QPointF(300, 300), NONE)
    assert view.position() < below
