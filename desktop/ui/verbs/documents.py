"""Verbs about documents and collections: open, name, move, put away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from desktop.ui import dialogs
from desktop.ui.tree_nodes import Kind, Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint

    from desktop.ui.desk import Desk
    from desktop.ui.verbs.sections import SectionVerbs


class DocumentVerbs:
    """All are done at once, and all but opening can be undone."""

    def __init__(self, desk: Desk, sections: SectionVerbs) -> None:
        self._desk = desk
        self._sections = sections
        tree = desk.left.tree
        tree.model.rename_requested.connect(desk.safely(self._rename_node))
        tree.model.move_requested.connect(desk.safely(self._move))
        tree.document_opened.connect(desk.safely(self._open))
        tree.menu_requested.connect(self._menu)

    # Opening and finding

    def _open(self, document_id: str, offset: int) -> None:
        self._desk.open_passage(document_id, offset)

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
        name = dialogs.NameDialog.ask("Name of the collection", "", "Make it", self._desk.window)
        if name:
            node = self._desk.left.tree.current_node()
            parent_id = node.key if node and node.kind is Kind.COLLECTION else None
            self._desk.workspace.add_collection(name, parent_id)

    def rename(self) -> None:
        """Rename the row the tree is on, in place."""
        self._desk.left.show_tree()
        self._desk.left.tree.rename_current()

    def _rename_node(self, node: Node, text: str) -> None:
        workspace = self._desk.workspace
        if node.kind is Kind.SECTION:
            document_id, _, number = node.key.partition("#")
            workspace.rename_section(document_id, int(number), text)
        elif node.kind is Kind.COLLECTION:
            workspace.rename_collection(node.key, text)
        elif node.kind is Kind.DOCUMENT:
            facts = workspace.document(node.key).facts
            workspace.update_facts(node.key, replace(facts, title=text))
        elif node.kind is Kind.TAG:
            tag = workspace.ensure_tag(node.key)
            workspace.rename_tag(tag.id, text)
        self._desk.status.say_undoable(f"Renamed to “{text}”.")

    def _move(self, keys: list[str], collection_id: str | None) -> None:
        workspace = self._desk.workspace
        with workspace.step("Move"):
            for key in keys:
                if key.startswith("c:"):
                    workspace.move_collection(key[2:], collection_id)
                else:
                    workspace.move_document(key, collection_id)
        where = self._desk.catalogue.collection_name(collection_id) or "Documents"
        self._desk.status.say_undoable(f"Moved to “{where}”.")

    def edit_facts(self) -> None:
        """Let the reader correct the facts of the document in the tree or in front."""
        tree, pane = self._desk.left.tree, self._desk.reading.current()
        node = tree.current_node() if tree.in_use() else None
        chosen = node.key if node is not None and node.kind is Kind.DOCUMENT else ""
        document_id = chosen or (pane.document_id if pane else "")
        if not document_id:
            return
        document = self._desk.workspace.document(document_id)
        dialog = dialogs.FactsDialog(document, self._desk.window)
        if dialog.exec():
            self._desk.workspace.update_facts(document.id, dialog.facts(), dialog.kind())
            self._desk.status.say_undoable("Facts changed.")

    # Putting away

    def remove_current(self) -> None:
        """Move the open document to the trash."""
        pane = self._desk.reading.current()
        if pane is not None:
            self.remove([pane.document_id])

    def remove_nodes(self, nodes: Sequence[Node]) -> None:
        """Move the tree's chosen documents to the trash; dissolve chosen collections; drop tags."""
        workspace = self._desk.workspace
        documents = [node.key for node in nodes if node.kind is Kind.DOCUMENT]
        for node in nodes:
            if node.kind is Kind.COLLECTION:
                workspace.remove_collection(node.key)
                self._desk.status.say_undoable(
                    f"Collection “{node.text}” dissolved; its documents are kept."
                )
            elif node.kind is Kind.TAG:
                workspace.remove_tag_everywhere(workspace.ensure_tag(node.key).id)
                self._desk.status.say_undoable(f"Tag “{node.key}” removed.")
        if documents:
            self.remove(documents)

    def remove(self, document_ids: Sequence[str]) -> None:
        """Move documents to the trash."""
        workspace = self._desk.workspace
        titles = [self._desk.catalogue.title(document_id) for document_id in document_ids]
        with workspace.step("Move to trash"):
            for document_id in document_ids:
                workspace.remove_document(document_id)
        what = f"“{titles[0]}”" if len(titles) == 1 else f"{len(titles)} documents"
        self._desk.status.say_undoable(f"Moved {what} to the trash.")

    def _menu(self, node: Node | None, place: QPoint) -> None:
        actions = self._desk.actions
        menu = QMenu(self._desk.window)
        if node is not None and node.kind is Kind.DOCUMENT:
            menu.addAction("Open").triggered.connect(lambda: self._open(node.key, -1))
            for name in ("rename", "facts"):
                menu.addAction(actions[name])
            menu.addSeparator()
            menu.addAction(actions["remove"])
        elif node is not None and node.kind is Kind.SECTION:
            document_id, offset = node.key.partition("#")[0], node.offset
            menu.addAction("Open").triggered.connect(lambda: self._open(document_id, offset))
            for name in ("rename", "section_facts", "section_join"):
                menu.addAction(actions[name])
        elif node is not None and node.kind in (Kind.COLLECTION, Kind.TAG):
            menu.addAction(actions["rename"])
            if node.kind is Kind.TAG:
                menu.addAction(actions["edit_tags"])
            menu.addAction(actions["remove"])
        menu.addSeparator()
        for name in ("import_files", "import_folder", "new_collection"):
            menu.addAction(actions[name])
        menu.exec(place)
        menu.deleteLater()
