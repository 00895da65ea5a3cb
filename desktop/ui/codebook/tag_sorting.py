"""Splitting a tag: its quotations are shown one by one, and each gets another tag by a key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from desktop.domain.asking.which import Asked, Field
from desktop.ui.fields.tag_popup import TagPopup
from desktop.ui.work.tasks import call

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from desktop.domain.asking.kept import Kept
    from desktop.ui.codebook.codebook_tab import CodebookTab
    from desktop.ui.desk import Desk


class TagSorting:
    """Each quotation that is sorted is a step of its own."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tab: CodebookTab | None = None

    def connect(self, tab: CodebookTab) -> None:
        """Do what is asked for in the page of a tab."""
        split, workspace = tab.split, self._desk.workspace
        self._tab = tab
        tab.destroyed.connect(self._gone)

        def sort(highlight_id: str, path: str) -> None:
            workspace.tags.sort(highlight_id, split.path, [path])

        split.read = self._kept
        split.title_of = self._desk.catalogue.title
        split.sorted_into.connect(self._desk.safely(sort))
        split.taken_back.connect(self._desk.safely(workspace.history.undo))
        split.tag_wanted.connect(lambda: self.ask_tag(tab, "Sort into", split.add_targets))

    def _gone(self) -> None:
        self._tab = None

    def _kept(self, highlight_id: str) -> Kept | None:
        return next(iter(self._desk.workspace.questions.kept([highlight_id])), None)

    def begin(self, tab: CodebookTab) -> None:
        """Show the quotations of the tag in hand, to be sorted into those below it or others."""
        desk, path = self._desk, tab.tree.path
        asked = call(desk.workspace.questions.bearing, path)
        then = partial(self._begin, path)
        desk.tasks.search(asked, then=then, failed=desk.status.say, text="Reading quotations")

    def _begin(self, path: str, ids: Sequence[str]) -> None:
        tab = self._tab
        if tab is None or tab.tree.path != path:
            return  # the reader has gone on
        if not ids:
            self._desk.status.say(f"No highlight bears “{path}” itself: there is nothing to sort.")
            return
        tags = self._desk.catalogue.tags
        tab.begin_split(path, ids, [t.path for t in tags if t.path.startswith(f"{path}/")])

    def ask_tag(self, tab: CodebookTab, what: str, act: Callable[[Sequence[str]], object]) -> None:
        """Ask for tags beside the row, or the list, that they are for."""
        recent = self._desk.workspace.tags.recent()
        popup = TagPopup(tab, self._desk.catalogue.tags, recent, what)
        popup.tags_chosen.connect(self._desk.safely(act))
        if tab.split.isVisible():
            shown = tab.split.list.rect()
            place = QRect(tab.split.list.mapToGlobal(shown.topLeft()), shown.size())
        else:
            shown = tab.tree.visualRect(tab.tree.currentIndex())
            place = QRect(tab.tree.viewport().mapToGlobal(shown.topLeft()), shown.size())
        popup.show_beside(place)


def exactly(path: str) -> Asked:
    """Return the question for a tag and those below it, not for others that end alike."""
    return Asked(Field.TAG, f"={path}")
