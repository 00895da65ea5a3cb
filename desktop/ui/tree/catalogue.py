"""What the library holds, kept at hand for the tree, the palette and the tabs."""

from __future__ import annotations

from collections import ChainMap
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from desktop.domain import Changes
from desktop.domain.noted.reading_progress import NEVER
from desktop.errors import DamagedLibraryError, NotFoundError
from desktop.ui.tree.noted_rows import NotedRows
from desktop.ui.tree.tree_rows import DocumentRows

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping, Sequence
    from collections.abc import Set as Ids

    from desktop.domain import Collection, Section, Tag
    from desktop.domain.noted.reading_progress import Reading
    from desktop.workspace import Workspace


MANY = 5_000
"""Tagged highlights, from which on the window does not count them itself."""


class Catalogue:
    """Documents, collections and tags as of the last `update`."""

    def __init__(self, workspace: Workspace) -> None:
        """Ask the library for everything; in any thread, as nothing of Qt is touched."""
        self._workspace = workspace
        self.documents = {document.id: document for document in workspace.documents.all()}
        self.collections: list[Collection] = workspace.collections.all()
        self.tags: list[Tag] = workspace.tags.all()
        self.tag_totals = workspace.tags.totals()
        self.count_soon: Callable[[], None] | None = None
        """Has what bears tags counted elsewhere, where that is very much."""
        self.uncounted: frozenset[str] = frozenset()
        """Tags that changed since they were counted."""
        self.smart_tags = workspace.questions.saved()
        self.smart_tag_counts: Mapping[str, int] = {}
        """How many highlights answer each, as far as it was asked."""
        self.readings = workspace.readings.all()
        self.noted = NotedRows(workspace)
        self.openable: Container[str] = ChainMap[str, Any](self.documents, self.noted.notes)
        """The ids of what has a tab, or may have one again."""
        self.rows = DocumentRows(self.collections, self.documents, self.readings, noted=self.noted)

    def update(self, changes: Changes) -> Changes:
        """Ask the library for what changed; whoever shows the rows is told by them.

        Return the documents that have other notes and bookmarks now.
        """
        came_or_went = self._update_documents(changes.documents)
        if changes.collections:
            self.collections = self._workspace.collections.all()
            self.rows.update_collections(self.collections)
        self.rows.update_documents(changes.documents)
        for document_id in changes.readings:
            self.read_more(document_id)
        if changes.tags:
            self._update_tags(changes)
        if not (changes.notes or changes.bookmarks or changes.collections or came_or_went):
            return Changes()
        others = self.noted.update()
        self.rows.update_notes()
        return Changes(documents=frozenset(others))

    def _update_tags(self, changes: Changes) -> None:
        tags = self._workspace.tags
        if self.count_soon is None or sum(tag.count for tag in self.tags) <= MANY:
            self.tags = tags.updated(self.tags, changes.tags)
            self.tag_totals = tags.totals()
        elif changes.highlights and tags.say_the_same(self.tags, changes.tags):
            self.uncounted |= changes.tags
            self.count_soon()
        else:
            self.tags = tags.updated(self.tags, changes.tags)
            self.count_soon()
        self.smart_tags = self._workspace.questions.saved()

    def take_counted(
        self, ids: Ids[str], counted: tuple[Sequence[Tag], dict[str, int]]
    ) -> frozenset[str]:
        """Take these tags as they were counted, and all totals; return which are others now."""
        self.uncounted -= ids
        before, totals = set(self.tags), self.tag_totals
        fresh, self.tag_totals = counted
        if ids:
            self.tags = self._workspace.tags.with_counted(self.tags, ids, fresh)
        changed = self.tags if totals != self.tag_totals else before.symmetric_difference(self.tags)
        return frozenset(tag.id for tag in changed)

    def read(self, document_id: str, position: int) -> None:
        """Note that a document was just read up to a place."""
        known, at = self.reading(document_id), datetime.now(UTC).isoformat()
        self.readings[document_id] = known._replace(position=position, at=at)
        self.rows.read(document_id)

    def read_more(self, document_id: str) -> None:
        """Ask again how much of a document is read."""
        found = self._workspace.readings.all([document_id])
        self.readings[document_id] = found.get(document_id, NEVER)
        self.rows.read(document_id)

    def reading(self, document_id: str) -> Reading:
        """Return what is known of how a document was read."""
        return self.readings.get(document_id, NEVER)

    def recent(self) -> list[str]:
        """Return the documents that were read, the last one first."""
        read = [i for i, reading in self.readings.items() if reading.at and i in self.documents]
        return sorted(read, key=lambda i: self.readings[i].at, reverse=True)

    def _update_documents(self, ids: Ids[str]) -> bool:
        """Return whether any came or went."""
        before = self.documents.keys() & ids
        if ids:
            found = {document.id: document for document in self._workspace.documents.all(ids)}
            self.documents |= found
            for document_id in ids - found.keys():
                self.documents.pop(document_id, None)
        return before != self.documents.keys() & ids

    def missed(self) -> Changes:
        """Return what is no longer as it was at the last `update`, whoever changed it."""
        listed = {document.id: document.revision for document in self.documents.values()}
        collections = set(self.collections) ^ set(self._workspace.collections.all())
        missed = frozenset(
            i for i, _ in listed.items() ^ self._workspace.documents.revisions().items()
        )
        tags = set(self.tags) ^ set(self._workspace.tags.all())
        return Changes(
            documents=missed,
            tags=frozenset(tag.id for tag in tags),
            collections=frozenset(collection.id for collection in collections),
            texts=missed,
        )

    def title(self, document_id: str) -> str:
        """Return a document's title, or '' when it is gone."""
        document = self.documents.get(document_id)
        return document.title if document else ""

    def sections(self, document_id: str) -> Sequence[Section]:
        """Return a document's outline."""
        try:
            return self._workspace.documents.content(document_id).sections
        except (DamagedLibraryError, NotFoundError):
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
        return {tag.path: tag.colour for tag in self.tags if tag.colour}
