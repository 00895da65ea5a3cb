from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStringListModel
from PySide6.QtWidgets import QApplication, QListView, QWidget
from typing_extensions import override

from desktop.ui.work.own_turn import OwnTurn, PaintedLater

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


def test_it_is_done_once_and_not_in_the_turn_in_which_it_was_asked_for(qtbot):
    done, home = [], QObject()
    later = OwnTurn(lambda: done.append(1), home)
    later.ask()
    later.ask()
    QApplication.processEvents()
    assert done == []
    qtbot.waitUntil(lambda: done == [1])
    QApplication.processEvents()
    QApplication.processEvents()
    assert done == [1]


class Rows(QListView):
    """Notes the turn in which it paints rows that are others."""

    def __init__(self, turns, told):
        super().__init__()
        self.turns, self.told = turns, told
        self.setModel(QStringListModel(["one"], self))

    @override
    def paintEvent(self, event):
        self.told.setdefault("painted", len(self.turns))
        super().paintEvent(event)


def test_a_list_lays_its_rows_out_and_paints_them_in_turns_before(qtbot):
    turns, told = [], {}
    shown = Rows(turns, told)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(lambda: "painted" in told)
    told.clear()
    later = OwnTurn(lambda: told.setdefault("done", len(turns)), shown)
    shown.model().setStringList(["two", "three"])
    later.ask()
    while "done" not in told and len(turns) < 100:
        turns.append(1)
        QApplication.processEvents()
    assert told["painted"] < told["done"]


def test_who_looks_sooner_has_it_done_at_once():
    done, home = [], QObject()
    later = OwnTurn(lambda: done.append(1), home)
    later.catch_up()
    assert done == []
    later.ask()
    later.catch_up()
    QApplication.processEvents()
    QApplication.processEvents()
    assert done == [1]


class Part(QWidget):
    def __init__(self, window: QWidget, painted: list[QWidget]) -> None:
        super().__init__(window)
        self.painted = painted

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        self.painted.append(self)


def test_widgets_are_painted_one_after_another(qtbot):
    window, painted = QWidget(), []
    first, second = Part(window, painted), Part(window, painted)
    second.move(50, 0)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: second in painted)
    QApplication.processEvents()
    painted.clear()
    later = PaintedLater(first, second)
    later.ask()
    later.ask()
    second.update()
    first.update()
    QApplication.processEvents()
    assert painted == []
    while not painted:
        QApplication.processEvents()
    assert second not in painted
    while second not in painted:
        QApplication.processEvents()
