"""Where the letters of a page stand, as the engine tells by their numbers; y grows upwards."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from desktop.pdf.printed import Box


class LetterPlaces:
    """Asks the engine for one page."""

    def __init__(self, text: Any) -> None:  # noqa: ANN401
        self._text = text
        self._rectangle = pdfium.FS_RECTF()

    def box(self, first: int, last: int) -> Box | None:
        """Return where letters stand, from the first to the last, with y upwards, if anywhere."""
        at = self._rectangle
        edges = [
            (at.left, at.bottom, at.right, at.top)
            for number in {first, last}
            if pdfium.FPDFText_GetLooseCharBox(self._text, number, at)
        ]
        if not edges:
            return None
        xs = [x for edge in edges for x in edge[0::2]]
        ys = [y for edge in edges for y in edge[1::2]]
        box = Box(min(xs), min(ys), max(xs), max(ys))
        return box if box.is_somewhere else None

    def tight(self, number: int) -> Box | None:
        """Return where a letter is drawn, with y upwards."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        if not pdfium.FPDFText_GetCharBox(self._text, number, left, right, bottom, top):
            return None
        return Box(left.value, bottom.value, right.value, top.value)

    def are_one(self, first: int) -> bool:
        """Whether a letter is drawn by one sign with the next one."""
        return self.tight(first) == self.tight(first + 1)

    def is_under_ligature(self, number: int) -> bool:
        """Whether a space stands under the ligature before it, of which old fonts made two codes.

        The letters of that are drawn by one sign, and the space is their second code.
        """
        space, letter = self.box(number, number), self.box(number - 1, number - 1)
        if space is None or letter is None or not self.are_one(number - 2):
            return False
        return letter.x0 < space.x0 and space.x1 <= letter.x1
