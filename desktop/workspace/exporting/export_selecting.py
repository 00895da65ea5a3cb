"""From a wish to what a format is given: which highlights, in which order, under which headings."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from desktop import export
from desktop.domain import Progress
from desktop.domain.asking.kept import Order, Side
from desktop.domain.asking.which import ANYTHING, Asked, Field, both, either
from desktop.domain.exchanged.export_wish import Grouping
from desktop.errors import CancelledError
from desktop.export.citing.citer import Citer
from desktop.export.written.export_formats import export_format
from desktop.export.written.export_selection import UNGROUPED, Part, Selection
from desktop.workspace.gathering import Gathered
from desktop.workspace.sharing.project_sharing import Sharing
from desktop.workspace.tags import known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from desktop.domain import Document, Highlight
    from desktop.domain.asking.kept import Answer
    from desktop.domain.asking.which import Which
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
    ) -> Selection:
        """Return what is to be written.

        Raises NotFoundError for an unknown tag, UnusableStyleError, and while it is gone through
        CancelledError.
        """
        if export_format(wish.form).holds_documents:
            return self._bibliography(wish, self._documents(wish))
        wish = self._widened(wish)
        grouping = _grouping(wish)
        is_listed = grouping is None or grouping is Grouping.DOCUMENT
        gathered = self._gathered(wish, read_late=is_listed)
        if export_format(wish.form).tells_makers:
            gathered.know(self._links.ends(), self._collections.paths())
        chosen = list(gathered.chosen(gathered.wanted))
        groups: Groups | None = None
        if wish.order is not Order.READING or not is_listed:
            answer = self._answer(wish, wish.question)
            groups = self._groups(answer, grouping, [one.id for _, some in chosen for one in some])
        marked = _Watched(len(chosen), progress, cancelled)

        def parts() -> Iterator[Part]:
            if groups is None:
                yield Part("", marked.through(gathered.excerpts(gathered.wanted)))
                return
            for heading, ids in groups:
                yield Part(heading, marked.through(gathered.in_order(ids)))

        highlights = [one for _, some in chosen for one in some]
        documents = [document for document, _ in chosen]
        return Selection(
            self._library.id,
            _title(gathered.wanted, wish),
            documents,
            len(highlights),
            _in_codebook_order(gathered, highlights),
            parts,
            _changed(gathered, chosen),
            _heading(wish),
            wish.order is Order.READING,
            self._library.documents.asset,
            _citer(wish),
            lambda name: self._sharing.shared(
                name, marked.through(gathered.excerpts(gathered.wanted))
            ),
            wish.with_links,
        )

    def _widened(self, wish: ExportWish) -> ExportWish:
        """Return a wish for a whole library with documents that have no highlight, too."""
        narrowed = wish.documents or wish.tags or wish.only is not None or wish.question != ANYTHING
        if narrowed or not export_format(wish.form).is_whole:
            return wish
        return replace(wish, documents=tuple(one.id for one in self._library.documents.all()))

    def beginning(self, wish: ExportWish, count: int) -> tuple[Selection, int]:
        """Return the first so many highlights of a selection, and how many documents it has.

        Only they are read: it is looked at while an export is still being thought of.
        """
        if export_format(wish.form).holds_documents:
            told = self._documents(wish)
            return self._bibliography(wish, told[:count]), len(told)
        grouping = _grouping(wish)
        answer = self._answer(wish, self._question(wish), Side.DOCUMENT)
        groups = _first(self._groups(answer, grouping, answer.ids), count)
        documents = len(wish.documents) or len(answer.counts[Side.DOCUMENT])
        ids = {key for _, some in groups for key in some}
        own = {one.document_id for one in self._library.highlights.by_id(ids)}
        shown = self._library.documents.all(own or wish.documents[:1])
        return self._small(wish, groups, shown, len(answer.ids)), documents

    def _small(
        self, wish: ExportWish, groups: Groups, documents: Sequence[Document], highlights: int
    ) -> Selection:
        """Return a selection of few highlights, of which all is read at once."""
        ids = [key for _, some in groups for key in some]
        few = self._library.highlights.by_id(ids)
        gathered = Gathered(
            self._library, self._opened.contents, [one.id for one in documents], (), few=few
        )
        gathered.know(self._links.ends(), self._collections.paths())

        def parts() -> Iterator[Part]:
            for heading, some in groups:
                yield Part(heading, gathered.in_order(some))

        shown = list(gathered.chosen(()))
        return Selection(
            self._library.id,
            _title(wish.tags, wish),
            documents,
            highlights,
            _in_codebook_order(gathered, few),
            parts,
            _changed(gathered, shown),
            _heading(wish),
            wish.order is Order.READING,
            self._library.documents.asset,
            _citer(wish),
            lambda name: self._sharing.shared(name, gathered.in_order(ids)),
            wish.with_links,
        )

    def _question(self, wish: ExportWish) -> Which:
        """Return the question that tags and documents are part of."""
        every = self._library.tags.all() if wish.tags else []
        tags = [Asked(Field.TAG, known(every, tag)) for tag in wish.tags]
        documents = [Asked(Field.DOC, key) for key in wish.documents]
        return both(wish.question, *(either(*some) for some in (tags, documents) if some))

    def _documents(self, wish: ExportWish) -> list[Document]:
        """Return the documents of a bibliography: those that are named, or have an answer."""
        if not wish.tags and wish.question == ANYTHING:
            return self._library.documents.all(wish.documents or None)
        answer = self._answer(wish, self._question(wish), Side.DOCUMENT)
        return self._library.documents.all([key for key, _ in answer.counts[Side.DOCUMENT]])

    def _bibliography(self, wish: ExportWish, documents: Sequence[Document]) -> Selection:
        return Selection(
            self._library.id, _title(wish.tags, wish), documents, 0, (), lambda: iter(())
        )

    def each(self, wish: ExportWish) -> Iterator[tuple[str, ExportWish]]:
        """Yield the names of files, without a suffix, with what is wished for each."""
        gathered = self._gathered(wish, read_late=True)
        chosen = list(gathered.chosen(gathered.wanted))
        if wish.grouping in (None, Grouping.DOCUMENT):
            titles = {document.id: document.title for document, _ in chosen}
            for key, name in export.file_names(titles, "").items():
                yield name, replace(wish, documents=(key,))
            return
        ids = [one.id for _, some in chosen for one in some]
        groups = self._groups(self._answer(wish, wish.question), wish.grouping, ids)
        names = export.file_names(
            {str(at): _named(heading) for at, (heading, _) in enumerate(groups)}, ""
        )
        for at, (_, some) in enumerate(groups):
            yield names[str(at)], replace(wish, grouping=None, only=tuple(some))

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

    def _answer(self, wish: ExportWish, question: Which, *sides: Side) -> Answer:
        """Return what answers, in order, and in groups where the question knows them."""
        grouping = _grouping(wish)
        group = None if grouping is None else grouping.side
        return self._questions.answer(question, wish.order, sides, group)

    def _groups(self, answer: Answer, grouping: Grouping | None, among: Sequence[str]) -> Groups:
        """Return the ids of highlights in their order, below headings where they have."""
        meant = frozenset(among)
        ids = [key for key in answer.ids if key in meant]
        if grouping is None:
            return [("", ids)]
        if grouping is Grouping.CLAIM:
            return self._by_claim(ids)
        groups = [(value, [key for key in some if key in meant]) for value, some in answer.groups]
        if grouping is Grouping.DOCUMENT:
            # A document comes where the first of its highlights does.
            rank = {key: number for number, key in enumerate(ids)}
            filled = sorted((some for _, some in groups if some), key=lambda some: rank[some[0]])
            return [("", [key for some in filled for key in some])]
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


def _grouping(wish: ExportWish) -> Grouping | None:
    """Return what highlights stand together by: of a list nothing, of all else documents."""
    usual = None if export_format(wish.form).is_flat else Grouping.DOCUMENT
    return wish.grouping or usual


def _heading(wish: ExportWish) -> Grouping | None:
    """Return what stands above highlights: documents head themselves, but for in a table."""
    grouping = _grouping(wish)
    is_headed = grouping is not Grouping.DOCUMENT or export_format(wish.form).is_flat
    return grouping if is_headed else None


def _citer(wish: ExportWish) -> Citer | None:
    is_cited = bool(wish.style) and export_format(wish.form).is_cited
    return Citer(wish.style, wish.language) if is_cited else None


def _title(tags: Sequence[str], wish: ExportWish) -> str:
    title = "Annotations tagged " + ", ".join(tags) if tags else ""
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
