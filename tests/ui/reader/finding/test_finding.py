from __future__ import annotations

import gc
from typing import TYPE_CHECKING
from weakref import ReferenceType, ref

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton

from desktop.ui.reader.finding.folding import Folded
from tests.ui.reader.conftest import Draft, Hands, long_content

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def foldings(monkeypatch: pytest.MonkeyPatch) -> list[ReferenceType[Folded]]:
    """Return what the texts of readers were folded into, as long as somebody holds it."""
    made: list[ReferenceType[Folded]] = []

    class Counted(Folded):
        def __init__(self, text: str) -> None:
            super().__init__(text)
            made.append(ref(self))

    monkeypatch.setattr("desktop.ui.reader.finding.finding.Folded", Counted)
    return made


@pytest.fixture
def hands(reading, foldings: list[ReferenceType[Folded]]) -> Hands:  # before it
    hands = reading(long_content(300))
    hands.view.show_find()
    return hands


def count(hands: Hands) -> str:
    return hands.view.findChild(QLabel, "findCount").text()


def type_in(hands: Hands, text: str) -> None:
    hands.view.findChild(QLineEdit, "findField").setText(text)


def option(hands: Hands, name: str) -> None:
    hands.view.findChild(QToolButton, name).click()


def test_the_first_hit_from_the_reading_place_is_chosen(hands: Hands, qtbot: QtBot) -> None:
    text = hands.view.content.text
    place = text.index("Section 200")
    hands.view.goto(place, 0.0)
    type_in(hands, "register")
    qtbot.waitUntil(lambda: " of " in count(hands) and "+" not in count(hands))
    chosen = hands.view.marks.hits[hands.view.marks.current_hit]
    assert chosen == text.index("register", hands.view.position())
    number, _, total = count(hands).replace(",", "").partition(" of ")
    assert int(number) == text[:chosen].count("register") + 1
    assert int(total) == text.count("register")


def test_from_the_last_hit_on_comes_the_first(hands: Hands, qtbot: QtBot) -> None:
    type_in(hands, "Section ")
    qtbot.waitUntil(lambda: count(hands) == "1 of 8")
    hands.view.find_previous()
    assert count(hands) == "8 of 8"
    hands.view.find_next()
    assert count(hands) == "1 of 8"


def test_what_was_found_last_is_selected_when_the_bar_goes(hands: Hands, qtbot: QtBot) -> None:
    type_in(hands, "Section ")
    qtbot.waitUntil(lambda: count(hands) == "1 of 8")
    hands.view.find_next()
    QTest.keyClick(hands.view.findChild(QLineEdit, "findField"), Qt.Key.Key_Escape)
    assert hands.view.selected_text() == "Section "


def test_an_unfinished_expression_is_told_and_forgets_no_work(
    hands: Hands, foldings: list[ReferenceType[Folded]], qtbot: QtBot
) -> None:
    option(hands, "findRegex")
    type_in(hands, "(night")
    assert count(hands) == "Not a complete expression"
    assert not hands.view.marks.hits
    type_in(hands, "(night)")
    qtbot.waitUntil(lambda: count(hands).startswith("1 of "))
    assert len(foldings) == 1


def test_the_text_is_folded_before_the_first_letter_is_typed(
    hands: Hands, foldings: list[ReferenceType[Folded]], qtbot: QtBot
) -> None:
    assert not count(hands)
    (folded,) = (one() for one in foldings)
    qtbot.waitUntil(lambda: folded.done)


def test_another_text_is_searched_anew(
    hands: Hands, foldings: list[ReferenceType[Folded]], draft: Draft, qtbot: QtBot
) -> None:
    type_in(hands, "register")
    draft.add("One register, and a second register.")
    hands.view.show_content(draft.build(), lambda _sha: None)
    qtbot.waitUntil(lambda: count(hands) == "1 of 2")
    QTest.keyClick(hands.view.findChild(QLineEdit, "findField"), Qt.Key.Key_Escape)
    assert not hands.view.marks.hits
    assert len(foldings) == 2
    gc.collect()
    assert not any(one() for one in foldings)


