from __future__ import annotations


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
