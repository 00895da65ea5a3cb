from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.ui.look.tag_colours import call
from tests.ui.hands import QUOTATION, open_in_tree, select


def test_a_colour_is_called_as_the_reader_does(qtbot, window, workspace, report):
    def write():
        dialog = QApplication.activeModalWidget()
        dialog.fields["yellow"].setText("claim & more")
        dialog.accept()

    QTimer.singleShot(0, write)
    window.do("name_colours")
    assert workspace.colours.names() == {"yellow": "claim & more"}
    assert window.desk.actions["highlight_yellow"].text() == "&Yellow – claim && more"
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    window.do("highlight_yellow")
    assert window.desk.status.text() == "Highlighted in yellow (claim & more)."
    call({})


def test_names_that_cannot_be_are_told(window, workspace):
    def write():
        dialog = QApplication.activeModalWidget()
        dialog.fields["yellow"].setText("green")
        dialog.accept()

    QTimer.singleShot(0, write)
    window.do("name_colours")
    assert "green" in window.desk.status.text()
    assert workspace.colours.names() == {}
