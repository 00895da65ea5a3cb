"""The pages of a file in small: their pictures come when they are asked for, and time allows."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from typing_extensions import override

from desktop.domain.printed.page_wishes import Kind, Wish
from desktop.ui.look.reading_style import LIGHT
from desktop.ui.pages.papers import Papers
from desktop.ui.pages.tiles import parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtGui import QImage

    from desktop.domain import PageMap
    from desktop.domain.printed.page_wishes import Read
    from desktop.ui.look.reading_style import Theme
    from desktop.ui.pages.drawing import PageSource

Index = QModelIndex | QPersistentModelIndex
ROOM = QSize(104, 140)
"""Pixels that a page in small has to fit into."""
_KEPT = 300
_ROOT = QModelIndex()


class ThumbnailModel(QAbstractListModel):
    """One row a page."""

    unreadable = Signal()
    """They cannot be drawn."""

    def __init__(self) -> None:
        super().__init__()
        self._pages: PageMap | None = None
        self._source: PageSource | None = None
        self._theme: Theme = LIGHT
        self._ratio = 1.0
        self._papers = Papers()
        self._pictures: OrderedDict[int, QImage] = OrderedDict()

    def show_pages(self, pages: PageMap | None, source: PageSource | None) -> None:
        """Show the pages of another file, or none."""
        self.beginResetModel()
        if self._source is not None:
            self._source.close()
        self._pages, self._source = pages, source
        self._pictures.clear()
        self._papers.forget()
        if source is not None:
            source.drawn.connect(self._drawn)
            source.read.connect(self._read)
            source.unreadable.connect(self.unreadable)
            source.locked.connect(self.unreadable)
        self.endResetModel()

    @contextmanager
    def going_on(self) -> Iterator[None]:
        """Let pictures stay while a file is shown that looks alike."""
        before = self._pictures.copy()
        yield
        self._pictures = before | self._pictures

    def dress(self, theme: Theme, ratio: float) -> None:
        """Have pictures in the colours of a theme, with so many pixels of the screen for one."""
        if (theme, ratio) != (self._theme, self._ratio):
            self._theme, self._ratio = theme, ratio
            self._papers.take(theme)
            self._pictures.clear()

    def size(self, page: int) -> QSize:
        """Return how large a page is in small."""
        if self._pages is None:
            return ROOM
        whole = self._pages[page]
        scale = min(ROOM.width() / whole.width, ROOM.height() / whole.height)
        return QSize(max(1, round(whole.width * scale)), max(1, round(whole.height * scale)))

    def picture(self, page: int) -> QImage | None:
        """Return a page in small, should it have been drawn."""
        return self._pictures.get(page)

    def want(self, pages: Iterable[int]) -> None:
        """Wish the pictures of these, and of no others."""
        if self._source is None:
            return
        wishes: list[Wish] = []
        for page in pages:
            if page in self._pictures:
                self._pictures.move_to_end(page)
            else:
                if self._papers.lack(page):
                    wishes.append(Wish(Kind.READ, b"", page))
                wishes += parts(page, (self.size(page).toSizeF() * self._ratio).toSize(), 0)
        self._source.want(wishes)

    def _read(self, found: Read) -> None:
        page = found.wish.page
        if self._pages is not None and 0 <= page < len(self._pages):
            self._papers.put(found, self._pages[page])

    def _drawn(self, part: Wish, picture: QImage) -> None:
        if self._pages is not None:
            picture = self._papers.dressed(picture, part, self._pages[part.page])
            self._pictures[part.page] = picture
        while len(self._pictures) > _KEPT:
            self._pictures.popitem(last=False)
        index = self.index(part.page)
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() or self._pages is None else len(self._pages)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._pages is None or not index.isValid():
            return None
        label = self._pages.labels[index.row()] or str(index.row() + 1)
        if role == Qt.ItemDataRole.DisplayRole:
            return label
        return (
            self.tr("Page {}").format(label) if role == Qt.ItemDataRole.AccessibleTextRole else None
        )
