"""The menu of the right mouse button: everything that can be done with what is under it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtWidgets import QMenu

from desktop.ui.look.plain import caption

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A line of the menu, or a menu inside it when it has entries of its own."""

    text: str
    do: Callable[[], object] | None = None
    keys: str = ""
    enabled: bool = True
    icon: QIcon | None = None
    entries: tuple[MenuEntry, ...] = ()


def make_menu(parent: QWidget, entries: Iterable[MenuEntry | None]) -> QMenu:
    """Return a menu that goes away when it closes; None among the entries is a line between."""
    menu = QMenu(parent)
    menu.setObjectName("readerMenu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _fill(menu, entries)
    return menu


def _fill(menu: QMenu, entries: Iterable[MenuEntry | None]) -> None:
    for entry in entries:
        if entry is None:
            menu.addSeparator()
        elif entry.entries:
            inner = menu.addMenu(caption(entry.text))
            inner.setEnabled(entry.enabled)
            _fill(inner, entry.entries)
        else:
            _add(menu, entry)


def _add(menu: QMenu, entry: MenuEntry) -> None:
    action = menu.addAction(entry.icon or QIcon(), caption(entry.text))
    action.setEnabled(entry.enabled)
    if entry.keys:
        # Shown only: the reader itself answers these keys.
        action.setShortcut(QKeySequence(entry.keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setShortcutVisibleInContextMenu(True)
    if (do := entry.do) is not None:
        action.triggered.connect(lambda _checked=False: do())
