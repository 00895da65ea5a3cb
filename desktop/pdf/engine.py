"""A PDF file that is open: its pages, their labels, and what it says about itself."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import pypdfium2.raw as pdfium
from pypdfium2.version import PDFIUM_INFO

from desktop.domain.printed.page_map import DIGEST, LARGEST
from desktop.pdf import bookmarks, grey_picture, page_annotations, page_reader
from desktop.pdf.catalogue.password_spelling import spellings
from desktop.pdf.catalogue.unseen import UnseenLetters
from desktop.pdf.char_places import CharacterPlaces, quad
from desktop.pdf.forms.field_values import FieldValues
from desktop.pdf.open_page import OpenPage
from desktop.pdf.printed import Box, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.pdf.bookmarks import Bookmark
    from desktop.pdf.catalogue.layers import Layers
    from desktop.pdf.grey_picture import GreyPicture
    from desktop.pdf.printed import Annotation, Link, PrintedPage, Quad

MOST_PAGES = 50_000
"""Pages that a file may have; a page tree may say any number."""
_MOST_ENCLOSED = 1_000
_LONGEST = 1 << 16
"""Bytes of a title, a label or a name."""
_ENGINE = threading.RLock()
NO_DIGEST = bytes(DIGEST)
"""Of a page without characters, or one that cannot be read."""
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


class Places(NamedTuple):
    """Where characters stand, as lines, and the digest of all that are on their page."""

    digest: bytes
    quads: list[list[Quad]]


class PdfFile:
    """Holds the engine for one thread, until it is closed; nothing is closed by itself."""

    def __init__(self, data: bytes, password: str = "", layers: Layers | None = None) -> None:
        """Open the file; DamagedError or LockedError for one that cannot be.

        Of its pages, words on hidden `layers` are no part.
        """
        _ENGINE.acquire()
        self._data = data  # the engine reads it as long as the file is open
        for spelling in spellings(password):
            self._raw = pdfium.FPDF_LoadMemDocument64(data, len(data), spelling or None)
            error = pdfium.FPDF_GetLastError()
            if self._raw or error != pdfium.FPDF_ERR_PASSWORD:
                break
        if not self._raw:
            _ENGINE.release()
            if error in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
                raise LockedError(is_foreign=error == pdfium.FPDF_ERR_SECURITY)
            raise DamagedError
        self.pages = min(MOST_PAGES, max(0, pdfium.FPDF_GetPageCount(self._raw)))
        """How many pages there are, those that cannot be read among them."""
        self.is_tagged = bool(pdfium.FPDFCatalog_IsTagged(self._raw))
        """Whether the file tells its text from what is only printed beside it."""
        self.is_signed = pdfium.FPDF_GetSignatureCount(self._raw) > 0
        """Whether somebody has signed its bytes."""
        self._layers = UnseenLetters(layers) if layers else None
        self._fields: FieldValues | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and let others have the engine; in the thread that opened it."""
        if self._raw:
            if self._layers:
                self._layers.close()
            if self._fields:
                self._fields.close()
            pdfium.FPDF_CloseDocument(self._raw)
            self._raw = None
            _ENGINE.release()

    def page(self, number: int) -> PrintedPage | None:
        """Return what is printed on a page, from 0; None for one that cannot be read."""
        with self._loaded(number) as raw:
            if raw is None:
                return None
            unseen = self._layers.of(number) if self._layers else page_reader.ALL_SEEN
            filled = partial(self._form().on, raw)
            page = page_reader.read(self._raw, raw, unseen, filled, tagged=self.is_tagged)
            return page._replace(annotations=page_annotations.read(raw))

    def annotations(self, number: int) -> list[Annotation]:
        """Return what people marked on a page, from 0; nothing of one that cannot be read."""
        with self._loaded(number) as raw:
            return [] if raw is None else page_annotations.read(raw)

    def places(self, number: int, ranges: Iterable[tuple[int, int]]) -> Places | None:
        """Return where characters of a page stand; None for a page that cannot be read."""
        wanted = list(ranges)
        with self._loaded(number) as raw:
            if raw is None:
                return None
            text = pdfium.FPDFText_LoadPage(raw)
            if not text:
                return Places(NO_DIGEST, [[] for _ in wanted])
            try:
                if not wanted:
                    return Places(page_reader.digest(page_reader.characters(text)), [])
                found = CharacterPlaces(text)
                quads = [found.quads(first, last) for first, last in wanted]
                return Places(page_reader.digest(found.codes), quads)
            finally:
                pdfium.FPDFText_ClosePage(text)

    def shown_at(self, number: int, shares: Iterable[Box]) -> list[Quad]:
        """Return where shares of a page as it is shown stand in the file, as lines."""
        with self._loaded(number) as raw:
            if raw is None:
                return []
            turn = page_reader.shown(raw)
            across, down = turn.width, turn.height
            boxes = (Box(a * across, b * down, c * across, d * down) for a, b, c, d in shares)
            return [quad(turn.placed(box), turn.angle // 90) for box in boxes]

    def picture(self, number: int, dpi: int, most: int) -> GreyPicture | None:
        """Return a page drawn in grey, of at most so many pixels; None for one that is broken."""
        with self._loaded(number) as raw:
            return None if raw is None else grey_picture.grey(raw, dpi, most)

    @contextmanager
    def _loaded(self, number: int) -> Iterator[Any]:
        """Give a page of the engine, or None for one that cannot be read."""
        raw = pdfium.FPDF_LoadPage(self._raw, number) or None
        try:
            yield raw
        finally:
            if raw is not None:
                pdfium.FPDF_ClosePage(raw)

    def sheet(self, number: int) -> Sheet:
        """Return a page as it is shown, upright; what is printed on it is not looked at for that.

        Thousands of pages take milliseconds so.
        """
        size = pdfium.FS_SIZEF()
        found = pdfium.FPDF_GetPageSizeByIndexF(self._raw, number, size)
        if not found or not (0 < size.width <= LARGEST and 0 < size.height <= LARGEST):
            return Sheet()
        return Sheet(size.width, size.height)

    def links(self, number: int) -> list[Link]:
        """Return the links on a page as it is shown; none of one that cannot be read."""
        with self._loaded(number) as raw:
            if raw is None:
                return []
            shown, found = page_reader.shown(raw), page_reader.links(self._raw, raw)
            boxes = (link._replace(box=shown.box(link.box)) for link in found)
            return [link for link in boxes if link.box.is_somewhere]

    def opened(self, number: int) -> OpenPage | None:
        """Return a page for drawing, to be closed before the file; None for one that is broken."""
        raw = pdfium.FPDF_LoadPage(self._raw, number)
        return OpenPage(raw, self._form().to_draw(raw)) if raw else None

    def _form(self) -> FieldValues:
        self._fields = self._fields or FieldValues(self._raw)
        return self._fields

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
            page_reader.words(page_reader.asking(pdfium.FPDFAttachment_GetName, one), _LONGEST)
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
        return page_reader.words(
            page_reader.asking(pdfium.FPDFCatalog_GetLanguage, self._raw), _LONGEST
        )
