"""Paragraphs from lines: across columns and pages, as far as print shows where one ends."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise, zip_longest
from statistics import median
from typing import TYPE_CHECKING

from desktop.formats.pdf.line_steps import LineSteps
from desktop.formats.pdf.order.right_to_left import is_right_to_left

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from desktop.formats.pdf.order.page_lines import Line

_HYPHENS = ("-", "\u00ad", "\u2010")
BULLET = re.compile(r"\s*([•▪●◦‣■□–—·*➢►✓☐])\s+(?=\S)")
# For: (a) ...; 12. ...; iv) ...; 3.1 ...
_ITEM = re.compile(
    r"\s*(?:\(?\d{1,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?|\(?[a-zA-Z][.)]|\([ivx]+\))\s"
)
# For: Basra. But not: R × S
_CAPITAL = re.compile(r"\s*[A-ZÀ-ÖØ-Þ][^\W\d_]")
# For: [12] The ships; 12 The ships
_NUMBER = re.compile(r"\s*(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4})\s+[A-ZÀ-ÖØ-Þ“‘«\"\[(]")
# For: the harbour.; the harbour.” 3. But not: 107.34
_ENDS = re.compile(r"(?:(?<!\d)[.:]|[.:](?!\d)|[!?;”\"»…。！？])['\")\]’]*(?:\s*\d{1,3})?\s*$")
# For: Table 3: Ports; Fig. 2. Ships
_CAPTION = re.compile(
    r"\s*(?:Table|Figure|Fig\.|Chart|Box|Tabelle|Abb\.|Abbildung|Tableau|Cuadro|Gráfico)\s\d"
)
# For: 27 December 2019; 3. März 2020
_DATE = re.compile(r"\s*\d{1,2}\.?\s[^\W\d_]{3,12}\.?\s\d{4}\s*")
# For: Distr.: General; said by the Secretary.
_WHOLE = re.compile(r"(?:^|\s)[A-Z][^\W\d_]*\s*$|[.:]\s*$")
"""How a line ends that a date below it does not go on with."""
# For: Royalties . . . . . 29; Refunds ....... 24-26, 31
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d[\d\s,–-]*$")
_LEADING_UP = 40
"""Letters at the end of a line that tell whether it ends so."""
_SAME_SIZE = 0.12
"""How far sizes may differ in a paragraph."""
_THIN, _CLEAR = 0.07, 0.22
"""Em by which a line stands lower than others of its column do: below a sentence, and elsewhere."""
_NEAR, _INDENT, _HANGING, _SHORT = 0.3, 0.7, 6.0, 2.5
"""Em."""
_WIDEST = 0.7
"""Em that a letter takes, at most, on the average of a word."""
_LARGE = 1.12
"""Of the text's size: what is larger does not go on over a page."""
_SPACE = 0.3
"""Em between two words."""
_ABOVE = 8
"""Lines."""
_FEW = 3
"""Letters of another size that are no paragraph by themselves."""


def paragraphs(lines: Sequence[Line], unread: AbstractSet[int] = frozenset()) -> list[list[Line]]:
    """Return the lines of each paragraph together; none goes on across a page that is unread."""
    steps = LineSteps(lines)
    found: list[list[Line]] = []
    edges = _edges(lines)
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    large = _LARGE * max(sizes, key=lambda size: sizes[size], default=0.0)
    rows = _in_rows(lines)
    for line, following in zip_longest(lines, lines[1:]):
        if (found and _stands_beside(found[-1][-1], line)) or (
            found
            and not (
                _is_parted(found[-1], line, unread)
                or (line.size > large and line.page != found[-1][-1].page)
                or (rows >= {id(found[-1][-1]), id(line)} and _are_rows(found[-1][-1], line))
                or _breaks(found[-1], line, steps, edges)
                or _is_first_of_indented(found[-1][-1], line, following, edges)
            )
        ):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _edges(lines: Iterable[Line]) -> dict[int, tuple[float, float]]:
    """Return for each column where most of its lines begin and end."""
    columns: dict[int, list[Line]] = {}
    for line in lines:
        columns.setdefault(line.column, []).append(line)
    return {
        number: (
            median(_start(line) for line in found),
            sorted(_end(line) for line in found)[int(0.8 * (len(found) - 1))],
        )
        for number, found in columns.items()
    }


def _breaks(
    before: Sequence[Line],
    line: Line,
    steps: LineSteps,
    edges: dict[int, tuple[float, float]],
) -> bool:
    """Whether a line begins a paragraph."""
    last = before[-1]
    if last.part or line.part:
        return last.part != line.part
    em = max(line.size, 1.0)
    if abs(line.size - last.size) > _SAME_SIZE * max(line.size, last.size):
        return len(line.text) > _FEW
    if BULLET.match(line.text) or _ITEM.match(line.text):
        return _is_item(before, line, em)
    left, right = edges[last.column]
    # The lines just above tell how long one may be; all of them would take long where no paragraph
    # ends for hundreds of pages.
    reach = max(right, *(_end(one) for one in before[-_ABOVE:]))
    is_short = reach - _end(last) > max(_SHORT * em, _first_word(line) + _SPACE * em)
    ends = _ENDS.search(last.text) is not None
    if line.column != last.column or line.baseline < last.baseline - em / 2:
        is_indented = _start(line) - edges[line.column][0] > _INDENT * em
        return line.bold != last.bold or (
            (is_short and line.column != last.column and _CAPITAL.match(line.text) is not None)
            or (ends and (is_short or is_indented or _CAPTION.match(line.text) is not None))
        )
    is_lower = steps.is_wide(last, line) or _is_set_lower(last, line, steps, ends=ends)
    if is_lower or _is_below_entry(last, line, em):
        return True
    # What is set off at the beginning of a paragraph may fill its first line.
    goes_on = not ends and not is_short and _goes_on(line)
    is_set_off = line.bold != last.bold and ((last.bold and not goes_on) or is_short)
    return is_set_off or _is_indented(before, line, left, em) or (is_short and ends)


