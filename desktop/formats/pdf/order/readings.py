"""Small kana beside a line, which say how the letters next to them are read.

They stand in the text after those letters, in brackets, as with other formats.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.formats.pdf.order.page_words import Word
from desktop.pdf import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.pdf import Run

_SMALL = 0.62
"""Of the size of what they stand beside."""
_GAP = 0.45
"""Of that size: how far from it they may stand, or reach into it."""
_KANA = range(0x3040, 0x3100)
_IDEOGRAPHS = ((0x3005, 0x3008), (0x3400, 0xA000), (0xF900, 0xFB00), (0x20000, 0x33480))


def with_readings(words: Sequence[Word]) -> list[Word]:
    """Return the words of a page, each reading inside the word that it is of."""
    small = [word for word in words if all(ord(letter) in _KANA for letter in word.text)]
    if not small:
        return list(words)
    bases = sorted((w for w in words if _has_ideograph(w.text)), key=lambda word: word.box.y0)
    tops = [base.box.y0 for base in bases]
    read: dict[int, list[Word]] = {}
    for word in small:
        reach = 2 * word.size
        foot = word.box.y1
        near = slice(bisect_left(tops, foot - reach), bisect_right(tops, foot + reach))
        if (base := _base(word, bases[near])) is not None:
            read.setdefault(base.number, []).append(word)
    moved = {word.number for group in read.values() for word in group}
    return [
        _read(word, read[word.number]) if word.number in read else word
        for word in words
        if word.number not in moved
    ]


def _has_ideograph(text: str) -> bool:
    return any(first <= ord(letter) < end for letter in text for first, end in _IDEOGRAPHS)


def _base(reading: Word, words: Iterable[Word]) -> Word | None:
    """Return the word that a reading stands above, or None."""
    middle, foot = (reading.box.x0 + reading.box.x1) / 2, reading.box.y1
    for word in words:
        box, size = word.box, word.size
        if (
            reading.size <= _SMALL * size
            and box.x0 <= middle <= box.x1
            and abs(box.y0 - foot) <= _GAP * size
        ):
            return word
    return None


def _read(word: Word, readings: Iterable[Word]) -> Word:
    """Return a word with its readings, each after the letters that it stands above."""
    runs = list(word.runs)
    for reading in sorted(readings, key=lambda one: -one.box.x0):
        middle = (reading.box.x0 + reading.box.x1) / 2
        at = next((n for n, run in enumerate(runs) if middle <= run.box.x1), len(runs) - 1)
        runs[at : at + 1] = _parted(runs[at], reading)
    return Word(runs, word.number)


def _parted(run: Run, reading: Word) -> list[Run]:
    """Return a run cut where a reading ends, with that in between."""
    box, count = run.box, len(run.text)
    cut = round((reading.box.x1 - box.x0) / max(box.width, 0.1) * count)
    cut = max(1, min(count, cut))
    edge = box.x0 + box.width * cut / count
    before = replace(run, text=run.text[:cut], box=box._replace(x1=edge))
    after = replace(
        run, text=run.text[cut:], box=box._replace(x0=edge), first=run.first + cut, parted=""
    )
    said = [
        replace(
            one, box=Box(edge, box.y0, edge, box.y1), baseline=run.baseline, size=run.size,
            parted="", is_reading=True,
        )
        for one in reading.runs
    ]  # fmt: skip
    return [before, *said, *([after] if after.text else [])]
