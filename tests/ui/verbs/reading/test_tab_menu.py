from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from tests.ui.hands import open_in_tree


def test_the_menu_is_about_the_tab_under_the_pointer(qtbot, window, workspace, report):
    open_in_tree(qtbot, window, report.title)
    other = next(one for one in workspace.documents.all() if one.id != report.id)
    window.desk.open_passage(other.id)
    window.desk.left.tree.view.setFocus()
    bar = window.desk.reading._sides.front.bar
    seen = []

    def look() -> None:
        menu = window.findChild(QMenu, "tabMenu")
        seen.extend(action.objectName() for action in menu.actions() if action.isEnabled())
        seen.append(window.desk.reading.current().document_id)
        menu.close()

    QTimer.singleShot(50, look)
    place = bar.tabRect(0).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, bar.mapToGlobal(place))
    QApplication.sendEvent(bar, event)
    assert {"copy_document", "copy_bibtex", "copy_csl", "close_tab"} <= set(seen)
    assert seen[-1] == report.id
    window.do("copy_document")
    assert report.title in QApplication.clipboard().text()
