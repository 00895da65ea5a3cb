"""The texts that a file's passages are put on: stored first, or only read where nothing is kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from desktop.domain import ImportStatus, Parsed, ReadingChoice, TakenAs
from desktop.domain.exchanged.brought_report import Home
from desktop.domain.exchanged.located import Found
from desktop.errors import DamagedLibraryError
from desktop.formats.plain.quoted_document import SUFFIX, Quotation
from desktop.library.exchange.brought import is_quoted
from desktop.workspace.contents import NOTHING
from desktop.workspace.imports.exchanging.marks import marks_of
from desktop.workspace.imports.exchanging.placed import Text, places_in
from desktop.workspace.imports.storing import Work
from desktop.workspace.imports.unfolding import Source, sha256_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from desktop.domain import ImportOutcome
    from desktop.domain.exchanged.project import ForeignSource
    from desktop.formats.door.confined.child import Answer
    from desktop.library.exchange.keeping import Known
    from desktop.workspace.imports.exchanging.homes import Homes, Housed
    from desktop.workspace.opened import Opened


_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "multipart/related"})
_PAGES = frozenset({".html", ".htm", ".xhtml", ".mhtml", ".mht"})


class Door(Protocol):
    """What brings files in."""

    def seen_before(self, path: Path, work: Work) -> ImportOutcome | None:
        """Return what became of a file that nothing is to be done with."""

    def store(self, sources: Sequence[Source], work: Work) -> dict[Path, ImportOutcome]:
        """Make documents of files."""

    def read(self, paths: Iterable[Path], work: Work) -> Iterator[tuple[Path, Answer]]:
        """Read files, and keep nothing."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Where files of a project go: into a collection, or nowhere as it is only tried."""

    collection: str
    is_dry: bool
    stopped: Callable[[], bool]
    told: Callable[[int, int], None]


