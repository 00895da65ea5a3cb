"""What a reader's hands do in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTreeView

from desktop.ui.tree.tree_nodes import Kind

if TYPE_CHECKING:
    from desktop.ui.look.empty import EmptyState
    from desktop.ui.work.status import StatusLine

QUOTATION = "no figures on people in pretrial detention"
"""Words of the report that the windows of these tests show."""


def focused():
    return QApplication.focusWidget()


def open_in_tree(qtbot, window, title: str):
    tree = window.findChild(QTreeView, "documentTree")
    model = window.desk.left.tree.model
    document_id = next(d.id for d in window.desk.catalogue.documents.values() if d.title == title)
    index = model.index_of(model.find(Kind.DOCUMENT, document_id))
    tree.scrollTo(index)
    qtbot.mouseClick(
        tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(index).center()
    )
    return window.desk.reading.current()


def select(qtbot, pane, words: str) -> None:
    start = pane.content.text.index(words)
    pane.reader.set_selection(start, start + len(words))
    pane.reader.setFocus()


def words_of(empty: EmptyState) -> tuple[str, str]:
    """Return title and text of what stands where there is nothing yet."""
    title, text = (empty.findChild(QLabel, name) for name in ("emptyTitle", "emptyText"))
    return title.text(), text.text()


def offered(status: StatusLine) -> QPushButton:
    """Return what the status line offers to do, which may be hidden."""
    return status.findChild(QPushButton)
