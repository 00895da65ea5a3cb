"""The look of the window: one palette and one style sheet from a small file of named colours."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop.paths import bundled
from desktop.ui.look.application import application

Role = QPalette.ColorRole
INTERFACE = (10, 18)
"""Pixels of the words around the page, at least and at most."""

_ROLES = {
    Role.Window: "window",
    Role.WindowText: "ink",
    Role.Base: "surface",
    Role.AlternateBase: "window",
    Role.Text: "ink",
    Role.Button: "window",
    Role.ButtonText: "ink",
    Role.BrightText: "accent_ink",
    Role.Highlight: "accent",
    Role.HighlightedText: "accent_ink",
    Role.ToolTipBase: "raised",
    Role.ToolTipText: "ink",
    Role.PlaceholderText: "muted",
    Role.Link: "accent",
    Role.LinkVisited: "accent",
    Role.Light: "raised",
    Role.Midlight: "hover",
    Role.Mid: "line",
    Role.Dark: "faint",
    Role.Shadow: "faint",
    Role.Accent: "accent",
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
def style_sheet(name: str) -> str:
    """Return the window's style sheet with a theme's colours filled in."""
    folder = bundled("resources/themes")
    named = {**colours(name), "folder": folder.as_posix()}
    text = (folder / "window.qss").read_text(encoding="utf-8")
    return re.sub(r"@([a-z_]+)", lambda match: named[match[1]], text)


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
            font.setPixelSize(max(INTERFACE[0], min(INTERFACE[1], pixels)))
        if font != app.font():
            app.setFont(font)

    def _follow(self) -> None:
        name = self._choice
        if name == "system":
            dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
            name = "dark" if dark else "light"
        if name != self.name:
            self.name = name
            if _worn() != name:
                _dress(name)  # slow: every widget there is gets dressed anew
            self.changed.emit(name)

    def colour(self, key: str) -> QColor:
        """Return one of the theme's named colours."""
        return QColor(colours(self.name or "light")[key])


def _dress(name: str) -> None:
    app = application()
    app.setProperty("theme", name)  # first: widgets ask for it while they are dressed
    app.setPalette(palette(name))
    app.setStyleSheet(style_sheet(name))


def current_name() -> str:
    """Return the name of the theme on show."""
    return _worn() or "light"


def _worn() -> str:
    app = QApplication.instance()
    return str(app.property("theme") or "") if app else ""


def current() -> dict[str, str]:
    """Return the named colours on show, for delegates that paint by hand."""
    return colours(current_name())
