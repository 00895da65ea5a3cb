import gc
import random

import pytest

from desktop.ui.look.reading_style import ReadingStyle
from desktop.ui.reader.canvas.block_layout import BlockLayout
from desktop.ui.reader.canvas.column import Column, Pin
from desktop.ui.reader.canvas.layout import Typesetter
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
