from types import SimpleNamespace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTreeView

from desktop.domain import Tag
from desktop.ui.look.theme import ThemeChoice, colours
from desktop.ui.tree.tree_model import TreeModel
from desktop.ui.tree.tree_nodes import Kind
from desktop.ui.tree.tree_row import ROW, RowDelegate
from desktop.ui.tree.tree_rows import DocumentRows

GREEN = "#00aa00"


TAGS = [
    Tag("1", "few", GREEN, count=4),
    Tag("2", "many", GREEN, count=44),
    Tag("3", "none", GREEN, definition="None yet."),
]


@pytest.fixture
def view(qtbot):
    ThemeChoice().choose("light")
    made = QTreeView()
    qtbot.addWidget(made)
    model = TreeModel(made)
    model.show_catalogue(
        SimpleNamespace(
            tags=TAGS, tag_totals={}, smart_tags=(), smart_tag_counts={}, rows=DocumentRows()
        )
    )
    made.setModel(model)
    made.setItemDelegate(RowDelegate(made))
    return made


def painted(view, tag: str, state=QStyle.StateFlag.State_Enabled) -> QImage:
    image = QImage(240, ROW, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    option = QStyleOptionViewItem()
    option.rect, option.state, option.font = image.rect(), state, view.font()
    option.fontMetrics = view.fontMetrics()
    option.widget = view
    painter = QPainter(image)
    index = view.model().index_of(view.model().find(Kind.TAG, tag))
    view.itemDelegate().paint(painter, option, index)
    painter.end()
    return image


def dot(image: QImage) -> list[int]:
    middle = image.height() // 2 + 1
    return [x for x in range(image.width()) if image.pixelColor(x, middle) == QColor(GREEN)]


def test_dots_stand_in_a_line_whatever_the_count(view):
    places = [dot(painted(view, tag)) for tag in ("few", "many", "none")]
    assert places[0]
    assert places[0] == places[1] == places[2]


def test_where_the_keyboard_is_can_be_seen(view):
    focused = QStyle.StateFlag.State_Enabled | QStyle.StateFlag.State_HasFocus
    ring = QColor(colours("light")["focus"])
    image = painted(view, "few", focused)
    near = [image.pixelColor(120, y).hue() for y in (1, 2)]
    assert any(abs(hue - ring.hue()) < 10 for hue in near)


def test_a_name_is_written_over_in_a_field_as_high_as_the_row(view, qtbot):
    index = view.model().index_of(view.model().find(Kind.TAG, "few"))
    option = QStyleOptionViewItem()
    option.rect = QRect(40, 56, 200, ROW)
    delegate = view.itemDelegate()
    editor = delegate.createEditor(view.viewport(), option, index)
    delegate.updateEditorGeometry(editor, option, index)
    assert editor.geometry().top() == 56
    assert editor.height() == ROW >= editor.fontMetrics().height() + 8
    assert editor.geometry().right() <= 240
