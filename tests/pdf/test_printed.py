"""Rectangles."""

from __future__ import annotations

from desktop.pdf import Box


def test_a_box_knows_its_size_and_what_lies_in_it():
    box = Box(1, 2, 4, 8)
    assert (box.width, box.height) == (3, 6)
    assert box.holds(1, 8)
    assert not box.holds(0, 5)
    assert not box.holds(2, 9)
