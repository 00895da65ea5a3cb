from __future__ import annotations

import pytest
from lxml import html

from desktop.formats.walk.list_numbers import Numbering, printed


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (4, "1", "4"), (1, "a", "a"), (26, "a", "z"), (27, "a", "aa"), (28, "A", "AB"),
        (4, "i", "iv"), (1994, "I", "MCMXCIV"), (4000, "i", "4000"), (0, "a", "0"), (-3, "i", "-3"),
    ],
)  # fmt: skip
def test_numbers_as_a_browser_prints_them(value, kind, expected) -> None:
    assert printed(value, kind) == expected


def test_bullets_change_with_depth_and_may_be_none() -> None:
    element = html.fromstring("<ul><li>x</ul>")
    item = element[0]
    assert [Numbering(element, depth).marker(item) for depth in (1, 2, 3, 9)] == [
        "•",
        "◦",
        "▪",
        "▪",
    ]
    assert Numbering(html.fromstring('<ul style="list-style: none"></ul>'), 1).marker(item) == ""


def test_style_beats_type() -> None:
    element = html.fromstring('<ol type=1 style="list-style-type:lower-roman" start=2><li>x</ol>')
    assert Numbering(element, 1).marker(element[0]) == "ii."


def test_signs_are_counted_by_doubling_them() -> None:
    assert [printed(n, "*") for n in (1, 2, 4, 5, 8, 9)] == ["*", "†", "§", "**", "§§", "***"]
