from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.hands import QUOTATION, focused, open_in_tree, select

Key = Qt.Key


def test_split_shows_the_document_twice_and_both_learn_of_a_highlight(
    qtbot, window, workspace, report
):
    pane = open_in_tree(qtbot, window, report.title)
    window.do("split")
    twins = window.desk.reading.panes_of(report.id)
    assert len(twins) == 2
    select(qtbot, pane, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_1)
    assert [len(twin.highlights) for twin in twins] == [1, 1]
    window.do("split")
    assert len(window.desk.reading.panes()) == 1


def test_back_and_forward_through_jumps(qtbot, window, workspace, report):
    pane = open_in_tree(qtbot, window, report.title)
    letter = next(d for d in workspace.documents() if d.id != report.id)
    window.desk.open_passage(letter.id)
    assert window.desk.reading.current().document_id == letter.id
    window.do("back")
    assert window.desk.reading.current() is pane
    window.do("forward")
    assert window.desk.reading.current().document_id == letter.id


def test_f6_walks_through_the_panes(qtbot, window, workspace, report):
    workspace.highlight(report.id, 0, 8)
    open_in_tree(qtbot, window, report.title)
    seen = set()
    for _ in range(4):
        window.do("next_pane")
        seen.add(focused().objectName())
    assert {"searchField", "documentTree", "annotationSidebar"} <= seen


def test_the_chosen_theme_has_a_check_mark(window):
    window.do("theme_dark")
    chosen = [n for n in ("system", "light", "sepia", "dark")
              if window.desk.actions[f"theme_{n}"].isChecked()]  # fmt: skip
    assert chosen == ["dark"]
