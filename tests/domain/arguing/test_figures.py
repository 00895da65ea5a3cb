from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.arguing.figures import Figure, figures


def read(words: str) -> list[tuple[str, str, str]]:
    return [(words[one.start : one.end], one.counted, one.unit) for one in figures(words)]


def only(words: str) -> Figure:
    (found,) = figures(words)
    return found


@pytest.mark.parametrize("separator", [",", ".", " ", "\u00a0", "\u202f", "’"])
@given(st.integers(1, 999), st.integers(0, 999), st.integers(0, 999))
def test_thousands_are_one_number(separator: str, first: int, second: int, third: int) -> None:
    written = separator.join((str(first), f"{second:03}", f"{third:03}"))
    figure = only(f"They counted {written} people.")
    assert figure.low == figure.high == first * 10**6 + second * 10**3 + third
    assert figure.counted == "people"


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("1,300 people", 1300, ""),
        ("1 300 people", 1300, ""),
        ("1.300 people", 1300, ""),
        ("0.125 litres", Decimal("0.125"), ""),
        ("12 per cent", 12, "%"),
        ("12,5 % of cases", Decimal("12.5"), "%"),
        ("12.375 per cent", Decimal("12.375"), "%"),
        ("£3.2 million", 3_200_000, "£"),
        ("2.125 million people", 2_125_000, ""),
        ("$5m", 5_000_000, "$"),
        ("7bn", 7 * 10**9, ""),
        ("1,300 €", 1300, "€"),
        ("1,234.56 tonnes", Decimal("1234.56"), ""),
        ("1,2 Millionen Menschen", 1_200_000, ""),
        ("1,2 million de personnes", 1_200_000, ""),
        ("3,5 Prozent der Fälle", Decimal("3.5"), "%"),
        ("EUR 3,4 Mio.", 3_400_000, "€"),
        ("A$500 million", 500_000_000, "A$"),
        ("5 lakh people", 500_000, ""),
        ("2 dozen people", 24, ""),
        ("−3.5%", Decimal("-3.5"), "%"),
    ],
)
def test_numbers_are_read_as_they_are_written(words: str, value: Decimal, unit: str) -> None:
    figure = only(words)
    assert (figure.low, figure.high, figure.unit) == (value, value, unit)


@pytest.mark.parametrize(
    "words",
    [
        "In 2019, and 2019-20, since March 2024",
        "Table 1, section 12, p. 4 and Article 8",
        "10. A paragraph",
        "(3) A list",
        "as was said [12] before",
        "a 14-year-old",
        "the 21st time",
        "A/HRC/25/63 and 10:30 and 1.2.3",
        "on 12 January",
        "5m away",
        "No. 5",
        "Tables 3 and 4, Articles 3, 5 and 7",
        "at 9 am, or 10.30 p.m.",
        "10 Downing Street",
        "Call 020 7219 3000 or +44 20 7219 3000",
        "5. Mai 2020, le 5 mai 2020, el 5 de mayo de 2020",
        "1.1 Introduction",
        "in 325 BC",
        "room 101",
    ],
)
def test_what_is_no_figure(words: str) -> None:
    assert figures(words) == []


def test_what_is_counted_and_what_became_of_it() -> None:
    words = (
        "904 asylum applications recorded. 411 were accepted, 7 of them late; "
        "388 people were returned."
    )
    assert read(words) == [
        ("904", "asylum applications", ""),
        ("411", "accepted", ""),
        ("7", "", ""),
        ("388", "people", ""),
    ]
    assert [one.fate for one in figures(words)] == ["", "", "", "returned"]
    assert read("38 per cent of the applications") == [("38 per cent", "applications", "%")]


def test_numbers_that_are_left_open() -> None:
    assert only("more than 200,000 people").high == Decimal("Infinity")
    assert only("fewer than 120,000 people").low == 0
    between = only("between 118,000 and 131,000 people")
    assert (between.low, between.high, between.start) == (118_000, 131_000, 0)
    dashed = only("10–12 boats")
    assert (dashed.low, dashed.high) == (10, 12)
    assert [one.low for one in figures("12 and 15 boats")] == [12, 15]
    assert [one.low for one in figures("It rose from 902 to 1,300 people")] == [902, 1300]
    assert [only(f"{words} 900 people").low for words in ("no more than", "as many as")] == [0, 0]
    assert only("no fewer than 900 people").high == Decimal("Infinity")
    assert only("3 or 4 people").high == 4
    about = only("about 11,000 men")
    assert about.low < 11_000 < about.high


def test_each_figure_has_its_own_time() -> None:
    def periods(words: str) -> list[str | None]:
        return [one.period.name if one.period else None for one in figures(words)]

    assert periods("12 boats in 2019 and 15 boats in 2020") == ["2019", "2020"]
    assert periods("Between 2013 and 2025 it had 904 applications. Of these 411 failed.") == [
        "2013–2025",
        None,
    ]
    assert periods("In 2019 there were 12 boats and 15 rafts") == ["2019", "2019"]


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("1,300 applications", "902 applications", True),
        ("1,300 applications", "1.300 asylum applications", False),
        ("1,300 applications", "902 asylum applications", True),
        ("1,300 asylum seekers", "902 job seekers", False),
        ("1,300 applications", "902 people", False),
        ("1,300 in all", "902 in all", False),
        ("1,300 boats in 2019", "902 boats in 2020", False),
        ("1,300 boats in 2019", "902 boats", True),
        ("388 people were returned", "200,000 people were held", False),
        ("more than 200,000 people", "between 118,000 and 131,000 people", True),
        ("more than 200,000 people", "at least 300,000 people", False),
        ("about 11,000 workers", "11,200 workers", False),
        ("about 11,000 workers", "14,500 workers", True),
        ("12 per cent of cases", "12 cases", False),
        ("£3 million", "£4 million", False),
    ],
)
def test_only_figures_of_the_same_thing_differ(one: str, other: str, differs: bool) -> None:
    assert only(one).differs(only(other)) is differs
    assert only(other).differs(only(one)) is differs


def test_a_ratio_is_one_number_of_nothing_that_is_counted() -> None:
    assert read("1 in 5 people and 12 per 100,000 births") == [("1", "", ""), ("12", "", "")]


@given(st.text(alphabet="0123456789 ,.–-%£$€mkbn()[]/:people overto\n’"))
def test_any_words_can_be_read(words: str) -> None:
    found = figures(words)
    assert all(0 <= one.start < one.end <= len(words) for one in found)
    assert all(one.low <= one.high for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
