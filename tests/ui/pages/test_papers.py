from __future__ import annotations

from array import array

import pytest
from PySide6.QtGui import QColor, QImage

from desktop.domain import COLOURS, Page
from desktop.domain.printed.page_wishes import Kind, Read, Wish
from desktop.ui.look.reading_style import DARK, LIGHT, SEPIA
from desktop.ui.pages.papers import DIM, Papers
from tests.ui.look.contrast import contrast

PAGE = Page(40, 20, 0, "", b"")
LARGE = Page(400, 200, 0, "", b"")


def printed() -> QImage:
    """Return white paper with a black left half."""
    picture = QImage(40, 20, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    for x in range(20):
        for y in range(20):
            picture.setPixelColor(x, y, QColor("black"))
    return picture


def found(*pictures: float, page: int = 0) -> Read:
    return Read(Wish(Kind.READ, b"", page), b"", array("f"), array("f", pictures))


def dressed(theme, *pictures: float, page: Page = PAGE, turns: int = 0) -> QImage:
    papers = Papers()
    papers.take(theme)
    papers.put(found(*pictures), page)
    return papers.dressed(printed(), Wish(Kind.DRAW, b"", 0, turns, 40, 20, 0, 0, 40, 20), page)


@pytest.mark.parametrize("theme", [LIGHT, SEPIA])
@pytest.mark.parametrize("pictures", [(), (0, 0, 40, 20)])
def test_paper_has_the_colour_of_the_theme(theme, pictures):
    picture = dressed(theme, *pictures)
    assert picture.pixelColor(30, 5) == QColor(theme.base)
    assert picture.pixelColor(5, 5) == QColor("black")


def test_by_night_light_and_dark_change_places_but_in_pictures():
    picture = dressed(DARK, 0, 0, 400, 100, page=LARGE)
    assert picture.pixelColor(30, 15) == QColor(DARK.base)
    assert picture.pixelColor(5, 15).lightness() > 240
    assert picture.pixelColor(30, 5) == QColor("white")
    assert picture.pixelColor(5, 5) == QColor("black")


def test_pictures_are_spared_on_pages_that_are_turned():
    picture = dressed(DARK, 0, 0, 400, 100, page=LARGE, turns=2)
    assert picture.pixelColor(30, 5) == QColor(DARK.base)
    assert picture.pixelColor(30, 15) == QColor("white")


def test_the_sign_of_a_note_keeps_its_colour_by_night():
    papers = Papers()
    papers.take(DARK)
    assert papers.put(found()._replace(signs=array("f", [0, 0, 40, 100])), LARGE)
    picture = printed()
    for x in range(4):
        for y in range(20):
            picture.setPixelColor(x, y, QColor("#ffe000" if y < 5 else "white"))
    made = papers.dressed(picture, Wish(Kind.DRAW, b"", 0, 0, 40, 20, 0, 0, 40, 20), LARGE)
    sign, paper, print_beside = (made.pixelColor(x, y) for x, y in ((2, 2), (2, 8), (10, 8)))
    assert abs(sign.hue() - QColor("#ffe000").hue()) < 30  # the negative is blue
    assert sign.lightness() < 128
    assert paper == QColor(DARK.base)
    assert print_beside.lightness() > 240


def test_letters_and_lines_that_are_drawn_as_pictures_can_be_read_by_night():
    picture = dressed(DARK, 0, 0, 400, 12, page=LARGE)
    assert picture.pixelColor(5, 0).lightness() > 240


@pytest.mark.parametrize("strips", [1, 10])
def test_a_page_that_is_a_picture_is_no_negative_by_night_and_no_lamp(strips):
    step = LARGE.height / strips
    sides = [side for n in range(strips) for side in (0, n * step, LARGE.width, (n + 1) * step)]
    picture = dressed(DARK, *sides, page=LARGE)
    assert picture.pixelColor(5, 5) == QColor("black")
    assert picture.pixelColor(30, 5) == QColor(DIM.base)


def test_how_a_page_is_dressed_is_to_be_known_first_by_night_alone():
    papers = Papers()
    assert not papers.lack(3)
    papers.take(DARK)
    assert papers.lack(3)
    assert not papers.put(found(page=3), PAGE)
    assert not papers.lack(3)
    assert papers.put(found(0, 0, 40, 20, page=4), PAGE)
    assert papers.of(3) is DARK
    assert papers.marks(4) is papers.marks(4)
    papers.take(LIGHT)
    assert papers.of(4) is LIGHT


def test_lines_of_marks_are_seen_on_dim_paper():
    for colour in COLOURS:
        assert contrast(DIM.ink(colour), QColor(DIM.base)) >= 3


def test_a_page_is_painted_over_one_that_is_not_needed():
    papers, spare = Papers(), printed()
    papers.take(SEPIA)
    part = Wish(Kind.DRAW, b"", 0, 0, 40, 20, 0, 0, 40, 20)
    assert papers.dressed(printed(), part, PAGE, spare) is spare
    assert spare.pixelColor(30, 5) == QColor(SEPIA.base)


def test_what_is_known_of_a_file_goes_on_with_one_that_looks_alike():
    papers = Papers()
    papers.take(DARK)
    assert papers.put(found(0, 0, PAGE.width, PAGE.height), PAGE)
    known = papers.known()
    papers.forget()
    assert papers.lack(0)
    papers.know(known)
    assert not papers.lack(0)
    assert papers.of(0) is DIM
    assert not papers.put(found(0, 0, PAGE.width, PAGE.height), PAGE), "it is dressed so"
