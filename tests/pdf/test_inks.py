"""Colours of annotations."""

from __future__ import annotations

import pytest

from desktop.domain import COLOURS
from desktop.pdf import inks


@pytest.mark.parametrize("colour", COLOURS)
def test_what_is_written_in_a_colour_is_read_as_that(colour):
    assert inks.nearest(inks.fill(colour)) == colour
    assert inks.nearest(inks.line(colour)) == colour


@pytest.mark.parametrize(
    ("ink", "colour"),
    [
        ((255, 255, 0), "yellow"),
        ((255, 212, 0), "yellow"),
        ((255, 0, 0), "pink"),
        ((255, 102, 102), "pink"),
        ((229, 110, 238), "pink"),
        ((95, 178, 54), "green"),
        ((46, 168, 229), "blue"),
        ((0, 255, 255), "blue"),
        ((162, 138, 229), "purple"),
        ((241, 152, 55), "orange"),
        ((0, 0, 0), ""),
        ((255, 255, 255), ""),
        ((170, 170, 170), ""),
    ],
)
def test_colours_of_others_are_taken_for_the_nearest_of_ours(ink, colour):
    assert inks.nearest(ink) == colour


def test_an_unknown_colour_is_written_as_the_first():
    assert inks.fill("mauve") == inks.fill(COLOURS[0])
