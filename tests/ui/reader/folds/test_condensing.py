"""A reader folds a text by the tools' own calls, and does everything else with mouse and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from desktop.ui.reader.folds.condensing import Kept
from tests.ui.reader.conftest import Draft, find_all, long_content, make_highlight

if TYPE_CHECKING:
    from desktop.domain import Content, Highlight

Key, Shift, Control = Qt.Key, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
MARKED = (3, 50, 51, 120, 200, 290)


def highlights(content: Content, *numbers: int, **more: object) -> list[Highlight]:
    starts = content.blocks.starts
    return [make_highlight(content, str(n), starts[n] + 5, starts[n] + 45, **more) for n in numbers]


@pytest.fixture
def hands(reading):
    """Return a reader of three hundred paragraphs, some of them highlighted."""
    content = long_content(300)
    return reading(content, *highlights(content, *MARKED))


@pytest.fixture
def folded(hands):
    """Return that reader with its text folded to what is marked."""
    hands.view.condensing.keep_marked()
    return hands


def rows(hands) -> list[int]:
    coverage = hands.view.coverage
    return [coverage.nth(place) for place in range(coverage.rows)]


def folds(hands) -> list[range]:
    found = (hands.view.coverage.fold_at(row) for row in rows(hands))
    return [fold for fold in found if fold is not None]


def start(hands, number: int) -> int:
    return hands.view.content.blocks.starts[number]


def height(hands, offset: int) -> float:
    rect = hands.view.caret_rect(offset)
    assert rect is not None
    return rect.top()


def bar(hands, fold: range) -> QPoint:
    """Return a point on the bar of a fold in view."""
    rect = hands.view.caret_rect(start(hands, fold.start))
    assert rect is not None
    return rect.center().toPoint() + QPoint(60, 0)


def click(hands, point: QPoint) -> None:
    QTest.mouseClick(hands.view.viewport(), Qt.MouseButton.LeftButton, pos=point)


# -- folding and unfolding


def test_only_marked_paragraphs_and_their_headings_are_left(folded) -> None:
    shown = [row for row in rows(folded) if folded.view.coverage.fold_at(row) is None]
    assert set(MARKED) <= set(shown)
    assert {0, 40, 120, 200, 280} <= set(shown), "the headings above"
    assert 60 not in shown
    assert sum(len(fold) for fold in folds(folded)) + len(shown) == 300


def test_the_passage_at_the_caret_stays_at_its_height_both_ways(hands) -> None:
    offset = start(hands, 120) + 10
    hands.view.goto(offset, 0.6)
    before = height(hands, offset)
    hands.view.condensing.keep_marked()
    assert height(hands, offset) == before
    hands.view.condensing.show_all()
    assert height(hands, offset) == before


def test_without_a_caret_the_first_passage_in_view_stays(hands) -> None:
    offset = start(hands, 200)
    hands.view.bring_to(offset, 0.7)
    before = height(hands, offset)
    hands.view.condensing.keep_marked()
    assert height(hands, offset) == before


def test_who_reads_between_passages_comes_back_to_the_same_line(hands) -> None:
    hands.view.bring_to(start(hands, 85), 0.3)
    before = hands.view.pin()
    hands.view.condensing.keep_marked()
    assert hands.view.is_in_view(start(hands, 85)), "its fold is"
    hands.view.condensing.show_all()
    assert hands.view.pin() == before


def test_a_colour_or_a_tag_alone_is_kept(reading) -> None:
    content = long_content(300)
    marks = [
        *highlights(content, 3, colour="blue"),
        *highlights(content, 120, tags=["figures/held"]),
        *highlights(content, 200, tags=["names"]),
    ]
    hands = reading(content, *marks)
    for wanted, kept in ((("blue", ""), 3), (("", "figures"), 120)):
        hands.view.condensing.keep_marked(*wanted)
        assert [n for n in (3, 120, 200) if hands.view.coverage.fold_at(n) is None] == [kept]


def test_a_click_on_a_fold_shows_what_is_in_it_in_its_place(folded) -> None:
    fold = folds(folded)[0]
    top = folded.view.caret_rect(start(folded, fold.start)).top()
    click(folded, bar(folded, fold))
    assert fold not in folds(folded)
    assert 0 <= top - height(folded, start(folded, fold.start)) < 40
    assert folded.view.caret() == start(folded, fold.start)
    assert len(folds(folded)) > 3, "the others stay"


def test_a_double_click_does_not_go_on_to_select_a_word(folded) -> None:
    fold = folds(folded)[0]
    point = bar(folded, fold)
    click(folded, point)
    QTest.mouseDClick(folded.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert folded.view.selection()[0] == folded.view.selection()[1]


def test_when_all_is_unfolded_by_hand_the_text_is_folded_no_more(reading) -> None:
    content = long_content(60)
    hands = reading(content, *highlights(content, 3))
    told = []
    hands.view.condensing.changed.connect(lambda: told.append(hands.view.condensing.kept))
    hands.view.condensing.keep_marked()
    while found := folds(hands):
        folded = found[0]
        hands.view.reveal(start(hands, folded.start))
        click(hands, bar(hands, folded))
    assert told[0] is Kept.MARKED
    assert told[-1] is hands.view.condensing.kept is Kept.ALL


def test_a_fold_says_what_a_click_does(folded) -> None:
    fold = folds(folded)[0]
    point = bar(folded, fold)
    assert folded.view.condensing.tip_at(point.toPointF()) == (
        f"Show {len(fold)} paragraphs (click, or Enter)"
    )
    assert folded.view.condensing.cursor_at(point.toPointF()) is Qt.CursorShape.PointingHandCursor
    (here, whole, _) = folded.view.condensing.menu(start(folded, fold.start))
    assert (here.text, whole.text) == (f"Show {len(fold)} Paragraphs", "Show the Whole Text")
    here.do()
    assert fold not in folds(folded)
    whole.do()
    assert not folds(folded)


# -- by keys


def test_the_caret_stops_on_each_fold_once_and_enter_opens_it(folded) -> None:
    fold = next(f for f in folds(folded) if f.start == 4)
    folded.view.set_selection(start(folded, 4) - 1, start(folded, 4) - 1)
    folded.key(Key.Key_Down)
    assert folded.view.caret() == start(folded, 4)
    folded.key(Key.Key_Down)
    assert folded.view.caret() >= start(folded, fold.stop)
    folded.key(Key.Key_Up)
    assert folded.view.caret() == start(folded, 4)
    folded.key(Key.Key_Return)
    assert fold not in folds(folded)
    folded.key(Key.Key_Down)
    assert start(folded, 4) < folded.view.caret() < start(folded, 6)


@pytest.mark.parametrize(
    ("key", "modifier", "back"),
    [
        (Key.Key_Right, Qt.KeyboardModifier.NoModifier, Key.Key_Left),
        (Key.Key_Right, Control, Key.Key_Left),
        (Key.Key_Down, Control, Key.Key_Up),
        (Key.Key_Down, Qt.KeyboardModifier.AltModifier, Key.Key_Up),
    ],
)
def test_whatever_the_caret_moves_by_it_passes_a_fold_in_one_step(
    folded, key: Key, modifier: Qt.KeyboardModifier, back: Key
) -> None:
    fold = next(f for f in folds(folded) if f.start == 4)
    folded.view.set_selection(start(folded, 4), start(folded, 4))
    folded.key(key, modifier)
    assert folded.view.caret() == start(folded, fold.stop)
    folded.key(back, modifier)
    assert folded.view.caret() == start(folded, 4)
    folded.key(back, modifier)
    assert start(folded, 3) <= folded.view.caret() < start(folded, 4)


def test_the_end_of_a_folded_text_is_its_last_row(folded) -> None:
    folded.key(Key.Key_End, Control)
    assert (
        folded.view.coverage.place(folded.view.content.blocks.at(folded.view.caret()))
        == folded.view.coverage.rows - 1
    )
    folded.key(Key.Key_Home, Control)
    assert folded.view.caret() == 0


# -- a quotation is right: no words are taken that are not seen


def test_a_drag_over_a_fold_takes_no_word_of_it(folded) -> None:
    stopped = []
    folded.view.coverage.stopped.connect(lambda: stopped.append(1))
    fold = next(f for f in folds(folded) if f.start == 4)
    first, below = start(folded, 3) + 5, start(folded, fold.stop)
    folded.drag(folded.edge(first), folded.edge(below + 3) + QPoint(0, 2))
    assert folded.view.selection() == (first, start(folded, 4) - 1)
    assert stopped == [1]
    folded.view.copy()
    assert (
        QGuiApplication.clipboard().text() == folded.view.content.text[first : start(folded, 4) - 1]
    )


def test_a_selection_upwards_stops_at_a_fold_too(folded) -> None:
    place = start(folded, 50) + 10
    folded.view.set_selection(place, place)
    for _ in range(6):
        folded.key(Key.Key_Up, Shift)
    assert folded.view.selection() == (start(folded, 50), place)


def test_nothing_is_selected_from_a_fold(folded) -> None:
    folded.view.set_selection(start(folded, 4), start(folded, 4))
    folded.key(Key.Key_Down, Shift)
    assert folded.view.selected_text() == ""


def test_selecting_all_shows_all(folded) -> None:
    folded.key(Key.Key_A, Control)
    assert not folds(folded)
    assert folded.view.selection() == (0, len(folded.view.content.text))


def test_a_selection_made_for_the_reader_is_shown_whole(folded) -> None:
    folded.view.set_selection(start(folded, 70), start(folded, 72))
    assert all(folded.view.coverage.fold_at(n) is None for n in (70, 71))
    assert folded.view.coverage.fold_at(130) is not None


def test_what_is_selected_is_not_folded_away(hands) -> None:
    hands.view.goto(start(hands, 70))
    hands.view.set_selection(start(hands, 70) + 2, start(hands, 71) + 9)
    hands.view.condensing.keep_marked()
    assert hands.view.coverage.fold_at(70) is None
    assert hands.view.coverage.fold_at(71) is None
    assert hands.view.coverage.fold_at(72) is not None


def test_a_highlight_that_is_picked_is_shown_whole(reading) -> None:
    content = long_content(300)
    starts = content.blocks.starts
    blue = highlights(content, 120, colour="blue")
    across = make_highlight(content, "across", starts[120] + 60, starts[122] + 9)
    hands = reading(content, *blue, across)
    hands.view.condensing.keep_marked("blue")
    assert hands.view.coverage.fold_at(122) is not None
    hands.view.reveal(starts[120])
    hands.click(starts[120] + 64)
    assert hands.view.selected_highlight() == "across"
    assert hands.view.coverage.fold_at(122) is None


def test_the_end_of_a_highlight_is_not_moved_into_a_fold(folded) -> None:
    moved = []
    folded.view.ends_moved.connect(lambda *what: moved.append(what))
    mark = folded.view.marks.highlights.get("3")
    folded.view.picking.pick("3")
    fold = next(f for f in folds(folded) if f.start == 4)
    handle = folded.view.picking.handles._points()[1].toPoint()
    folded.drag(handle, folded.edge(start(folded, fold.stop)) + QPoint(5, 2))
    assert moved == [("3", mark.start, start(folded, 4) - 1)]


# -- going somewhere


def test_a_jump_shows_just_the_stretch_it_leads_to(folded) -> None:
    before = folds(folded)
    folded.view.goto(start(folded, 70) + 4)
    assert [f for f in before if f not in folds(folded)] == [f for f in before if 70 in f]
    assert folded.view.is_in_view(start(folded, 70) + 4)


def test_find_shows_the_stretch_of_a_hit(folded) -> None:
    words = folded.view.content.text[start(folded, 85) : start(folded, 85) + 30]
    find_all(folded.view, words)
    folded.view.find_next()
    assert folded.view.coverage.fold_at(85) is None
    assert folded.view.is_in_view(start(folded, 85))
    assert folded.view.coverage.fold_at(130) is not None


def test_sliding_over_the_map_unfolds_nothing(folded) -> None:
    before = folds(folded)
    folded.view.surveying.map.slide_requested.emit(start(folded, 85))
    assert folds(folded) == before


# -- keeping it true


def test_what_is_marked_later_stays_and_what_is_marked_no_more_goes(folded) -> None:
    fold = next(f for f in folds(folded) if 70 in f)
    folded.view.reveal(start(folded, fold.start))
    click(folded, bar(folded, fold))
    (new,) = highlights(folded.view.content, 70)
    folded.view.update_highlights([new])
    folded.view.condensing.text.opened.clear()
    folded.view.condensing.refresh()
    assert folded.view.coverage.fold_at(70) is None
    folded.view.update_highlights([], ["70"])
    assert folded.view.coverage.fold_at(70) is not None


def test_unfolded_stretches_stay_so_when_something_is_marked(folded) -> None:
    fold = next(f for f in folds(folded) if 70 in f)
    folded.view.goto(start(folded, 70))
    folded.view.update_highlights(highlights(folded.view.content, 130))
    assert folded.view.coverage.fold_at(fold.start) is None
    assert folded.view.coverage.fold_at(130) is None


def test_without_any_passage_the_whole_text_is_shown(hands) -> None:
    told = []
    hands.view.condensing.emptied.connect(told.append)
    hands.view.condensing.keep_marked(tag="nobody has it")
    assert not folds(hands)
    hands.view.condensing.keep_marked()
    hands.view.update_highlights([], [str(n) for n in MARKED])
    assert not folds(hands)
    assert told == [True, True]
    assert hands.view.condensing.kept is Kept.ALL


def test_what_is_found_is_kept_and_followed(hands) -> None:
    words = hands.view.content.text[start(hands, 85) : start(hands, 85) + 30]
    assert find_all(hands.view, words) == 1
    hands.view.condensing.keep_found()
    assert hands.view.coverage.fold_at(85) is None
    assert hands.view.coverage.fold_at(50) is not None, "it is marked, and not found"
    hands.view.finding.clear()
    assert not folds(hands)


def test_places_found_elsewhere_are_kept(hands) -> None:
    told = []
    hands.view.condensing.condensed.connect(lambda *counts: told.append(counts))
    place = start(hands, 85)
    hands.view.condensing.keep_found([(place, place + 5)])
    assert hands.view.coverage.fold_at(85) is None
    assert told == [(1, sum(map(len, folds(hands))))]


def test_another_width_or_size_keeps_the_folds(folded) -> None:
    before = folds(folded)
    folded.view.set_style(folded.view.reading_style().zoomed(3))
    folded.view.resize(500, 600)
    assert folds(folded) == before


def test_a_crowded_text_is_folded_when_its_marks_are_known(reading, qtbot) -> None:
    content = long_content(2000)
    every = [
        make_highlight(content, f"{start}", start, start + 3)
        for start in range(content.blocks.starts[900], content.blocks.starts[1200], 6)
    ]
    hands = reading(content)
    hands.view.set_highlights(every)
    hands.view.condensing.keep_marked()
    qtbot.waitUntil(lambda: bool(folds(hands)))
    assert [f for f in folds(hands) if 810 in f]
    assert hands.view.coverage.fold_at(1000) is None


def test_the_fold_with_the_keyboard_is_seen(folded) -> None:
    folded.view.setFocus()
    folded.view.set_selection(start(folded, 4) - 1, start(folded, 4) - 1)
    folded.key(Key.Key_Down)
    rect = folded.view.caret_rect(folded.view.caret())
    shot = folded.view.viewport().grab().toImage()
    edge = shot.pixelColor(folded.view.left + 200, round(rect.top()))
    assert edge.name() != folded.view.reading_style().theme.panel


def test_an_empty_text_folds_to_nothing(reading) -> None:
    hands = reading(Draft().build())
    hands.view.condensing.keep_marked()
    hands.view.condensing.show_all()
    assert rows(hands) == []
