"""The look of the window: one palette and one style sheet from a small file of named colours."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop.paths import bundled
from desktop.ui.look.application import application
from desktop.ui.look.dressing.wardrobe import wardrobe

if TYPE_CHECKING:
    from collections.abc import Callable

Role = QPalette.ColorRole
INTERFACE = (10, 18)
"""Pixels of the words around the page, at least and at most."""

_ROLES = {
    Role.Window: "window",
    Role.WindowText: "ink",
    Role.Base: "surface",
    Role.Text: "ink",
    Role.Button: "window",
    Role.ButtonText: "ink",
    Role.Highlight: "accent",
    Role.HighlightedText: "accent_ink",
    Role.PlaceholderText: "muted",
    Role.Link: "accent",
    Role.Light: "raised",
    Role.Midlight: "hover",
    Role.Mid: "line",
    Role.Dark: "faint",
    Role.Accent: "accent",
    # These bear what the sheet needs beside that: nothing here is drawn with them otherwise.
    Role.AlternateBase: "warning_back",
    Role.BrightText: "warning",
    Role.LinkVisited: "focus",
    Role.Shadow: "chip",
    Role.ToolTipBase: "selected",
    Role.ToolTipText: "selected_ink",
}


@lru_cache
def colours(name: str) -> dict[str, str]:
    """Return the named colours of a theme file."""
    text = (bundled("resources/themes") / f"{name}.toml").read_text(encoding="utf-8")
    return {key: str(value) for key, value in tomllib.loads(text).items()}


def palette(name: str) -> QPalette:
    """Return the palette of a theme."""
    named = colours(name)
    made = QPalette()
    for role, key in _ROLES.items():
        made.setColor(role, QColor(named[key]))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(named["faint"]))
    return made


@lru_cache
def style_sheet() -> str:
    """Return the window's style sheet: its colours are those of the palette, whichever it is."""
    folder = bundled("resources/themes")
    named = {key: f"palette({_in_sheet(role)})" for role, key in reversed(_ROLES.items())}
    named["folder"] = folder.as_posix()
    text = (folder / "window.qss").read_text(encoding="utf-8")
    return re.sub(r"@([a-z_]+)", lambda match: named[match[1]], text)


def _in_sheet(role: QPalette.ColorRole) -> str:
    """Return what style sheets call a role: AlternateBase is alternate-base, ToolTip one word."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", role.name.replace("ToolTip", "Tooltip")).lower()


class ThemeChoice(QObject):
    """Which theme is shown: a fixed one, or whichever the system asks for."""

    changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = "system"
        self.name = ""
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)

    def choose(self, choice: str) -> None:
        """Show 'light', 'sepia' or 'dark', or follow the 'system'."""
        self._choice = choice
        self._follow()

    def size(self, pixels: int) -> None:
        """Set the words around the page in so many pixels, 0 for the size of the system."""
        app = application()
        font = QFont(app.property("systemFont") or app.font())
        if app.property("systemFont") is None:
            app.setProperty("systemFont", QFont(font))
        if pixels:
            # In points, as small letters are so much of: a font of pixels has none.
            wanted = max(INTERFACE[0], min(INTERFACE[1], pixels))
            font.setPointSizeF(wanted * 72 / app.primaryScreen().logicalDotsPerInchY())
        if font != app.font():
            app.setFont(font)
            wardrobe().begin()  # what the style sheet dresses keeps its letters otherwise

    def _follow(self) -> None:
        name = self._choice
        if name == "system":
            dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
            name = "dark" if dark else "light"
        if name != self.name:
            self.name = name
            if _worn() != name:
                _dress(name)
            self.changed.emit(name)

    def colour(self, key: str) -> QColor:
        """Return one of the theme's named colours."""
        return QColor(colours(self.name or "light")[key])


def _dress(name: str) -> None:
    app = application()
    app.setProperty("theme", name)  # first: widgets ask for it while they are dressed
    app.setPalette(palette(name))
    if app.styleSheet():
        wardrobe().begin()
        wardrobe().turned.emit()
    else:
        app.setStyleSheet(style_sheet())


def on_another_theme(act: Callable[[], None]) -> None:
    """Call a method of a widget whenever the theme is another, before anything is painted."""
    wardrobe().turned.connect(act)


def current_name() -> str:
    """Return the name of the theme on show."""
    return _worn() or "light"


def _worn() -> str:
    app = QApplication.instance()
    return str(app.property("theme") or "") if app else ""


def current() -> dict[str, str]:
    """Return the named colours on show, for delegates that paint by hand."""
    return colours(current_name())
