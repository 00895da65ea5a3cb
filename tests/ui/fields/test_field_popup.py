import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain import Tag
from desktop.ui.fields.field_popup import GAP, NotePopup, TagPopup

Key = Qt.Key


@pytest.fixture
def page(qtbot):
    """Return a window with a field that has the keyboard."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    field = QLineEdit(window)
    window.show()
    qtbot.waitActive(window)
    field.setFocus()
    return window


def beside(page, popup, x: int, y: int) -> QRect:
    popup.show_beside(QRect(page.mapToGlobal(QPoint(x, y)), popup.size() / 10))
    return popup.geometry()


@pytest.mark.parametrize(("x", "y"), [(20, 20), (590, 20), (20, 390), (590, 390)])
def test_it_stays_inside_the_window(page, x, y):
    place = beside(page, TagPopup(page, []), x, y)
    inside = page.rect().adjusted(GAP, GAP, -GAP, -GAP)
    assert inside.contains(place)


def test_a_chosen_tag_is_told_and_the_keyboard_given_back(page, qtbot):
    popup = TagPopup(page, [Tag("t", "figures")])
    beside(page, popup, 20, 20)
    assert popup.field.hasFocus()
    qtbot.keyClicks(popup.field, "fig")
    qtbot.keyClick(popup.field, Key.Key_Down)
    with qtbot.waitSignal(popup.tag_chosen) as told:
        qtbot.keyClick(popup.field, Key.Key_Return)
    assert told.args == ["figures"]
    assert not popup.isVisible()
    assert page.findChild(QLineEdit, "").hasFocus()


def test_escape_leaves_without_a_tag(page, qtbot):
    popup = TagPopup(page, [])
    beside(page, popup, 20, 20)
    told = []
    popup.tag_chosen.connect(told.append)
    qtbot.keyClick(popup.field, Key.Key_Escape)
    assert told == []
    assert not popup.isVisible()


def test_a_note_is_kept_when_it_is_left(page, qtbot):
    popup = NotePopup(page, "Before.")
    beside(page, popup, 20, 20)
    popup.field.setPlainText("After.")
    with qtbot.waitSignal(popup.note_committed) as told:
        page.findChild(QLineEdit).setFocus()
    assert told.args == ["After."]
    assert not popup.isVisible()
