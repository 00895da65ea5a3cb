from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.exchanged.export_wish import StyleNote
from desktop.ui.fields.style_box import StyleBox

STYLES = (StyleNote("apa", "APA Style", True), StyleNote("oscola", "OSCOLA", False))


@pytest.fixture
def parent(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_a_style_is_chosen_by_its_title(parent):
    box, seen = StyleBox(STYLES, "apa", parent), []
    assert (box.chosen, box.currentText()) == ("apa", "APA Style")
    box.style_chosen.connect(seen.append)
    box.setCurrentIndex(box.findText("OSCOLA"))
    assert seen == ["oscola"]


def test_a_style_from_a_file_stands_among_the_others(parent, monkeypatch):
    box = StyleBox(STYLES, "oscola", parent)
    answers = iter([("", ""), ("/styles/mine.csl", "")])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: next(answers))
    for expected in ("oscola", "/styles/mine.csl"):
        box.setCurrentIndex(box.count() - 1)
        assert box.chosen == "oscola", "until a file is chosen"
        box.activated.emit(box.currentIndex())
        assert box.chosen == expected
    assert box.currentText() == "mine.csl"


def test_a_style_that_was_kept_from_a_file_is_there_again(parent):
    box = StyleBox(STYLES, "C:\\styles\\mine.csl", parent)
    assert (box.currentText(), box.chosen) == ("mine.csl", "C:\\styles\\mine.csl")
