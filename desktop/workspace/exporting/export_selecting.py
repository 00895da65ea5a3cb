"""From a wish to what a format is given: which highlights, in which order, under which headings."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from desktop import export
from desktop.domain import Progress
from desktop.domain.asking.kept import Order
from desktop.domain.asking.which import ANYTHING
from desktop.domain.exchanged.export_wish import Grouping
from desktop.errors import CancelledError
from desktop.export.citing.citer import Citer
from desktop.export.written.export_formats import export_format
from desktop.export.written.export_selection import UNGROUPED, Part, Selection
from desktop.workspace.gathering import Gathered
from desktop.workspace.sharing.project_sharing import Sharing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from desktop.domain import Document, Highlight
    from desktop.domain.exchanged.export_wish import ExportWish
    from desktop.workspace.collections import Collections
    from desktop.workspace.links import Links
    from desktop.workspace.opened import Opened
    from desktop.workspace.searching.highlight_questions import Questions

    Groups = Sequence[tuple[str, Sequence[str]]]
    """Headings with the ids of highlights below them."""


class Selecting:
    """Finds what is wished for."""

    def __init__(
        self, opened: Opened, questions: Questions, links: Links, collections: Collections
    ) -> None:
        self._opened = opened
        self._library = opened.library
        self._questions = questions
        self._links = links
        self._collections = collections
        self._sharing = Sharing(opened, questions, links, collections)

    def select(
        self,
        wish: ExportWish,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        first: int = 0,
    ) -> Selection:
        """Return what is to be written; with `first` only so many highlights of it.

        Raises NotFoundError for an unknown tag, UnusableStyleError, and while it is gone through
        CancelledError.
        """
        form = export_format(wish.form)
        if form.is_whole:
            wish = self._widened(wish)
        grouping = wish.grouping or (None if form.is_flat else Grouping.DOCUMENT)
        by_document = grouping is Grouping.DOCUMENT
        ordered = wish.order is not Order.READING or not (by_document or grouping is None)
        gathered = self._gathered(wish, read_late=by_document or grouping is None)
        gathered.know(self._links.ends(), self._collections.paths())
        chosen = list(gathered.chosen(gathered.wanted))
        groups = self._groups(wish, grouping, chosen) if ordered else None
        if first:
            groups = _first(groups or [("", [one.id for _, some in chosen for one in some])], first)
        marked = _Watched(len(chosen), progress, cancelled)
        documents = [document for document, _ in chosen]
        if form.holds_documents:
            documents = self._told(wish, chosen)
        highlights = [one for _, some in chosen for one in some]

        def parts() -> Iterator[Part]:
            if groups is None:
                yield Part("", marked.through(gathered.excerpts(gathered.wanted)))
                return
            for heading, ids in groups:
                yield Part(heading, marked.through(gathered.in_order(ids)))

        is_headed = not by_document and grouping is not None
        return Selection(
            self._library.id,
            _title(gathered, wish),
            documents,
            len(highlights),
            _in_codebook_order(gathered, highlights),
            parts,
            _changed(gathered, chosen),
            grouping if is_headed or (by_document and wish.grouping and form.is_flat) else None,
            wish.order is Order.READING,
            self._library.documents.asset,
            Citer(wish.style, wish.language) if wish.style and form.is_cited else None,
            lambda name: self._sharing.shared(
                name, marked.through(gathered.excerpts(gathered.wanted))
            ),
            wish.with_links,
        )

    def _widened(self, wish: ExportWish) -> ExportWish:
        """Return a wish that nothing narrows for all documents, those without a highlight too."""
        if wish.documents or wish.tags or wish.only is not None or wish.question != ANYTHING:
            return wish
        return replace(wish, documents=tuple(one.id for one in self._library.documents.all()))

    def _told(
        self, wish: ExportWish, chosen: Sequence[tuple[Document, Sequence[Highlight]]]
    ) -> list[Document]:
        """Return the documents of a bibliography: those that are named, or have an answer."""
        if not wish.tags and wish.question == ANYTHING and wish.only is None:
            return self._library.documents.all(wish.documents or None)
        return [document for document, some in chosen if some]

    def each(self, wish: ExportWish) -> Iterator[tuple[str, ExportWish]]:
        """Yield the names of files, without a suffix, with what is wished for each."""
        gathered = self._gathered(wish, read_late=True)
        chosen = list(gathered.chosen(gathered.wanted))
        if wish.grouping in (None, Grouping.DOCUMENT):
            titles = {document.id: document.title for document, _ in chosen}
            for key, name in export.file_names(titles, "").items():
                yield name, replace(wish, documents=(key,))
            return
        groups = self._groups(wish, wish.grouping, chosen)
        names = export.file_names(
            {str(at): _named(heading) for at, (heading, _) in enumerate(groups)}, ""
        )
        for at, (_, ids) in enumerate(groups):
            yield names[str(at)], replace(wish, grouping=None, only=tuple(ids))

    def _gathered(self, wish: ExportWish, *, read_late: bool) -> Gathered:
        only = None
        if wish.question != ANYTHING:
            only = frozenset(self._questions.ids(wish.question))
        if wish.only is not None:
            only = frozenset(wish.only) if only is None else only & frozenset(wish.only)
        return Gathered(
            self._library,
            self._opened.contents,
            wish.documents,
            wish.tags,
            only,
            read_late=read_late,
        )

    def _groups(
        self,
        wish: ExportWish,
        grouping: Grouping | None,
        chosen: Sequence[tuple[Document, Sequence[Highlight]]],
    ) -> Groups:
        """Return the ids of chosen highlights in their order, below headings where they have."""
        meant = {one.id: document.id for document, some in chosen for one in some}
        side = None if grouping in (None, Grouping.DOCUMENT) else grouping.side
        answer = self._questions.answer(wish.question, wish.order, (), side)
        ids = [key for key in answer.ids if key in meant]
        if grouping is None:
            return [("", ids)]
        if grouping is Grouping.DOCUMENT:
            # A document comes where the first of its highlights does.
            found: dict[str, list[str]] = {}
            for key in ids:
                found.setdefault(meant[key], []).append(key)
            return [("", [key for some in found.values() for key in some])]
        if grouping is Grouping.CLAIM:
            return self._by_claim(ids)
        groups = [(value, [key for key in some if key in meant]) for value, some in answer.groups]
        return [(value, some) for value, some in groups if some]

    def _by_claim(self, ids: Sequence[str]) -> Groups:
        """Return passages below what they speak to, in the order of the claims."""
        left, groups = set(ids), []
        rank = {key: number for number, key in enumerate(ids)}
        for claim in self._library.claims.all():
            own = [one.highlight_id for one in claim.passages if one.highlight_id in rank]
            if own:
                groups.append((claim.sentence, own))
                left -= set(own)
        others = [key for key in ids if key in left]
        return [*groups, *([("", others)] if others else [])]


class _Watched:
    """Tells how many documents are done, and stops where nobody wants the rest."""

    def __init__(
        self,
        documents: int,
        progress: Callable[[Progress], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        self._total = documents
        self._progress, self._cancelled = progress, cancelled
        self._done: set[str] = set()

    def through(self, excerpts: Iterable[export.Excerpts]) -> Iterator[export.Excerpts]:
        """Yield the same; what is grouped may come to a document again."""
        for source in excerpts:
            if self._cancelled is not None and self._cancelled():
                raise CancelledError("The export")
            yield source
            self._done.add(source.document.id)
            if self._progress is not None:
                self._progress(Progress(len(self._done), self._total, source.document.title))


def _first(groups: Groups, count: int) -> Groups:
    """Return the first so many highlights of groups."""
    kept: list[tuple[str, Sequence[str]]] = []
    for heading, ids in groups:
        some = list(islice(ids, count))
        count -= len(some)
        if some:
            kept.append((heading, some))
        if count <= 0:
            break
    return kept


def _named(heading: str) -> str:
    return heading.replace("/", " - ") or UNGROUPED


def _title(gathered: Gathered, wish: ExportWish) -> str:
    title = "Annotations tagged " + ", ".join(gathered.wanted) if wish.tags else ""
    if wish.question != ANYTHING:
        title = f"{title or 'Annotations'}: {wish.question}"
    return title


def _in_codebook_order(gathered: Gathered, highlights: Iterable[Highlight]) -> list[str]:
    borne = {tag for one in highlights for tag in one.tags}
    return [tag.path for tag in gathered.tags if tag.path in borne]


def _changed(
    gathered: Gathered, chosen: Sequence[tuple[Document, tuple[Highlight, ...]]]
) -> datetime | None:
    return max((gathered.last_change(*one) for one in chosen), default=None)
