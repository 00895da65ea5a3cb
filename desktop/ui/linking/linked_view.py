"""The passages around one, drawn in columns and gone through by the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget
from typing_extensions import override

from desktop import words
from desktop.ui.linking.neighbours import Around
from desktop.ui.look.card_painting import Text, draw_text, flat
from desktop.ui.look.plain import tip
from desktop.ui.look.reading_style import THEMES
from desktop.ui.look.theme import current, current_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QHelpEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from desktop.domain import Highlight
    from desktop.ui.linking.neighbours import Spot

NARROW, WIDE, BETWEEN, ABOVE, MARGIN, PAD = 150, 260, 64, 18, 24, 10
"""Pixels of a box, at least and at most, and around it."""
LINES = 3
"""Of a quotation."""
_STEPS = {
    Qt.Key.Key_Left: ("beside", -1),
    Qt.Key.Key_Right: ("beside", 1),
    Qt.Key.Key_Up: ("below", -1),
    Qt.Key.Key_Down: ("below", 1),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LinkedView(QAbstractScrollArea):
    """Says what is opened, and what is to be in the middle."""

    opened = Signal(str)
    centred = Signal(str)
    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Linked passages")
        self.around = Around((), ())
        self.current = ""
        """The passage that the keyboard is on."""
        self._known: Mapping[str, Highlight] = {}
        self._title_of: Callable[[str], str] = lambda _id: ""

    def show_around(
        self, around: Around, known: Mapping[str, Highlight], title_of: Callable[[str], str]
    ) -> None:
        """Show passages; the one in hand stays so if it is among them."""
        self.around, self._known, self._title_of = around, known, title_of
        if self.current not in around.by_id:
            self.current = around.spots[0].highlight_id if around.spots else ""
        self._measure()
        self._told()

    # Where boxes are

    @property
    def _width(self) -> int:
        columns = max(1, len(self.around.columns))
        room = self.viewport().width() - 2 * MARGIN - (columns - 1) * BETWEEN
        return max(NARROW, min(WIDE, room // columns))

    @property
    def _height(self) -> int:
        line = self.fontMetrics().lineSpacing()
        return 2 * PAD + (LINES + 2) * line

    def drawn_size(self) -> QSize:
        """Return how large the drawing is."""
        columns = self.around.columns
        rows = max((len(self.around.rows(column)) for column in columns), default=0)
        width = len(columns) * (self._width + BETWEEN) - BETWEEN + 2 * MARGIN
        return QSize(width, rows * (self._height + ABOVE) - ABOVE + 2 * MARGIN)

    def rect_of(self, spot: Spot) -> QRectF:
        """Return where a passage is in the drawing; columns are centred on each other."""
        columns = self.around.columns
        x = MARGIN + columns.index(spot.column) * (self._width + BETWEEN)
        rows, step = len(self.around.rows(spot.column)), self._height + ABOVE
        top = (self.drawn_size().height() - (rows * step - ABOVE)) / 2
        return QRectF(x, top + spot.row * step, self._width, self._height)

    def _origin(self) -> QPointF:
        """Return where the drawing begins in the viewport: in its middle if there is room."""
        size, view = self.drawn_size(), self.viewport().size()
        x = max(0, (view.width() - size.width()) / 2) - self.horizontalScrollBar().value()
        y = max(0, (view.height() - size.height()) / 2) - self.verticalScrollBar().value()
        return QPointF(x, y)

    def _measure(self) -> None:
        size, view = self.drawn_size(), self.viewport().size()
        for bar, drawn, seen in (
            (self.horizontalScrollBar(), size.width(), view.width()),
            (self.verticalScrollBar(), size.height(), view.height()),
        ):
            bar.setRange(0, max(0, drawn - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(40)
        self.viewport().update()

    def _spot_at(self, place: QPointF) -> Spot | None:
        inside = place - self._origin()
        return next((s for s in self.around.spots if self.rect_of(s).contains(inside)), None)

    def _go(self, highlight_id: str) -> None:
        self.current = highlight_id
        spot = self.around.by_id[highlight_id]
        rect = self.rect_of(spot).translated(self._origin())
        for bar, start, end, seen in (
            (self.horizontalScrollBar(), rect.left(), rect.right(), self.viewport().width()),
            (self.verticalScrollBar(), rect.top(), rect.bottom(), self.viewport().height()),
        ):
            if start < MARGIN:
                bar.setValue(bar.value() + int(start) - MARGIN)
            elif end > seen - MARGIN:
                bar.setValue(bar.value() + int(end) - seen + MARGIN)
        self.viewport().update()
        self._told()
        self.chosen.emit()

    def _told(self) -> None:
        """Let screen readers know what is in hand."""
        spot, one = self.around.by_id.get(self.current), self._known.get(self.current)
        said = words.called(one) if one is not None else ""
        self.setAccessibleDescription(f"{spot.word} {said}".strip() if spot is not None else "")

    # Drawing

    def draw(self, painter: QPainter) -> None:
        """Draw all of it, lines below boxes."""
        colours = current()
        painter.setFont(self.font())
        for source, target in self.around.lines:
            is_hot = self.current in (source, target)
            painter.setPen(QPen(QColor(colours["accent" if is_hot else "faint"]), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            self._draw_line(painter, self.around.by_id[source], self.around.by_id[target])
        for spot in self.around.spots:
            self._draw_box(painter, spot)

    def _draw_line(self, painter: QPainter, source: Spot, target: Spot) -> None:
        a, b = self.rect_of(source), self.rect_of(target)
        path = QPainterPath()
        if source.column == target.column:  # round the side, past what stands between
            begin, end, bend = (
                QPointF(a.right(), a.center().y()), QPointF(b.right(), b.center().y()),
                BETWEEN * 0.6,
            )  # fmt: skip
            path.moveTo(begin)
            path.cubicTo(begin + QPointF(bend, 0), end + QPointF(bend, 0), end)
        else:
            right = target.column > source.column
            begin = QPointF(a.right() if right else a.left(), a.center().y())
            end = QPointF(b.left() if right else b.right(), b.center().y())
            half = QPointF((end.x() - begin.x()) / 2, 0)
            path.moveTo(begin)
            path.cubicTo(begin + half, end - half, end)
        painter.drawPath(path)
        into = -1 if end.x() >= begin.x() and source.column != target.column else 1
        painter.drawLine(end, end + QPointF(6 * into, -4))
        painter.drawLine(end, end + QPointF(6 * into, 4))

    def _draw_box(self, painter: QPainter, spot: Spot) -> None:
        colours, rect = current(), self.rect_of(spot)
        one = self._known.get(spot.highlight_id)
        is_current, is_center = spot.highlight_id == self.current, not spot.parent
        line = "focus" if is_current else "ink" if is_center else "line"
        painter.setPen(QPen(QColor(colours[line]), 2 if is_current or is_center else 1))
        painter.setBrush(QColor(colours["raised"]))
        painter.drawRoundedRect(rect, 6, 6)
        if one is None:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(THEMES[current_name()].ink(one.colour))
        bar = QRectF(rect.left() + 5, rect.top() + 8, 3, rect.height() - 16)
        painter.drawRoundedRect(bar, 1, 1)
        inside = rect.adjusted(PAD + 6, PAD, -PAD, -PAD)
        step, muted = self.fontMetrics().lineSpacing(), QColor(colours["muted"])
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        head = Text("This passage" if is_center else flat(spot.word), bold, muted, 1)
        draw_text(painter, inside, head)
        quotation = Text(flat(words.called(one)), self.font(), QColor(colours["ink"]), LINES)
        draw_text(painter, inside.adjusted(0, step, 0, 0), quotation)
        title = Text(flat(self._title_of(one.document_id)), self.font(), muted, 1)
        inside.setTop(inside.bottom() - step)
        draw_text(painter, inside, title)

    # Qt's own

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self._origin())
        self.draw(painter)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip:
            self._show_tip(event)  # type: ignore[arg-type]  # a help event
            return True
        return super().viewportEvent(event)

    def _show_tip(self, event: QHelpEvent) -> None:
        spot = self._spot_at(QPointF(event.pos()))
        one = self._known.get(spot.highlight_id) if spot is not None else None
        text = tip(words.called(one)) if one is not None else ""
        QToolTip.showText(event.globalPos(), text, self.viewport())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = self._spot_at(event.position())
        if spot is not None:
            self._go(spot.highlight_id)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = self._spot_at(event.position())
        if spot is not None:
            self.opened.emit(spot.highlight_id)

    @override
    def event(self, event: QEvent) -> bool:
        """Keep the key that puts a passage in the middle from the window."""
        is_key = event.type() is QEvent.Type.ShortcutOverride
        if is_key and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self.current:
            super().keyPressEvent(event)
        elif key in _STEPS:
            way, step = _STEPS[key]
            self._go(getattr(self.around, way)(self.current, step))
        elif key in _ENTER:
            self.opened.emit(self.current)
        elif key == Qt.Key.Key_Space:
            self.centred.emit(self.current)
        else:
            super().keyPressEvent(event)

    def place_of_current(self) -> tuple[QPoint, QSize]:
        """Return where the passage in hand is on the screen."""
        spot = self.around.by_id.get(self.current)
        rect = self.rect_of(spot).translated(self._origin()) if spot is not None else QRectF()
        return self.viewport().mapToGlobal(rect.topLeft().toPoint()), rect.size().toSize()
