"""A tab in which two revisions of a document are compared, beside each other or in one column."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout
from typing_extensions import override

from desktop.ui.look.empty import EmptyState
from desktop.ui.reader.reader_view import ReaderView
from desktop.ui.revisions.change_list import ChangeList
from desktop.ui.revisions.comparison_head import ComparisonHead
from desktop.ui.revisions.sides_in_step import InStep, redline
from desktop.ui.tabs.other_tab import OtherTab

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.domain import Content, Document
    from desktop.domain.differences import Fated, Woven
    from desktop.ui.reader.protocol import Reader
    from desktop.ui.shown import Shown

    Images = Callable[[str], bytes | None]

_OLD, _NEW, _BOTH = range(3)
_NAMES = ("Old text", "New text", "Both texts")


class Found(NamedTuple):
    """What was compared, and what is other."""

    old: Content
    new: Content
    woven: Woven
    images: Images


class ComparisonTab(OtherTab):
    """Shows what it is given; nothing can be marked here."""

    citation_wanted = Signal(int)
    """What is selected in the old text (0) or the new one (1) is to be copied with its citation."""
    refused = Signal()
    """Something was to be marked."""
    again_wanted = Signal()
    """Two revisions are to be compared that were not, for want of time or of the reader."""

    beside = ("Two revisions", "Highlights are listed beside a document.")

    def __init__(self, document: Document, shown: Shown) -> None:
        super().__init__(document, shown)
        self.head = ComparisonHead(self)
        self.list = ChangeList(self)
        self._views: dict[int, ReaderView] = {}
        """The pages that were looked at: the old text, the new one, and both as one."""
        self._found: Found | None = None
        self._in_step: InStep | None = None
        self._is_following = False
        self._at = -1
        self.waiting = EmptyState("compare", "Comparing…", "", "Compare Again", parent=self)
        self.waiting.button.hide()
        self.waiting.chosen.connect(self.again_wanted)
        self._pages = QStackedWidget(self)
        self._pair = QSplitter(Qt.Orientation.Horizontal, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._pair.setChildrenCollapsible(False)
        for page in (self.waiting, self._pair):
            self._pages.addWidget(page)
        whole = QSplitter(Qt.Orientation.Horizontal, self)
        whole.setChildrenCollapsible(False)
        whole.addWidget(self.list)
        whole.addWidget(self._pages)
        whole.setStretchFactor(1, 1)
        whole.setSizes([200, 800])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(whole, 1)
        self.setFocusProxy(self._pages)

    def _connect(self) -> None:
        self.head.form_wanted.connect(lambda _one: self._set_form())
        self.head.step_wanted.connect(self.step)
        self.list.chosen.connect(self.go_to)

    def _view(self, number: int) -> ReaderView:
        """Return a page, which is slow to make and so is made when it is wanted."""
        if number not in self._views:
            view = self._views[number] = ReaderView(self)
            view.setAccessibleName(_NAMES[number])
            view.set_fixed(fixed=True)
            view.setMinimumWidth(160)
            self._connect_view(view, number)
            if number == _BOTH:
                self._pages.addWidget(view)
            else:
                self._pair.addWidget(view)
            self.reader_made.emit(view)
        return self._views[number]

    def _connect_view(self, view: ReaderView, number: int) -> None:
        if number == _BOTH:
            view.citation_requested.connect(view.copy)  # it has words of both
        else:
            is_new = number == _NEW
            view.position_changed.connect(lambda at: self._follow(at, of_new=is_new))
            view.citation_requested.connect(lambda: self.citation_wanted.emit(number))
        for wish in (view.highlight_requested, view.tag_requested, view.note_requested):
            wish.connect(lambda _wish: self.refused.emit())

    # What is shown

    def side(self, number: int) -> Reader:
        """Return the page of the old text (0) or of the new one (1)."""
        return self._view(number)

    @override
    def readers(self) -> list[Reader]:
        return list(self._views.values())

    @property
    @override
    def columns(self) -> int:
        return 1 if self.is_one_column else 2

    @property
    def is_one_column(self) -> bool:
        """Whether both texts are shown as one."""
        return self.head.form.isChecked()

    def wait(self, title: str, text: str, *, offers: bool = False) -> None:
        """Say what is going on, or why there is nothing to see."""
        self.waiting.say(title, text)
        self.waiting.button.setVisible(offers)
        self._pages.setCurrentWidget(self.waiting)

    def show_found(self, found: Found) -> None:
        """Show what is other."""
        self._found, comparison = found, found.woven.comparison
        self._in_step = InStep(comparison, (len(found.old.text), len(found.new.text)))
        self.head.show_counts(comparison)
        self.list.changes.show_changes(comparison, found.old, found.new)
        if comparison.changes:
            self._set_form()
        else:
            self.wait("No words differ", "Both revisions read the same, word for word.")

    def _set_form(self) -> None:
        """Show one column or two; a text is laid out only when it is asked for."""
        if self._found is None or not self._found.woven.comparison.changes:
            return
        found, comparison = self._found, self._found.woven.comparison
        if self.is_one_column:
            woven = found.woven
            self._fill(_BOTH, woven.content, woven.words)
            self._pages.setCurrentWidget(self._view(_BOTH))
        else:
            self._fill(_OLD, found.old, redline(comparison, of_new=False))
            self._fill(_NEW, found.new, redline(comparison, of_new=True))
            self._pages.setCurrentWidget(self._pair)
        if self._at >= 0:
            self.go_to(self._at)

    def _fill(self, number: int, content: Content, words: Sequence[Fated]) -> None:
        view = self._view(number)
        if self._found is not None and view.content is not content:
            view.show_content(content, self._found.images)
        view.show_redline(words)

    # From change to change

    def step(self, by: int) -> None:
        """Go to the next change, or the one before."""
        count = len(self._found.woven.comparison.changes) if self._found else 0
        if count:
            self.go_to((self._at + by) % count if self._at >= 0 else (0 if by > 0 else count - 1))

    def go_to(self, number: int) -> None:
        """Show a change in all texts that have it."""
        if self._found is None:
            return
        self._at = number
        woven = self._found.woven
        change = woven.comparison.changes[number]
        self._is_following = True  # both are where they are to be
        if self.is_one_column:
            self._view(_BOTH).show_change(*woven.places[number])
        else:
            self._view(_OLD).show_change(*change.old)
            self._view(_NEW).show_change(*change.new)
        self._is_following = False
        self.list.follow(number)

    def _follow(self, offset: int, *, of_new: bool) -> None:
        """Keep the other side in step with the one that was scrolled."""
        if self._is_following or self._in_step is None or self.is_one_column:
            return
        self._is_following = True
        other = self._view(_OLD if of_new else _NEW)
        other.bring_to(self._in_step.other(offset, of_new=of_new), 0.0)
        self._is_following = False
