import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel

from desktop.ui.look.empty import EmptyState
from desktop.ui.look.theme import ThemeChoice
from tests.ui.hands import words_of


@pytest.fixture
def empty(qtbot):
    made = EmptyState("document", "Nothing here", "Bring something.", "Import…")
    qtbot.addWidget(made)
    made.show()
    return made


def picture(empty) -> QImage:
    labels = empty.findChildren(QLabel)
    return next(one.pixmap().toImage() for one in labels if not one.pixmap().isNull())


def test_it_offers_what_to_do(empty, qtbot):
    with qtbot.waitSignal(empty.chosen):
        empty.button.click()


def test_it_says_something_else(empty):
    empty.say("Still nothing", "")
    assert words_of(empty) == ("Still nothing", "")


def test_without_a_thing_to_do_there_is_no_button(qtbot):
    made = EmptyState("search", "No results", "")
    qtbot.addWidget(made)
    made.show()
    assert not made.button.isVisible()


def test_the_picture_is_drawn_anew_in_another_theme(empty):
    look = ThemeChoice()
    look.choose("light")
    before = picture(empty)
    look.choose("dark")
    empty.retint()
    assert picture(empty) != before
    look.choose("light")
