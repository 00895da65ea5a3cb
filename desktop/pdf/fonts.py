"""How the objects of a page set their letters: size, weight, direction, and tags."""

from __future__ import annotations

import ctypes
import math
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium

from desktop.pdf.lettering.math_signs import signs_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_HEAVY = 600
_SYMBOLIC, _ITALIC, _FORCE_BOLD = 1 << 2, 1 << 6, 1 << 18
"""Flags of a font: PDF 32000-1:2008, table 123."""
_NAME = 256
_LARGEST = 4 << 20
"""Bytes of a font's file that are read; those that TeX puts in have a hundredth of that."""
_BOLD_NAMES = (b"bold", b"black", b"-bd", b"heavy", b"semibd", b"demi")
_ITALIC_NAMES = (b"italic", b"oblique", b"-it")
_MOST_MARKS = 16
_INVISIBLE = 3
_ARTIFACT = "Artifact"
_ASKEW = 6
"""Degrees by which letters are turned that run level or upright all the same, as on a scan."""
_TALLEST = 1e5
"""Points: letters that are said to be taller are as tall as their box."""


class Setting(NamedTuple):
    """How an object sets its letters; `angle` is 0, 90, 180, 270, or -1 for any other."""

    size: float = 0.0
    angle: int = 0
    bold: bool = False
    italic: bool = False
    hidden: bool = False
    tag: int = -1
    artifact: bool = False
    font: int = 0
    """Where the engine has it."""
    signs: Mapping[int, str] = {}
    """What numbers stand for that the engine gives in place of letters."""


_PLAIN = Setting()


class _Face(NamedTuple):
    """What is said of a font."""

    bold: bool = False
    italic: bool = False
    signs: Mapping[int, str] = _PLAIN.signs


class Fonts:
    """Asks the engine once for each object of a page, and once for each font."""

    def __init__(self, text: Any, *, tagged: bool) -> None:  # noqa: ANN401
        self._text = text
        self._tagged = tagged
        self._settings: dict[int, Setting] = {}
        self._faces: dict[int, _Face] = {}
        self._buffer = ctypes.create_string_buffer(_NAME)

    def setting(self, address: int | None, number: int) -> Setting:
        """Return how the object at an address sets its letters, of which one has this number."""
        if not address:
            return _PLAIN
        found = self._settings.get(address)
        if found is None:
            found = self._asked(ctypes.cast(address, pdfium.FPDF_PAGEOBJECT), number)
            self._settings[address] = found
        return found

    def _asked(self, thing: Any, number: int) -> Setting:  # noqa: ANN401
        size, matrix = ctypes.c_float(), pdfium.FS_MATRIX()
        pdfium.FPDFTextObj_GetFontSize(thing, size)
        pdfium.FPDFPageObj_GetMatrix(thing, matrix)
        scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
        font = pdfium.FPDFTextObj_GetFont(thing)
        face = self._face(font)
        hidden = pdfium.FPDFTextObj_GetTextRenderMode(thing) == _INVISIBLE
        tag, artifact = -1, False
        if self._tagged:
            tag = int(pdfium.FPDFPageObj_GetMarkedContentID(thing))
            artifact = self._is_artifact(thing)
        # A form that the object is in may turn it, too, which its own matrix does not tell.
        angle = _angle(-math.degrees(pdfium.FPDFText_GetCharAngle(self._text, number)))
        place = ctypes.cast(font, ctypes.c_void_p).value or 0 if font else 0
        said = abs(size.value) * scale
        # In a damaged file it may be no number, which is not less than any.
        tall = said if said < _TALLEST else 0.0
        return Setting(
            tall, angle, face.bold, face.italic, hidden, tag, artifact, place, face.signs
        )  # fmt: skip

    def _face(self, font: Any) -> _Face:  # noqa: ANN401
        address = ctypes.cast(font, ctypes.c_void_p).value if font else None
        if address is None:
            return _Face()
        found = self._faces.get(address)
        if found is None:
            flags = max(0, pdfium.FPDFFont_GetFlags(font))
            size = pdfium.FPDFFont_GetBaseFontName(font, self._buffer, _NAME)
            name = self._buffer.raw[: min(size, _NAME)].lower()
            heavy = pdfium.FPDFFont_GetWeight(font) >= _HEAVY or bool(flags & _FORCE_BOLD)
            found = _Face(
                heavy or any(part in name for part in _BOLD_NAMES),
                bool(flags & _ITALIC) or any(part in name for part in _ITALIC_NAMES),
                signs_of(name, _program(font) if flags & _SYMBOLIC else b""),
            )
            self._faces[address] = found
        return found

    def _is_artifact(self, thing: Any) -> bool:  # noqa: ANN401
        size = ctypes.c_ulong()
        letters = ctypes.cast(self._buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
        for number in range(min(_MOST_MARKS, pdfium.FPDFPageObj_CountMarks(thing))):
            mark = pdfium.FPDFPageObj_GetMark(thing, number)
            if pdfium.FPDFPageObjMark_GetName(mark, letters, _NAME, size):
                name = self._buffer.raw[: size.value].decode("utf-16-le", "ignore")
                if name.rstrip("\0") == _ARTIFACT:
                    return True
        return False


def _program(font: Any) -> bytes:  # noqa: ANN401
    """Return the file of a font, nothing if that is not at hand."""
    size = ctypes.c_size_t()
    if pdfium.FPDFFont_GetIsEmbedded(font) != 1:
        return b""
    pdfium.FPDFFont_GetFontData(font, None, 0, size)
    if not 0 < size.value <= _LARGEST:
        return b""
    buffer = (ctypes.c_uint8 * size.value)()
    return bytes(buffer) if pdfium.FPDFFont_GetFontData(font, buffer, size.value, size) else b""


def _angle(degrees: float) -> int:
    """Return by how many degrees letters are turned, -1 for none of the four ways."""
    quarter = round(degrees / 90)
    return quarter % 4 * 90 if abs(degrees - 90 * quarter) < _ASKEW else -1
