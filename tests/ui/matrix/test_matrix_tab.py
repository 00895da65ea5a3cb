from __future__ import annotations

import pytest

from desktop.ui.look.theme import ThemeChoice
from desktop.ui.matrix.matrix_tab import MatrixTab


@pytest.mark.parametrize(("width", "is_below"), [(520, True), (1000, False)])
def test_there_is_room_for_a_question_in_half_a_window(qtbot, width, is_below):
    ThemeChoice().choose("light")
    tab = MatrixTab()
    qtbot.addWidget(tab)
    tab.resize(width, 600)
    tab.show()
    qtbot.waitUntil(lambda: (tab.picture.y() > tab.line.geometry().bottom()) is is_below)
    assert tab.line.width() > 400
    assert tab.export.geometry().right() < width
