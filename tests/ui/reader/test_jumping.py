from PySide6.QtCore import QPointF, Qt

from desktop.domain import SpanKind
from desktop.ui.reader.tips import described, tip_for
from tests.ui.reader.conftest import Draft, Hands, long_content, quoted

K, M = Qt.Key, Qt.KeyboardModifier


def test_links_inside_jump_and_others_are_handed_on(hands: Hands, qtbot) -> None:
    view = hands.view
    with qtbot.waitSignal(view.jumped) as told:
        hands.click(hands.at("appendix") + 2)
    assert told.args[1] == 0
    with qtbot.waitSignal(view.link_activated) as told:
        hands.click(hands.at("site") + 1)
    assert told.args == ["https://example.org/a"]


def test_enter_follows_the_link_at_the_caret(hands: Hands, qtbot) -> None:
    hands.view.set_selection(hands.at("site"), hands.at("site"))
    with qtbot.waitSignal(hands.view.link_activated):
        hands.key(K.Key_Return)


def test_a_highlighted_link_is_picked_and_followed_with_control(hands: Hands, qtbot) -> None:
    view = hands.view
    view.update_highlights([quoted(view.content, "over", "the site")])
    hands.click(hands.at("site") + 1)
    assert view.selected_highlight() == "over"
    with qtbot.waitSignal(view.link_activated):
        hands.click(hands.at("site") + 1, M.ControlModifier)


def test_a_note_reference_shows_its_note_and_jumps_to_it(hands: Hands, qtbot) -> None:
    reference = hands.at("held.1") + 5
    words = tip_for(hands.view, QPointF(hands.point(reference)))
    assert "1. On an &lt;average&gt; day." in words
    with qtbot.waitSignal(hands.view.jumped) as told:
        hands.click(reference)
    assert hands.view.content.text[told.args[1] :].startswith("1. On an")
    shown = slice(*hands.view.marks.flash)
    assert hands.view.content.text[shown] == "1. On an <average> day."


def test_hovering_shows_tags_and_note(hands: Hands) -> None:
    words = tip_for(hands.view, QPointF(hands.point(hands.at("1,204"))))
    assert "figures/held" in words
    assert "Compare &amp; check" in words
    assert tip_for(hands.view, QPointF(3, 3)) == ""
    assert described(quoted(hands.view.content, "bare", "office")) == ""
    assert "example.org" in tip_for(hands.view, QPointF(hands.point(hands.at("site"))))


def test_a_link_target_beyond_the_text_does_no_harm(reading) -> None:
    draft = Draft()
    draft.add("go there")
    draft.span("there", SpanKind.LINK, "#999999")
    hands = reading(draft.build())
    hands.click(4)
    assert hands.view.caret() == 8


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


def test_the_mark_of_a_note_is_reached_from_beside_it(hands: Hands, qtbot) -> None:
    view = hands.view
    (mark,) = view.rects_of(hands.at("held.1") + 5, hands.at("held.1") + 6)
    near = [mark.center() + QPointF(aside, 0) for aside in (-9, 0, 9)]
    assert all(view.jumping.link_near(point) for point in near)
    assert all("average" in tip_for(view, point) for point in near)
    assert not view.jumping.link_near(mark.center() + QPointF(-30, 0))
    (word,) = view.rects_of(hands.at("the site"), hands.at("the site") + 3)
    assert not view.jumping.link_near(word.center()), "a link of some length is hit as it is"
