import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QToolButton, QWidget

from tests.ui.reader.conftest import Hands, long_content, quoted

K, M = Qt.Key, Qt.KeyboardModifier


@pytest.mark.parametrize(
    ("key", "colour"), [(K.Key_1, "yellow"), (K.Key_4, "pink"), (K.Key_6, "orange")]
)
def test_a_number_asks_to_highlight_the_selection(hands: Hands, qtbot, key, colour) -> None:
    hands.select("The office")
    with qtbot.waitSignal(hands.view.highlight_requested) as told:
        hands.key(key)
    assert told.args == [colour]


def test_a_number_asks_to_recolour_the_picked_highlight(hands: Hands, qtbot) -> None:
    hands.click(hands.at("1,204") + 2)
    with qtbot.waitSignal(hands.view.recolour_requested) as told:
        hands.key(K.Key_2)
    assert told.args == ["h", "green"]


def test_letters_ask_for_tag_note_and_removal(hands: Hands, qtbot) -> None:
    view = hands.view
    hands.click(hands.at("1,204") + 2)
    for key, signal in (
        (K.Key_T, view.tag_requested), (K.Key_N, view.note_requested),
        (K.Key_Delete, view.remove_requested),
    ):  # fmt: skip
        with qtbot.waitSignal(signal) as told:
            hands.key(key)
        assert told.args == ["h"]
    hands.select("The office")
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
    hands.select("The office")
    with qtbot.waitSignal(hands.view.citation_requested):
        hands.key(K.Key_C, M.ControlModifier | M.ShiftModifier)


def test_a_picked_highlight_is_what_is_copied(hands: Hands) -> None:
    hands.click(hands.at("1,204") + 2)
    hands.key(K.Key_C, M.ControlModifier)
    assert QGuiApplication.clipboard().text() == "1,204 people"


def test_the_popup_comes_beside_a_selection_and_goes_with_it(hands: Hands) -> None:
    view = hands.view
    start = hands.at("The office")
    hands.drag(hands.edge(start), hands.edge(start + 10))
    bar = hands.popup
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
    qtbot.waitUntil(hands.popup.isVisible, timeout=2000)
    assert hands.view.hasFocus() or not hands.popup.hasFocus()


@pytest.mark.parametrize("name", ["tag", "note", "search", "citation"])
def test_each_button_asks_for_its_own(hands: Hands, qtbot, name) -> None:
    view = hands.view
    signals = {
        "tag": view.tag_requested, "note": view.note_requested,
        "search": view.search_requested, "citation": view.citation_requested,
    }  # fmt: skip
    hands.select("The office")
    view.annotating.show_popup()
    with qtbot.waitSignal(signals[name]) as told:
        hands.popup.findChild(QToolButton, f"popup_{name}").click()
    if name == "search":
        assert told.args == ["The office"]


def test_swatches_and_underline_and_delete_for_a_picked_highlight(hands: Hands, qtbot) -> None:
    view = hands.view
    hands.click(hands.at("1,204") + 2)
    buttons = hands.popup.findChildren(QToolButton)
    with qtbot.waitSignal(view.recolour_requested) as told:
        next(b for b in buttons if b.objectName() == "popup_blue").click()
    assert told.args == ["h", "blue"]
    with qtbot.waitSignal(view.style_requested) as told:
        next(b for b in buttons if b.objectName() == "popup_underline").click()
    assert told.args == ["h", "underline"]
    with qtbot.waitSignal(view.remove_requested):
        next(b for b in buttons if b.objectName() == "popup_remove").click()


def test_a_new_selection_offers_no_delete(hands: Hands) -> None:
    hands.select("The office")
    hands.view.annotating.show_popup()
    assert not hands.popup.findChild(QToolButton, "popup_remove").isVisible()


def test_the_popup_is_reached_and_left_by_keys(hands: Hands, qtbot) -> None:
    hands.select("The office")
    hands.view.setFocus()
    hands.view.annotating.show_popup()
    hands.key(K.Key_Tab)
    focused = hands.popup.focusWidget()
    assert isinstance(focused, QToolButton)
    with qtbot.waitSignal(hands.view.highlight_requested):
        QTest.keyClick(focused, K.Key_Return)
    QTest.keyClick(hands.popup, K.Key_Escape)
    assert not hands.popup.isVisible()


def right_click(hands: Hands, point: QPoint, reason=QContextMenuEvent.Reason.Mouse) -> QMenu:
    event = QContextMenuEvent(reason, point, hands.view.viewport().mapToGlobal(point))
    QApplication.sendEvent(hands.view.viewport(), event)
    return hands.view.findChildren(QMenu, "readerMenu")[-1]


def enabled(menu: QMenu) -> dict[str, bool]:
    return {a.text(): a.isEnabled() for a in menu.actions() if a.text()}


