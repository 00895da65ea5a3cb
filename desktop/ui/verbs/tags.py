"""Verbs about tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui import dialogs

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


class TagVerbs:
    """Tags are edited in a dialog; a tag in the tree finds its passages."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        desk.left.tree.tag_opened.connect(self.find)

    def find(self, path: str) -> None:
        """Show every passage that bears a tag."""
        plain = path.replace("/", "").isalnum()
        quoted = f"tag:{path}" if plain else f'tag:"{path}"'
        self._desk.left.field.setText(quoted)

    def edit(self) -> None:
        """Let the reader name, colour, define, merge and remove tags."""
        dialog = dialogs.TagsDialog(self._desk.catalogue.tags, self._desk.window)
        node = self._desk.left.tree.current_node()
        dialog.choose(node.key if node else "")
        safely, workspace = self._desk.safely, self._desk.workspace
        dialog.renamed.connect(safely(workspace.rename_tag))
        dialog.recoloured.connect(
            safely(lambda key, colour: workspace.change_tag(key, colour=colour))
        )
        dialog.defined.connect(
            safely(lambda key, words: workspace.change_tag(key, definition=words))
        )
        dialog.removed.connect(safely(workspace.remove_tag_everywhere))
        dialog.added.connect(safely(workspace.ensure_tag))
        self._desk.bridge.changed.connect(dialog.refresh_later)
        dialog.source = lambda: self._desk.catalogue.tags
        dialog.exec()
        self._desk.bridge.changed.disconnect(dialog.refresh_later)
        dialog.deleteLater()
