"""The strip of all pages in small, beside those that are read."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop.ui.look.reading_style import LIGHT
from desktop.ui.pages.thumbnails.thumbnail_model import ROOM, ThumbnailModel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from desktop.domain import PageMap
    from desktop.ui.look.reading_style import Theme
    from desktop.ui.pages.drawing import PageSource

_MARGIN, _FRAME = 10, 3
_GO = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ThumbnailStrip(QListView):
    """Tells which page is wanted: by a click, or with the keyboard by Enter."""

    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("thumbnails")
        self.setAccessibleName(self.tr("Pages in small"))
        self.pages = ThumbnailModel()
        self.setModel(self.pages)
        self.painted = _Painter(self)
        self.setItemDelegate(self.painted)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QListView.Shape.NoFrame)
        bar = self.verticalScrollBar()
        self.setFixedWidth(ROOM.width() + 2 * _MARGIN + 2 * _FRAME + bar.sizeHint().width())
        bar.valueChanged.connect(self._wish)
        self.clicked.connect(lambda index: self.wanted.emit(index.row()))
        self.pages.unreadable.connect(self.hide)

    def show_pages(self, pages: PageMap | None, source: PageSource | None) -> None:
        """Show the pages of a file, or none."""
        self.painted.current = -1
        self.pages.show_pages(pages, source)
        self._wish()

    @contextmanager
    def going_on(self) -> Iterator[None]:
        """Let what is seen stay while a file is shown that looks alike."""
        place = self.verticalScrollBar().value()
        with self.pages.going_on():
            yield
        self.verticalScrollBar().setValue(place)

    def dress(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.painted.theme = theme
        self.pages.dress(theme, self.devicePixelRatioF())
        self._wish()
        self.viewport().update()

    def show_page(self, page: int) -> None:
        """Mark the page being read."""
        if page != self.painted.current and page < self.pages.rowCount():
            self.painted.current = page
            self.setCurrentIndex(self.pages.index(page))
            self.scrollTo(self.currentIndex())
            self.viewport().update()

    def _wish(self) -> None:
        if not self.isVisible() or not self.pages.rowCount():
            return
        view = self.viewport().rect()
        first = self.indexAt(view.topLeft() + self.painted.inside).row()
        height = self.painted.room.height()
        seen = range(max(0, first), min(self.pages.rowCount(), first + 2 + view.height() // height))
        self.pages.want(seen)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _GO and self.currentIndex().isValid():
            self.wanted.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wish()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.scrollTo(self.currentIndex())
        self._wish()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()


class _Painter(QStyledItemDelegate):
    """Draws a page in small, with what it is called below."""

    def __init__(self, strip: ThumbnailStrip) -> None:
        super().__init__(strip)
        self._strip = strip
        self.current = -1
        """The page being read."""
        self.theme: Theme = LIGHT

    @property
    def room(self) -> QSize:
        """What one page takes up."""
        line = self._strip.fontMetrics().height()
        return QSize(ROOM.width() + 2 * _MARGIN, ROOM.height() + line + 2 * _MARGIN + 2 * _FRAME)

    @property
    def inside(self) -> QPoint:
        """A point that is in a row, from its corner."""
        return QPoint(_MARGIN, 1)

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return self.room

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model, page, row = self._strip.pages, index.row(), QRect(option.rect)
        palette = self._strip.palette()
        paper = QRect(row.topLeft(), model.size(page))
        paper.moveCenter(row.center())
        paper.moveTop(row.top() + _MARGIN)
        painter.fillRect(paper, QColor(self.theme.base if self.theme.dark else "white"))
        picture = model.picture(page)
        if picture is not None:
            painter.drawImage(paper, picture)
        is_read, accent = page == self.current, palette.color(QPalette.ColorRole.Highlight)
        painter.setPen(QPen(accent, _FRAME) if is_read else QColor(self.theme.faint))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(paper.adjusted(-1, -1, 1, 1) if is_read else paper.adjusted(-1, -1, 0, 0))
        name = QRect(
            row.left(), paper.bottom() + 2 * _FRAME, row.width(), row.bottom() - paper.bottom()
        )
        if index == self._strip.currentIndex() and self._strip.hasFocus():
            painter.setPen(QPen(accent, 1, Qt.PenStyle.DashLine))
            painter.drawRect(row.adjusted(2, 2, -3, -3))
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        name.setHeight(self._strip.fontMetrics().height())
        painter.drawText(name, Qt.AlignmentFlag.AlignCenter, str(index.data()))
