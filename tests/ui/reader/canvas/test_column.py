import gc
import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextLayout

from desktop.domain import CELL_BREAK, ROW_BREAK, SOFT_BREAK, BlockKind
from desktop.ui.look.reading_style import ReadingStyle
from desktop.ui.reader.canvas.block_layout import BlockLayout
from desktop.ui.reader.canvas.column import Column, Pin
from desktop.ui.reader.canvas.layout import Typesetter
from desktop.ui.reader.surface.folds import Folds
from tests.ui.reader.conftest import Draft, long_content

pytestmark = pytest.mark.usefixtures("qapp")
HEIGHT = 700


def column(blocks: int = 600) -> Column:
    content = long_content(blocks)
    return Column(content, Typesetter(content, ReadingStyle(), 700))


def test_scrolling_there_and_back_returns_to_the_pixel() -> None:
    made = column()
    made.scroll(4321, HEIGHT)
    before = made.anchor
    for _ in range(30):
        made.scroll(690, HEIGHT)
    for _ in range(30):
        made.scroll(-690, HEIGHT)
    assert made.anchor == before


def test_a_place_is_brought_exactly_to_its_height() -> None:
    made = column()
    random.seed(3)
    for _ in range(40):
        offset = random.randrange(len(made.content.text) - 8000)
        made.bring(Pin(offset, 100), HEIGHT)
        index, rect = made.caret(offset)
        top = next(s.y for s in made.shown(HEIGHT) if s.index == index) + rect.top()
        if made.anchor != (0, 0):
            assert abs(top - 100) <= 1


