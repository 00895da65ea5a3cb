from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect

from desktop.domain import Tag, TagUse
from desktop.ui.codebook.codebook_tab import CodebookTab
from desktop.ui.look.theme import ThemeChoice


@pytest.mark.parametrize("width", [540, 1100])
def test_names_and_colours_are_seen_beside_another_page_too(qtbot, width):
    ThemeChoice().choose("light")
    tab = CodebookTab()
    qtbot.addWidget(tab)
    tab.resize(width, 700)
    tab.show()
    tab.show_tags([Tag("1", "detention", "blue", count=3)], {"detention": TagUse(3, 2)})
    assert tab.tree.columnWidth(0) > tab.tree.fontMetrics().horizontalAdvance("detention") + 60
    for button in tab.form.colours.buttons():
        place = QRect(button.mapTo(tab, QPoint()), button.size())
        assert tab.rect().contains(place)
