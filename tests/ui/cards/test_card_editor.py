from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from desktop.domain import Placement, PlacementStatus, Tag
from desktop.ui.cards.card_editor import (
    MEASURED,
    NOTE_LINES,
    WRITING_LINES,
    CardEditor,
    Linked,
    Related,
)
from tests.ui.dialogs.samples import highlight

WIDTH = 240


@pytest.fixture
def parent(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(WIDTH, 600)
    return made


@pytest.fixture
def editor(parent):
    made = CardEditor(parent)
    made.setFixedWidth(WIDTH)
    parent.show()
    return made


def show(editor, one, related=()) -> int:
    linked = [Linked(*told, "l") for told in related]
    editor.show_highlight(one, [Tag("t", "figures", "green")], linked)
    return editor.wanted_height(WIDTH)


def test_a_link_has_its_room_at_once(editor):
    bare = show(editor, highlight(1, "Words"))
    linked = show(editor, highlight(1, "Words"), [("supports: other words", "h2")])
    assert linked >= bare + editor.findChild(Related).sizeHint().height()
    assert show(editor, highlight(1, "Words")) == bare


def test_a_long_link_gives_way_and_tells_all_in_its_name(editor, qtbot):
    words = "supports: " + "many words " * 20
    show(editor, highlight(1, "Words"), [(words, "h2")])
    editor.resize(WIDTH, editor.wanted_height(WIDTH))
    button = editor.findChild(Related)
    qtbot.waitUntil(lambda: button.text().endswith("…"))
    assert button.fontMetrics().horizontalAdvance(button.text()) <= WIDTH
    assert button.accessibleName() == words
    with qtbot.waitSignal(editor.link_opened) as told:
        button.click()
    assert told.args == ["h2"]


def warning(editor) -> QLabel:
    return editor.findChild(QWidget, "warning").findChild(QLabel)


def test_what_is_in_doubt_can_be_decided(editor):
    one = highlight(1, "Words")
    plain = show(editor, one)
    assert not editor.changes.move_here.isVisibleTo(editor)
    found = show(editor, replace(one, placement=Placement(2, 3, 8, PlacementStatus.REVIEW)))
    assert found > plain
    assert editor.changes.accept.isVisibleTo(editor)
    assert editor.changes.move_here.isVisibleTo(editor)
    show(editor, replace(one, placement=Placement(2, 3, 3, PlacementStatus.LOST)))
    assert not editor.changes.accept.isVisibleTo(editor), "there is no place to keep it at"
    assert warning(editor).text() == "No longer in the text."


def test_the_warning_stands_in_no_empty_box(editor):
    one = replace(highlight(1, "Words"), placement=Placement(2, 3, 8, PlacementStatus.REVIEW))
    height = show(editor, one)
    editor.resize(WIDTH, height)
    editor.layout().activate()
    gap = editor.changes.accept.y() - warning(editor).geometry().bottom()
    assert warning(editor).height() <= 3 * editor.fontMetrics().lineSpacing()
    assert 0 < gap < 12


def test_a_tag_is_taken_off_by_its_chip(editor, qtbot):
    show(editor, replace(highlight(1, "Words"), tags=("figures", "a/b")))
    chips = {chip.accessibleName(): chip for chip in editor.findChildren(QToolButton, "chip")}
    assert set(chips) == {"Remove the tag figures", "Remove the tag a/b"}
    with qtbot.waitSignal(editor.tag_removed) as told:
        chips["Remove the tag a/b"].click()
    assert told.args == ["a/b"]


def test_the_note_grows_with_its_lines_up_to_a_bound(editor):
    heights = []
    for lines in (1, 3, NOTE_LINES, 2 * NOTE_LINES):
        show(editor, highlight(lines, "Words", "\n".join(["line"] * lines)))
        heights.append(editor.note.height())
    assert heights[0] < heights[1] < heights[2] == heights[3]


def test_there_is_room_to_write_once_a_note_is_written_in_and_until_another_card(editor, qtbot):
    editor.tag.setFocus()
    empty = show(editor, highlight(1, "Words"))
    editor.note.setFocus()
    qtbot.waitUntil(editor.note.hasFocus)
    line = editor.note.fontMetrics().lineSpacing()
    assert editor.note.height() >= WRITING_LINES * line
    editor.tag.setFocus()  # what stands below does not move from under the pointer
    show(editor, highlight(1, "Words"))
    assert editor.note.height() >= WRITING_LINES * line
    assert show(editor, highlight(2, "Words")) == empty


def test_a_note_is_shown_from_its_beginning_once_there_is_room(editor, qtbot):
    show(editor, highlight(1, "Words", "First line.\nSecond line."))
    editor.resize(WIDTH, editor.wanted_height(WIDTH))
    editor.note.verticalScrollBar().setValue(1)
    editor.note.setFixedHeight(editor.note.height() + 20)
    qtbot.waitUntil(lambda: editor.note.verticalScrollBar().value() == 0)


@pytest.mark.parametrize("note", ["word " * MEASURED, "line\n" * NOTE_LINES * 2])
def test_a_long_note_is_not_measured_and_scrolls(editor, monkeypatch, note):
    short = show(editor, replace(highlight(1, "Words"), note="One line."))
    whole = show(editor, replace(highlight(1, "Words"), note="\n".join(["line"] * NOTE_LINES)))
    # Without a size, which would take laying out all of it.
    counts = {
        name: getattr(editor.note.document(), name) for name in ("blockCount", "characterCount")
    }
    monkeypatch.setattr(editor.note, "document", lambda: SimpleNamespace(**counts))
    long = show(editor, replace(highlight(2, "Words"), note=note))
    assert short < whole == long
    assert editor.note.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAsNeeded


def test_a_note_put_aside_leaves_the_field_as_high_as_before(editor, qtbot):
    one = highlight(1, "Words")
    show(editor, one)
    height = editor.note.height()
    qtbot.keyClicks(
        editor.note, "A thought that takes more than a single line of so narrow a card."
    )
    assert editor.note.height() > height
    qtbot.keyClick(editor.note, Qt.Key.Key_Escape)
    show(editor, one)
    assert editor.note.height() == height
