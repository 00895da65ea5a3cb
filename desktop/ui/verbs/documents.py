"""Verbs about documents and collections: open, name, move, put away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desktop.domain.noted.free_notes import Home
from desktop.domain.steps import StepCode
from desktop.domain.tag_paths import spelled
from desktop.errors import InvalidValueError, KeyTakenError
from desktop.ui import dialogs
from desktop.ui.codebook.merging import is_much_borne, may_rename, remove_tag, rename_tag
from desktop.ui.tree.tree_nodes import SORTS, Kind, Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.ui.desk import Desk
    from desktop.ui.tree.tree_nodes import Row
    from desktop.ui.verbs.sections import SectionVerbs


MOVED = (Kind.DOCUMENT, Kind.COLLECTION, Kind.NOTE)
"""What of the tree can be put into a collection."""


class DocumentVerbs:
    """All are done at once, and all but opening can be undone."""

    def __init__(self, desk: Desk, sections: SectionVerbs) -> None:
        self._desk = desk
        self._sections = sections
        tree = desk.left.tree
        tree.model.rename_requested.connect(desk.safely(self._rename_node))
        tree.model.move_requested.connect(desk.safely(self._move))
        tree.document_opened.connect(desk.safely(self._open))
        tree.options.sort_chosen.connect(lambda sort: self._list(sort=sort))
        tree.options.lines_chosen.connect(lambda two: self._list(two_lines=two))
        desk.opened.connect(lambda: QTimer.singleShot(0, tree, self._list))  # once it is shown

    def _list(self, *, sort: str = "", two_lines: bool | None = None) -> None:
        """List the documents as the reader chose, now or before."""
        settings = self._desk.settings
        if sort:
            settings.set_text("sort", sort)
        if two_lines is not None:
            settings.set_flag("two_lines", value=two_lines)
        kept = settings.text("sort")
        self._desk.left.tree.show_order(
            kept if kept in SORTS else "title", two_lines=settings.flag("two_lines")
        )

    # Opening and finding

    def _open(self, document_id: str, offset: int, keep: bool) -> None:  # noqa: FBT001  # a slot
        self._desk.open_passage(document_id, offset, keep=keep)

    def reveal(self) -> None:
        """Show the open document in the tree."""
        pane = self._desk.reading.current()
        if pane is not None:
            self._desk.left.show_tree()
            self._desk.left.tree.reveal(pane.document_id)
            self._desk.left.tree.view.setFocus()

    # Naming and moving

    def new_collection(self) -> None:
        """Ask for a name and make a collection."""
        name = dialogs.NameDialog.ask("Name of the collection", "", "Create", self._desk.window)
        if name:
            tree = self._desk.left.tree
            node = tree.current_node() if tree.in_use() else None
            parent_id = node.key if node and node.kind is Kind.COLLECTION else None
            made = self._desk.workspace.collections.add(name, parent_id)
            self._desk.left.show_tree()
            tree.reveal(made.id, Kind.COLLECTION)
            self._desk.status.say_undoable(f"New collection “{made.name}”.")

    def rename(self) -> None:
        """Rename the row the tree is on, in place."""
        self._desk.left.show_tree()
        if not self._desk.left.tree.rename_current():
            self._desk.status.say("Choose a row with a name of its own in the tree first.")

    def _rename_node(self, node: Node, text: str) -> None:
        workspace = self._desk.workspace
        if node.kind is Kind.SECTION:
            workspace.sections.rename(node.document_id, node.section, text)
        elif node.kind is Kind.COLLECTION:
            workspace.collections.rename(node.key, text)
        elif node.kind is Kind.DOCUMENT:
            facts = workspace.documents.get(node.key).facts
            workspace.documents.update_facts(node.key, replace(facts, title=text))
        elif node.kind is Kind.NOTE:
            workspace.notes.change(node.key, title=text)
        elif node.kind is Kind.BOOKMARK:
            workspace.bookmarks.rename(node.bookmark_id, text)
        elif node.kind is Kind.SMART_TAG:
            workspace.questions.rename(node.key, text)
        elif node.kind is Kind.TAG:
            self._rename_tag(node.key, text)
            return
        self._desk.status.say_undoable(f"Renamed to “{text}”.")

    def _rename_tag(self, old: str, text: str) -> None:
        workspace, new = self._desk.workspace, spelled(text)
        tags = workspace.tags.all()
        if new != old and may_rename(tags, old, new, self._desk.window):
            rename_tag(self._desk, tags, old, new)

    def _move(self, rows: Sequence[Row], collection_id: str | None) -> None:
        workspace = self._desk.workspace
        with workspace.step(StepCode.MOVE_ROWS):
            for kind, key in rows:
                if kind is Kind.COLLECTION:
                    workspace.collections.move(key, collection_id)
                elif kind is Kind.NOTE:
                    workspace.notes.move(key, Home(None, collection_id))
                else:
                    workspace.documents.move(key, collection_id)
        where = self._desk.catalogue.collection_name(collection_id) or "Documents"
        self._desk.status.say_undoable(f"Moved to “{where}”.")

    def in_hand(self) -> list[Node]:
        """Return the tree's chosen rows that can be moved, while the keyboard is there."""
        return [node for node in self._desk.subject.rows if node.kind in MOVED]

    def move(self) -> None:
        """Ask which collection to move the tree's chosen rows, or else the open document, to."""
        pane, nodes = self._desk.reading.current(), self.in_hand()
        rows = [(node.kind, node.key) for node in nodes]
        if not rows and pane is not None:
            rows = [(Kind.DOCUMENT, pane.document_id)]
        if not rows:
            return
        one = nodes[0].text if nodes else self._desk.catalogue.title(rows[0][1])
        what = f"“{one}”" if len(rows) == 1 else f"{len(rows)} items"
        dialog = dialogs.MoveDialog(what, self._places_for(rows), self._desk.window)
        if dialog.exec():
            self._desk.safely(self._move_to)(rows, dialog.collection_id(), dialog.new_name())
        dialog.deleteLater()

    def _places_for(self, rows: Sequence[Row]) -> dict[str, str]:
        """Return the paths of the collections that these may be moved to."""
        catalogue = self._desk.catalogue
        paths = {one.id: catalogue.collection_name(one.id) for one in catalogue.collections}
        own = [f"{paths.get(key, '')}/" for kind, key in rows if kind is Kind.COLLECTION]
        return {
            key: path
            for key, path in paths.items()
            if not any(f"{path}/".startswith(inside) for inside in own)
        }

    def _move_to(self, rows: Sequence[Row], collection_id: str | None, new_name: str) -> None:
        workspace = self._desk.workspace
        with workspace.step(StepCode.MOVE_ROWS):
            if new_name:
                collection_id = workspace.collections.add(new_name).id
            self._move(rows, collection_id)
        kind, key = rows[0]
        self._desk.left.tree.reveal(key, kind)

    def edit_facts(self) -> None:
        """Let the reader correct the facts of the document in the tree or in front."""
        tree, pane = self._desk.left.tree, self._desk.reading.current()
        node = tree.current_node() if tree.in_use() else None
        chosen = node.key if node is not None and node.kind is Kind.DOCUMENT else ""
        document_id = chosen or (pane.document_id if pane else "")
        if not document_id:
            return
        document = self._desk.workspace.documents.get(document_id)
        dialog = dialogs.FactsDialog(document, self._desk.window)

        def keep() -> str:
            try:
                self._desk.workspace.documents.update_facts(
                    document.id, dialog.facts(), dialog.kind()
                )
            except (InvalidValueError, KeyTakenError) as error:
                return str(error)
            return ""

        dialog.keep = keep
        if dialog.exec():
            self._desk.status.say_undoable("Facts changed.")

    # Putting away

    def remove_current(self) -> None:
        """Move the open document to the trash."""
        pane = self._desk.reading.current()
        if pane is not None:
            self.remove([pane.document_id])

    def remove_nodes(self, nodes: Sequence[Node]) -> None:
        """Put away the tree's chosen rows: into the trash, or what has no words of its own."""
        tags = [node.key for node in nodes if node.kind is Kind.TAG]
        if len(tags) == len(nodes) == 1 and is_much_borne(self._desk.catalogue.tags, tags[0]):
            remove_tag(self._desk, tags[0], below=False, into="")
        else:
            self._put_away(nodes)

    def _put_away(self, nodes: Sequence[Node]) -> None:
        documents = [node.key for node in nodes if node.kind is Kind.DOCUMENT]
        alone = len(documents) == len(nodes)
        with self._desk.workspace.step(StepCode.TRASH_ROWS if alone else StepCode.REMOVE_ROWS):
            for node in nodes:
                if node.kind is Kind.COLLECTION:
                    self._dissolve(node)
                elif node.kind is Kind.TAG:
                    self._remove_tag(node)
                elif node.kind is Kind.SMART_TAG:
                    self._desk.workspace.questions.remove(node.key)
                    self._desk.status.say_undoable(f"Smart tag “{node.text}” removed.")
                elif node.kind is Kind.NOTE:
                    self._remove_note(node)
                elif node.kind is Kind.BOOKMARK:
                    self._desk.workspace.bookmarks.remove(node.bookmark_id)
                    self._desk.status.say_undoable(f"Bookmark “{node.text}” removed.")
            if documents:
                self.remove(documents)

    def _dissolve(self, node: Node) -> None:
        self._desk.workspace.collections.remove(node.key)
        self._desk.status.say_undoable(
            f"Collection “{node.text}” dissolved; its documents are kept."
        )

    def _remove_note(self, node: Node) -> None:
        self._desk.workspace.notes.remove(node.key)
        self._desk.status.say_undoable(f"Moved the note “{node.text}” to the trash.")

    def _remove_tag(self, node: Node) -> None:
        tag = next((tag for tag in self._desk.catalogue.tags if tag.path == node.key), None)
        if tag is None:
            self._desk.status.say(f"“{node.key}” stands above other tags; remove those instead.")
            return
        self._desk.workspace.tags.remove(tag.id)
        self._desk.status.say_undoable(f"Tag “{node.key}” removed.")

    def remove(self, document_ids: Sequence[str]) -> None:
        """Move documents to the trash."""
        workspace = self._desk.workspace
        titles = [self._desk.catalogue.title(document_id) for document_id in document_ids]
        with workspace.step(StepCode.TRASH_ROWS):
            for document_id in document_ids:
                workspace.trash.put(document_id)
        what = f"“{titles[0]}”" if len(titles) == 1 else f"{len(titles)} documents"
        self._desk.status.say_undoable(f"Moved {what} to the trash.")
