"""What pages are called: as they were read, as the reader tells it, and as is printed on them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.printed.page_map import roman, roman_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.domain.printed.page_map import PageMap

_FEWEST = 3
"""Pages on which numbers must count for them to be those of the pages."""
_LINES = re.compile("[\n\u2028]")
_NUMBER = re.compile(r"(?:p(?:age|\.)?\s*)?\W{0,3}(\d{1,5}|[ivxlc]{1,8})\W{0,3}(?:of \d+)?", re.I)


class PageLabels(NamedTuple):
    """What can be known of the labels of a document's pages."""

    as_read: tuple[str, ...]
    """What the file calls them, or the importer found."""
    told: str
    """What the reader said instead, as in `page_map.relabelled`; '' for nothing."""
    printed: str
    """What their printed numbers tell, said in the same way; '' where those do not count."""


def ranges(told: str) -> list[tuple[int, str]]:
    """Return from which pages on, from 1, labels count from which, as the reader told it."""
    parts = (part.rpartition("=") for part in told.split(",") if part.strip())
    return [(int(page.strip() or 1), label.strip()) for page, _, label in parts]


def told(ranges: Sequence[tuple[int, str]]) -> str:
    """Return ranges as `relabelled` understands them."""
    return ", ".join(label if page == 1 else f"{page}={label}" for page, label in ranges)


def summed(labels: Sequence[str]) -> str:
    """Return the labels of pages in short: '1–8: i–viii, 9–32: 1–24'."""
    found: list[list[int]] = []
    for page, label in enumerate(labels):
        before = labels[page - 1] if page else None
        if before is not None and _follows(before, label):
            found[-1][1] = page
        else:
            found.append([page, page])
    return ", ".join(
        f"{_span(str(first + 1), str(last + 1))}: {_span(labels[first], labels[last]) or 'none'}"
        for first, last in found
    )


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first}–{last}"


def _follows(before: str, label: str) -> bool:
    """Whether a label is the next one after another, or both are none."""
    if not before or not label:
        return before == label
    value = roman_value(before)
    if value and roman_value(label):
        return roman_value(label) == value + 1 and before.isupper() == label.isupper()
    one, other = (re.fullmatch(r"(.*?)(\d+)", said, re.DOTALL) for said in (before, label))
    return bool(one and other and one[1] == other[1] and int(one[2]) + 1 == int(other[2]))


def printed(text: str, pages: PageMap) -> str:
    """Return what the numbers printed on pages tell of their labels; '' where they do not count.

    Roman ones may come before the others.
    """
    counts: dict[bool, Counter[int]] = {True: Counter(), False: Counter()}
    for page in range(len(pages)):
        for is_roman, number in set(_numbers(text, pages, page)):
            counts[is_roman][number - page] += 1
    offset = _offset(counts[False])
    found = [] if offset is None else [(max(0, 1 - offset), max(1, offset))]
    numbers = told([(page + 1, str(number)) for page, number in found])
    ahead = _offset(counts[True])
    if ahead is None:
        return numbers
    first = max(0, 1 - ahead)
    if found and first >= found[0][0]:
        return numbers
    front = told([(first + 1, roman(first + ahead).lower())])
    return f"{front}, {numbers}" if numbers else front


def _offset(counts: Counter[int]) -> int | None:
    """Return by how much numbers are ahead of the pages, from 0, that bear them."""
    if not counts:
        return None
    offset, count = counts.most_common(1)[0]
    return offset if count >= _FEWEST else None


def _numbers(text: str, pages: PageMap, page: int) -> Iterator[tuple[bool, int]]:
    """Yield the numbers that stand by themselves among what is set aside of a page."""
    aside = [run for run in pages.runs_on(page) if run.start >= pages.set_aside]
    if not aside:
        return
    start, end = aside[0].start, aside[-1].start + aside[-1].length
    for line in _LINES.split(text[start:end]):
        match = _NUMBER.fullmatch(line.strip())
        if match is None:
            continue
        if match[1].isdecimal():
            yield False, int(match[1])
        elif value := roman_value(match[1]):
            yield True, value
