"""Verbs about tags."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from desktop.domain.steps import StepCode
from desktop.ui.fields.tag_popup import TagPopup
from desktop.ui.tree.tree_nodes import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop.ui.desk import Desk


class TagVerbs:
    """A tag in the tree finds its passages; a document may bear tags as a whole."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        desk.left.tree.tag_opened.connect(self.find)

    def find(self, path: str) -> None:
        """Show every passage that bears a tag."""
        plain = path.replace("/", "").isalnum()
        quoted = f"tag:{path}" if plain else f'tag:"{path}"'
        self._desk.left.field.setText(quoted)

    def tag_document(self) -> None:
        """Ask for the tags of the documents chosen in the tree, or of the one in front."""
        desk = self._desk
        ids = [row.key for row in desk.subject.rows if row.kind is Kind.DOCUMENT]
        pane = desk.reading.current()
        if not ids and pane is None:
            return
        ids = ids or [pane.document_id for pane in (pane,) if pane is not None]
        borne = [set(desk.catalogue.documents[key].tags) for key in ids]
        common = sorted(set.intersection(*borne))
        what = "Tags of the document" if len(ids) == 1 else f"Tags of {len(ids)} documents"
        over, place = self._beside()
        recent = desk.workspace.tags.recent()
        popup = TagPopup(over, desk.catalogue.tags, recent, what, common)
        popup.tags_chosen.connect(desk.safely(partial(self._put, ids, common)))
        popup.show_beside(place)

    def _beside(self) -> tuple[QWidget, QRect]:
        """Return over what to ask, and beside what place on the screen."""
        tree, tab = self._desk.left.tree, self._desk.reading.on_show()
        if tree.in_use() or tab is None:
            row = tree.view.visualRect(tree.view.currentIndex())
            return tree, QRect(tree.view.viewport().mapToGlobal(row.topLeft()), row.size())
        top = QRect(tab.rect().topLeft(), tab.rect().topRight())
        return tab, QRect(tab.mapToGlobal(top.topLeft()), top.size())

    def _put(self, ids: Sequence[str], before: Sequence[str], paths: Sequence[str]) -> None:
        workspace = self._desk.workspace
        with workspace.step(StepCode.TAG_DOCUMENT):
            for key in ids:
                for path in set(before) - set(paths):
                    workspace.tags.take_off(key, path)
                workspace.tags.put_on(key, [path for path in paths if path not in before])
        what = "the document" if len(ids) == 1 else f"{len(ids)} documents"
        self._desk.status.say_undoable(f"Tags of {what} changed.")