def test_a_hopeless_expression_never_stops_the_window(
    reading, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.ui.reader.finding.expression._PATIENCE", 0.2)
    draft.add("a" * 60 + "!")
    hands = reading(draft.build())
    hands.view.show_find()
    option(hands, "findRegex")
    type_in(hands, "(a|aa)+$")
    rounds = 0
    while count(hands) != "Takes too long":
        QApplication.processEvents()
        rounds += 1
    # The event loop goes round all the while; how often depends on the machine.
    assert rounds > 4


def test_the_first_hit_is_looked_for_from_where_the_search_began(
    reading, draft: Draft, qtbot: QtBot
) -> None:
    draft.add("nothing here " * 400)
    draft.add("Nineteen came.")
    draft.add("nothing there " * 400)
    draft.add("Night fell.")
    hands = reading(draft.build())
    hands.view.show_find()
    type_in(hands, "ni")
    qtbot.waitUntil(lambda: count(hands) == "1 of 2")
    began = hands.view.pin()
    type_in(hands, "nigh")
    qtbot.waitUntil(lambda: count(hands) == "1 of 1")
    type_in(hands, "ni")
    qtbot.waitUntil(lambda: count(hands) == "1 of 2")
    assert hands.view.pin() == began


def test_without_a_hit_the_page_is_where_the_search_began(hands: Hands, qtbot: QtBot) -> None:
    hands.view.goto(hands.view.content.text.index("Section 200"), 0.0)
    before = hands.view.pin()
    type_in(hands, "Section 0")
    qtbot.waitUntil(lambda: " of " in count(hands) and "+" not in count(hands))
    assert hands.view.pin() != before
    type_in(hands, "Section 0 is nowhere")
    qtbot.waitUntil(lambda: count(hands) == "No hits")
    assert hands.view.pin() == before


def test_hits_that_grow_are_painted_anew(hands: Hands, qtbot: QtBot) -> None:
    class Painted(QObject):
        times = 0

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
            self.times += event.type() is QEvent.Type.Paint
            return False

    type_in(hands, "Sect")
    qtbot.waitUntil(lambda: count(hands) == "1 of 8")
    QApplication.processEvents()
    painted = Painted()
    hands.view.viewport().installEventFilter(painted)
    type_in(hands, "Section")
    qtbot.waitUntil(lambda: painted.times > 0, timeout=2000)
    assert hands.view.marks.hit_ends[0] == hands.view.marks.hits[0] + len("Section")


def test_what_was_found_is_selected_when_the_bar_closes(hands: Hands, qtbot: QtBot) -> None:
    type_in(hands, "Section ")
    qtbot.waitUntil(lambda: count(hands) == "1 of 8")
    hands.view.find_next()
    start = hands.view.marks.hits[1]
    field = hands.view.findChild(QLineEdit, "findField")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert hands.view.selection() == (start, start + len("Section "))
    assert hands.view.hasFocus()
    QTest.keyClick(hands.view, Qt.Key.Key_Escape)
    assert hands.view.selected_text() == ""


def test_what_was_selected_meanwhile_stays_selected(hands: Hands, qtbot: QtBot) -> None:
    type_in(hands, "Section ")
    qtbot.waitUntil(lambda: count(hands) == "1 of 8")
    hands.view.set_selection(2, 5)
    QTest.keyClick(hands.view.findChild(QLineEdit, "findField"), Qt.Key.Key_Escape)
    assert hands.view.selection() == (2, 5)


def test_nothing_found_selects_nothing(hands: Hands, qtbot: QtBot) -> None:
    hands.view.set_selection(3, 3)
    hands.view.show_find()
    type_in(hands, "nowhere to be found")
    qtbot.waitUntil(lambda: count(hands) != "")
    QTest.keyClick(hands.view.findChild(QLineEdit, "findField"), Qt.Key.Key_Escape)
    assert hands.view.selection() == (3, 3)
