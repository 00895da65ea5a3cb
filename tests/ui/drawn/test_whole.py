from __future__ import annotations

import pytest
from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.ui.drawn.whole import fill_ground, paints_whole

GROUND = "#abcdef"


class Listed(QListView):
    def __init__(self, rows: int) -> None:
        super().__init__()
        self.painted: list[int] = []
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setModel(QStringListModel([f"Row {number}" for number in range(rows)], self))
        self.setStyleSheet(f"QListView {{ background: {GROUND}; border: 0; }}")
        paints_whole(self)

    @override
    def paintEvent(self, e) -> None:
        self.painted.append(e.rect().height())
        fill_ground(self, e)
        super().paintEvent(e)


@pytest.fixture
def listed(qtbot):
    window = QWidget()

    def made(rows: int) -> Listed:
        view = Listed(rows)
        QVBoxLayout(window).addWidget(view)
        qtbot.addWidget(window)
        window.resize(200, 200)
        window.show()
        qtbot.waitUntil(lambda: bool(view.painted))
        return view

    return made


def test_scrolling_paints_only_what_comes_into_view(qtbot, listed):
    view = listed(100)
    view.painted.clear()
    view.verticalScrollBar().setValue(20)
    qtbot.waitUntil(lambda: bool(view.painted))
    assert max(view.painted) == 20


def test_the_ground_is_that_of_the_style_sheet(listed):
    picture = listed(1).grab().toImage()
    below = picture.height() - 5
    assert picture.pixelColor(100, below).name() == GROUND
