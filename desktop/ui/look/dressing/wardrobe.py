"""Dresses all widgets anew: in another theme, or with letters of another size."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from desktop.ui.look.application import application
from desktop.ui.look.dressing.curtain import Curtain
from desktop.ui.look.dressing.large_letters import fit_letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication, QWidget

_SLICE = 0.005
"""Seconds."""


class Wardrobe(QObject):
    """Dresses all widgets in slices; what is on the screen stays until the last is dressed.

    Another style sheet would not do: Qt then dresses each widget as often as it has ancestors.
    """

    turned = Signal()
    """The theme is another."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._frozen: list[QWidget] = []
        self._work: Iterator[None] = iter(())
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._go_on)

    def begin(self) -> None:
        """Dress all that are there now; those to come are dressed as they are made."""
        self._work = iter(())  # another wish before the first is fulfilled
        for window in self._app.topLevelWidgets():
            if window.isVisible() and window not in self._frozen:
                window.setUpdatesEnabled(False)  # Qt's own
                self._frozen.append(window)
        self._work = self._worked(self._app.allWidgets())
        self._turn.start()

    def _go_on(self) -> None:
        if next(self._work, self) is self:
            self._turn.stop()

    def _worked(self, waiting: list[QWidget]) -> Iterator[None]:
        end = perf_counter() + _SLICE
        while waiting:
            widget = waiting.pop()
            if isValid(widget) and widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
                widget.style().polish(widget)
                fit_letters(widget)
            if perf_counter() > end:
                yield
                end = perf_counter() + _SLICE
        yield
        yield from self._shown()

    def _shown(self) -> Iterator[None]:
        """Show the windows as they are now: none of them is seen before all of it is painted."""
        curtains = [Curtain(window) for window in self._frozen if isValid(window)]
        try:
            for curtain in curtains:
                if isValid(curtain):
                    yield from curtain.paint()
            self._frozen.clear()
            for curtain in filter(isValid, curtains):
                curtain.fall()
            yield
            for curtain in curtains:
                if isValid(curtain):
                    yield from curtain.lift()
        finally:
            for curtain in filter(isValid, curtains):
                curtain.hide()
                curtain.deleteLater()


def wardrobe() -> Wardrobe:
    """Return the one there is, which the application has."""
    app = application()
    return app.findChild(Wardrobe) or Wardrobe(app)
