from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget


@pytest.fixture
def page(qtbot):
    """Return a window with a field that has the keyboard."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 480)
    field = window.field = QLineEdit(window)
    window.show()
    qtbot.waitActive(window)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return window
