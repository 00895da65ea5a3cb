from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.ui.tabs.old_banner import OldBanner


def test_it_says_the_day_and_leads_on(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    banner = OldBanner(parent)
    assert not banner.isVisible()
    banner.say_day("3 May 2026")
    assert banner.isVisible()
    assert banner.text().startswith("This is how it read on 3 May 2026.")
    newest, compare = banner.findChildren(QPushButton)
    with qtbot.waitSignal(banner.newest_wanted):
        qtbot.mouseClick(newest, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(banner.comparison_wanted):
        qtbot.mouseClick(compare, Qt.MouseButton.LeftButton)
