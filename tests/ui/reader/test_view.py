import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QToolButton, QWidget

from desktop.domain import BlockKind, Section, SpanKind
from desktop.ui.reader.tips import described, tip_for
from tests.ui.reader.conftest import Draft, Hands, long_content, quoted

K, M = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def hands(reading) -> Hands:
    draft = Draft()
    draft.add("Held without charge", BlockKind.HEADING, 1)
    draft.add("The office said 1,204 people were held.1 See the appendix or the site.")
    draft.span(".1", SpanKind.NOTE_REFERENCE, "#0")
    draft.span("appendix", SpanKind.LINK, "#0")
    draft.span("site", SpanKind.LINK, "https://example.org/a")
    note = draft.add("1. On an <average> day.", BlockKind.FOOTNOTE)
    draft._spans[0] = draft._spans[0].__class__(
        draft._spans[0].start + 1, draft._spans[0].end, SpanKind.NOTE_REFERENCE, f"#{note}"
    )
    content = draft.build()
    return reading(
        content,
        quoted(content, "h", "1,204 people", tags=["figures/held"], note="Compare & check"),
    )


def popup(hands: Hands) -> QWidget:
    return hands.view.findChild(QWidget, "selectionPopup")


def at(hands: Hands, words: str) -> int:
    return hands.view.content.text.index(words)


def select(hands: Hands, words: str) -> None:
    start = at(hands, words)
    hands.view.set_selection(start, start + len(words))


# -- requests by key


@pytest.mark.parametrize(
    ("key", "colour"), [(K.Key_1, "yellow"), (K.Key_4, "pink"), (K.Key_6, "orange")]
)
def test_a_number_asks_to_highlight_the_selection(hands: Hands, qtbot, key, colour) -> None:
    select(hands, "The office")
    with qtbot.waitSignal(hands.view.highlight_requested) as told:
        hands.key(key)
    assert told.args == [colour]


def test_a_number_asks_to_recolour_the_picked_highlight(hands: Hands, qtbot) -> None:
    hands.click(at(hands, "1,204") + 2)
    with qtbot.waitSignal(hands.view.recolour_requested) as told:
        hands.key(K.Key_2)
    assert told.args == ["h", "green"]


def test_letters_ask_for_tag_note_and_removal(hands: Hands, qtbot) -> None:
    view = hands.view
    hands.click(at(hands, "1,204") + 2)
    for key, signal in (
        (K.Key_T, view.tag_requested), (K.Key_N, view.note_requested),
        (K.Key_Delete, view.remove_requested),
    ):  # fmt: skip
        with qtbot.waitSignal(signal) as told:
            hands.key(key)
        assert told.args == ["h"]
    select(hands, "The office")
    with qtbot.waitSignal(view.tag_requested) as told:
        hands.key(K.Key_T)
    assert told.args == [""]
    with qtbot.assertNotEmitted(view.remove_requested):
        hands.key(K.Key_Delete)


def test_keys_ask_for_nothing_when_nothing_is_chosen(hands: Hands, qtbot) -> None:
    view = hands.view
    signals = [view.highlight_requested, view.recolour_requested, view.tag_requested]
    signals += [view.note_requested, view.remove_requested, view.citation_requested]
    told: list[object] = []
    for signal in signals:
        signal.connect(lambda *args: told.append(args))
    for key in (K.Key_1, K.Key_T, K.Key_N, K.Key_Delete):
        hands.key(key)
    hands.key(K.Key_C, M.ControlModifier | M.ShiftModifier)
    assert told == []


def test_copy_with_citation_is_asked_for(hands: Hands, qtbot) -> None:
    select(hands, "The office")
    with qtbot.waitSignal(hands.view.citation_requested):
        hands.key(K.Key_C, M.ControlModifier | M.ShiftModifier)


