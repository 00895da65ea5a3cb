"""What is drawn in the forms of a page, which are pages in small: PDF 32000-1:2008, 8.10."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium

from desktop.pdf.printed import Box

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_THINGS = 10_000
"""Text and drawings of a page, or of a form; with more of them it is a drawing."""
_DEEPEST = 5
"""Forms inside one another."""


class Matrix(NamedTuple):
    """How points of a thing become those of what it is in."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point is."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, one: Box) -> Box:
        """Return the upright rectangle around where another is."""
        corners = (self.point(x, y) for x in (one.x0, one.x1) for y in (one.y0, one.y1))
        xs, ys = zip(*corners, strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))

    def then(self, other: Matrix) -> Matrix:
        """Return what turns a point by this one first, and by the other then."""
        a, b, c, d = other[:4]
        return Matrix(
            self.a * a + self.b * c, self.a * b + self.b * d,
            self.c * a + self.d * c, self.c * b + self.d * d,
            *other.point(self.e, self.f),
        )  # fmt: skip


WHOLE = Matrix(1, 0, 0, 1, 0, 0)
"""That of a page itself."""


class Thing(NamedTuple):
    """Something drawn: its kind as the engine has it, the engine's own, and where it is placed."""

    kind: int
    own: Any
    place: Matrix


def inside(form: Any, place: Matrix = WHOLE, depth: int = 0) -> Iterator[Thing]:  # noqa: ANN401
    """Yield what is drawn in a form that is placed so, and in the forms among that."""
    count, own = pdfium.FPDFFormObj_CountObjects(form), matrix(form)
    if not 0 < count <= MOST_THINGS or own is None:
        return
    here = own.then(place)
    for number in range(count):
        thing = pdfium.FPDFFormObj_GetObject(form, number)
        if not thing:
            continue
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield Thing(kind, thing, here)
        elif depth + 1 < _DEEPEST:
            yield from inside(thing, here, depth + 1)


def matrix(thing: Any) -> Matrix | None:  # noqa: ANN401
    """Return how a thing is placed in what it is in; None where that cannot be told."""
    raw = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, raw):
        return None
    return Matrix(raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)


def bounds(thing: Any) -> Box | None:  # noqa: ANN401
    """Return the upright rectangle around a thing, y upwards, in what it is in."""
    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(thing, *sides):
        return None
    return Box(*(side.value for side in sides))
