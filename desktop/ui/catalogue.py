"""What the library holds, kept at hand for the tree, the palette and the tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.errors import NotFoundError
from desktop.ui.tag_colours import shade
from desktop.ui.tree_rows import DocumentRows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.domain import Changes, Collection, Section, Tag
    from desktop.workspace import Workspace


class Catalogue:
    """Documents, collections and tags as of the last `update`."""

    def __init__(self, workspace: Workspace) -> None:
        """Ask the library for everything; in any thread, as nothing of Qt is touched."""
        self._workspace = workspace
        self.documents = {document.id: document for document in workspace.documents()}
        self.collections: list[Collection] = workspace.collections()
        self.tags: list[Tag] = workspace.tags()
        self.tag_totals = workspace.tag_totals()
        self.rows = DocumentRows(self.collections, self.documents)

    def update(self, changes: Changes) -> None:
        """Ask the library for what changed; whoever shows the rows is told by them."""
        for document_id in changes.documents:
            self._update_document(document_id)
        if changes.collections:
            self.collections = self._workspace.collections()
            self.rows.update_collections(self.collections)
        self.rows.update_documents(changes.documents)
        if changes.tags or changes.highlights:
            self.tags = self._workspace.tags()
            self.tag_totals = self._workspace.tag_totals()

    def _update_document(self, document_id: str) -> None:
        try:
            self.documents[document_id] = self._workspace.document(document_id)
        except NotFoundError:
            self.documents.pop(document_id, None)

    def title(self, document_id: str) -> str:
        """Return a document's title, or '' when it is gone."""
        document = self.documents.get(document_id)
        return document.title if document else ""

    def sections(self, document_id: str) -> Sequence[Section]:
        """Return a document's outline."""
        try:
            return self._workspace.content(document_id).sections
        except NotFoundError:
            return ()

    def collection_name(self, collection_id: str | None) -> str:
        """Return a collection's path, such as 'Parliament/2024', or ''."""
        by_id = {collection.id: collection for collection in self.collections}
        names: list[str] = []
        while collection_id in by_id:
            names.append(by_id[collection_id].name)
            collection_id = by_id[collection_id].parent_id
        return "/".join(reversed(names))

    def tag_colours(self) -> dict[str, str]:
        """Return the colour of each tag that has one."""
        return {tag.path: shade(tag.colour) for tag in self.tags if tag.colour}
