from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from desktop.domain.arguing.claims import Stance
from desktop.ui import dialogs, handing_on
from desktop.ui.arguing import claim_verbs
from desktop.ui.arguing.claim_page import ClaimPage
from desktop.ui.arguing.claims_tab import ClaimsTab
from desktop.ui.look.drops import with_highlights
from desktop.ui.shown import CLAIMS
from tests.ui.hands import focused, words_of
from tests.ui.shown import look_at

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def tab(qtbot, window, claims, answered) -> ClaimsTab:
    qtbot.waitActive(window)
    window.do("claims")
    found = window.desk.reading.on_show()
    assert isinstance(found, ClaimsTab)
    return found


def said(view) -> list[list[str]]:
    return [[words.text for words in row.words] for row in view.rows.rows]


def passages(workspace, at=0):
    return [(one.highlight_id, one.stance) for one in workspace.claims.all()[at].passages]


def test_without_claims_the_tab_says_what_they_are(qtbot, window, answered, monkeypatch):
    window.do("claims")
    tab = window.desk.reading.on_show()
    assert words_of(tab.empty)[0] == "No claims yet"
    assert tab.empty.isVisible()
    monkeypatch.setattr(dialogs.NameDialog, "ask", lambda *_words: "It is so.")
    qtbot.mouseClick(tab.empty.button, Qt.MouseButton.LeftButton)
    assert [row[0] for row in said(tab.list)] == ["It is so."]
    assert tab.page.sentence.toPlainText() == "It is so."
    assert window.desk.workspace.claims.all()[0].sentence == "It is so."


def test_claims_are_listed_with_their_strength_and_what_warns(tab):
    first, second = said(tab.list)
    assert first[:2] == ["It counts nobody.", "1 document"]
    assert first[2] == "Rests on one source: “Counting people in detention”."
    assert second == ["It counts.", "Nothing supports it yet."]
    assert tab.count.text() == "2 claims"
    assert tab.shown == CLAIMS
    assert [row.head for row in tab.page.list.rows.rows] == ["Supports it", "", "Qualifies it"]
    assert said(tab.page.list)[0][0] == "“holds no figures”"


def test_the_keyboard_goes_through_a_claim_and_says_what_passages_do(
    qtbot, tab, workspace, kept, window
):
    qtbot.waitUntil(lambda: focused() is tab.list)
    qtbot.keyClick(tab.list, Key.Key_Return)
    assert focused() is tab.page.list
    assert tab.ids() == [kept[0]]
    qtbot.keyClick(tab.page.list, Key.Key_C)
    assert passages(workspace)[0] == (kept[0], Stance.CONTRADICTS)
    assert [row.key for row in tab.page.list.rows.rows] == [kept[1], kept[0], kept[2]]
    assert tab.page.list.key() == kept[0]
    qtbot.keyClick(tab.page.list, Key.Key_Q)
    assert passages(workspace)[0] == (kept[0], Stance.QUALIFIES)
    window.do("undo")
    window.do("undo")
    qtbot.waitUntil(lambda: [row.key for row in tab.page.list.rows.rows] == kept)


def test_alt_and_arrows_put_passages_and_claims_in_order(qtbot, tab, workspace, claims, kept):
    tab.page.list.take(kept[1])
    qtbot.keyClick(tab.page.list, Key.Key_Up, Mod.AltModifier)
    assert [key for key, _ in passages(workspace)] == [kept[1], kept[0], kept[2]]
    qtbot.keyClick(tab.page.list, Key.Key_Up, Mod.AltModifier)
    qtbot.keyClick(tab.page.list, Key.Key_Down, Mod.AltModifier)
    qtbot.keyClick(tab.page.list, Key.Key_Down, Mod.AltModifier)  # not into another stance
    assert [key for key, _ in passages(workspace)] == kept
    tab.list.take(claims[0])
    qtbot.keyClick(tab.list, Key.Key_Down, Mod.AltModifier)
    assert [one.id for one in workspace.claims.all()] == claims[::-1]
    assert tab.list.key() == claims[0]


def test_what_is_dragged_goes_where_it_is_dropped(tab, workspace, claims, kept):
    tab.page.list.moved.emit([kept[0]], 2)
    assert [key for key, _ in passages(workspace)] == [kept[1], kept[0], kept[2]]
    tab.page.list.moved.emit([kept[0]], 3)
    assert dict(passages(workspace))[kept[0]] is Stance.QUALIFIES
    tab.list.moved.emit([claims[1]], 0)
    assert [one.id for one in workspace.claims.all()] == claims[::-1]


