"""The outline that a file brings: what its parts are called, and where they begin."""

from __future__ import annotations

import ctypes
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from desktop.pdf import page_reader

_MOST = 20_000
_DEEPEST = 32
_LONGEST_TITLE = 1 << 12
"""Bytes."""


class Bookmark(NamedTuple):
    """A title with its level, from 1, and the number of its page, from 0; -1 for none."""

    title: str
    level: int
    page: int


def outline(file: Any) -> list[Bookmark]:  # noqa: ANN401 - what the engine hands out has no type
    """Return the bookmarks of an open file; an outline that runs in circles is left where it does.

    `file` is what the engine calls it.
    """
    found: list[Bookmark] = []
    seen: set[int] = set()
    above: list[Any] = []
    here = pdfium.FPDFBookmark_GetFirstChild(file, None)
    while len(found) < _MOST:
        address = ctypes.cast(here, ctypes.c_void_p).value if here else None
        if address is None or address in seen:
            if not above:
                break
            here = pdfium.FPDFBookmark_GetNextSibling(file, above.pop())
            continue
        seen.add(address)
        found.append(Bookmark(_title(here), len(above) + 1, _page(file, here)))
        if len(above) < _DEEPEST:
            above.append(here)
            here = pdfium.FPDFBookmark_GetFirstChild(file, here)
        else:
            here = pdfium.FPDFBookmark_GetNextSibling(file, here)
    return found


def _title(bookmark: Any) -> str:  # noqa: ANN401
    title = page_reader.words(
        lambda buffer, size: pdfium.FPDFBookmark_GetTitle(bookmark, buffer, size), _LONGEST_TITLE
    )
    return " ".join(title.split())


def _page(file: Any, bookmark: Any) -> int:  # noqa: ANN401
    place = pdfium.FPDFBookmark_GetDest(file, bookmark)
    if not place:
        action = pdfium.FPDFBookmark_GetAction(bookmark)
        if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_GOTO:
            return -1
        place = pdfium.FPDFAction_GetDest(file, action)
    return int(pdfium.FPDFDest_GetDestPageIndex(file, place)) if place else -1
