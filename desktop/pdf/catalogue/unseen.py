"""Letters of a page that stand on hidden layers, by the engine's numbers."""

from __future__ import annotations

import ctypes
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium

from desktop.pdf.catalogue.layers import NUMBER
from desktop.pdf.page_reader import ALL_SEEN, Unseen, characters, digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from desktop.pdf.catalogue.layers import Layers

_MOST_MARKS = 64
_NAME = 16
"""Bytes: more than the name of what says on which layer something is."""
_LAYER = "OC"
_KEY = NUMBER.encode()
_Address = ctypes.c_void_p
_object_of = ctypes.cast(
    pdfium.FPDFText_GetTextObject, ctypes.CFUNCTYPE(_Address, _Address, ctypes.c_int)
)


class Thing(NamedTuple):
    """A piece of text as it is drawn."""

    address: int
    layer: int
    """The number of the hidden layer that it is on; 0 for what is seen."""


class UnseenLetters:
    """Holds the copy of a file in which hidden layers have numbers, until it is closed."""

    def __init__(self, layers: Layers) -> None:
        self._copy = layers.copy  # the engine reads it as long as it is open
        self._names = dict(enumerate(layers.names, 1))
        self._raw = pdfium.FPDF_LoadMemDocument64(self._copy, len(self._copy), None)

    def close(self) -> None:
        """Close the copy."""
        if self._raw:
            pdfium.FPDF_CloseDocument(self._raw)
            self._raw = None

    def of(self, number: int) -> Unseen:
        """Return the characters of a page, from 0, that are not seen."""
        page = pdfium.FPDF_LoadPage(self._raw, number) if self._raw else None
        if not page:
            return ALL_SEEN
        text = None
        try:
            things = list(_things(page))
            if not any(thing.layer in self._names for thing in things):
                return ALL_SEEN
            text = pdfium.FPDFText_LoadPage(page)
            return self._among(things, text) if text else ALL_SEEN
        finally:
            if text:
                pdfium.FPDFText_ClosePage(text)
            pdfium.FPDF_ClosePage(page)

    def _among(self, things: Sequence[Thing], text: Any) -> Unseen:  # noqa: ANN401
        codes = characters(text)
        address = ctypes.cast(text, _Address).value
        objects = list(map(_object_of, repeat(address), range(len(codes))))
        names = self._names
        hidden = {one.address: names[one.layer] for one in things if one.layer in names}
        _spare_twins(things, hidden, frozenset(objects))
        found = {number: hidden[one] for number, one in enumerate(objects) if one in hidden}
        return Unseen(found, digest(codes))


def _things(page: Any) -> Iterator[Thing]:  # noqa: ANN401
    """Yield every piece of text on a page, in forms too."""
    count = pdfium.FPDFPage_CountObjects(page)
    open_ = [iter([(pdfium.FPDFPage_GetObject(page, n), 0) for n in range(count)])]
    while open_:
        thing, layer = next(open_[-1], (None, 0))
        if thing is None:
            open_.pop()
            continue
        layer = layer or _layer(thing)
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            inside = range(max(0, pdfium.FPDFFormObj_CountObjects(thing)))
            open_.append(iter([(pdfium.FPDFFormObj_GetObject(thing, n), layer) for n in inside]))
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            yield Thing(ctypes.cast(thing, _Address).value or 0, layer)


def _layer(thing: Any) -> int:  # noqa: ANN401
    """Return the number of the first hidden layer that a thing is marked with; 0 for none."""
    buffer, size, number = (ctypes.c_ushort * _NAME)(), ctypes.c_ulong(), ctypes.c_int()
    for at in range(min(_MOST_MARKS, pdfium.FPDFPageObj_CountMarks(thing))):
        mark = pdfium.FPDFPageObj_GetMark(thing, at)
        if (
            pdfium.FPDFPageObjMark_GetParamIntValue(mark, _KEY, number)
            and pdfium.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), size)
            and bytes(buffer)[: size.value].decode("utf-16-le", "ignore").rstrip("\0") == _LAYER
        ):
            return number.value
    return 0


def _spare_twins(
    things: Iterable[Thing], hidden: dict[int, tuple[str, ...]], read: AbstractSet[int | None]
) -> None:
    """Take out of what is hidden that which is seen at the same place.

    Of words that are drawn twice over one another the engine reads the first ones only.
    """
    unread = (one.address for one in things if not one.layer and one.address not in read)
    dropped = set(map(_bounds, unread))
    for address in list(hidden) if dropped else ():
        if _bounds(address) in dropped:
            del hidden[address]


def _bounds(address: int) -> tuple[float, ...]:
    """Return what tells two pieces of text that are one another's copy from others."""
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(ctypes.cast(address, pdfium.FPDF_PAGEOBJECT), *sides)
    return tuple(round(side.value, 1) for side in sides)
