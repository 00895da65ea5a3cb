from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMainWindow

from desktop.errors import NotFoundError
from desktop.ui.desk import Desk
from tests.ui.hands import open_in_tree


class Heard:
    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, text: str) -> None:
        self.said.append(text)


@pytest.fixture
def desk(qtbot):
    """Return a desk without a library."""
    window = QMainWindow()
    qtbot.addWidget(window)
    made = Desk(window)
    made.status = Heard()
    return made


def test_a_failure_is_said_and_a_bug_is_not_hidden(desk):
    def fail(error: Exception) -> None:
        raise error

    assert desk.safely(lambda: 3)() == 3
    assert desk.safely(fail)(NotFoundError("tag", "x")) is None
    assert desk.status.said == ["There is no tag “x” in this library."]
    with pytest.raises(ZeroDivisionError):
        desk.safely(fail)(ZeroDivisionError())


def test_without_a_library_there_is_none_to_work_with(desk):
    assert not desk.is_open
    with pytest.raises(RuntimeError):
        _ = desk.workspace
    desk.detach()


def test_jumps_leave_a_place_to_come_back_to(qtbot, window, report):
    desk = window.desk
    open_in_tree(qtbot, window, report.title)
    assert desk.here().document_id == report.id
    other = next(i for i in desk.catalogue.documents if i != report.id)
    changed = []
    desk.places_changed.connect(lambda: changed.append(desk.places.can_go_back))
    desk.open_passage(other, 0, 8)
    assert desk.here().document_id == other
    assert changed[-1:] == [True]
    assert desk.places.back(desk.here()).document_id == report.id


def test_a_document_that_is_gone_is_not_opened(window):
    window.desk.open_passage("nowhere")
    assert window.desk.reading.panes() == []
    assert "no longer" in window.desk.status.text()


def test_a_document_opens_where_the_reader_left_off(qtbot, window, workspace, report):
    end = len(workspace.documents.content(report.id).text)
    workspace.documents.set_reading_position(report.id, end - 1)
    pane = open_in_tree(qtbot, window, report.title)
    assert pane.reader.position() > 0 or pane.reader.verticalScrollBar().maximum() == 0


def test_the_library_stays_open_for_whoever_opened_it(window, workspace):
    window.desk.let_go()
    assert not window.desk.is_open
    assert workspace.documents.all()


def test_what_a_dead_worker_did_is_shown(qtbot, window, workspace, report, monkeypatch):
    with monkeypatch.context() as quiet:
        quiet.setattr(workspace.opened, "_listeners", [])
        workspace.trash.put(report.id)
    assert report.id in window.desk.catalogue.documents
    window.desk.tasks.died.emit()
    qtbot.waitUntil(lambda: report.id not in window.desk.catalogue.documents)


@pytest.fixture
def large(window, workspace, report, monkeypatch):
    """Return a document whose text counts as large, and has not been read."""
    monkeypatch.setattr("desktop.ui.desk.LARGE", 1)
    workspace.opened.contents.drop([report.id])
    return report


def test_a_large_text_is_read_before_its_tab_is_made(qtbot, window, large):
    desk, done = window.desk, []
    desk.open_passage(large.id, 3)
    desk.afterwards(lambda: done.append(desk.reading.current().document_id))
    assert desk.reading.panes() == []
    qtbot.waitUntil(lambda: done == [large.id])
    desk.open_passage(large.id)  # which is there
    desk.afterwards(lambda: done.append("at once"))
    assert done[1:] == ["at once"]


def test_who_goes_elsewhere_meanwhile_stays_there(qtbot, window, large):
    desk = window.desk
    other = next(i for i in desk.catalogue.documents if i != large.id)
    desk.workspace.documents.content(other)
    desk.open_passage(large.id)
    desk.open_passage(other)
    assert desk.reading.current().document_id == other
    desk._beforehand._thread.join()
    qtbot.wait(1)
    assert [pane.document_id for pane in desk.reading.panes()] == [other]


def test_a_highlight_of_a_large_text_is_taken_in_hand_once_it_is_there(qtbot, window, large):
    desk = window.desk
    made = desk.workspace.highlights.add(large.id, 3, 9)
    desk.workspace.opened.contents.drop([large.id])
    with desk.walking():
        desk.open_passage(large.id, 3, 9)
    desk.subject.take(made.id)
    assert desk.subject.ids == []
    qtbot.waitUntil(lambda: desk.subject.ids == [made.id])
    assert desk.reading.current().reader.selected_highlight() == made.id


def test_a_large_text_that_cannot_be_read_is_said(qtbot, window, large, monkeypatch):
    def fail(*_asked: object) -> None:
        raise NotFoundError("document", large.id)

    monkeypatch.setattr(window.desk.workspace.documents, "content", fail)
    window.desk.open_passage(large.id)
    qtbot.waitUntil(lambda: "There is no document" in window.desk.status.text())
