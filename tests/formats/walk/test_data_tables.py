from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from desktop.formats.canon.canonical import Builder
from desktop.formats.walk.data_tables import header_rows, is_data
from desktop.formats.web.html import parse, walk

SPANS = st.tuples(st.integers(0, 1000), st.integers(0, 100))


def table(inside: str, attributes: str = ""):
    return html.fragment_fromstring(f"<table {attributes}>{inside}</table>")


TWO = "<tr><td>a<td>b</tr><tr><td>c<td>d</tr>"


@pytest.mark.parametrize(
    ("inside", "attributes", "expected"),
    [
        (TWO, "", True),
        ("<tr><th>a</tr>", "", True),
        ("<caption>x</caption><tr><td>a</tr>", "", True),
        (TWO, "role=presentation", False),
        ("<tr><td>a<td>b</tr>", "", False),
        ("<tr><td>a</tr><tr><td>b</tr>", "", False),
        (f"<tr><td>a<td><table>{TWO}</table></tr>" * 2, "", False),
        (f"<tr><td>a<td>{'word ' * 1000}</tr>" * 2, "", False),
        ("<tr><td>a<td><h2>b</h2></tr>" * 2, "", False),
    ],
)
def test_tables_of_data_are_told_from_layout(inside, attributes, expected) -> None:
    assert is_data(table(inside, attributes)) is expected


@pytest.mark.parametrize(
    ("inside", "count"),
    [
        (TWO, 0),
        ("<tr><th>a<th>b</tr>" + TWO, 1),
        ("<thead><tr><td>a</tr><tr><td>b</tr></thead>" + TWO, 2),
        ("<tr><th>a<td>b</tr>" + TWO, 0),
    ],
)
def test_rows_that_name_the_columns(inside, count) -> None:
    assert header_rows(table(inside)) == count


def rows(content) -> list[list[str]]:
    return [row.split("\t") for row in content.text.split("\x1e")]


def test_a_timetable_is_wide_and_keeps_its_grid(from_html) -> None:
    hours = "".join(f"<td colspan=12>{hour}" for hour in range(8))
    head = "".join(f"<th>{slot}" for slot in range(96))
    found = rows(from_html(f"<table><tr>{head}{f'<tr>{hours}' * 30}</table>"))
    assert [len(row) for row in found] == [96] * 31
    assert found[1][12] == "1"


@pytest.mark.parametrize("span", ["colspan=1000000000", "rowspan=1000000000", "colspan=1000"])
def test_spans_out_of_all_proportion_are_made_up(from_html, span) -> None:
    row = f"<tr><td {span} rowspan=65534>ordinary<td colspan=-5>words<td {span}>x"
    assert rows(from_html(f"<table>{row * 50}</table>")) == [["ordinary", "words", "x"]] * 50


def row_of(spans) -> str:
    return f"<tr>{''.join(f'<td colspan={wide} rowspan={tall}>a' for wide, tall in spans)}"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(SPANS, min_size=1, max_size=4), min_size=2, max_size=40))
def test_no_grid_outgrows_its_cells(spans) -> None:
    cells = sum(map(len, spans))
    builder = Builder()
    walk(parse(f"<table>{''.join(map(row_of, spans))}</table>"), builder)
    text = builder.build().text
    assert text.count("a") == cells
    assert text.count("\t") <= max(1000, 16 * cells)


def test_a_data_table_keeps_its_grid(from_html, listed) -> None:
    content = from_html(
        "<table><caption>Cases</caption><thead><tr><th>Year<th colspan=2>Number</thead>"
        "<tr><td rowspan=2>2020<td>1<td>2<tr><td>3<td>4 <a href='http://a.example'>b</a></table>"
    )
    assert listed(content)[0] == ("CAPTION", 0, "Cases")
    kind, _, text = listed(content)[1]
    assert kind == "TABLE"
    assert [row.split("\t") for row in text.split("\x1e")] == [
        ["Year", "Number", ""], ["2020", "1", "2"], ["", "3", "4 b"],
    ]  # fmt: skip
    assert content.blocks[1].attributes == {"header_rows": 1}
    assert content.spans[0].target == "http://a.example"


def test_a_table_that_places_blocks_is_read_as_blocks(from_html, listed) -> None:
    content = from_html(
        "<table><tr><td><h2>Menu</h2><td><table><tr><td><p>Text</p></table></table>"
    )
    assert [kind for kind, _, _ in listed(content)] == ["HEADING", "PARAGRAPH"]


def test_a_table_inside_a_cell_breaks_the_line_of_the_cell(from_html, listed) -> None:
    content = from_html("<table><tr><th>Name<th>Is<tr><td>a<td>x<div>y</div>z</table><p>after</p>")
    assert listed(content) == [
        ("TABLE", 0, "Name\tIs\x1ea\tx\u2028y\u2028z"),
        ("PARAGRAPH", 0, "after"),
    ]


def test_empty_rows_and_cells_keep_their_place(from_html) -> None:
    content = from_html("<table><tr><th>A<th>B<tr><td><td>1<tr></tr><tr><td>2<td></table>")
    assert [row.split("\t") for row in content.text.split("\x1e")] == [
        ["A", "B"], ["", "1"], ["2", ""],
    ]  # fmt: skip


def test_a_cell_in_no_table_is_a_block(from_html, listed) -> None:
    content = from_html("<div><svg></svg><table><tr><td>alone</table>after</div>")
    assert listed(content) == [("PARAGRAPH", 0, "alone"), ("PARAGRAPH", 0, "after")]


def test_a_table_without_cells_is_its_caption(from_html, listed) -> None:
    content = from_html("<table><caption>Cases</caption></table><p>after</p>")
    assert listed(content) == [("CAPTION", 0, "Cases"), ("PARAGRAPH", 0, "after")]
