"""Running heads, feet and page numbers: what stands on many pages, or counts with them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop.formats.pdf.order.page_lines import Line

_ZONE, _NUMBER_ZONE = 0.17, 0.13
"""Share of a page's height, from its top and its bottom."""
_NUMBERED_EDGE = 0.3
"""The same for a number with nothing beyond it, as below the text of a small type area."""
_OUTERMOST = 5
"""Lines from the top, and from the bottom, that may be running heads."""
_FEWEST = 3
"""Pages that a running head stands on, two apart at most."""
_TWICE = 2
_SHORT = 4
"""Pages of a file in which two are enough."""
_FARTHEST_IN = 0.25
"""Share of a page's height, for the next line after heads or before feet."""
_ROW = 3.0
"""Points by which lines of many pages that stand as high as one another differ."""
_MOST_OF_THEM = 0.6
"""Share of the pages with lines there on which they are running heads without doubt."""
_ROOM = 1.8
"""Of their size: how far running heads stand from the text."""
_ARTIFACT_ZONE = 0.2
_FIGURES = re.compile(r"\d{1,5}")
# For: 2-14; 3.2
_OF_CHAPTER = re.compile(r"(\d{1,3})[-–.](\d{1,3})")
# For: 12; - 12 -; page 12; Seite 3 von 8; xiv; A-3; 3/8
_PAGE_NUMBER = re.compile(
    r"(?:\w{1,8}\.?\s)?[-–—|\[(\s]*(?:\d{1,5}|[ivxlc]{1,7}|[A-Z]{1,2}-\d{1,3})[-–—|\])\s]*"
    r"(?:(?:\w{2,4}|/)\s*\d{1,5})?",
    re.IGNORECASE,
)
# For: the harbour.
_END = re.compile(r"[^\W\d_A-Z][^\d]*[.;,:!?]")
_ROMAN = re.compile(r"\b[ivxlc]+\b", re.IGNORECASE)
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def set_aside(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> set[int]:
    """Return the ids of lines that are running heads, feet or page numbers."""
    found: set[int] = set()
    groups: dict[tuple[str, str], list[Line]] = defaultdict(list)
    inside: Counter[str] = Counter()
    numbers: list[Line] = []
    outermost: list[Line] = []
    for lines, height in zip(pages, heights, strict=True):
        outer = list(_outer(lines, height))
        outermost += (line for _, line in outer)
        for where, line in outer:
            groups[where, _form(line.text)].append(line)
            if line.artifact and not _ARTIFACT_ZONE < _middle(line) / height < 1 - _ARTIFACT_ZONE:
                found.add(id(line))
        at_edges = {id(line) for _, line in outer}
        inside.update(_form(line.text) for line in lines if id(line) not in at_edges)
        numbers += _numbers(lines, height, is_only=len(pages) == 1)
    for (_, form), group in groups.items():
        # What stands as often between the edges is a line of the text wherever it stands.
        if inside[form] < len(group) and _is_repeated(group, form, len(pages)):
            found |= _running(group)
    found |= _page_numbers(numbers, len(pages))
    found |= _in_rows(outermost, pages, found)
    return found | _below_others(pages, heights, found)


def _below_others(
    pages: Sequence[Sequence[Line]], heights: Sequence[float], known: set[int]
) -> set[int]:
    """Return the ids of lines with nothing but running heads beyond, which many pages have there.

    Where the type area is small they stand further in than others do.
    """
    groups: dict[tuple[str, int], list[Line]] = defaultdict(list)
    for lines, height in zip(pages, heights, strict=True):
        rest = [line for line in lines if id(line) not in known]
        if not rest or len(rest) == len(lines):
            continue
        ends = min(rest, key=lambda one: one.box.y0), max(rest, key=lambda one: one.box.y1)
        for line, room in zip(ends, (ends[0].box.y1, height - ends[1].box.y0), strict=True):
            is_alone = sum(abs(one.baseline - line.baseline) < _ROW for one in rest) == 1
            # The head of a table that goes on has columns.
            if room < _FARTHEST_IN * height and is_alone and not line.gaps:
                groups[" ".join(line.text.split()), round(line.baseline / _ROW)].append(line)
    return {
        id(line)
        for (text, _), group in groups.items()
        if _is_repeated(group, text, len(pages))
        for line in group
    }


def _in_rows(outer: Iterable[Line], pages: Sequence[Sequence[Line]], known: set[int]) -> set[int]:
    """Return the ids of lines that stand where most pages have running heads, as of chapters do.

    Those that text follows at once are lines of it.
    """
    rows: dict[int, list[Line]] = defaultdict(list)
    for line in outer:
        rows[round(line.baseline / _ROW)].append(line)
    found: set[int] = set()
    for row in rows.values():
        sure = {line.page for line in row if id(line) in known}
        if len(sure) < max(_FEWEST, _MOST_OF_THEM * len({line.page for line in row})):
            continue
        sizes = {line.size for line in row if id(line) in known}
        aside = known | {id(line) for line in row}
        on_page = {line.page: lines for lines in pages for line in lines[:1]}
        found |= {
            id(line)
            for line in row
            if line.size in sizes and _is_apart(line, on_page[line.page], aside)
        }
    return found


def _is_apart(line: Line, lines: Iterable[Line], aside: set[int]) -> bool:
    """Whether all text is on one side of a line, and further off than its next line would be."""
    off = [one.baseline - line.baseline for one in lines if id(one) not in aside]
    room = _ROOM * line.size
    return all(one > room for one in off) or all(one < -room for one in off)


def _numbers(lines: Sequence[Line], height: float, *, is_only: bool) -> Iterator[Line]:
    """Yield the lines of a page that may be its number: near its edges, or beyond all others."""
    top = min((line.box.y1 for line in lines), default=0.0)
    bottom = max((line.box.y0 for line in lines), default=0.0)
    for line in lines:
        above, below = line.box.y1, height - line.box.y0
        is_near = min(above, below) < _NUMBER_ZONE * height
        is_last = (above <= top or line.box.y0 >= bottom) and not is_only
        is_last = is_last and min(above, below) < _NUMBERED_EDGE * height
        if (is_near or is_last) and is_page_number(line):
            yield line


def is_page_number(line: Line) -> bool:
    """Whether a line could be the number of a page and nothing else."""
    return _PAGE_NUMBER.fullmatch(line.text.strip()) is not None


def printed_numbers(lines: Iterable[Line]) -> dict[int, int]:
    """Return by page the number that is printed on it, of lines that were set aside.

    Only those that count with most of the pages.
    """
    offsets: Counter[int] = Counter()
    numbers: dict[int, list[int]] = defaultdict(list)
    for line in lines:
        if not is_page_number(line):
            continue
        for figure in _FIGURES.findall(line.text)[:1]:
            numbers[line.page].append(int(figure))
            offsets[int(figure) - line.page] += 1
    if not offsets:
        return {}
    offset, count = offsets.most_common(1)[0]
    if count < _FEWEST:
        return {}
    return {page: page + offset for page, values in numbers.items() if page + offset in values}


def _outer(lines: Sequence[Line], height: float) -> Iterable[tuple[str, Line]]:
    """Yield the lines at the top and at the bottom of a page."""
    for line in sorted(lines, key=lambda line: line.box.y0)[:_OUTERMOST]:
        if line.box.y1 < _ZONE * height:
            yield "top", line
    for line in sorted(lines, key=lambda line: -line.box.y1)[:_OUTERMOST]:
        if line.box.y0 > (1 - _ZONE) * height:
            yield "bottom", line


def _middle(line: Line) -> float:
    return (line.box.y0 + line.box.y1) / 2


def _is_repeated(group: Sequence[Line], form: str, pages: int) -> bool:
    """Whether lines of one form stand on pages that are near one another.

    The last word of a sentence may stand at the foot of many, and is none the less a part of it.
    """
    if all(_END.fullmatch(line.text.strip()) for line in group):
        return False
    on = {line.page for line in group}
    near = sum(1 for page in on if on & {page - 2, page - 1, page + 1, page + 2})
    if near >= _FEWEST:
        return True
    return pages <= _SHORT and near >= _TWICE and len(form) >= _SHORT


def _running(group: Sequence[Line]) -> set[int]:
    """Return the ids of lines of one form that say the same, or whose numbers count with the pages.

    “Article 4” and “Article 19” at the tops of pages are of one form, and do neither.
    """
    if _count_in_chapters(group):
        return set(map(id, group))
    exact = Counter(" ".join(line.text.split()) for line in group)
    pages = {line.page for line in group}
    offsets: Counter[int] = Counter()
    for line in group:
        offsets.update({int(figure) - line.page for figure in _FIGURES.findall(line.text)})
    counting = {offset for offset, count in offsets.items() if count >= max(_TWICE, len(pages) / 2)}
    return {
        id(line)
        for line in group
        if exact[" ".join(line.text.split())] >= _TWICE
        or any(int(figure) - line.page in counting for figure in _FIGURES.findall(line.text))
        or (_is_roman(line.text) and is_page_number(line))
    }


def _count_in_chapters(group: Sequence[Line]) -> bool:
    """Whether lines of one form number the pages of chapters: 1-1, 1-2, 2-1."""
    found = [_OF_CHAPTER.fullmatch(line.text.strip()) for line in group]
    numbers = [(int(one[1]), int(one[2])) for one in found if one]
    if len(numbers) < max(_FEWEST, len(group)):
        return False
    return all(
        following in ((chapter, page + 1), (chapter + 1, 1))
        for (chapter, page), following in pairwise(numbers)
    )


def _page_numbers(numbers: Sequence[Line], pages: int) -> set[int]:
    """Return the ids of bare numbers that count with the pages."""
    values = [(line, value(line.text)) for line in numbers]
    offsets = Counter({(v - line.page, line.page) for line, v in values if v})
    counts = Counter(offset for offset, _ in offsets)
    return {id(line) for line, v in values if v and (pages == 1 or counts[v - line.page] >= _TWICE)}


def value(text: str) -> int:
    """Return the number that a page number says, in figures or Roman ones; 0 for none."""
    if figures := _FIGURES.search(text):
        return int(figures[0])
    roman = _ROMAN.search(text)
    digits = [_VALUES[letter] for letter in roman[0].lower()] if roman else []
    return sum(
        -digit if following > digit else digit
        for digit, following in zip(digits, [*digits[1:], 0], strict=False)
    )


def _is_roman(text: str) -> bool:
    return _ROMAN.search(text) is not None and not any(letter.isdigit() for letter in text)


def _form(text: str) -> str:
    """Return what is left of a line without the numbers in it."""
    return re.sub(r"\d+|\b[ivxlc]+\b", "#", " ".join(text.lower().split()))
