"""Months, or years, in an unbroken line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from desktop.domain.asking.which import Asked, Field
from desktop.ui.annotations.facets import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 120
"""Months in one line; of more, years are counted."""
_YEAR, _MONTH = 4, 7


def line_of_time(counted: Sequence[tuple[str, int]]) -> list[Value]:
    """Return every month from the first counted to the last, or every year where those are many."""
    numbers = {_number(month): count for month, count in counted if len(month) == _MONTH}
    if not numbers:
        return []
    first, last = min(numbers), max(numbers)
    if last - first < MOST:
        names = [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, last + 1)]
        return [_value(name, numbers.get(_number(name), 0)) for name in names]
    years: Counter[int] = Counter()
    for number, count in numbers.items():
        years[number // 12] += count
    return [_value(f"{year:04}", years[year]) for year in range(first // 12, last // 12 + 1)]


def _number(month: str) -> int:
    return int(month[:_YEAR]) * 12 + int(month[_YEAR + 1 :]) - 1


def _value(name: str, count: int) -> Value:
    return Value(Asked(Field.DATE, f"={name}"), name, count)
