from __future__ import annotations

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from desktop.library.arguing.standing import position_at


class Journal:
    def update(self, row, **values):
        vars(row).update(values)


@given(st.lists(st.integers(0, 40), max_size=60))
def test_rows_stand_where_they_were_put(places):
    rows = []
    for number, at in enumerate(places):
        row = SimpleNamespace(number=number, position=position_at(Journal(), rows, at))
        rows.insert(min(at, len(rows)), row)
        positions = [one.position for one in rows]
        assert positions == sorted(set(positions))
        assert all(position > 0 for position in positions)


def test_there_is_room_for_any_number_at_one_place():
    rows = []
    for _ in range(100):
        rows.insert(0, SimpleNamespace(position=position_at(Journal(), rows, 0)))
    positions = [one.position for one in rows]
    assert positions == sorted(set(positions))