def _is_below_entry(last: Line, line: Line, em: float) -> bool:
    """Whether a line follows an entry that ends with its number, and is no more of that."""
    if _goes_on(line) or not _LEADERS.search(last.text[-_LEADING_UP:]):
        return False
    return _start(line) - _start(last) <= _INDENT * em


def _goes_on(line: Line) -> bool:
    """Whether a line begins with a small letter, as no sentence does."""
    return line.text.lstrip()[:1].islower()


def _is_set_lower(last: Line, line: Line, steps: LineSteps, *, ends: bool) -> bool:
    """Whether a little room above a line says that a paragraph begins.

    Signs that are raised or lowered make such room as well.
    """
    first = line.text.lstrip()[:1]
    if _goes_on(line) or any(piece.script for piece in (*last.pieces, *line.pieces)):
        return False
    if not (ends or first.isupper() or first.isdigit()):
        return False
    return steps.excess(last, line) > (_THIN if ends else _CLEAR)


def _start(line: Line) -> float:
    """Return where a line begins, as a length in the direction in which it runs."""
    return -line.box.x1 if is_right_to_left(line.text) else line.box.x0


def _end(line: Line) -> float:
    return -line.box.x0 if is_right_to_left(line.text) else line.box.x1


def _first_word(line: Line) -> float:
    """Return how wide the first word of a line is, about: where it had no room no line ended."""
    text = line.text.strip()
    letters = len(text.split(maxsplit=1)[0])
    return letters * min(line.box.width / len(text), _WIDEST * line.size)


def _is_parted(before: Sequence[Line], line: Line, unread: AbstractSet[int]) -> bool:
    """Whether a page that is unread lies between, or a date that stands by itself, as on a cover.

    What the outline calls a heading is one whatever is in it.
    """
    if not unread.isdisjoint(range(before[-1].page, line.page)):
        return True
    if before[-1].down != line.down or before[-1].table or line.table:
        return True
    if before[-1].part or line.part:
        return False
    if _DATE.fullmatch(before[-1].text):
        return len(before) == 1
    return _DATE.fullmatch(line.text) is not None and _WHOLE.search(before[-1].text) is not None


def _is_indented(before: Sequence[Line], line: Line, left: float, em: float) -> bool:
    """Whether a line begins further in than the one above it, as paragraphs do, or out of all."""
    last = before[-1]
    if _start(line) - _start(last) <= _INDENT * em:
        is_first = _is_outside(line, left, em) and not _is_outside(last, left, em)
        return is_first and _ENDS.search(last.text) is not None
    if len(before) == 1 and _is_outside(last, left, em) and abs(_start(line) - left) < _NEAR * em:
        return False
    if _start(line) - min(_start(last), left) >= _HANGING * em:
        return False
    return not BULLET.match(before[0].text) and not _ITEM.match(before[0].text)


def _is_outside(line: Line, left: float, em: float) -> bool:
    """Whether a line begins with a number in the margin of its column."""
    return left - _start(line) > _INDENT * em and _NUMBER.match(line.text) is not None


def _are_rows(last: Line, line: Line) -> bool:
    """Whether two lines are rows of a table, rather than stretched to the width of a column."""
    is_stretched = last.text.rstrip()[-1:] in _HYPHENS or _goes_on(line)
    return line.column == last.column and not is_stretched


def _in_rows(lines: Sequence[Line]) -> set[int]:
    """Return the ids of lines in which words stand as far apart as those of cells."""
    found = {id(line) for line in lines if line.gaps}
    for line, following in pairwise(lines):
        if _stands_beside(line, following):
            found |= {id(line), id(following)}
    return found


def _stands_beside(line: Line, following: Line) -> bool:
    """Whether two lines are one, that a wide gap parts."""
    if line.column != following.column or (line.table or following.table):
        return False
    if line.part != following.part or line.down != following.down:
        return False
    em = max(line.size, following.size, 1.0)
    is_level = abs(line.baseline - following.baseline) < _NEAR * em
    is_alike = abs(line.size - following.size) <= _SAME_SIZE * em
    return is_level and is_alike and _start(following) > _end(line)


def _is_first_of_indented(
    last: Line, line: Line, following: Line | None, edges: dict[int, tuple[float, float]]
) -> bool:
    """Whether a line is indented below another that is, and the next one is not.

    Each begins a paragraph, then, and the one above it has a single, full line.
    """
    if following is None or not last.column == line.column == following.column or last.part:
        return False
    left, near = edges[line.column][0], _NEAR * max(line.size, 1.0)
    return (
        abs(_start(last) - _start(line)) < near
        and _start(line) - left > _INDENT * line.size
        and abs(_start(following) - left) < near
        and _ENDS.search(last.text) is not None
        and not _goes_on(line)
    )


def _is_item(before: Sequence[Line], line: Line, em: float) -> bool:
    """Whether a line with a number or a bullet begins an item, not just a line."""
    last = before[-1]
    if BULLET.match(line.text):
        return True
    # A sentence may go on with a year or a number at the beginning of a line.
    same = abs(_start(line) - _start(last)) < _NEAR * em
    return not same or _ENDS.search(last.text) is not None or len(before) == 1
