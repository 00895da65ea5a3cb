from __future__ import annotations

from array import array

import pytest
from markdown_it import MarkdownIt

from desktop.domain import BlockKind, Blocks, Content, PlacementStatus
from desktop.export.quotation import blockquote

TABLE = "Year\tHeld | freed\x1e2019\t1,300\x1e\t5\u202805\x1e2021\t"
LINES = (
    ("The register", BlockKind.PARAGRAPH, {}),
    ("No person shall be held.", BlockKind.LIST_ITEM, {"marker": "(c)"}),
    ("Save by order.", BlockKind.LIST_ITEM, {"marker": "i."}),
    ("A later paragraph of it.", BlockKind.LIST_ITEM, {}),
    ("Bread", BlockKind.LIST_ITEM, {"marker": "•"}),
    ("Salt", BlockKind.LIST_ITEM, {"marker": "o"}),
    (TABLE, BlockKind.TABLE, {"header_rows": 1}),
    ("12 people: the end.", BlockKind.FOOTNOTE, {"marker": "12"}),
)


@pytest.fixture
def content():
    text = "\n".join(words for words, _, _ in LINES)
    starts = array("I", [0])
    for words, _, _ in LINES:
        starts.append(starts[-1] + len(words) + 1)
    kinds = bytes(kind for _, kind, _ in LINES)
    attributes = {number: line[2] for number, line in enumerate(LINES) if line[2]}
    return Content(text, Blocks(starts, kinds, bytes(len(LINES)), attributes))


def quoted(make, content, first, last, **values):
    start = content.text.index(first)
    end = content.text.index(last, start) + len(last)
    return blockquote(make.highlight(content, start, end, **values), content)


def test_numbers_stand_with_the_items_whose_beginning_is_quoted(make, content):
    assert quoted(make, content, "No person", "later").splitlines() == [
        "> (c\\) No person shall be held.",
        ">",
        "> i\\. Save by order.",
        ">",
        "> A later",
    ]
    assert (
        quoted(make, content, "person", "order.")
        == "> person shall be held.\n>\n> i\\. Save by order."
    )
    assert quoted(make, content, "12 people", "end.") == "> \\[12\\] 12 people: the end."


def test_bullets_are_no_words(make, content):
    assert quoted(make, content, "Bread", "Salt") == "> Bread\n>\n> Salt"


def test_whole_rows_are_a_table_headed_as_in_the_source(make, content):
    assert quoted(make, content, "Year", "2021").splitlines() == [
        "> | Year | Held \\| freed |",
        "> | --- | --- |",
        "> | 2019 | 1,300 |",
        "> |  | 5 05 |",
        "> | 2021 |  |",
    ]
    assert quoted(make, content, "2019", "1,300").splitlines() == [
        "> |  |  |",
        "> | --- | --- |",
        "> | 2019 | 1,300 |",
    ]


def test_an_empty_first_cell_keeps_the_others_in_their_columns(make, content):
    assert quoted(make, content, "5\u202805", "05").splitlines()[-1] == "> |  | 5 05 |"


def test_parts_of_rows_keep_their_cells_apart(make, content):
    text = quoted(make, content, "freed", "1,300")
    assert text == "> freed\\\n> 2019 \\| 1,300"
    assert quoted(make, content, "1,3", "1,3") == "> 1,3"
    assert quoted(make, content, "2019", "2019") == "> 2019"


def test_a_single_cell_is_no_table_and_a_single_row_is(make):
    row = Content("2019\t1,300", Blocks(array("I", [0, 11]), bytes([BlockKind.TABLE]), bytes(1)))
    assert quoted(make, row, "2019", "1,300").splitlines()[-1] == "> | 2019 | 1,300 |"
    cell = Content("Only this.", Blocks(array("I", [0, 11]), bytes([BlockKind.TABLE]), bytes(1)))
    assert quoted(make, cell, "Only", "this.") == "> Only this."


def test_a_table_between_paragraphs_is_one_in_the_quotation(make, content):
    text = quoted(make, content, "Salt", "the end.")
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    kinds = [token.type for token in tokens if token.level == 1 and token.nesting == 1]
    assert kinds == ["paragraph_open", "table_open", "paragraph_open"]


def test_a_table_that_the_source_has_no_longer_keeps_its_cells(make, content):
    made = make.highlight(content, content.text.index("2019"), content.text.index("2021"))
    gone = make.content("Nothing of it.")
    assert blockquote(made, gone).startswith("> 2019 \\| 1,300\\\n")
    row = make.content("2019\t1,300\u20285")
    assert blockquote(make.highlight(row, 0, len(row.text)), gone) == "> 2019 \\| 1,300 5"
    lines = make.content("One line\u2028and another")
    assert (
        blockquote(make.highlight(lines, 0, len(lines.text)), gone) == "> One line\\\n> and another"
    )
    review = quoted(make, content, "2019", "1,300", status=PlacementStatus.REVIEW)
    assert "| 2019 | 1,300 |" in review
