"""How large pages are shown: as wide or as high as there is room, or some percent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.pages.arranging.arrangement import Fit
from desktop.ui.pages.arranging.page_stack import GAP

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

    from desktop.ui.pages.arranging.arrangement import Arrangement
    from desktop.ui.pages.arranging.page_stack import PageStack

STEPS = (25, 33, 50, 67, 75, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400, 500, 600, 800)
_POINT = 96 / 72
"""Pixels of a point at 100 %."""
_WIDEST_FIT = 2.2
"""A page that is to be as wide as there is room is not shown larger than that."""
_NARROWEST_FIT = 0.01
"""Nor smaller, in no room at all."""


class PageZoom:
    """What the reader chose."""

    def __init__(self) -> None:
        self.fit = Fit.WIDTH
        self.percent = 100

    def take(self, arrangement: Arrangement) -> None:
        """Choose what was chosen before."""
        self.fit, self.percent = arrangement.fit, arrangement.percent

    def scale(self, stack: PageStack, page: int, room: QSize) -> float:
        """Return the pixels of a point."""
        columns = stack.columns
        across = (room.width() - (columns + 1) * GAP) / (stack.widest * columns)
        if self.fit is Fit.PERCENT:
            return self.percent / 100 * _POINT
        if self.fit is Fit.PAGE and len(stack):
            across = min(across, (room.height() - 2 * GAP) / stack.highest[stack.row_of(page)])
        return max(_NARROWEST_FIT, min(_WIDEST_FIT, across / _POINT)) * _POINT

    def step(self, steps: int, scale: float) -> str:
        """Choose a larger or smaller percentage than is shown; return what to say of it.

        With 0 the width decides again. A large page that fits may be smaller than any step.
        """
        if not steps:
            self.fit = Fit.WIDTH
            return "Pages fill the width."
        shown = round(scale / _POINT * 100)
        further = [one for one in STEPS if (one > shown if steps > 0 else one < shown)]
        if further:
            self.fit = Fit.PERCENT
            shown = self.percent = further[0 if steps > 0 else -1]
        return f"Pages are shown at {shown}\N{NO-BREAK SPACE}%."
