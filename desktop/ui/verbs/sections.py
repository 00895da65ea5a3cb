"""Verbs about sections: correct what the program made of a document's structure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.ui import dialogs
from desktop.ui.tree.tree_nodes import Kind

if TYPE_CHECKING:
    from desktop.domain import Section
    from desktop.ui.desk import Desk
    from desktop.ui.tabs.document_pane import DocumentPane

OLD_OUTLINE = "This is an old revision; sections are changed in the newest one."
LONGEST_TITLE = 80
"""Characters of a block that are offered as the title of a section that begins with it."""


class Place(NamedTuple):
    """A section by its document and its number in the outline."""

    document_id: str
    number: int


class SectionVerbs:
    """Act on the section the tree is on, or else on the one being read. All can be undone."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        desk.reading.pane_made.connect(self._connect_pane)

    def _connect_pane(self, pane: DocumentPane) -> None:
        begin = self._desk.safely(lambda offset: self.begin_at(pane, offset))
        pane.views.with_readers(lambda reader: reader.section_requested.connect(begin))

    def in_hand(self) -> Place | None:
        """Return the section to act on."""
        tree = self._desk.left.tree
        node = tree.current_node() if tree.in_use() else None
        if node is not None and node.kind is Kind.SECTION:
            return Place(node.document_id, node.section)
        pane = self._desk.reading.current()
        here = pane.section_in_hand() if pane else -1
        if pane is not None and pane.revision:
            self._desk.status.say(OLD_OUTLINE)
            return None
        if pane is not None and here >= 0:
            return Place(pane.document_id, here)
        self._desk.status.say("There is no section here. One can be begun at the caret.")
        return None

    def _section(self, place: Place) -> Section:
        return self._desk.workspace.documents.content(place.document_id).sections[place.number]

    def _stands(self, place: Place, section: Section) -> bool:
        """Whether a section is what it was before the reader was asked about it."""
        sections = self._desk.workspace.documents.content(place.document_id).sections
        return self._told(same=sections[place.number : place.number + 1] == (section,))

    def _told(self, *, same: bool) -> bool:
        if not same:
            self._desk.status.say(
                "The document has changed meanwhile. Nothing was done; try again."
            )
        return same

    def rename(self) -> None:
        """Ask for another title."""
        if place := self.in_hand():
            section = self._section(place)
            title = dialogs.NameDialog.ask(
                "Title of the section", section.title, "Rename", self._desk.window
            )
            if title and self._stands(place, section):
                self.rename_to(place, title)

    def rename_to(self, place: Place, title: str) -> None:
        """Give a section another title."""
        self._desk.workspace.sections.rename(place.document_id, place.number, title)
        self._desk.status.say_undoable(f"Section renamed to “{title.strip()}”.")

    def join(self) -> None:
        """Join a section to the one before it."""
        if place := self.in_hand():
            title = self._section(place).title
            self._desk.workspace.sections.merge(place.document_id, place.number)
            self._desk.status.say_undoable(f"Joined “{title}” to what stands before it.")

    def edit_facts(self) -> None:
        """Let the reader correct who said what when."""
        if place := self.in_hand():
            kind = self._desk.workspace.documents.get(place.document_id).kind
            section = self._section(place)
            dialog = dialogs.SectionFactsDialog(section, kind, self._desk.window)
            if dialog.exec() and self._stands(place, section):
                self._desk.workspace.sections.set_facts(
                    place.document_id, place.number, dialog.facts()
                )
                self._desk.status.say_undoable("Section facts changed.")
            dialog.deleteLater()

    def begin(self) -> None:
        """Begin a section with the paragraph that holds the caret or the selection."""
        pane = self._desk.reading.current()
        if pane is None:
            return
        passage = pane.selection()
        self.begin_at(pane, passage[0] if passage else pane.reader.caret())

    def begin_at(self, pane: DocumentPane, offset: int) -> None:
        """Begin a section with the paragraph at an offset."""
        if pane.content is None or pane.document is None:
            return
        if pane.revision:
            self._desk.status.say(OLD_OUTLINE)
            return
        document = pane.document
        block = pane.content.blocks[pane.content.blocks.at(offset)]
        words = " ".join(pane.content.quoted(block.start, block.end).text.split())[:LONGEST_TITLE]
        title = dialogs.NameDialog.ask(
            "Title of the section that begins here", words, "Begin", self._desk.window
        )
        now = self._desk.workspace.documents.get(document.id).revision if title else 0
        if title and self._told(same=now == document.revision):
            self._desk.workspace.sections.split(document.id, offset, title)
            self._desk.status.say_undoable(f"A section “{title.strip()}” begins here.")