def test_a_picked_highlight_is_what_is_copied(hands: Hands) -> None:
    hands.click(at(hands, "1,204") + 2)
    hands.key(K.Key_C, M.ControlModifier)
    assert QGuiApplication.clipboard().text() == "1,204 people"


# -- the popup


def test_the_popup_comes_beside_a_selection_and_goes_with_it(hands: Hands) -> None:
    view = hands.view
    start = at(hands, "The office")
    hands.drag(hands.edge(start), hands.edge(start + 10))
    bar = popup(hands)
    assert bar.isVisible()
    rect = view.rects_of(start, start + 10)[0].toRect()
    assert not bar.geometry().intersects(rect)
    assert abs(bar.geometry().center().y() - rect.center().y()) < 90
    assert view.viewport().rect().contains(bar.geometry())
    hands.key(K.Key_Escape)
    assert not bar.isVisible()
    assert view.selection()[0] == view.selection()[1]


def test_the_popup_comes_after_selecting_with_keys(hands: Hands, qtbot) -> None:
    hands.key(K.Key_Right, M.ControlModifier | M.ShiftModifier)
    qtbot.waitUntil(popup(hands).isVisible, timeout=2000)
    assert hands.view.hasFocus() or not popup(hands).hasFocus()


@pytest.mark.parametrize("name", ["tag", "note", "search", "citation"])
def test_each_button_asks_for_its_own(hands: Hands, qtbot, name) -> None:
    view = hands.view
    signals = {
        "tag": view.tag_requested, "note": view.note_requested,
        "search": view.search_requested, "citation": view.citation_requested,
    }  # fmt: skip
    select(hands, "The office")
    view.show_popup()
    with qtbot.waitSignal(signals[name]) as told:
        popup(hands).findChild(QToolButton, f"popup_{name}").click()
    if name == "search":
        assert told.args == ["The office"]


def test_swatches_and_underline_and_delete_for_a_picked_highlight(hands: Hands, qtbot) -> None:
    view = hands.view
    hands.click(at(hands, "1,204") + 2)
    buttons = popup(hands).findChildren(QToolButton)
    with qtbot.waitSignal(view.recolour_requested) as told:
        next(b for b in buttons if b.objectName() == "popup_blue").click()
    assert told.args == ["h", "blue"]
    with qtbot.waitSignal(view.style_requested) as told:
        next(b for b in buttons if b.objectName() == "popup_underline").click()
    assert told.args == ["h", "underline"]
    with qtbot.waitSignal(view.remove_requested):
        next(b for b in buttons if b.objectName() == "popup_remove").click()


def test_a_new_selection_offers_no_delete(hands: Hands) -> None:
    select(hands, "The office")
    hands.view.show_popup()
    assert not popup(hands).findChild(QToolButton, "popup_remove").isVisible()


def test_the_popup_is_reached_and_left_by_keys(hands: Hands, qtbot) -> None:
    select(hands, "The office")
    hands.view.setFocus()
    hands.view.show_popup()
    hands.key(K.Key_Tab)
    focused = popup(hands).focusWidget()
    assert isinstance(focused, QToolButton)
    with qtbot.waitSignal(hands.view.highlight_requested):
        QTest.keyClick(focused, K.Key_Return)
    QTest.keyClick(popup(hands), K.Key_Escape)
    assert not popup(hands).isVisible()


def right_click(hands: Hands, point: QPoint, reason=QContextMenuEvent.Reason.Mouse) -> QMenu:
    event = QContextMenuEvent(reason, point, hands.view.viewport().mapToGlobal(point))
    QApplication.sendEvent(hands.view.viewport(), event)
    return hands.view.findChild(QMenu, "readerMenu")


def enabled(menu: QMenu) -> dict[str, bool]:
    return {a.text(): a.isEnabled() for a in menu.actions() if a.text()}


