from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from desktop.domain import HighlightStyle
from tests.ui.hands import QUOTATION, focused, offered, open_in_tree, select

Key = Qt.Key


def test_colour_keys_recolour_the_highlight_in_hand(qtbot, window, workspace, report):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_1)
    qtbot.keyClick(focused(), Key.Key_3)
    (kept,) = workspace.highlights.all(report.id)
    assert kept.colour == "blue"


def test_delete_removes_the_highlight_in_hand_and_undo_brings_it_back(
    qtbot, window, workspace, report
):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    qtbot.keyClick(focused(), Key.Key_2)
    (kept,) = workspace.highlights.all(report.id)
    qtbot.keyClick(focused(), Key.Key_Delete)
    assert workspace.highlights.all(report.id) == []
    assert pane.highlights == {}
    window.do("undo")
    assert [h.id for h in workspace.highlights.all(report.id)] == [kept.id]
    assert list(pane.highlights) == [kept.id]


def test_typing_figures_in_a_field_does_not_highlight(qtbot, window, workspace, report):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    window.desk.sidebar.filter.setFocus()
    filter_field = window.desk.left.tree.filter
    filter_field.setFocus()
    qtbot.keyClicks(filter_field, "123")
    assert filter_field.text() == "123"
    assert workspace.highlights.all(report.id) == []


def test_the_way_back_from_cards_leads_to_where_one_read(qtbot, window, workspace, report):
    length = len(workspace.documents.content(report.id).text)
    middle = workspace.highlights.add(report.id, length // 2, length // 2 + 9)
    last = workspace.highlights.add(report.id, length - 9, length)
    window.resize(900, 320)
    pane = open_in_tree(qtbot, window, report.title)
    verbs = window.verbs.highlights
    verbs.show(middle.id)
    verbs.show(last.id)
    assert pane.reader.position() > 0
    window.do("back")
    assert pane.reader.position() == 0
    assert not window.desk.places.can_go_back


def test_the_caret_lets_go_of_a_highlight_it_leaves(qtbot, window, workspace, report):
    kept = workspace.highlights.add(report.id, 0, 8, colour="yellow")
    pane = open_in_tree(qtbot, window, report.title)
    pane.reader.setFocus()
    pane.reader.picking.pick(kept.id)
    assert window.desk.subject.ids == [kept.id]
    qtbot.keyClick(focused(), Key.Key_Down)
    assert window.desk.subject.ids == []
    qtbot.keyClick(focused(), Key.Key_3)
    assert workspace.highlights.find(kept.id).colour == "yellow"


def test_several_highlights_are_recoloured_and_removed_in_one_step(window, workspace, report):
    kept = [workspace.highlights.add(report.id, start, start + 8) for start in (0, 40, 80)]
    window.desk.open_passage(report.id)
    window.desk.sidebar.view.selectAll()
    window.do("highlight_pink")
    assert {one.colour for one in workspace.highlights.all(report.id)} == {"pink"}
    window.do("undo")
    assert {one.colour for one in workspace.highlights.all(report.id)} == {"yellow"}
    window.desk.sidebar.view.selectAll()
    window.do("remove")
    assert window.desk.status.text() == "Removed 3 highlights."
    window.do("undo")
    assert len(workspace.highlights.all(report.id)) == len(kept)


def test_a_fill_becomes_a_line_and_back(window, workspace, report):
    kept = workspace.highlights.add(report.id, 0, 8)
    window.desk.open_passage(report.id)
    window.desk.sidebar.select(kept.id)
    window.do("underline")
    assert workspace.highlights.find(kept.id).style is HighlightStyle.UNDERLINE
    window.do("underline")
    assert workspace.highlights.find(kept.id).style is HighlightStyle.FILL


def test_copies_say_where_they_are_from(qtbot, window, report):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    clipboard = QApplication.clipboard()
    window.do("copy")
    assert clipboard.text() == QUOTATION
    window.do("copy_citation")
    assert clipboard.text().startswith(f"“{QUOTATION}”\n")
    assert report.title in clipboard.text()
    assert f"<p>{QUOTATION}</p>" in clipboard.mimeData().html()


def test_copy_and_all_are_of_what_the_keyboard_is_on(qtbot, window, report):
    pane = open_in_tree(qtbot, window, report.title)
    field = window.desk.left.tree.filter
    field.setText("some words")
    field.setFocus()
    window.do("select_all")
    window.do("copy")
    assert QApplication.clipboard().text() == "some words"
    pane.reader.setFocus()
    window.do("select_all")
    assert pane.selection() == (0, len(pane.content.text))
    field.clear()
    window.desk.left.tree.view.setFocus()
    window.do("select_all")
    assert len(window.desk.left.tree.selected()) >= 2


def test_the_selection_is_searched_for_as_a_phrase(qtbot, window, report):
    pane = open_in_tree(qtbot, window, report.title)
    select(qtbot, pane, QUOTATION)
    window.do("search_selection")
    assert window.desk.left.search.field.text() == f'"{QUOTATION}"'


def test_highlights_are_gone_through_and_round_again(window, workspace, report):
    kept = [workspace.highlights.add(report.id, start, start + 8) for start in (0, 40)]
    window.desk.open_passage(report.id)
    window.desk.reading.current().reader.goto(0)
    seen = []
    for name in ("next_highlight", "next_highlight", "next_highlight", "previous_highlight"):
        window.do(name)
        seen += window.desk.sidebar.selected_ids()
    first, second = (one.id for one in kept)
    assert seen == [first, second, first, second]


def test_a_link_to_the_web_is_offered_and_never_followed_by_itself(window, report, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    window.desk.open_passage(report.id)
    link = window.desk.reading.current().reader.link_activated
    link.emit("https://example.org/a")
    assert opened == []
    offered(window.desk.status).click()
    assert opened == ["https://example.org/a"]
    link.emit("file:///etc/passwd")
    assert not offered(window.desk.status).isVisible()
    assert opened == ["https://example.org/a"]
