"""The menu of a row of the document tree: what can be done with what it stands for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from desktop.ui.look.icons import icon
from desktop.ui.tree.tree_nodes import Kind, Node

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import QPoint

    from desktop.ui.desk import Desk
    from desktop.ui.verbs.documents import DocumentVerbs

ROWS: Mapping[Kind, tuple[str, ...]] = {
    Kind.DOCUMENT: (
        "open",
        "-",
        "rename",
        "move_to",
        "facts",
        "tag_document",
        "mark_read",
        "mark_unread",
        "read_as",
        "revisions",
        "compare",
        "-",
        "copy_document",
        "copy_document_link",
        "copy_bibtex",
        "copy_csl",
        "-",
        "new_note",
        "export",
        "-",
        "putaway",
    ),
    Kind.SECTION: ("open", "-", "section_begin", "rename", "section_facts", "section_join"),
    Kind.BOOKMARK: ("open", "-", "rename", "-", "putaway"),
    Kind.NOTE: ("open", "-", "rename", "move_to", "export_note", "-", "putaway"),
    Kind.COLLECTION: ("rename", "move_to", "-", "export", "keep_export", "-", "putaway"),
    Kind.TAG: ("show", "-", "rename", "codebook", "-", "export", "-", "putaway"),
    Kind.SMART_TAG: ("ask", "-", "rename", "-", "keep_export", "-", "putaway"),
    Kind.ROOT: (),
}
"""Names of actions, and in between what only this menu has."""
ALWAYS = ("import_files", "import_folder", "new_collection", "new_note")
PUT_AWAY = {
    Kind.DOCUMENT: "Move to Trash",
    Kind.COLLECTION: "Dissolve Collection",
    Kind.TAG: "Remove Tag",
    Kind.SMART_TAG: "Remove Smart Tag",
    Kind.BOOKMARK: "Remove Bookmark",
    Kind.NOTE: "Move to Trash",
}


class TreeMenu:
    """Made anew each time it is asked for."""

    def __init__(self, desk: Desk, documents: DocumentVerbs) -> None:
        self._desk = desk
        self._documents = documents
        desk.left.tree.menu_requested.connect(self._show)

    def _show(self, node: Node | None, place: QPoint) -> None:
        menu = self.made(node)
        menu.exec(place)
        menu.deleteLater()

    def made(self, node: Node | None) -> QMenu:
        """Return the menu of a row, or of the empty space below all rows."""
        menu = QMenu(self._desk.window)
        own = self._own(node) if node is not None else {}
        for name in ROWS[node.kind] if node is not None else ():
            if name == "-":
                menu.addSeparator()
            elif name in own:
                picture, text, act = own[name]
                menu.addAction(icon(picture), text).triggered.connect(act)
            else:
                menu.addAction(self._desk.actions[name])
        if node is None or node.kind in (Kind.ROOT, Kind.COLLECTION):
            menu.addSeparator()
            for name in ALWAYS:
                menu.addAction(self._desk.actions[name])
        return menu

    def _own(self, node: Node) -> dict[str, tuple[str, str, Callable[[], object]]]:
        tree = self._desk.left.tree
        opened = partial(tree.view.activated.emit, tree.model.index_of(node))
        return {
            "open": ("document", "Open", opened),
            "show": ("search", "Show Its Passages", lambda: tree.tag_opened.emit(node.key)),
            "ask": ("search", "Show What Answers", opened),
            "putaway": (
                "trash",
                PUT_AWAY.get(node.kind, ""),
                lambda: self._documents.remove_nodes(tree.selected()),
            ),
        }
