from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop.ui.look.card_painting import (
    Chip,
    Text,
    draw_chips,
    draw_focus,
    draw_ground,
    draw_text,
    flat,
    plain_note,
)
from desktop.ui.look.theme import current


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("A **commitment** with a *date*", "A commitment with a date"),
        ("`code` and __strong__", "code and strong"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("snake_case_name", "snake_case_name"),
        ("> not held\n> > at all\n\nSaid so.", "not held\nat all\n\nSaid so."),
        ("# Heading\n#tag", "Heading\n#tag"),
        ("- one\n* **two**\n-3 degrees", "• one\n• two\n-3 degrees"),
        ("See [the table](https://example.org/t).", "See the table."),
        ("", ""),
    ],
)
def test_a_note_is_shown_without_its_marks(note, shown):
    assert plain_note(note) == shown


def test_flat_text_keeps_its_offsets():
    text = "one\ntwo\u2028three\tfour\x1efive"
    assert len(flat(text)) == len(text)
    assert flat(text).split() == ["one", "two", "three", "four", "five"]


@pytest.mark.parametrize("words", [3, 60], ids=["whole", "cut"])
@pytest.mark.parametrize(("word", "from_right"), [("سجن ", True), ("cell ", False)])
def test_text_from_the_right_begins_at_the_right_edge(qapp, words, word, from_right):
    picture = QImage(300, 30, QImage.Format.Format_Grayscale8)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    look = Text((word * words).strip(), QFont(qapp.font()), QColor("black"), lines=1)
    draw_text(painter, QRectF(10, 4, 280, 24), look)
    painter.end()
    dark = [x for x in range(300) if any(picture.pixelColor(x, y).value() < 160 for y in range(30))]
    edge = 290 - dark[-1] if from_right else dark[0] - 10
    assert -2 <= edge <= 4


@pytest.mark.parametrize(("room", "is_drawn"), [(50, False), (100, True)])
def test_a_chip_is_drawn_where_its_words_can_be_read_and_counted_elsewhere(qapp, room, is_drawn):
    picture = QImage(200, 20, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.setFont(qapp.font())
    chips = [Chip("detention/data not held")]
    draw_chips(painter, QRectF(0, 0, room, 20), chips, QColor("red"), QColor("black"))
    painter.end()
    colours = {picture.pixelColor(x, 3).name() for x in range(room)}
    assert ("#ff0000" in colours) is is_drawn


def _behind(state):
    image = QImage(60, 30, QImage.Format.Format_RGB32)
    image.fill(QColor(current()["window"]))
    option = QStyleOptionViewItem()
    option.state = state
    painter = QPainter(image)
    draw_ground(painter, QRectF(0, 0, 60, 28), option)
    draw_focus(painter, QRectF(0, 0, 60, 28), option)
    painter.end()
    return image.pixelColor(30, 14).name(), image.pixelColor(30, 1).name()


def test_a_row_tells_what_is_selected_what_the_pointer_is_on_and_what_has_the_keys(qapp):
    state = QStyle.StateFlag
    middle, edge = _behind(state.State_None)
    assert (
        _behind(state.State_Selected | state.State_MouseOver)[0] == _behind(state.State_Selected)[0]
    )
    assert len({middle, _behind(state.State_Selected)[0], _behind(state.State_MouseOver)[0]}) == 3
    assert _behind(state.State_HasFocus)[0] == middle
    assert _behind(state.State_HasFocus)[1] != edge
