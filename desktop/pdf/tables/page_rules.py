"""The lines that are drawn on a page from side to side, or from top to bottom."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium

from desktop.pdf.printed import Box

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_THINGS = 10_000
"""Text and drawings on a page; with more of them it is a drawing."""
_MOST_RULES = 1_500
_MOST_PARTS = 200
"""Of one drawing: a grid drawn at one go has a few dozen."""
_THICKEST, _SHORTEST = 3.0, 5.0
"""Points."""

_object_at = ctypes.cast(
    pdfium.FPDFPage_GetObject, ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
)
_kind_of = ctypes.cast(pdfium.FPDFPageObj_GetType, ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p))


def rules(page: Any) -> list[Box]:  # noqa: ANN401 - what the engine hands out has no type
    """Return the lines of a page where the file puts them, y upwards; none of a drawing."""
    count = pdfium.FPDFPage_CountObjects(page)
    if not 0 < count <= _MOST_THINGS:
        return []
    address = ctypes.cast(page, ctypes.c_void_p).value
    found: list[Box] = []
    for number in range(count):
        thing = _object_at(address, number)
        if thing and _kind_of(thing) == pdfium.FPDF_PAGEOBJ_PATH:
            found += _of_path(ctypes.cast(thing, pdfium.FPDF_PAGEOBJECT))
            if len(found) > _MOST_RULES:
                return []
    return found


def _of_path(path: Any) -> Iterator[Box]:  # noqa: ANN401
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(path, *edges):
        return
    box = Box(*(edge.value for edge in edges))
    if _is_rule(box):
        yield box
        return
    filled, is_drawn = ctypes.c_int(), ctypes.c_int()
    is_known = pdfium.FPDFPath_GetDrawMode(path, filled, is_drawn)
    if is_known and is_drawn.value:
        yield from (line for line in _parts(path) if _is_rule(line))


def _is_rule(box: Box) -> bool:
    thin, long = sorted((box.width, box.height))
    return thin <= _THICKEST and long >= _SHORTEST and box.is_somewhere


class _Matrix(NamedTuple):
    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f


def _parts(path: Any) -> Iterator[Box]:  # noqa: ANN401
    """Yield the straight lines that a drawing is made of."""
    count = pdfium.FPDFPath_CountSegments(path)
    raw = pdfium.FS_MATRIX()
    if not 0 < count <= _MOST_PARTS or not pdfium.FPDFPageObj_GetMatrix(path, raw):
        return
    matrix = _Matrix(raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)
    x, y = ctypes.c_float(), ctypes.c_float()
    begun = last = (0.0, 0.0)
    for number in range(count):
        part = pdfium.FPDFPath_GetPathSegment(path, number)
        if not part or not pdfium.FPDFPathSegment_GetPoint(part, x, y):
            return
        here = matrix.point(x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(part)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            begun = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield _between(last, here)
        last = here
        if pdfium.FPDFPathSegment_GetClose(part):
            yield _between(last, begun)
            last = begun


def _between(one: tuple[float, float], other: tuple[float, float]) -> Box:
    (x0, x1), (y0, y1) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    return Box(x0, y0, x1, y1)
