"""White strips between columns, found on scan lines over the words of a page.

A page is cut into scan lines of half an em, each a number with a bit for every tenth of an em that
is printed on. Whether any gap goes through enough of them is then told by a few operations on
whole lines, which is all that a page without columns costs.
"""

from __future__ import annotations

from bisect import bisect_left
from enum import Enum, auto
from itertools import islice, pairwise
from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple

from desktop.formats.pdf.order.page_words import union

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.formats.pdf.order.page_words import Word

# The measures were found on columns that were marked by hand.
_STEP, _DOT = 0.5, 0.1
"""Em: the height of a scan line, and the width of a bit."""
_MARGIN = 0.12
"""Em around each word that counts as printed on."""
_GUTTER = 0.55
"""Em: the narrowest white strip between columns."""
_LINES = 8
"""Scan lines on which there must be text on both sides."""
_NARROWEST = 14
"""Em: a text narrower than that has no columns."""
_MOST = 4_000
"""Scan lines, and bits of each, beyond which a page is no page of text."""
_TRIES = 15
_WORDS_A_LINE, _FIGURES, _FILLED, _COLUMN = 2.6, 0.4, 0.38, 5.0
_OWN_LINES, _SIDE_BAR = 0.45, 5
_LABELS, _A_LABEL, _LONGEST = 0.8, 1.5, 3
_WELL_FILLED = 0.5
_NEAR = 4
"""Scan lines."""
_SAME_SIZE, _NEXT, _FIRST_LINES = 0.06, 0.7, 4.0
"""Of an em, by how much text may be larger or smaller; em between two lines of it; and em by which
one column may begin above the other."""
_HIGHEST = 2
"""Em: what is higher than that is no word, but a table among words."""
_FEWEST = 6
_FEWEST_ROWS = 3
_TURNS, _ASIDE = 3, 0.15
"""How often a file goes from one column to the other, at most, when it writes one after the other;
or the share of their lines on which it does."""
_ACROSS = 0.5
"""Share of the lines on which it goes to the other side, from which on it writes across both."""
_ALIKE, _JUSTIFIED = 0.8, 0.7
"""Share of lines that both sides share in a table; how full they are, then, if they are text."""
_WORDS_IN_A_LIST = 1.6
_FIRST_OF_ASIA, _LETTERS_A_WORD = "\u2e80", 4.0
"""From this letter on scripts have no spaces."""


class Parted(Enum):
    """What stands on the two sides of a strip."""

    COLUMNS = auto()
    LABELS_LEFT = auto()
    """Numbers or such, each of a line on the other side."""
    LABELS_RIGHT = auto()


class Strip(NamedTuple):
    """A white strip: where it is, and from where to where there is text on both sides."""

    x: float
    top: float
    bottom: float
    parted: Parted = Parted.COLUMNS


def strip(words: Sequence[Word], em: float) -> Strip | None:
    """Return the white strip that parts most lines into columns, or None."""
    page = _ScanLines.of(words, em)
    if page is None:
        return None
    for found in islice(page.candidates(), _TRIES):
        if parted := _parted(*_sides(words, found), em):
            return found._replace(parted=parted, top=_top(found, words, em))
    return None


def _top(found: Strip, words: Sequence[Word], em: float) -> float:
    """Return where columns begin: one may have its first lines above those of the other."""
    top = found.top
    above = [word for word in words if (word.box.y0 + word.box.y1) / 2 < top]
    side: set[bool] = set()
    for line in reversed(rows(above, em)):
        side |= {(word.box.x0 + word.box.x1) / 2 < found.x for word in line}
        is_text = all(abs(word.size - em) < _SAME_SIZE * em for word in line)
        is_next = top - max(word.box.y1 for word in line) < _NEXT * em
        if len(side) > 1 or not (is_text and is_next):
            break
        top = min(word.box.y0 for word in line)
    return top if found.top - top < _FIRST_LINES * em else found.top


