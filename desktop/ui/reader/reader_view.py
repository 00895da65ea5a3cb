"""The reader: one text on a canvas, and the tools that do everything the hands do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.reader.canvas.page import PageView
from desktop.ui.reader.folds.condensing import Condensing
from desktop.ui.reader.hands import Hands
from desktop.ui.reader.redlining import Redlining
from desktop.ui.reader.tools.caret import Mover
from desktop.ui.reader.tools.sideways_drag import SidewaysDrag

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.domain import Content
    from desktop.domain.differences import Fated


class ReaderView(Hands, PageView):
    """Shows the text of a document."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self.redlining = Redlining(self)
        self.take_tools(
            lambda: Mover(self.column) if self.column else None, SidewaysDrag(self), self.redlining
        )
        self.condensing = Condensing(self, self.selecting, self.finding)
        self.coverage = self.condensing.text
        self.tools = (self.condensing, *self.tools)
        self.use(*self.tools)
        self.picking.highlights_changed.connect(self.condensing.refresh)
        self.picking.highlights_added.connect(lambda _added: self.condensing.refresh())

    def show_content(self, content: Content, images: Callable[[str], bytes | None]) -> None:
        """Show a document from its start, without highlights."""
        self.show_text(content, images)
        self.tell_shown()

    def zoom(self, steps: int) -> str:  # noqa: ARG002
        """Leave it to the size of the type."""
        return ""

    # -- what another revision has otherwise

    def show_redline(self, words: Sequence[Fated]) -> None:
        """Show what became of words, which are given in order."""
        self.redlining.show(words)

    def show_change(self, start: int, end: int) -> None:
        """Go to a change, and show that it is the one in hand; an empty one is a place."""
        self.redlining.take(start, end)
        self.jumping.goto(start)
