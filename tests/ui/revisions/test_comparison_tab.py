from __future__ import annotations

import pytest

from desktop import annotate
from desktop.domain.weaving import weave
from desktop.ui.revisions.comparison_tab import ComparisonTab, Found
from desktop.ui.shown import Shown
from tests.domain.samples import content_of
from tests.ui.dialogs.samples import DOCUMENT

LINES = [f"Line {number} of a text that says what the harbour is for." for number in range(80)]
OLD = "\n".join(LINES)
NEW = "\n".join(["A line put before all others.", *LINES[:40], "Other words.", *LINES[41:]])


def found(old: str, new: str) -> Found:
    before, after = content_of(old), content_of(new)
    woven = weave(before, after, annotate.compare(before, after))
    return Found(before, after, woven, lambda _asset: None)


@pytest.fixture
def tab(qtbot) -> ComparisonTab:
    made = ComparisonTab(DOCUMENT, Shown(DOCUMENT.id, 1, 2))
    qtbot.addWidget(made)
    made.resize(1000, 500)
    made.show()
    qtbot.waitExposed(made)
    made.show_found(found(OLD, NEW))
    return made


def test_sides_are_scrolled_in_step(tab):
    place = OLD.index("Line 60 ")
    tab.side(0).bring_to(place, 0.0)
    assert abs(tab.side(1).position() - NEW.index("Line 60 ")) < 200
    tab.side(1).bring_to(0, 0.0)
    assert tab.side(0).position() == 0


def test_a_change_is_shown_on_both_sides_or_in_the_one_column(tab):
    tab.step(-1)
    assert tab.side(0).is_in_view(OLD.index("Line 40 "))
    assert tab.side(1).is_in_view(NEW.index("Other words"))
    tab.head.form.click()
    (column,) = [one for one in tab.readers() if one not in (tab.side(0), tab.side(1))]
    assert column.isVisible()
    assert not tab.side(0).isVisible()
    text = column.content.text
    assert column.is_in_view(text.index("Other words"))
    assert column.is_in_view(text.index("Line 40 "))
    tab.step(1)
    assert column.is_in_view(text.index("A line put before"))


def test_a_page_is_made_when_it_is_looked_at(tab):
    assert len(tab.readers()) == 2
    made = []
    tab.reader_made.connect(made.append)
    tab.head.form.click()
    tab.head.form.click()
    tab.head.form.click()
    assert made == [tab.readers()[2]]


def test_where_no_words_differ_that_is_said(tab, qtbot):
    tab.show_found(found(OLD, OLD))
    assert tab.waiting.isVisible()
    assert tab.head.counts.text() == "No words differ"
    tab.step(1)
    tab.head.form.click()
    assert tab.waiting.isVisible()
