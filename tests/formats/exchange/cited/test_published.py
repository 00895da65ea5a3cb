from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.exchange.cited.published import Published, of_parts, published


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2011", "2011"),
        ("2011-07", "2011-07"),
        ("2011-7-5", "2011-07-05"),
        ("2011/07/05", "2011-07-05"),
        ("2011/07/05/", "2011-07-05"),
        ("2011///", "2011"),
        ("1948/07//", "1948-07"),
        ("2018-03-04T17:47:05Z", "2018-03-04"),
        ("2016-03-22 04:55:27", "2016-03-22"),
        ("1923~", "1923"),
        ("1923?", "1923"),
        ("[1923]", "1923"),
        ("-0044-03-15", "-0044-03-15"),
        ("March 2004", "2004-03"),
        ("März 2004", "2004-03"),
        ("12 May 1999", "1999-05-12"),
        ("May 12, 1999", "1999-05-12"),
        ("2004, März", "2004-03"),
        ("2011-13-01", "2011"),
        ("2011-00-00", "2011"),
        ("forthcoming", "forthcoming"),
        ("n.d.", "n.d."),
        ("", ""),
    ],
)
def test_dates_become_iso_or_stay_as_they_are(text: str, date: str) -> None:
    assert published(text).date == date


def test_ranges_and_seasons_stand_beside_the_date() -> None:
    assert published("1930/1952") == Published("1930", "", "1952")
    assert published("2014-12-31/2015-01-01") == Published("2014-12-31", "", "2015-01-01")
    assert published("2003/..") == published("2003/") == Published("2003")
    assert published("2011-21") == Published("2011", "spring")
    assert published("2011-16") == Published("2011", "winter")
    assert published("Autumn 2011") == Published("2011", "autumn")


def test_dates_in_parts() -> None:
    assert of_parts("2016", "jun").date == "2016-06"
    assert of_parts("2008", "October", "3").date == "2008-10-03"
    assert of_parts("2008", "10", "03").date == "2008-10-03"
    assert of_parts("2008", "14") == Published("2008", "summer")
    assert of_parts("in press", "may").date == "may in press"
    assert of_parts("", "").date == ""


@given(st.text(max_size=300))
def test_any_text_is_a_date_or_stays(text: str) -> None:
    assert len(published(text).date) <= 200
