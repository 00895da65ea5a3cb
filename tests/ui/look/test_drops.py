from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

Action = Qt.DropAction
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dragged(report_file) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(report_file))])
    return data


@pytest.fixture
def report_file(tmp_path):
    path = tmp_path / "new.txt"
    path.write_text("Another report.", encoding="utf-8")
    return path


@pytest.fixture
def imported(window, monkeypatch):
    """Return what the window was asked to import."""
    asked = []
    monkeypatch.setattr(
        window.verbs.imports, "import_paths", lambda paths, _where="": asked.extend(paths)
    )
    return asked


def test_files_dropped_on_the_window_are_copied(window, dragged, imported, report_file):
    both, place = Action.CopyAction | Action.MoveAction, QPoint(640, 400)
    for event in (
        QDragEnterEvent(place, both, dragged, LEFT, NONE),
        QDragMoveEvent(place, both, dragged, LEFT, NONE),
        QDropEvent(QPointF(place), both, dragged, LEFT, NONE),
    ):
        event.setDropAction(Action.MoveAction)
        QApplication.sendEvent(window, event)
        assert event.isAccepted()
        assert event.dropAction() is Action.CopyAction
    assert imported == [report_file]


def test_files_dropped_on_the_tree_are_copied(window, dragged, imported, report_file):
    tree = window.desk.left.tree
    index = tree.model.index(0, 0)
    place = QPointF(tree.view.visualRect(index).center())
    both = Action.CopyAction | Action.MoveAction
    event = QDropEvent(place, both, dragged, LEFT, NONE)
    event.setDropAction(Action.MoveAction)
    entering = QDragEnterEvent(place.toPoint(), both, dragged, LEFT, NONE)
    QApplication.sendEvent(tree.view.viewport(), entering)
    QApplication.sendEvent(tree.view.viewport(), event)
    assert event.dropAction() is Action.CopyAction
    assert imported == [report_file]
