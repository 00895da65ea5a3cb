"""Tables among the words of a page."""

from __future__ import annotations

import pytest

from desktop import formats
from desktop.domain import BlockKind
from tests.formats.pdf.samples import BOLD, HEIGHT, Made, Text, lines

XS, YS = (50, 120, 200), (200, 220, 240)
GRID = "\n".join(
    [f"{XS[0]} {HEIGHT - y} m {XS[-1]} {HEIGHT - y} l S" for y in YS]
    + [f"{x} {HEIGHT - YS[0]} m {x} {HEIGHT - YS[-1]} l S" for x in XS]
)
CELLS = [Text("Town", 55, 215), Text("People", 125, 215), Text("Riga", 55, 235)]
CELLS += [Text("605,000", 125, 235)]
ABOVE, BELOW = lines("What stands above the table."), lines("What stands below it.", y=300)


@pytest.fixture
def read(tmp_path):
    def read(*texts: Text, drawn: str = GRID, **about):
        path = tmp_path / "file.pdf"
        path.write_bytes(Made([texts], drawn=drawn, **about).data())
        return formats.read(path)

    return read


def blocks(parsed) -> list[tuple[BlockKind, str]]:
    content = parsed.content
    return [(block.kind, content.text[block.start : block.end]) for block in content.blocks]


def test_ruled_lines_make_a_table_where_it_stands(read):
    parsed = read(*BELOW, *CELLS, *ABOVE)
    assert blocks(parsed) == [
        (BlockKind.PARAGRAPH, ABOVE[0].words),
        (BlockKind.TABLE, "Town\tPeople\x1eRiga\t605,000"),
        (BlockKind.PARAGRAPH, BELOW[0].words),
    ]
    assert not parsed.remarks


def test_a_table_drawn_as_rectangles_is_one_too(read):
    boxes = "\n".join(
        f"{x} {HEIGHT - y - 20} {w} 20 re S" for y in YS[:2] for x, w in ((50, 70), (120, 80))
    )
    assert blocks(read(*CELLS, drawn=boxes))[0][1] == "Town\tPeople\x1eRiga\t605,000"


def test_a_row_in_bold_above_all_others_is_its_head(read):
    bold = [Text(cell.words, cell.x, cell.y, 10, BOLD) for cell in CELLS[:2]]
    content = read(*bold, *CELLS[2:]).content
    assert content.blocks[0].attributes == {"header_rows": 1}


def test_lines_of_a_cell_are_joined_and_known_by_their_place(read):
    parsed = read(*CELLS[:3], Text("unregis-", 125, 229), Text("tered", 125, 238))
    assert parsed.content.text == "Town\tPeople\x1eRiga\tunregistered"
    start = parsed.content.text.index("tered")
    (found,) = parsed.pages.characters(start, start + 5)
    assert (found.page, found.last - found.first) == (0, 5)


def test_words_that_a_line_goes_through_are_no_table(read):
    parsed = read(Text("Words that go over a line", 55, 215), *CELLS[2:], *ABOVE)
    assert BlockKind.TABLE not in {kind for kind, _ in blocks(parsed)}
    assert "Words that go over a line" in parsed.content.text


def test_a_box_around_text_is_no_table(read):
    parsed = read(Text("Alone", 55, 215))
    assert blocks(parsed) == [(BlockKind.PARAGRAPH, "Alone")]


def test_a_table_without_lines_round_cells_is_said(read):
    rules = "\n".join(f"50 {HEIGHT - y} m 300 {HEIGHT - y} l S" for y in YS)
    parsed = read(*ABOVE, *CELLS, drawn=rules)
    assert BlockKind.TABLE not in {kind for kind, _ in blocks(parsed)}
    assert parsed.remarks == (
        "Tables on 1 page have no lines around their cells: they are kept as lines of text.",
    )


def test_tags_make_a_table(read):
    tagged = [Text(c.words, c.x, c.y, tag="TD") for c in CELLS]
    parsed = read(*tagged, drawn="", table=((0, 1), (2, 3)))
    assert blocks(parsed) == [(BlockKind.TABLE, "Town\tPeople\x1eRiga\t605,000")]


def test_tags_that_jump_about_are_not_believed(read):
    tagged = [Text(c.words, c.x, c.y, tag="TD") for c in CELLS]
    kinds = {kind for kind, _ in blocks(read(*tagged, drawn="", table=((2, 3), (0, 1))))}
    assert kinds == {BlockKind.PARAGRAPH}


def _listed(*rows: tuple[str, str]) -> list[Text]:
    """Return the cells of a row that no lines part: each with lines below one another."""
    return [
        Text(said, x, 228 + 10 * number, 8)
        for number, row in enumerate(rows)
        for said, x in zip(row, (55, 125), strict=True)
        if said
    ]


TALL = GRID.replace(f"{HEIGHT - YS[-1]}", f"{HEIGHT - 290}")


def test_rows_of_figures_need_no_lines_between_them(read):
    parsed = read(*CELLS[:2], *_listed(("Riga", "605,000"), ("Aden", "12")), drawn=TALL)
    assert blocks(parsed)[0][1] == "Town\tPeople\x1eRiga\t605,000\x1eAden\t12"


@pytest.mark.parametrize(
    "rows",
    [
        [("Riga on", "its bay"), ("the river", "is a town")],
        [("Riga on", "605,000"), ("the river", "")],
    ],
)
def test_text_that_is_broken_in_lines_stays_one_row(read, rows):
    parsed = read(*CELLS[:2], *_listed(*rows), drawn=TALL)
    assert blocks(parsed)[0][1].count("\x1e") == 1
