"""Gives the page the room it needs: folds side panes of a small window, and brings them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from desktop.ui.shown import LIBRARY_TABS
from desktop.ui.tabs.other_tab import OtherTab

if TYPE_CHECKING:
    from desktop.ui.tabs.reading_area import ReadingArea

LEFT, MIDDLE, RIGHT = 264, 720, 296
"""Pixels of the three panes at the first start."""
LEAST = 45
"""Characters in a line of the page, below which a side pane folds."""
_TAB = Qt.FocusPolicy.TabFocus
_HIGHLIGHTS = 2
NAMES = {0: ("Documents", "Ctrl+B"), _HIGHLIGHTS: ("Highlights", "Ctrl+Shift+B")}
"""What stands at the sides, by its place in the splitter, and the key that brings it back."""
_SLIM = {0: 200, _HIGHLIGHTS: 240}
"""Pixels to which a pane gives way before it folds."""
BARE = 480
"""What a page needs before there is one to ask."""


class Room:
    """Never goes against the reader: what was sent away stays so, and what was called comes."""

    def __init__(self, left: QWidget, reading: ReadingArea, parent: QWidget | None = None) -> None:
        """Set up what is left and in the middle; `put_right` follows later."""
        self._reading = reading
        self.splitter = QSplitter(Qt.Orientation.Horizontal, parent)
        self.splitter.setChildrenCollapsible(False)
        blank = QWidget(self.splitter)  # until there are highlights to list, at the earliest
        self.splitter.splitterMoved.connect(lambda *_place: self._slimmed.clear())
        self._column = QSplitter(Qt.Orientation.Vertical)
        self._column.setChildrenCollapsible(False)
        self._column.addWidget(reading)
        for pane, least in ((left, 120), (self._column, 320), (blank, 220)):
            pane.setMinimumWidth(least)
            self.splitter.addWidget(pane)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([LEFT, MIDDLE, RIGHT])
        self._folded: set[int] = set()
        """The places in the splitter of panes that went for want of room."""
        self._called: set[int] = set()
        """Those that the reader called back all the same."""
        self._widths: dict[int, int] = {}
        self._slimmed: dict[int, int] = {}
        """How wide panes were that gave way."""
        self._seen = (0, 0, False)
        self._is_alone = False

    @property
    def right(self) -> QWidget:
        """What stands on the right: a blank until a pane was put there."""
        return self._pane(2)

    def put_right(self, pane: QWidget) -> None:
        """Put a pane where the blank was: as large, and as visible."""
        before = self.right
        pane.setMinimumWidth(before.minimumWidth())
        self.splitter.replaceWidget(2, pane)
        before.deleteLater()

    @property
    def below(self) -> QWidget | None:
        """What stands under the page, if anything does."""
        return self._column.widget(1)

    def put_below(self, pane: QWidget) -> None:
        """Put a pane under the page, which keeps all the room that the pane does not want."""
        self._column.addWidget(pane)
        self._column.setStretchFactor(0, 1)
        self._column.setStretchFactor(1, 0)

    def show_below(self, pane: QWidget) -> None:
        """Show it at once: what is gone to next must come into view in the room that is left."""
        pane.show()
        self._column.refresh()

    def stops_below(self) -> list[QWidget]:
        """Return where Tab stops in what stands under the page; lists that drop down are apart."""
        if (below := self.below) is None:
            return []
        inside = [below, *below.findChildren(QWidget)]
        return [
            one for one in inside if one.focusPolicy() & _TAB and one.window() is below.window()
        ]

    def is_wanted(self, place: int) -> bool:
        """Return whether the reader has this pane open, folded or not."""
        return place in self._folded or not self._pane(place).isHidden()

    def show(self, pane: QWidget, *, shown: bool) -> None:
        """Show or hide a pane because the reader says so."""
        place = self.splitter.indexOf(pane)
        self._folded.discard(place)
        (self._called.add if shown else self._called.discard)(place)
        self._set_shown(place, shown=shown)

    def leave_alone(self, *, alone: bool) -> None:
        """Fold everything beside the page away, or bring back what was there at the next fit."""
        self._is_alone, self._seen = alone, (0, 0, False)
        for place in (0, 2) if alone else ():
            if self.is_wanted(place):
                self._set_shown(place, shown=False)
                self._folded.add(place)

    def fit(self, width: int) -> bool:
        """Fold or bring back panes for a window of this width; return whether any did."""
        if self._is_alone:
            return False
        seen = (width, self._needed(), self._is_listed())
        if seen == self._seen:
            return False  # what the reader did to the panes since is left alone
        self._seen = seen
        spare, folded = width - seen[1], set[int]()
        wanted = [place for place in (0, 2) if self.is_wanted(place)]
        for place in reversed(wanted):  # the highlights before the documents
            if place == _HIGHLIGHTS and seen[2]:
                folded |= {place} - self._called
            elif spare >= sum(self._slim(one) for one in wanted if one not in folded):
                self._called.discard(place)
            elif place not in self._called:
                folded.add(place)
        changed, self._folded = folded ^ self._folded, folded
        for place in changed:
            self._set_shown(place, shown=place not in folded)
        # Those that come back would have what is left beside others.
        self._slimmed |= {n: self._widths[n] for n in changed - folded if n in self._widths}
        self._make_slim(spare, [one for one in wanted if one not in folded | self._called])
        return bool(changed)

    def folded(self) -> str:
        """Say which panes are folded for want of room, '' for none."""
        gone = [known for place, known in NAMES.items() if place in self._folded]
        if not gone:
            return ""
        noun, verb = ("pane is", "brings") if len(gone) == 1 else ("panes are", "bring")
        names, keys = (" and ".join(said) for said in zip(*gone, strict=True))
        back = "it" if len(gone) == 1 else "them"
        return f"The {names} {noun} folded: two pages need the room. {keys} {verb} {back} back."

    def _pane(self, place: int) -> QWidget:
        pane = self.splitter.widget(place)
        assert pane is not None  # noqa: S101  # there are three
        return pane

    def _width(self, place: int) -> int:
        pane = self._pane(place)
        if not pane.isHidden() and pane.isVisible() and place not in self._slimmed:
            self._widths[place] = pane.width()
        return self._widths.get(place, pane.minimumWidth())

    def _slim(self, place: int) -> int:
        return max(self._pane(place).minimumWidth(), min(_SLIM[place], self._width(place)))

    def _make_slim(self, spare: int, places: list[int]) -> None:
        """Have panes give way to two pages, or be as wide again as they were before."""
        widths = {place: self._slimmed.get(place, self._width(place)) for place in places}
        over, given = sum(widths.values()) - spare, dict[int, int]()
        for place, width in widths.items():
            give = min(max(0, over), width - self._slim(place))
            over -= give
            if give:
                given[place] = give
        if not given and not self._slimmed:
            return
        self._slimmed = {place: widths[place] for place in given}
        wanted = {place: width - given.get(place, 0) for place, width in widths.items()}
        sizes = [wanted.get(place, 0) for place in range(_HIGHLIGHTS + 1)]
        sizes[1] = max(1, self.splitter.width() - sum(sizes))
        self.splitter.setSizes(sizes)

    def _needed(self) -> int:
        # Of all pages: one that was just made does not know its margins yet.
        one = max((p.reader.width_for(LEAST) for p in self._reading.panes()), default=BARE)
        tab = self._reading.on_show()
        columns = tab.columns if isinstance(tab, OtherTab) else 1
        return one * max(columns, 2 if self._reading.is_split() else 1)

    def _is_listed(self) -> bool:
        """Whether the whole library is in the middle, so that no cards are to stand beside it."""
        tab = self._reading.on_show()
        return tab is not None and tab.shown in LIBRARY_TABS and not self._reading.is_split()

    def _set_shown(self, place: int, *, shown: bool) -> None:
        pane = self._pane(place)
        focused = pane.window().focusWidget()
        held = focused is not None and (focused is pane or pane.isAncestorOf(focused))
        if not shown:
            self._width(place)
        pane.setVisible(shown)
        if held and not shown:  # Qt would give the keyboard to whatever stands next
            self._reading.take_focus()
