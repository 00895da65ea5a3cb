from __future__ import annotations

import random

from desktop.ui.annotations.even_rows import EvenRows


def test_rows_stand_where_heights_added_up_put_them():
    chance = random.Random(1)
    for _ in range(20):
        count = chance.randrange(1, 40)
        headings = sorted(chance.sample(range(count), chance.randrange(count)))
        rows = EvenRows(count, 9, headings, 4)
        heights = [4 if row in headings else 9 for row in range(count)]
        assert rows.total == sum(heights)
        for row in range(count):
            top = sum(heights[:row])
            assert (rows.top(row), rows.height(row)) == (top, heights[row])
            assert rows.at(top) == rows.at(top + heights[row] - 1) == row


def test_above_the_first_and_below_the_last_the_nearest_row_is_meant():
    rows = EvenRows(3, 9, [0], 4)
    assert (rows.at(-50), rows.at(500)) == (0, 2)
