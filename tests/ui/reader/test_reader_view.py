from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QWidget

from desktop.domain import Section
from desktop.ui.look.reading_style import DARK, ReadingStyle
from desktop.ui.reader.reader_view import ReaderView
from tests.ui.reader.conftest import Hands, find_all, long_content

K, M = Qt.Key, Qt.KeyboardModifier


def test_every_button_of_popup_and_find_bar_has_a_name(hands: Hands) -> None:
    buttons = hands.view.findChildren(QToolButton)
    for button in (b for b in buttons if not isinstance(b.parent(), QLineEdit)):
        assert button.accessibleName() or button.text(), button.objectName()
        assert button.objectName()


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
    hands.select("The office")
    hands.view.show_find()
    assert hands.view.findChild(QLineEdit, "findField").text() == "The office"


def test_find_scrolls_to_hits_and_goes_round(reading) -> None:
    content = long_content(200)
    view = reading(content).view
    assert find_all(view, "Section", case=True) == 5
    places = []
    for _ in range(6):
        view.find_next()
        places.append(view.marks.hits[view.marks.current_hit])
        rect = view.caret_rect(places[-1])
        assert 0 <= rect.top() < view.viewport().height()
    assert places[0] == places[5]
    view.find_previous()
    assert view.marks.hits[view.marks.current_hit] == places[4]
    view.finding.clear()
    assert len(view.marks.hits) == 0


def test_the_text_is_below_the_find_bar_not_behind_it(hands: Hands) -> None:
    view = hands.view
    height = view.viewport().height()
    view.show_find()
    assert view.viewport().height() < height
    assert view.viewport().y() >= view.findChild(QWidget, "findBar").height()
    view.finding.hide_bar()
    assert view.viewport().height() == height


def test_another_document_starts_afresh(hands: Hands) -> None:
    view = hands.view
    hands.click(hands.at("1,204") + 2)
    hands.select("The office")
    find_all(view, "the")
    view.show_content(long_content(10), lambda _sha: None)
    assert view.selection() == (0, 0)
    assert view.selected_highlight() == ""
    assert len(view.marks.hits) == 0
    assert not hands.popup.isVisible()
    assert view.highlights_at(QPointF(hands.point(4))) == []


def test_a_reader_without_a_text_lets_all_input_pass(qtbot) -> None:
    view = ReaderView()
    qtbot.addWidget(view)
    view.show()
    view.annotating.show_popup()
    view.set_highlights([])
    QTest.keyClick(view, K.Key_Down)
    assert view.position() == view.caret() == view.offset_at(QPointF(50, 50)) == 0
    assert view.glyph_at(QPointF(50, 50)) is None
    view.set_style(ReadingStyle(theme=DARK))
    assert view.viewport().grab().toImage().pixelColor(2, 2).name() == DARK.base


def test_sections_are_told_by_index(reading) -> None:
    content = long_content(200)
    assert isinstance(content.sections[0], Section)
    view = reading(content).view
    assert [view.section_at(s.start) for s in content.sections] == [0, 1, 2, 3, 4]
