"""Words that stand in tables: each table is put among the words of its page as if it were one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.formats.pdf.order import grids, open_tables
from desktop.formats.pdf.order.page_words import Word, is_right_to_left
from desktop.formats.pdf.order.strips import rows as in_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop.formats.pdf.order.grids import Cell, Grid
    from desktop.pdf import PrintedPage, TaggedCell, TaggedTable

_INSIDE = 0.6
"""Of its size: how far a word may reach over the line of its cell."""
_TIGHT = 0.35
"""Of its size: words that stand nearer are of one line."""
_FULLEST = 1_200
"""Letters: a cell that holds more is a column of text, or a box around it."""
_FEWEST = 2
"""Rows, and columns, with words."""
_LEVEL = 0.5
"""Of the size: how far words of one row may stand above one another, marks of notes too."""

Cells = list[list[list[Word] | None]]
"""Rows of cells; None for what a cell beside or above takes."""
_FREE: list[Word] = []


class Table(NamedTuple):
    """The words of a table by rows and cells."""

    cells: Cells
    header_rows: int


class TableWord(Word):
    """A table that stands among the words of a page."""

    __slots__ = ("table",)

    def __init__(self, table: Table) -> None:
        inside = [word for row in table.cells for cell in row if cell for word in cell]
        super().__init__([run for word in inside for run in word.runs], 0)
        self.number = min(word.number for word in inside)
        self.baseline = self.box.y0 + self.size
        self.parted = "\n"
        self.figures = False
        self.table = table


def with_tables(words: Sequence[Word], page: PrintedPage) -> tuple[list[Word], bool]:
    """Return words with tables among them, and whether there are some without lines round cells."""
    left = list(words)
    ruled = grids.grids(page.rules) if page.rules else []
    for grid in ruled:
        left = _replaced(left, _of_grid(grid, left))
    for tagged in page.tables:
        left = _replaced(left, _of_tags(tagged, left))
    found = any(isinstance(word, TableWord) for word in left)
    is_open = bool(page.rules) and not found and open_tables.are_open(page.rules, ruled, left)
    return left, is_open


def _replaced(words: list[Word], table: Table | None) -> list[Word]:
    if table is None:
        return words
    inside = {word.number for row in table.cells for cell in row if cell for word in cell}
    left = [word for word in words if word.number not in inside]
    return sorted([*left, TableWord(table)], key=lambda word: word.number)


def _of_grid(grid: Grid, words: Iterable[Word]) -> Table | None:
    """Return the words in a grid, or None where one stands in no cell, and it is no table."""
    rows: Cells = [[None] * grid.columns for _ in range(grid.rows)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = []
    last: tuple[Word, Cell] | None = None
    for word in words:
        if not grid.box.holds(*_middle(word)):
            continue
        for part in _parts(word, grid):
            place = _cell_of(part, grid)
            inside = rows[place.row][place.column] if place else None
            if place is None or inside is None or isinstance(word, TableWord):
                return None
            if last and last[1] != place and _goes_on(last[0], part):
                return None
            inside.append(part)
            last = part, place
    rows = [part for row in rows for part in _parted(row)]
    if is_right_to_left(word for row in rows for word in _in(row)):
        rows = [row[::-1] for row in rows]
    return _table(rows, 0)


def _parted(row: list[list[Word] | None]) -> Cells:
    """Return the rows of a cell's figures, where lines run down alone and part no rows.

    No number is broken in two: where each line of a cell has one, so many rows stand there.
    """
    lines = [in_rows(cell, cell[0].size) if cell else [] for cell in row]
    bases = max(
        ([line[0].baseline for line in cell] for cell in lines if _is_of_figures(cell)),
        key=len,
        default=[],
    )
    if len(bases) < _FEWEST or sum(len(cell) >= len(bases) for cell in lines) < _FEWEST:
        return [row]
    size = max(word.size for cell in row for word in cell or ())
    placed: Cells = [[None if cell is None else [] for cell in row] for _ in bases]
    for at, cell in enumerate(row):
        for word in cell or ():
            level, off = min(
                ((n, abs(base - word.baseline)) for n, base in enumerate(bases)),
                key=lambda one: one[1],
            )
            inside = placed[level][at]
            if off > _LEVEL * size or inside is None:
                return [row]
            inside.append(word)
    return placed


def _is_of_figures(lines: Sequence[Sequence[Word]]) -> bool:
    return all(any(word.figures for word in line) for line in lines)


def _goes_on(word: Word, following: Word) -> bool:
    """Whether words stand as near as those of one line, so that a line between is none of cells."""
    if following.parted != " " or abs(word.baseline - following.baseline) > _TIGHT * word.size:
        return False
    return 0 < following.box.x0 - word.box.x1 < _TIGHT * word.size


def _middle(word: Word) -> tuple[float, float]:
    return (word.box.x0 + word.box.x1) / 2, (word.box.y0 + word.box.y1) / 2


def _parts(word: Word, grid: Grid) -> list[Word]:
    """Return a word, or the runs of one that goes on over the line of a cell."""
    if len(word.runs) == 1 or _cell_of(word, grid):
        return [word]
    return [Word([run], word.number) for run in word.runs]


def _cell_of(word: Word, grid: Grid) -> Cell | None:
    """Return the cell that a word stands in with both its ends."""
    near = _INSIDE * word.size
    place = next((cell for cell in grid.cells if cell.box.holds(*_middle(word))), None)
    if place is None or word.box.x0 < place.box.x0 - near or word.box.x1 > place.box.x1 + near:
        return None
    return place


def _of_tags(tagged: TaggedTable, words: Iterable[Word]) -> Table | None:
    """Return the words that the tags of a table are on, or None where these cannot be right."""
    by_tag: dict[int, list[Word]] = {}
    for word in words:
        if not isinstance(word, TableWord):
            by_tag.setdefault(word.runs[0].tag, []).append(word)
    rows: Cells = [[] for _ in tagged.rows]
    heads = 0
    for number, row in enumerate(tagged.rows):
        heads += heads == number and all(cell.is_head for cell in row)
        for cell in row:
            inside = [word for tag in sorted(cell.tags) for word in by_tag.get(tag, ())]
            _put(rows, number, cell, sorted(inside, key=lambda word: word.number))
    tops = [min(word.box.y0 for word in inside) for row in rows if (inside := list(_in(row)))]
    return _table(rows, heads) if tops == sorted(tops) else None


def _put(rows: Cells, number: int, cell: TaggedCell, words: list[Word]) -> None:
    """Put a cell in a row where none above reaches down, and reserve what it takes."""
    row = rows[number]
    column = row.index(_FREE) if _FREE in row else len(row)
    for reached in rows[number : number + cell.rows]:
        reached.extend([_FREE] * (column + cell.columns - len(reached)))
        reached[column : column + cell.columns] = [None] * cell.columns
    row[column] = words


def _in(row: Iterable[list[Word] | None]) -> Iterator[Word]:
    return (word for cell in row if cell for word in cell)


def _table(rows: Cells, header_rows: int) -> Table | None:
    """Return rows with words as a table, or None where they are boxes around text."""
    filled = [row for row in rows if any(row)]
    columns = {at for row in filled for at, cell in enumerate(row) if cell}
    if len(filled) < _FEWEST or len(columns) < _FEWEST:
        return None
    cells = [cell for row in filled for cell in row if cell]
    if max(sum(len(word.text) for word in cell) for cell in cells) > _FULLEST:
        return None
    kept = [[row[at] if at < len(row) else None for at in sorted(columns)] for row in filled]
    if not header_rows and all(run.bold for word in _in(kept[0]) for run in word.runs):
        header_rows = 1
    return Table(kept, header_rows)
