from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.fields.filter_field import FilterField


def test_escape_empties_it(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    field = FilterField("Filter highlights", page)
    qtbot.keyClicks(field, "fig")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
