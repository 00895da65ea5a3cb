import pytest
from PySide6.QtGui import QTextLayout

from desktop.domain import CELL_BREAK, ROW_BREAK, BlockKind, SpanKind
from desktop.ui.look.reading_style import ReadingStyle
from desktop.ui.reader.canvas.block_layout import BlockLayout
from desktop.ui.reader.canvas.boxes import Box
from desktop.ui.reader.canvas.layout import Typesetter
from tests.ui.reader.conftest import Draft

pytestmark = pytest.mark.usefixtures("qapp")


def table(rows: list[list[str]], available: int = 600, headers: int = 1) -> tuple[BlockLayout, str]:
    draft = Draft()
    draft.add("Before")
    draft.add(
        ROW_BREAK.join(CELL_BREAK.join(r) for r in rows), BlockKind.TABLE, header_rows=headers
    )
    content = draft.build()
    made = Typesetter(content, ReadingStyle(), available).lay_out(1)
    for row in range(made.rows):
        made.measure(row)
    return made, content.text


def test_every_cell_is_a_box_with_its_own_text() -> None:
    made, text = table([["Centre", "Held"], ["Northgate", "388"], ["", "not held"]])
    assert [box.text for box in made.boxes] == [
        "Centre",
        "Held",
        "Northgate",
        "388",
        "",
        "not held",
    ]
    assert all(text[box.start : box.end] == box.text for box in made.boxes)


def test_rows_do_not_overlap_and_columns_line_up() -> None:
    made, _ = table([["a", "long words " * 30], ["b", "c"], ["d", "e"]])
    assert made.grid is not None
    for row in range(3):
        for box in made.boxes[2 * row : 2 * row + 2]:
            assert made.grid.tops[row] < box.y
            assert box.y + box.layout.boundingRect().height() <= made.grid.tops[row + 1]
    assert len({box.x for box in made.boxes[::2]}) == 1


def test_a_narrow_table_fills_the_column_and_a_wide_one_overflows_it() -> None:
    narrow, _ = table([["a", "b"]])
    assert narrow.overflow == 0
    assert narrow.grid is not None
    wide, _ = table([[f"Constituency{n}" for n in range(14)]])
    assert wide.overflow > 0
    assert wide.grid is not None
    assert wide.grid.width > narrow.grid.width


def test_a_right_to_left_table_begins_at_the_right() -> None:
    made, _ = table([["שם", "תאריך"], ["a", "b"]])
    assert made.boxes[0].x > made.boxes[1].x


def test_many_cells_are_laid_out_without_shaping_them(monkeypatch) -> None:
    shaped: list[str] = []
    monkeypatch.setattr(
        "desktop.ui.reader.canvas.boxes.QTextLayout",
        lambda text, font: shaped.append(text) or QTextLayout(text, font),
    )
    made, _ = table([[str(n), str(n * 7)] for n in range(800)])
    assert len(made.boxes) == 1600
    assert not shaped


@pytest.mark.parametrize("kind", [SpanKind.BOLD, SpanKind.ITALIC, SpanKind.CODE])
@pytest.mark.parametrize("words", ["lll ill ill lll", "willow mill", "wide words in it"])
def test_a_cell_in_wider_letters_is_as_high_as_its_lines(words: str, kind: SpanKind) -> None:
    draft = Draft()
    draft.add(CELL_BREAK.join([words, "prose " * 60]) + ROW_BREAK + "x", BlockKind.TABLE)
    draft.span(words, kind)
    content = draft.build()
    for width in range(300, 420, 10):
        made = Typesetter(content, ReadingStyle(), width).lay_out(0)
        made.measure(0)
        box = made.boxes[0]
        assert box.height == box.layout.lineCount() * made.boxes[2].height
        assert box.y + box.height <= made.row_top(1)


def test_figures_stand_below_each_other() -> None:
    made, _ = table([["Place", "Held"], ["Harbour", "1,204"], ["Quay", "98"]])
    ends = [box.caret(box.end).x() for box in made.boxes[1::2]]
    assert ends == pytest.approx([ends[0]] * 3, abs=1)
    assert made.boxes[3].caret(made.boxes[3].start).x() > made.boxes[3].x + 40


def test_only_columns_and_rows_at_a_place_are_made(monkeypatch) -> None:
    made, _ = table([[f"{row * column}" for column in range(300)] for row in range(40)])
    boxes = []
    monkeypatch.setattr(
        "desktop.ui.reader.canvas.table.table_layout.Box",
        lambda *a, **k: boxes.append(a) or Box(*a, **k),
    )
    top = made.grid.tops[20]
    seen = list(made.boxes_between(top, top + 80, 1000, 1500))
    assert 20 < len(seen) == len(boxes) < 100
    places = {(box.x, box.y) for box in made.boxes if top <= box.y < top + 40}
    inside = {(x, y) for x, y in places if 1000 <= x <= 1400}
    assert inside <= {(box.x, box.y) for box in seen}


@pytest.mark.parametrize("cell", ["1,204", "AVAVAV Ta To", "WWW", "–", "a word or two more", ""])
def test_a_cell_is_as_high_as_its_text_whoever_asks_first(cell: str) -> None:
    rows = [["Head", "Another"], ["x", "y" * 40]] + [[cell, "z"]] * 3
    made, _ = table(rows, 260)
    for number, box in enumerate(made.boxes):
        row = number // 2
        box.layout  # noqa: B018 - shapes it
        room = made.grid.tops[row + 1] - box.y
        assert box.height <= room
    lowest = min(made.grid.tops[row + 1] - made.grid.tops[row] for row in range(len(rows)))
    assert lowest >= made.boxes[0].height


def test_a_ragged_row_has_boxes_of_its_own() -> None:
    made, text = table([["a", "b", "c"], ["d"], ["e", "f", "g"]])
    assert [box.text for box in made.boxes] == list("abcdefg")
    assert all(text[box.start : box.end] == box.text for box in made.boxes)
    assert made.boxes[4].y > made.boxes[3].y > made.boxes[2].y
