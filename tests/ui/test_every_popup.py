"""Every popup over the page, and what Tab, Esc and Enter do there."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from tests.ui.hands import QUOTATION, focused, open_in_tree, select

Key = Qt.Key


class Walked(NamedTuple):
    """What opens a popup, what is typed there, and what then becomes of it."""

    action: str
    typed: str
    after_tab: str
    """What stands in the field: Tab throws nothing away, and the keyboard stays."""
    escapes: int
    """How often Esc is pressed until it is gone: once more where it asks first."""
    keeps: tuple[str, ...]
    """The tags that Enter gives the passage."""


WALK = {
    "tag, one there is": Walked("tag", "fig", "figures", 1, ("figures",)),
    "tag, a new one": Walked("tag", "unheard of", "unheard of", 2, ("unheard of",)),
    "tick": Walked("tick_tags", "fig ", "fig", 2, ("figures",)),
    "bookmark": Walked("bookmark", "My place", "My place", 2, ()),
    "palette": Walked("palette", "zzz", "zzz", 1, ()),
}


@pytest.fixture(params=WALK.values(), ids=list(WALK))
def walked(request, qtbot, window, workspace, report):
    """Return what is known of one of them, opened over a selected passage."""
    workspace.highlights.add(report.id, 0, 8, tags=["figures"])
    pane = open_in_tree(qtbot, window, report.title)
    qtbot.waitActive(window)
    select(qtbot, pane, QUOTATION)
    qtbot.waitUntil(lambda: focused() is pane.reader)
    window.do(request.param.action)
    qtbot.waitUntil(lambda: isinstance(focused(), QLineEdit))
    qtbot.keyClicks(focused(), request.param.typed)
    return request.param


def test_tab_throws_nothing_away_and_stays(walked, qtbot):
    field = focused()
    qtbot.keyClick(field, Key.Key_Tab)
    assert (focused(), field.text()) == (field, walked.after_tab)
    for _ in range(walked.escapes):
        qtbot.keyClick(field, Key.Key_Escape)


def test_escape_asks_only_where_something_is_new(walked, qtbot, window, workspace, report):
    field = focused()
    for _ in range(walked.escapes):
        assert field.isVisible()
        qtbot.keyClick(field, Key.Key_Escape)
    assert focused() is window.desk.reading.current().reader
    assert len(workspace.highlights.all(report.id)) == 1


def test_enter_does_what_was_chosen(walked, qtbot, window, workspace, report):
    qtbot.keyClick(focused(), Key.Key_Return)
    assert focused() is window.desk.reading.current().reader
    kept = [one.tags for one in workspace.highlights.all(report.id)[1:]]
    assert kept == ([walked.keeps] if walked.keeps else [])
