from __future__ import annotations

import pytest

from desktop.ui.left_pane import LeftPane
from desktop.ui.search.search_field import SearchField
from desktop.ui.tree.recent_documents import Recent


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


def test_what_was_read_last_makes_way_for_what_a_filter_finds(pane):
    pane.show()
    pane.tree.filter.setText("harbour")
    pane.recent.show_recent([Recent("a", "Another", "document")])
    assert not pane.recent.isVisible()
    pane.tree.filter.clear()
    assert pane.recent.isVisible()
    pane.recent.show_recent([])
    pane.tree.filter.setText("harbour")
    pane.tree.filter.clear()
    assert not pane.recent.isVisible()
