"""The tables of a page, as the tags of its file say."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium

from desktop.pdf.printed import TaggedCell, TaggedTable

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST, _DEEPEST = 20_000, 40
"""Tags of a page, and tags inside one another."""
_WIDEST = 100
"""Columns or rows that one cell may take."""
_NAME = 64
_CELLS = frozenset({"TH", "TD"})
_GROUPS = frozenset({"THead", "TBody", "TFoot"})


def tables(page: Any) -> list[TaggedTable]:  # noqa: ANN401 - what the engine hands out has no type
    """Return the tables of a page, without those that hold others."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return []
    try:
        reader = _Reader()
        for number in range(max(0, pdfium.FPDF_StructTree_CountChildren(tree))):
            reader.search(pdfium.FPDF_StructTree_GetChildAtIndex(tree, number), 0)
        return reader.found
    finally:
        pdfium.FPDF_StructTree_Close(tree)


@dataclass
class _Reader:
    found: list[TaggedTable] = field(default_factory=list)
    left: int = _MOST

    def search(self, tag: Any, depth: int) -> bool:  # noqa: ANN401
        """Look for tables in and below a tag; return whether there are any."""
        self.left -= 1
        if not tag or depth > _DEEPEST or self.left < 0:
            return False
        inside = [self.search(below, depth + 1) for below in _below(tag)]
        if _name(tag) != "Table":
            return any(inside)
        if not any(inside):
            rows = tuple(self._rows(tag))
            if rows:
                self.found.append(TaggedTable(rows))
        return True

    def _rows(self, tag: Any) -> Iterator[tuple[TaggedCell, ...]]:  # noqa: ANN401
        for below in _below(tag):
            name = _name(below)
            if name in _GROUPS:
                yield from self._rows(below)
            elif name == "TR":
                yield tuple(self._cells(below))

    def _cells(self, row: Any) -> Iterator[TaggedCell]:  # noqa: ANN401
        for cell in _below(row):
            name = _name(cell)
            if name in _CELLS:
                spans = _spans(cell)
                yield TaggedCell(frozenset(self._marks(cell, 0)), *spans, is_head=name == "TH")

    def _marks(self, tag: Any, depth: int) -> Iterator[int]:  # noqa: ANN401
        """Yield the numbers of the marked contents of a tag and of those below it."""
        self.left -= 1
        if depth > _DEEPEST or self.left < 0:
            return
        # Of a row that is repeated on every page only what stands on this one.
        for number in range(min(_MOST, max(0, pdfium.FPDF_StructElement_CountChildren(tag)))):
            mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(tag, number)
            if mark >= 0:
                yield int(mark)
            elif below := pdfium.FPDF_StructElement_GetChildAtIndex(tag, number):
                yield from self._marks(below, depth + 1)


def _below(tag: Any) -> Iterator[Any]:  # noqa: ANN401
    for number in range(min(_MOST, max(0, pdfium.FPDF_StructElement_CountChildren(tag)))):
        below = pdfium.FPDF_StructElement_GetChildAtIndex(tag, number)
        if below:
            yield below


def _name(tag: Any) -> str:  # noqa: ANN401
    buffer = ctypes.create_string_buffer(_NAME)
    size = pdfium.FPDF_StructElement_GetType(tag, buffer, _NAME)
    return buffer.raw[:size].decode("utf-16-le", "ignore").rstrip("\0") if size <= _NAME else ""


def _spans(cell: Any) -> tuple[int, int]:  # noqa: ANN401
    """Return how many columns and rows a cell takes."""
    found = {b"ColSpan": 1, b"RowSpan": 1}
    number = ctypes.c_float()
    for at in range(max(0, pdfium.FPDF_StructElement_GetAttributeCount(cell))):
        said = pdfium.FPDF_StructElement_GetAttributeAtIndex(cell, at)
        for key in found:
            value = pdfium.FPDF_StructElement_Attr_GetValue(said, key) if said else None
            if value and pdfium.FPDF_StructElement_Attr_GetNumberValue(value, number):
                found[key] = int(max(1, min(_WIDEST, number.value)))
    return found[b"ColSpan"], found[b"RowSpan"]
