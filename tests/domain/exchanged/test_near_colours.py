from __future__ import annotations

import pytest

from desktop.domain import COLOURS
from desktop.domain.exchanged.near_colours import nearest


@pytest.mark.parametrize(
    ("given", "near"),
    [
        ("#ffd400", "yellow"),
        ("#ff6666", "pink"),
        ("#5fb236", "green"),
        ("#2ea8e5", "blue"),
        ("#a28ae5", "purple"),
        ("#e56eee", "pink"),
        ("#f19837", "orange"),
        ("#aaaaaa", "yellow"),
        ("", "yellow"),
        ("blue", "blue"),
        ("no colour", "yellow"),
    ],
)
def test_each_colour_is_near_one_of_six(given: str, near: str) -> None:
    assert nearest(given) == near


def test_all_six_are_their_own() -> None:
    assert [nearest(one) for one in COLOURS] == list(COLOURS)
