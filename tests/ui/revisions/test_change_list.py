from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop import annotate
from desktop.ui.revisions.change_list import ChangeList
from tests.domain.samples import content_of

OLD = content_of(
    "The harbour held 902 boats in spring, as was counted by the officers of the county.\n"
    "A line that goes away.\nA line that stays as it is and says nothing of boats."
)
NEW = content_of(
    "The harbour held 912 boats in spring, as was counted by the officers of the county.\n"
    "A line that stays as it is and says nothing of boats.\nWords put in at the end."
)


@pytest.fixture
def shown(qtbot) -> ChangeList:
    made = ChangeList(None)
    qtbot.addWidget(made)
    made.resize(300, 300)
    made.show()
    made.changes.show_changes(annotate.compare(OLD, NEW), OLD, NEW)
    return made


def rows(shown: ChangeList) -> list[str]:
    model = shown.changes
    return [model.index(row).data() for row in range(model.rowCount())]


def test_figures_come_first_and_then_every_change(shown, qtmodeltester):
    first, *changes = rows(shown)
    assert first.startswith("902 → 912 · The harbour held 912 boats")
    assert changes[0].startswith("The harbour held 912")
    assert "A line that goes away." in changes
    assert changes[-1] == "Words put in at the end."
    said = shown.changes.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Edited: ")
    qtmodeltester.check(shown.changes)


def test_a_figure_without_a_counterpart_is_called_so(shown):
    old, new = (
        content_of("It lies at the quay for days."),
        content_of("It lies at quay 7 for days."),
    )
    shown.changes.show_changes(annotate.compare(old, new), old, new)
    assert rows(shown)[0].startswith("added: 7 · ")
    shown.changes.show_changes(annotate.compare(new, old), new, old)
    assert rows(shown)[0].startswith("taken out: 7 · ")


def test_a_row_leads_to_its_change_by_mouse_and_by_key(shown, qtbot):
    asked = []
    shown.chosen.connect(asked.append)
    qtbot.mouseClick(
        shown.viewport(),
        Qt.MouseButton.LeftButton,
        pos=shown.visualRect(shown.changes.index(0)).center(),
    )
    assert asked[-1] == 0
    QTest.keyClick(shown, Qt.Key.Key_Down)
    QTest.keyClick(shown, Qt.Key.Key_Down)
    assert asked[-1] == shown.changes.change(shown.currentIndex())


def test_it_follows_without_asking(shown):
    asked = []
    shown.chosen.connect(asked.append)
    last = shown.changes.rowCount() - 1
    shown.follow(shown.changes.change(shown.changes.index(last)))
    assert shown.currentIndex().row() == last
    assert asked == []
