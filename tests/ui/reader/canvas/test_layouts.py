import random
from itertools import count

import pytest
from PySide6.QtGui import QTextLayout

from desktop.domain import CELL_BREAK, ROW_BREAK, BlockKind
from desktop.ui.look.reading_style import ReadingStyle
from desktop.ui.reader.canvas.layout import Typesetter
from desktop.ui.reader.canvas.layouts import Layouts
from tests.ui.reader.conftest import Draft, long_content

pytestmark = pytest.mark.usefixtures("qapp")


def prose_table(rows: int) -> str:
    pick = random.Random(rows)
    words = ["register", "a", "said", "of", "Northgate", "nobody", "1,204", "in", "custody"]
    cells = [" ".join(pick.choices(words, k=pick.randint(1, 30))) for _ in range(5 * rows)]
    return ROW_BREAK.join(CELL_BREAK.join(cells[n : n + 5]) for n in range(0, len(cells), 5))


def tables(*rows: int) -> Layouts:
    draft = Draft()
    for number in rows:
        draft.add("A line between.")
        draft.add(prose_table(number), BlockKind.TABLE)
    content = draft.build()
    return Layouts(content, Typesetter(content, ReadingStyle(), 700))


@pytest.fixture
def shaped(monkeypatch) -> list[str]:
    found: list[str] = []
    monkeypatch.setattr(
        "desktop.ui.reader.canvas.boxes.QTextLayout",
        lambda text, font: found.append(text) or QTextLayout(text, font),
    )
    return found


def test_a_table_is_laid_out_without_shaping_any_of_it(shaped: list[str]) -> None:
    made = tables(300).layout(1)
    assert made.rows == 300
    assert not shaped
    made.measure(200)
    assert 0 < len(shaped) <= 5


def test_rows_are_guessed_nearly() -> None:
    made = tables(300).layout(1)
    guessed = made.height
    for row in range(made.rows):
        made.measure(row)
    assert guessed == pytest.approx(made.height, rel=0.15)


def test_all_rows_are_measured_a_little_at_a_time(monkeypatch, shaped: list[str]) -> None:
    made, clock = tables(40, 60), count()
    monkeypatch.setattr("desktop.ui.reader.canvas.layouts.perf_counter", lambda: next(clock))
    most, before = 0, 0
    while made.measure_some(2):
        most, before = max(most, len(shaped) - before), len(shaped)
    assert 0 < most <= 5
    assert not made.unmeasured
    layouts = [made.layout(index) for index in range(4)]
    assert all(layout.unmeasured < 0 for layout in layouts)
    assert made.heights.total == sum(layout.height for layout in layouts)


def test_what_was_measured_is_known_when_a_table_is_laid_out_again() -> None:
    made = tables(60)
    made.measure(1, 0)
    made.measure(1, 30)
    height = made.layout(1).height
    made.forget(1)
    assert made.layout(1).height == height
    assert made.layout(1).unmeasured == 1


def test_a_new_width_forgets_all_rows() -> None:
    made = tables(60)
    while made.measure_some(1):
        pass
    made.reset(Typesetter(made.content, ReadingStyle(), 420))
    assert made.unmeasured
    assert made.layout(1).unmeasured == 0


def test_a_block_once_forgotten_is_measured_again() -> None:
    content = long_content(30)
    made = Layouts(content, Typesetter(content, ReadingStyle(), 700))
    while made.measure_some(1):
        pass
    made.forget(7)
    assert made.unmeasured
    assert not made.measure_some(1)
