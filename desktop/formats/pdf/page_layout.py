"""A whole file laid out: lines in the order of reading, and what stands beside the text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.formats.pdf import footnotes, running_heads
from desktop.formats.pdf.page_lines import lines
from desktop.formats.pdf.page_words import words
from desktop.formats.pdf.reading_order import columns, is_in_order

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.formats.pdf.footnotes import Note
    from desktop.formats.pdf.page_lines import Line
    from desktop.pdf import PdfFile, PrintedPage

_UNREADABLE = 0.3
"""Share of a page's letters without a character from which on none of them is believed."""
_SMALLEST, _LARGEST = 4.0, 20.0
"""Points that the em of a page is taken for."""


@dataclass
class Layout:
    """The lines of a file by page, without those that are set apart."""

    pages: list[list[Line]] = field(default_factory=list)
    body: float = 10.0
    """The size of most of the text, in points."""
    heads: list[Line] = field(default_factory=list)
    """Running heads, feet and page numbers."""
    notes: list[Note] = field(default_factory=list)
    failed: int = 0
    """Pages that could not be read."""
    empty: int = 0
    """Pages without text."""
    garbled: int = 0
    """Pages whose letters stand for no characters."""


def laid_out(file: PdfFile, tell: Callable[[int, int], None]) -> Layout:
    """Return the lines of all pages in the order of reading."""
    found = Layout()
    sizes: Counter[float] = Counter()
    heights: list[float] = []
    for number in range(file.pages):
        tell(number, file.pages)
        page = file.page(number)
        found.pages.append(_lines(found, page, sizes) if page else [])
        heights.append(page.height if page else 1.0)
        found.failed += page is None
    if sizes:
        found.body = sizes.most_common(1)[0][0]
    _set_apart(found, heights)
    return found


def _lines(found: Layout, page: PrintedPage, sizes: Counter[float]) -> list[Line]:
    """Return the lines of a page, and count the sizes of its letters."""
    number = len(found.pages)
    letters = sum(len(run.text) for run in page.runs)
    if page.unreadable > _UNREADABLE * (letters + page.unreadable):
        found.garbled += 1
        return []
    printed = words(page)
    if not printed:
        found.empty += 1
        return []
    for word in printed:
        for run in word.runs:
            sizes[round(run.size * 2) / 2] += len(run.text)
    em = min(_LARGEST, max(_SMALLEST, sizes.most_common(1)[0][0]))
    parts = [printed] if is_in_order(printed) else columns(printed, em)
    first = number << 16
    return [
        line
        for column, part in enumerate(parts, first)
        for line in lines(part, page.links, number, column)
    ]


def _set_apart(found: Layout, heights: list[float]) -> None:
    """Take running heads and footnotes out of the pages."""
    aside = running_heads.set_aside(found.pages, heights)
    # What stands above the first page runs there for the first time: it may name the document.
    front = next((lines for lines in found.pages if lines), [])
    aside -= {id(line) for line in front if not running_heads.is_page_number(line)}
    found.heads = [line for lines in found.pages for line in lines if id(line) in aside]
    found.pages = [[line for line in lines if id(line) not in aside] for lines in found.pages]
    found.notes = footnotes.notes(found.pages, found.body)
    noted = {id(line) for note in found.notes for line in note.lines}
    found.pages = [[line for line in lines if id(line) not in noted] for lines in found.pages]
