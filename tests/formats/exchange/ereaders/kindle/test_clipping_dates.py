from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.exchange.ereaders.kindle.clipping_dates import moment

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Added on Sunday, May 5, 2019 10:16:21 PM", "2019-05-05T22:16:21"),
        ("Added on Wednesday, 5 December 12 12:05:00 AM", "2012-12-05T00:05:00"),
        ("Hinzugefügt am Sonntag, 27. September 2020 22:14:51", "2020-09-27T22:14:51"),
        ("Hinzugefügt am 27.09.2020 um 4.46 Uhr", "2020-09-27T4:46".replace("T4", "T04")),
        ("添加于 2020年9月27日星期日 下午1:26:46", "2020-09-27T13:26:46"),
        ("作成日: 2020年9月27日 午前12:26:46", "2020-09-27T00:26:46"),
        ("Added on 2020-09-27 10:00 GMT+07:30", "2020-09-27T10:00+07:30"),
        ("Added on 2020-09-27 10:00 UTC", "2020-09-27T10:00Z"),
        ("Added on 2020-09-27", "2020-09-27"),
    ],
)
def test_a_moment_is_read_as_each_language_writes_it(line, expected):
    assert moment(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Added on 3/4/2020",  # in March or in April
        "Added on 2020-02-30 10:00",
        "Added on 31.31.2020",
        "Added on May 2019",
        "Your highlight at location 12-13",
        "",
    ],
)
def test_what_may_mean_two_days_or_none_is_no_day(line):
    assert moment(line) == ""


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)), st.integers(0, 23), st.integers(0, 59))
def test_a_day_in_words_in_figures_and_as_a_norm_is_one(day, hour, minute):
    expected = f"{day.isoformat()}T{hour:02}:{minute:02}"
    clock = f"{hour}:{minute:02}"
    for written in (
        f"{day.day}. {MONTHS[day.month - 1]} {day.year}",
        f"{MONTHS[day.month - 1]} {day.day}, {day.year}",
        f"{day.day}.{day.month}.{day.year}",
        day.isoformat(),
    ):
        assert moment(f"Added on {written} {clock}") == expected


@given(st.text("0123456789:./- apmGTU年月日", max_size=60))
def test_whatever_is_written_it_is_a_moment_or_nothing(line):
    told = moment(line)
    assert not told or date.fromisoformat(told[:10])
