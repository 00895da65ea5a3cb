"""A page that is open: it is drawn, and says where each of its characters stands."""

from __future__ import annotations

import ctypes
import operator
from array import array
from itertools import islice, repeat
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium

from desktop.pdf import page_reader
from desktop.pdf.placed.things_in_forms import MOST_THINGS, WHOLE, Thing, bounds, inside
from desktop.pdf.printed import FARTHEST, Box

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from desktop.pdf.printed import Sheet

BYTES = 4
"""Of one pixel: blue, green, red, and one of no use."""
_WHITE = 0xFFFFFFFF
_SIDES = 4
_MARKS = frozenset(
    (
        pdfium.FPDF_ANNOT_HIGHLIGHT,
        pdfium.FPDF_ANNOT_UNDERLINE,
        pdfium.FPDF_ANNOT_SQUIGGLY,
        pdfium.FPDF_ANNOT_SQUARE,
    )
)
_SIGNS = frozenset(
    (pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_CARET, pdfium.FPDF_ANNOT_FILEATTACHMENT)
)
_PICTURED = frozenset((pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM))
_MOST_ANNOTATIONS = 5_000
_Asked = dict(pdfium.IFSDK_PAUSE._fields_)["NeedToPauseNow"]
# Addresses as plain numbers, asked of by `map`: a page has thousands of characters, and may have
# hundreds of thousands of things drawn on it.
_box_of = ctypes.cast(
    pdfium.FPDFText_GetLooseCharBox,
    ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p),
)
_thing_of = ctypes.cast(
    pdfium.FPDFPage_GetObject, ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
)
_kind_of = ctypes.cast(pdfium.FPDFPageObj_GetType, ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p))


class Part(NamedTuple):
    """A rectangle of a page that is drawn `width` × `height` pixels large, in such pixels."""

    width: int
    height: int
    left: int
    top: int
    across: int
    down: int


class PageText(NamedTuple):
    """Where characters, pictures and signs are on a page as it is shown: x0, y0, x1, y1 of each."""

    digest: bytes
    boxes: array[float]
    """Those of characters, as the engine numbers them; with y downwards."""
    pictures: array[float]
    signs: array[float]
    """Those of notes, which are drawn as a small picture."""


class OpenPage:
    """Holds what the engine knows of a page, until it is closed."""

    def __init__(self, raw: Any, form: Any = None) -> None:  # noqa: ANN401
        """With a `form` its fields are drawn over the page, as it is seen then."""
        self._raw, self._form = raw, form
        _hide_marks(raw)

    def close(self) -> None:
        """Let the page go; while its file is open."""
        if self._raw:
            if self._form:
                pdfium.FORM_OnBeforeClosePage(self._raw, self._form)
            pdfium.FPDF_ClosePage(self._raw)
            self._raw = None

    @property
    def sheet(self) -> Sheet:
        """The page as it is shown."""
        return page_reader.sheet(self._raw)

    def draw(
        self,
        part: Part,
        turns: int,
        memory: memoryview,
        is_given_up: Callable[[], bool] = lambda: False,
    ) -> bool:
        """Draw a part of the page, turned by so many quarters clockwise, into writable memory.

        There are no bytes between two rows. Return whether it is whole: `is_given_up` is asked now
        and then while it is drawn.
        """
        place = ctypes.c_char.from_buffer(memory)
        bitmap = pdfium.FPDFBitmap_CreateEx(
            part.across, part.down, pdfium.FPDFBitmap_BGRx,
            ctypes.addressof(place), part.across * BYTES,
        )  # fmt: skip
        if not bitmap:
            raise MemoryError
        try:
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, part.across, part.down, _WHITE)
            pause = pdfium.IFSDK_PAUSE(version=1, NeedToPauseNow=_Asked(lambda _: is_given_up()))
            place_on = -part.left, -part.top, part.width, part.height, turns % _SIDES
            status = pdfium.FPDF_RenderPageBitmap_Start(
                bitmap, self._raw, *place_on, pdfium.FPDF_ANNOT, pause
            )
            pdfium.FPDF_RenderPage_Close(self._raw)
            is_whole = bool(status != pdfium.FPDF_RENDER_TOBECONTINUED)
            if self._form and is_whole:
                pdfium.FPDF_FFLDraw(self._form, bitmap, self._raw, *place_on, 0)
            return is_whole
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)
            del place

    def text(self) -> PageText:
        """Return where each character stands."""
        shown = page_reader.shown(self._raw)
        text = pdfium.FPDFText_LoadPage(self._raw)
        boxes = array("f")
        digest = b""
        if text:
            try:
                codes = page_reader.characters(text)
                digest = page_reader.digest(codes)
                boxes = _boxes(text, len(codes), shown)
            finally:
                pdfium.FPDFText_ClosePage(text)
        pictures, signs = (
            array("f", [side for box in map(shown.box, found) if box.is_somewhere for side in box])
            for found in (self._pictures(), _signs(self._raw))
        )
        return PageText(digest, boxes, pictures, signs)

    def _pictures(self) -> Iterator[Box]:
        """Yield where pictures are, also those in forms, as some programs put scans into them."""
        page = ctypes.cast(self._raw, ctypes.c_void_p).value
        things = map(_thing_of, repeat(page), range(pdfium.FPDFPage_CountObjects(self._raw)))
        for number, kind in enumerate(map(_kind_of, things)):
            if kind not in _PICTURED:
                continue
            thing = pdfium.FPDFPage_GetObject(self._raw, number)
            is_form = kind == pdfium.FPDF_PAGEOBJ_FORM
            placed = islice(inside(thing), MOST_THINGS) if is_form else [Thing(kind, thing, WHOLE)]
            for one in placed:
                if one.kind == pdfium.FPDF_PAGEOBJ_IMAGE and (around := bounds(one.own)):
                    yield one.place.box(around)


