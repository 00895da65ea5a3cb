from __future__ import annotations

from desktop.ui.shown import Shown
from desktop.ui.tabs.closed_tabs import ClosedTabs

ONE, OLD, TWO = Shown("one"), Shown("one", 1), Shown("two")


def test_the_last_one_comes_back_first_and_once():
    closed = ClosedTabs()
    for shown in (ONE, OLD, TWO):
        closed.add(shown)
    known = {"one", "two"}
    assert closed.take(known, ()) == TWO
    assert closed.take(known, ()) == OLD
    assert closed.take(known, ()) == ONE
    assert not closed.has(known, ())
    assert closed.take(known, ()) is None


def test_what_is_open_or_gone_does_not():
    closed = ClosedTabs()
    closed.add(ONE)
    closed.add(TWO)
    assert not closed.has({"one"}, {ONE})
    assert closed.has({"one"}, {OLD}), "an old revision is another tab"
    assert closed.take({"one"}, {OLD}) == ONE
