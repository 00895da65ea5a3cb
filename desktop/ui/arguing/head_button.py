"""A small button at the head of a tab."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton, QWidget

from desktop.ui.look.icons import icon
from desktop.ui.look.plain import tip


def head_button(picture: str, text: str, parent: QWidget) -> QToolButton:
    """Return a button that shows a picture and says what it does."""
    button = QToolButton(parent)
    button.setIcon(icon(picture))
    button.setToolTip(tip(text))
    button.setAccessibleName(text)
    button.setAutoRaise(True)
    return button
