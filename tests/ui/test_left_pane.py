from __future__ import annotations

import pytest

from desktop.ui.left_pane import LeftPane
from desktop.ui.search.search_field import SearchField


@pytest.fixture
def pane(qtbot):
    field = SearchField()
    made = LeftPane(field)
    for widget in (field, made):
        qtbot.addWidget(widget)
    return made


def test_the_tree_is_there_at_first_and_the_results_are_made_when_asked_for(pane):
    assert pane.currentWidget() is pane.tree
    assert pane.count() == 1
    assert pane.search is pane.search
    assert pane.search.field is pane.field
    assert pane.currentWidget() is pane.tree


def test_it_turns_between_the_two(pane):
    pane.show_results()
    assert pane.currentWidget() is pane.search
    pane.show_tree()
    assert pane.currentWidget() is pane.tree
    pane.show_results()
    assert pane.count() == 2
