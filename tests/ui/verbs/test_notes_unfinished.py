"""Notes left unfinished in the window."""

import os
import signal
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from desktop.errors import ReadOnlyLibraryError
from desktop.ui.fields.note_field import NoteField
from desktop.ui.remembered import WindowSettings
from desktop.ui.window import MainWindow
from tests.ui.hands import QUOTATION, focused, offered

Key = Qt.Key
TEXT = "An hour of writing."


@pytest.fixture
def kept(workspace, report):
    return workspace.highlights.add_quotation(report.id, QUOTATION)


def write(qtbot, window, kept, text: str = TEXT, *, where: str = "card") -> NoteField:
    """Type into the note of a highlight, in its card or beside the page."""
    window.desk.open_passage(kept.document_id, kept.start, kept.end)
    window.desk.sidebar.select(kept.id)
    if where == "card":
        window.desk.sidebar.edit_note()
    else:
        window.do("note")
    field = focused()
    assert isinstance(field, NoteField)
    qtbot.keyClicks(field, text)
    return field


@pytest.mark.parametrize("where", ["card", "page"])
def test_escape_leaves_a_note_one_click_away(qtbot, window, workspace, kept, where):
    field = write(qtbot, window, kept, where=where)
    qtbot.keyClick(field, Key.Key_Escape)
    assert workspace.highlights.find(kept.id).note == ""
    offered(window.desk.status).click()
    field = focused()
    assert field.toPlainText() == TEXT
    qtbot.keyClick(field, Key.Key_Tab)
    assert workspace.highlights.find(kept.id).note == TEXT
    assert workspace.drafts.all() == []


def test_what_is_brought_back_goes_to_its_own_highlight(qtbot, window, workspace, kept):
    letter = next(one for one in workspace.documents.all() if one.id != kept.document_id)
    other = workspace.highlights.add(letter.id, 0, 8)
    qtbot.keyClick(write(qtbot, window, kept), Key.Key_Escape)
    window.desk.open_passage(letter.id)
    window.desk.sidebar.select(other.id)
    offered(window.desk.status).click()
    assert (focused().highlight_id, focused().toPlainText()) == (kept.id, TEXT)
    qtbot.keyClick(focused(), Key.Key_Tab)


def test_a_note_of_two_places_is_offered_in_neither_while_it_is_written(qtbot, window, kept):
    field = write(qtbot, window, kept, where="page")
    window.desk.workspace.highlights.add_tag(kept.id, "figures")  # the card is shown anew
    assert not window.desk.sidebar.editor.drafting.isVisible()
    qtbot.keyClick(field, Key.Key_Escape)
    window.desk.sidebar.editor.drafting.look()
    assert window.desk.sidebar.editor.drafting.isVisible()


def test_discarding_can_be_undone(qtbot, window, workspace, kept):
    qtbot.keyClick(write(qtbot, window, kept), Key.Key_Escape)
    drafting = window.desk.sidebar.editor.drafting
    next(b for b in drafting.findChildren(QPushButton) if b.text() == "Discard").click()
    assert workspace.drafts.all() == []
    offered(window.desk.status).click()
    assert [draft.text for draft in workspace.drafts.all(kept.id)] == [TEXT]
    assert drafting.isVisible()


def test_what_was_written_on_a_highlight_that_is_gone_can_be_copied(
    qtbot, window, workspace, kept, tmp_path
):
    qtbot.keyClick(write(qtbot, window, kept), Key.Key_Escape)
    workspace.highlights.remove(kept.id)
    later = MainWindow(WindowSettings(tmp_path / "later.ini"))
    qtbot.addWidget(later, before_close_func=lambda one: one.desk.let_go())
    later.open_library(workspace)
    assert "1 unfinished note of what is gone" in later.desk.status.text()
    offered(later.desk.status).click()
    assert QGuiApplication.clipboard().text() == TEXT
    assert workspace.drafts.all() == []


_WRITER = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from desktop.app import make_application
from desktop.ui.remembered import WindowSettings
from desktop.ui.window import MainWindow
from desktop.workspace import Workspace

app = make_application()
workspace = Workspace.open(Path(sys.argv[1]))
(kept,) = workspace.highlights.all()
window = MainWindow(WindowSettings(Path(sys.argv[2])))
window.resize(1280, 800)  # with room for the cards
window.show()
window.open_library(workspace)
QTest.qWait(100)
window.desk.open_passage(kept.document_id, kept.start, kept.end)
window.desk.sidebar.select(kept.id)
QTest.qWait(100)
window.desk.sidebar.edit_note()
field = QApplication.focusWidget()
QTest.keyClicks(field, "An hour of writing.")
QTimer.singleShot(1900, lambda: print("written", flush=True))
app.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
def test_a_note_outlives_a_killed_window(qtbot, window, workspace, kept, tmp_path):
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(workspace.folder), str(tmp_path / "w.ini")],
        stdout=subprocess.PIPE,
        env=environment,
    ) as writer:
        assert writer.stdout.readline() == b"written\n"
        os.kill(writer.pid, signal.SIGKILL)
        writer.wait()
    assert workspace.highlights.find(kept.id).note == ""
    assert [draft.text for draft in workspace.drafts.all(kept.id)] == [TEXT]
    window.desk.open_passage(kept.document_id)
    window.desk.sidebar.select(kept.id)
    drafting = window.desk.sidebar.editor.drafting
    assert drafting.isVisible()
    drafting.bring_back()
    qtbot.keyClick(focused(), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert workspace.highlights.find(kept.id).note == TEXT


def test_a_note_on_a_library_that_cannot_be_changed_is_left_unfinished(
    qtbot, window, workspace, kept, monkeypatch
):
    def shut(*_ids, **_values):
        raise ReadOnlyLibraryError(workspace.folder)

    monkeypatch.setattr(workspace.highlights, "change", shut)
    qtbot.keyClick(write(qtbot, window, kept, where="page"), Key.Key_Tab)
    assert "read-only" in window.desk.status.text()
    assert [draft.text for draft in workspace.drafts.all(kept.id)] == [TEXT]
