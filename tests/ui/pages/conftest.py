"""A printed document of two columns, and a view of its pages whose source draws at once."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop import formats
from desktop.domain.printed.page_wishes import (
    Kind,
    Linked,
    PageLink,
    Pictured,
    Read,
    Sheets,
    Wish,
)
from desktop.pdf import DamagedError, LockedError, Part, PdfFile, region_picture
from desktop.ui.pages.pages_view import PagesView
from tests.formats.pdf.samples import Made, Text, lines
from tests.ui.reader.conftest import Hands

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.domain import Parsed

TREES = ("ash", "birch", "cedar", "elm", "fir", "oak")
PAGES = len(TREES)
HEAD = "Journal of Registers"


def column(page: int, side: str) -> list[str]:
    """Return lines of one column, each with a word of its own."""
    # Words that count with the pages would be taken for their numbers.
    tree = TREES[page]
    return [f"{side}-{tree}-{chr(97 + n % 26)}{n // 26} was held for days" for n in range(30)]


def printed_pages() -> list[list[Text]]:
    """Return pages of a running head, two columns and a number."""
    return [
        [
            Text(HEAD, 140, 40, 9),
            *lines(*column(page, "left"), x=50, y=80, step=14, size=10),
            *lines(*column(page, "right"), x=220, y=80, step=14, size=10),
            Text(str(page + 1), 200, 570, 9),
        ]
        for page in range(PAGES)
    ]


class AtOnce(QObject):
    """A source of pages that needs no process; what is `held` stays undone until it is let go."""

    drawn = Signal(object, object)
    read = Signal(object)
    pictured = Signal(object)
    counted = Signal(object)
    linked = Signal(object)
    broken = Signal(int)
    opened = Signal()
    unreadable = Signal()
    locked = Signal(str)

    def __init__(self, data: bytes, password: str = "") -> None:
        super().__init__()
        self._data, self.password = data, password
        self.wanted: list[Wish] = []
        self.granted: list[Wish] = []
        self.held = False
        self.closed = False

    def want(self, wishes: Sequence[Wish]) -> None:
        self.wanted = list(dict.fromkeys(wishes))

    def ask(self, wish: Wish) -> None:
        self.wanted.insert(0, wish)

    def work(self) -> None:
        """Grant all that is wished, and what is wished upon that."""
        try:
            file = PdfFile(self._data, self.password)
        except (DamagedError, LockedError) as error:
            self.wanted = []
            if isinstance(error, LockedError):
                self.locked.emit(self.password)
            else:
                self.unreadable.emit()
            return
        with file:
            while self.wanted and not self.held:
                wish = self.wanted.pop(0)
                self.granted.append(wish)
                page = file.opened(wish.page)
                try:
                    self._grant(wish, page, file)
                finally:
                    page.close()

    def _grant(self, wish: Wish, page, file: PdfFile) -> None:
        if wish.kind is Kind.SHEETS:
            sheets = (file.sheet(number) for number in range(file.pages))
            sizes = array("f", [side for one in sheets for side in (one.width, one.height)])
            self.counted.emit(Sheets(wish, sizes, ("",) * file.pages))
            return
        if wish.kind is Kind.LINKS:
            found = (PageLink(*one.box, one.address, one.page) for one in file.links(wish.page))
            self.linked.emit(Linked(wish, tuple(found)))
            return
        if wish.kind is Kind.READ:
            self.read.emit(Read(wish, *page.text()))
            return
        if wish.kind is Kind.PICTURE:
            data = region_picture.picture(page, Part(*wish[4:]), wish.turns)
            self.pictured.emit(Pictured(wish, data))
            return
        memory = bytearray(4 * wish.across * wish.down)
        part = Part(*wish[4:])
        page.draw(part, wish.turns, memoryview(memory))
        form = QImage.Format.Format_RGB32
        self.drawn.emit(wish, QImage(memory, part.across, part.down, 4 * part.across, form))
        memory[:] = bytes(len(memory))

    def close(self) -> None:
        self.closed = True


@pytest.fixture(scope="session")
def data() -> bytes:
    return Made(printed_pages(), labels="0 <</S /r>> 2 <</S /D>>").data()


@pytest.fixture(scope="session")
def parsed(data, tmp_path_factory) -> Parsed:
    path = tmp_path_factory.mktemp("printed") / "file.pdf"
    path.write_bytes(data)
    return formats.read(path)


@pytest.fixture
def show(qtbot) -> Callable[..., PageHands]:
    """Return a function that shows the pages of a file in a view of 700 by 600."""

    def show(parsed: Parsed, data: bytes) -> PageHands:
        view = PagesView()
        qtbot.addWidget(view)
        view.resize(700, 600)
        view.show()
        qtbot.waitExposed(view)
        source = AtOnce(data)
        view.show_document(parsed.content, parsed.pages, source)
        made = PageHands(view, source)
        made.work()
        return made

    return show


class PageHands(Hands):
    """Someone who uses a view of pages, and waits until all is drawn."""

    def __init__(self, view: PagesView, source: AtOnce) -> None:
        super().__init__(view)
        self.source = source

    def work(self) -> None:
        """Have all drawn."""
        QApplication.processEvents()
        self.source.work()
        QApplication.processEvents()

    def goto(self, words: str, where: float = 0.25) -> int:
        """Go to some words; return where they are."""
        offset = self.at(words)
        self.view.goto(offset, where)
        self.work()
        return offset


@pytest.fixture
def hands(show, parsed, data) -> PageHands:
    return show(parsed, data)
