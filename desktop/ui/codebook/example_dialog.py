"""Which of its quotations shows best what a tag is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from desktop.ui.dialogs.frame import Button, Dialog
from desktop.ui.fields.highlight_choice import HighlightChoice

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.ui.fields.highlight_choice import Asking


class ExampleDialog(Dialog):
    """Enter takes the quotation that the list is on."""

    def __init__(
        self,
        path: str,
        ask: Asking,
        title_of: Callable[[str], str],
        parent: QWidget | None,
    ) -> None:
        super().__init__(f"Example of “{path}”", parent, width=600)
        self.choice = HighlightChoice(ask, title_of, self)
        self.choice.activated.connect(self.accept)
        self.column.addWidget(self.choice)
        self.finish(Button.Ok | Button.Cancel, "Use as Example")
        self.choice.setFocus()

    @override
    def accept(self) -> None:
        self.choice.settled(super().accept)
