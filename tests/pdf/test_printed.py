"""Rectangles."""

from __future__ import annotations

import pytest

from desktop.pdf import Box


def test_a_box_knows_its_size_and_what_lies_in_it():
    box = Box(1, 2, 4, 8)
    assert (box.width, box.height) == (3, 6)
    assert box.holds(1, 8)
    assert not box.holds(0, 5)
    assert not box.holds(2, 9)


@pytest.mark.parametrize("side", [float("nan"), float("inf"), -float("inf"), 1e9])
def test_what_no_page_reaches_is_nowhere(side):
    assert Box(-10, -10, 5_000, 5_000).is_somewhere
    assert not Box(0, 0, side, 10).is_somewhere
    assert not Box(side, 0, 0, 10).is_somewhere
