"""The child: draws pages into memory that it shares with its parent, behind a shut door."""

from __future__ import annotations

import codecs
import logging
import mmap
import os
import traceback
from array import array
from collections import OrderedDict
from typing import TYPE_CHECKING

from desktop.domain.printed.page_wishes import Kind
from desktop.formats.door.confined.reader import begin
from desktop.formats.pages import wire

if TYPE_CHECKING:
    import socket
    from multiprocessing.connection import Connection

    from desktop.domain.printed.page_wishes import Wish
    from desktop.formats.door.confined.channel import ChildEnd
    from desktop.formats.door.confined.windows import PipeChildEnd
    from desktop.pdf import OpenPage, PdfFile

_PAGES = 12
"""Those kept open that were asked for last."""
_LOG = logging.getLogger(__name__)


def serve(end: socket.socket | Connection, memory: int, level: int) -> None:
    """Grant wishes until the parent goes away; the body of a child."""
    shared: list[mmap.mmap] = []

    def prepare(line: ChildEnd | PipeChildEnd) -> None:
        import desktop.formats.picture  # noqa: F401  # the parent has no use for those
        from desktop.pdf.substitutes import asian_fonts

        asian_fonts.hold()
        codecs.lookup("utf-16-le")  # what pages are called is told in it
        _, file = line.receive()
        if file is not None:
            shared.append(mmap.mmap(file, wire.MEMORY))
            os.close(file)

    line = begin(end, memory, level, prepare)
    drawing = _Drawing(memoryview(shared[0]))
    while True:
        try:
            said, file = line.receive()
            line.send(*drawing.answer(said, file))
        except (EOFError, OSError):
            return


class _Drawing:
    """The files and pages that are open."""

    def __init__(self, shared: memoryview) -> None:
        self._shared = shared
        self._files: OrderedDict[bytes, PdfFile] = OrderedDict()
        self._pages: OrderedDict[tuple[bytes, int], OpenPage] = OrderedDict()

    def answer(self, said: bytes, file: int | None) -> list[bytes]:
        number, slot, wish = wire.unpacked(said)
        name = wire.NUMBER.pack(number)
        try:
            if wish.kind is Kind.OPEN and file is not None:
                return [self._open(wish.file, file, wire.password(said)), name]
            if is_open := wish.file in self._files:
                self._files.move_to_end(wish.file)
            if not is_open or self._is_given_up(number):  # what did not open was told of then
                return [wire.GIVEN_UP if is_open else wire.BROKEN, name]
            if wish.kind is Kind.DRAW:
                is_whole = self._draw(number, wish, slot)
                return [wire.DRAWN if is_whole else wire.GIVEN_UP, name]
            return self._told(number, wish)
        except Exception:  # noqa: BLE001  # one page must not cost the others
            _LOG.warning("A page could not be drawn: %s", traceback.format_exc())
            return [wire.BROKEN, name]

    def _told(self, number: int, wish: Wish) -> list[bytes]:
        if wish.kind is Kind.PICTURE:
            return [wire.PICTURED, wire.NUMBER.pack(number), self._picture(wish)]
        if wish.kind is Kind.SHEETS:
            return [wire.SHEETS, *self._sheets(number, self._files[wish.file])]
        if wish.kind is Kind.LINKS:
            return [wire.LINKED, *self._links(number, wish)]
        return [wire.READ, *self._read(number, wish)]

    def _is_given_up(self, number: int) -> bool:
        return self._shared[wire.token(number)] != 0

    def _open(self, name: bytes, file: int, password: str) -> bytes:
        from desktop.formats.picture import as_pdf
        from desktop.pdf import LockedError, PdfFile

        with os.fdopen(file, "rb") as opened:
            data = opened.read()
        self._close(name)
        while len(self._files) >= wire.FILES:
            self._close(next(iter(self._files)))
        try:
            self._files[name] = PdfFile(as_pdf(data), password)
        except LockedError as error:
            return wire.BROKEN if error.is_foreign else wire.LOCKED
        return wire.DRAWN

    def _close(self, name: bytes) -> None:
        for key in [key for key in self._pages if key[0] == name]:
            self._pages.pop(key).close()
        if (file := self._files.pop(name, None)) is not None:
            file.close()

    def _page(self, wish: Wish) -> OpenPage:
        key = (wish.file, wish.page)
        page = self._pages.get(key) or self._files[wish.file].opened(wish.page)
        if page is None:
            raise ValueError("the page cannot be read")
        self._pages[key] = page
        self._pages.move_to_end(key)
        if len(self._pages) > _PAGES:
            self._pages.popitem(last=False)[1].close()
        return page

    def _draw(self, number: int, wish: Wish, slot: int) -> bool:
        from desktop.pdf import Part

        part = Part(wish.width, wish.height, wish.left, wish.top, wish.across, wish.down)
        size = part.across * part.down * wire.PIXEL
        start = slot * wire.SLOT
        memory = self._shared[start : start + size]
        return self._page(wish).draw(part, wish.turns, memory, lambda: self._is_given_up(number))

    def _picture(self, wish: Wish) -> bytes:
        from desktop.pdf import Part, picture

        return picture(self._page(wish), Part(*wish[4:]), wish.turns)

    def _sheets(self, number: int, file: PdfFile) -> list[bytes]:
        sheets = [file.sheet(page) for page in range(min(file.pages, wire.MOST_PAGES))]
        sides = array("f", [side for sheet in sheets for side in (sheet.width, sheet.height)])
        labels = (file.label(page)[: wire.LONGEST_LABEL] for page in range(len(sheets)))
        said = "\n".join(" ".join(label.split()) for label in labels)
        return [wire.PAGES.pack(number, len(sheets)), sides.tobytes(), said.encode()]

    def _links(self, number: int, wish: Wish) -> list[bytes]:
        links = self._files[wish.file].links(wish.page)[: wire.MOST_LINKS]
        sides = array("f", [side for link in links for side in link.box])
        pages = array("i", [link.page for link in links])
        said = "\n".join(" ".join(link.address.split()) for link in links)
        head = wire.LINKS.pack(number, len(links))
        return [head, sides.tobytes(), pages.tobytes(), said.encode()]

    def _read(self, number: int, wish: Wish) -> list[bytes]:
        digest, *boxes = self._page(wish).text()
        return [
            wire.TEXT.pack(number, *map(len, boxes)),
            digest,
            *(sides.tobytes() for sides in boxes),
        ]
