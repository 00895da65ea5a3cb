from __future__ import annotations

import pytest
from lxml import html

from desktop.formats.walk.data_tables import header_rows, is_data


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