def test_the_menu_button_of_the_mouse_offers_all_for_what_is_under_it(hands: Hands, qtbot) -> None:
    menu = right_click(hands, hands.point(at(hands, "1,204") + 2))
    assert hands.view.selected_highlight() == "h"
    assert not popup(hands).isVisible()
    assert all(enabled(menu).values())
    with qtbot.waitSignal(hands.view.remove_requested) as told:
        next(a for a in menu.actions() if a.text() == "Delete Highlight").trigger()
    assert told.args == ["h"]
    colours = next(a for a in menu.actions() if a.text() == "Highlight").menu().actions()
    with qtbot.waitSignal(hands.view.recolour_requested) as told:
        colours[1].trigger()
    assert told.args == ["h", "green"]
    menu.close()


def test_the_menu_on_plain_text_offers_what_needs_no_selection(hands: Hands, qtbot) -> None:
    menu = right_click(hands, hands.point(at(hands, "site") + 1))
    offered = enabled(menu)
    assert not offered["Copy"]
    assert not offered["Delete Highlight"]
    assert offered["Select All"]
    with qtbot.waitSignal(hands.view.link_activated):
        next(a for a in menu.actions() if a.text() == "Follow Link").trigger()
    menu.close()


def test_the_menu_keeps_a_selection_under_it(hands: Hands) -> None:
    select(hands, "said 1,204 people")
    menu = right_click(hands, hands.point(at(hands, "1,204") + 2))
    assert hands.view.selected_text() == "said 1,204 people"
    assert enabled(menu)["Copy"]
    menu.close()


def test_the_menu_key_is_about_the_caret_not_the_middle_of_the_page(hands: Hands) -> None:
    place = at(hands, "1,204") + 2
    hands.view.set_selection(place, place)
    middle = hands.view.viewport().rect().center()
    menu = right_click(hands, middle, QContextMenuEvent.Reason.Keyboard)
    assert hands.view.selected_highlight() == "h"
    menu.close()


def test_from_three_highlights_on_they_are_listed_too(hands: Hands) -> None:
    content = hands.view.content
    more = [quoted(content, "h2", "people"), quoted(content, "h3", "people were")]
    more.append(quoted(content, "h", "1,204 people"))
    hands.view.set_highlights(more)
    hands.click(at(hands, "people") + 2)
    others = popup(hands).findChild(QToolButton, "popup_others")
    assert others.isVisible()
    assert others.text() == "1 of 3"
    actions = others.menu().actions()
    assert len(actions) == 3
    actions[2].trigger()
    assert hands.view.selected_highlight() == "h"


def test_the_popup_folds_into_two_rows_on_a_narrow_page(hands: Hands) -> None:
    view, bar = hands.view, popup(hands)
    hands.click(at(hands, "1,204") + 2)
    wide = bar.height()
    view.resize(380, 800)
    QApplication.processEvents()
    hands.click(at(hands, "1,204") + 2)
    assert bar.height() > wide * 1.5
    for button in bar.findChildren(QToolButton):
        if button.isVisible():
            assert (
                view.viewport()
                .rect()
                .contains(QRect(button.mapTo(view.viewport(), QPoint(0, 0)), button.size()))
            )


