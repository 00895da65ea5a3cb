"""Lines of print: words that stand side by side, with what of them is raised, lowered or linked."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.printed.page_map import NO_CHARACTERS
from desktop.domain.printed.recognised import UNSURE
from desktop.formats.canon.symbols import PRIVATE, symbol
from desktop.formats.pdf.order.page_words import is_right_to_left, union
from desktop.formats.pdf.order.raised_signs import scripts, size_of_marked
from desktop.formats.pdf.order.reading_order import running
from desktop.formats.pdf.order.table_words import TableWord
from desktop.pdf.printed import UNPRINTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.formats.pdf.order.page_words import Word
    from desktop.pdf import Box, Link, Run

_FARTHEST = 6
"""Em between words of one line."""
_CELL_GAP = 1.5
"""Em between words that may be those of two cells."""
_TOUCHING = 0.15
"""Em between letters that no space parts."""
_SMALLER = 0.82
"""Of the other's size: how small one of two things is that share a line."""
_GROUPS, _STRETCHED = 0.6, 1.5
"""Of the size, and of the other gaps of its line: how wide one may be inside a figure."""
# For: 1; 12,345. And for what may go on with it: 678
_BEGUN, _GOING_ON = re.compile(r"(?<!\d)\d{1,3}$"), re.compile(r"\d{3}(?!\d)")
_APART = "\u2003"
"""What parts the figures of two cells, which a space would make one of thousands."""
_SMALLEST_CAPITALS = 0.65
"""Of the size of others: how small small capitals are."""

NOWHERE = array("I")


class Piece(NamedTuple):
    """Letters of a line that are set alike."""

    text: str
    script: int = 0
    """1 for raised, -1 for lowered letters."""
    bold: bool = False
    italic: bool = False
    link: str = ""
    """An address, or '#' and the name of a place."""
    unsure: str = ""
    """Per cent of confidence, for a word that was recognised with little of it."""
    characters: array[int] = NOWHERE
    """For each letter the number of its character, or NO_CHARACTERS."""

    def part(self, start: int, end: int) -> Piece:
        """Return the letters from `start` to `end`."""
        return self._replace(text=self.text[start:end], characters=self.characters[start:end])


class LineTable(NamedTuple):
    """The cells of a table, row by row, each with its lines."""

    rows: list[list[list[Line]]]
    header_rows: int


@dataclass(slots=True)
class Line:
    """A line of print. `column` counts columns through the document."""

    page: int
    column: int
    pieces: list[Piece]
    box: Box
    baseline: float
    size: float
    bold: bool = False
    artifact: bool = False
    heading: int = 0
    """The level of the heading that it is a part of, or 0."""
    part: int = 0
    """The number of that heading."""
    table: LineTable | None = None
    """What it stands for: a table is one line among others, with the letters of all its cells."""
    gaps: int = 0
    """How often words stand as far apart as those of two cells."""
    down: bool = False
    """Whether it runs from top to bottom: then x counts down the page, and y from its right."""
    text: str = field(init=False)

    def __post_init__(self) -> None:
        self.text = "".join([piece.text for piece in self.pieces])

    @property
    def printed(self) -> Iterator[str]:
        """The text of each line of print that it is: of a table those of its cells."""
        if self.table is None:
            yield self.text
        else:
            cells = (cell for row in self.table.rows for cell in row)
            yield from (line.text for cell in cells for line in cell)


def lines(words: Sequence[Word], links: Sequence[Link], page: int, column: int) -> list[Line]:
    """Return the lines of one column, from its words in their order."""
    found: list[Line] = []
    group: list[Word] = []
    for word in words:
        if group and (isinstance(word, TableWord) or not _stands_beside(group, word)):
            found.append(_line(group, links, page, column))
            group = []
        if isinstance(word, TableWord):
            found.append(_table_line(word, links, page, column))
        else:
            group.append(word)
    if group:
        found.append(_line(group, links, page, column))
    return [line for line in found if line.text.strip()]


def _table_line(word: TableWord, links: Sequence[Link], page: int, column: int) -> Line:
    rows = [
        [lines(running(cell, word.size), links, page, column) if cell else [] for cell in row]
        for row in word.table.cells
    ]
    inside = [word for row in word.table.cells for cell in row if cell for word in cell]
    found = _line(inside, links, page, column)
    found.table = LineTable(rows, word.table.header_rows)
    return found


def stamp_lines(words: Sequence[Word], page: int) -> list[Line]:
    """Return the lines of stamps at the sides of a page, which run up or down."""
    groups: list[list[Word]] = []
    for word in words:
        if not groups or word.parted == "\n":
            groups.append([])
        groups[-1].append(word)
    return [_line(group, (), page, -1) for group in groups]


def _stands_beside(group: Sequence[Word], word: Word) -> bool:
    last = group[-1]
    if last.runs[0].turned != word.runs[0].turned:
        return False
    em = max(last.size, word.size)
    overlap = min(last.box.y1, word.box.y1) - max(last.box.y0, word.box.y0)
    if overlap <= 0.4 * (min(last.box.height, word.box.height) or 1.0):
        return False
    if word.box.x0 < last.box.x0 and is_right_to_left((*group, word)):
        return True
    gap = word.box.x0 - last.box.x1
    if gap > em and min(last.size, word.size) < _SMALLER * em:
        return False  # two things that share a line, as a heading and what stands beside it
    return word.box.x0 >= last.box.x0 and -0.6 * em < gap < _FARTHEST * em


