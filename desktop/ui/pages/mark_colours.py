"""The colours of marks as they lie over print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.domain import COLOURS, PlacementStatus
from desktop.ui.look.reading_style import with_alpha

if TYPE_CHECKING:
    from desktop.domain import Highlight
    from desktop.ui.look.reading_style import Theme

_FAINT = 0.4
_CHOSEN = {"dark": "#4d719c", "dim": "#697aa3"}
"""What is selected by night, where marks are lighter than over a text, and print is white."""


class MarkColours:
    """Those of a theme: multiplied, or by night screened."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._ground = QColor("black" if theme.dark else "white")
        share = theme.fill_alpha
        self.fills = {c: self._mixed(QColor(theme.fills[c]), share) for c in COLOURS}
        self.faint = {c: self._mixed(QColor(theme.fills[c]), share * _FAINT) for c in COLOURS}
        self.selection = QColor(_CHOSEN.get(theme.name, theme.selection))
        self.find = self._mixed(QColor(theme.find), theme.find_alpha)
        self.current = self._mixed(QColor(theme.current_find), theme.find_alpha)
        modes = QPainter.CompositionMode
        self.mode = modes.CompositionMode_Screen if theme.dark else modes.CompositionMode_Multiply
        # What is selected has one colour, over whatever is marked: print could not be read else.
        self.choosing = (
            modes.CompositionMode_Lighten if theme.dark else modes.CompositionMode_Darken
        )
        self._pens: dict[tuple[str, bool], QPen] = {}

    def fill(self, highlight: Highlight) -> QColor:
        """Return the colour that a highlight is filled with: faint where it is in doubt."""
        review = highlight.placement.status is PlacementStatus.REVIEW
        fills = self.faint if review else self.fills
        return fills.get(highlight.colour, fills["yellow"])

    def pen(self, highlight: Highlight) -> QPen:
        """Return what the line below a highlight is drawn with: dashed where it is in doubt."""
        review = highlight.placement.status is PlacementStatus.REVIEW
        found = self._pens.get((highlight.colour, review))
        if found is None:
            found = self._pens[highlight.colour, review] = QPen(self.theme.ink(highlight.colour), 2)
            found.setCapStyle(Qt.PenCapStyle.FlatCap)
            if review:
                found.setDashPattern([3, 2])
        return found

    def flash(self, strength: float) -> QColor:
        """Return the colour of the line around a place that lights up."""
        return with_alpha(self.theme.link, strength)

    def _mixed(self, colour: QColor, share: float) -> QColor:
        ground = self._ground
        return QColor(
            round(ground.red() + (colour.red() - ground.red()) * share),
            round(ground.green() + (colour.green() - ground.green()) * share),
            round(ground.blue() + (colour.blue() - ground.blue()) * share),
        )
