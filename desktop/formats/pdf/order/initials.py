"""Large first letters that run over two lines and more, put in front of the word they begin."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.formats.pdf.order.page_words import Word
from desktop.pdf import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LARGE = 1.8
"""Em."""
_LONGEST = 2
"""Letters: one, and the quotation mark before it."""
_BESIDE = 1.5
"""Em between it and the lines beside it."""
_ABOVE = 0.7
"""Em by which the middle of the first line may be above it."""
_LINES = 2
_WORDS = frozenset("AIO")
"""Letters that may be words by themselves, in some language."""


def with_initials(words: Sequence[Word], em: float) -> list[Word]:
    """Return words, a large first letter inside the word that it begins."""
    large = [word for word in words if _is_large(word, em)]
    if not large:
        return list(words)
    begun: dict[int, list[Word]] = {}
    taken: set[int] = set()
    for initial in large:
        first = _first_beside(initial, words, em)
        if first is not None and first.number not in begun:
            taken.add(initial.number)
            begun[first.number] = _begun(initial, first, words)
    return [
        one for word in words if word.number not in taken for one in begun.get(word.number, [word])
    ]


def _is_large(word: Word, em: float) -> bool:
    return word.size > _LARGE * em and len(word.text) <= _LONGEST and word.text[-1].isupper()


def _first_beside(initial: Word, words: Iterable[Word], em: float) -> Word | None:
    """Return the word that begins the first of two lines or more beside a letter."""
    box = initial.box
    beside = [
        word
        for word in words
        if 0 <= word.box.x0 - box.x1 + em < (_BESIDE + 1) * em
        and box.y0 - _ABOVE * em < (word.box.y0 + word.box.y1) / 2 < box.y1
        and abs(word.size - em) < em / 2
    ]
    lines = {round(word.baseline / (em / 2)) for word in beside}
    if len(lines) < _LINES:
        return None
    top = min(word.baseline for word in beside)
    return min(
        (word for word in beside if word.baseline < top + em / 2), key=lambda word: word.box.x0
    )


def _begun(initial: Word, first: Word, words: Iterable[Word]) -> list[Word]:
    """Return a letter and the word beside it as they are read: as one, unless both are words."""
    x0, y0, _, y1 = first.box
    others = (word for word in words if word.number != first.number)
    is_word = _is_word(initial.text, first.text, others)
    at = x0 - first.size / 2 if is_word else x0
    runs = [
        replace(run, box=Box(at, y0, at, y1), baseline=first.baseline, size=first.size)
        for run in initial.runs
    ]
    if is_word:
        return [Word(runs, initial.number), first]
    return [Word([*runs, replace(first.runs[0], parted=""), *first.runs[1:]], first.number)]


def _is_word(letter: str, rest: str, words: Iterable[Word]) -> bool:
    """Whether a letter is a word by itself, as what follows is elsewhere, and both are not."""
    if letter not in _WORDS:
        return False
    said = {word.text.strip(".,;:!?()").casefold() for word in words}
    return rest.casefold() in said and (letter + rest).casefold() not in said
