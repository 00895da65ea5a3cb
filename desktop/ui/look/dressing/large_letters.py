"""Letters that are larger than those around them, whatever size these are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontInfo

from desktop.ui.look.application import application

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

TITLE = 1.15
"""Of what heads a few words, or is asked for in a field of its own."""
_TIMES, _BOLD = "timesAsLarge", "boldLetters"


def enlarge(widget: QWidget, times: float, *, bold: bool = False) -> None:
    """Keep a widget's letters so many times as large as the program's.

    A style sheet knows pixels only: a heading in those would be smaller than large words below it.
    """
    widget.setProperty(_TIMES, times)
    widget.setProperty(_BOLD, bold)
    fit_letters(widget)


def fit_letters(widget: QWidget) -> None:
    """Give a widget the size of letters that is wished for it, if any.

    Dressing it anew gives it the font back that it was first dressed in.
    """
    times = widget.property(_TIMES)
    if times is None:
        return
    size = QFontInfo(application().font()).pointSizeF() * float(times)
    if widget.font().pointSizeF() != size:
        font = QFont()  # says nothing but what is set here
        font.setPointSizeF(size)
        if widget.property(_BOLD):
            font.setWeight(QFont.Weight.DemiBold)
        widget.setFont(font)
