"""Verbs about bookmarks: put one, call it something, show them where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.noted.bookmarks import line_from, usual_name
from desktop.ui.noted.bookmark_popup import BookmarkPopup

if TYPE_CHECKING:
    from desktop.domain import Changes, Content
    from desktop.domain.noted.bookmarks import Bookmark
    from desktop.ui.desk import Desk
    from desktop.ui.tabs.document_pane import DocumentPane

LONG = 600
"""Characters into a paragraph from which its beginning is another place."""
OLD = "This is an old revision; bookmarks are put into the newest one."


class BookmarkVerbs:
    """They are renamed and removed in the tree, as all rows are."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        desk.reading.pane_made.connect(self._connect_pane)

    def _connect_pane(self, pane: DocumentPane) -> None:
        ask = self._desk.safely(lambda offset: self._ask(pane, offset))
        pane.views.with_readers(lambda reader: reader.bookmark_requested.connect(ask))
        pane.views.turned.connect(lambda: self._show(pane))
        self._show(pane)

    def _show(self, pane: DocumentPane) -> None:
        bookmarks = () if pane.revision else self._of(pane.document_id)
        pane.views.set_bookmarks(bookmarks)

    def _of(self, document_id: str) -> list[Bookmark]:
        return self._desk.catalogue.noted.bookmarks.get(document_id, [])

    def refresh(self, changes: Changes) -> None:
        """Show the bookmarks in all pages as they are."""
        if changes.bookmarks:
            for pane in self._desk.reading.panes():
                self._show(pane)

    def put(self) -> None:
        """Put a bookmark at the selection, at the caret, or else at the top of what is read."""
        pane = self._desk.reading.current()
        if pane is None:
            return
        if chosen := pane.selection():
            self._ask(pane, chosen[0], chosen[1])
            return
        caret = pane.reader.caret()
        is_used = caret > 0 and pane.reader.is_in_view(caret)
        self._ask(pane, _paragraph(pane, caret) if is_used else pane.reader.position())

    def _ask(self, pane: DocumentPane, offset: int, chosen: int = 0) -> None:
        """Ask beside the line at an offset, or beside all that is `chosen`, up to its end."""
        content = pane.content
        if pane.revision:
            self._desk.status.say(OLD)
            return
        if content is None or not content.text:
            return
        start, end = line_from(content, offset)
        there = next((one for one in self._of(pane.document_id) if one.start == start), None)
        name = there.name if there is not None else _name_at(content, start)
        popup = BookmarkPopup(pane, name, is_new=there is None)
        keep = self._desk.safely(lambda name: self._keep(pane.document_id, start, name, there))
        popup.named.connect(keep)
        popup.show_beside(pane.rect_between(start, max(start + 1, end, chosen)))

    def _keep(self, document_id: str, start: int, name: str, there: Bookmark | None) -> None:
        bookmarks = self._desk.workspace.bookmarks
        if there is not None:
            bookmarks.rename(there.id, name)
            self._desk.status.say_undoable(f"Renamed to “{name}”.")
        else:
            bookmarks.add(document_id, start, name)
            self._desk.status.say_undoable(f"Bookmark “{name}”.")


def _paragraph(pane: DocumentPane, offset: int) -> int:
    """Return where the paragraph begins that an offset is in; of a long one, the offset."""
    if pane.content is None or not len(pane.content.blocks):
        return offset
    block = pane.content.blocks[pane.content.blocks.at(offset)]
    return block.start if offset - block.start <= LONG else offset


def _name_at(content: Content, start: int) -> str:
    """Return the title of a section that begins there, or else the words there."""
    path = content.section_path(start)
    if path and path[-1].start == start:
        return path[-1].title
    return usual_name(content, start)
