"""Going through what changed, by keys and mouse, in a real window with real workers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.domain import LinkKind
from tests.ui.hands import focused, offered, select, words_of

Key = Qt.Key
WAIT = 20_000


@pytest.fixture
def pane(qtbot, window):
    """Go through what waits, beginning with the figure that changed."""
    window.do("next_review")
    made = window.verbs.reviews.round.pane
    turn_to(qtbot, made, "A figure changed")
    return made


def why(pane) -> str:
    return " · ".join(
        pane.passages.why.itemAt(n).widget().text() for n in range(pane.passages.why.count())
    )


def turn_to(qtbot, pane, words: str) -> None:
    """Press J until a passage is shown of which this is said."""
    for _ in range(6):
        qtbot.waitUntil(lambda: why(pane) != "", timeout=WAIT)
        if words in why(pane):
            return
        press(qtbot, Key.Key_J)
    raise AssertionError(why(pane))


def press(qtbot, key: Key) -> None:
    qtbot.keyClick(focused(), key)
    qtbot.wait(20)


def test_what_waits_is_shown_with_its_place_in_the_page(window, pane, kept, terms):
    assert why(pane) == "A figure changed: 30 → 14 days"
    assert pane.position.text() == "1 of 3"
    assert pane.where.text() == "Terms of the reading room  ›  Loans"
    assert focused() is pane
    assert window.desk.sidebar.selected_ids() == [kept["days"]]
    page = window.desk.reading.current()
    assert page.document_id == terms.id
    assert page.reader.is_in_view(page.content.text.index("within 14 days"))


def test_the_end_of_a_text_is_in_view_though_the_pane_takes_its_room(qtbot, window, kept, terms):
    window.desk.open_passage(terms.id)
    page = window.desk.reading.current()
    last = page.content.text.rindex("Bags are left")
    top = page.reader.mapToGlobal(page.reader.rect().topLeft()).y()
    wanted = page.reader.rect_on_screen(last, last + 4).bottom() - top + 60
    window.resize(window.width(), window.height() - page.reader.height() + wanted)
    qtbot.wait(20)
    assert page.reader.is_in_view(last), "or there would be nothing to take away"
    window.desk.subject.take(kept["bags"])
    window.do("next_review")
    qtbot.waitUntil(lambda: page.reader.height() < wanted - 60)
    start = window.desk.workspace.highlights.find(kept["bags"]).start
    assert page.reader.is_in_view(start)


def test_enter_keeps_it_and_goes_on_and_undo_comes_back(qtbot, window, pane, status):
    press(qtbot, Key.Key_Return)
    assert status("days") == "manual"
    assert pane.position.text() == "1 of 2"
    qtbot.waitUntil(lambda: "A figure" not in why(pane))
    qtbot.keyClick(focused(), Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert status("days") == "review"
    qtbot.waitUntil(lambda: "A figure changed" in why(pane), timeout=WAIT)
    assert pane.position.text() == "1 of 3"


def test_n_shows_the_next_place_and_enter_takes_it(qtbot, window, pane, workspace, kept):
    turn_to(qtbot, pane, "2 places")
    shown = window.desk.reading.current()
    text = shown.content.text
    first = workspace.highlights.find(kept["bags"]).start
    press(qtbot, Key.Key_N)
    assert shown.selection() is None, "N is not the key of a note here"
    press(qtbot, Key.Key_Return)
    bags = workspace.highlights.find(kept["bags"])
    assert bags.placement.status == "manual"
    assert bags.start != first
    assert text[bags.start : bags.end].startswith("Bags are left")


def test_the_place_is_chosen_in_the_page(qtbot, window, pane, workspace, kept, status):
    turn_to(qtbot, pane, "No longer in the text")
    page = window.desk.reading.current()
    select(qtbot, page, "A fee of 2 euros")
    qtbot.keyClick(focused(), Key.Key_H)
    moved = workspace.highlights.find(kept["cloakroom"])
    assert page.content.text[moved.start : moved.end] == "A fee of 2 euros"
    assert status("cloakroom") == "manual"
    qtbot.waitUntil(lambda: focused() is pane)


def test_the_card_that_was_taken_since_is_put_there(qtbot, window, pane, workspace, kept, status):
    window.desk.sidebar.select(kept["flash"])
    page = window.desk.reading.current()
    select(qtbot, page, "A fee of 2 euros")
    qtbot.keyClick(focused(), Key.Key_H)
    assert (status("flash"), status("days")) == ("manual", "review")


def test_without_a_selection_it_is_said_what_to_do(qtbot, window, pane, status):
    turn_to(qtbot, pane, "No longer in the text")
    press(qtbot, Key.Key_H)
    assert "Select the passage" in window.desk.status.text()
    assert status("cloakroom") == "lost"


def test_what_is_gone_is_kept_as_a_record(qtbot, window, pane, status):
    turn_to(qtbot, pane, "No longer in the text")
    press(qtbot, Key.Key_R)
    assert status("cloakroom") == "record"
    assert pane.position.text().endswith("of 2")
    assert "record" in window.desk.status.text()


def test_delete_puts_it_in_the_trash(qtbot, window, pane, workspace, kept):
    press(qtbot, Key.Key_Delete)
    assert kept["days"] in {one.id for one in workspace.highlights.removed()}
    assert pane.position.text().endswith("of 2")


def test_f8_goes_on_and_round(qtbot, window, pane, kept):
    seen = []
    for _ in range(4):
        seen += window.desk.sidebar.selected_ids()
        press(qtbot, Key.Key_F8)
    assert set(seen) == {kept["days"], kept["cloakroom"], kept["bags"]}
    assert seen[0] == seen[3]
    qtbot.keyClick(focused(), Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert window.desk.sidebar.selected_ids() == [seen[0]]


def test_at_the_end_it_is_said_and_the_rest_is_offered(qtbot, window, pane, status):
    for _ in range(3):
        qtbot.waitUntil(pane.buttons["record"].isEnabled, timeout=WAIT)
        press(qtbot, Key.Key_R)
    title, text = words_of(pane.empty)
    assert title == "Nothing to review"
    assert "2 were edited or moved" in text
    qtbot.mouseClick(pane.empty.button, Qt.MouseButton.LeftButton)
    assert pane.position.text().endswith("of 2")
    assert pane.buttons["accept_all"].isVisible()
    qtbot.mouseClick(pane.buttons["accept_all"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: status("duty") == status("flash") == "manual", timeout=WAIT)
    qtbot.waitUntil(lambda: words_of(pane.empty)[0] == "All seen")
    window.do("undo")
    assert (status("duty"), status("flash")) == ("edited", "moved"), "one step"


def test_what_was_carried_can_be_overruled(qtbot, window, pane, status):
    pane.kinds.setCurrentIndex(1)
    pane.kinds.activated.emit(1)
    pane.setFocus()
    turn_to(qtbot, pane, "Reworded")
    press(qtbot, Key.Key_R)
    assert status("duty") == "record"


def test_it_can_keep_to_the_document_in_front(qtbot, window, pane, workspace, tmp_path):
    other = tmp_path / "other.md"
    other.write_text("# Other\n\nNothing was kept of it.")
    (outcome,) = workspace.imports.files([other])
    window.desk.open_passage(outcome.document_id)
    qtbot.mouseClick(pane.scope, Qt.MouseButton.LeftButton, pos=pane.scope.rect().center())
    pane.scope.setChecked(True)
    pane.scope.clicked.emit()
    assert words_of(pane.empty)[0] == "Nothing to review"


def test_escape_gives_the_room_back(qtbot, window, pane):
    press(qtbot, Key.Key_Escape)
    assert not pane.isVisible()
    assert not window.verbs.reviews.round.is_open
    assert window.desk.reading.isAncestorOf(focused())
    assert not window.desk.actions["put_here"].isEnabled() or window.desk.subject.highlights


def test_a_change_of_another_window_is_followed(qtbot, window, pane, workspace, kept):
    workspace.highlights.remove(kept["bags"])
    qtbot.waitUntil(lambda: pane.position.text() == "1 of 2")
    workspace.highlights.restore(kept["bags"])
    qtbot.waitUntil(lambda: pane.position.text().endswith("of 3"), timeout=WAIT)


def test_the_report_leads_here(qtbot, window, kept):
    window.verbs.reviews.tell("1 updated.", {"same": 1, "review": 2})
    assert window.desk.status.text() == "1 updated. Highlights: 1 same, 2 to review."
    qtbot.mouseClick(offered(window.desk.status), Qt.MouseButton.LeftButton)
    assert window.verbs.reviews.round.is_open


def test_links_and_tags_stay_with_what_is_put_elsewhere(qtbot, window, pane, workspace, kept):
    workspace.links.add(kept["days"], kept["lend"], LinkKind.SUPPORTS)
    press(qtbot, Key.Key_Return)
    (link,) = workspace.links.all()
    assert link.source_id == kept["days"]
