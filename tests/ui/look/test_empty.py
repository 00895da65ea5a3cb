import pytest
from PySide6.QtGui import QImage

from desktop.ui.look.empty import EmptyState
from desktop.ui.look.icons import Sign
from desktop.ui.look.theme import ThemeChoice
from tests.ui.hands import words_of


@pytest.fixture
def empty(qtbot):
    made = EmptyState("document", "Nothing here", "Bring something.", "Import…")
    qtbot.addWidget(made)
    made.show()
    return made


def picture(empty) -> QImage:
    return empty.findChild(Sign).grab().toImage()


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


def test_the_picture_is_drawn_anew_in_another_theme(empty, qtbot):
    look = ThemeChoice()
    look.choose("light")
    before = picture(empty)
    look.choose("dark")
    qtbot.waitUntil(lambda: picture(empty) != before)
    look.choose("light")
