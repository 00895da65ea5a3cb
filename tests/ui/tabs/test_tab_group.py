from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from desktop.ui.look.theme import ThemeChoice
from desktop.ui.shown import Shown
from desktop.ui.tabs.tab_group import TITLE, TabGroup
from tests.ui.dialogs.samples import DOCUMENT


class Pane(QWidget):
    """What a group asks of a pane."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.document = replace(DOCUMENT, id=title, facts=replace(DOCUMENT.facts, title=title))
        self.document_id = title
        self.shown = Shown(title)


@pytest.fixture
def group(qtbot):
    ThemeChoice().choose("light")  # widths are the style sheet's
    made = TabGroup()
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    for title in (
        "One",
        "Two & half",
        f"A title that is much too long for a tab {TITLE * '-'} of this width",
    ):
        made.add(Pane(title))
    return made


def ids(group) -> list[str]:
    return [pane.document_id for pane in group.panes()]


def test_the_last_one_added_is_in_front(group):
    assert group.current().document_id.startswith("A title")
    assert group.bar.count() == 3


def test_an_old_revision_keeps_the_title_of_its_day_and_gives_it_to_no_other_tab(group):
    old = Pane("One")
    old.document = replace(old.document, facts=replace(DOCUMENT.facts, title="At first"))
    old.shown = Shown("One", 1)
    group.add(old)
    assert [group.bar.tabText(row) for row in (0, 3)] == ["One", "Rev. 1 · At first"]
    newest = replace(old.document, facts=replace(DOCUMENT.facts, title="At last"))
    group.retitle(newest)
    assert [group.bar.tabText(row) for row in (0, 3)] == ["At last", "Rev. 1 · At first"]


def test_titles_fit_and_mean_what_they_say(group):
    assert group.bar.tabText(1) == "Two && half"
    assert len(group.bar.tabText(2)) <= TITLE
    assert group.bar.tabText(2).endswith("…")
    assert group.bar.tabToolTip(2).endswith("of this width")


def test_a_tab_is_never_too_narrow_to_read(group):
    group.resize(200, 300)
    assert all(group.bar.tabRect(row).width() >= 80 for row in range(3))


def test_each_tab_has_a_button_that_asks_to_close_it(group, qtbot):
    button = group.bar.tabButton(0, QTabBar.ButtonPosition.RightSide)
    assert button.accessibleName()
    with qtbot.waitSignal(group.close_requested) as told:
        button.click()
    assert told.args == [group.panes()[0]]


def test_tabs_are_turned_round_and_round(group):
    group.turn_by(1)
    assert group.current().document_id == "One"
    group.turn_by(-1)
    assert group.current().document_id.startswith("A title")


def test_panes_go_along_when_tabs_are_moved(group):
    group.bar.moveTab(0, 2)
    assert ids(group)[2] == "One"
    group.bar.setCurrentIndex(2)
    assert group.current().document_id == "One"


def test_a_pane_taken_out_leaves_the_others(group):
    pane = group.panes()[1]
    group.take(pane)
    assert len(ids(group)) == 2
    assert pane not in group.panes()
    pane.deleteLater()


def test_the_side_that_is_not_in_front_looks_so(group):
    group.set_aside(aside=True)
    assert group.bar.property("aside") is True
    group.set_aside(aside=False)
    assert group.bar.property("aside") is False


def test_the_buttons_that_scroll_the_tabs_take_no_keyboard(group):
    buttons = [b for b in group.bar.findChildren(QToolButton) if b.objectName() != "closeTab"]
    assert len(buttons) == 2
    assert {button.focusPolicy() for button in buttons} == {Qt.FocusPolicy.NoFocus}
