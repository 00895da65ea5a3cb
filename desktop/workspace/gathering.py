"""What an export shows, gathered from the library once, however many files it becomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from typing_extensions import override

from desktop import export
from desktop.annotate.speakers.who_says import WhoSays
from desktop.domain import PlacementStatus
from desktop.domain.reviews import reads_now
from desktop.errors import DamagedLibraryError
from desktop.workspace.contents import NOTHING
from desktop.workspace.tags import known, names_in

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.domain import Content, Document, Highlight, LinkEnd
    from desktop.library import Library
    from desktop.workspace.contents import Contents

_LACKING = (PlacementStatus.LOST, PlacementStatus.RECORD)


AT_ONCE = 16
"""Texts that are read in one query, and held."""


class _Known(NamedTuple):
    """What only some forms of export tell of highlights."""

    ends: Mapping[str, Sequence[LinkEnd]]
    claims: Mapping[str, Sequence[str]]
    places: Mapping[str | None, str]
    made: dict[str, dict[str, str]]
    """Who made the highlights of documents that were asked for."""


class _Late(Mapping[str, "Content"]):
    """The newest texts of documents, a few at a time in the order in which they are asked for."""

    def __init__(self, contents: Contents, order: Sequence[str]) -> None:
        self._contents = contents
        self._order = order
        self._place = {key: number for number, key in enumerate(order)}
        self._held: Mapping[str, Content] = {}

    @override
    def __getitem__(self, key: str) -> Content:
        if key not in self._held:
            first = self._place[key]
            self._held = self._contents.newest(self._order[first : first + AT_ONCE])
        return self._held[key]

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(self._order)

    @override
    def __len__(self) -> int:
        return len(self._order)


class Gathered:
    """Highlights of documents (ids), or of all; with `tags` only those that bear one of these.

    With `only`, of them these ids. Raises NotFoundError for an unknown tag. With `read_late`
    the text of a document is read when it is its turn, so that there are never many at once.
    Of a `few` highlights nothing else is read, and not when the things around them were changed.
    """

    def __init__(
        self,
        library: Library,
        contents: Contents,
        documents: Sequence[str],
        tags: Sequence[str],
        only: frozenset[str] | None = None,
        *,
        read_late: bool = False,
        few: Sequence[Highlight] | None = None,
    ) -> None:
        self.tags = library.tags.all()
        self.wanted = [known(self.tags, tag) for tag in tags]
        self._asked_for, self._only = frozenset(documents), only
        self._documents = library.documents.all()
        self._highlights = library.highlights.all() if few is None else _with_linked(library, few)
        if few is not None:
            self._only = frozenset(one.id for one in few)
        self._colours = names_in(library.settings)
        self._links = self._linked(library)
        self._borrowed = library.highlights.noted_by_file()
        self._moments = library.moments.last_changes() if few is None else {}
        self._tag_ids = {tag.path: tag.id for tag in self.tags}
        self._library, self._texts = library, contents
        shown = [document.id for document, _ in self.chosen(self.wanted)]
        self._contents: Mapping[str, Content] = (
            _Late(contents, shown) if read_late else contents.newest(shown)
        )
        self._known: _Known | None = None
        self._by_id: dict[str, tuple[Document, Highlight]] | None = None

    @property
    def titles(self) -> dict[str, str]:
        """The titles of all documents, by id."""
        return {document.id: document.title for document in self._documents}

    def excerpts(self, tags: Sequence[str]) -> Iterator[export.Excerpts]:
        """Yield what is shown of each document, of those that bear one of these wanted tags."""
        yield from self.told(self.chosen(tags))

    def told(
        self, chosen: Iterable[tuple[Document, tuple[Highlight, ...]]]
    ) -> Iterator[export.Excerpts]:
        """Yield what is shown of documents with some of their highlights, in this order."""
        for document, highlights in chosen:
            yield self._excerpts(document, highlights)

    def in_order(self, ids: Sequence[str]) -> Iterator[export.Excerpts]:
        """Yield what is shown of these highlights in this order, those of a document in a row."""
        if self._by_id is None:
            chosen = self.chosen(self.wanted)
            self._by_id = {one.id: (document, one) for document, some in chosen for one in some}
        found = (self._by_id[key] for key in ids if key in self._by_id)
        for _, some in groupby(found, lambda pair: pair[0].id):
            documents, highlights = zip(*some, strict=True)
            yield self._excerpts(documents[0], highlights)

    def know(self, ends: Mapping[str, Sequence[LinkEnd]], places: Mapping[str | None, str]) -> None:
        """Let excerpts tell, too, who made a highlight, its links and claims, and where it lies.

        `ends` are links as each end sees them, `places` the paths of collections.
        """
        claims: dict[str, list[str]] = {}
        for claim in self._library.claims.all():
            for passage in claim.passages:
                claims.setdefault(passage.highlight_id, []).append(claim.sentence)
        self._known = _Known(ends, claims, places, {})

    def _excerpts(self, document: Document, highlights: tuple[Highlight, ...]) -> export.Excerpts:
        content = self._contents.get(document.id, NOTHING)
        changed = self._changed(document, highlights)
        earlier = self._earlier(document.id, content, highlights)
        told = export.Excerpts(
            document,
            content,
            highlights,
            self._links,
            self._borrowed,
            earlier,
            self._colours,
            changed,
            self._said(content, highlights, earlier),
        )
        if self._known is None:
            return told
        if document.id not in self._known.made:
            made = self._library.highlights.provenance(document.id)
            self._known.made[document.id] = {key: one.author for key, one in made.items()}
        return replace(
            told,
            made_by=self._known.made[document.id],
            ends=self._known.ends,
            claims=self._known.claims,
            collection=self._known.places.get(document.collection_id, ""),
        )

    @staticmethod
    def _said(
        content: Content, highlights: Sequence[Highlight], earlier: Mapping[str, export.Earlier]
    ) -> dict[str, str]:
        """Return who says the words of highlights, where they are quoted from."""
        whose = WhoSays(content)
        then: dict[int, WhoSays] = {}
        said: dict[str, str] = {}
        for one in highlights:
            if one.said_by is not None:
                said[one.id] = one.said_by
            elif one.id in earlier:
                text = earlier[one.id].content
                by = then.setdefault(one.anchor.revision, WhoSays(text))
                said[one.id] = by.of(one.anchor.start, one.anchor.end)
            else:
                said[one.id] = whose.of(one.start, one.end)
        return said

    def _earlier(
        self, document_id: str, content: Content, highlights: Sequence[Highlight]
    ) -> dict[str, export.Earlier]:
        """Return the revisions that passages were kept in whose words the newest does not have."""
        other = [
            one
            for one in highlights
            if one.anchor.revision != one.placement.revision
            and (
                one.placement.status.is_unsure
                or reads_now(one, content) != one.quote
                # The picture of an area shows what the file held then.
                or (one.anchor.region and one.placement.status is PlacementStatus.MANUAL)
            )
        ]
        if not other:
            return {}
        revisions = {one.number: one for one in self._library.revisions.all(document_id)}
        made = {one.anchor.revision for one in other} & revisions.keys()
        documents = {one: self._library.revisions.document(document_id, one) for one in made}
        gone = [one.id for one in other if one.placement.status in _LACKING]
        lacking = self._library.reviews.lacking(gone) if gone else {}
        earlier: dict[str, export.Earlier] = {}
        for one in other:
            number, since = one.anchor.revision, lacking.get(one.id, 0)
            if number in made:
                earlier[one.id] = export.Earlier(
                    documents[number],
                    self._text(document_id, number),
                    number,
                    revisions[number].imported,
                    since,
                    revisions[since].imported if since in revisions else None,
                )
        return earlier

    def _text(self, document_id: str, revision: int) -> Content:
        """Return the text of a revision; an empty one for a damaged one, which says no place."""
        try:
            return self._texts.of(document_id, revision)
        except DamagedLibraryError:
            return NOTHING

    def chosen(self, tags: Sequence[str]) -> Iterator[tuple[Document, tuple[Highlight, ...]]]:
        """Yield the documents that are shown, with those of their highlights that are."""
        levels = tuple(f"{tag}/" for tag in tags)
        found: dict[str, list[Highlight]] = {}
        for highlight in self._highlights:
            if self._only is not None and highlight.id not in self._only:
                continue
            if not tags or any(f"{path}/".startswith(levels) for path in highlight.tags):
                found.setdefault(highlight.document_id, []).append(highlight)
        for document in self._documents:
            chosen = sorted(found.get(document.id, ()), key=lambda h: (h.start, h.end, h.id))
            if document.id in self._asked_for or (not self._asked_for and chosen):
                yield document, tuple(chosen)

    def last_change(self, document: Document, highlights: tuple[Highlight, ...]) -> datetime:
        """Return when the newest thing in an excerpt was changed, without reading its text."""
        changed = self._changed(document, highlights)
        told = export.Excerpts(document, NOTHING, highlights, self._links, changed=changed)
        return told.last_change()

    def _changed(self, document: Document, highlights: Sequence[Highlight]) -> datetime | None:
        """Return when anything that an excerpt shows was changed last."""
        shown = {document.id}
        for highlight in highlights:
            shown |= {highlight.id, *(self._tag_ids.get(path, "") for path in highlight.tags)}
            for link in self._links.get(highlight.id, ()):
                shown |= {link.highlight.document_id}
        return max((self._moments[one] for one in shown & self._moments.keys()), default=None)

    def _linked(self, library: Library) -> dict[str, tuple[export.LinkedHighlight, ...]]:
        found: dict[str, tuple[export.LinkedHighlight, ...]] = {}
        by_id = {highlight.id: highlight for highlight in self._highlights}
        titles = self.titles
        words = {kind.id: kind.forward for kind in library.link_kinds.all()}
        order = list(words)
        known = [link for link in library.links.all() if link.kind in words]
        for link in sorted(known, key=lambda link: (order.index(link.kind), link.id)):
            target = by_id.get(link.target_id)
            if target is not None:
                title = titles.get(target.document_id, "")
                other = export.LinkedHighlight(words[link.kind], target, title, link.note)
                found[link.source_id] = (*found.get(link.source_id, ()), other)
        return found


def _with_linked(library: Library, few: Sequence[Highlight]) -> list[Highlight]:
    """Return a few highlights and those that they are linked to."""
    own = {one.id for one in few}
    ends = {link.target_id for link in library.links.all() if link.source_id in own}
    return [*few, *library.highlights.by_id(ends - own)]
