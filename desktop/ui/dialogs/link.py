"""Which other highlight one has to do with, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from desktop.domain import LinkKind
from desktop.ui.dialogs.frame import Button, Dialog
from desktop.ui.fields.highlight_choice import HighlightChoice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.domain import LinkWords
    from desktop.ui.fields.highlight_choice import Asking


class LinkDialog(Dialog):
    """Finds the other highlight by its words, note, tags or document."""

    kinds_wanted = Signal()
    """The reader's own kinds are to be added or changed."""

    def __init__(
        self,
        ask: Asking,
        title_of: Callable[[str], str],
        kinds: Sequence[LinkWords],
        parent: QWidget | None,
    ) -> None:
        super().__init__("Link to Another Highlight", parent, width=560)
        self._kind = QComboBox(self)
        self._kind.setAccessibleName("What this highlight has to do with the other")
        self.show_kinds(kinds)
        self._kind.activated.connect(self._chosen)
        self.choice = HighlightChoice(ask, title_of, self)
        self.choice.activated.connect(self.accept)
        self.column.addWidget(self._kind)
        self.column.addWidget(self.choice)
        self.finish(Button.Ok | Button.Cancel, "Link")
        self.choice.setFocus()

    def show_kinds(self, kinds: Sequence[LinkWords]) -> None:
        """Offer these kinds, the newest of the reader's own first in hand."""
        fresh = bool(self._kind.count()) and len(kinds) + 2 > self._kind.count()
        before = self._kind.currentData()
        self._kind.clear()
        for kind in kinds:
            said = f"This passage {kind.forward}…" if kind.id != LinkKind.SEE_ALSO else "See also…"
            self._kind.addItem(said, kind.id)
        self._kind.insertSeparator(len(kinds))
        self._kind.addItem("Kinds of links…", "")
        wanted = kinds[-1].id if fresh else before
        self._kind.setCurrentIndex(max(0, self._kind.findData(wanted) if wanted else 0))

    def _chosen(self, row: int) -> None:
        if row == self._kind.count() - 1:
            self._kind.setCurrentIndex(0)
            self.kinds_wanted.emit()

    def target_id(self) -> str:
        """Return the id of the chosen highlight, or ''."""
        return self.choice.highlight_id()

    def kind(self) -> str:
        """Return how the two have to do with each other."""
        return str(self._kind.currentData())

    @override
    def accept(self) -> None:
        self.choice.settled(super().accept)
