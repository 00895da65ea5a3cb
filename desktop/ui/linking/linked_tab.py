"""The tab with a passage in the middle and what it is linked to around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout
from typing_extensions import override

from desktop.ui.linking.linked_view import LinkedView
from desktop.ui.look.empty import EmptyState
from desktop.ui.look.icons import icon
from desktop.ui.look.plain import Label, tip
from desktop.ui.shown import LINKED
from desktop.ui.tabs.other_tab import OtherTab

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop.domain import Highlight
    from desktop.ui.linking.neighbours import Around

HINT = "Arrows go from passage to passage · Enter opens one beside · Space puts it in the middle"
ALONE = "This passage has no links yet: press L, or drag one card onto another."


class LinkedTab(OtherTab):
    """Shows passages; the one that the keyboard is on is in hand."""

    export_wanted = Signal()

    beside = ("Linked passages", "What the passage in hand supports, contradicts, answers …")

    def __init__(self) -> None:
        super().__init__(None, LINKED)
        self.center = ""
        self._known: Mapping[str, Highlight] = {}
        self.view = LinkedView(self)
        self.empty = EmptyState(
            "link",
            "No passage chosen",
            "Choose a highlight and press Shift+L: it is drawn with all it is linked to.",
            parent=self,
        )
        self.hint = Label(HINT, self)
        self.hint.setObjectName("quiet")
        self.left_out = Label("", self)
        self.left_out.setObjectName("quiet")
        self.export = QToolButton(self)
        self.export.setIcon(icon("export"))
        self.export.setToolTip(tip("Export this picture…"))
        self.export.setAccessibleName("Export this picture…")
        self.export.setAutoRaise(True)
        self.export.clicked.connect(self.export_wanted)
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 8, 6)
        head.addWidget(self.hint, 1)
        head.addWidget(self.left_out)
        head.addWidget(self.export)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.pages, 1)
        self.view.chosen.connect(self.chosen)
        self.setFocusProxy(self.view)

    def show_around(
        self, around: Around, known: Mapping[str, Highlight], title_of: Callable[[str], str]
    ) -> None:
        """Show passages around one; with none, how to get them."""
        self._known = known
        self.view.show_around(around, known, title_of)
        self.left_out.setText(f"{around.left_out} more" if around.left_out else "")
        self.pages.setCurrentWidget(self.view if around.spots else self.empty)
        self.export.setEnabled(bool(around.spots))
        self.hint.setText(ALONE if len(around.spots) == 1 else HINT)
        self.chosen.emit()

    @override
    def ids(self) -> list[str]:
        return [self.view.current] if self.view.current else []

    @override
    def highlights(self) -> list[Highlight]:
        return [self._known[key] for key in self.ids() if key in self._known]

    @override
    def rect_of(self, _highlights: Sequence[Highlight]) -> QRect:
        return QRect(*self.view.place_of_current())
