"""The tab with the codebook: the tree of tags, and what the one in hand is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.codebook.split_page import SplitPage
from desktop.ui.codebook.tag_form import TagForm
from desktop.ui.codebook.tag_tree import TagTree
from desktop.ui.fields.filter_field import FilterField
from desktop.ui.look.empty import EmptyState
from desktop.ui.look.icons import icon
from desktop.ui.look.plain import Label, tip
from desktop.ui.shown import CODEBOOK
from desktop.ui.tabs.other_tab import OtherTab
from desktop.ui.tabs.turning_splitter import TurningSplitter
from desktop.ui.work.status import FOOT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.domain import Tag, TagUse

HINT = (
    "N new below · F2 rename · M move or merge · S split · E example · X when not to use · "
    "0–6 colour · Del remove · Enter its highlights"
)
ACTS = {
    "N": ("add", "New tag (N)"),
    "M": ("move", "Move or merge (M)"),
    "S": ("split", "Split: sort its quotations into other tags (S)"),
    "Delete": ("trash", "Remove (Del)"),
    "Return": ("highlight", "Show its highlights (Enter)"),
}
"""What the buttons over the tree ask for, by the keys that do too."""


class CodebookTab(OtherTab):
    """Shows what it is given and says what the reader wants; the verbs ask and act."""

    wanted = Signal(str)
    """What a key of the tree, or a button, asks for."""
    export_wanted = Signal()

    beside = ("Codebook", "What each tag is for, and how far it is in use.")

    def __init__(self) -> None:
        super().__init__(None, CODEBOOK)
        self.filter = FilterField("Filter tags and definitions", self)
        self.tree = TagTree(self)
        self.form = TagForm(self)
        self.split = SplitPage(self)
        self.empty = EmptyState(
            "tag",
            "No tags yet",
            "Tags come from highlights: select a passage and press T. Or begin with the codebook.",
            "New Tag…",
            self,
        )
        self.hint = Label(HINT, self, wraps=True)
        self.hint.setObjectName("quiet")
        self.hint.setProperty(FOOT, "yes")
        self.pages = QStackedWidget(self)
        self._parts = TurningSplitter((560, 380), (380, 380), self)
        self._by_path: dict[str, Tag] = {}
        self._lay_out()
        self.filter.textChanged.connect(self.tree.filter)
        self.tree.wanted.connect(self.wanted)
        self.form.ended.connect(self.tree.setFocus)
        self.empty.chosen.connect(lambda: self.wanted.emit("N"))
        self.split.closed.connect(self.end_split)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 8, 6)
        head.setSpacing(4)
        head.addWidget(self.filter, 1)
        for key, (picture, text) in ACTS.items():
            button = self._button(picture, text)
            button.clicked.connect(lambda _=False, key=key: self.wanted.emit(key))
            head.addWidget(button)
        export = self._button("export", "Export the codebook…")
        export.clicked.connect(self.export_wanted)
        head.addWidget(export)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.tree, 1)
        self.hint.setContentsMargins(14, 6, 14, 8)
        column.addWidget(self.hint)
        self._parts.add(left, self.form)
        for page in (self.empty, self._parts, self.split):
            self.pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)
        self.setFocusProxy(self.tree)

    def _button(self, picture: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(picture))
        button.setToolTip(tip(text))
        button.setAccessibleName(text)
        button.setAutoRaise(True)
        return button

    def show_tags(self, tags: Sequence[Tag], uses: Mapping[str, TagUse], hold: str = "") -> None:
        """Show the tags; `hold` is the path to take in hand."""
        self._by_path = {tag.path: tag for tag in tags}
        self.split.show_colours({tag.path: tag.colour for tag in tags})
        if self.pages.currentWidget() is not self.split:
            self.pages.setCurrentWidget(self._parts if tags else self.empty)
        self.tree.show_tags(tags, uses, hold)

    def tag(self) -> Tag | None:
        """Return the tag in hand; None for a level above others that is no tag itself."""
        return self._by_path.get(self.tree.path)

    def begin_split(self, path: str, ids: Sequence[str], targets: Sequence[str]) -> None:
        """Show the quotations of a tag one by one."""
        self.split.begin(path, ids, targets)
        self.setFocusProxy(self.split)
        self.pages.setCurrentWidget(self.split)
        self.split.setFocus()

    def end_split(self) -> None:
        """Show the tree again."""
        self.setFocusProxy(self.tree)
        self.pages.setCurrentWidget(self._parts)
        self.tree.setFocus()
