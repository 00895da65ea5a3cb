from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from desktop.ui.remembered import OpenTab
from desktop.ui.revisions.comparison_tab import ComparisonTab
from desktop.ui.shown import Shown

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def tab(window, report, qtbot) -> ComparisonTab:
    """Return a tab that compares the first revision with the newest."""
    window.verbs.revisions.show(report.id, 1)
    pane = window.desk.reading.current()
    button = pane.banner.findChildren(QPushButton)[1]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    made = window.desk.reading.on_show()
    assert isinstance(made, ComparisonTab)
    qtbot.waitUntil(lambda: made.head.counts.text() != "Comparing…", timeout=30_000)
    return made


def test_the_banner_compares_with_the_newest(window, report, tab):
    assert tab.shown == Shown(report.id, 1, 3)
    assert tab.head.counts.text() == "1 edited, 1 inserted"
    figure, beside = tab.list.changes.index(0).data().split(" · ")
    assert figure == "1,412 → 1,512"
    assert "1,512 people" in beside
    assert window.desk.reading.current() is None


def test_keys_go_from_change_to_change(window, tab):
    new = tab.side(1)
    place = new.content.text.index("1,512")
    QTest.keyClick(new, Key.Key_F4)
    assert new.is_in_view(place)
    assert tab.list.changes.change(tab.list.currentIndex()) == 0
    QTest.keyClick(new, Key.Key_F4, Mod.ShiftModifier)
    assert tab.list.changes.change(tab.list.currentIndex()) == 1, "round from the first"


def test_nothing_is_marked_where_two_are_compared(window, workspace, report, tab):
    before = workspace.highlights.all(report.id)
    tab.side(1).setFocus()
    tab.side(1).set_selection(0, 8)
    QTest.keyClick(tab.side(1), Key.Key_1)
    assert "Nothing is marked" in window.desk.status.text()
    assert workspace.highlights.all(report.id) == before


def test_a_citation_from_the_old_side_names_its_day(window, tab):
    old = tab.side(0)
    old.setFocus()
    old.set_selection(0, 8)
    QTest.keyClick(old, Key.Key_C, Mod.ControlModifier | Mod.ShiftModifier)
    assert "Counting" in QGuiApplication.clipboard().text()
    assert "(revision 1, " in QGuiApplication.clipboard().text()
    tab.side(1).set_selection(0, 8)
    tab.side(1).citation_requested.emit()
    assert "revision" not in QGuiApplication.clipboard().text()


def test_the_form_is_remembered_and_the_tab_too(window, report, tab):
    assert not tab.is_one_column
    tab.head.form.click()
    assert window.desk.settings.flag("compare_in_one_column")
    asked = OpenTab(report.id, 0, current=True, revision=1, against=3)
    assert asked in window.desk.reading.tabs()
    window.do("close_tab")
    window.do("reopen_tab")
    again = window.desk.reading.on_show()
    assert isinstance(again, ComparisonTab)
    assert again.shown == tab.shown
    assert again.is_one_column


def test_another_pair_is_compared_in_a_tab_of_its_own(window, report, tab):
    tab.head.pair_chosen.emit(2, 3)
    assert window.desk.reading.on_show().shown == Shown(report.id, 2, 3)
    tab.head.pair_chosen.emit(2, 2)
    assert "not the same" in window.desk.status.text()


def test_what_changed_is_written_to_a_file(window, tab, tmp_path, monkeypatch, qtbot):
    path = tmp_path / "changes"
    chosen = (str(path), "Markdown (*.md)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: chosen)
    tab.head.export.click()
    written = path.with_name("changes.md")
    qtbot.waitUntil(written.exists, timeout=30_000)
    assert "1,512" in written.read_text(encoding="utf-8")


def test_a_comparison_that_failed_can_be_asked_for_again(window, report, qtbot, monkeypatch):
    failing = []
    monkeypatch.setattr(
        window.desk.tasks, "run", lambda _call, *, failed, **_rest: failing.append(failed)
    )
    window.desk.open_passage(report.id)
    window.do("compare")
    made = window.desk.reading.on_show()
    assert made.shown == Shown(report.id, 2, 3), "the newest, with the one before"
    failing[0]("It was stopped.")
    assert made.waiting.button.isVisible()
    qtbot.mouseClick(made.waiting.button, Qt.MouseButton.LeftButton)
    assert len(failing) == 2
    window.do("close_tab")
    failing[1]("Too late to say.")


def test_one_revision_is_not_compared(window, workspace, report):
    letter = next(one for one in workspace.documents.all() if one.id != report.id)
    window.desk.open_passage(letter.id)
    assert not window.desk.actions["compare"].isEnabled()
    window.verbs.comparisons.compare()
    assert "one revision only" in window.desk.status.text()
