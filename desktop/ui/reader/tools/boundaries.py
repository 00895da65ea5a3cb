"""Where words and sentences begin and end."""

from __future__ import annotations

import re

from PySide6.QtCore import QTextBoundaryFinder

from desktop.ui.reader.canvas.utf16 import Utf16

_Kind = QTextBoundaryFinder.BoundaryType
_ABBREVIATED = re.compile(
    r"(?:^|[\s(“\"'])(?:\w|Mr|Mrs|Ms|Dr|Prof|St|No|Nos|Hon|Rt|Rev|Gen|Col|Sgt|Capt|Lt|Sen|Rep|vs|cf|"
    r"e\.g|i\.e|pp?|para|paras|art|Fig|Vol|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.\s+$"
)


def word_at(text: str, offset: int) -> tuple[int, int]:
    """Return the word around an offset, or the run of other characters between two words."""
    utf16 = Utf16(text)
    finder = QTextBoundaryFinder(_Kind.Word, text)
    finder.setPosition(utf16.units(min(offset, max(0, len(text) - 1))))
    here = finder.position()
    start = here if finder.isAtBoundary() else finder.toPreviousBoundary()
    finder.setPosition(here)
    end = finder.toNextBoundary()
    return utf16.point(max(0, start)), len(text) if end < 0 else utf16.point(end)


def next_word(text: str, offset: int) -> int:
    """Return where the next word begins, or the end."""
    starts = (start for start, _ in _words_from(text, offset))
    return next((start for start in starts if start > offset), len(text))


def previous_word(text: str, offset: int) -> int:
    """Return where the word before an offset begins, or 0."""
    utf16 = Utf16(text)
    finder = QTextBoundaryFinder(_Kind.Word, text)
    finder.setPosition(utf16.units(offset))
    while (here := finder.toPreviousBoundary()) > 0:
        point = utf16.point(here)
        if text[point].isalnum():
            return point
    return 0


def _words_from(text: str, offset: int) -> list[tuple[int, int]]:
    utf16 = Utf16(text)
    finder = QTextBoundaryFinder(_Kind.Word, text)
    finder.setPosition(utf16.units(offset))
    here = offset
    while (units := finder.toNextBoundary()) >= 0:
        end = utf16.point(units)
        if here > offset and text[here : here + 1].isalnum():
            return [(here, end)]
        here = end
    return []


def sentences(text: str) -> list[int]:
    """Return where the sentences of a block begin; titles and initials do not end one."""
    utf16 = Utf16(text)
    finder = QTextBoundaryFinder(_Kind.Sentence, text)
    starts = [0]
    while (units := finder.toNextBoundary()) >= 0:
        point = utf16.point(units)
        goes_on = text[point : point + 1].islower()
        before = text[max(0, point - 12) : point]
        if point < len(text) and not goes_on and not _ABBREVIATED.search(before):
            starts.append(point)
    return starts
