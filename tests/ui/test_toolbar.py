import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QMenuBar, QToolBar

from desktop.ui.actions import MENUS, TOOLBAR, ActionSet, plain
from desktop.ui.search.search_field import SearchField
from desktop.ui.toolbar import build_head


@pytest.fixture(scope="module")
def window(qapp):
    made = QMainWindow()
    actions = ActionSet(made)
    made.setMenuWidget(build_head(made, actions, SearchField(made)))
    yield made
    made.deleteLater()


def test_the_menu_bar_has_the_menus_in_order(window):
    titles = [action.text() for action in window.findChild(QMenuBar).actions()]
    assert titles == list(MENUS)


def test_every_menu_fits_a_small_screen_in_one_column(window):
    for title in window.findChild(QMenuBar).actions():
        assert title.menu().sizeHint().height() <= 600, title.text()


def test_every_menu_inside_a_menu_has_an_icon(window):
    menus = [title.menu() for title in window.findChild(QMenuBar).actions()]
    inner = [row for menu in menus for row in menu.actions() if row.menu() is not None]
    assert [plain(row.text()) for row in inner]
    assert not [row.text() for row in inner if row.icon().isNull()]


def test_shortcuts_work_while_no_menu_is_open(window):
    assert len(window.actions()) == len(window.findChild(ActionSet).by_name)


def test_each_button_can_be_reached_and_has_a_name(window):
    bar, actions = window.findChild(QToolBar), window.findChild(ActionSet)
    for name in TOOLBAR:
        if name in actions.by_name and name != "search":  # that is the field
            button = bar.widgetForAction(actions[name])
            assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
            assert plain(actions[name].text()) in button.accessibleName()


def test_the_search_field_takes_the_middle_and_no_more(window):
    field = window.findChild(SearchField)
    assert field.minimumWidth() < field.maximumWidth() < 500
