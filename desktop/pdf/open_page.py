"""A page that is open: it is drawn, and says where each of its characters stands."""

from __future__ import annotations

import ctypes
from array import array
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium

from desktop.pdf import page_reader
from desktop.pdf.printed import Box

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.pdf.printed import Sheet

BYTES = 4
"""Of one pixel: blue, green, red, and one of no use."""
_WHITE = 0xFFFFFFFF
_SIDES = 4
_SMALL = 0.85
"""The share of a page up to which a picture on it is a picture, and not the page itself."""
_MARKS = frozenset(
    (
        pdfium.FPDF_ANNOT_HIGHLIGHT,
        pdfium.FPDF_ANNOT_UNDERLINE,
        pdfium.FPDF_ANNOT_SQUIGGLY,
        pdfium.FPDF_ANNOT_SQUARE,
    )
)
_MOST_ANNOTATIONS = 5_000
_Asked = dict(pdfium.IFSDK_PAUSE._fields_)["NeedToPauseNow"]
_box_of = ctypes.cast(
    pdfium.FPDFText_GetLooseCharBox,
    ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p),
)


class Part(NamedTuple):
    """A rectangle of a page that is drawn `width` × `height` pixels large, in such pixels."""

    width: int
    height: int
    left: int
    top: int
    across: int
    down: int


class PageText(NamedTuple):
    """Where characters and pictures are on a page as it is shown: x0, y0, x1, y1 of each."""

    digest: bytes
    boxes: array[float]
    """Those of characters, as the engine numbers them; with y downwards."""
    pictures: array[float]


class OpenPage:
    """Holds what the engine knows of a page, until it is closed."""

    def __init__(self, raw: Any) -> None:  # noqa: ANN401
        self._raw = raw
        _hide_marks(raw)

    def close(self) -> None:
        """Let the page go; while its file is open."""
        if self._raw:
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
            status = pdfium.FPDF_RenderPageBitmap_Start(
                bitmap, self._raw, -part.left, -part.top, part.width, part.height,
                turns % _SIDES, pdfium.FPDF_ANNOT, pause,
            )  # fmt: skip
            pdfium.FPDF_RenderPage_Close(self._raw)
            return bool(status != pdfium.FPDF_RENDER_TOBECONTINUED)
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
                self._read(text, len(codes), shown, boxes)
            finally:
                pdfium.FPDFText_ClosePage(text)
        turned = (shown.box(box) for box in self._pictures())
        pictures = array("f", [side for box in turned if box.is_somewhere for side in box])
        return PageText(digest, boxes, pictures)

    @staticmethod
    def _read(text: Any, count: int, shown: page_reader.Turn, boxes: array[float]) -> None:  # noqa: ANN401
        address = ctypes.cast(text, ctypes.c_void_p).value
        edges = pdfium.FS_RECTF()
        reference = ctypes.addressof(edges)
        last = (0.0, 0.0, 0.0, 0.0)
        for number in range(count):
            if _box_of(address, number, reference):
                box = Box(
                    min(edges.left, edges.right), min(edges.bottom, edges.top),
                    max(edges.left, edges.right), max(edges.bottom, edges.top),
                )  # fmt: skip
                turned = shown.box(box)
                if box.x1 > box.x0 and box.y1 > box.y0 and turned.is_somewhere:
                    last = turned
                    boxes.extend(last)
                    continue
            # What has no place stands where the last one ends, as spaces the engine thought of.
            last = (last[2], last[1], last[2], last[3])
            boxes.extend(last)

    def _pictures(self) -> list[Box]:
        """Return where pictures are that are no page of their own."""
        frame = page_reader.sheet(self._raw)
        found: list[Box] = []
        sides = [ctypes.c_float() for _ in range(_SIDES)]
        for number in range(pdfium.FPDFPage_CountObjects(self._raw)):
            thing = pdfium.FPDFPage_GetObject(self._raw, number)
            if pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_IMAGE:
                continue
            if pdfium.FPDFPageObj_GetBounds(thing, *sides):
                box = Box(*(side.value for side in sides))
                if box.width * box.height < _SMALL * frame.width * frame.height:
                    found.append(box)
        return found


def _hide_marks(page: Any) -> None:  # noqa: ANN401
    """Leave marks and frames undrawn, in memory alone: they are highlights of the document."""
    for number in range(min(_MOST_ANNOTATIONS, pdfium.FPDFPage_GetAnnotCount(page))):
        if not _is_mark(page, number):
            continue
        mark = pdfium.FPDFPage_GetAnnot(page, number)
        flags = pdfium.FPDFAnnot_GetFlags(mark) | pdfium.FPDF_ANNOT_FLAG_HIDDEN
        pdfium.FPDFAnnot_SetFlags(mark, flags)
        pdfium.FPDFPage_CloseAnnot(mark)


def _is_mark(page: Any, number: int) -> bool:  # noqa: ANN401
    annotation = pdfium.FPDFPage_GetAnnot(page, number)
    if not annotation:
        return False
    kind = pdfium.FPDFAnnot_GetSubtype(annotation)
    pdfium.FPDFPage_CloseAnnot(annotation)
    return kind in _MARKS
