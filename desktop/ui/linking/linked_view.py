"""The passages around one, drawn in columns and gone through by the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from typing_extensions import override

from desktop import words
from desktop.ui.linking.linked_drawing import MARGIN, LinkedDrawing
from desktop.ui.look.plain import tip

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QHelpEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from desktop.domain import Highlight
    from desktop.ui.linking.neighbours import Around, Spot

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
        self.drawing = LinkedDrawing(self.font())
        self.current = ""
        """The passage that the keyboard is on."""

    @property
    def around(self) -> Around:
        """What is shown."""
        return self.drawing.around

    def show_around(
        self, around: Around, known: Mapping[str, Highlight], title_of: Callable[[str], str]
    ) -> None:
        """Show passages; the one in hand stays so if it is among them."""
        self.drawing.show(around, known, title_of)
        if self.current not in around.by_id:
            self.current = around.spots[0].highlight_id if around.spots else ""
        self._measure()
        self._told()

    # Where they are

    def _origin(self) -> QPointF:
        """Return where the drawing begins in the viewport: in its middle if there is room."""
        size, view = self.drawing.size(), self.viewport().size()
        x = max(0, (view.width() - size.width()) / 2) - self.horizontalScrollBar().value()
        y = max(0, (view.height() - size.height()) / 2) - self.verticalScrollBar().value()
        return QPointF(x, y)

    def _measure(self) -> None:
        self.drawing.fit(self.viewport().width(), self.font())
        size, view = self.drawing.size(), self.viewport().size()
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
        return next(
            (s for s in self.around.spots if self.drawing.rect_of(s).contains(inside)), None
        )

    def _go(self, highlight_id: str) -> None:
        self.current = highlight_id
        spot = self.around.by_id[highlight_id]
        rect = self.drawing.rect_of(spot).translated(self._origin())
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
        spot, one = self.around.by_id.get(self.current), self.drawing.known.get(self.current)
        said = words.called(one) if one is not None else ""
        self.setAccessibleDescription(f"{spot.word} {said}".strip() if spot is not None else "")

    # Qt's own

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        origin = self._origin()
        painter.translate(origin)
        self.drawing.draw(painter, self.current, QRectF(event.rect()).translated(-origin))

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
            self._set_tip(event)  # type: ignore[arg-type]  # a help event
        return super().viewportEvent(event)

    def _set_tip(self, event: QHelpEvent) -> None:
        spot = self._spot_at(QPointF(event.pos()))
        one = self.drawing.known.get(spot.highlight_id) if spot is not None else None
        said = words.called(one) if one is not None else ""
        self.viewport().setToolTip(tip(said))

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
        rect = (
            self.drawing.rect_of(spot).translated(self._origin()) if spot is not None else QRectF()
        )
        return self.viewport().mapToGlobal(rect.topLeft().toPoint()), rect.size().toSize()
