"""What pages are printed on: the paper of a theme, and by night a dim one where all is a picture.

By night light and dark change places, which would make a negative of what was photographed:
pictures stay as they are. A page that is one picture, as each page of a scan is, would stay as
bright as day, and is dimmed instead. Lengths are points of a page.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QRegion

from desktop.ui.look.reading_style import LIGHT
from desktop.ui.pages.mark_colours import MarkColours
from desktop.ui.pages.tiles import placed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.domain import Page
    from desktop.domain.printed.page_wishes import Read, Wish
    from desktop.ui.look.reading_style import Theme

_WHOLE = 0.85
"""The share of a page that pictures cover, at least, for it to be one."""
_THIN = 20.0
"""What is thinner is no picture to be spared: a letter or a line may be drawn as one, too."""
_SIDES = 4

DIM = replace(
    LIGHT,
    name="dim",
    base="#bab5ab",
    muted="#1f2328",
    faint="#8a867e",
    link="#0b2f5e",
    inks={
        "yellow": "#614700", "green": "#0f4d25", "blue": "#10427a",
        "pink": "#7d1741", "purple": "#432484", "orange": "#6e3403",
    },
)  # fmt: skip
"""Paper by night where light and dark do not change places."""


class Known(NamedTuple):
    """What is known of the pages of a file."""

    pictures: dict[int, list[QRectF]]
    """Of each page, where they are."""
    covered: set[int]
    """Pages that are pictures."""


class Papers:
    """Knows which pages of a file are pictures, and dresses each in a theme."""

    def __init__(self) -> None:
        self._theme: Theme = LIGHT
        self._pictures: dict[int, list[QRectF]] = {}
        self._covered: set[int] = set()
        self._marks: dict[str, MarkColours] = {}

    def forget(self) -> None:
        """Know nothing of any page: those of another file are shown."""
        self._pictures.clear()
        self._covered.clear()

    def known(self) -> Known:
        """Return what is known of the pages, for a file that looks alike."""
        return Known(dict(self._pictures), set(self._covered))

    def know(self, known: Known) -> None:
        """Take what is known of the pages of a file that looks alike."""
        self._pictures |= known.pictures
        self._covered |= known.covered

    def take(self, theme: Theme) -> None:
        """Have pages in the colours of another theme."""
        self._theme = theme
        self._marks.clear()

    def lack(self, page: int) -> bool:
        """Whether how a page is dressed depends on what is not known of it yet."""
        return self._theme.dark and page not in self._pictures

    def put(self, found: Read, page: Page) -> bool:
        """Take what is a picture on a page; return whether it has to be dressed otherwise."""
        columns = (found.pictures[n::_SIDES] for n in range(_SIDES))
        whole = QRectF(0, 0, page.width, page.height)
        rects = [
            QRectF(x0, y0, x1 - x0, y1 - y0) & whole
            for x0, y0, x1, y1 in zip(*columns, strict=True)
        ]
        number = found.wish.page
        before = self._pictures.get(number, []), number in self._covered
        self._pictures[number] = [r for r in rects if min(r.width(), r.height()) >= _THIN]
        if sum(r.width() * r.height() for r in rects) >= _WHOLE * page.width * page.height:
            self._covered.add(number)
        now = self._pictures[number], number in self._covered
        return self._theme.dark and now != before

    def of(self, page: int) -> Theme:
        """Return the colours of a page."""
        return DIM if self._theme.dark and page in self._covered else self._theme

    def marks(self, page: int) -> MarkColours:
        """Return the colours of what lies over a page."""
        theme = self.of(page)
        if theme.name not in self._marks:
            self._marks[theme.name] = MarkColours(theme)
        return self._marks[theme.name]

    def dressed(
        self, picture: QImage, part: Wish, page: Page, onto: QImage | None = None
    ) -> QImage:
        """Return a part of a page on its paper; `onto` is as large, and is painted over."""
        theme = self.of(part.page)
        made = QImage(picture.size(), picture.format()) if onto is None else onto
        _dress(made, picture, theme, self._pictures_in(part, page) if theme.dark else ())
        return made

    def _pictures_in(self, part: Wish, page: Page) -> Iterator[QRectF]:
        """Yield where the pictures of a page are, in pixels of a part of it."""
        across = page.height if part.turns % 2 else page.width
        place = placed(page, part.turns, part.width / across, QPoint(-part.left, -part.top))
        yield from map(place.mapRect, self._pictures.get(part.page, ()))


def _dress(made: QImage, picture: QImage, theme: Theme, pictures: Iterable[QRectF] = ()) -> None:
    """Paint a page on the paper of a theme; what is a picture on it stays as it is.

    By night light and dark change places.
    """
    painter = QPainter(made)
    painter.drawImage(0, 0, picture)
    region = QRegion(made.rect())
    for rect in pictures:
        region -= QRegion(rect.toAlignedRect())
    painter.setClipRegion(region)
    modes = QPainter.CompositionMode
    if theme.dark:
        painter.setCompositionMode(modes.CompositionMode_Difference)
        painter.fillRect(made.rect(), QColor("white"))
        painter.setCompositionMode(modes.CompositionMode_Screen)
    else:
        painter.setCompositionMode(modes.CompositionMode_Multiply)
    painter.fillRect(made.rect(), QColor(theme.base))
    painter.end()
