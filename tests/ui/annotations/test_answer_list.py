from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.ui.annotations.answer_list import AnswerList
from desktop.ui.annotations.answers_model import Heading

IDS = [f"h{number}" for number in range(300)]


@pytest.fixture
def answers(qtbot):
    around = QWidget()
    qtbot.addWidget(around)
    made = AnswerList(around)
    made.show_answer(IDS, {}, ())
    yield made
    around.close()


def choose(answers, *keys):
    selection = answers.selectionModel()
    for key in keys:
        row = answers.answers.index(answers.answers.row_of(key))
        selection.select(row, selection.SelectionFlag.Select)


def test_all_that_were_chosen_stay_so_in_another_order(answers):
    answers.selectAll()
    answers.show_answer(IDS[::-1], {}, ())
    assert answers.ids() == IDS[::-1]


def test_some_that_were_chosen_stay_so_wherever_they_go(answers):
    choose(answers, "h7", "h8", "h200")
    answers.show_answer([*IDS[100:], *IDS[:100]], {}, ())
    assert answers.ids() == ["h200", "h7", "h8"]


def test_those_that_answer_no_longer_are_chosen_no_longer(answers):
    choose(answers, "h7", "h8", "h200")
    answers.show_answer(IDS[8:], {}, ())
    assert answers.ids() == ["h8", "h200"]


def test_a_highlight_under_two_headings_is_chosen_once(answers):
    choose(answers, "h1", "h3")
    groups = [(Heading("A", 3), IDS[:3]), (Heading("B", 3), IDS[1:4])]
    answers.show_answer(IDS[:4], {}, groups)
    answers.selectAll()
    assert answers.ids() == IDS[:4]


def test_a_heading_chooses_what_is_below_it(answers):
    answers.show_answer(IDS[:4], {}, [(Heading("A", 2), IDS[:2]), (Heading("B", 2), IDS[2:4])])
    answers.clicked.emit(answers.answers.index(3))
    assert answers.ids() == ["h2", "h3"]


def test_no_more_is_read_than_is_looked_at_whichever_way_one_scrolls(answers):
    asked = []

    def read(ids):
        asked.append(list(ids))
        return []

    answers.answers.read = read
    answers.answers.kept(100)
    assert asked[0][0] == "h100"
    assert len(asked[0]) < 64


def grouped(answers):
    answers.resize(300, 400)
    answers.window().show()
    answers.show_answer(IDS, {}, [(Heading("A", 2), IDS[:2]), (Heading("B", 298), IDS[2:])])


def test_keys_pass_headings_over_and_turn_pages(answers):
    grouped(answers)
    answers.setCurrentIndex(answers.answers.index(2))
    QTest.keyClick(answers, Qt.Key.Key_Down)
    assert answers.currentIndex().row() == 4
    QTest.keyClick(answers, Qt.Key.Key_End)
    assert answers.currentIndex().row() == 301
    assert answers.viewport().rect().contains(answers.visualRect(answers.currentIndex()))
    QTest.keyClick(answers, Qt.Key.Key_PageUp)
    assert 290 < answers.currentIndex().row() < 301
    QTest.keyClick(answers, Qt.Key.Key_Home)
    assert answers.currentIndex().row() == 1


def test_a_row_is_found_where_it_is_shown(answers):
    grouped(answers)
    answers.scrollTo(answers.answers.index(150))
    for row in (149, 150):
        place = answers.visualRect(answers.answers.index(row)).center()
        assert answers.indexAt(place).row() == row


def test_rows_that_come_next_are_read_before_they_are_shown(answers, qtbot):
    asked = []
    answers.answers.read = lambda ids: asked.extend(ids) or []
    answers.resize(300, 400)
    answers.window().show()
    answers.verticalScrollBar().setValue(answers.height_of(0) * 100)
    below = answers.row_at(answers.viewport().height()) + 3
    qtbot.waitUntil(lambda: IDS[below] in asked)


def test_the_same_answer_moves_nothing_and_is_read_anew(answers):
    asked = []
    answers.answers.read = lambda ids: asked.append(list(ids)) or []
    answers.resize(300, 400)
    answers.window().show()
    answers.setCurrentIndex(answers.answers.index(2))
    answers.verticalScrollBar().setValue(5_000)
    answers.answers.kept(200)
    answers.show_answer(list(IDS), {}, ())
    assert answers.verticalScrollBar().value() == 5_000
    assert answers.ids() == ["h2"]
    del asked[:]
    answers.answers.kept(200)
    assert asked


def test_a_letter_reads_no_highlights(answers):
    asked = []
    answers.answers.read = lambda ids: asked.extend(ids) or []
    answers.keyboardSearch("z")
    assert asked == []


def test_keys_do_nothing_where_nothing_answers(answers):
    answers.show_answer((), {}, ())
    QTest.keyClick(answers, Qt.Key.Key_Home)
    QTest.keyClick(answers, Qt.Key.Key_PageDown)
    assert answers.ids() == []
