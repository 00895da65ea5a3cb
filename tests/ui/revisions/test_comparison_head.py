from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop.domain.differences import ChangeKind, Comparison, TextChange
from desktop.domain.reviews import Revision
from desktop.ui.look.theme import ThemeChoice
from desktop.ui.revisions.comparison_head import ComparisonHead

REVISIONS = [
    Revision("d", number, datetime(2026, 5, number, 12, tzinfo=UTC), "", "", 9, "", "", number == 3)
    for number in (3, 2, 1)
]


@pytest.fixture
def head(qtbot) -> ComparisonHead:
    made = ComparisonHead(None)
    qtbot.addWidget(made)
    made.show_pair(REVISIONS, 1, 3)
    return made


def test_the_two_are_shown_and_others_offered(head, qtbot):
    assert head.old.currentText() == "1 · 1 May 2026"
    assert head.new.currentText() == "3 · 3 May 2026"
    head.old.setCurrentIndex(1)
    with qtbot.waitSignal(head.pair_chosen) as told:
        head.old.activated.emit(1)
    assert told.args == [2, 3]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_shows_that_one_column_is_on(head, theme):
    ThemeChoice().choose(theme)
    head.form.clearFocus()
    off = head.form.grab().toImage()
    head.form.setChecked(True)
    assert head.form.grab().toImage() != off


def test_changes_are_counted_by_kind(head):
    inserted = TextChange(ChangeKind.INSERTED, (0, 0), (0, 5))
    moved = TextChange(ChangeKind.MOVED, (5, 9), (20, 24), left=9)
    head.show_counts(Comparison((inserted, inserted, moved)))
    assert head.counts.text() == "2 inserted, 1 moved"
    head.show_counts(Comparison())
    assert head.counts.text() == "No words differ"
