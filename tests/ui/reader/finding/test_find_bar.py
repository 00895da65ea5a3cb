import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from desktop.ui.look.reading_style import THEMES
from desktop.ui.reader.finding.find_bar import FindBar


@pytest.fixture
def window(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 200)
    made.show()
    return made


@pytest.fixture
def bar(window: QWidget) -> FindBar:
    made = FindBar(THEMES["light"], window)
    made.dress(THEMES["light"])
    made.begin("")
    return made


def count(bar: FindBar) -> QLabel:
    return bar.findChild(QLabel, "findCount")


def test_every_change_of_what_is_looked_for_is_told(bar: FindBar, qtbot) -> None:
    with qtbot.waitSignal(bar.changed):
        bar.field.setText("held")
    for name, option in (
        ("findCase", "case"),
        ("findWords", "whole_words"),
        ("findRegex", "regex"),
    ):
        with qtbot.waitSignal(bar.changed):
            bar.findChild(QToolButton, name).click()
        assert getattr(bar, option)


def test_enter_goes_on_shift_enter_back_and_escape_closes(bar: FindBar, qtbot) -> None:
    shift = Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(bar.next_requested):
        QTest.keyClick(bar.field, Qt.Key.Key_Return)
    with qtbot.waitSignal(bar.previous_requested):
        QTest.keyClick(bar.field, Qt.Key.Key_Return, shift)
    with qtbot.waitSignal(bar.closed):
        QTest.keyClick(bar.field, Qt.Key.Key_Escape)


def test_the_count_is_in_words_and_says_when_there_may_be_more(bar: FindBar) -> None:
    bar.tell(0, 0)
    assert count(bar).text() == ""
    bar.field.setText("held")
    bar.tell(3, 1204)
    assert count(bar).text() == "3 of 1,204"
    bar.tell(3, 1204, more=True)
    assert count(bar).text() == "3 of 1,204+"
    bar.tell(0, 0)
    assert count(bar).text() == "No hits"


def set_to(bar: FindBar, width: int) -> None:
    bar.setGeometry(0, 0, width, bar.fit(width))
    bar.layout().activate()


def test_a_long_complaint_leaves_the_field_its_width(bar: FindBar) -> None:
    set_to(bar, 600)
    before = bar.field.width()
    bar.complain("No good " * 30, "the details")
    set_to(bar, 600)
    assert bar.field.width() == before >= 150
    assert count(bar).toolTip() == "the details"


def test_it_stands_in_two_rows_where_one_is_too_wide(bar: FindBar) -> None:
    set_to(bar, 800)
    one = bar.height()
    set_to(bar, 330)
    assert one < bar.height() < one * 2.2
    assert bar.field.width() >= 150
    for part in (*bar.findChildren(QToolButton), count(bar)):
        if part.parent() is bar:
            assert bar.rect().contains(part.geometry())
            assert part.width() >= 20
    set_to(bar, 800)
    assert bar.height() == one
