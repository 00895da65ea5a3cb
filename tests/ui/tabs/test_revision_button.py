from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from desktop.ui.tabs.revision_button import RevisionButton
from tests.ui.tabs.test_revision_words import revision

NEWEST, MIDDLE, FIRST = revision(3, "c", newest=True), revision(2, "b"), revision(1, "a")


@pytest.fixture
def parent(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def button(parent) -> RevisionButton:
    return RevisionButton(parent)


def test_it_is_there_where_there_is_more_than_one(button):
    button.show_revisions([FIRST], FIRST)
    assert not button.isVisible()
    button.show_revisions([NEWEST, MIDDLE, FIRST], MIDDLE)
    assert button.isVisible()
    assert button.text() == "Revision 2 of 3 · 2 May 2026"


def test_its_menu_leads_to_each_and_to_a_comparison(button, qtbot):
    button.show_revisions([NEWEST, MIDDLE, FIRST], MIDDLE)
    *listed, _, compare = button.menu().actions()
    assert [action.isChecked() for action in listed] == [False, True, False]
    with qtbot.waitSignal(button.chosen) as told:
        listed[2].trigger()
    assert told.args == [1]
    with qtbot.waitSignal(button.comparison_wanted):
        compare.trigger()
