"""Looks at everything that a window shows or would show: no word of a stranger may act in it."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import Qt as Text
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QMenu,
    QTabBar,
    QTextEdit,
    QWidget,
)

from desktop.ui.look.plain import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterator

ROLES = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.StatusTipRole, Qt.ItemDataRole.WhatsThisRole)
PLAIN = Qt.TextFormat.PlainText


def look_at(whole: QWidget) -> None:
    """Assert that nothing in a widget is HTML, or underlines a letter, but what we wrote."""
    for one in (whole, *whole.findChildren(QWidget)):
        for text in (one.toolTip(), one.whatsThis(), one.statusTip()):
            _is_harmless(text, one)
        has_tips = not isinstance(one, QMenu) or one.toolTipsVisible()
        for action in one.actions():
            _is_harmless(action.toolTip() if has_tips else "", action)
            _is_caption(action.text())
        _look(one)


def _is_harmless(text: str, where: object) -> None:
    if Text.mightBeRichText(text):
        assert "<img" not in text, where


def _is_caption(text: str) -> None:
    assert "<img" not in text or "&" not in text.replace("&&", ""), text
    assert len(text) <= 2 * LONGEST


@singledispatch
def _look(_widget: QWidget) -> None:
    pass


@_look.register
def _(label: QLabel) -> None:
    assert label.textFormat() is PLAIN or not Text.mightBeRichText(label.text()), label.text()


@_look.register
def _(button: QAbstractButton) -> None:
    _is_caption(button.text())


@_look.register
def _(bar: QTabBar) -> None:
    for row in range(bar.count()):
        _is_harmless(bar.tabToolTip(row), bar)
        _is_caption(bar.tabText(row))


@_look.register
def _(text: QTextEdit) -> None:
    assert "<img" not in text.toHtml()


@_look.register
def _(box: QComboBox) -> None:
    for row in range(box.count()):
        _is_harmless(str(box.itemData(row, Qt.ItemDataRole.ToolTipRole) or ""), box)


@_look.register
def _(view: QAbstractItemView) -> None:
    for index in _indexes(view):
        for role in ROLES:
            _is_harmless(str(index.data(role) or ""), view)


def _indexes(view: QAbstractItemView) -> Iterator[QModelIndex]:
    model, waiting = view.model(), [QModelIndex()]
    columns = view.columnCount() if hasattr(view, "columnCount") else 1
    while waiting:
        parent = waiting.pop()
        if model.canFetchMore(parent):
            model.fetchMore(parent)
        rows = [model.index(row, 0, parent) for row in range(model.rowCount(parent))]
        for index in rows:
            yield from (index.siblingAtColumn(column) for column in range(columns))
        waiting += rows
