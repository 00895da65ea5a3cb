from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.ui.tabs.printed import page_field
from desktop.ui.tabs.printed.page_field import PageField

LABELS = ("i", "ii", "1", "2", "A-1", "")


@pytest.fixture
def field(qtbot) -> PageField:
    made = PageField()
    qtbot.addWidget(made)
    made.number(LABELS)
    made.show()
    return made


@pytest.mark.parametrize(
    ("page", "told"), [(1, "ii (2 of 6)"), (2, "1 (3 of 6)"), (5, "6 of 6"), (9, "")]
)
def test_it_says_what_a_page_is_called_and_which_it_is(field, page, told):
    field.show_page(page)
    assert field.text() == told


def test_screen_readers_are_told_a_page_that_is_come_to(field, monkeypatch):
    told: list[str] = []
    monkeypatch.setattr(page_field.QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        page_field.QAccessible, "updateAccessibility", lambda event: told.append(event.message())
    )
    for page in (1, 1, 2):
        field.show_page(page)
    field.hide()
    field.show_page(3)
    assert told == ["Page ii (2 of 6)", "Page 1 (3 of 6)"]


@pytest.mark.parametrize(
    ("typed", "page"),
    [("II", 1), ("2", 3), ("a-1", 4), ("6", 5), ("ii (2 of 6)", 1), ("7", None), ("x", None)],
)
def test_a_page_is_found_by_its_label_first_and_then_by_its_number(field, typed, page):
    assert field.page_called(typed) == page


def test_what_is_typed_is_asked_for(field, qtbot):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "A-1")
    with qtbot.waitSignal(field.wanted) as told:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == [4]


def test_escape_leaves_it_as_it_was(field, qtbot):
    field.show_page(1)
    qtbot.keyClicks(field, "77")
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "ii (2 of 6)"


def test_no_such_page_is_no_wish(field, qtbot):
    field.show_page(0)
    field.setText("nowhere")
    with qtbot.assertNotEmitted(field.wanted):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "i (1 of 6)"
