from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from shiboken6 import delete

from desktop.ui.look.dressing.curtain import STRIP, Curtain


class Painted(QObject):
    """Notes what of a window is painted, in pixels, and whether all of it was before."""

    def __init__(self, window):
        super().__init__(window)
        self.areas = []
        window.installEventFilter(self)

    def eventFilter(self, _watched, event):  # noqa: N802  # Qt's own
        if event.type() is QEvent.Type.Paint:
            bounds = event.region().boundingRect()
            self.areas.append(bounds.width() * bounds.height())
        return False


@pytest.fixture
def window(qtbot):
    """Return a large window of many lines, on the screen, whose updates are off."""
    window = QWidget()
    column = QVBoxLayout(window)
    for number in range(12):
        column.addWidget(QLabel(f"line {number} " * 8, window))
    window.setAutoFillBackground(True)
    window.resize(1000, 800)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.setUpdatesEnabled(False)
    return window


def dress(window, colour):
    window.setPalette(QPalette(QColor(colour)))


def through(steps):
    return sum(1 for _ in steps)


def test_a_large_window_is_painted_some_at_a_time_and_never_twice_in_one_go(window):
    dress(window, "#203040")
    seen, curtain = Painted(window), Curtain(window)
    assert through(curtain.paint()) > 4
    assert not window.updatesEnabled()
    curtain.fall()
    through(curtain.lift())
    assert window.updatesEnabled()
    assert max(seen.areas) <= STRIP * 1.2
    assert sum(seen.areas) >= 2 * window.width() * window.height()  # the picture, and the window


def test_what_hangs_there_looks_as_the_window_does(window):
    dress(window, "#203040")
    curtain = Curtain(window)
    through(curtain.paint())
    curtain.fall()
    assert curtain.isVisible()
    hung = window.grab().toImage()
    curtain.hide()
    assert window.grab().toImage() == hung
    assert hung.pixelColor(2, 2).name() == "#203040"


def test_the_mouse_goes_through_it_and_what_changes_beneath_is_seen_at_last(window):
    curtain = Curtain(window)
    through(curtain.paint())
    curtain.fall()
    label = window.findChild(QLabel)
    assert window.childAt(label.geometry().center()) is label
    label.setText("another")
    through(curtain.lift())
    shown = window.grab().toImage()
    label.repaint()
    assert window.grab().toImage() == shown
    assert curtain.height() == 0


def test_a_window_of_another_size_meanwhile_is_shown_without(window):
    curtain = Curtain(window)
    next(curtain.paint())
    window.resize(900, 700)
    assert through(curtain.paint()) == 0
    curtain.fall()
    assert window.updatesEnabled()
    assert not curtain.isVisible()


def test_a_small_window_needs_none(window):
    window.resize(300, 250)
    curtain = Curtain(window)
    assert through(curtain.paint()) == 0
    seen = Painted(window)
    curtain.fall()
    assert not curtain.isVisible()
    assert seen.areas == [window.width() * window.height()]


@pytest.mark.parametrize("step", ["paint", "lift"])
def test_a_window_that_goes_meanwhile_is_painted_no_more(qtbot, step):
    window = QWidget()
    window.resize(1000, 800)
    window.show()
    qtbot.waitExposed(window)
    window.setUpdatesEnabled(False)
    curtain = Curtain(window)
    if step == "lift":
        through(curtain.paint())
        curtain.fall()
    steps = getattr(curtain, step)()
    next(steps)
    delete(window)
    assert through(steps) == 0
