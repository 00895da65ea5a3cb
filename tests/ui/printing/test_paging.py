from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.printing.paging import Pager, Strip

ROOM = 100.0


class Flow:
    def paint(self, painter, block, top, bottom):
        """Nothing is painted here."""


FLOW = Flow()


def strip(height: float, *, block: int = 0, top: float = 0.0, space: float = 0.0, keeps=False):
    return Strip(FLOW, block, top, top + height, space, keeps)


def sheets(*strips: Strip | None) -> list[list[tuple[int, float]]]:
    pager = Pager(iter(strips), ROOM)
    while not pager.is_done:
        pager.fill(1.0)
    return [[(one.block, one.y) for one in sheet] for sheet in pager.sheets]


def test_strips_stand_below_one_another_with_their_space():
    assert sheets(strip(40), strip(30, block=1, space=10), strip(21, block=2)) == [
        [(0, 0.0), (1, 50.0)], [(2, 0.0)],
    ]  # fmt: skip


def test_no_space_is_left_at_the_head_of_a_sheet():
    assert sheets(strip(90), strip(20, block=1, space=30)) == [[(0, 0.0)], [(1, 0.0)]]


def test_a_heading_goes_with_what_follows():
    found = sheets(strip(80), strip(15, block=1, keeps=True), strip(10, block=2))
    assert found == [[(0, 0.0)], [(1, 0.0), (2, 15.0)]]


def test_company_never_leaves_a_sheet_half_empty():
    found = sheets(*(strip(30, block=n, keeps=True) for n in range(5)))
    assert [len(sheet) for sheet in found] == [3, 2]


def test_what_is_not_ready_is_waited_for():
    pager = Pager(iter([strip(10), None, strip(10, block=1)]), ROOM)
    pager.fill(1.0)
    assert not pager.is_done
    while not pager.is_done:
        pager.fill(1.0)
    assert len(pager.sheets) == 1


def test_lines_of_one_block_are_painted_together():
    pager = Pager(iter([strip(10), strip(10, top=10.0), strip(10, top=20.0)]), ROOM)
    pager.fill(1.0)
    ((placed,),) = pager.sheets
    assert (placed.top, placed.bottom) == (0.0, 30.0)


def test_nothing_to_print_is_an_empty_sheet():
    assert sheets() == [[]]


@given(
    st.lists(st.tuples(st.floats(1, 140), st.floats(0, 30), st.booleans()), min_size=1, max_size=60)
)
def test_every_strip_stands_on_one_sheet_in_order_and_inside_it(made):
    strips = [
        strip(height, block=n, space=space, keeps=keeps)
        for n, (height, space, keeps) in enumerate(made)
    ]
    pager = Pager(iter(strips), ROOM)
    while not pager.is_done:
        pager.fill(1.0)
    placed = [one for sheet in pager.sheets for one in sheet]
    assert [one.block for one in placed] == list(range(len(made)))
    for sheet in pager.sheets:
        assert sheet
        for one in sheet:
            assert one.y + one.bottom - one.top <= ROOM + 1e-6 or len(sheet) == 1
