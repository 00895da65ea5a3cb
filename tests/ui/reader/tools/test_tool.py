from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.reader.tools.tool import Tool
from tests.ui.reader.conftest import Hands, long_content

K = Qt.Key


class Taker(Tool):
    """Notes what it is offered, and takes it or not."""

    def __init__(self, canvas, told: list[str], name: str, *, takes: bool) -> None:
        super().__init__(canvas)
        self._told, self._name, self._takes = told, name, takes

    def mouse_pressed(self, _event) -> bool:
        self._told.append(self._name)
        return self._takes

    key_pressed = mouse_pressed


def test_what_one_tool_takes_those_after_it_do_not_see(hands: Hands) -> None:
    told: list[str] = []
    view = hands.view
    view.use(
        Taker(view, told, "first", takes=False),
        Taker(view, told, "second", takes=True),
        Taker(view, told, "third", takes=True),
    )
    hands.click(hands.at("office"))
    assert told == ["first", "second"]
    told.clear()
    hands.key(K.Key_T)
    assert told == ["first", "second"]


def test_a_tool_that_wants_nothing_takes_nothing(hands: Hands) -> None:
    view = hands.view
    view.use(Tool(view))
    place = view.caret()
    hands.click(hands.at("office"))
    hands.double_click(hands.at("office"))
    hands.key(K.Key_Escape)
    hands.key(K.Key_Down)
    view.show_content(long_content(3), lambda _sha: None)
    assert view.caret() == place


def test_escape_ends_one_thing_at_a_time(hands: Hands) -> None:
    view = hands.view
    view.show_find()
    bar = view.findChild(QWidget, "findBar")
    view.setFocus()
    hands.click(hands.at("1,204") + 2)
    hands.key(K.Key_Period)
    assert view.marks.moved is not None
    hands.key(K.Key_Escape)
    assert view.marks.moved is None
    assert view.selected_highlight() == "h"
    hands.key(K.Key_Escape)
    assert view.selected_highlight() == ""
    assert bar.isVisible()
    hands.key(K.Key_Escape)
    assert not bar.isVisible()


def test_a_press_stops_the_popup_that_keys_had_called(hands: Hands, qtbot) -> None:
    word = K.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    hands.key(*word)
    hands.click(hands.at("office"))
    qtbot.wait(450)
    assert not hands.popup.isVisible()
    hands.key(*word)
    qtbot.waitUntil(hands.popup.isVisible)
