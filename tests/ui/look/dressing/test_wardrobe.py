from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.ui.look.dressing.curtain import Curtain
from desktop.ui.look.theme import ThemeChoice, colours, style_sheet


@pytest.fixture
def window(qapp, qtbot):
    """Return a large window in light, with letters of the system's size."""
    look = ThemeChoice()
    look.choose("light")
    window = QWidget()
    column = QVBoxLayout(window)
    for name in ("chip", "where", "warning", "quiet"):
        label = QLabel(name, window)
        label.setObjectName(name)
        column.addWidget(label)
    for widget in (QPushButton("OK", window), QLineEdit("words", window)):
        column.addWidget(widget)
    window.resize(1000, 700)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    yield window, look
    look.size(0)
    look.choose("light")
    qtbot.waitUntil(lambda: is_at_rest(window))


def is_at_rest(window):
    return window.updatesEnabled() and not window.findChildren(Curtain)


def test_letters_of_another_size_are_those_of_a_window_that_had_no_others(window, qapp, qtbot):
    window, look = window
    look.size(18)
    assert not window.updatesEnabled()  # the old picture stays
    qtbot.waitUntil(lambda: is_at_rest(window))
    turned = window.grab().toImage()
    qapp.setStyleSheet("")  # everything is dressed from nothing, as at the start
    qapp.setStyleSheet(style_sheet())
    assert window.grab().toImage() == turned


def test_another_wish_while_the_first_is_being_shown_is_fulfilled(window, qtbot):
    window, look = window
    look.choose("dark")
    while not any(one.isVisible() for one in window.findChildren(Curtain)):
        assert not is_at_rest(window)
        QApplication.processEvents()
    look.choose("light")
    assert not any(one.isVisible() for one in window.findChildren(Curtain))
    qtbot.waitUntil(lambda: is_at_rest(window))
    assert window.grab().toImage().pixelColor(2, 2).name() == colours("light")["window"]


def test_a_window_that_goes_while_its_picture_is_painted_is_let_go(window, qtbot):
    window, look = window
    other = QWidget()
    other.resize(1000, 700)
    other.show()
    look.choose("dark")
    while not other.findChildren(Curtain):
        QApplication.processEvents()
    other.deleteLater()
    qtbot.waitUntil(lambda: is_at_rest(window))
