"""What tesseract prints: a table of words, each with its place in the picture."""

from __future__ import annotations

import unicodedata

from desktop.domain.printed.recognised import LONGEST_WORD, MOST_WORDS, WHOLE, RecognisedWord

# level, page, block, paragraph, line, word, four sides, confidence and text.
_COLUMNS = 12
_WORD = "5"
"""The level of a word; those of pages, blocks, paragraphs and lines come before."""
_SPECK = 30
"""Per cent below which what is no letter and no figure is taken for a stain or a rule."""
# Confidence is in hundredths, and -1 on rows that are no words.
_SURE = 100
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"})


class RubbishError(ValueError):
    """What was printed is no table of words."""


def words(printed: bytes, width: int, height: int) -> list[RecognisedWord]:
    """Return the words on a picture of so many pixels; RubbishError for what is no such table."""
    lines = printed.decode("utf-8", "replace").split("\n")
    if not lines[0].startswith("level\t") or lines[0].count("\t") != _COLUMNS - 1:
        raise RubbishError("it printed no table of words")
    found: list[RecognisedWord] = []
    line = None
    for row in lines[1:]:
        cells = row.rstrip("\r").split("\t")
        if len(cells) == _COLUMNS and cells[0] == _WORD:
            word = _word(cells, width, height)
            if word is not None:
                found.append(word._replace(begins_line=cells[1:5] != line))
                line = cells[1:5]
    if len(found) > MOST_WORDS:
        raise RubbishError("it found more words than a page can have")
    return found


def _word(cells: list[str], width: int, height: int) -> RecognisedWord | None:
    """Return the word of a row; None for a stain, and for what cannot be seen."""
    try:
        left, top, across, down = map(int, cells[6:10])
        confidence = min(_SURE, max(0, round(float(cells[10]))))
    except (ValueError, OverflowError) as error:
        raise RubbishError("it printed no numbers where they belong") from error
    signs = [sign for sign in cells[11] if unicodedata.category(sign) not in _INVISIBLE]
    text = "".join(signs)[:LONGEST_WORD]
    is_stain = confidence < _SPECK and not any(map(str.isalnum, text))
    if not text or is_stain or across <= 0 or down <= 0:
        return None
    near, far = (_share(left, width), _share(left + across, width))
    high, low = (_share(top, height), _share(top + down, height))
    return RecognisedWord(text, near, high, far, low, confidence)


def _share(pixels: int, side: int) -> int:
    return min(WHOLE, max(0, round(pixels * WHOLE / side)))
