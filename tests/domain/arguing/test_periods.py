from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.arguing.periods import times


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("In 2019 and 2020", ["2019", "2020"]),
        ("between 2013 and 2025", ["2013–2025"]),
        ("from 1 January 2013 to 31 December 2025", ["2013–2025"]),
        ("the session 2019-20", ["2019–2020"]),
        ("in 2019/20 alone", ["2019–2020"]),
        ("March 2024", ["2024-03"]),
        ("on 4 November 2025, again", ["2025-11"]),
        ("May 3, 2024", ["2024-05"]),
        ("January 2019 – March 2019", ["2019-01–2019-03"]),
        ("since 2019", ["since 2019"]),
        ("the 1990s", ["1990–1999"]),
        ("on 12 January", [None]),
        ("am 5. März 2020, le 1er juin 2021", ["2020-03", "2021-06"]),
        ("el 5 de mayo de 2020", ["2020-05"]),
        ("2,019 people and £2019", []),
        ("2019 per cent", []),
        ("A/HRC/2019/5", []),
        ("room 20190", []),
    ],
)
def test_times_are_read(words: str, names: list[str | None]) -> None:
    assert [one.period.name if one.period else None for one in times(words)] == names


@given(st.text(alphabet="0123456789 –-/JanuaryMarchsince,.\n"))
def test_times_lie_apart_inside_the_words(words: str) -> None:
    found = times(words)
    assert all(0 <= one.start < one.end <= len(words) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_a_part_of_a_time_is_another_time() -> None:
    long, short, on, year = (
        one.period
        for one in times("between 2013 and 2025; 2024; since 2019; from 2019 to 2025")
        if one.period
    )
    assert not long.meets(short)
    assert long.meets(long)
    assert on.meets(year)
    assert not on.meets(short)
