from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.ui.fields.note_field import NoteField

Key = Qt.Key


@pytest.fixture
def field(qtbot):
    window = QWidget()
    made, made.other = NoteField(window), QLineEdit(window)
    layout = QVBoxLayout(window)
    layout.addWidget(made)
    layout.addWidget(made.other)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitActive(window)
    made.show_note("before")
    made.setFocus()
    made.window_kept = window
    made.kept = []
    made.note_committed.connect(made.kept.append)
    return made


def test_leaving_the_field_keeps_the_note(field, qtbot):
    qtbot.keyClicks(field, "Now ")
    field.other.setFocus()
    assert field.kept == ["Now before"]


def test_escape_gives_the_change_up(field, qtbot):
    qtbot.keyClicks(field, "Now ")
    qtbot.keyClick(field, Key.Key_Escape)
    field.other.setFocus()
    assert field.kept == []
    assert field.toPlainText() == "before"


def test_an_unchanged_note_is_not_handed_over(field):
    field.other.setFocus()
    assert field.kept == []


def test_a_change_from_elsewhere_does_not_overwrite_what_is_being_written(field, qtbot):
    qtbot.keyClicks(field, "mine ")
    field.show_note("theirs")
    assert field.toPlainText() == "mine before"


def test_hiding_keeps_the_note(field, qtbot):
    qtbot.keyClicks(field, "x")
    field.hide()
    assert field.kept == ["xbefore"]


def test_a_refused_note_stays_and_is_handed_over_again(field, qtbot):
    closed = []
    field.closed.connect(lambda: closed.append(1))
    field.note_committed.connect(field.refuse)
    qtbot.keyClicks(field, "Now ")
    qtbot.keyClick(field, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (field.kept, closed) == (["Now before"], [])
    field.other.setFocus()
    field.show_note("before")  # a refresh for another reason
    assert field.toPlainText() == "Now before"
    field.note_committed.disconnect(field.refuse)
    field.commit()
    assert field.kept == ["Now before"] * 3
    field.commit()
    assert len(field.kept) == 3
    field.show_note("Now before, stored")
    assert field.toPlainText() == "Now before, stored"


def test_a_refused_note_does_not_stand_under_another_highlight(field, qtbot):
    field.note_committed.connect(field.refuse)
    qtbot.keyClicks(field, "Now ")
    field.other.setFocus()
    field.show_note("of another", "2")
    assert field.toPlainText() == "of another"
