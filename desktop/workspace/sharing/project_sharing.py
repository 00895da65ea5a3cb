"""What goes into a project for other programs for qualitative analysis (REFI-QDA)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.export.refi.shared import Earlier, SharedDocument, SharedProject, Tie, Written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desktop.domain.noted.free_notes import FreeNote
    from desktop.export.excerpts import Excerpts
    from desktop.workspace.collections import Collections
    from desktop.workspace.links import Links
    from desktop.workspace.opened import Opened


class Sharing:
    """Adds to excerpts what only projects tell: who gave tags and when, links, free notes."""

    def __init__(self, opened: Opened, links: Links, collections: Collections) -> None:
        self._library = opened.library
        self._links = links
        self._collections = collections

    def shared(self, name: str, excerpts: Iterable[Excerpts]) -> SharedProject:
        """Return what a project is written of; excerpts are gone through once, when it is."""
        notes = self._library.notes.all()
        return SharedProject(
            self._library.id,
            name,
            self._library.tags.all(),
            self._documents(excerpts, notes),
            tuple(self._ties()),
            [_written(one) for one in notes if one.home.document_id is None],
        )

    def _documents(
        self, excerpts: Iterable[Excerpts], notes: Sequence[FreeNote]
    ) -> Iterator[SharedDocument]:
        places = self._collections.paths()
        for source in excerpts:
            document = source.document
            made = self._library.highlights.provenance(document.id)
            yield SharedDocument(
                document,
                source.content,
                source.highlights,
                self._library.given_tags.on_highlights(document.id),
                {key: one.author for key, one in made.items()},
                {key: Earlier(one.revision, one.content) for key, one in source.earlier.items()},
                self._library.given_tags.on_document(document.id),
                [_written(one) for one in notes if one.home.document_id == document.id],
                places.get(document.collection_id, "") if document.collection_id else "",
            )

    def _ties(self) -> Iterator[Tie]:
        words = {kind.id: kind.forward for kind in self._links.kinds()}
        for link in self._links.all():
            name = words.get(link.kind, link.kind)
            yield Tie(link.id, link.source_id, link.target_id, name, link.note)


def _written(note: FreeNote) -> Written:
    return Written(note.id, note.text, note.title, at=note.modified)
