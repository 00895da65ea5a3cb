from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.ui.note_field import NoteField

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
