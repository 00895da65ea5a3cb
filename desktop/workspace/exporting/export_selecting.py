"""From a wish to what a format is given: which highlights, in which order, under which headings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from desktop import export
from desktop.domain import Progress
from desktop.domain.asking.kept import Order, Side
from desktop.domain.asking.which import ANYTHING
from desktop.domain.exchanged.export_wish import Grouping
from desktop.errors import CancelledError
from desktop.export.citing.citer import Citer
from desktop.export.written.export_formats import export_format
from desktop.export.written.export_selection import UNGROUPED, Part, Selection
from desktop.workspace.exporting.export_groups import Grouped, first_of, grouping_of, heading_of
from desktop.workspace.gathering import Gathered
from desktop.workspace.sharing.project_sharing import Sharing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from desktop.domain import Document, Highlight
    from desktop.domain.exchanged.export_wish import ExportWish
    from desktop.workspace.collections import Collections
    from desktop.workspace.exporting.export_groups import Chosen, Groups
    from desktop.workspace.links import Links
    from desktop.workspace.opened import Opened
    from desktop.workspace.searching.highlight_questions import Questions

_BY_DOCUMENT = (None, Grouping.DOCUMENT)


class Watch(NamedTuple):
    """Who is told how far an export is, and says whether it is still wanted."""

    progress: Callable[[Progress], None] | None = None
    cancelled: Callable[[], bool] | None = None

    def through(self, excerpts: Iterable[export.Excerpts], total: int) -> Iterator[export.Excerpts]:
        """Yield the same; what is grouped may come to a document again."""
        done: set[str] = set()
        for source in excerpts:
            self.go_on()
            yield source
            done.add(source.document.id)
            if self.progress is not None:
                self.progress(Progress(len(done), total, source.document.title))

    def go_on(self) -> None:
        """Raise CancelledError where it is no longer wanted."""
        if self.cancelled is not None and self.cancelled():
            raise CancelledError("The export")


class Selecting:
    """Finds what is wished for."""

    def __init__(
        self, opened: Opened, questions: Questions, links: Links, collections: Collections
    ) -> None:
        self._opened = opened
        self._library = opened.library
        self._questions = questions
        self._grouped = Grouped(opened.library, questions)
        self._sharing = Sharing(opened, links, collections)
        self._links = links
        self._collections = collections

    def select(self, wish: ExportWish, watch: Watch) -> Selection:
        """Return what is to be written.

        Raises NotFoundError for an unknown tag, UnusableStyleError, and while it is gone through
        CancelledError.
        """
        wish = self._widened(wish)
        if export_format(wish.form).holds_documents:
            return self._bibliography(wish, self._grouped.documents(wish))
        grouping = grouping_of(wish)
        gathered = self._gathered(wish, read_late=grouping in _BY_DOCUMENT)
        chosen = list(gathered.chosen(gathered.wanted))
        title = _title(gathered.wanted, wish)
        if grouping is Grouping.DOCUMENT or (grouping is None and wish.order is Order.READING):
            ordered = self._grouped.ordered(wish, chosen)
            return self._selection(wish, gathered, ordered, title, watch)
        answer = self._grouped.answer(wish, wish.question)
        ids = [one.id for _, some in chosen for one in some]
        groups = self._grouped.groups(answer, grouping, ids)
        return self._selection(wish, gathered, chosen, title, watch, groups)

    def _widened(self, wish: ExportWish) -> ExportWish:
        """Return a wish for a whole library with documents that have no highlight, too."""
        narrowed = wish.documents or wish.tags or wish.question != ANYTHING
        if narrowed or not export_format(wish.form).is_whole:
            return wish
        return replace(wish, documents=tuple(one.id for one in self._library.documents.all()))

    def each(self, wish: ExportWish, watch: Watch) -> Iterator[tuple[str, Selection]]:
        """Yield names of files, without a suffix, with what is for each; all is gathered once.

        A file for a tag has what bears one below it, too.
        """
        by_document = wish.grouping in _BY_DOCUMENT
        gathered = self._gathered(wish, read_late=by_document)
        chosen = list(gathered.chosen(gathered.wanted))
        if by_document:
            names = export.file_names(gathered.titles, "")
            for document, some in self._grouped.ordered(wish, chosen):
                alone = self._selection(wish, gathered, [(document, some)], "", watch)
                yield names[document.id], alone
        elif wish.grouping is Grouping.TAG:
            for name, path in _tags_of(gathered):
                bearing = self._grouped.ordered(wish, list(gathered.chosen((path,))))
                yield name, self._selection(wish, gathered, bearing, path, watch)
        else:
            yield from self._by_heading(wish, gathered, chosen, watch)

    def _by_heading(
        self, wish: ExportWish, gathered: Gathered, chosen: Chosen, watch: Watch
    ) -> Iterator[tuple[str, Selection]]:
        answer = self._grouped.answer(wish, wish.question)
        ids = [one.id for _, some in chosen for one in some]
        groups = self._grouped.groups(answer, wish.grouping, ids)
        headings = {str(at): heading or UNGROUPED for at, (heading, _) in enumerate(groups)}
        names = export.file_names(headings, "")
        for at, (_, own) in enumerate(groups):
            meant = frozenset(own)
            few = [(one, tuple(h for h in some if h.id in meant)) for one, some in chosen]
            filled = self._grouped.ordered(wish, [pair for pair in few if pair[1]])
            title = headings[str(at)]
            yield names[str(at)], self._selection(wish, gathered, filled, title, watch)

    def _selection(
        self,
        wish: ExportWish,
        gathered: Gathered,
        chosen: Chosen,
        title: str,
        watch: Watch,
        groups: Groups | None = None,
    ) -> Selection:
        """Return chosen highlights by documents, or else in groups of them."""

        def parts() -> Iterator[Part]:
            if groups is None:
                yield Part("", by_document())
                return
            for heading, ids in groups:
                yield Part(heading, watch.through(gathered.in_order(ids), len(chosen)))

        def by_document() -> Iterator[export.Excerpts]:
            return watch.through(gathered.told(chosen), len(chosen))

        highlights = [one for _, some in chosen for one in some]
        return Selection(
            self._library.id,
            title,
            [document for document, _ in chosen],
            len(highlights),
            _in_codebook_order(gathered, highlights),
            parts,
            _changed(gathered, chosen),
            heading_of(wish) if groups is not None or grouping_of(wish) in _BY_DOCUMENT else None,
            wish.order is Order.READING,
            self._library.documents.asset,
            _citer(wish),
            lambda name: self._sharing.shared(name, by_document()),
            wish.with_links,
        )

    def beginning(self, wish: ExportWish, count: int) -> tuple[Selection, int, int]:
        """Return the first so many highlights of a selection, and what all of it has.

        That is, how many documents and highlights. Only what is shown is read: it is looked at
        while an export is still being thought of.
        """
        if export_format(wish.form).holds_documents:
            told = self._grouped.documents(wish)
            return self._bibliography(wish, told[:count]), len(told), 0
        answer = self._grouped.answer(wish, self._grouped.question(wish), Side.DOCUMENT)
        groups = first_of(self._grouped.groups(answer, grouping_of(wish), answer.ids), count)
        few = self._library.highlights.by_id([key for _, some in groups for key in some])
        shown = {one.document_id for one in few} or set(wish.documents[:1])
        gathered = Gathered(self._library, self._opened.contents, list(shown), (), few=few)
        self._tell_more(wish, gathered)
        chosen = list(gathered.chosen(()))
        title = _title(wish.tags, wish)
        documents = len(wish.documents) or len(answer.counts[Side.DOCUMENT])
        begun = self._selection(wish, gathered, chosen, title, Watch(), groups)
        begins = documents if len(answer.ids) > count else 0
        begun = replace(begun, highlights=len(answer.ids), begins=begins)
        return begun, documents, len(answer.ids)

    def _bibliography(self, wish: ExportWish, documents: Sequence[Document]) -> Selection:
        title = _title(wish.tags, wish)
        return Selection(self._library.id, title, documents, 0, (), lambda: iter(()))

    def _gathered(self, wish: ExportWish, *, read_late: bool) -> Gathered:
        only = None if wish.question == ANYTHING else frozenset(self._questions.ids(wish.question))
        library, contents = self._library, self._opened.contents
        gathered = Gathered(library, contents, wish.documents, wish.tags, only, read_late=read_late)
        self._tell_more(wish, gathered)
        return gathered

    def _tell_more(self, wish: ExportWish, gathered: Gathered) -> None:
        if export_format(wish.form).tells_makers:
            gathered.know(self._links.ends(), self._collections.paths())


def _tags_of(gathered: Gathered) -> Iterator[tuple[str, str]]:
    """Yield the tags that a file each is for, after its name: those wanted, or all."""
    everything, wanted = gathered.tags, set(gathered.wanted)
    names = export.file_names({tag.id: tag.path.replace("/", " - ") for tag in everything}, "")
    above = tuple(f"{path}/" for path in wanted - {tag.path for tag in everything})
    for tag in everything:
        if not wanted or tag.path in wanted or tag.path.startswith(above):
            yield names[tag.id], tag.path


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


def _changed(gathered: Gathered, chosen: Chosen) -> datetime | None:
    return max((gathered.last_change(*one) for one in chosen), default=None)
