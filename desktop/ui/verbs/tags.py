"""Verbs about tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


class TagVerbs:
    """A tag in the tree finds its passages."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        desk.left.tree.tag_opened.connect(self.find)

    def find(self, path: str) -> None:
        """Show every passage that bears a tag."""
        plain = path.replace("/", "").isalnum()
        quoted = f"tag:{path}" if plain else f'tag:"{path}"'
        self._desk.left.field.setText(quoted)