def drop(view, data: QMimeData, row: int) -> None:
    place = QPointF(view.visualRect(view.rows.index(row)).center())
    move, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    view.dropEvent(QDropEvent(place, move, data, left, Mod.NoModifier))


def test_highlights_dropped_on_a_claim_support_it(qtbot, tab, workspace, kept):
    drop(tab.list, with_highlights(kept[1:]), 1)
    assert passages(workspace, 1) == [(key, Stance.SUPPORTS) for key in kept[1:]]
    claim = workspace.claims.all()[1].id
    tab.list.take(claim)
    qtbot.waitUntil(lambda: tab.page.claim is not None and tab.page.claim.claim.id == claim)
    drop(tab.page.list, with_highlights(kept[:1]), 0)
    assert len(passages(workspace, 1)) == 3


def test_delete_takes_a_passage_out_and_leaves_the_highlight(qtbot, tab, workspace, kept, window):
    tab.page.list.take(kept[0])
    qtbot.keyClick(tab.page.list, Key.Key_Delete)
    assert [key for key, _ in passages(workspace)] == kept[1:]
    assert len(workspace.highlights.all()) == 3
    qtbot.keyClick(tab.list, Key.Key_Delete)
    assert len(workspace.claims.all()) == 1
    window.do("undo")
    assert len(workspace.claims.all()) == 2


def test_sentence_and_note_are_written_in_place(qtbot, tab, workspace):
    qtbot.keyClick(tab.list, Key.Key_F2)
    assert focused() is tab.page.sentence
    tab.page.sentence.selectAll()
    qtbot.keyClicks(tab.page.sentence, "It counts a few.")
    qtbot.keyClick(tab.page.sentence, Key.Key_Return)
    assert workspace.claims.all()[0].sentence == "It counts a few."
    assert focused() is tab.page.list
    tab.page.note.setFocus()
    qtbot.keyClicks(tab.page.note, "Ask again.")
    qtbot.keyClick(tab.page.note, Key.Key_Return, Mod.ControlModifier)
    assert workspace.claims.all()[0].note == "Ask again."
    assert said(tab.list)[0][0] == "It counts a few."


def test_enter_opens_the_passage_beside(qtbot, tab, window, kept, report):
    tab.page.list.take(kept[2])
    tab.page.list.setFocus()
    qtbot.keyClick(tab.page.list, Key.Key_Return)
    reading = window.desk.reading
    assert reading.is_split()
    assert reading.current().document_id == report.id
    assert tab.isVisible()
    assert reading.current().reader.selected_highlight() == kept[2]
    window.do("claims")
    qtbot.keyClick(tab.page.list, Key.Key_Return)
    assert len(reading.all_tabs()) == 2


def test_a_changed_passage_is_seen_at_once(qtbot, tab, workspace, kept):
    workspace.highlights.remove(kept[0])
    qtbot.waitUntil(lambda: "Removed from the library." in said(tab.page.list)[0])
    assert "1 passage is no longer there." in said(tab.list)[0]


def test_many_passages_are_weighed_by_the_worker(tab, workspace, kept, claims, monkeypatch):
    monkeypatch.setattr(claim_verbs, "FEW", 0)
    workspace.claims.put(claims[1], kept, Stance.SUPPORTS)
    assert said(tab.list)[1][:2] == ["It counts.", "1 document"]


def test_the_claim_in_hand_does_not_wait_for_the_worker(
    qtbot, tab, kept, claims, window, monkeypatch
):
    workspace = window.desk.workspace
    workspace.claims.put(claims[1], kept, Stance.SUPPORTS)
    monkeypatch.setattr(claim_verbs, "FEW", 3)
    monkeypatch.setattr(window.desk.tasks, "search", lambda *_asked, **_known: None)
    tab.page.list.take(kept[0])
    qtbot.keyClick(tab.page.list, Key.Key_C)
    assert [row.head for row in tab.page.list.rows.rows] == [
        "Supports it",
        "Contradicts it",
        "Qualifies it",
    ]
    assert "Contradicted by 1 passage." in said(tab.list)[0]
    workspace.claims.remove(claims[0])


def test_the_chosen_claims_or_all_are_exported(tab, window, asked, monkeypatch, tmp_path, claims):
    path = str(tmp_path / "claims")
    monkeypatch.setattr(handing_on.QFileDialog, "getSaveFileName", lambda *_: (path, ""))
    chosen, every = tab.export.menu().actions()
    chosen.trigger()
    every.trigger()
    (first, second) = [(method, args) for method, args, _ in asked if method == "claims.file"]
    assert first[1][1] == [claims[0]]
    assert second[1][1] == []
    assert first[1][0] == tmp_path / "claims.md"


