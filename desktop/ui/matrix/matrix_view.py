"""The table of a matrix: names of columns stand upright, and keys go through the cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from desktop.ui.drawn.whole import fill_ground, paints_whole
from desktop.ui.look.card_painting import flat
from desktop.ui.look.plain import one_way, short
from desktop.ui.look.theme import current
from desktop.ui.matrix.heat import ink_on, shade

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from desktop.ui.matrix.matrix_model import Index, MatrixModel

CELL = QSize(46, 26)
HEAD = QSize(240, 150)
"""How much room names have: those of rows, and those of columns."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NOTHING = (Qt.Key.Key_0, Qt.Key.Key_Space)


class UprightHeader(QHeaderView):
    """Names that are read from below upwards, so that columns may be narrow."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(CELL.width())
        self.setSectionsClickable(True)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEAD.height())

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        name = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        painter.save()
        painter.fillRect(rect, QColor(current()["window"]))
        draw_upright(painter, rect, name)
        painter.restore()


def draw_upright(
    painter: QPainter, rect: QRect, name: str, stands: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> None:
    """Draw a name from below upwards; it stands at the foot (left) of a place, or hangs (right)."""
    painter.save()
    painter.setPen(QColor(current()["muted"]))
    painter.translate(rect.left(), rect.bottom())
    painter.rotate(-90)
    room = rect.height() - 10
    said = painter.fontMetrics().elidedText(flat(short(name)), Qt.TextElideMode.ElideRight, room)
    place = QRect(6, 0, room, rect.width())
    painter.drawText(place, stands | Qt.AlignmentFlag.AlignVCenter, one_way(said))
    painter.restore()


class CellDelegate(QStyledItemDelegate):
    """Frames the cell in hand: filled, it would look like a warm one."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, rect = cast("MatrixModel", index.model()), option.rect
        row, column = index.row(), index.column()
        said, is_held = model.said(row, column), option.state & QStyle.StateFlag.State_Selected
        if said or is_held:  # the view has painted all others, and Qt fills what is chosen
            ground = model.ground(row, column)
            painter.fillRect(rect, ground)
            painter.setPen(ink_on(ground))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, said)
        if is_held:
            painter.setPen(QPen(QColor(current()["ink"]), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))


class MatrixView(QTableView):
    """Enter opens a cell; 0 notes that its document was read and nothing found."""

    opened = Signal(int, int)
    nothing_found = Signal(int, int)

    def __init__(self, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("matrix")
        self.setAccessibleName("Matrix")
        paints_whole(self)
        self.setModel(model)
        self.setHorizontalHeader(UprightHeader(self))
        self.setItemDelegate(CellDelegate(self))
        rows = self.verticalHeader()
        rows.setHighlightSections(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(CELL.height())
        rows.setFixedWidth(HEAD.width())
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        rows.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row(), index.column()))

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        fill_ground(self, e)
        self._fill_cells(e.rect())
        super().paintEvent(e)

    def _fill_cells(self, rect: QRect) -> None:
        """Paint the ground of cells without a number, which most are, in one go."""
        across, down = self.horizontalHeader(), self.verticalHeader()
        right, bottom = across.length() - across.offset(), down.length() - down.offset()
        painter = QPainter(self.viewport())
        painter.fillRect(rect & QRect(0, 0, right, bottom), shade(0, 0))
        painter.end()

    @override
    def event(self, event: QEvent) -> bool:
        """Keep the key for nothing found from the window."""
        is_key = event.type() is QEvent.Type.ShortcutOverride
        if is_key and cast("QKeyEvent", event).key() in _NOTHING:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if index.isValid() and event.key() in _ENTER:
            self.opened.emit(index.row(), index.column())
        elif index.isValid() and event.key() in _NOTHING:
            self.nothing_found.emit(index.row(), index.column())
        else:
            super().keyPressEvent(event)
