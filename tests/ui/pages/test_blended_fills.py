"""Fills over one another, and the pieces that they are painted as."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.domain import COLOURS
from desktop.ui.look.reading_style import DARK, LIGHT, SEPIA
from desktop.ui.pages.blended_fills import pieces
from desktop.ui.pages.mark_colours import MarkColours

ACROSS, LINES, HIGH = 60, 4, 9
PLACES = st.integers(0, ACROSS * 4).map(lambda number: number / 4)
RECTS = st.tuples(PLACES, PLACES, st.integers(0, LINES - 1), st.booleans()).map(
    # Lines of print overlap a little, and one of them is higher than the others.
    lambda one: (min(one[:2]), one[2] * HIGH - 1.5, max(one[:2]), (one[2] + 1 + one[3]) * HIGH)
)
FILLS = st.lists(st.tuples(st.lists(RECTS, max_size=3), st.sampled_from(COLOURS)), max_size=12)


def painted(fills, colours: MarkColours, scale: float) -> QImage:
    picture = QImage(ACROSS * 2, (LINES + 2) * HIGH * 2, QImage.Format.Format_RGB32)
    picture.fill(QColor(colours.theme.base))
    painter = QPainter(picture)
    painter.setCompositionMode(colours.mode)
    for rects, colour in fills:
        for x0, y0, x1, y1 in rects:
            x, y, width, height = (side * scale for side in (x0, y0, x1 - x0, y1 - y0))
            painter.fillRect(QRectF(x, y, width, height), colour)
    painter.end()
    return picture


def furthest(one: QImage, other: QImage) -> int:
    return max(abs(a - b) for a, b in zip(one.constBits(), other.constBits(), strict=True))


@pytest.mark.parametrize("theme", [LIGHT, SEPIA, DARK])
@given(fills=FILLS, scale=st.sampled_from([1.0, 1.37, 0.61]))
def test_pieces_look_like_the_fills_that_they_are_of(theme, fills, scale):
    colours = MarkColours(theme)
    coloured = [(rects, colours.fills[colour]) for rects, colour in fills]
    found = pieces(coloured, screened=theme.dark)
    one_by_one = painted(coloured, colours, scale)
    at_once = painted([([sides], colour) for sides, colour in found], colours, scale)
    roundings = 1 + sum(len(rects) for rects, _ in fills)
    assert furthest(one_by_one, at_once) <= roundings


@given(FILLS)
def test_in_one_line_no_piece_is_over_another(fills):
    found = pieces([(rects, QColor("yellow")) for rects, _ in fills], screened=False)
    lines = {(top, bottom) for (_, top, _, bottom), _ in found}
    for line in lines:
        along = [sides for sides, _ in found if (sides[1], sides[3]) == line]
        assert all(one[2] <= other[0] for one, other in pairwise(along))


def test_thousands_of_fills_of_one_place_are_one_piece():
    place = (1.0, 2.0, 30.0, 12.0)
    fills = [([place], QColor(255, 255 - n % 2, 200)) for n in range(9_000)]
    assert [sides for sides, _ in pieces(fills, screened=False)] == [place]
