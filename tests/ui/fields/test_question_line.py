from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.ui.fields.question_line import QuestionLine

Key = Qt.Key


@pytest.fixture
def line(qtbot):
    made = QuestionLine()
    made.tags = ("detention", "detention/data not held", "detention/number held", "method")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitActive(made)
    made.setFocus()
    return made


def press(qtbot, line, key) -> None:
    """Press a key where the keyboard is: in what is offered, if that is open."""
    qtbot.keyClick(QApplication.activePopupWidget() or line, key)


def test_enter_asks_for_a_tag_that_is_written_out_and_not_for_one_below_it(line, qtbot):
    qtbot.keyClicks(line, "detention")
    with qtbot.waitSignal(line.asked) as told:
        press(qtbot, line, Key.Key_Return)
    assert told.args == ["detention"]
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize(
    ("typed", "key", "then"),
    [
        ("meth", Key.Key_Return, "method "),
        ("meth", Key.Key_Tab, "method "),
        ("detention", Key.Key_Tab, '"detention/data not held" '),
    ],
)
def test_what_is_offered_is_taken(line, qtbot, typed, key, then):
    qtbot.keyClicks(line, typed)
    press(qtbot, line, key)
    assert line.text() == then
