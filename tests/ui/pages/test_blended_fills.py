"""Fills over one another, and the pieces that they are painted as."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.domain import COLOURS
from desktop.ui.look.reading_style import DARK, LIGHT, SEPIA
from desktop.ui.pages.blended_fills import BlendedFills
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
    for rect, colour in fills:
        x, y, width, height = (side * scale for side in rect.getRect())
        painter.fillRect(QRectF(x, y, width, height), colour)
    painter.end()
    return picture


def furthest(one: QImage, other: QImage) -> int:
    return max(abs(a - b) for a, b in zip(one.constBits(), other.constBits(), strict=True))


def filled(fills, *, screened=False) -> BlendedFills:
    found = BlendedFills(screened=screened)
    for rects, colour in fills:
        found.put(rects, QColor(colour))
    return found


def pieces(fills: BlendedFills) -> list[tuple[QRectF, QColor]]:
    return list(fills.between(-1e6, 1e6))


@pytest.mark.parametrize("theme", [LIGHT, SEPIA, DARK])
@settings(deadline=None)
@given(fills=FILLS, scale=st.sampled_from([1.0, 1.37, 0.61]))
def test_pieces_look_like_the_fills_that_they_are_of(theme, fills, scale):
    colours = MarkColours(theme)
    coloured = [(rects, colours.fills[colour]) for rects, colour in fills]
    each = [
        (QRectF(x0, y0, x1 - x0, y1 - y0), colour)
        for rects, colour in coloured
        for x0, y0, x1, y1 in rects
    ]
    found = pieces(filled(coloured, screened=theme.dark))
    roundings = 1 + len(each)
    assert furthest(painted(each, colours, scale), painted(found, colours, scale)) <= roundings


@given(FILLS)
def test_in_one_line_no_piece_is_over_another(fills):
    found = pieces(filled((rects, "yellow") for rects, _ in fills))
    for line in {(rect.top(), rect.bottom()) for rect, _ in found}:
        along = [rect for rect, _ in found if (rect.top(), rect.bottom()) == line]
        assert all(one.right() <= other.left() + 1e-9 for one, other in pairwise(along))


@given(FILLS, FILLS, st.data())
def test_what_is_taken_away_leaves_what_was_there_without_it(fills, others, data):
    found = filled(data.draw(st.permutations(fills + others)))
    if data.draw(st.booleans()):
        pieces(found)
    for rects, colour in others:
        found.take(rects, QColor(colour))
    assert pieces(found) == pieces(filled(fills))


@given(FILLS, st.integers(-10, 60), st.integers(0, 40))
def test_all_that_reaches_into_a_strip_is_found_there(fills, top, high):
    found = filled((rects, "yellow") for rects, _ in fills)
    inside = [
        piece for piece in pieces(found) if piece[0].bottom() > top and piece[0].top() < top + high
    ]
    told = list(found.between(top, top + high))
    assert [piece for piece in inside if piece not in told] == []


def test_thousands_of_fills_of_one_place_are_one_piece():
    place = (1.0, 2.0, 30.0, 12.0)
    found = pieces(filled([([place], QColor(255, 255 - n % 2, 200)) for n in range(9_000)]))
    assert [rect.getCoords() for rect, _ in found] == [place]
