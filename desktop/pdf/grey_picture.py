"""Draws a page in grey, as it is to be looked at by a program that knows letters."""

from __future__ import annotations

import ctypes
import math
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

POINTS = 72
"""In an inch."""
_WHITE = 0xFFFFFFFF


class GreyPicture(NamedTuple):
    """Rows of pixels from the top, a byte each, without gaps."""

    width: int
    height: int
    dpi: int
    pixels: bytes

    def turned(self, quarters: int) -> GreyPicture:
        """Return the picture turned clockwise by so many quarters."""
        quarters %= 4
        if quarters == 0:
            return self
        if quarters == 2:  # noqa: PLR2004
            return self._replace(pixels=self.pixels[::-1])
        step = slice(None, None, -1)
        columns = [self.pixels[x :: self.width] for x in range(self.width)]
        rows = [column[step] for column in columns] if quarters == 1 else columns[step]
        return GreyPicture(self.height, self.width, self.dpi, b"".join(rows))


def grey(page: Any, dpi: int, most: int) -> GreyPicture:  # noqa: ANN401
    """Return a page as it is shown without notes on it, of at most so many pixels."""
    width, height = (
        max(1.0, pdfium.FPDF_GetPageWidthF(page)),
        max(1.0, pdfium.FPDF_GetPageHeightF(page)),
    )
    scale = min(dpi / POINTS, math.sqrt(most / (width * height)))
    across, down = max(1, int(width * scale)), max(1, int(height * scale))
    across, down = min(across, most), min(down, most // min(across, most))
    buffer = bytearray(across * down)
    place = (ctypes.c_char * len(buffer)).from_buffer(buffer)
    bitmap = pdfium.FPDFBitmap_CreateEx(across, down, pdfium.FPDFBitmap_Gray, place, across)
    if not bitmap:
        raise MemoryError
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, across, down, _WHITE)
        flags = pdfium.FPDF_GRAYSCALE
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, across, down, 0, flags)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
        del place
    return GreyPicture(across, down, round(scale * POINTS), bytes(buffer))