class _ScanLines:
    """Where a page is printed on."""

    def __init__(self, words: Sequence[Word], em: float, count: int, width: int) -> None:
        box = union([word.box for word in words])
        self._x, self._y = box.x0, box.y0
        self._em = em
        self._width = width
        printed = [0] * count
        step, dot, margin = _STEP * em, _DOT * em, _MARGIN * em
        for word in words:
            x0, y0, x1, y1 = word.box
            first = max(0, int((x0 - self._x - margin) / dot))
            last = min(width, int((x1 - self._x + margin) / dot) + 1)
            bits = ((1 << max(0, last - first)) - 1) << first
            inset = 0.2 * min(y1 - y0, _HIGHEST * em)
            low = max(0, int((y0 + inset - self._y) / step))
            high = min(count - 1, int((y1 - inset - self._y) / step))
            for line in range(low, high + 1):
                printed[line] |= bits
        self._printed = printed
        self._inner = [_gaps(bits) for bits in printed]
        """Of each line what is white between its first and its last letter."""

    @classmethod
    def of(cls, words: Sequence[Word], em: float) -> _ScanLines | None:
        """Return the scan lines of a page that may have columns."""
        box = union([word.box for word in words])
        if box.width < _NARROWEST * em:
            return None
        count, width = int(box.height / (_STEP * em)) + 1, int(box.width / (_DOT * em)) + 1
        if count > _MOST or width > _MOST:
            return None
        return cls(words, em, count, width)

    def candidates(self) -> Iterator[Strip]:
        """Yield strips that are wide enough, the one that parts most lines first."""
        found: dict[tuple[int, int, int], int] = {}
        # Each second bit, as no gutter is narrower than that.
        for x in _bits(self._parting() & _every_second(self._width)):
            if not 0.06 * self._width <= x <= 0.94 * self._width:
                continue
            for start, end, score in self._white_runs(x):
                if score < _LINES:
                    continue
                low, high = self._extent(x, start, end)
                if (high - low) * _DOT + 2 * _MARGIN >= _GUTTER:
                    key = (low + high, start, end)
                    found[key] = max(found.get(key, 0), score)
        for (middle, start, end), _ in sorted(found.items(), key=lambda pair: (-pair[1], pair[0])):
            yield self._strip(middle, start, end)

    def _parting(self) -> int:
        """Return the bits that are wide gaps on enough lines, by counting all bits at once."""
        planes: list[int] = []
        for gaps in self._inner:
            carry = gaps & gaps >> 1
            carry |= carry << 1  # the whole of a gap that is wide enough for a narrow gutter
            place = 0
            while carry:
                if place == len(planes):
                    planes.append(0)
                planes[place], carry = planes[place] ^ carry, planes[place] & carry
                place += 1
        enough = 0
        for plane in planes[_LINES.bit_length() - 1 :]:
            enough |= plane
        return enough

    def _white_runs(self, x: int) -> Iterator[tuple[int, int, int]]:
        """Yield where scan lines are white at `x`, and on how many text stands on both sides."""
        bit, start, score = 1 << x, -1, 0
        for line, printed in enumerate([*self._printed, bit]):
            if printed & bit:
                if start >= 0:
                    yield start, line, score
                start, score = -1, 0
                continue
            if start < 0:
                start = line
            score += bool(self._inner[line] & bit)

    def _extent(self, x: int, start: int, end: int) -> tuple[int, int]:
        """Return the bits between which all these lines are white."""
        printed = 0
        for line in range(start, end):
            printed |= self._printed[line]
        below = printed & ((1 << x) - 1)
        above = printed >> x
        high = x + (above & -above).bit_length() - 1 if above else self._width
        return below.bit_length() - 1, high

    def _strip(self, middle: int, start: int, end: int) -> Strip:
        bit = 1 << (middle // 2)
        parted = [line for line in range(start, end) if self._inner[line] & bit] or [start]
        em, step = self._em, _STEP * self._em
        x = self._x + (middle + 1) / 2 * _DOT * em
        # A column goes on beside nothing, as far as nothing crosses the strip; a title above
        # columns, whose line is short enough to be on one side, is cut off with them.
        near = start > 0 and parted[0] - start < _NEAR
        top = self._y + (start * step - 0.2 * em if near else parted[0] * step - 0.3 * em)
        return Strip(x, top, self._y + end * step + 0.2 * em)


def _every_second(width: int) -> int:
    return ((1 << (width // 2 * 2 + 2)) - 1) // 3


def _gaps(printed: int) -> int:
    """Return the white bits between the first and the last that are printed on."""
    if not printed:
        return 0
    inside = (1 << printed.bit_length()) - (printed & -printed)
    return inside & ~printed


def _bits(number: int) -> Iterator[int]:
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


def _sides(words: Sequence[Word], found: Strip) -> tuple[list[Word], list[Word]]:
    left: list[Word] = []
    right: list[Word] = []
    for word in words:
        x0, y0, x1, y1 = word.box
        if found.top <= (y0 + y1) / 2 <= found.bottom:
            (left if (x0 + x1) / 2 < found.x else right).append(word)
    return left, right


def rows(words: Sequence[Word], em: float) -> list[list[Word]]:
    """Return the words that share a base line together, from the top."""
    found: list[list[Word]] = []
    last = 0.0
    for word in sorted(words, key=lambda word: word.baseline):
        if found and word.baseline - last < 0.45 * em:
            found[-1].append(word)
        else:
            found.append([word])
            last = word.baseline
    return found


def _parted(left: Sequence[Word], right: Sequence[Word], em: float) -> Parted | None:
    """Return what is parted, unless that is nothing, or cells of a table.

    Columns are running text on both sides, or a side bar.
    """
    if min(len(left), len(right)) < _FEWEST:
        return None
    one, other = sides = _Side(left, em), _Side(right, em)
    count = min(len(side.bases) for side in sides)
    if count < _FEWEST_ROWS:
        return None
    shared = one.shared(other, em), other.shared(one, em)
    turns = _turns(left, right)
    is_across = turns > max(_TURNS, _ACROSS * count)
    if all(side.is_text(em) for side in sides):
        # Cells are written row by row, too.
        is_full = fmean(side.filled for side in sides) >= _JUSTIFIED
        is_table = is_across and max(shared) >= _ALIKE and not is_full
        return None if is_table else Parted.COLUMNS
    is_list = all(side.is_list(em) for side in sides) and max(shared) < _ALIKE
    if is_list and turns <= max(_TURNS, _ASIDE * count):
        return Parted.COLUMNS
    is_filled = max(side.filled for side in sides) > _WELL_FILLED
    if min(shared) >= _OWN_LINES or not is_filled or count < _SIDE_BAR:
        return None
    return _beside(one, other, shared, em) or (None if is_across else Parted.COLUMNS)


def _beside(one: _Side, other: _Side, shared: tuple[float, float], em: float) -> Parted | None:
    """Return on which side there are labels, if there are."""
    if one.is_narrow(em) and shared[0] >= _LABELS:
        return Parted.LABELS_LEFT
    # Longer ones are no numbers of lines, but what the lines are about.
    is_of_labels = other.is_narrow(em) and other.longest <= _LONGEST and shared[1] >= _LABELS
    return Parted.LABELS_RIGHT if is_of_labels else None


def _turns(left: Sequence[Word], right: Sequence[Word]) -> int:
    """Return how often the file goes from one side to the other."""
    sides = sorted([*((word.number, 0) for word in left), *((word.number, 1) for word in right)])
    return sum(before[1] != after[1] for before, after in pairwise(sides))


def _words(word: Word) -> float:
    """Return how many words letters are that no space parts from one another."""
    text = word.text
    return max(1.0, len(text) / _LETTERS_A_WORD) if text[0] >= _FIRST_OF_ASIA else 1.0


class _Side:
    """What stands on one side of a strip."""

    def __init__(self, words: Sequence[Word], em: float) -> None:
        lines = rows(words, em)
        box = union([word.box for word in words])
        self.bases = [line[0].baseline for line in lines]
        self._width = box.width
        self._words = fmean(sum(map(_words, line)) for line in lines)
        self.longest = max(sum(map(str.isalnum, word.text)) for word in words)
        self._figures = fmean(word.figures for word in words)
        printed = sum(word.box.width for word in words if word.is_said)
        self.filled = printed / len(lines) / max(1.0, box.width)
        """The share of its lines that words take; leaders of dots are none."""

    def is_text(self, em: float) -> bool:
        """Whether it is running text, rather than a column of a table."""
        return (
            self._words >= _WORDS_A_LINE
            and self._figures < _FIGURES
            and self.filled > _FILLED
            and self._width > _COLUMN * em
        )

    def is_list(self, em: float) -> bool:
        """Whether it may be a column of short lines, such as those of an index."""
        return self._words >= _WORDS_IN_A_LIST and self._width > _COLUMN * em

    def is_narrow(self, em: float) -> bool:
        """Whether there is hardly room for more than a number on its lines."""
        return self._words < _A_LABEL and self._width <= _COLUMN * em

    def shared(self, other: _Side, em: float) -> float:
        """Return the share of its lines that go on on the other side."""
        near, bases = 0.3 * em, other.bases
        hits = 0
        for base in self.bases:
            place = bisect_left(bases, base - near)
            hits += place < len(bases) and bases[place] < base + near
        return hits / len(self.bases)