def test_measuring_the_rest_moves_nothing_on_screen() -> None:
    made = column()
    made.bring(Pin(len(made.content.text) // 2, 0), HEIGHT)
    before, guessed = [(s.index, s.y) for s in made.shown(HEIGHT)], made.heights.total
    while made.measure_some(0.05):
        pass
    assert [(s.index, s.y) for s in made.shown(HEIGHT)] == before
    assert made.heights.total != guessed
    assert not made.unmeasured
    assert made.heights.total == sum(made.layout(n).height for n in range(made.count))


def test_the_end_stays_at_the_bottom() -> None:
    made = column(60)
    made.scroll(10**7, HEIGHT)
    last = list(made.shown(HEIGHT))[-1]
    assert last.index == made.count - 1
    assert last.y + last.layout.height == HEIGHT


def laid_out() -> int:
    return sum(isinstance(thing, BlockLayout) for thing in gc.get_objects())


def test_only_so_many_blocks_stay_laid_out() -> None:
    made = column(1200)
    before = laid_out()
    for _ in range(400):
        made.scroll(600, HEIGHT)
    assert made.anchor > (500, 0)
    assert 0 < laid_out() - before <= 400


def test_the_scroll_bar_finds_the_place_it_shows() -> None:
    made = column(200)
    while made.measure_some(0.05):
        pass
    made.bring(Pin(30_000, 0), HEIGHT)
    anchor, value = made.anchor, made.value
    made.drag_to(0, HEIGHT)
    made.drag_to(value, HEIGHT)
    assert made.anchor == anchor


def test_an_empty_text_has_nothing_to_show() -> None:
    content = Draft().build()
    made = Column(content, Typesetter(content, ReadingStyle(), 700))
    made.scroll(100, HEIGHT)
    made.bring(Pin(0, 0), HEIGHT)
    made.drag_to(50, HEIGHT)
    assert list(made.shown(HEIGHT)) == []
    assert made.pin() == Pin(0, 0.0)
    assert not made.measure_some(0.01)


WORDS = [
    "held", "of", "incomprehensibilities", "1,204", "naïve", "–", "שלום", "日本語", "e\u0301", "🇺🇳",
    f"one{SOFT_BREAK}two",
]  # fmt: skip
cells = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
tables = st.lists(
    st.lists(cells, min_size=1, max_size=5).map(CELL_BREAK.join), min_size=6, max_size=20
).map(ROW_BREAK.join)


def columns() -> st.SearchStrategy[Column]:
    """Return columns of two tables among paragraphs."""

    def made(drawn: tuple[str, str, int]) -> Column:
        first, second, width = drawn
        draft = Draft()
        for table in (first, second):
            draft.add("A paragraph before a table. " * 9)
            draft.add(table, BlockKind.TABLE)
        draft.add("After it. " * 200)
        content = draft.build()
        return Column(content, Typesetter(content, ReadingStyle(), width))

    return st.tuples(tables, tables, st.integers(200, 900)).map(made)


def on_screen(made: Column) -> list[tuple[int, float, float]]:
    """Return where each run of text on screen begins in the text, and where it stands."""
    return [
        (box.start, box.x, shown.y + box.y)
        for shown in made.shown(HEIGHT)
        for box in shown.layout.boxes_between(-shown.y, HEIGHT - shown.y)
    ]


def is_at_an_end(made: Column) -> bool:
    """Say whether one cannot scroll on, so that the last scrolling may have been cut short."""
    last = list(made.shown(HEIGHT))[-1]
    return made.anchor == (0, 0) or last.y + last.layout.height <= HEIGHT


def measure_all(made: Column) -> None:
    while made.measure_some(1):
        pass


@given(columns(), st.data())
@settings(max_examples=25, deadline=None)
def test_an_offset_brought_to_a_height_is_there_and_is_found_there(made, data) -> None:
    length = len(made.content.text) - 2000
    for offset in data.draw(st.lists(st.integers(0, length), min_size=1, max_size=5)):
        wanted = data.draw(st.integers(0, HEIGHT - 200))
        made.bring(Pin(offset, wanted), HEIGHT)
        shown = next(s for s in made.shown(HEIGHT) if s.index == made.content.blocks.at(offset))
        box, rect = shown.layout.box_of(offset), made.caret(offset)[1]
        if made.anchor != (0, 0):
            assert shown.y + rect.top() == pytest.approx(wanted, abs=1)
        beside = rect.center()
        found = shown.layout.box_near(beside.x(), beside.y())
        assert found is box
        again = found.nearest(beside.x(), beside.y())
        assert found.caret(again).y() == rect.y()
        # Combined letters and the ends of wrapped lines share a place.
        assert abs(found.caret(again).x() - rect.x()) <= 1 or box.mixed or again <= offset


@given(columns(), st.data())
@settings(max_examples=25, deadline=None)
def test_going_on_and_back_shows_the_same_rows_at_the_same_places(made, data) -> None:
    offset = data.draw(st.integers(0, len(made.content.text) - 2000))
    made.bring(Pin(offset, 0), HEIGHT)
    step = data.draw(st.sampled_from([-HEIGHT, -97, -31, 31, 97, HEIGHT]))
    seen = [on_screen(made)]
    for _ in range(12):
        pin = made.pin()
        made.scroll(step, HEIGHT)
        if is_at_an_end(made):
            made.bring(pin, HEIGHT)
            break
        seen.append(on_screen(made))
        if data.draw(st.booleans()):
            made.measure_some(0.001)
    for before in reversed(seen[:-1]):
        made.scroll(-step, HEIGHT)
        assert on_screen(made) == before


@given(columns(), st.data())
@settings(max_examples=25, deadline=None)
def test_scrolling_moves_what_stays_on_screen_by_as_much(made, data) -> None:
    made.bring(Pin(data.draw(st.integers(0, len(made.content.text) - 2000)), 60), HEIGHT)
    for pixels in data.draw(st.lists(st.integers(-300, 300), max_size=8)):
        before = {start: y for start, _, y in on_screen(made)}
        made.scroll(pixels, HEIGHT)
        after = {start: y for start, _, y in on_screen(made)}
        if not is_at_an_end(made):
            assert all(before[start] - after[start] == pixels for start in before.keys() & after)


@given(columns(), st.data())
@settings(max_examples=25, deadline=None)
def test_measuring_all_rows_moves_none_on_screen(made, data) -> None:
    made.bring(Pin(data.draw(st.integers(0, len(made.content.text) - 2000)), 0), HEIGHT)
    pin, before = made.pin(), on_screen(made)
    measure_all(made)
    assert made.pin() == pin
    assert on_screen(made) == before
    assert made.heights.total == sum(made.layout(n).height for n in range(made.count))


def assert_rows_do_not_overlap(made: Column, height: int) -> None:
    for shown in made.shown(height):
        layout = shown.layout
        top, bottom = layout.row_at(-shown.y), layout.row_at(height - shown.y)
        for row in range(top, bottom + 1):
            end = layout.row_top(row + 1) if row + 1 < layout.rows else layout.height
            for box in layout.boxes_in(row):
                box.layout  # noqa: B018 - shapes it
                assert layout.row_top(row) <= box.y
                assert box.y + box.height <= end


@given(columns(), st.data())
@settings(max_examples=25, deadline=None)
def test_rows_on_screen_never_overlap(made, data) -> None:
    made.drag_to(data.draw(st.integers(0, made.heights.total)), HEIGHT)
    assert_rows_do_not_overlap(made, HEIGHT)


@pytest.mark.parametrize("above", [0, 10])
def test_a_row_that_begins_at_the_lower_edge_is_measured_and_moves_nothing(above) -> None:
    broken = SOFT_BREAK.join(["a", "b", "c"])
    draft = Draft()
    draft.add(
        ROW_BREAK.join(["held", f"of{CELL_BREAK}held", f"held{CELL_BREAK}{broken}", "held"]),
        BlockKind.TABLE,
    )
    draft.add("After it. " * 200)
    content = draft.build()
    made = Column(content, Typesetter(content, ReadingStyle(), 700))
    layout = made.layout(0)
    edge, guessed = layout.row_top(2), layout.row_top(3)
    made.drag_to(above, edge - above)
    assert_rows_do_not_overlap(made, edge - above)
    assert made.anchor == (0, above)
    assert layout.row_top(2) == edge
    assert layout.row_top(3) > guessed


def prose(rows: int) -> Column:
    pick = random.Random(4)
    lines = [
        CELL_BREAK.join(" ".join(pick.choices(WORDS[:4], k=pick.randint(5, 30))) for _ in range(5))
        for _ in range(rows)
    ]
    draft = Draft()
    draft.add(ROW_BREAK.join(lines), BlockKind.TABLE)
    content = draft.build()
    return Column(content, Typesetter(content, ReadingStyle(), 700))


def test_a_jump_shapes_what_is_in_view_however_long_the_table_is(monkeypatch) -> None:
    shaped: list[str] = []
    monkeypatch.setattr(
        "desktop.ui.reader.canvas.boxes.QTextLayout",
        lambda text, font: shaped.append(text) or QTextLayout(text, font),
    )
    counts = []
    for rows in (100, 400, 1600):
        made = prose(rows)
        shaped.clear()
        made.bring(Pin(len(made.content.text) // 2, 100), HEIGHT)
        seen = len(on_screen(made))
        counts.append(len(shaped))
        assert len(shaped) <= seen + 2 * 5
    assert max(counts) < 2 * min(counts)


def test_the_end_of_a_long_table_stays_at_the_bottom() -> None:
    made = prose(300)
    made.drag_to(made.heights.total, HEIGHT)
    last = list(made.shown(HEIGHT))[-1]
    assert last.y + last.layout.height == HEIGHT
    made.scroll(500, HEIGHT)
    assert list(made.shown(HEIGHT))[-1].y == last.y


def test_a_place_in_a_table_is_exact_for_two_pages_when_it_is_approached() -> None:
    made, guess = prose(300), prose(300)
    for one in (made, guess):
        one.bring(Pin(len(one.content.text) // 2, 0), HEIGHT)
    here, middle = made.anchor[1], made.layout(0).row_at(made.anchor[1])
    rows = [middle + row for row in (-9, -3, -1, 2, 9)]
    starts = [made.layout(0).boxes_in(row)[0].start for row in rows]
    for offset in starts:
        made.approach(offset, HEIGHT)
    told = [made.caret(offset)[1].top() - made.anchor[1] for offset in starts]
    measure_all(made)
    exact = [made.caret(offset)[1].top() - made.anchor[1] for offset in starts]
    near = [(one, other) for one, other in zip(told, exact, strict=True) if abs(other) < 2 * HEIGHT]
    assert 3 <= len(near) < 5
    assert all(one == other for one, other in near)
    assert [guess.caret(offset)[1].top() - here for offset in starts] != exact
    assert all(one < other for one, other in pairwise(exact))


def folded(made: Column, shown: bytes) -> Column:
    made.fold(Folds(shown))
    made.bring(Pin(0, 0), HEIGHT)
    return made


@given(st.lists(st.sampled_from((0, 0, 0, 1, 2)), min_size=120, max_size=120), st.data())
@settings(max_examples=40, deadline=None)
def test_a_folded_column_scrolls_measures_and_brings_as_a_whole_one_does(shown, data) -> None:
    made = folded(column(120), bytes(shown))
    offset = data.draw(st.integers(0, len(made.content.text)))
    made.bring(Pin(offset, 300), HEIGHT)
    on_screen = [(row.index, row.y) for row in made.shown(HEIGHT)]
    rows = [index for index, _ in on_screen]
    assert rows == [made.folds.row(index) for index in rows]
    assert made.caret(offset)[0] == made.folds.row(made.content.blocks.at(offset))
    while made.measure_some(0.05):
        pass
    assert [(row.index, row.y) for row in made.shown(HEIGHT)] == on_screen
    each = [made.layout(row).height for row in map(made.folds.nth, range(made.folds.count))]
    assert made.heights.total == sum(each)
    before = made.anchor
    made.drag_to(made.value, HEIGHT)
    assert made.anchor == before


def test_what_is_folded_away_has_no_height_and_is_not_laid_out() -> None:
    made = folded(column(), bytes([2]) + bytes(598) + bytes([2]))
    assert made.folds.count == 3
    assert [row.index for row in made.shown(HEIGHT)] == [0, 1, 599]
    assert sum(made.heights[number] for number in range(2, 599)) == 0


def test_a_picture_that_gets_its_size_while_folded_away_takes_no_room() -> None:
    draft = Draft()
    draft.add("Kept. " * 40)
    draft.add("Before it. " * 40)
    draft.add("", BlockKind.IMAGE, asset="a")
    draft.add("Kept. " * 40)
    content = draft.build()
    made = folded(Column(content, Typesetter(content, ReadingStyle(), 700)), bytes([2, 0, 0, 2]))
    made.size_picture("a", (600, 400))
    while made.measure_some(0.05):
        pass
    assert made.heights[2] == 0


def test_a_page_that_is_turned_ends_above_a_fold_that_would_be_cut() -> None:
    made = folded(column(), bytes([2]) + bytes(598) + bytes([2]))
    row = list(made.shown(HEIGHT))[1]
    assert made.whole(row.y + row.layout.top + 5) == row.y + row.layout.top
    assert made.whole(HEIGHT) == HEIGHT