def test_a_menu_acts_on_what_is_chosen(tab, kept):
    shown = []

    def look():
        menu = QApplication.activePopupWidget()
        shown.extend(action.objectName() for action in menu.actions())
        menu.close()

    tab.page.list.take(kept[0])
    QTimer.singleShot(0, tab, look)
    tab.page.list.customContextMenuRequested.emit(tab.page.list.rect().center())
    assert "add_to_outline" in shown


def test_words_of_strangers_do_nothing(tab, workspace, claims):
    workspace.claims.edit(claims[0], sentence="<b>x</b> & y", note="<img src=x>")
    look_at(tab)


def test_a_card_says_that_its_passage_stands_in_a_claim(qtbot, window, claims, kept, report):
    window.desk.open_passage(report.id)
    sidebar = window.desk.sidebar
    assert sidebar.heights.claimed == set(kept)
    sidebar.select(kept[0])
    ((text, key, _link),) = sidebar.related(kept[0])
    assert text == "supports the claim: It counts nobody."
    sidebar.link_opened.emit(key)
    tab = window.desk.reading.on_show()
    assert isinstance(tab, ClaimsTab)
    assert tab.list.key() == claims[0]
    window.desk.workspace.claims.remove(claims[0])
    window.desk.open_passage(report.id)
    assert sidebar.heights.claimed == set()


def test_while_very_many_are_weighed_the_tab_says_so(window, claims, answered, monkeypatch):
    monkeypatch.setattr(claim_verbs, "FEW", 0)
    now, waiting = window.desk.tasks.search, []
    monkeypatch.setattr(
        window.desk.tasks, "search", lambda *asked, **then: waiting.append((asked, then))
    )
    window.do("claims")
    tab = window.desk.reading.on_show()
    assert tab.count.text() == "Weighing claims…"
    assert not tab.empty.isVisible()
    assert not tab.page.isVisible()
    now(*waiting[0][0], **waiting[0][1])
    assert tab.count.text() == "2 claims"
    assert tab.page.isVisible()


def test_copies_are_told_once_the_worker_has_looked(tab, workspace, kept, claims, monkeypatch):
    looked = []

    def copies_of(ids):
        looked.append(list(ids))
        return [frozenset(ids)]

    monkeypatch.setattr(workspace.similar, "copies_of", copies_of)
    seen = []
    monkeypatch.setattr(workspace.claims, "weighed", lambda *asked: seen.append(asked[1]) or [])
    workspace.claims.put(claims[1], kept[:2], Stance.SUPPORTS)
    assert looked == [kept[:2], kept[:2]], "one for each claim"
    assert seen[-1] == {claim: [frozenset(kept[:2])] for claim in claims}
    workspace.claims.edit(claims[1], note="Nothing new to look at.")
    assert len(looked) == 2


def test_a_long_sentence_is_seen_whole_however_wide_its_page_is(qtbot):
    page = ClaimPage()
    qtbot.addWidget(page)
    page.show()
    field = page.sentence
    field.show_note("It is counted in every district and in none of the provinces. " * 2, "other")

    def is_whole() -> bool:
        lines = field.document().firstBlock().layout().lineCount()
        return field.viewport().height() >= lines * field.fontMetrics().lineSpacing()

    for width in (900, 320, 700):
        page.resize(width, 400)
        qtbot.waitUntil(is_whole)


def test_when_weighing_fails_it_is_said_and_tried_again(qtbot, window, claims, monkeypatch):
    monkeypatch.setattr(claim_verbs, "FEW", 0)
    asked = []
    monkeypatch.setattr(
        window.desk.tasks, "search", lambda call, **told: asked.append((call.method, told))
    )
    window.do("claims")
    tab = window.desk.reading.on_show()
    weighings = [told for method, told in asked if method == "claims.weighed"]
    weighings[0]["failed"]("Weighing claims ended unexpectedly. Nothing was lost; try again.")
    title, sentence, *_ = words_of(tab.trouble)
    assert title == "The claims could not be weighed"
    assert "Nothing was lost" in sentence
    qtbot.mouseClick(tab.trouble.button, Qt.MouseButton.LeftButton)
    weighings = [told for method, told in asked if method == "claims.weighed"]
    assert tab.count.text() == "Weighing claims…"
    assert not tab.trouble.isVisible()
    weighings[1]["then"](window.desk.workspace.claims.weighed())
    assert tab.count.text() == "2 claims"
    weighings[1]["failed"]("Another time.")
    assert tab.list.isVisible(), "what is on show stays"
