from __future__ import annotations

import pytest
from PySide6.QtCore import QSize

from desktop.domain import Page, PageMap
from desktop.ui.pages.arranging.arrangement import Fit
from desktop.ui.pages.arranging.page_stack import GAP, PageStack
from desktop.ui.pages.arranging.page_zoom import STEPS, PageZoom

STACK = PageStack(PageMap.of("e", [Page(600, 800, 0, "", bytes(8))], [], 0))
ROOM = QSize(600 + 2 * GAP, 400 + 2 * GAP)


def test_at_first_pages_fill_the_width():
    assert PageZoom().scale(STACK, 0, ROOM) == pytest.approx(1)


def test_a_whole_page_fills_the_height():
    zoom = PageZoom()
    zoom.fit = Fit.PAGE
    assert zoom.scale(STACK, 0, ROOM) == pytest.approx(0.5)


def test_in_a_wide_window_pages_are_not_as_wide_as_that():
    wide = PageZoom().scale(STACK, 0, QSize(6000, 400))
    assert wide * 600 < 2000


def test_steps_go_on_from_what_is_shown_to_either_end():
    zoom = PageZoom()
    assert zoom.step(1, 96 / 72).endswith("110\N{NO-BREAK SPACE}%.")
    assert zoom.scale(STACK, 0, ROOM) == pytest.approx(1.1 * 96 / 72)
    zoom.step(-1, zoom.scale(STACK, 0, ROOM))
    assert zoom.percent == 100
    for _ in STEPS:
        zoom.step(1, zoom.scale(STACK, 0, ROOM))
    assert zoom.percent == 800
    for _ in STEPS:
        zoom.step(-1, zoom.scale(STACK, 0, ROOM))
    assert zoom.percent == 25


def test_no_step_is_back_to_the_width():
    zoom = PageZoom()
    zoom.step(1, 1)
    assert "width" in zoom.step(0, 1)
    assert zoom.fit is Fit.WIDTH


def test_a_wall_map_fits_too_and_is_made_no_larger_by_zooming_out():
    map_ = PageStack(PageMap.of("e", [Page(14_400, 14_400, 0, "", bytes(8))], [], 0))
    zoom = PageZoom()
    for fit in (Fit.WIDTH, Fit.PAGE):
        zoom.fit = fit
        scale = zoom.scale(map_, 0, ROOM)
        assert 14_400 * scale <= ROOM.width()
        assert zoom.step(-1, scale).endswith("\N{NO-BREAK SPACE}%.")
        assert zoom.scale(map_, 0, ROOM) <= scale
    zoom.step(1, scale)
    assert zoom.percent == 25
