from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from desktop.ui.tree.tree_nodes import Kind
from tests.ui.hands import open_in_tree


@pytest.fixture
def clock(window):
    """Return the clock, which counts only when a test says so."""
    made = window.verbs.readings.clock
    made._timer.stop()
    return made


def share(workspace, document):
    reading = workspace.readings.all().get(document.id)
    return 0.0 if reading is None else reading.share


def test_what_is_looked_at_long_enough_is_read_and_shown(qtbot, window, workspace, report, clock):
    pane = open_in_tree(qtbot, window, report.title)
    clock.look(0.5)
    clock.keep()
    assert share(workspace, report) == 0
    for _ in range(60):
        clock.look(1.0)
    clock.keep()
    assert workspace.readings.all()[report.id].is_read
    assert window.desk.left.tree.model.find(Kind.DOCUMENT, report.id).progress == 1.0
    assert pane.bar.facts.text().endswith("read")


def test_pages_that_are_behind_are_not_read(qtbot, window, workspace, report, clock):
    letter = next(one for one in workspace.documents.all() if one.id != report.id)
    window.desk.open_passage(report.id)
    window.desk.open_passage(letter.id)
    for _ in range(60):
        clock.look(1.0)
    clock.keep()
    assert workspace.readings.all()[letter.id].is_read
    assert share(workspace, report) == 0


def test_while_another_window_writes_it_is_kept_later(qtbot, window, workspace, report, clock):
    open_in_tree(qtbot, window, report.title)
    for _ in range(60):
        clock.look(1.0)
    path = workspace.folder / "library.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        clock.keep()
        other.execute("ROLLBACK")
    assert share(workspace, report) == 0
    clock.keep()
    assert share(workspace, report) == 1.0


def test_after_it_is_marked_as_unread_it_is_read_anew(qtbot, window, workspace, report, clock):
    pane = open_in_tree(qtbot, window, report.title)
    for _ in range(60):
        clock.look(1.0)
    pane.setFocus()
    window.do("mark_unread")
    clock.keep()
    assert share(workspace, report) == 0
    for _ in range(60):
        clock.look(1.0)
    clock.keep()
    assert share(workspace, report) == 1.0


def test_what_was_read_is_kept_when_a_tab_or_the_window_closes(
    qtbot, window, workspace, report, clock
):
    pane = open_in_tree(qtbot, window, report.title)
    for _ in range(60):
        clock.look(1.0)
    window.desk.reading.close_pane(pane)
    assert share(workspace, report) == 1.0
