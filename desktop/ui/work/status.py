"""What was just done, with Undo, and the work in the background; it lies over the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from desktop.ui.look.elided import ElidedLabel
from desktop.ui.look.icons import icon
from desktop.ui.look.plain import Label, tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QMouseEvent

    from desktop.ui.work.tasks import Job, Tasks

SHOWN_MS, OFTEN_MS = 12_000, 50
MARGIN = 10
"""Pixels to the edges of the window."""
FOOT = "foot"
"""A property of the last line of a tab, such as its keys: what is said stands above it."""
_STEPS = 1_000


class ProgressArea(QWidget):
    """The one place where background work is seen and stopped."""

    turned = Signal()
    """It came, went, or says something else."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._tasks: Tasks | None = None
        self._label = Label(parent=self)
        self._label.setObjectName("quiet")
        self._bar = QProgressBar(self, textVisible=False)
        self._bar.setFixedWidth(140)
        self._bar.setAccessibleName("Progress of background work")
        self._stop = QToolButton(self)
        self._stop.setIcon(icon("close"))
        self._stop.setIconSize(QSize(14, 14))
        self._stop.setToolTip("Stop")
        self._stop.setAccessibleName("Stop the background work")
        self._stop.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 4, 0)
        row.setSpacing(8)
        for widget in (self._label, self._bar, self._stop):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row = row
        # A worker may tell more often than anybody reads, and each time costs the window some.
        self._soon = QTimer(self, singleShot=True, interval=OFTEN_MS)
        self._soon.timeout.connect(self._update)
        self.hide()

    def watch(self, tasks: Tasks) -> None:
        """Show these tasks' progress."""
        self._tasks = tasks
        tasks.progressed.connect(self._hear)

    def _hear(self) -> None:
        if self.isHidden() or self._first() is None:
            self._update()
        elif not self._soon.isActive():
            self._soon.start()

    def _first(self) -> Job | None:
        jobs = self._tasks.jobs.values() if self._tasks else ()
        return next(iter(jobs), None)

    def _update(self) -> None:
        self._soon.stop()
        job = self._first()
        self.setVisible(job is not None)
        if job is None:
            self.turned.emit()
            return
        progress = job.progress
        counted = f" {progress.done:,} of {progress.total:,}" if progress.total else ""
        name = f" · {progress.name}" if progress.name else ""
        inside = f" · {progress.part / progress.parts:.0%}" if progress.parts else ""
        text = f"{job.text}{counted}{name}{inside}"
        self._label.setText(
            self._label.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, 420)
        )
        steps = _STEPS if progress.parts else 1  # inside what is in hand
        self._bar.setMaximum(progress.total * steps)
        self._bar.setValue(progress.done * steps + progress.part * steps // (progress.parts or 1))
        self._row.activate()  # else it is as wide as what it said before
        self.turned.emit()

    def _cancel(self) -> None:
        job = self._first()
        if job is not None and self._tasks is not None:
            self._label.setText("Stopping…")
            self._tasks.cancel(job.id)


class StatusLine(QFrame):
    """Says one thing at a time, in a corner; it is there only while there is something to say."""

    undo_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.setObjectName("statusLine")
        self._text = ElidedLabel(parent=self)
        self._text.setObjectName("statusText")
        self._button = QPushButton("Undo", self)
        self._button.setProperty("quiet", "true")
        self._button.clicked.connect(self._press)
        self._act: Callable[[], object] | None = None
        self._button.hide()
        self.progress = ProgressArea(self)
        self.progress.turned.connect(self._fit)
        self._fade = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._fade.timeout.connect(self._clear)
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._fit)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(4)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self.progress)
        self.hide()
        parent.installEventFilter(self)

    def _fit(self) -> None:
        """Lie over the lower left corner, no wider than what is said."""
        says = bool(self._text.text())
        self._text.setVisible(says)
        self.setVisible(says or not self.progress.isHidden())
        room = self._window.size()
        self._row.activate()
        wanted = self.sizeHint()
        width = min(wanted.width(), room.width() - 2 * MARGIN)
        place = QRect(MARGIN, 0, width, wanted.height())
        place.moveBottom(room.height() - 1 - MARGIN)
        self.setGeometry(self._above_feet(place))
        self.raise_()

    def _above_feet(self, place: QRect) -> QRect:
        for one in self._window.findChildren(QWidget):
            if one.property(FOOT) and one.isVisible() and one.window() is self._window.window():
                foot = QRect(one.mapTo(self._window, QPoint()), one.size())
                if foot.intersects(place):
                    place.moveBottom(foot.top() - 1 - MARGIN // 2)
        return place

    def settle(self) -> None:
        """Stand where it covers no last line once what is shown now is laid out."""
        if not self.isHidden():
            self._fit()
            self._later.start()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.settle()
        return False

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._clear()  # whoever wants to see what is below

    def text(self) -> str:
        """Return what is said at the moment."""
        return self._text.text()

    def say(self, text: str) -> None:
        """Say what was done."""
        self._show(text, "", None)

    def unsay(self, text: str) -> None:
        """Say no more what is no longer true, if it is still said."""
        if self.text() == text:
            self._clear()

    def say_undoable(self, text: str) -> None:
        """Say what was done and offer to undo it."""
        self._show(text, "Undo", self.undo_requested.emit)

    def offer(self, text: str, button: str, act: Callable[[], object]) -> None:
        """Say something and offer what to do about it."""
        self._show(text, button, act)

    def _show(self, text: str, button: str, act: Callable[[], object] | None) -> None:
        self._text.setText(text)
        self._text.setToolTip(tip(text))
        self._act = act
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.setVisible(True)
        self.settle()
        self._fade.start()

    def _press(self) -> None:
        act = self._act
        self._clear()
        if act is not None:
            act()

    def _clear(self) -> None:
        self._text.clear()
        self._button.hide()
        self._act = None
        self._fade.stop()
        self._fit()
