"""The words in the document bar that say which revision is shown, and list the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from desktop.ui.look.plain import caption
from desktop.ui.tabs.revision_words import lines, place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.domain.reviews import Revision


def fill(
    menu: QMenu, revisions: Sequence[Revision], shown: int, choose: Callable[[int], object]
) -> None:
    """List revisions in a menu, the one that is shown with a mark; `choose` is given a number."""
    menu.clear()
    group = QActionGroup(menu)
    for revision, line in zip(revisions, lines(revisions), strict=True):
        action = menu.addAction(caption(line))
        action.setCheckable(True)
        action.setChecked(revision.number == shown)
        action.triggered.connect(lambda _=False, number=revision.number: choose(number))
        group.addAction(action)


class RevisionButton(QToolButton):
    """Is there only where there is more than one revision."""

    chosen = Signal(int)
    """The number of a revision that is wanted."""
    comparison_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("revision")
        self.setAutoRaise(True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip("Read another revision of this document, or compare two")
        self.setMenu(QMenu(self))
        self.hide()

    def show_revisions(self, revisions: Sequence[Revision], shown: Revision) -> None:
        """Offer a document's revisions, the newest first."""
        self.setVisible(len(revisions) > 1)
        self.setText(caption(place(shown, len(revisions))))
        self.setAccessibleName(place(shown, len(revisions)))
        menu = self.menu()
        fill(menu, revisions, shown.number, self.chosen.emit)
        menu.addSeparator()
        menu.addAction("Compare").triggered.connect(self.comparison_wanted)