def test_the_popup_goes_when_another_part_of_the_window_is_used(hands: Hands, qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    other = QLineEdit(window)
    hands.view.setParent(window)
    window.show()
    hands.view.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    hands.view.setFocus()
    hands.click(at(hands, "1,204") + 2)
    assert popup(hands).isVisible()
    other.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.waitUntil(lambda: not popup(hands).isVisible())
    hands.view.setParent(None)  # each is closed on its own


def test_the_popup_goes_when_another_highlight_is_selected_elsewhere(hands: Hands) -> None:
    view = hands.view
    view.update_highlights([quoted(view.content, "other", "office")])
    hands.click(at(hands, "1,204") + 2)
    view.select_highlight("other")
    assert not popup(hands).isVisible()


def test_every_button_of_popup_and_find_bar_has_a_name(hands: Hands) -> None:
    buttons = hands.view.findChildren(QToolButton)
    for button in (b for b in buttons if not isinstance(b.parent(), QLineEdit)):
        assert button.accessibleName() or button.text(), button.objectName()
        assert button.objectName()


# -- links and notes


def test_links_inside_jump_and_others_are_handed_on(hands: Hands, qtbot) -> None:
    view = hands.view
    with qtbot.waitSignal(view.jumped) as told:
        hands.click(at(hands, "appendix") + 2)
    assert told.args[1] == 0
    with qtbot.waitSignal(view.link_activated) as told:
        hands.click(at(hands, "site") + 1)
    assert told.args == ["https://example.org/a"]


def test_enter_follows_the_link_at_the_caret(hands: Hands, qtbot) -> None:
    hands.view.set_selection(at(hands, "site"), at(hands, "site"))
    with qtbot.waitSignal(hands.view.link_activated):
        hands.key(K.Key_Return)


def test_a_highlighted_link_is_picked_and_followed_with_control(hands: Hands, qtbot) -> None:
    view = hands.view
    view.update_highlights([quoted(view.content, "over", "the site")])
    hands.click(at(hands, "site") + 1)
    assert view.selected_highlight() == "over"
    with qtbot.waitSignal(view.link_activated):
        hands.click(at(hands, "site") + 1, M.ControlModifier)


def test_a_note_reference_shows_its_note_and_jumps_to_it(hands: Hands, qtbot) -> None:
    reference = at(hands, "held.1") + 5
    words = tip_for(hands.view, QPointF(hands.point(reference)))
    assert "1. On an &lt;average&gt; day." in words
    with qtbot.waitSignal(hands.view.jumped) as told:
        hands.click(reference)
    assert hands.view.content.text[told.args[1] :].startswith("1. On an")


def test_hovering_shows_tags_and_note(hands: Hands) -> None:
    words = tip_for(hands.view, QPointF(hands.point(at(hands, "1,204"))))
    assert "figures/held" in words
    assert "Compare &amp; check" in words
    assert tip_for(hands.view, QPointF(3, 3)) == ""
    assert described(quoted(hands.view.content, "bare", "office")) == ""
    assert "example.org" in tip_for(hands.view, QPointF(hands.point(at(hands, "site"))))


def test_a_link_target_beyond_the_text_does_no_harm(reading) -> None:
    draft = Draft()
    draft.add("go there")
    draft.span("there", SpanKind.LINK, "#999999")
    hands = reading(draft.build())
    hands.click(4)
    assert hands.view.caret() == 8


# -- finding


def test_typing_in_the_find_bar_finds_and_counts(hands: Hands, qtbot) -> None:
    view = hands.view
    hands.key(K.Key_F, M.ControlModifier)
    field = view.findChild(QLineEdit, "findField")
    assert field.isVisible()
    QTest.keyClicks(field, "the")
    count = view.findChild(QLabel, "findCount")
    qtbot.waitUntil(lambda: count.text() == "1 of 3")
    QTest.keyClick(field, K.Key_Return)
    assert count.text() == "2 of 3"
    QTest.keyClick(field, K.Key_Return, M.ShiftModifier)
    QTest.keyClick(field, K.Key_Return, M.ShiftModifier)
    assert count.text() == "3 of 3"
    QTest.keyClick(field, K.Key_Escape)
    assert not field.isVisible()
    assert len(view.marks.hits) == 0


def test_options_narrow_and_a_bad_expression_is_told(hands: Hands, qtbot) -> None:
    view = hands.view
    view.show_find()
    field, count = view.findChild(QLineEdit, "findField"), view.findChild(QLabel, "findCount")
    field.setText("held")
    qtbot.waitUntil(lambda: count.text() == "1 of 2")
    view.findChild(QToolButton, "findCase").click()
    qtbot.waitUntil(lambda: count.text() == "1 of 1")
    view.findChild(QToolButton, "findRegex").click()
    field.setText("(")
    assert count.text() == "Not a complete expression"
    assert "missing" in count.toolTip()
    field.setText(r"\d,\d+")
    qtbot.waitUntil(lambda: count.text() == "1 of 1")
    field.setText("nowhere")
    qtbot.waitUntil(lambda: count.text() == "No hits")


def test_the_selected_words_are_what_is_looked_for(hands: Hands) -> None:
    select(hands, "The office")
    hands.view.show_find()
    assert hands.view.findChild(QLineEdit, "findField").text() == "The office"


def test_find_scrolls_to_hits_and_goes_round(reading) -> None:
    content = long_content(200)
    view = reading(content).view
    assert view.find_all("Section", case=True) == 5
    places = []
    for _ in range(6):
        view.find_next()
        places.append(view.marks.hits[view.marks.current_hit])
        rect = view.caret_rect(places[-1])
        assert 0 <= rect.top() < view.viewport().height()
    assert places[0] == places[5]
    view.find_previous()
    assert view.marks.hits[view.marks.current_hit] == places[4]
    view.clear_find()
    assert len(view.marks.hits) == 0


def test_the_text_is_below_the_find_bar_not_behind_it(hands: Hands) -> None:
    view = hands.view
    height = view.viewport().height()
    view.show_find()
    assert view.viewport().height() < height
    assert view.viewport().y() >= view.findChild(QWidget, "findBar").height()
    view.hide_find()
    assert view.viewport().height() == height


# -- going places


def test_goto_is_exact_at_once_and_flashes(reading) -> None:
    content = long_content(400)
    view = reading(content).view
    for offset in (len(content.text) // 2, 77, len(content.text) // 3):
        view.goto(offset, 0.25, (offset, offset + 20))
        top = view.caret_rect(offset).top()
        assert abs(top - view.viewport().height() * 0.25) <= 1 or view.column.anchor == (0, 0)
        assert view.marks.flash == (offset, offset + 20)
        assert view.marks.flash_strength > 0
    view.goto(10**9)
    view.goto(-5)
    assert view.position() == 0


def test_the_flash_fades_to_a_quiet_mark_that_goes_with_the_next_click(reading, qtbot) -> None:
    hands = reading(long_content(3))
    view = hands.view
    view.goto(10, 0.25, (10, 20))
    assert view.marks.flash_strength == 1
    qtbot.waitUntil(lambda: view.marks.flash_strength == 0.5, timeout=4000)
    hands.click(30)
    assert view.marks.flash_strength == 0


def test_a_click_on_the_map_jumps(reading, qtbot) -> None:
    content = long_content(400)
    view = reading(content).view
    strip = view.findChild(QWidget, "documentMap")
    assert strip.height() > 700
    with qtbot.waitSignal(view.jumped) as told:
        QTest.mouseClick(
            strip, Qt.MouseButton.LeftButton, M.NoModifier, QPoint(5, strip.height() // 2)
        )
    assert told.args[1] == pytest.approx(len(content.text) / 2, rel=0.02)


def test_another_document_starts_afresh(hands: Hands) -> None:
    view = hands.view
    hands.click(at(hands, "1,204") + 2)
    select(hands, "The office")
    view.find_all("the")
    view.show_content("other", long_content(10), lambda _sha: None)
    assert view.document_id == "other"
    assert view.selection() == (0, 0)
    assert view.selected_highlight() == ""
    assert len(view.marks.hits) == 0
    assert not popup(hands).isVisible()
    assert view.highlights_at(QPointF(hands.point(4))) == []
    view.clear()
    assert view.content is None
    view.show_popup()
    view.set_highlights([])
    hands.key(K.Key_Down)


def test_sections_are_told_by_index(reading) -> None:
    content = long_content(200)
    assert isinstance(content.sections[0], Section)
    view = reading(content).view
    assert [view.section_at(s.start) for s in content.sections] == [0, 1, 2, 3, 4]
