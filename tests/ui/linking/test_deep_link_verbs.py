from __future__ import annotations

from uuid import uuid4

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest

from desktop.domain.exchanged.deep_link import link_to
from tests.ui.hands import QUOTATION

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def kept(window, workspace, report):
    made = workspace.highlights.add_quotation(report.id, QUOTATION)
    window.desk.open_passage(report.id)
    return made


def test_a_link_is_copied_and_leads_back(window, workspace, report, kept):
    window.desk.subject.take(kept.id)
    window.desk.actions["copy_link"].trigger()
    link = QGuiApplication.clipboard().text()
    assert link == link_to(workspace.library_id, report.id, kept.id)
    window.desk.open_passage(workspace.documents.find("A letter about the figures").id)
    window.verbs.deep_links.follow(link)
    pane = window.desk.reading.current()
    assert pane.document_id == report.id
    assert window.desk.subject.ids == [kept.id]
    assert pane.reader.is_in_view(kept.start)


def test_without_a_highlight_the_document_is_linked(window, workspace, report):
    window.desk.open_passage(report.id)
    window.desk.actions["copy_link"].trigger()
    assert QGuiApplication.clipboard().text() == link_to(workspace.library_id, report.id)
    window.desk.actions["copy_document_link"].trigger()
    assert "a link to the document" in window.desk.status.text()


def test_what_is_gone_is_told_and_its_document_shown(window, workspace, report, kept):
    link = link_to(workspace.library_id, report.id, kept.id)
    workspace.highlights.remove(kept.id)
    window.desk.open_passage(workspace.documents.find("A letter about the figures").id)
    window.verbs.deep_links.follow(link)
    assert QUOTATION[:20] in window.desk.status.text()
    assert window.desk.reading.current().document_id == report.id


@pytest.mark.parametrize(
    "link",
    ["manicule://../../etc/passwd", "manicule:x", link_to(str(uuid4()), str(uuid4()))],
    ids=["upwards", "cut off", "of another library"],  # two processes have to name them alike
)
def test_other_links_open_nothing(window, link, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    window.verbs.deep_links.follow(link)
    assert "link" in window.desk.status.text()
    assert window.desk.reading.current() is None
    assert opened == []


def test_a_link_in_a_document_is_followed_here(window, workspace, report, kept, monkeypatch):
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    reader = window.desk.reading.current().reader
    reader.link_activated.emit(link_to(workspace.library_id, report.id, kept.id))
    assert window.desk.subject.ids == [kept.id]
    assert opened == []


def test_a_link_that_is_spelled_out_in_a_note_is_followed(window, workspace, report, kept):
    link = link_to(workspace.library_id, report.id, kept.id)
    note = workspace.notes.add(text=f"See {link} here.")
    window.verbs.free_notes.open(note.id)
    editor = window.desk.reading.on_show().editor
    cursor = editor.textCursor()
    cursor.setPosition(30)
    place = editor.cursorRect(cursor).center()
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, Mod.ControlModifier, place)
    assert window.desk.subject.ids == [kept.id]
