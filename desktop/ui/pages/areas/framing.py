"""The tool that draws areas and changes them, by mouse or by keys. Told once, when they rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from typing_extensions import override

from desktop.domain import COLOURS
from desktop.ui.pages.areas import area_frame
from desktop.ui.pages.areas.area_places import Spot, paint_frame, spot_of
from desktop.ui.reader.tools.tool import Tool

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

    from desktop.domain import Highlight
    from desktop.ui.pages.areas.area_frame import Grip
    from desktop.ui.pages.areas.area_sheet import AreaSheet

_STEP, _FINE = 6.0, 1.0
"""Points by which a key moves a frame; with Ctrl."""
_GRIP = 3.5
_KEPT = 4_000
"""Milliseconds for which a frame is shown while it is being kept."""
_ALT, _CTRL, _SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
_WAYS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}


class Framing(Tool):
    """Draws a frame once it is ready, or while Alt is held; resizes that of the picked area."""

    drawn = Signal(object)
    """A region is to be kept."""
    changed = Signal(str, object)
    """An area is to be another region."""
    readied = Signal()
    """Whether a frame can be drawn now is another thing."""

    def __init__(self, canvas: AreaSheet) -> None:
        super().__init__(canvas)
        self._pages = canvas
        self.is_fixed = False
        """Whether nothing is drawn or changed here."""
        self.is_ready = False
        """Whether the mouse draws a frame, and keys move it."""
        self._spot: Spot | None = None
        self._of = ""
        """The id of the area that is changed, '' for a new one."""
        self._first: QPointF | None = None
        self._grip: Grip | None = None
        self._keeping = QTimer(self, singleShot=True, interval=_KEPT)
        self._keeping.timeout.connect(self._end)

    # -- what is going on

    def ready(self) -> None:
        """Have the next drag draw a frame; until then keys move one, or that of the picked area."""
        picked, places = self._picked(), self._pages.places
        if places is None or self.is_fixed:
            return
        self._end()
        self.is_ready = True
        if picked is not None:
            self._spot, self._of = spot_of(picked, places.pages), picked.id
        else:
            self._spot = area_frame.begun(places, self._pages.page())
        self._follow()
        self.readied.emit()

    def _end(self) -> None:
        was_ready = self.is_ready
        self._keeping.stop()
        self.is_ready, self._spot, self._of = False, None, ""
        self._first = self._grip = None
        self._follow()
        if was_ready:
            self.readied.emit()

    def kept(self) -> None:
        """Show the frame no more: its highlight is there, or could not be kept."""
        if self._keeping.isActive():
            self._end()

    def _follow(self) -> None:
        shape = Qt.CursorShape.CrossCursor if self.is_ready else Qt.CursorShape.IBeamCursor
        self.canvas.viewport().setCursor(shape)
        self.canvas.viewport().update()

    def _picked(self) -> Highlight | None:
        marks = self.canvas.marks
        found = marks.highlights.get(marks.selected)
        return found if found is not None and found.anchor.region is not None else None

    def _tell(self) -> None:
        """Have what is framed kept; a frame that is too small is none."""
        spot, places, of = self._spot, self._pages.places, self._of
        if spot is None or places is None:
            self._end()
            return
        region = spot.region(places.pages)
        self._end()
        if not region.is_large_enough:
            return
        self._spot, self._of = spot, of
        self._keeping.start()
        if of:
            self.changed.emit(of, region)
        else:
            self.drawn.emit(region)

    # -- input

    @override
    def mouse_pressed(self, event: QMouseEvent) -> bool:
        places, point = self._pages.places, event.position()
        if places is None or self.is_fixed:
            return False
        self._grip = self._grip_at(point)
        picked = self._picked()
        if self._grip is not None and picked is not None:
            self._spot, self._of = spot_of(picked, places.pages), picked.id
            return True
        if not (self.is_ready or event.modifiers() & _ALT):
            return False
        self._first, self._of = point, ""
        self._spot = area_frame.drawn(places, point, point)
        return True

    @override
    def mouse_moved(self, event: QMouseEvent) -> bool:
        places = self._pages.places
        if places is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        if self._grip is not None and self._spot is not None:
            start = self._start()
            if start is not None:
                self._spot = area_frame.stretched(places, start, self._grip, event.position())
        elif self._first is not None:
            self._spot = area_frame.drawn(places, self._first, event.position())
        else:
            return False
        self.canvas.viewport().update()
        return True

    def _start(self) -> Spot | None:
        """Return the frame as it was when a handle of it was taken."""
        picked, places = self._picked(), self._pages.places
        return spot_of(picked, places.pages) if picked is not None and places else None

    @override
    def mouse_released(self, event: QMouseEvent) -> bool:
        held = self._grip is not None or self._first is not None
        if held:
            if self._grip is not None and self._spot == self._start():
                self._end()
            else:
                self._tell()
        return held

    @override
    def key_pressed(self, event: QKeyEvent) -> bool:
        places, key = self._pages.places, Qt.Key(event.key())
        if self.is_ready and self._spot is not None and places is not None:
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._tell()
                return True
            if key in _WAYS:
                step = _FINE if event.modifiers() & _CTRL else _STEP
                sizing = bool(event.modifiers() & _SHIFT)
                self._spot = area_frame.nudged(places, self._spot, _WAYS[key] * step, sizing=sizing)
                self.canvas.viewport().update()
                return True
        return super().key_pressed(event)

    @override
    def escape(self) -> bool:
        going_on = self._spot is not None
        if going_on:
            self._end()
        return going_on

    @override
    def focus_out(self, event: QFocusEvent) -> None:
        if self.is_ready and event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self._end()

    @override
    def leave(self) -> None:
        self._end()

    # -- what is seen of it

    def _grip_at(self, point: QPointF) -> Grip | None:
        rect = self._frame_of_picked()
        return area_frame.grip_at(rect, point) if rect is not None and not self.is_ready else None

    def _frame_of_picked(self) -> QRectF | None:
        spot = self._spot_of_picked()
        return self._rect(spot) if spot is not None else None

    def _spot_of_picked(self) -> Spot | None:
        picked, places = self._picked(), self._pages.places
        spot = spot_of(picked, places.pages) if picked is not None and places else None
        return spot if spot is not None and not self.is_fixed and self._is_seen(spot) else None

    def _is_seen(self, spot: Spot) -> bool:
        return self._pages.places is not None and spot.page in self._pages.places.shown()

    def _rect(self, spot: Spot) -> QRectF:
        places = self._pages.places
        return places.transform(spot.page).mapRect(spot.rect) if places else QRectF()

    @override
    def cursor_at(self, point: QPointF) -> Qt.CursorShape | None:
        if self.is_ready:
            return Qt.CursorShape.CrossCursor
        grip = self._grip_at(point)
        return grip.cursor if grip is not None else None

    @override
    def paint(self, painter: QPainter) -> None:
        is_framed = self._spot is not None and self._is_seen(self._spot)
        spot = self._spot if is_framed else self._spot_of_picked()
        if spot is None:
            return
        is_held, picked, rect = not self._keeping.isActive(), self._picked(), self._rect(spot)
        colours = self._pages.feed.papers.marks(spot.page)
        colour = picked.colour if picked is not None else COLOURS[0]
        if is_framed:
            paint_frame(painter, rect, colours, colour, width=2, dashed=is_held)
        if is_held and (picked is not None or self.is_ready):
            self._paint_grips(painter, rect, colours.theme.ink(colour))

    @staticmethod
    def _paint_grips(painter: QPainter, rect: QRectF, ink: QColor) -> None:
        painter.setPen(QPen(Qt.GlobalColor.white, 1))
        painter.setBrush(ink)
        for grip in area_frame.GRIPS:
            at = grip.place(rect)
            painter.drawRect(QRectF(at.x() - _GRIP, at.y() - _GRIP, 2 * _GRIP, 2 * _GRIP))
