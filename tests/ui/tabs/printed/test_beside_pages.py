from __future__ import annotations

import pytest

from desktop.ui.tabs.printed.beside_pages import BesidePages
from tests.ui.tabs.test_document_views import data, parsed, turned  # noqa: F401  # fixtures


@pytest.fixture
def made(turned):  # noqa: F811
    return turned()


@pytest.fixture
def beside(made, qtbot):
    found = BesidePages(made.views)
    qtbot.addWidget(found)
    found.resize(900, 600)
    found.show()
    return found


def test_pages_in_small_are_there_while_pages_are_read(beside, made):
    assert beside.strip is None
    beside.show_small(wanted=True)
    assert beside.strip.isVisible()
    made.views.turn_over()
    assert not beside.strip.isVisible()
    made.views.turn_over()
    assert beside.strip.isVisible()
    beside.show_small(wanted=False)
    assert not beside.strip.isVisible()


def test_the_page_that_is_read_is_marked_and_a_wanted_one_is_gone_to(beside, made):
    beside.show_small(wanted=True)
    made.views.go_to_page(3)
    made.work()
    assert beside.strip.painted.current == 3
    beside.strip.wanted.emit(1)
    made.work()
    assert made.views.page() == 1


def test_what_is_let_go_is_drawn_no_more(beside, made):
    beside.show_small(wanted=True)
    beside.let_go()
    assert all(source.closed for source in made.sources)
