from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.annotate.proving.number_reading import numbers, stands_among
from desktop.domain.arguing.figures import figures


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,300 applications", 1300),
        ("1 300 Anträge", 1300),
        ("1\u202f300 demandes", 1300),
        ("1.300 Anträge", 1300),
        ("1’300 Gesuche", 1300),
        ("1.3 thousand", 1300),
        ("1,3 Tsd.", 1300),
        ("£2.5 million", 2_500_000),
        ("2,5 Mio. Euro", 2_500_000),
        ("£2.5m", 2_500_000),
        ("3bn people", 3_000_000_000),
        ("four hundred men", 400),
        ("one thousand three hundred and five", 1305),
        ("twenty-one years", 21),
        ("a hundred men", 100),
        ("two million people", 2_000_000),
        ("nineteen eighty", 19),
        ("half of them", 50),
        ("１２３人", 123),
        ("3万人", 30_000),
        ("12.5%", Decimal("12.5")),
        ("12,5 Prozent", Decimal("12.5")),
        ("from 14 to 16", 16),
        ("14–16", 14),
    ],
)
def test_a_number_is_read_however_it_is_written(text, number):
    assert Decimal(number) in numbers(text)


@given(st.integers(0, 10**12))
def test_a_number_is_read_with_any_sign_between_thousands(number):
    for sign in ",.'’ \u00a0\u202f":
        assert Decimal(number) in numbers(f"there were {number:,}".replace(",", sign) + " of them")


@given(st.text(alphabet="0123456789.,' -abcmillion hundred\u00a0", max_size=60))
def test_nothing_stops_the_reading(text):
    named = numbers(text)
    assert all(isinstance(one, Decimal) for one in named)
    for figure in figures(text):
        assert stands_among(figure, named) in {True, False}


def test_rows_of_digits_are_no_figures():
    account = "the account 1234567890123456789012345678901234567890.5 and 12 more"
    assert numbers(account) & {Decimal(12)}
    for figure in figures(f"{account} and 1.12345678901234567890123456789 or 12 people"):
        assert stands_among(figure, numbers(account)) in {True, False}


@pytest.mark.parametrize(
    ("said", "source", "stands"),
    [
        ("1,300 cases", "1 300", True),
        ("1.3 thousand cases", "1,300", True),
        ("about 1,300 cases", "1,312", True),
        ("1,300 cases", "1,312", False),
        ("more than 900 cases", "902", True),
        ("more than 900 cases", "in 2020 there were 40", False),
        ("12%", "12.4 per cent", True),
        ("12%", "12.6 per cent", False),
        ("£1.3 million", "£1,312,000", True),
        ("£1.4 million", "£1,312,000", False),
        ("between 10 and 20 cases", "10 … 20", True),
        ("418 cases", "408 cases", False),
        ("up to 500 cases", "500", True),
    ],
)
def test_a_figure_stands_among_numbers_as_nearly_as_it_is_told(said, source, stands):
    (figure,) = figures(said)
    assert stands_among(figure, numbers(source)) is stands
