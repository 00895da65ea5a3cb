"""What pages are printed on: the paper of a theme, and by night a dim one where all is a picture.

By night light and dark change places, which would make a negative of what was photographed:
pictures stay as they are, and the signs of notes keep their hues. A page that is one picture, as
each page of a scan is, would stay as bright as day, and is dimmed instead. Lengths are points of a
page.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QRegion, qRgb

from desktop.ui.look.reading_style import LIGHT
from desktop.ui.pages.mark_colours import MarkColours
from desktop.ui.pages.tiles import placed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop.domain import Page
    from desktop.domain.printed.page_wishes import Read, Wish
    from desktop.ui.look.reading_style import Theme

_WHOLE = 0.85
"""The share of a page that pictures cover, at least, for it to be one."""
_THIN = 20.0
"""What is thinner is no picture to be spared: a letter or a line may be drawn as one, too."""
_LARGEST_SIGN = 60.0
"""A larger one is no sign of a note."""
_SIDES = 4
_LESS = [qRgb(*[max(0, 2 * light - 255)] * 3) for light in range(256)]
_MORE = [qRgb(*[max(0, 255 - 2 * light)] * 3) for light in range(256)]
"""What is taken away and what is added for each lightness."""

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
    signs: dict[int, list[QRectF]]
    """Of each page, where notes are pinned."""


class Papers:
    """Knows which pages of a file are pictures, and dresses each in a theme."""

    def __init__(self) -> None:
        self._theme: Theme = LIGHT
        self._pictures: dict[int, list[QRectF]] = {}
        self._covered: set[int] = set()
        self._signs: dict[int, list[QRectF]] = {}
        self._marks: dict[str, MarkColours] = {}

    def forget(self) -> None:
        """Know nothing of any page: those of another file are shown."""
        self._pictures.clear()
        self._covered.clear()
        self._signs.clear()

    def known(self) -> Known:
        """Return what is known of the pages, for a file that looks alike."""
        return Known(dict(self._pictures), set(self._covered), dict(self._signs))

    def know(self, known: Known) -> None:
        """Take what is known of the pages of a file that looks alike."""
        self._pictures |= known.pictures
        self._covered |= known.covered
        self._signs |= known.signs

    def take(self, theme: Theme) -> None:
        """Have pages in the colours of another theme."""
        self._theme = theme
        self._marks.clear()

    def lack(self, page: int) -> bool:
        """Whether how a page is dressed depends on what is not known of it yet."""
        return self._theme.dark and page not in self._pictures

    def put(self, found: Read, page: Page) -> bool:
        """Take what is a picture on a page; return whether it has to be dressed otherwise."""
        rects, number = _rects(found.pictures, page), found.wish.page
        before = self._known_of(number)
        self._pictures[number] = [r for r in rects if min(r.width(), r.height()) >= _THIN]
        if sum(r.width() * r.height() for r in rects) >= _WHOLE * page.width * page.height:
            self._covered.add(number)
        self._signs[number] = [r for r in _rects(found.signs, page) if r.width() <= _LARGEST_SIGN]
        return self._theme.dark and self._known_of(number) != before

    def _known_of(self, number: int) -> tuple[list[QRectF], bool, list[QRectF]]:
        none: list[QRectF] = []
        are_pictures = number in self._covered
        return self._pictures.get(number, none), are_pictures, self._signs.get(number, none)

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
        if theme.dark:
            pictures, signs = self._pictures, self._signs
            _dress(made, picture, theme, self._seen(pictures, part, page))
            _keep_hues(made, picture, theme, self._seen(signs, part, page))
        else:
            _dress(made, picture, theme)
        return made

    def _seen(self, rects: dict[int, list[QRectF]], part: Wish, page: Page) -> Iterator[QRectF]:
        """Yield where rectangles of a page are, in pixels of a part of it."""
        across = page.height if part.turns % 2 else page.width
        place = placed(page, part.turns, part.width / across, QPoint(-part.left, -part.top))
        yield from map(place.mapRect, rects.get(part.page, ()))


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


def _rects(sides: Sequence[float], page: Page) -> list[QRectF]:
    """Return rectangles by their sides, as far as they are on a page."""
    whole, columns = (
        QRectF(0, 0, page.width, page.height),
        (sides[n::_SIDES] for n in range(_SIDES)),
    )
    return [
        QRectF(x0, y0, x1 - x0, y1 - y0) & whole for x0, y0, x1, y1 in zip(*columns, strict=True)
    ]


def _keep_hues(made: QImage, picture: QImage, theme: Theme, signs: Iterable[QRectF]) -> None:
    """Have what is pinned on a page as dark as it was light, in its own colours.

    Only there, as it takes thirty times as long as a negative. Each colour is given white, or
    loses it, by 1 − 2 × its lightness.
    """
    modes = QPainter.CompositionMode
    for rect in (one.toAlignedRect() & made.rect() for one in signs):
        if rect.isEmpty():
            continue
        sign = picture.copy(rect).convertToFormat(QImage.Format.Format_RGB32)
        less, more = _levels(sign, _LESS), _levels(sign, _MORE)
        painter = QPainter(sign)
        painter.setCompositionMode(modes.CompositionMode_Difference)
        painter.fillRect(sign.rect(), QColor("white"))
        painter.setCompositionMode(modes.CompositionMode_Plus)
        painter.drawImage(0, 0, less)
        painter.setCompositionMode(modes.CompositionMode_Difference)
        painter.fillRect(sign.rect(), QColor("white"))
        painter.setCompositionMode(modes.CompositionMode_Plus)
        painter.drawImage(0, 0, more)
        painter.setCompositionMode(modes.CompositionMode_Screen)
        painter.fillRect(sign.rect(), QColor(theme.base))
        painter.end()
        painter = QPainter(made)
        painter.drawImage(rect.topLeft(), sign)
        painter.end()


def _levels(picture: QImage, greys: list[int]) -> QImage:
    """Return the greys that stand for how light each place of a picture is."""
    light = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    light.reinterpretAsFormat(QImage.Format.Format_Indexed8)
    light.setColorTable(greys)
    return light.convertToFormat(picture.format())
