from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui.tabs.turning_splitter import TurningSplitter


def test_parts_stand_below_one_another_where_there_is_no_room_beside(qtbot):
    around = QWidget()
    qtbot.addWidget(around)
    first, second = QLabel("first"), QLabel("second")
    parts = TurningSplitter((300, 500), (200, 400), around)
    parts.add(first, second)
    around.show()
    for width, is_beside in ((900, True), (400, False), (900, True)):
        parts.resize(width, 600)
        assert (second.x() > first.x()) is is_beside
        assert (second.y() > first.y()) is not is_beside
        beside, below = (first.width(), second.width()), (first.height(), second.height())
        assert abs(beside[0] * 500 - beside[1] * 300) < 9_000 if is_beside else below[0] < below[1]
