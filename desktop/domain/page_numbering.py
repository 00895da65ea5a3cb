"""What the reader calls the pages of a document, where its file calls them something else.

`737` is the first page, and those after it count on; `i, 13=1` counts in Roman numbers up to the
twelfth page, and begins with 1 on the thirteenth.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 1_000
"""Characters of what the reader says."""
_RULE = re.compile(r"\s*(?:(?P<page>[1-9]\d{0,5})\s*=)?\s*(?P<label>[^=,]{1,40}?)\s*")
_COUNTED = re.compile(r"(?P<prefix>.*?)(?P<number>\d{1,9})", re.DOTALL)
_VALUES = {"M": 1000, "CM": 900, "D": 500, "CD": 400, "C": 100, "XC": 90, "L": 50, "XL": 40,
           "X": 10, "IX": 9, "V": 5, "IV": 4, "I": 1}  # fmt: skip
_LARGEST_ROMAN = 4999


class _Rule(NamedTuple):
    """From which page on, from 0, labels count from a number: in Roman numbers, or after a word."""

    page: int
    prefix: str
    number: int
    roman: str = ""

    def label(self, page: int) -> str:
        number = self.number + page - self.page
        if not self.roman or number > _LARGEST_ROMAN:
            return f"{self.prefix}{number}"
        return roman(number) if self.roman.isupper() else roman(number).lower()


def relabelled(labels: Sequence[str], told: str) -> tuple[str, ...]:
    """Return the labels of pages as the reader tells them; ValueError for what is no such thing.

    Pages before the first that is told keep theirs.
    """
    rules = _rules(told)
    found = list(labels)
    for number, rule in enumerate(rules):
        end = rules[number + 1].page if number + 1 < len(rules) else len(found)
        for page in range(min(rule.page, len(found)), min(end, len(found))):
            found[page] = rule.label(page)
    return tuple(found)


def roman(number: int) -> str:
    """Return a number in Roman figures, such as 'XIV'."""
    figures = ""
    for sign, value in _VALUES.items():
        figures += sign * (number // value)
        number %= value
    return figures


def _rules(told: str) -> list[_Rule]:
    rules: list[_Rule] = []
    for part in told[: LONGEST + 1].split(","):
        match = _RULE.fullmatch(part)
        if match is None or len(told) > LONGEST:
            raise ValueError("labels of pages are such as '737' or 'i, 13=1'")
        page = int(match["page"] or 1) - 1
        if rules and page <= rules[-1].page:
            raise ValueError("the pages from which labels count ascend")
        rules.append(_rule(page, match["label"]))
    return rules


def _rule(page: int, label: str) -> _Rule:
    number = _roman_value(label)
    if number:
        return _Rule(page, "", number, label)
    counted = _COUNTED.fullmatch(label)
    if counted is None:
        raise ValueError("a label that can be counted on ends with a number")
    return _Rule(page, counted["prefix"], int(counted["number"]))


def _roman_value(label: str) -> int:
    """Return what a Roman number is worth, 0 for what is none."""
    left, number = label.upper(), 0
    for sign, value in _VALUES.items():
        while left.startswith(sign):
            left, number = left[len(sign) :], number + value
    is_one = not left and roman(number) in (label, label.upper()) and (
        label.isupper() or label.islower()
    )  # fmt: skip
    return number if is_one else 0
