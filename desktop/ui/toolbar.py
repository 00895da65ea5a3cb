"""The menus and the toolbar, in one line over the panes: two views of the table of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QMenuBar,
    QSizePolicy,
    QToolBar,
    QWidget,
)

from desktop.ui.actions import INSIDE, MENUS, TOOLBAR, ActionSet, Separator, menu_rows
from desktop.ui.look.icons import icon

if TYPE_CHECKING:
    from desktop.ui.search.search_field import SearchField


def build_head(window: QMainWindow, actions: ActionSet, field: SearchField) -> QWidget:
    """Make the line at the top of the window; where a system has one bar for all menus, without."""
    head = QWidget(window)
    head.setObjectName("head")
    head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    row = QHBoxLayout(head)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(build_menus(window, actions), 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(build_toolbar(window, actions, field), 1)
    return head


def build_menus(window: QMainWindow, actions: ActionSet) -> QMenuBar:
    """Make the menu bar."""
    bar = QMenuBar(window)
    bar.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
    for title in MENUS:
        menu = bar.addMenu(title)
        inner: dict[str, QMenu] = {}
        for row in menu_rows(title):
            if isinstance(row, Separator):
                menu.addSeparator()
            elif row.inside:
                if row.inside not in inner:
                    inner[row.inside] = menu.addMenu(icon(INSIDE[row.inside]), row.inside)
                inner[row.inside].addAction(actions[row.name])
            else:
                menu.addAction(actions[row.name])
    # Shortcuts work while the menu bar is hidden, too.
    window.addActions(list(actions.by_name.values()))
    return bar


def build_toolbar(window: QMainWindow, actions: ActionSet, field: SearchField) -> QToolBar:
    """Make the toolbar."""
    bar = QToolBar("Toolbar", window)
    bar.setObjectName("toolbar")
    bar.setMovable(False)
    bar.setFloatable(False)
    bar.setIconSize(QSize(18, 18))
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    for name in TOOLBAR:
        if name == "search":
            bar.addWidget(field)
        elif name in ("|", " "):
            bar.addWidget(_gap(bar, fixed=name == "|"))
        else:
            bar.addAction(actions[name])
            button = bar.widgetForAction(actions[name])
            button.setAccessibleName(actions[name].toolTip())
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    field.setMinimumWidth(140)
    field.setMaximumWidth(460)
    field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return bar


def _gap(bar: QToolBar, *, fixed: bool) -> QWidget:
    gap = QWidget(bar)
    if fixed:
        gap.setFixedWidth(12)
    else:
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return gap
