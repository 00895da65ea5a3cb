import pytest

from desktop.ui.look.empty import EmptyState


@pytest.fixture
def empty(qtbot):
    made = EmptyState("document", "Nothing here", "Bring something.", "Import…")
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_offers_what_to_do(empty, qtbot):
    with qtbot.waitSignal(empty.chosen):
        empty.button.click()


def test_it_says_something_else(empty):
    empty.say("Still nothing", "")
    assert empty._title.text() == "Still nothing"
    assert empty._text.text() == ""


def test_without_a_thing_to_do_there_is_no_button(qtbot):
    made = EmptyState("search", "No results", "")
    qtbot.addWidget(made)
    made.show()
    assert not made.button.isVisible()


def test_the_picture_is_drawn_anew_in_another_theme(empty):
    before = empty._picture.pixmap().cacheKey()
    empty.retint()
    assert empty._picture.pixmap().cacheKey() != before
