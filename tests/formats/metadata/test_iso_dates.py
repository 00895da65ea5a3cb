from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.formats.metadata.iso_dates import iso_date, moment


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2031-03-04", "2031-03-04"),
        ("2031-03-04T06:30", "2031-03-04T06:30"),
        ("2031-03-04 06:30:15", "2031-03-04T06:30:15"),
        ("2031-03-04T06:30:15.294Z", "2031-03-04T06:30:15Z"),
        ("2031-03-04T06:30+0000", "2031-03-04T06:30+00:00"),
        ("2031-3-4", "2031-03-04"),
        ("2031-03", "2031-03"),
        ("2031", "2031"),
        ("20310304", "2031-03-04"),
        ("20310304164234", "2031-03-04"),
        ("2031/03/04", "2031-03-04"),
        ("4 March 2031", "2031-03-04"),
        ("Tuesday 4th of March, 2031 at 3.46 pm", "2031-03-04"),
        ("March 4, 2031", "2031-03-04"),
        ("Tue, 04 Mar 2031 14:15:00 GMT", "2031-03-04"),
        ("04.03.2031", "2031-03-04"),
        ("4. März 2031", "2031-03-04"),
        ("4 de março de 2031", "2031-03-04"),
        ("4 mars 2031", "2031-03-04"),
        ("4 مارس 2031", "2031-03-04"),
        ("4 марта 2031", "2031-03-04"),
        ("2031年3月4日", "2031-03-04"),
        ("03/04/2031", ""),
        ("2031-13-04", ""),
        ("30 February 2031", ""),
        ("yesterday", ""),
        ("call 2031 5555 now", ""),
        ("99999", ""),
        ("", ""),
    ],
)
def test_moments(text: str, expected: str) -> None:
    assert moment(text) == expected
    assert iso_date(text) == expected[:10]


@given(st.dates(min_value=date(1500, 1, 1), max_value=date(2090, 1, 1)))
@settings(max_examples=50)
def test_round_trip(day: date) -> None:
    for text in (day.isoformat(), f"{day.day}.{day.month}.{day.year}", f"{day:%Y%m%d}"):
        assert iso_date(text) == day.isoformat()


@given(st.text(max_size=300))
@settings(max_examples=60)
def test_any_text_gives_a_date_or_nothing(text: str) -> None:
    assert re.fullmatch(r"|\d{4}(-[01]\d(-[0-3]\d)?)?", iso_date(text))
