"""Verbs about documents and collections: bring in, name, move, put away."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu

from desktop.domain import ImportOutcome, ImportStatus
from desktop.ui.dialogs.facts import FactsDialog
from desktop.ui.dialogs.import_report import ImportReport
from desktop.ui.tree_nodes import Kind, Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData, QPoint

    from desktop.ui.desk import Desk
    from desktop.ui.verbs.sections import SectionVerbs

_KEPT = {
    ImportStatus.IMPORTED: "imported",
    ImportStatus.REVISED: "updated",
    ImportStatus.UNCHANGED: "already here",
    ImportStatus.FAILED: "failed",
}


class DocumentVerbs:
    """Slow ones go to the worker; the rest are done at once."""

    def __init__(self, desk: Desk, sections: SectionVerbs) -> None:
        self._desk = desk
        self._sections = sections
        tree = desk.left.tree
        tree.model.rename_requested.connect(desk.safely(self._rename_node))
        tree.model.move_requested.connect(desk.safely(self._move))
        tree.model.files_dropped.connect(self._drop_files)
        tree.document_opened.connect(desk.safely(self._open))
        tree.menu_requested.connect(self._menu)

    # Bringing in

    def choose_files(self) -> None:
        """Ask for files and import them."""
        folder = self._desk.settings.text("import_folder")
        names, _ = QFileDialog.getOpenFileNames(self._desk.window, "Import Files", folder)
        if names:
            self._desk.settings.set_text("import_folder", str(Path(names[0]).parent))
            self.import_paths([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Ask for a folder and import what is in it."""
        folder = self._desk.settings.text("import_folder")
        name = QFileDialog.getExistingDirectory(self._desk.window, "Import Folder", folder)
        if name:
            self._desk.settings.set_text("import_folder", name)
            self.import_paths([Path(name)])

    def import_paths(self, paths: Sequence[Path], collection: str = "") -> None:
        """Import files and folders in the background."""
        self._desk.tasks.run(
            "import_files",
            list(paths),
            arguments={"collection": collection},
            text="Importing",
            then=self.report,
        )

    def report(self, outcomes: list[ImportOutcome]) -> None:
        """Say what became of an import, and show what could not be read."""
        counts = [
            f"{number} {word}"
            for status, word in _KEPT.items()
            if (number := sum(outcome.status is status for outcome in outcomes))
        ]
        self._desk.status.say((", ".join(counts) or "Nothing to import") + ".")
        kept = [o for o in outcomes if o.document_id]
        if len(kept) == 1:
            self._desk.safely(self._desk.open_passage)(kept[0].document_id)
        failures = [o for o in outcomes if o.status is ImportStatus.FAILED]
        if failures:
            report = ImportReport(outcomes, self._desk.window)
            report.retry_requested.connect(self.import_paths)
            report.open()

    def paste(self) -> None:
        """Make a document of what is on the clipboard: files, a copied web page, or text."""
        data = QGuiApplication.clipboard().mimeData()
        if not self.take(data):
            self._desk.status.say("There is no text on the clipboard to make a document of.")

    def take(self, data: QMimeData) -> bool:
        """Import dropped or pasted data; return whether there was anything to import."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.import_paths(paths)
        elif data.hasHtml():
            self._import_text(data.html(), html=True)
        elif data.text().strip():
            self._import_text(data.text(), html=False)
        else:
            return False
        return True

    def _import_text(self, text: str, *, html: bool) -> None:
        self._desk.tasks.run(
            "import_text",
            text,
            arguments={"html": html},
            text="Importing",
            then=lambda outcome: self.report([outcome]),
        )

    def _drop_files(self, paths: list[str], collection_id: str | None) -> None:
        name = self._desk.catalogue.collection_name(collection_id)
        self.import_paths([Path(path) for path in paths], name)

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
        name, ok = QInputDialog.getText(self._desk.window, "New Collection", "Name:")
        if ok and name.strip():
            node = self._desk.left.tree.current_node()
            parent_id = node.key if node and node.kind is Kind.COLLECTION else None
            self._desk.workspace.add_collection(name.strip(), parent_id)

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
        """Let the reader correct the open document's facts."""
        pane = self._desk.reading.current()
        if pane is None or pane.document is None:
            return
        document = self._desk.workspace.document(pane.document_id)
        dialog = FactsDialog(document, self._desk.window)
        if dialog.exec():
            self._desk.workspace.update_facts(document.id, dialog.facts(), dialog.kind())
            self._desk.status.say_undoable("Facts changed.")

    def read_article(self) -> None:
        """Read the open web page again, without what surrounds its article."""
        self._read_again(whole_page=False)

    def read_page(self) -> None:
        """Read the open web page again, with everything on it."""
        self._read_again(whole_page=True)

    def _read_again(self, *, whole_page: bool) -> None:
        pane = self._desk.reading.current()
        if pane is not None:
            self._desk.tasks.run(
                "reimport",
                pane.document_id,
                arguments={"whole_page": whole_page},
                text="Reading again",
                then=lambda outcome: self.report([outcome]),
            )

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
            menu.addAction(actions["rename"])
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
