"""Verbs about reading without distraction: the page alone, and how large its text is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.ui.tabs.other_tab import looked_at
from desktop.ui.tabs.tab_group import ABOVE

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.ui.desk import Desk
    from desktop.ui.look.reading_style import ReadingStyle
    from desktop.ui.tabs.document_pane import DocumentPane

_BACK = "Press F11 to bring everything back."
LARGEST = 30
"""Steps by which the text of one document may differ from that of all."""


class PageAloneVerbs:
    """Takes away what is around the page, and brings it back as it was."""

    def __init__(
        self, desk: Desk, dress: Callable[[], None], style: Callable[[str], ReadingStyle]
    ) -> None:
        """`style` says how a document is to be set now, `dress` sets all that are open so."""
        self._desk = desk
        self._dress = dress
        self._style = style
        self._is_alone = False
        self._was_maximised = False
        desk.reading.current_changed.connect(self._show)

    def turn(self) -> None:
        """Show the page alone on the whole screen, or everything again."""
        window = self._desk.window
        self._is_alone = not self._is_alone
        if self._is_alone:
            self._was_maximised = window.isMaximized()
        self._show()
        self._desk.room.leave_alone(alone=self._is_alone)
        if self._is_alone:
            window.showFullScreen()
            self._desk.status.say(_BACK)
        else:
            self._desk.status.unsay(_BACK)
            (window.showMaximized if self._was_maximised else window.showNormal)()
        self._desk.room.fit(window.width())
        self._desk.reading.take_focus()

    def _show(self) -> None:
        if head := self._desk.window.menuWidget():
            head.setHidden(self._is_alone)
        for above in self._desk.reading.findChildren(QWidget):
            if above.property(ABOVE):
                above.setHidden(self._is_alone)

    # How large the text of a document is

    def zoom(self, steps: int) -> None:
        """Show pages in front larger or smaller, or the text; with 0 as large as all."""
        pane = looked_at(self._desk.reading.on_show())
        told = pane.reader.zoom(steps) if pane is not None else ""
        if pane is not None and pane.document is not None and not told:
            told = self.zoom_text(pane, steps)
        if told:
            self._desk.status.say(told)

    def zoom_text(self, pane: DocumentPane, steps: int) -> str:
        """Set the text of a document larger or smaller; return what to say."""
        settings, key = self._desk.settings, pane.document_id
        now = max(-LARGEST, min(LARGEST, settings.zoom(key) + steps)) if steps else 0
        settings.set_zoom(key, now)
        self._dress()
        return f"Text size {self._style(key).size}."

    def zoom_in(self) -> None:
        """Make the text of the document in front larger."""
        self.zoom(1)

    def zoom_out(self) -> None:
        """Make it smaller."""
        self.zoom(-1)

    def zoom_reset(self) -> None:
        """Make it as large as Preferences say."""
        self.zoom(0)
