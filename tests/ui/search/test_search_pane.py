from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton

from desktop.domain import Hit, SearchResult
from desktop.ui.search.search_field import SearchField
from desktop.ui.search.search_pane import SearchPane
from tests.ui.hands import words_of

Key = Qt.Key
HITS = tuple(Hit(f"d{n}", f"Title {n}", "", n, n + 5, 1.0, "words") for n in range(3))


@pytest.fixture
def field(qtbot):
    made = SearchField()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def pane(field, qtbot):
    made = SearchPane(field)
    qtbot.addWidget(made)
    made.resize(260, 500)
    made.show()
    return made


def chips(pane) -> list[QToolButton]:
    return [pane.completions.itemAt(n).widget() for n in range(pane.completions.count())]


@pytest.mark.parametrize(
    ("result", "heading"),
    [
        (SearchResult("a", 1, HITS[:1]), "1 passage"),
        (SearchResult("a", 3, HITS), "3 passages"),
        (SearchResult("a", 1200, HITS), "1,200 passages · best 3 shown"),
    ],
)
def test_it_counts_what_was_found(pane, result, heading):
    pane.show_result(result)
    assert pane.heading.text() == heading
    assert pane.view.currentIndex().row() == 0
    assert pane.pages.currentWidget() is pane.view


def test_nothing_found_is_said_with_what_else_to_try(pane):
    pane.show_result(SearchResult("xyz", 0))
    assert pane.pages.currentWidget() is pane.empty
    assert "xyz" in words_of(pane.empty)[0]
    pane.show_result(SearchResult("xyz", 0), is_whole=False)
    assert "prepared" in words_of(pane.empty)[0]
    assert pane.heading.text() == ""


def test_every_word_offered_can_be_read(pane, qtbot):
    words = ["department", "deportation", "dependants", "detention"]
    pane.show_completions([*words, "fifth"])
    pane.layout().activate()
    shown = chips(pane)
    assert [chip.text() for chip in shown] == words
    for chip in shown:
        assert chip.width() >= chip.fontMetrics().horizontalAdvance(chip.text())
        assert chip.geometry().right() <= pane.width()
    with qtbot.waitSignal(pane.completion_chosen) as told:
        shown[1].click()
    assert told.args == ["deportation"]
    pane.show_completions([])
    assert chips(pane) == []


def test_enter_before_the_answer_opens_the_first_when_it_comes(pane, field, qtbot):
    opened = []
    pane.opened.connect(opened.append)
    field.setText("words")
    qtbot.keyClick(field, Key.Key_Return)
    assert opened == []
    pane.show_result(SearchResult("words", 3, HITS))
    assert opened == [HITS[0]]
    pane.show_result(SearchResult("words", 3, HITS))
    assert opened == [HITS[0]], "only what Enter asked for"


def test_who_types_on_after_enter_is_not_taken_to_the_first(pane, field, qtbot):
    opened = []
    pane.opened.connect(opened.append)
    qtbot.keyClicks(field, "tab")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "le")
    pane.show_result(SearchResult("table", 3, HITS))
    assert opened == []


def test_the_list_is_gone_through_by_keys(pane, field, qtbot):
    opened = []
    pane.opened.connect(opened.append)
    pane.show_result(SearchResult("words", 3, HITS))
    qtbot.keyClick(pane.view, Key.Key_Down)
    qtbot.keyClick(pane.view, Key.Key_Return)
    assert opened == [HITS[1]]
    with qtbot.waitSignal(pane.closed):
        qtbot.keyClick(pane.view, Key.Key_Escape)
    assert field.text() == ""


def test_waiting_is_said_and_keeps_what_was_found(pane):
    pane.wait()
    assert pane.pages.currentWidget() is pane.empty
    assert pane.heading.text() == "Searching…"
    pane.show_result(SearchResult("a", 3, HITS))
    pane.wait()
    assert pane.pages.currentWidget() is pane.view
    pane.show_result(SearchResult("b", 1, HITS[:1]))
    assert pane.heading.text() == "1 passage"


def test_a_failure_takes_the_place_of_waiting(pane):
    pane.wait()
    pane.give_up("The index cannot be read.")
    assert "The index cannot be read." in words_of(pane.empty)[1]
    assert pane.heading.text() == ""


def test_typing_in_the_results_goes_on_with_the_question(pane, field, qtbot):
    field.setText("remand")
    pane.show_result(SearchResult("remand", 3, HITS))
    qtbot.keyClick(field, Key.Key_Down)
    qtbot.keyClicks(pane.view, "e")
    assert field.text() == "remande"


def test_the_chosen_result_stays_when_the_same_is_searched_for_again(pane):
    pane.show_result(SearchResult("a", 3, HITS))
    pane.view.setCurrentIndex(pane.model.index(1))
    better = Hit("d9", "New", "", 0, 5, 9.0, "words")
    pane.show_result(SearchResult("a", 4, (better, *(replace(hit, score=0.5) for hit in HITS))))
    assert pane.model.hit(pane.view.currentIndex()).document_id == "d1"
    pane.show_result(SearchResult("a", 1, (better,)))
    assert pane.view.currentIndex().row() == 0
    pane.show_result(SearchResult("ab", 4, (*HITS, better)))
    assert pane.view.currentIndex().row() == 0


def test_the_list_stays_where_it_was_scrolled_to(pane, qtbot):
    many = tuple(Hit("d", "T", "", n * 10, n * 10 + 5, 1.0, "words") for n in range(80))
    pane.show_result(SearchResult("a", 80, many))
    bar = pane.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 400)
    bar.setValue(400)
    pane.show_result(SearchResult("a", 80, many))
    assert bar.value() == 400


def test_a_correction_and_what_is_remarked_are_said(pane):
    pane.show_result(SearchResult("asylm", 0, HITS, "asylum", 12))
    assert pane.heading.text() == "0 passages"
    assert pane.remark.text() == (
        "Nothing for “asylm”: showing 12 passages for “asylum” · best 3 shown."
    )
    assert pane.pages.currentWidget() is pane.view
    assert pane.remark.isVisible()
    pane.show_result(SearchResult("a b:c", 3, HITS, remarks=("There is no field “b:”.",)))
    assert pane.remark.isVisible()
    assert pane.remark.text() == "There is no field “b:”."
    pane.show_result(SearchResult("tag:x", 0, remarks=("There is no tag “x”.",)))
    assert not pane.remark.isVisible()
    assert "There is no tag “x”." in shown_words(pane.empty)


def shown_words(widget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))
