"""The row above the cards: which colour and which tag are wanted, and how cards are grouped."""

from __future__ import annotations

from collections import Counter
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from desktop.domain import COLOURS
from desktop.ui.look.flow_layout import FlowLayout
from desktop.ui.look.plain import caption, short, tip
from desktop.ui.look.tag_colours import called, dot, own_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from desktop.domain import Highlight

_TAG_LETTERS = 18
"""Of a tag on its button: its last level says most."""


class Grouping(Enum):
    """By what cards stand together."""

    NONE = "not at all"
    SECTION = "by section"
    TAG = "by tag"


class Narrowing(QWidget):
    """One click wants a colour or a tag, another one all again."""

    wanted = Signal(str, str)
    """A colour and a tag, '' for any."""
    grouped = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("narrowing")
        self._highlights: Sequence[Highlight] = ()
        self._tag_colours: Mapping[str, str] = {}
        self.colour = self.tag = ""
        row = FlowLayout(spacing=2)
        self.setLayout(row)
        self.colours = {colour: self._made_colour(colour) for colour in COLOURS}
        self.tags = self._made_menu("narrowTag", self._fill_tags)
        self.groups = self._made_menu("group", self._fill_groups)
        self.groups.setText("Group  ▾")
        self.groups.setToolTip("Group the cards")
        self.grouping = Grouping.NONE
        for button in (*self.colours.values(), self.tags, self.groups):
            row.addWidget(button)
        self._name()

    def _made_colour(self, colour: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"narrow_{colour}")
        button.setCheckable(True)  # Qt's own
        button.setIconSize(QSize(14, 14))
        button.clicked.connect(lambda: self._want(colour=colour))
        return button

    def _made_menu(self, name: str, fill: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.aboutToShow.connect(fill)
        button.setMenu(menu)
        return button

    def show_highlights(
        self, highlights: Sequence[Highlight], tag_colours: Mapping[str, str]
    ) -> None:
        """Offer the colours and tags that these have."""
        self._highlights, self._tag_colours = highlights, tag_colours
        used = {self.colour, *(one.colour for one in highlights)}
        for colour, button in self.colours.items():
            button.setVisible(colour in used)
        self.tags.setVisible(bool(self.tag) or any(one.tags for one in highlights))
        self.groups.setVisible(len(highlights) > 1)

    def show_names(self) -> None:
        """Call the colours as they are called now, in the shades of the theme."""
        self._name()

    def want_all(self) -> None:
        """Want any colour and any tag."""
        if self.colour or self.tag:
            self._want(colour=self.colour, tag=self.tag)

    def _want(self, colour: str = "", tag: str = "") -> None:
        """Want a colour or a tag; the one that was wanted is wanted no more."""
        if colour:
            self.colour = "" if colour == self.colour else colour
        if tag:
            self.tag = "" if tag == self.tag else tag
        self._name()
        self.wanted.emit(self.colour, self.tag)

    def _name(self) -> None:
        for colour, button in self.colours.items():
            button.setIcon(dot(colour))
            button.setText(caption(own_name(colour)))
            style = button.toolButtonStyle()
            named = style.ToolButtonTextBesideIcon if own_name(colour) else style.ToolButtonIconOnly
            button.setToolButtonStyle(named)
            button.setChecked(colour == self.colour)
            button.setToolTip(tip(f"Show only {called(colour)}"))
            button.setAccessibleName(f"Show only {called(colour)}")
        last = self.tag.rpartition("/")[2]
        self.tags.setText(f"{caption(short(last, _TAG_LETTERS))}  ×" if self.tag else "Tag  ▾")
        self.tags.setToolTip(tip(f"Only “{self.tag}”" if self.tag else "Show only one tag"))

    def _fill_tags(self) -> None:
        menu = self.tags.menu()
        menu.clear()
        if self.tag:
            menu.addAction("All tags", partial(self._want, tag=self.tag))
            menu.addSeparator()
        tags = Counter(path for one in self._highlights for path in one.tags)
        for path in sorted(tags, key=str.casefold):
            action = menu.addAction(dot(self._tag_colours.get(path, "")), caption(path))
            action.setText(caption(f"{path}   {tags[path]}"))
            action.triggered.connect(partial(self._take_tag, path))

    def _take_tag(self, path: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt's own
        if path != self.tag:
            self._want(tag=path)

    def _fill_groups(self) -> None:
        menu = self.groups.menu()
        menu.clear()
        group = QActionGroup(menu)
        for grouping in Grouping:
            action = menu.addAction(grouping.value.capitalize())
            action.setCheckable(True)
            action.setChecked(grouping is self.grouping)
            action.triggered.connect(partial(self.group, grouping))
            group.addAction(action)

    def group(self, grouping: Grouping, _checked: bool = False) -> None:  # noqa: FBT001, FBT002
        """Group the cards."""
        self.grouping = grouping
        self.grouped.emit(grouping)