def _line(words: Sequence[Word], links: Sequence[Link], page: int, column: int) -> Line:
    runs = [run for word in words for run in word.runs]
    sizes: Counter[float] = Counter()
    for run in runs:
        sizes[round(run.size, 1)] += len(run.text)
    size = max(sizes.items(), key=lambda pair: (pair[1], pair[0]))[0]
    if len(sizes) > 1:
        size = _of_capitals(runs, sizes, size_of_marked(runs, sizes, size))
    bases = [run.baseline for run in runs if round(run.size, 1) == size] or [runs[0].baseline]
    base = sorted(bases)[len(bases) // 2]
    pieces: list[Piece] = []
    widest = _widest(words, size)
    for number, word in enumerate(words):
        if number:
            _append(pieces, _space(words[number - 1], word, widest))
        for run, script in zip(word.runs, scripts(word.runs, size, base), strict=True):
            link = _link(run, links) if links else ""
            text = _letters(run)
            characters = _characters(run, len(text))
            if run.is_reading:
                text = f"（{text}）"
                characters = array("I", [NO_CHARACTERS, *characters, NO_CHARACTERS])
            unsure = _unsure(run)
            _append(pieces, Piece(text, script, run.bold, run.italic, link, unsure, characters))
    length = sum(len(run.text) for run in runs)
    return Line(
        page, column, pieces, union([word.box for word in words]), base, size,
        bold=sum(len(run.text) for run in runs if run.bold) * 2 > length,
        artifact=all(run.artifact for run in runs), gaps=_gaps(words, size),
        down=all(run.down for run in runs),
    )  # fmt: skip


def _gaps(words: Sequence[Word], size: float) -> int:
    return sum(_gap(word, following) > _CELL_GAP * size for word, following in pairwise(words))


def _gap(word: Word, following: Word) -> float:
    """Return the room between two words, whichever comes first."""
    return max(following.box.x0 - word.box.x1, word.box.x0 - following.box.x1)


def _of_capitals(runs: Sequence[Run], sizes: Counter[float], size: float) -> float:
    """Return the size of a line, most letters of which may be small capitals."""
    larger = max(sizes, key=lambda one: (one > size, sizes[one]))
    if not size < larger < size / _SMALLEST_CAPITALS:
        return size
    text = "".join(run.text for run in runs if round(run.size, 1) == size)
    return larger if text.isupper() else size


def _append(pieces: list[Piece], piece: Piece) -> None:
    """Add letters; a space joins what it follows, so that words in bold are one piece."""
    if not piece.text:
        return
    last = pieces[-1] if pieces else None
    is_space = piece.text.isspace()
    joins = is_space and last is not None and not last.script and not last.unsure
    if last is not None and (joins or last[1:6] == piece[1:6]):
        pieces[-1] = last._replace(
            text=last.text + piece.text, characters=last.characters + piece.characters
        )
    else:
        pieces.append(piece)


def _widest(words: Sequence[Word], size: float) -> float:
    """Return how wide a gap inside a figure of a line may be, such as 1 234."""
    between = [
        gap
        for word, following in pairwise(words)
        if not (word.figures and following.figures) and (gap := _gap(word, following)) > 0
    ]
    return max(_GROUPS * size, _STRETCHED * median(between) if len(between) > 1 else 0.0)


def _space(word: Word, following: Word, widest: float) -> Piece:
    """Return what stands between two words of a line."""
    gap, touching = _gap(word, following), _TOUCHING * max(word.size, following.size)
    # The engine also ends a line where a letter of a word is raised; it stands close by, then.
    begins_line = following.parted == "\n" and following.runs[0].turned
    begins_line |= UNPRINTED in (word.runs[-1].first, following.runs[0].first)
    if following.parted != " " and abs(gap) <= touching and not begins_line:
        return Piece("")
    # What parts words has a number of its own, the one before the second word, unless it is room.
    second = following.runs[0]
    is_numbered = following.parted and second.first > 0 and not second.is_after_letter
    before = second.first - 1 if is_numbered else NO_CHARACTERS
    is_space = gap <= widest or not (_BEGUN.search(word.text) and _GOING_ON.match(following.text))
    return Piece(" " if is_space else _APART, characters=array("I", [before]))


def _characters(run: Run, count: int) -> array[int]:
    """Return the numbers of the letters of a run, as far as its page has them."""
    if run.first == UNPRINTED:
        return array("I", [NO_CHARACTERS]) * count
    return array("I", range(run.first, run.first + count))


def _letters(run: Run) -> str:
    """Return the letters of a run, those of fonts of signs as what they look like."""
    text = run.text
    if text.isascii() or not any(ord(letter) in PRIVATE for letter in text):
        return text
    return "".join(symbol(ord(letter)) for letter in text)


def _unsure(run: Run) -> str:
    return str(run.confidence) if run.confidence < UNSURE else ""


def _link(run: Run, links: Sequence[Link]) -> str:
    box = run.box
    x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
    for link in links:
        if link.box.holds(x, y):
            return link.address or (f"#page {link.page}" if link.page >= 0 else "")
    return ""
