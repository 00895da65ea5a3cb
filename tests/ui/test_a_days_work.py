"""A reader's hour at the keyboard, key by key, with no hand on anything else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton

from tests.ui.hands import focused

Key, Mod = Qt.Key, Qt.KeyboardModifier
WORDS = "The ministry holds no figures on this, it said in its answer number"
WAIT = 30_000
PARAGRAPHS = [f"{WORDS} {number}." for number in range(1, 15)]


class Keyboard:
    """Presses keys in the window, wherever the keyboard is, and counts them."""

    def __init__(self, qtbot) -> None:
        self._qtbot = qtbot
        self.pressed = 0

    def press(self, *keys: Qt.Key, with_: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        for key in keys:
            self._qtbot.waitUntil(lambda: focused() is not None)
            self._qtbot.keyClick(focused(), key, with_)
            self._qtbot.wait(1)
            self.pressed += 1

    def type(self, text: str) -> None:
        self._qtbot.keyClicks(focused(), text)
        self.pressed += len(text)


@pytest.fixture
def keyboard(qtbot, window, workspace, tmp_path):
    """Return a keyboard before a window with one more document in it."""
    path = tmp_path / "answers.txt"
    path.write_text("\n\n".join(["Answers", *PARAGRAPHS]), encoding="utf-8")
    workspace.imports.files([path])
    workspace.tags.ensure("asylum/figures", definition="What is counted.")
    qtbot.waitUntil(lambda: len(window.desk.catalogue.documents) == 3)
    qtbot.waitActive(window)
    return Keyboard(qtbot)


def test_ten_passages_are_coded_in_under_thirty_keys(qtbot, window, workspace, keyboard):
    keyboard.press(Key.Key_K, with_=Mod.ControlModifier)
    keyboard.type("answers")
    keyboard.press(Key.Key_Return)
    qtbot.waitUntil(lambda: window.desk.reading.current() is not None)
    document_id = window.desk.reading.current().document_id
    found = lambda: workspace.highlights.all(document_id)  # noqa: E731

    # Reads on, marks a passage and tags it.
    keyboard.press(Key.Key_F7)
    keyboard.press(Key.Key_Down, with_=Mod.ControlModifier)
    keyboard.press(Key.Key_Down, with_=Mod.ControlModifier | Mod.ShiftModifier)
    keyboard.press(Key.Key_T)
    keyboard.type("fig")
    keyboard.press(Key.Key_Return)
    assert [one.tags for one in found()] == [("asylum/figures",)]
    assert WORDS in found()[0].quote

    # Keeps the tag in hand and codes ten more.
    keyboard.pressed = 0
    keyboard.press(Key.Key_P)
    keyboard.type("fig")
    keyboard.press(Key.Key_Return)
    keyboard.press(Key.Key_Down, with_=Mod.ControlModifier)
    for _ in range(10):
        keyboard.press(Key.Key_Down, with_=Mod.ControlModifier | Mod.ShiftModifier)
        keyboard.press(Key.Key_Return)
    assert keyboard.pressed < 30
    coded = found()[1:]
    assert [one.tags for one in coded] == [("asylum/figures",)] * 10
    assert all(WORDS in one.quote for one in coded)
    assert len({one.quote for one in coded}) == 10

    # Lets go of the tag, takes the last one back.
    keyboard.press(Key.Key_Escape, Key.Key_Escape)
    assert window.verbs.tagging.pinned == []
    keyboard.press(Key.Key_Z, with_=Mod.ControlModifier)
    assert len(found()) == 10


def enter_in_the_dialog(window, qtbot) -> None:
    """Press Enter in the dialog that asks next, as soon as it does."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        buttons = dialog.findChildren(QPushButton) if dialog is not None else []
        if dialog is None or not any(one.isDefault() and one.isEnabled() for one in buttons):
            QTimer.singleShot(20, window, look)
        else:
            qtbot.keyClick(dialog.focusWidget() or dialog, Key.Key_Return)

    QTimer.singleShot(0, window, look)


def test_a_file_comes_in_is_found_in_read_beside_itself_and_its_passages_go_out(
    qtbot, window, workspace, tmp_path, monkeypatch
):
    here, there = tmp_path / "answers.txt", tmp_path / "quotations.md"
    here.write_text("\n\n".join(["Answers", *PARAGRAPHS]), encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(here)], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **_known: (str(there), ""))
    keyboard, ctrl = Keyboard(qtbot), Mod.ControlModifier
    qtbot.waitActive(window)

    # Brings a file in: it opens, and the keyboard is on its page.
    keyboard.press(Key.Key_O, with_=ctrl)
    qtbot.waitUntil(lambda: window.desk.reading.current() is not None, timeout=WAIT)
    pane = window.desk.reading.current()
    qtbot.waitUntil(lambda: focused() is pane.reader)

    # Finds words, and takes what was found in hand.
    keyboard.press(Key.Key_F, with_=ctrl)
    keyboard.type("number 12")
    count = window.findChild(QLabel, "findCount")
    qtbot.waitUntil(lambda: count.text() == "1 of 1")
    keyboard.press(Key.Key_Escape)
    assert pane.reader.selected_text() == "number 12"
    keyboard.press(Key.Key_2)
    keyboard.press(Key.Key_N)
    keyboard.type("Ask again.")
    keyboard.press(Key.Key_Return, with_=ctrl)
    (kept,) = workspace.highlights.all(pane.document_id)
    assert (kept.quote, kept.colour, kept.note) == ("number 12", "green", "Ask again.")

    # Reads it beside itself, and alone again.
    keyboard.press(Key.Key_Backslash, with_=ctrl)
    assert len(window.desk.reading.panes()) == 2
    keyboard.press(Key.Key_Backslash, with_=ctrl)
    assert len(window.desk.reading.panes()) == 1

    # Hands on what was kept, in the way that is offered.
    enter_in_the_dialog(window, qtbot)
    keyboard.press(Key.Key_X, with_=ctrl | Mod.ShiftModifier)
    qtbot.waitUntil(there.exists, timeout=WAIT)
    written = there.read_text(encoding="utf-8")
    assert "number 12" in written
    assert "Ask again." in written