class Texts:
    """Finds the text of each source, after its document is made where there was none."""

    def __init__(self, opened: Opened, door: Door, homes: Homes, bound: Bound) -> None:
        self._opened = opened
        self._library = opened.library
        self._door = door
        self._homes = homes
        self._bound = bound
        self._parsed: dict[Path, Parsed] = {}
        self._unfound: dict[Path, int] = {}
        """Passages whose words are not in the article of a page, by path."""

    def made(self, housed: list[Housed], known: Mapping[str, list[Known]]) -> list[Housed]:
        """Return sources with documents; one whose file cannot be read is made of quotations."""
        found = self._read(dict(enumerate(map(self._checked, housed))))
        quoted: dict[int, Housed] = {}
        for number, one in found.items():
            is_unread = one.path is not None and one.error
            has_any = one.source.passages or one.source.notes
            if is_unread or (one.home is Home.QUOTATIONS and has_any):
                earlier = _vanished(one, known.get(one.document_id, ()))
                quoted[number] = self._homes.quoted(number, one, earlier)
        made = self._read({number: one for number, one in quoted.items() if one.path is not None})
        return [made.get(number, quoted.get(number, one)) for number, one in found.items()]

    def _checked(self, one: Housed) -> Housed:
        """Return a source; one that its title alone tells is what has most of its passages."""
        if not one.is_guess or 2 * self._lost(self.of(one), one.source) <= len(one.source.passages):
            return one
        return replace(one, home=Home.QUOTATIONS, document_id="", is_guess=False)

    def of(self, one: Housed) -> Text:
        """Return the text of a source."""
        if one.path is not None and one.path in self._parsed:
            parsed = self._parsed[one.path]
            is_made = one.path.suffix == SUFFIX
            return Text(parsed.content, parsed.pages, one.document_id, 0, is_made)
        if not one.document_id:
            return Text(NOTHING)
        revision = self._library.documents.newest_revision(one.document_id)
        content = self._opened.contents.of(one.document_id, revision)
        try:
            pages = self._library.documents.pages(one.document_id, revision)
        except DamagedLibraryError:
            pages = None
        importer = self._library.revisions.source(one.document_id, revision).importer
        return Text(content, pages, one.document_id, revision, is_quoted(importer))

    def is_article(self, document_id: str) -> bool:
        """Whether a document is a web page of which what stands around its article is left out."""
        kept = self._library.documents
        media_type = kept.get(document_id).media_type
        return media_type in _PAGE_TYPES and not kept.reading_choice(document_id).whole_page

    def _read(self, housed: dict[int, Housed]) -> dict[int, Housed]:
        """Make documents of the files of sources, or only read them.

        Raises StorageError where there is no room for one: of others nothing else is made instead.
        """
        files = {one.path: number for number, one in housed.items() if one.path is not None}
        if not files:
            return housed
        work = self._work(housed)
        self._want_whole_pages(files, housed, work)
        if self._bound.is_dry:
            return housed | self._tried(files, housed, work)
        sources = [Source(path, self._collection(housed[n])) for path, n in files.items()]
        made = {}
        outcomes = self._door.store(sources, work)
        if work.unstored is not None:
            raise work.unstored
        for path, outcome in outcomes.items():
            one = housed[files[path]]
            is_failed = outcome.status is ImportStatus.FAILED
            made[files[path]] = replace(
                one,
                document_id=one.document_id if is_failed else outcome.document_id,
                error=outcome.error if is_failed else "",
            )
        return housed | made

    def _work(self, housed: Mapping[int, Housed]) -> Work:
        """Return what an import is told of these files."""
        files = {one.path: one for one in housed.values() if one.path is not None}
        choice = ReadingChoice(taken_as=TakenAs.DOCUMENT)
        work = Work(len(files), None, self._bound.stopped, choice=choice)
        work.any_in_trash = bool(self._library.trash.all())
        work.meant |= {path: one.document_id for path, one in files.items() if one.document_id}
        work.facts |= {
            path: replace(one.source.facts, title=one.title)
            for path, one in files.items()
            if one.home is not Home.BESIDE and path.suffix != SUFFIX
        }
        work.progress = lambda made: self._bound.told(made.done, made.total)
        return work

    def _want_whole_pages(
        self, files: Mapping[Path, int], housed: Mapping[int, Housed], work: Work
    ) -> None:
        """Have pages read whole whose articles leave out what was marked, if that finds more."""
        pages = [path for path in files if path.suffix.lower() in _PAGES]
        pages = [path for path in pages if not self._is_here(path)]
        for choice in (work.choice, replace(work.choice, whole_page=True)):
            trying = replace(work, choice=choice)
            for path, answer in self._door.read(pages, trying):
                if isinstance(answer, Parsed):
                    lost = self._lost(Text(answer.content), housed[files[path]].source)
                    if choice.whole_page and lost < self._unfound[path]:
                        work.choices[path] = choice
                    self._unfound.setdefault(path, lost)
            pages = [path for path in pages if self._unfound.get(path)]

    def _is_here(self, path: Path) -> bool:
        return bool(self._library.documents.find_source(sha256_of(path)))

    def _lost(self, text: Text, source: ForeignSource) -> int:
        """Count the passages of a source whose words are not in a text."""
        marks = [mark for mark in marks_of(source, ()) if mark.has_words]
        found = places_in(text, marks, source.length)
        return sum(one.how is Found.LOST for one in found)

    def _tried(
        self, files: Mapping[Path, int], housed: Mapping[int, Housed], work: Work
    ) -> dict[int, Housed]:
        """Return sources with the documents that they are already; the others are read."""
        made: dict[int, Housed] = {}
        for path, number in files.items():
            found = self._library.documents.find_source(sha256_of(path))
            if found:
                made[number] = replace(housed[number], document_id=found[0][0], path=None)
        wanted = [path for path, number in files.items() if number not in made]
        for path, answer in self._door.read(wanted, work):
            number = files[path]
            if isinstance(answer, Parsed):
                self._parsed[path] = answer
            else:
                made[number] = replace(housed[number], error=str(answer))
        return made

    def _collection(self, one: Housed) -> str:
        names = (self._bound.collection, *(plain_name(name) for name in one.source.folders))
        return "/".join(filter(None, names))


def plain_name(name: str) -> str:
    """Return the name of a folder as one of a collection."""
    return " ".join(name.replace("/", "-").split())


def _vanished(one: Housed, known: Iterable[Known]) -> list[Quotation]:
    """Return what stood in a document made of quotations, and is not in the file any more."""
    there = {" ".join(passage.quotation.split()) for passage in one.source.passages}
    return [
        Quotation(words, tuple(before.said.get("chapter", ())), before.said.get("page", ""))
        for before in known
        if (words := str(before.said.get("quotation", ""))) and " ".join(words.split()) not in there
    ]
