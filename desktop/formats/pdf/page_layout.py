"""A whole file laid out: lines in the order of reading, and what stands beside the text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain import Page
from desktop.domain.printed.page_map import DIGEST, LARGEST
from desktop.formats.pdf import footnotes, running_heads
from desktop.formats.pdf.order import downward
from desktop.formats.pdf.order.initials import with_initials
from desktop.formats.pdf.order.line_numbers import numbers_of_lines
from desktop.formats.pdf.order.page_lines import lines, stamp_lines
from desktop.formats.pdf.order.page_words import is_any_beyond, printed
from desktop.formats.pdf.order.reading_order import columns, is_in_order, parts
from desktop.formats.pdf.order.readings import with_readings
from desktop.formats.pdf.order.table_words import with_tables
from desktop.formats.pdf.recognised_pages import printed_page
from desktop.formats.pdf.table_joints import joined_tables
from desktop.pdf import Sheet
from desktop.pdf.printed import UNPRINTED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from collections.abc import Set as AbstractSet

    from desktop.domain.printed.recognised import RecognisedPages
    from desktop.formats.pdf.footnotes import Note
    from desktop.formats.pdf.order.line_numbers import Margin
    from desktop.formats.pdf.order.page_lines import Line
    from desktop.formats.pdf.order.page_words import Word
    from desktop.pdf import Annotation, PdfFile, PrintedPage

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
    sheets: list[Page] = field(default_factory=list)
    """The pages as they are shown, still without labels."""
    heads: list[Line] = field(default_factory=list)
    """Running heads, feet and page numbers."""
    stamps: list[Line] = field(default_factory=list)
    """What is printed at the sides of pages, turned."""
    notes: list[Note] = field(default_factory=list)
    annotations: list[Sequence[Annotation]] = field(default_factory=list)
    """What people marked on each page."""
    failed: set[int] = field(default_factory=set)
    """Numbers of the pages that could not be read."""
    missing: int = 0
    """Pages that the file says it has at its end, and has not."""
    empty: int = 0
    """Pages without text."""
    garbled: set[int] = field(default_factory=set)
    """Numbers of the pages whose letters stand for no characters."""
    beyond: int = 0
    """Pages with words beyond their edges."""
    layers: dict[tuple[str, ...], None] = field(default_factory=dict)
    """What hidden layers are called whose words were left out, in their order."""
    filled: int = 0
    """Pages with fields of a form that were filled in."""
    unruled: int = 0
    """Pages with tables of which no lines tell where the cells are."""
    recognised: set[int] = field(default_factory=set)
    """Numbers of the pages whose words were recognised on pictures of them."""
    continued: set[int] = field(default_factory=set)
    """Numbers of the pages with nothing but a table that began on one before."""
    margins: list[Margin] = field(default_factory=list)
    """Those that have numbers of lines in them."""


def laid_out(
    file: PdfFile,
    tell: Callable[[int, int], None],
    left_out: AbstractSet[int] = frozenset(),
    recognised: RecognisedPages | None = None,
) -> Layout:
    """Return the lines of all pages in the order of reading; those `left_out` count as failed.

    Pages without words of their own have those that were `recognised`.

    A page tree may say any number of pages: those at the end that are not there are none.
    """
    found = Layout()
    sizes: Counter[float] = Counter()
    extents: list[_Extent] = []
    for number in range(file.pages):
        tell(number, file.pages)
        page = read = None if number in left_out else file.page(number)
        if page is None:
            found.failed.add(number)
        elif recognised and number in recognised and _is_blank(page):
            read = printed_page(page, recognised.page(number))
            found.recognised.add(number)
        found.pages.append(_lines(found, read, sizes) if read else [])
        found.layers |= dict.fromkeys(read.layers if read else ())
        found.sheets.append(_sheet(page))
        # Marks count the engine's characters, which are none of those that were recognised.
        found.annotations.append(page.annotations if page and page is read else ())
        extents.append(_Extent.of(read))
    tell(file.pages, file.pages)
    _cut_off(found, extents, left_out)
    if sizes:
        found.body = sizes.most_common(1)[0][0]
    _set_apart(found, extents)
    return found


class _Extent(NamedTuple):
    """How far a page reaches from the first line to the last: of lines across, and of those down.

    It is as high as it is wide for what runs down.
    """

    across: float = 1.0
    down: float = 1.0

    @classmethod
    def of(cls, page: PrintedPage | None) -> _Extent:
        if page is None:
            return cls()
        lies = any(run.down and not run.turned for run in page.runs)
        sides = page.height, page.width
        return cls(*(sides[::-1] if lies else sides))


def _lines(found: Layout, page: PrintedPage, sizes: Counter[float]) -> list[Line]:
    """Return the lines of a page, and count the sizes of its letters."""
    number = len(found.pages)
    if _is_garbled(page):
        found.garbled.add(number)
        return []
    found.beyond += is_any_beyond(page)
    found.filled += any(run.first == UNPRINTED for run in page.runs)
    seen = [(view, *printed(view)) for view in downward.views(page) or [page]]
    if not any(words for _, words, _ in seen):
        found.stamps += (line for *_, stamps in seen for line in stamp_lines(stamps, number))
        found.empty += 1
        return []
    made: list[Line] = []
    column = number << 16
    for view, words, stamps in seen:
        found.stamps += stamp_lines(stamps, number)
        for word in words:
            for run in word.runs:
                sizes[round(run.size * 2) / 2] += len(run.text)
        text = with_initials(_without_line_numbers(found, words, sizes), _em(sizes))
        laid, is_open = with_tables(with_readings(text), view)
        found.unruled += is_open
        for part in _columns(laid, sizes):
            made += lines(part, view.links, number, column)
            column += 1
    return downward.in_order(made)


def _without_line_numbers(found: Layout, words: list[Word], sizes: Counter[float]) -> list[Word]:
    """Return words without the numbers of their lines, which are set aside."""
    numbers, margins = numbers_of_lines(words, _em(sizes), found.margins)
    if not numbers:
        return words
    found.margins = margins
    found.stamps += stamp_lines(numbers, len(found.pages))
    taken = {word.number for word in numbers}
    return [word for word in words if word.number not in taken]


def _em(sizes: Counter[float]) -> float:
    """Return what an em is taken for, given the sizes of letters so far."""
    return min(_LARGEST, max(_SMALLEST, max(sizes, key=lambda size: sizes[size], default=0.0)))


def _columns(words: list[Word], sizes: Counter[float]) -> list[list[Word]]:
    """Return the words of each column of a page, given the sizes of letters so far."""
    if not words:
        return []
    em = _em(sizes)
    return parts(words, em) if is_in_order(words) else columns(words, em)


def _is_garbled(page: PrintedPage) -> bool:
    letters = sum(len(run.text) for run in page.runs)
    return page.unreadable > _UNREADABLE * (letters + page.unreadable)


def _is_blank(page: PrintedPage) -> bool:
    return _is_garbled(page) or not printed(page).words


def _cut_off(found: Layout, extents: list[_Extent], left_out: AbstractSet[int]) -> None:
    """Cut off the pages at the end that are not there, unless none are."""
    count, absent = len(found.pages), found.failed - left_out
    while count and count - 1 in absent:
        count -= 1
    if count:
        found.missing = len(found.pages) - count
        for pages in (found.pages, found.sheets, found.annotations, extents):
            del pages[count:]
        found.failed -= set(range(count, count + found.missing))


def _sheet(page: PrintedPage | None) -> Page:
    width, height, rotation = page.sheet if page else Sheet()
    digest = page.digest if page else bytes(DIGEST)
    return Page(_within(width), _within(height), rotation, "", digest)


def _within(side: float) -> float:
    return min(LARGEST, max(1.0, side))


def _set_apart(found: Layout, extents: list[_Extent]) -> None:
    """Take running heads and footnotes out of the pages."""
    across = [[line for line in lines if not line.down] for lines in found.pages]
    aside = running_heads.set_aside(across, [extent.across for extent in extents])
    if across != found.pages:
        down = [[line for line in lines if line.down] for lines in found.pages]
        aside |= running_heads.set_aside(down, [extent.down for extent in extents])
    # What stands above the first page runs there for the first time: it may name the document.
    number, front = next(((n, lines) for n, lines in enumerate(found.pages) if lines), (0, []))
    middle = extents[number].across / 2 if number < len(extents) else 0.0
    aside -= {
        id(line)
        for line in front
        if (line.down or line.baseline < middle) and not running_heads.is_page_number(line)
    }
    found.heads = [line for lines in found.pages for line in lines if id(line) in aside]
    found.pages = [[line for line in lines if id(line) not in aside] for lines in found.pages]
    found.notes = footnotes.notes(
        ([line for line in lines if not (line.down or line.table)] for lines in found.pages),
        found.body,
    )
    noted = {id(line) for note in found.notes for line in note.lines}
    found.pages = [[line for line in lines if id(line) not in noted] for lines in found.pages]
    repeated, found.continued = joined_tables(found.pages)
    found.heads += repeated
