from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QImage

from desktop.domain import Page
from desktop.domain.printed.page_wishes import MOST_PIXELS, Kind, Wish
from desktop.ui.pages.tiles import Tiles, parts, placed, rect_of, rough

FORM = QImage.Format.Format_RGB32


@given(st.integers(1, 30_000), st.integers(1, 30_000))
def test_parts_cover_a_page_once_and_none_is_too_large(width, height):
    found = list(parts(3, QSize(width, height), 1))
    assert sum(part.across * part.down for part in found) == width * height
    assert all(0 < part.across * part.down <= MOST_PIXELS for part in found)
    assert all(part.left + part.across <= width for part in found)
    assert all(part.top + part.down <= height for part in found)
    assert len({(part.left, part.top) for part in found}) == len(found)


def test_an_ordinary_page_is_one_part():
    assert len(list(parts(0, QSize(800, 1100), 0))) == 1


def test_the_stand_in_for_a_page_has_its_shape():
    assert rough(QSize(2000, 4000)).toTuple() == (140, 280)
    assert rough(QSize(100, 50)).toTuple() == (100, 50)


def test_pictures_not_used_for_longest_go_first():
    tiles = Tiles()
    made = [Wish(Kind.DRAW, b"", page, 0, 2000, 2000, 0, 0, 2000, 2000) for page in range(9)]
    for part in made:
        tiles.put(part, QImage(2000, 2000, FORM))
        tiles.get(made[0])
    assert made[0] in tiles
    assert made[-1] in tiles
    assert made[1] not in tiles
    assert tiles.size <= 96 << 20
    assert not tiles.has_some_of(1)


def test_the_memory_of_a_picture_that_has_to_go_is_used_again():
    tiles, size = Tiles(), QSize(2000, 2000)
    made = [Wish(Kind.DRAW, b"", page, 0, 2000, 2000, 0, 0, 2000, 2000) for page in range(6)]
    for part in made:
        assert tiles.spare(size) is None, "there is room"
        tiles.put(part, QImage(size, FORM))
    assert tiles.spare(QSize(2000, 1000)) is None, "it is larger"
    tiles.put(made[1], tiles.get(made[1]))
    tiles.get(made[0])
    oldest = tiles.get(made[2])
    for part in (*made[3:], made[0], made[1]):
        tiles.get(part)
    assert tiles.spare(size) is oldest
    assert [part in tiles for part in made] == [True, True, False, True, True, True]


WHOLE = QRectF(0, 0, 1, 1)


def test_pictures_of_another_file_stand_in_until_its_own_are_there():
    before, tiles = Tiles(), Tiles()
    part = Wish(Kind.DRAW, b"", 0, 0, 200, 200, 0, 0, 200, 200)
    old, new = QImage(200, 200, FORM), QImage(200, 200, FORM)
    before.put(part, old)
    tiles.stand_behind(before)
    assert part not in tiles
    assert [picture for _, picture in tiles.stand_ins(0, 0, 200, WHOLE)] == [old]
    tiles.put(part, new)
    assert tiles.get(part) is new
    tiles.forget(0)
    assert not tiles.has_some_of(0)


def kept(*made: Wish) -> Tiles:
    tiles = Tiles()
    for part in made:
        tiles.put(part, QImage(part.across, part.down, FORM))
    return tiles


def whole(width: int, turns: int = 0) -> Wish:
    return Wish(Kind.DRAW, b"", 4, turns, width, width, 0, 0, width, width)


def stood_in(tiles: Tiles, width: int, share: QRectF = WHOLE) -> list[int]:
    return [part.width for part, _ in tiles.stand_ins(4, 0, width, share)]


def test_what_is_next_to_a_size_stands_in_for_it():
    tiles = kept(whole(30), whole(20), whole(60), whole(25, turns=1))
    assert stood_in(tiles, 28) == [30], "it is made smaller rather than larger"
    assert stood_in(tiles, 40) == [60]
    assert stood_in(tiles, 90) == [60]
    assert tiles.has_some_of(4, 1)
    tiles.forget(4)
    assert stood_in(tiles, 30) == []
    assert not tiles.size
    assert not tiles.has_some_of(4)


def test_parts_stand_in_where_they_are_and_what_is_smaller_lies_below_them():
    left = whole(60)._replace(across=30)
    right = left._replace(left=30)
    tiles = kept(left, whole(20))
    assert stood_in(tiles, 90, QRectF(0.1, 0, 0.3, 1)) == [60]
    assert stood_in(tiles, 90, QRectF(0.4, 0, 0.3, 1)) == [20]
    tiles = kept(left, right, whole(20))
    assert stood_in(tiles, 90) == [60, 60]
    tiles = kept(left, left._replace(width=20, height=20, left=9, across=9, down=20))
    assert stood_in(tiles, 90) == [20, 60], "there is nothing that shows all"


def test_a_part_knows_its_place():
    assert rect_of(Wish(Kind.DRAW, b"", 0, 0, 9, 9, 1, 2, 3, 4)).getRect() == (1, 2, 3, 4)


@pytest.mark.parametrize("turns", range(4))
def test_a_place_on_a_page_is_where_it_stands_when_the_page_is_turned(turns):
    page = Page(200, 100, 0, "", b"")
    place = placed(page, turns, 2, QPoint(0, 0))
    width, height = (400, 200) if turns % 2 == 0 else (200, 400)
    assert place.mapRect(QRectF(0, 0, 200, 100)) == QRectF(0, 0, width, height)
    corners = [(0, 0), (width, 0), (width, height), (0, height)]
    assert place.map(QPointF(0, 0)).toTuple() == corners[turns]