def _boxes(text: Any, count: int, shown: page_reader.Turn) -> array[float]:  # noqa: ANN401
    """Return the sides of the box of each character, as it is seen."""
    edges = (ctypes.c_float * (_SIDES * count))()
    first, step = ctypes.addressof(edges), ctypes.sizeof(pdfium.FS_RECTF)
    address = ctypes.cast(text, ctypes.c_void_p).value
    places = range(first, first + step * count, step)
    have = list(map(_box_of, repeat(address), range(count), places))
    left, top, right, bottom = (edges[n::_SIDES] for n in range(_SIDES))
    (x0, x1), (y0, y1) = _in_order(left, right), _in_order(bottom, top)
    turned = shown.columns(x0, y0, x1, y1)
    _gather(turned, _without_place(have, turned))
    boxes = array("f", bytes(step * count))
    for number, side in enumerate(turned):
        boxes[number::_SIDES] = array("f", side)
    return boxes


def _in_order(low: list[float], high: list[float]) -> tuple[list[float], list[float]]:
    if all(map(operator.le, low, high)):
        return low, high
    return list(map(min, low, high)), list(map(max, low, high))


def _without_place(have: list[int], sides: Sequence[list[float]]) -> Iterable[int]:
    """Yield the numbers of characters without a box, with an empty one, or one that is nowhere."""
    for number, (has, x0, y0, x1, y1) in enumerate(zip(have, *sides, strict=True)):
        if not (has and -FARTHEST < x0 < x1 < FARTHEST and -FARTHEST < y0 < y1 < FARTHEST):
            yield number


def _gather(sides: Sequence[list[float]], missing: Iterable[int]) -> None:
    """Put what has no place where the last one ends, as spaces the engine thought of."""
    x0, y0, x1, y1 = sides
    for number in missing:
        if number:
            last = number - 1
            x0[number] = x1[number] = x1[last]
            y0[number], y1[number] = y0[last], y1[last]
        else:
            x0[0] = y0[0] = x1[0] = y1[0] = 0.0


def _hide_marks(page: Any) -> None:  # noqa: ANN401
    """Leave marks and frames undrawn, in memory alone: they are highlights of the document."""
    for number in range(min(_MOST_ANNOTATIONS, pdfium.FPDFPage_GetAnnotCount(page))):
        if not _is_mark(page, number):
            continue
        mark = pdfium.FPDFPage_GetAnnot(page, number)
        flags = pdfium.FPDFAnnot_GetFlags(mark) | pdfium.FPDF_ANNOT_FLAG_HIDDEN
        pdfium.FPDFAnnot_SetFlags(mark, flags)
        pdfium.FPDFPage_CloseAnnot(mark)


def _signs(page: Any) -> Iterator[Box]:  # noqa: ANN401
    """Yield where a note or a file is pinned."""
    edges = pdfium.FS_RECTF()
    for number in range(min(_MOST_ANNOTATIONS, pdfium.FPDFPage_GetAnnotCount(page))):
        annotation = pdfium.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        is_sign = pdfium.FPDFAnnot_GetSubtype(annotation) in _SIGNS
        if is_sign and pdfium.FPDFAnnot_GetRect(annotation, edges):
            (x0, x1), (y0, y1) = (
                sorted((edges.left, edges.right)), sorted((edges.bottom, edges.top)),
            )  # fmt: skip
            yield Box(x0, y0, x1, y1)
        pdfium.FPDFPage_CloseAnnot(annotation)


def _is_mark(page: Any, number: int) -> bool:  # noqa: ANN401
    annotation = pdfium.FPDFPage_GetAnnot(page, number)
    if not annotation:
        return False
    kind = pdfium.FPDFAnnot_GetSubtype(annotation)
    pdfium.FPDFPage_CloseAnnot(annotation)
    return kind in _MARKS
