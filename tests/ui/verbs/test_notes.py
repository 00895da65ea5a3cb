from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from desktop.errors import StorageError
from tests.ui.hands import QUOTATION, focused, offered, open_in_tree, select

Key = Qt.Key


def test_a_note_that_cannot_be_kept_can_be_copied(window, workspace, report):
    kept = workspace.highlights.add_quotation(report.id, QUOTATION)
    workspace.highlights.remove(kept.id)
    window.verbs.notes.write_note(kept.id, "A long thought.")
    assert window.desk.status.text() == "The highlight is gone, and its note was not kept."
    offered(window.desk.status).click()
    assert QGuiApplication.clipboard().text() == "A long thought."


def test_a_note_that_was_refused_is_handed_over_again(window, workspace, report, monkeypatch):
    kept = workspace.highlights.add(report.id, 0, 8)
    window.desk.open_passage(report.id)
    sidebar = window.desk.sidebar
    sidebar.select(kept.id)
    field = sidebar.editor.note

    def full(*_ids, **_values):
        raise StorageError(workspace.folder, "the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(workspace.highlights, "change", full)
        field.setPlainText("A thought.")
        field.commit()
        assert "the disk is full" in window.desk.status.text()
        workspace.highlights.add_tag(kept.id, "figures")  # the card is shown anew
        assert field.toPlainText() == "A thought."
    field.commit()
    assert workspace.highlights.find(kept.id).note == "A thought."


def test_a_note_that_was_changed_elsewhere_meanwhile_is_not_replaced(window, workspace, report):
    kept = workspace.highlights.add(report.id, 0, 8)
    workspace.highlights.change(kept.id, note="Theirs.")
    assert not window.verbs.notes.write_note(kept.id, "Mine.", instead_of="")
    assert workspace.highlights.find(kept.id).note == "Theirs."
    assert "changed elsewhere" in window.desk.status.text()
    assert window.verbs.notes.write_note(kept.id, "Mine.", instead_of="Theirs.")


def test_a_note_beside_a_passage_is_kept_when_its_tab_is_closed(qtbot, window, workspace, report):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_N)
    qtbot.keyClicks(focused(), "A thought.")
    field = focused()
    window.do("close_tab")
    qtbot.waitUntil(lambda: not isValid(field))
    assert [h.note for h in workspace.highlights.all(report.id)] == ["A thought."]


def test_a_note_is_kept_without_the_space_around_it(window, workspace, report):
    kept = workspace.highlights.add(report.id, 0, 8)
    window.verbs.notes.write_note(kept.id, "  Ask again. \n")
    assert workspace.highlights.find(kept.id).note == "Ask again."
    assert window.desk.status.text() == "Note kept."
    window.verbs.notes.write_note(kept.id, " ")
    assert window.desk.status.text() == "Note removed."
