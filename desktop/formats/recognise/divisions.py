"""Divisions that are printed as plain lines: 'I. Introduction', 'A. Methods', 'Annex'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import BlockKind
from desktop.formats.recognise.result import Item

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.formats.recognise.printed_lines import Line

# For: IV. Methods
_ROMAN = re.compile(r"(?P<number>[IVXL]{1,7})(?:[.):]?|[.):]?\s*[-–—]?\s+(?P<title>\S.*))")
# For: B. Methods
_LETTER = re.compile(r"(?P<number>[A-Z])[.)]\s+(?P<title>\S.*)")
# For: Annex II
_ALONE = re.compile(
    r"(?:executive\s+)?summary|annex(?:es)?(?:\s+[IVX\d]+)?|appendix|appendices|glossary|foreword"
    r"|bibliography|acknowledgements|abbreviations",
    re.IGNORECASE,
)
# For: Methods ..... 12
_TO_PAGE = re.compile(r".*(?:[.…]{2,}|\s)\s*\d{1,4}")
# Letters of a heading that runs over a line.
_LONGEST = 160
# Numbers in a row: 'I.' and 'V.' by themselves are initials or items.
_FEWEST = 3
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}


class _Mark(NamedTuple):
    place: int
    number: int


def items(found: Sequence[Line], *, in_report: bool) -> list[Item]:
    """Return a section for each division that counts up from I with text below it, or []."""
    romans = _counted(found, [_Mark(i, n) for i, n in _romans(found)])
    if len(romans) < (_FEWEST - in_report):
        return []
    places = {mark.place: 2 for mark in romans}
    ends = [*(mark.place for mark in romans[1:]), len(found)]
    for mark, end in zip(romans, ends, strict=True):
        letters = [_Mark(i, n) for i, n in _letters(found) if mark.place < i < end]
        under = _counted(found, letters)
        places.update({letter.place: 3 for letter in under if len(under) > 1})
    if in_report:
        places.update({i: 2 for i, line in enumerate(found) if _ALONE.fullmatch(line.text)})
    # Real headings stay as they are; a first line was only taken for a title.
    headings = [found[i] for i in sorted(places) if not i or found[i].kind != BlockKind.HEADING]
    levels = {found[i].start: level for i, level in places.items()}
    return [Item(line.text, line.start, {}, levels[line.start]) for line in headings]


def value(roman: str) -> int:
    """Return the number that is written as `roman`, or 0 when it is not written as one."""
    total = before = 0
    for letter in reversed(roman):
        worth = _VALUES[letter]
        total += worth if worth >= before else -worth
        before = max(before, worth)
    return total if _written(total) == roman else 0


def _written(number: int) -> str:
    signs = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    made = ""
    for worth, sign in signs:
        made += sign * (number // worth)
        number %= worth
    return made


def _romans(found: Sequence[Line]) -> Iterator[tuple[int, int]]:
    for place, line in enumerate(found):
        match = _ROMAN.fullmatch(line.text) if _may_head(line) else None
        if match and (number := value(match["number"])):
            yield place, number


def _letters(found: Sequence[Line]) -> Iterator[tuple[int, int]]:
    for place, line in enumerate(found):
        match = _LETTER.fullmatch(line.text) if _may_head(line) else None
        if match:
            yield place, ord(match["number"]) - ord("A") + 1


def _may_head(line: Line) -> bool:
    is_line = line.whole and len(line.text) <= _LONGEST and line.text[-1] not in ",;:"
    is_sentence = line.text.endswith(".") and len(line.text.split()) > 1
    kinds = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM)
    return is_line and not is_sentence and line.kind in kinds and not _TO_PAGE.fullmatch(line.text)


def _counted(found: Sequence[Line], marks: Sequence[_Mark]) -> list[_Mark]:
    """Return the marks that count 1, 2, 3 ..., each with text of its own below it."""
    kept: list[_Mark] = []
    for mark in marks:
        if mark.number == len(kept) + 1 and _has_text(found, mark.place):
            kept.append(mark)
    return kept


def _has_text(found: Sequence[Line], place: int) -> bool:
    """Whether what follows a line is text, rather than the next line of a table of contents."""
    below = found[place + 1 : place + 3]
    return any(len(line.text) > _LONGEST // 3 or not _may_head(line) for line in below)
