"""Pages are called what the reader says, counted on from there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.page_numbering import relabelled, roman

PRINTED = ("1", "2", "3", "4", "5")


@pytest.mark.parametrize(
    ("told", "labels"),
    [
        ("737", ("737", "738", "739", "740", "741")),
        ("i, 3=1", ("i", "ii", "1", "2", "3")),
        ("1=XIII, 4=A-9", ("XIII", "XIV", "XV", "A-9", "A-10")),
        ("3=1", ("1", "2", "1", "2", "3")),
        (" 2 = 10 ", ("1", "10", "11", "12", "13")),
        ("9=1", PRINTED),
        ("4998, 2=mmmmcmxcix", ("4998", "mmmmcmxcix", "5000", "5001", "5002")),
        ("Plate 1", ("Plate 1", "Plate 2", "Plate 3", "Plate 4", "Plate 5")),
    ],
)
def test_pages_count_on_from_what_is_told(told, labels):
    assert relabelled(PRINTED, told) == labels


@pytest.mark.parametrize(
    "told", ["", "cover", "0=1", "3=1, 2=5", "1=1, 1=2", "1=2=3", "iix", "iV", ",", "1," * 600]
)
def test_what_cannot_be_counted_on_is_refused(told):
    with pytest.raises(ValueError, match=r".+"):
        relabelled(PRINTED, told)


@given(st.integers(1, 4999))
def test_roman_numbers_are_read_as_they_are_written(number):
    assert relabelled(("", ""), roman(number))[0] == roman(number)
    assert relabelled(("", ""), roman(number).lower())[0] == roman(number).lower()


@given(st.text(max_size=20))
def test_whatever_is_told_is_understood_or_refused(told):
    try:
        found = relabelled(PRINTED, told)
    except ValueError:
        return
    assert len(found) == len(PRINTED)
