"""Word tables: rows of cells, and whether a table holds data or only places text on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.formats.docx.package import W
from desktop.formats.docx.styles import is_on, value
from desktop.formats.door.xmltree import child, local
from desktop.formats.office.prose import PARAGRAPHS_IN_A_CELL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_DIGITS = 2
"""Of the columns that a cell spans. Word opens no table of more than 63:
https://docs.devexpress.com/OfficeFileAPI/DevExpress.XtraRichEdit.API.Native.Table.IsWordCompatible
"""
_THROUGH = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})


def rows(table: _Element) -> Iterator[list[_Element | None]]:
    """Yield the rows that stand after all changes; None fills columns that a cell spans."""
    for row in _inside(table, "tr"):
        properties = row.find(W + "trPr")
        if properties is None or properties.find(W + "del") is None:
            yield list(_cells(row, properties))


def header_rows(table: _Element) -> int:
    """Return how many rows at the top are repeated on each page."""
    count = 0
    for row in _inside(table, "tr"):
        if not is_on(row.find(W + "trPr"), "tblHeader"):
            break
        count += 1
    return count


def is_layout(table: _Element) -> bool:
    """Return whether the table has no columns of data: its cells hold running text."""
    if next(table.iterdescendants(W + "tbl"), None) is not None:
        return True
    if all(len(row) <= 1 for row in rows(table)):
        return True
    return any(_is_running_text(cell) for cell in cells(table))


def cells(table: _Element) -> Iterator[_Element]:
    """Yield the cells of all rows in reading order."""
    for row in rows(table):
        yield from (cell for cell in row if cell is not None)


def _is_running_text(cell: _Element) -> bool:
    with_text = (p for p in cell.iterchildren(W + "p") if p.find(f".//{W}t") is not None)
    return sum(1 for _ in with_text) > PARAGRAPHS_IN_A_CELL


def _cells(row: _Element, properties: _Element | None) -> Iterator[_Element | None]:
    yield from [None] * _count(value(properties, "gridBefore"))
    for cell in _inside(row, "tc"):
        described = cell.find(W + "tcPr")
        if child(described, "cellDel") is not None:
            continue
        continued = child(described, "vMerge")
        goes_on = continued is not None and continued.get(W + "val", "continue") == "continue"
        yield None if goes_on else cell
        yield from [None] * (_count(value(described, "gridSpan")) - 1)


def _count(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) <= _DIGITS else 0


def _inside(element: _Element, name: str) -> Iterator[_Element]:
    """Yield the elements called `name`, through the wrappers that Word puts around them."""
    for found in element:
        inner = local(found)
        if inner == name:
            yield found
        elif inner in _THROUGH:
            yield from _inside(found, name)
