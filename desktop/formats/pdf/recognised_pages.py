"""Pages whose words were recognised on pictures, as if they were printed ones.

A recognised word is known by the edges of its ink. How large it is set and where its line stands
follow from which of its letters reach above small ones, and which below the line.
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from desktop.domain.printed.recognised import WHOLE
from desktop.pdf import Box, PrintedPage, Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.domain.printed.recognised import RecognisedPage, RecognisedWord

_SMALL, _HIGH, _DEEP, _FULL = 0.47, 0.69, 0.21, 0.9
"""Em: small letters, high ones, what goes below the line, and signs that fill their box."""
_REACHES_UP = frozenset("bdfhkltßþðijþ!?&%€$£§'\"“”‘’«»/|()[]{}")
_REACHES_DOWN = frozenset("gjpqyçþQ,;()[]{}|/§$")
_FLAT = frozenset("-–—_=~.,:·•…*^'\"“”„‘’`´")
"""Signs that tell nothing of a size."""
_AS_USUAL = (0.85, 1.18)
"""Of what most of a page is set in: sizes between are taken for that."""
_ASCENT, _DESCENT = 0.8, 0.22
"""Em that a line reaches above its base line and below it."""
_LAST_LATIN = "\u058f"
"""The last of the letters that stand on a line: Latin, Greek, Cyrillic and Armenian ones."""


def printed_page(page: PrintedPage, recognised: RecognisedPage) -> PrintedPage:
    """Return a page with the words that were recognised on it in place of its own."""
    sheet, words = page.sheet, recognised.words
    sides = (sheet.width, sheet.height)
    width, height = sides[::-1] if recognised.turn % 2 else sides
    lines = list(_lines(words))
    boxes = [[_box(word, width, height) for word in line] for line in lines]
    sizes = [_size(line, places) for line, places in zip(lines, boxes, strict=True)]
    usual = _usual(lines, sizes)
    runs: list[Run] = []
    first = 0
    for line, places, size in zip(lines, boxes, sizes, strict=True):
        set_in = usual if _AS_USUAL[0] * usual < size < _AS_USUAL[1] * usual else size
        base = places[0].y1
        for number, (word, ink) in enumerate(zip(line, places, strict=True)):
            if not _FLAT.issuperset(word.text):
                base = ink.y1 - (_DEEP * set_in if _goes_down(word.text) else 0.0)
            box = Box(ink.x0, base - _ASCENT * set_in, ink.x1, base + _DESCENT * set_in)
            parted = (" " if number else "\n") if runs else ""
            run = Run(word.text, first, box, base, set_in, parted)
            run.confidence = word.confidence
            runs.append(run)
            first += len(word.text) + 1
    return PrintedPage(width, height, runs, [], 0, sheet, page.digest)


def _lines(words: Sequence[RecognisedWord]) -> Iterator[list[RecognisedWord]]:
    line: list[RecognisedWord] = []
    for word in words:
        if word.begins_line and line:
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _box(word: RecognisedWord, width: float, height: float) -> Box:
    across, down = width / WHOLE, height / WHOLE
    return Box(word.left * across, word.top * down, word.right * across, word.bottom * down)


def _size(line: Sequence[RecognisedWord], boxes: Sequence[Box]) -> float:
    """Return the size that a line is set in, by the heights of its words."""
    found = [
        box.height / _height(word.text)
        for word, box in zip(line, boxes, strict=True)
        for _ in range(len(word.text))
        if not _FLAT.issuperset(word.text)
    ]
    size = median(found) if found else median(box.height for box in boxes) / _FULL
    return max(1.0, round(2 * size) / 2)


def _height(text: str) -> float:
    """Return how many em the ink of a word is high."""
    if any(letter > _LAST_LATIN for letter in text):
        return _FULL
    rises = any(letter in _REACHES_UP or letter.isupper() or letter.isdigit() for letter in text)
    return (_HIGH if rises else _SMALL) + (_DEEP if _goes_down(text) else 0.0)


def _goes_down(text: str) -> bool:
    return not _REACHES_DOWN.isdisjoint(text)


def _usual(lines: Sequence[Sequence[RecognisedWord]], sizes: Sequence[float]) -> float:
    """Return the size that most of the letters are set in."""
    every = [
        size
        for line, size in zip(lines, sizes, strict=True)
        for _ in range(sum(len(word.text) for word in line))
    ]
    return median(every) if every else 1.0
