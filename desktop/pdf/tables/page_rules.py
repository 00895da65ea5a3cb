"""The lines that are drawn on a page from side to side, or from top to bottom."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium

from desktop.pdf.placed.things_in_forms import MOST_THINGS, WHOLE, bounds, inside, matrix
from desktop.pdf.printed import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.pdf.placed.things_in_forms import Matrix

_MOST_RULES = 1_500
_MOST_PARTS = 200
"""Of one drawing: a grid drawn at one go has a few dozen."""
_THICKEST, _SHORTEST = 3.0, 5.0
"""Points."""

_object_at = ctypes.cast(
    pdfium.FPDFPage_GetObject, ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
)
_kind_of = ctypes.cast(pdfium.FPDFPageObj_GetType, ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p))
_DRAWN = frozenset((pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM))


def rules(page: Any) -> list[Box]:  # noqa: ANN401 - what the engine hands out has no type
    """Return the lines of a page where the file puts them, y upwards; none of a drawing."""
    count = pdfium.FPDFPage_CountObjects(page)
    if not 0 < count <= MOST_THINGS:
        return []
    address = ctypes.cast(page, ctypes.c_void_p).value
    found: list[Box] = []
    for rule in _all(filter(None, (_object_at(address, number) for number in range(count)))):
        found.append(rule)
        if len(found) > _MOST_RULES:
            return []
    return found


def _all(things: Iterable[int]) -> Iterator[Box]:
    """Yield the lines among things, and those in the forms among them."""
    for address in things:
        kind = _kind_of(address)
        if kind not in _DRAWN:
            continue
        thing = ctypes.cast(address, pdfium.FPDF_PAGEOBJECT)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield from _of_path(thing, WHOLE)
            continue
        for one in inside(thing):
            if one.kind == pdfium.FPDF_PAGEOBJ_PATH:
                yield from _of_path(one.own, one.place)


def _of_path(path: Any, place: Matrix) -> Iterator[Box]:  # noqa: ANN401
    if (around := bounds(path)) is None:
        return
    box = place.box(around)
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


def _parts(path: Any, place: Matrix) -> Iterator[Box]:  # noqa: ANN401
    """Yield the straight lines that a drawing is made of."""
    count, own = pdfium.FPDFPath_CountSegments(path), matrix(path)
    if not 0 < count <= _MOST_PARTS or own is None:
        return
    whole = own.then(place)
    x, y = ctypes.c_float(), ctypes.c_float()
    begun = last = (0.0, 0.0)
    for number in range(count):
        part = pdfium.FPDFPath_GetPathSegment(path, number)
        if not part or not pdfium.FPDFPathSegment_GetPoint(part, x, y):
            return
        here = whole.point(x.value, y.value)
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
