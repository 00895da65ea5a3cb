"""The lines that are drawn on a page from side to side, or from top to bottom."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium

from desktop.pdf.printed import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MOST_THINGS = 10_000
"""Text and drawings on a page; with more of them it is a drawing."""
_MOST_RULES = 1_500
_MOST_PARTS = 200
"""Of one drawing: a grid drawn at one go has a few dozen."""
_DEEPEST = 5
"""Forms inside one another."""
_THICKEST, _SHORTEST = 3.0, 5.0
"""Points."""

_object_at = ctypes.cast(
    pdfium.FPDFPage_GetObject, ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
)
_kind_of = ctypes.cast(pdfium.FPDFPageObj_GetType, ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p))


class _Matrix(NamedTuple):
    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def then(self, other: _Matrix) -> _Matrix:
        """Return what turns a point by this one first, and by the other then."""
        a, b, c, d = other[:4]
        return _Matrix(
            self.a * a + self.b * c, self.a * b + self.b * d,
            self.c * a + self.d * c, self.c * b + self.d * d,
            *other.point(self.e, self.f),
        )  # fmt: skip


_WHOLE = _Matrix(1, 0, 0, 1, 0, 0)
"""That of a page itself."""


def rules(page: Any) -> list[Box]:  # noqa: ANN401 - what the engine hands out has no type
    """Return the lines of a page where the file puts them, y upwards; none of a drawing."""
    count = pdfium.FPDFPage_CountObjects(page)
    if not 0 < count <= _MOST_THINGS:
        return []
    address = ctypes.cast(page, ctypes.c_void_p).value
    things = (_object_at(address, number) for number in range(count))
    found: list[Box] = []
    for rule in _in(things, _WHOLE, 0):
        found.append(rule)
        if len(found) > _MOST_RULES:
            return []
    return found


def _in(things: Iterable[int | None], place: _Matrix, depth: int) -> Iterator[Box]:
    """Yield the lines among things, and those in the forms among them, which are pages in small."""
    for thing in filter(None, things):
        kind = _kind_of(thing)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield from _of_path(ctypes.cast(thing, pdfium.FPDF_PAGEOBJECT), place)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            form = ctypes.cast(thing, pdfium.FPDF_PAGEOBJECT)
            count = pdfium.FPDFFormObj_CountObjects(form)
            if 0 < count <= _MOST_THINGS and (matrix := _matrix(form)):
                inside = (pdfium.FPDFFormObj_GetObject(form, number) for number in range(count))
                addresses = (ctypes.cast(one, ctypes.c_void_p).value for one in inside)
                yield from _in(addresses, matrix.then(place), depth + 1)


def _matrix(thing: Any) -> _Matrix | None:  # noqa: ANN401
    raw = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, raw):
        return None
    return _Matrix(raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)


def _of_path(path: Any, place: _Matrix) -> Iterator[Box]:  # noqa: ANN401
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(path, *edges):
        return
    x0, y0, x1, y1 = (edge.value for edge in edges)
    box = _between(place.point(x0, y0), place.point(x1, y1))
    if _is_rule(box):
        yield box
        return
    filled, is_drawn = ctypes.c_int(), ctypes.c_int()
    is_known = pdfium.FPDFPath_GetDrawMode(path, filled, is_drawn)
    if is_known and is_drawn.value:
        yield from (line for line in _parts(path, place) if _is_rule(line))


def _is_rule(box: Box) -> bool:
    thin, long = sorted((box.width, box.height))
    return thin <= _THICKEST and long >= _SHORTEST and box.is_somewhere


def _parts(path: Any, place: _Matrix) -> Iterator[Box]:  # noqa: ANN401
    """Yield the straight lines that a drawing is made of."""
    count, own = pdfium.FPDFPath_CountSegments(path), _matrix(path)
    if not 0 < count <= _MOST_PARTS or own is None:
        return
    matrix = own.then(place)
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
