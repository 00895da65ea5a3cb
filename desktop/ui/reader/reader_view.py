"""The reader: one text on a canvas, and the tools that do everything the hands do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.reader.canvas.page import PageView
from desktop.ui.reader.hands import Hands
from desktop.ui.reader.tools.caret import Mover
from desktop.ui.reader.tools.sideways_drag import SidewaysDrag

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.domain import Content


class ReaderView(Hands, PageView):
    """Shows the text of a document."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self.take_tools(lambda: Mover(self.column) if self.column else None, SidewaysDrag(self))

    def show_content(self, content: Content, images: Callable[[str], bytes | None]) -> None:
        """Show a document from its start, without highlights."""
        self.show_text(content, images)
        self.tell_shown()

    def zoom(self, steps: int) -> str:  # noqa: ARG002
        """Leave it to the size of the type."""
        return ""
