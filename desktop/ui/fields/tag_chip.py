"""A tag as a small button that takes it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from desktop.ui.look.plain import caption, tip
from desktop.ui.look.tag_colours import dot

if TYPE_CHECKING:
    from collections.abc import Callable


def tag_chip(
    path: str, colour: str, parent: QWidget, act: Callable[[], object], verb: str = "Remove"
) -> QToolButton:
    """Return a chip in a tag's colour; a click on it does what its verb says."""
    chip = QToolButton(parent)
    chip.setText(caption(f"{path}  ×"))
    chip.setObjectName("chip")
    chip.setAccessibleName(f"{verb} the tag {path}")
    chip.setToolTip(tip(f"{verb} the tag “{path}”"))
    if colour:
        chip.setIcon(dot(colour, 10))
        chip.setIconSize(QSize(16, 10))  # room beside the dot
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    chip.clicked.connect(lambda _=False: act())
    return chip
