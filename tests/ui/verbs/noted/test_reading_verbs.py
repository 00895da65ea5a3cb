from __future__ import annotations

from desktop.domain.steps import StepCode
from desktop.ui.tree.tree_nodes import Kind
from tests.ui.hands import open_in_tree


def shown(pane) -> str:
    return pane.bar.facts.text()


def test_a_document_is_marked_as_read_and_unread_and_that_is_undone(
    qtbot, window, workspace, report
):
    pane = open_in_tree(qtbot, window, report.title)
    pane.setFocus()
    window.possible.look()
    assert "read" not in shown(pane)
    window.do("mark_read")
    node = window.desk.left.tree.model.find(Kind.DOCUMENT, report.id)
    assert node.progress == 1.0
    assert shown(pane).endswith("read")
    assert "marked as read" in window.desk.status.text()
    window.do("mark_unread")
    assert (node.progress, node.is_new) == (0.0, True)
    assert "read" not in shown(pane)
    assert workspace.history.next_undo() is StepCode.MARK_UNREAD
    window.do("undo")
    assert node.progress == 1.0
    assert shown(pane).endswith("read")


def test_rows_of_the_tree_are_marked_together_in_one_step(qtbot, window, workspace, report):
    view = window.desk.left.tree.view
    view.setFocus()
    view.selectAll()
    window.do("mark_read")
    assert "2 documents marked as read" in window.desk.status.text()
    assert all(one.is_read for one in workspace.readings.all().values())
    assert len(workspace.readings.all()) == 2
    window.do("undo")
    assert workspace.readings.all().get(report.id) is None or not (
        workspace.readings.all()[report.id].is_read
    )
