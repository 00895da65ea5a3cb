from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.domain.arguing.outlines import LineKind
from desktop.ui import dialogs, handing_on
from desktop.ui.arguing import outline_verbs
from desktop.ui.arguing.claims_tab import ClaimsTab
from desktop.ui.arguing.outline_tab import OutlineTab
from desktop.ui.look.drops import claims_in, highlights_in, with_highlights
from tests.ui.arguing.test_claims_tab import drop
from tests.ui.hands import focused, words_of
from tests.ui.shown import look_at

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def tab(qtbot, window, outline, answered) -> OutlineTab:
    qtbot.waitActive(window)
    window.do("outlines")
    found = window.desk.reading.on_show()
    assert isinstance(found, OutlineTab)
    qtbot.waitUntil(lambda: focused() is found.list)
    return found


def lines(workspace):
    (outline,) = workspace.outlines.all()
    return outline.lines


def told(workspace):
    return [line.text or line.kind.value for line in lines(workspace)]


def take(tab, workspace, at):
    tab.list.take(lines(workspace)[at].id)


def write(qtbot, text: str, key: Qt.Key = Key.Key_Return) -> None:
    # Another field than one that is about to close.
    qtbot.waitUntil(lambda: isinstance(focused(), QLineEdit) and not focused().text())
    qtbot.keyClicks(focused(), text)
    qtbot.keyClick(focused(), key)


def test_without_outlines_the_tab_says_what_they_are(qtbot, window, answered, monkeypatch):
    window.do("outlines")
    tab = window.desk.reading.on_show()
    assert words_of(tab.empty)[0] == "No outlines yet"
    monkeypatch.setattr(dialogs.NameDialog, "ask", lambda *_words: "Chapter 1")
    qtbot.mouseClick(tab.empty.button, Qt.MouseButton.LeftButton)
    assert tab.choice.currentText() == "Chapter 1"
    assert tab.list.isVisible()


def test_a_long_outline_is_read_once_its_tab_is_on_show(
    qtbot, window, outline, answered, monkeypatch
):
    qtbot.waitActive(window)
    monkeypatch.setattr(outline_verbs, "FEW", 0)
    window.do("outlines")
    tab = window.desk.reading.on_show()
    assert tab.list.isVisible()
    assert not tab.empty.isVisible()
    qtbot.waitUntil(lambda: len(tab.list.rows.rows) == 5)
    assert tab.choice.currentText() == "Draft"
    assert tab.list.rows.rows[0].words[1].text, "what the heading rests on is read, too"
    qtbot.waitUntil(lambda: focused() is tab.list)
    assert tab.list.currentIndex().row() == 0, "keys begin at the first line"


def test_headings_say_what_they_rest_on(tab):
    rows = tab.list.rows.rows
    assert [row.indent for row in rows] == [0, 1, 1, 0, 1]
    assert [words.text for words in rows[0].words] == [
        "Figures",
        "3 passages in 1 document · 1 on one source",
    ]
    assert rows[1].words[0].text == "It counts nobody."
    assert rows[4].words[0].text == "“published a table”"


def test_enter_writes_lines_and_headings_one_after_the_other(qtbot, tab, workspace):
    take(tab, workspace, 2)
    qtbot.keyClick(tab.list, Key.Key_Return)
    write(qtbot, "One more.")
    write(qtbot, "## Deeper")
    qtbot.waitUntil(lambda: isinstance(focused(), QLineEdit) and not focused().text())
    qtbot.keyClick(focused(), Key.Key_Escape)
    qtbot.waitUntil(lambda: focused() is tab.list)
    assert told(workspace)[2:6] == ["Say what is counted.", "One more.", "Deeper", "Next"]
    assert lines(workspace)[4].level == 2
    qtbot.waitUntil(lambda: all(row.key for row in tab.list.rows.rows))


def test_an_empty_line_is_not_kept(qtbot, tab, workspace):
    before = lines(workspace)
    qtbot.keyClick(tab.list, Key.Key_Return)
    write(qtbot, "  ")
    qtbot.waitUntil(lambda: len(tab.list.rows.rows) == len(before))
    assert lines(workspace) == before


def test_lines_are_edited_in_place(qtbot, tab, workspace):
    take(tab, workspace, 2)
    qtbot.keyClick(tab.list, Key.Key_F2)
    qtbot.waitUntil(lambda: isinstance(focused(), QLineEdit))
    focused().clear()
    write(qtbot, "# Counted")
    qtbot.waitUntil(lambda: told(workspace)[2] == "Counted")
    assert lines(workspace)[2].kind is LineKind.HEADING
    qtbot.waitUntil(lambda: focused() is tab.list)
    qtbot.keyClick(tab.list, Key.Key_F2)
    qtbot.waitUntil(lambda: isinstance(focused(), QLineEdit))
    assert focused().text() == "Counted"
    focused().clear()
    write(qtbot, "")
    qtbot.waitUntil(lambda: "Counted" not in told(workspace))


