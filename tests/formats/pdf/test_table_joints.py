"""Tables over pages."""

from __future__ import annotations

import pytest

from desktop import formats
from desktop.domain import BlockKind
from desktop.formats.pdf.order.page_lines import Line, LineTable, Piece
from desktop.formats.pdf.table_joints import joined_tables
from desktop.pdf import Box
from tests.formats.pdf.samples import Made, Text

HEAD = ("Port", "Vessels")


def text(words: str, page: int) -> Line:
    return Line(page, page, [Piece(words)], Box(50, 20, 250, 30), 28, 10)


def table(page: int, *rows: tuple[str, ...], width: float = 200) -> Line:
    made = Line(page, page, [Piece("all")], Box(50, 40, 50 + width, 90), 48, 10)
    made.table = LineTable([[[text(cell, page)] for cell in row] for row in rows], 0)
    return made


def rows(line: Line) -> list[list[str]]:
    assert line.table
    return [["".join(one.text for one in cell) for cell in row] for row in line.table.rows]


def test_rows_go_on_and_those_that_are_repeated_are_there_once():
    pages = [
        [text("above", 0), table(0, HEAD, ("Aden", "4"))],
        [table(1, HEAD, ("Basra", "5"))],
        [table(2, HEAD, ("Calais", "6")), text("below", 2)],
    ]
    repeated, emptied = joined_tables(pages)
    assert rows(pages[0][1]) == [[*HEAD], ["Aden", "4"], ["Basra", "5"], ["Calais", "6"]]
    assert [(line.text, line.page) for line in repeated] == [
        ("Port", 1), ("Vessels", 1), ("Port", 2), ("Vessels", 2),
    ]  # fmt: skip
    assert emptied == {1}
    assert [line.text for line in pages[2]] == ["below"]
    assert pages[0][1].table
    assert pages[0][1].table.header_rows == 1


def test_rows_go_on_without_a_head_below_columns_as_wide():
    pages = [[table(0, HEAD, ("Aden", "4"))], [table(1, ("Basra", "5"), ("Calais", "6"))]]
    repeated, _ = joined_tables(pages)
    assert (len(rows(pages[0][0])), repeated) == (4, [])


@pytest.mark.parametrize(
    "following",
    [
        [text("between", 1), table(1, HEAD, ("Basra", "5"))],
        [table(1, ("a", "b", "c"), ("d", "e", "f"))],
        [table(1, ("Basra", "5"), ("Calais", "6"), width=150)],
    ],
)
def test_another_table_is_another(following):
    pages = [[table(0, HEAD, ("Aden", "4"))], following]
    count = len(following)
    joined_tables(pages)
    assert (len(rows(pages[0][0])), len(following)) == (2, count)


def test_a_table_that_is_nothing_but_repeated_keeps_a_row():
    pages = [[table(0, HEAD, ("Aden", "4"))], [table(1, HEAD, ("Aden", "4"))]]
    joined_tables(pages)
    assert rows(pages[0][0])[2:] == [["Aden", "4"]]


def test_a_ruled_table_of_a_file(tmp_path):
    def page(first: int) -> list[Text]:
        cells = [HEAD, *((f"Port {first + n}", f"{first + n},300") for n in range(3))]
        return [Text(word, 55 + 100 * at, 112 + 20 * n) for n, row in enumerate(cells)
                for at, word in enumerate(row)]  # fmt: skip

    lines = [f"50 {500 - 20 * n} m 250 {500 - 20 * n} l S" for n in range(5)]
    lines += [f"{x} 420 m {x} 500 l S" for x in (50, 150, 250)]
    path = tmp_path / "file.pdf"
    path.write_bytes(Made([page(1), page(4), page(7)], drawn="\n".join(lines)).data())
    parsed = formats.read(path)
    content = parsed.content
    found = [block for block in content.blocks if block.kind is BlockKind.TABLE]
    assert len(found) == 1
    said = content.text[found[0].start : found[0].end]
    assert said.count("Vessels") == 1
    assert [f"Port {n}\t{n},300" in said for n in range(1, 10)] == [True] * 9
    assert content.text[content.body_end :].count("Vessels") == 2
    assert parsed.pages.runs_on(1)
