from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from desktop.domain.noted.note_links import Linkable, Target, links_in, spelled
from desktop.ui.look.drops import with_highlights
from desktop.ui.noted.link_choice import LinkChoice
from desktop.ui.noted.note_editor import NoteEditor

Key = Qt.Key
LINK = spelled(Target.HIGHLIGHT, "a-b", "the words")
PLAN = Linkable(Target.NOTE, "n", "My plan", "note")
LETTER = Linkable(Target.DOCUMENT, "d", "A letter", "document")


@pytest.fixture
def editor(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    made = NoteEditor(parent)
    made.resize(500, 300)
    made.wanted.connect(lambda typed: made.offer([] if typed == "zzz" else [PLAN, LETTER]))
    parent.show()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made
    parent.close()


def choice(editor) -> LinkChoice:
    return editor.findChild(LinkChoice)


def put_cursor(editor, position: int) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(position)
    editor.setTextCursor(cursor)


def test_two_brackets_offer_what_can_be_linked_and_enter_takes_it(qtbot, editor):
    asked = []
    editor.wanted.connect(asked.append)
    qtbot.keyClicks(editor, "See [[pl")
    assert asked == ["", "p", "pl"]
    assert choice(editor).isVisible()
    qtbot.keyClick(editor, Key.Key_Down)
    qtbot.keyClick(editor, Key.Key_Up)
    qtbot.keyClick(editor, Key.Key_Return)
    assert editor.toPlainText() == "See [[note:n|My plan]]"
    assert not choice(editor).isVisible()
    qtbot.keyClicks(editor, " too")
    assert editor.toPlainText() == "See [[note:n|My plan]] too"


def test_tab_takes_and_a_click_takes(qtbot, editor):
    qtbot.keyClicks(editor, "[[")
    qtbot.keyClick(editor, Key.Key_Down)
    qtbot.keyClick(editor, Key.Key_Tab)
    qtbot.keyClicks(editor, " [[")
    shown = choice(editor)
    place = shown.visualItemRect(shown.item(0)).center()
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert editor.toPlainText() == "[[document:d|A letter]] [[note:n|My plan]]"


def test_escape_closes_the_list_and_leaves_what_is_typed(qtbot, editor):
    qtbot.keyClicks(editor, "[[pl")
    qtbot.keyClick(editor, Key.Key_Escape)
    assert not choice(editor).isVisible()
    qtbot.keyClicks(editor, "a")
    assert not choice(editor).isVisible()
    assert editor.toPlainText() == "[[pla"
    qtbot.keyClick(editor, Key.Key_Escape)
    assert editor.toPlainText() == "[[pla"


def test_nothing_that_answers_is_no_list(qtbot, editor):
    qtbot.keyClicks(editor, "[[zzz")
    assert not choice(editor).isVisible()
    qtbot.keyClick(editor, Key.Key_Return)
    assert editor.toPlainText() == "[[zzz\n"


def test_the_cursor_steps_over_a_link_as_a_whole(qtbot, editor):
    editor.setPlainText(f"a{LINK}b")
    put_cursor(editor, 1)
    qtbot.keyClick(editor, Key.Key_Right)
    assert editor.textCursor().position() == 1 + len(LINK)
    qtbot.keyClick(editor, Key.Key_Left)
    assert editor.textCursor().position() == 1
    qtbot.keyClick(editor, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert editor.textCursor().selectedText() == LINK


@pytest.mark.parametrize(("key", "at"), [(Key.Key_Backspace, 1 + len(LINK)), (Key.Key_Delete, 1)])
def test_a_link_is_deleted_as_a_whole_and_undo_brings_it_back(qtbot, editor, key, at):
    editor.setPlainText(f"a{LINK}b")
    put_cursor(editor, at)
    qtbot.keyClick(editor, key)
    assert editor.toPlainText() == "ab"
    editor.undo()
    assert editor.toPlainText() == f"a{LINK}b"
    put_cursor(editor, len(editor.toPlainText()))
    qtbot.keyClick(editor, Key.Key_Backspace)
    assert editor.toPlainText() == f"a{LINK}"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.lists(st.sampled_from(["a", "𝄞", LINK, "\n"]), max_size=8), st.integers(0, 200))
def test_no_position_is_inside_a_link(editor, parts, position):
    text = "".join(parts)
    editor.setPlainText(text)
    put_cursor(editor, min(position, editor.document().characterCount() - 1))
    before = editor.toPlainText()
    editor.textCursor().insertText("x")
    assert len(list(links_in(editor.toPlainText()))) == len(list(links_in(before)))


def test_a_click_follows_a_link_and_elsewhere_puts_the_cursor(qtbot, editor):
    followed = []
    editor.followed.connect(followed.append)
    editor.setPlainText(f"before {LINK} after")
    start = QTextCursor(editor.document())
    start.setPosition(7 + len(LINK))
    end = editor.cursorRect(start)
    inside = end.center() - QPoint(12, 0)
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=inside)
    assert [(link.target, link.id) for link in followed] == [(Target.HIGHLIGHT, "a-b")]
    beyond = end.center() + QPoint(12, 0)
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=beyond)
    assert len(followed) == 1


def test_a_card_that_is_dropped_is_quoted_and_kept_at_once(qtbot, editor):
    kept = []
    editor.note_committed.connect(kept.append)
    editor.quoting = lambda key: f"> {key}\n"
    editor.show_note("Before.", "n")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    data = with_highlights(["one", "two"])
    assert editor.canInsertFromMimeData(data)
    editor.insertFromMimeData(data)
    assert kept == ["Before.\n\n> one\n\n> two\n"]


def test_other_things_are_pasted_as_ever(editor):
    data = QMimeData()
    data.setText("[[plain]]")
    editor.insertFromMimeData(data)
    assert editor.toPlainText() == "[[plain]]"
