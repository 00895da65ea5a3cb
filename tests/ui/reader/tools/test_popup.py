import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QToolButton, QWidget

from desktop.domain import COLOURS, HighlightStyle
from desktop.ui.look.reading_style import THEMES
from desktop.ui.reader.tools.popup import Popup
from tests.ui.reader.conftest import Draft, quoted


@pytest.fixture
def area(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    return made


@pytest.fixture
def popup(area: QWidget) -> Popup:
    made = Popup(area, THEMES["light"])
    made.dress(THEMES["dark"])
    made.offer(None)
    return made


def test_it_stands_above_or_where_there_is_no_room_below(area: QWidget, popup: Popup) -> None:
    popup.place(QRectF(200, 300, 100, 20))
    assert popup.geometry().bottom() < 300
    popup.place(QRectF(200, 5, 100, 20))
    assert popup.geometry().top() > 25
    popup.place(QRectF(690, 300, 5, 20))
    assert area.rect().contains(popup.geometry())


def test_each_swatch_asks_for_its_colour(popup: Popup, qtbot) -> None:
    for colour in COLOURS:
        with qtbot.waitSignal(popup.colour_clicked) as told:
            popup.findChild(QToolButton, f"popup_{colour}").click()
        assert told.args == [colour]


def test_every_button_shows_a_picture_and_says_what_it_does(popup: Popup) -> None:
    others = popup.findChild(QToolButton, "popup_others")
    for button in popup.findChildren(QToolButton):
        if button is others:  # it says how many
            continue
        assert not button.icon().isNull()
        assert button.accessibleName()
        assert button.toolTip()


def test_it_shows_the_state_of_the_picked_highlight(popup: Popup, draft: Draft) -> None:
    draft.add("Nobody kept a register.")
    lined = quoted(draft.build(), "h", "register", style=HighlightStyle.UNDERLINE)
    popup.offer(lined, [lined])
    underline, remove, others = (
        popup.findChild(QToolButton, f"popup_{name}") for name in ("underline", "remove", "others")
    )
    assert underline.isChecked()
    assert remove.isVisibleTo(popup)
    assert not others.isVisibleTo(popup)
    popup.offer(None)
    assert not remove.isVisibleTo(popup)


def test_it_is_no_wider_than_what_it_offers(popup: Popup, draft: Draft) -> None:
    beside = QRectF(200, 300, 100, 20)
    popup.place(beside)
    narrow = popup.width()
    draft.add("Nobody kept a register.")
    picked = quoted(draft.build(), "h", "register")
    popup.hide()
    popup.offer(picked, [picked])
    popup.place(beside)
    assert popup.width() > narrow
    popup.hide()
    popup.offer(None)
    popup.place(beside)
    assert popup.width() == narrow
