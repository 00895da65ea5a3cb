"""A PDF file that is open: its pages, their labels, and what it says about itself."""

from __future__ import annotations

import ctypes
import threading
from typing import TYPE_CHECKING, Any, Self

import pypdfium2.raw as pdfium
from pypdfium2.version import PDFIUM_INFO

from desktop.pdf import bookmarks, page_reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.pdf.bookmarks import Bookmark
    from desktop.pdf.printed import PrintedPage

MOST_PAGES = 50_000
"""Pages that a file may have; a page tree may say any number."""
_MOST_ENCLOSED = 1_000
_LONGEST = 1 << 16
"""Bytes of a title, a label or a name."""
_ENGINE = threading.RLock()
BUILD = f"pdfium {PDFIUM_INFO.version}"
"""Another one may number the characters of a page otherwise."""


class DamagedError(ValueError):
    """What is given is no PDF file, or too damaged to be opened."""


class LockedError(ValueError):
    """The file opens with a password only, or in a way that only its maker's program knows."""

    def __init__(self, *, is_foreign: bool) -> None:
        super().__init__()
        self.is_foreign = is_foreign
        """Whether no password opens it here."""


class PdfFile:
    """Holds the engine for one thread, until it is closed; nothing is closed by itself."""

    def __init__(self, data: bytes, password: str = "") -> None:
        """Open the file; DamagedError or LockedError for one that cannot be."""
        _ENGINE.acquire()
        self._data = data  # the engine reads it as long as the file is open
        self._raw = pdfium.FPDF_LoadMemDocument64(data, len(data), password.encode() or None)
        if not self._raw:
            error = pdfium.FPDF_GetLastError()
            _ENGINE.release()
            if error in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
                raise LockedError(is_foreign=error == pdfium.FPDF_ERR_SECURITY)
            raise DamagedError
        self.pages = min(MOST_PAGES, max(0, pdfium.FPDF_GetPageCount(self._raw)))
        """How many pages there are, those that cannot be read among them."""
        self.is_tagged = bool(pdfium.FPDFCatalog_IsTagged(self._raw))
        """Whether the file tells its text from what is only printed beside it."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and let others have the engine; in the thread that opened it."""
        if self._raw:
            pdfium.FPDF_CloseDocument(self._raw)
            self._raw = None
            _ENGINE.release()

    def page(self, number: int) -> PrintedPage | None:
        """Return what is printed on a page, from 0; None for one that cannot be read."""
        raw = pdfium.FPDF_LoadPage(self._raw, number)
        if not raw:
            return None
        try:
            return page_reader.read(self._raw, raw, tagged=self.is_tagged)
        finally:
            pdfium.FPDF_ClosePage(raw)

    def label(self, number: int) -> str:
        """Return what the file calls a page, such as 'iv' or 'A-3'; '' where it does not say."""
        return page_reader.words(
            lambda buffer, size: pdfium.FPDF_GetPageLabel(self._raw, number, buffer, size), _LONGEST
        )

    def outline(self) -> list[Bookmark]:
        """Return the bookmarks in their order."""
        return bookmarks.outline(self._raw)

    def enclosed(self) -> list[str]:
        """Return the names of files that lie inside this one; they are never opened."""
        count = min(_MOST_ENCLOSED, max(0, pdfium.FPDFDoc_GetAttachmentCount(self._raw)))
        found = (pdfium.FPDFDoc_GetAttachment(self._raw, number) for number in range(count))
        return [
            page_reader.words(_asking(pdfium.FPDFAttachment_GetName, one), _LONGEST)
            for one in found
            if one
        ]

    def said(self, name: str) -> str:
        """Return what the file says of itself under a name, such as 'Title'."""
        key = name.encode("ascii")
        return page_reader.words(
            lambda buffer, size: pdfium.FPDF_GetMetaText(self._raw, key, buffer, size), _LONGEST
        )

    def language(self) -> str:
        """Return the language that the file says it is in, such as 'en-GB', or ''."""
        return page_reader.words(_asking(pdfium.FPDFCatalog_GetLanguage, self._raw), _LONGEST)


def _asking(function: Callable[[Any, Any, int], int], thing: Any) -> page_reader.Ask:  # noqa: ANN401
    """Return what asks for something whose words the engine writes as numbers, not as bytes."""

    def ask(buffer: ctypes.Array[ctypes.c_char] | None, size: int) -> int:
        letters = buffer and ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
        return int(function(thing, letters, size))

    return ask
