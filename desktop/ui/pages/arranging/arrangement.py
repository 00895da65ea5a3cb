"""How a reader wants pages to stand: one below the other, by ones or in pairs, and how large."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

_LEAST, _MOST = 25, 800


class Layout(Enum):
    """Which pages are seen together."""

    CONTINUOUS = "continuous"
    SINGLE = "single"
    TWO_UP = "two-up"


class Fit(Enum):
    """What decides how large pages are."""

    WIDTH = "width"
    PAGE = "page"
    PERCENT = "percent"


class Arrangement(NamedTuple):
    """What is remembered of a document."""

    layout: Layout = Layout.CONTINUOUS
    has_cover: bool = False
    """Whether of pages in pairs the first one stands alone."""
    fit: Fit = Fit.WIDTH
    percent: int = 100
    turns: int = 0
    """Quarters by which pages are turned clockwise."""

    def turned(self, quarters: int) -> Arrangement:
        """Return it with pages turned further."""
        return self._replace(turns=(self.turns + quarters) % 4)

    def told(self) -> str:
        """Return it as a line to be kept."""
        cover = "cover" if self.has_cover else "pairs"
        return f"{self.layout.value} {cover} {self.fit.value} {self.percent} {self.turns}"

    @classmethod
    def of(cls, told: str) -> Arrangement:
        """Return what a line tells; the usual for one that tells nothing."""
        try:
            # Lines that were kept earlier do not tell how pages are turned.
            layout, cover, fit, percent, turns = (*told.split(), "0")[:5]
            size = max(_LEAST, min(_MOST, int(percent)))
            return cls(Layout(layout), cover == "cover", Fit(fit), size, int(turns) % 4)
        except ValueError:
            return cls()


USUAL = Arrangement()
