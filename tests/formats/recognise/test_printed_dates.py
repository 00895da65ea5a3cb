from __future__ import annotations

import pytest

from desktop.formats.recognise.printed_dates import iso, line_date


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("1 Feb", "1 Feb"),
        ("12 March 2021", "12 March 2021"),
        ("12th of March, 2021", "12th of March, 2021"),
        ("March 12, 2021", "March 12, 2021"),
        ("Monday, 12 March 2021 at 10:30", "Monday, 12 March 2021"),
        ("Published: 2021-03-12", "2021-03-12"),
        ("12/03/2021", "12/03/2021"),
        ("3 mars 2021", "3 mars 2021"),
        ("3. Oktober 2021", "3. Oktober 2021"),
        ("March 2021", "March 2021"),
    ],
)
def test_a_line_that_is_a_date(line, date) -> None:
    assert line_date(line) == date


@pytest.mark.parametrize(
    "line", ["1 Feb was cold", "12", "2021", "May", "Chapter 3", "40 March", ""]
)
def test_a_line_that_is_not(line) -> None:
    assert line_date(line) == ""


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("12 March 2021", "2021-03-12"),
        ("Mar. 3rd, 2021", "2021-03-03"),
        ("2021-03-12", "2021-03-12"),
        ("March 2021", "2021-03"),
        ("1 Feb", ""),
        ("31 February 2021", ""),
        ("12/03/2021", ""),
    ],
)
def test_iso_only_where_it_is_certain(printed, expected) -> None:
    assert iso(printed) == expected
