from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.fields.tag_chip import tag_chip


def test_a_chip_shows_its_tag_and_does_what_its_verb_says(qtbot):
    page, done = QWidget(), []
    qtbot.addWidget(page)
    chip = tag_chip("a&b", "blue", page, lambda: done.append(1), "Let go of")
    assert (chip.text(), chip.toolTip()) == ("a&&b  ×", "Let go of the tag “a&b”")
    assert not chip.icon().isNull()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert done == [1]
