from __future__ import annotations

import pytest
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QLabel

from desktop.ui.look.dressing.large_letters import enlarge
from desktop.ui.look.theme import ThemeChoice


@pytest.fixture
def look(qapp):
    look = ThemeChoice()
    look.choose("light")
    yield look
    look.size(0)


def letters(widget) -> int:
    return QFontInfo(widget.font()).pixelSize()


@pytest.mark.parametrize("size", [10, 18])
def test_a_heading_is_larger_than_the_words_below_it_whatever_their_size(look, qtbot, size):
    before, after, words = QLabel("Heading"), QLabel("Heading"), QLabel("words")
    for label in (before, after, words):
        label.setObjectName("emptyTitle" if label is not words else "emptyText")
        qtbot.addWidget(label)
    enlarge(before, 1.5, bold=True)
    before.show()
    words.show()
    look.size(size)
    enlarge(after, 1.5, bold=True)
    qtbot.waitUntil(lambda: letters(words) == size)
    assert letters(before) == letters(after) == round(1.5 * size)
    after.show()
    assert letters(after) == letters(before)
    assert min(before.font().weight(), after.font().weight()) > words.font().weight()