def test_the_menu_button_of_the_mouse_offers_all_for_what_is_under_it(hands: Hands, qtbot) -> None:
    menu = right_click(hands, hands.point(hands.at("1,204") + 2))
    assert hands.view.selected_highlight() == "h"
    assert not hands.popup.isVisible()
    offered = enabled(menu)
    assert offered.pop("Begin a Section Here…")
    assert all(offered.values())
    with qtbot.waitSignal(hands.view.remove_requested) as told:
        next(a for a in menu.actions() if a.text() == "Remove Highlight").trigger()
    assert told.args == ["h"]
    colours = next(a for a in menu.actions() if a.text() == "Highlight").menu().actions()
    with qtbot.waitSignal(hands.view.recolour_requested) as told:
        colours[1].trigger()
    assert told.args == ["h", "green"]
    menu.close()


def test_the_menu_on_plain_text_offers_what_needs_no_selection(hands: Hands, qtbot) -> None:
    menu = right_click(hands, hands.point(hands.at("site") + 1))
    offered = enabled(menu)
    assert all(offered.values()), "nothing stands there that means nothing here"
    assert offered.keys().isdisjoint({"Copy", "Tag…", "Note…", "Remove Highlight"})
    assert offered["Select All"]
    with qtbot.waitSignal(hands.view.link_activated):
        next(a for a in menu.actions() if a.text() == "Follow Link").trigger()
    menu.close()


def test_a_section_can_begin_with_any_paragraph_but_one_that_begins_one(
    hands: Hands, qtbot
) -> None:
    heading = right_click(hands, hands.point(hands.at("charge")))
    assert not enabled(heading)["Begin a Section Here…"]
    heading.close()
    place = hands.at("people were")
    menu = right_click(hands, hands.point(place))
    with qtbot.waitSignal(hands.view.section_requested) as told:
        next(a for a in menu.actions() if a.text() == "Begin a Section Here…").trigger()
    menu.close()
    blocks = hands.view.content.blocks
    assert blocks.at(told.args[0]) == blocks.at(place)


def test_the_menu_keeps_a_selection_under_it(hands: Hands) -> None:
    hands.select("said 1,204 people")
    menu = right_click(hands, hands.point(hands.at("1,204") + 2))
    assert hands.view.selected_text() == "said 1,204 people"
    assert enabled(menu)["Copy"]
    menu.close()


def test_the_menu_key_is_about_the_caret_not_the_middle_of_the_page(hands: Hands) -> None:
    place = hands.at("1,204") + 2
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
    hands.click(hands.at("people") + 2)
    others = hands.popup.findChild(QToolButton, "popup_others")
    assert others.isVisible()
    assert others.text() == "1 of 3"
    actions = others.menu().actions()
    assert len(actions) == 3
    actions[2].trigger()
    assert hands.view.selected_highlight() == "h"


def test_the_popup_folds_into_two_rows_on_a_narrow_page(hands: Hands) -> None:
    view, bar = hands.view, hands.popup
    hands.click(hands.at("1,204") + 2)
    wide = bar.height()
    view.resize(380, 800)
    QApplication.processEvents()
    hands.click(hands.at("1,204") + 2)
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
    hands.click(hands.at("1,204") + 2)
    assert hands.popup.isVisible()
    other.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.waitUntil(lambda: not hands.popup.isVisible())
    hands.view.setParent(None)  # each is closed on its own


def test_the_popup_goes_when_another_highlight_is_selected_elsewhere(hands: Hands) -> None:
    view = hands.view
    view.update_highlights([quoted(view.content, "other", "office")])
    hands.click(hands.at("1,204") + 2)
    view.select_highlight("other")
    assert not hands.popup.isVisible()


def test_the_popup_follows_its_words_when_the_scroll_bar_is_dragged(reading) -> None:
    hands = reading(long_content(100))
    hands.select("register")
    hands.view.annotating.show_popup()
    before = hands.popup.y() - hands.point(hands.view.caret() - 1).y()
    hands.view.verticalScrollBar().setValue(40)
    assert hands.popup.isVisible()
    assert hands.popup.y() - hands.point(hands.view.caret() - 1).y() == before


def test_where_nothing_is_marked_the_bar_offers_what_is_left(hands: Hands) -> None:
    view = hands.view
    view.set_fixed(fixed=True)
    hands.select("The office")
    view.annotating.show_popup()
    shown = {b.objectName() for b in hands.popup.findChildren(QToolButton) if b.isVisible()}
    assert shown == {"popup_copy", "popup_citation", "popup_search"}
    enabled = {entry.text for entry in view.annotating.menu(0) if entry and entry.enabled}
    assert enabled == {"Copy", "Copy with Citation", "Search the Library for This", "Select All"}


def test_a_picked_highlight_is_still_coloured_and_tagged_there(hands: Hands) -> None:
    hands.view.set_fixed(fixed=True)
    hands.click(hands.at("1,204") + 2)
    shown = {b.objectName() for b in hands.popup.findChildren(QToolButton) if b.isVisible()}
    assert {"popup_yellow", "popup_tag", "popup_note", "popup_remove"} <= shown


def test_its_ends_stay_and_the_wish_is_told(hands: Hands, qtbot) -> None:
    view = hands.view
    view.set_fixed(fixed=True)
    hands.click(hands.at("1,204") + 2)
    picked = view.marks.highlights.get(view.selected_highlight())
    with qtbot.waitSignal(view.ends_moved) as told:
        hands.key(K.Key_Period)
    assert told.args == [picked.id, picked.start, picked.end]
    assert view.marks.moved is None