def test_tab_and_shift_tab_change_the_level(qtbot, tab, workspace):
    take(tab, workspace, 3)
    qtbot.keyClick(tab.list, Key.Key_Tab)
    assert lines(workspace)[3].level == 2
    assert focused() is tab.list
    qtbot.keyClick(tab.list, Key.Key_Backtab, Mod.ShiftModifier)
    assert lines(workspace)[3].level == 1
    qtbot.keyClick(tab.list, Key.Key_Backtab, Mod.ShiftModifier)
    assert lines(workspace)[3].kind is LineKind.TEXT
    qtbot.keyClick(tab.list, Key.Key_Tab)
    assert (lines(workspace)[3].kind, lines(workspace)[3].level) == (LineKind.HEADING, 2)
    take(tab, workspace, 0)
    qtbot.keyClick(tab.list, Key.Key_Tab)
    assert [line.level for line in lines(workspace) if line.level] == [2, 3]


def test_alt_and_arrows_move_a_heading_with_what_stands_under_it(qtbot, tab, workspace):
    take(tab, workspace, 3)
    qtbot.keyClick(tab.list, Key.Key_Up, Mod.AltModifier)
    assert told(workspace) == ["Next", "passage", "Figures", "claim", "Say what is counted."]
    qtbot.keyClick(tab.list, Key.Key_Down, Mod.AltModifier)
    assert told(workspace)[0] == "Figures"
    take(tab, workspace, 2)
    qtbot.keyClick(tab.list, Key.Key_Down, Mod.AltModifier)
    assert told(workspace)[2:4] == ["Next", "Say what is counted."]
    tab.list.moved.emit([lines(workspace)[2].id], 0)
    assert told(workspace)[:3] == ["Next", "Say what is counted.", "passage"]


def test_passages_and_claims_are_dropped_between_lines(tab, workspace, kept, claims, outline):
    drop(tab.list, with_highlights(kept[:1]), 0)
    assert [line.highlight_id for line in lines(workspace)].index(kept[0]) in (0, 1)
    drop(tab.list, with_highlights(kept, claims[1:]), 0)
    assert claims[1] in [line.claim_id for line in lines(workspace)]
    dragged = tab.list.rows.mimeData([tab.list.rows.index(1)])
    assert highlights_in(dragged) or claims_in(dragged)


def test_c_puts_a_claim_below_the_line(qtbot, tab, workspace, claims):
    take(tab, workspace, 3)
    qtbot.keyClick(tab.list, Key.Key_C)
    write(qtbot, "It counts.")
    assert lines(workspace)[4].claim_id == claims[1]
    qtbot.keyClick(tab.list, Key.Key_C)
    write(qtbot, "Something new")
    assert workspace.claims.all()[-1].sentence == "Something new"
    assert lines(workspace)[5].claim_id == workspace.claims.all()[-1].id


def test_ctrl_enter_opens_what_a_line_is_of(qtbot, tab, window, workspace, report):
    take(tab, workspace, 4)
    qtbot.keyClick(tab.list, Key.Key_Return, Mod.ControlModifier)
    assert window.desk.reading.current().document_id == report.id
    window.do("outlines")
    take(tab, workspace, 1)
    qtbot.keyClick(tab.list, Key.Key_Return, Mod.ControlModifier)
    assert isinstance(window.desk.reading.on_show(), ClaimsTab)


def test_delete_takes_lines_out(qtbot, tab, workspace, window):
    take(tab, workspace, 4)
    assert tab.ids() == [lines(workspace)[4].highlight_id]
    qtbot.keyClick(tab.list, Key.Key_Delete)
    assert told(workspace)[-1] == "Next"
    window.do("undo")
    assert told(workspace)[-1] == "passage"


def test_one_of_several_outlines_is_shown(qtbot, tab, workspace, window, monkeypatch):
    monkeypatch.setattr(dialogs.NameDialog, "ask", lambda *_words: "Second")
    qtbot.mouseClick(tab.add, Qt.MouseButton.LeftButton)
    assert (tab.choice.count(), tab.choice.currentText()) == (2, "Second")
    assert tab.list.rows.rows == []
    monkeypatch.setattr(dialogs.NameDialog, "ask", lambda *_words: "Zweite")
    qtbot.mouseClick(tab.rename, Qt.MouseButton.LeftButton)
    assert tab.choice.currentText() == "Zweite"
    tab.choice.setCurrentIndex(0)
    tab.choice.activated.emit(0)
    assert len(tab.list.rows.rows) == 5
    qtbot.mouseClick(tab.remove, Qt.MouseButton.LeftButton)
    assert [one.name for one in workspace.outlines.all()] == ["Zweite"]
    assert tab.choice.currentText() == "Zweite"


def test_a_long_outline_is_read_by_the_worker(qtbot, tab, workspace, monkeypatch):
    monkeypatch.setattr(outline_verbs, "FEW", 0)
    take(tab, workspace, 2)
    qtbot.keyClick(tab.list, Key.Key_Delete)
    assert [row.words[0].text for row in tab.list.rows.rows][:2] == ["Figures", "It counts nobody."]
    assert len(tab.list.rows.rows) == 4


def test_an_outline_is_exported_as_a_draft(qtbot, tab, outline, asked, monkeypatch, tmp_path):
    path = str(tmp_path / "draft.md")
    monkeypatch.setattr(handing_on.QFileDialog, "getSaveFileName", lambda *_: (path, ""))
    qtbot.mouseClick(tab.export, Qt.MouseButton.LeftButton)
    (call,) = [(method, args) for method, args, _ in asked if method == "outlines.file"]
    assert call[1] == (tmp_path / "draft.md", outline)


def test_words_of_strangers_do_nothing(tab, workspace, outline):
    workspace.outlines.rename(outline, "<b>x</b> & y")
    look_at(tab)
