"""The documents read last, at the top of the left pane; the line above them folds them away."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.look.icons import icon
from desktop.ui.look.plain import short, tip

if TYPE_CHECKING:
    from collections.abc import Sequence

_ID = int(Qt.ItemDataRole.UserRole)


class Recent(NamedTuple):
    """A document that was read."""

    id: str
    title: str
    icon: str


class RecentDocuments(QWidget):
    """As high as what it lists; not there while nothing was read."""

    opened = Signal(str, bool)
    """A document, and whether its tab is to be kept."""
    folded = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pane = parent
        self._shown: Sequence[Recent] = ()
        self._gives_way = False
        self.head = QToolButton(self)
        self.head.setObjectName("recentHead")
        self.head.setText("Recent")
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setCheckable(True)
        self.head.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.head.toggled.connect(self._fold)
        self.head.clicked.connect(lambda is_open: self.folded.emit(not is_open))
        self.list = QListWidget(self)
        self.list.setObjectName("recentList")
        self.list.setAccessibleName("Documents read last")
        self.list.setIconSize(QSize(16, 16))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda item: self._open(item, keep=False))
        self.list.itemActivated.connect(lambda item: self._open(item, keep=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.list)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_open(is_open=True)
        self.hide()

    def show_recent(self, recent: Sequence[Recent]) -> None:
        """List these; not more than before while the pointer is on what would be pushed down."""
        if self._pane.underMouse():
            recent = recent[: len(self._shown)]
        if recent == self._shown:
            return
        self._shown = recent
        self.list.clear()
        for one in recent:
            item = QListWidgetItem(icon(one.icon), short(one.title))
            item.setData(_ID, one.id)
            item.setToolTip(tip(one.title))
            self.list.addItem(item)
        self._fit()
        self.setVisible(bool(recent) and not self._gives_way)

    def give_way(self, filter_text: str) -> None:
        """Be away while the tree below is filtered: what answers is in it, whenever it was read."""
        self._gives_way = bool(filter_text)
        self.setVisible(bool(self._shown) and not self._gives_way)

    def show_open(self, *, is_open: bool) -> None:
        """Show the list, or its head alone."""
        self.head.setChecked(is_open)
        self._fold(is_open)

    def _fold(self, is_open: bool) -> None:  # noqa: FBT001  # a slot
        arrow = Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow
        self.head.setArrowType(arrow)
        self.list.setVisible(is_open)

    def _fit(self) -> None:
        row = self.list.sizeHintForRow(0) if self.list.count() else 0
        self.list.setFixedHeight(self.list.count() * row + 2 * self.list.frameWidth() + 4)

    def _open(self, item: QListWidgetItem, *, keep: bool) -> None:
        self.opened.emit(str(item.data(_ID)), keep)
